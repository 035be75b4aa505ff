import { claim } from '../collections';
import type { Rule } from './rule';

/** A host means one service: of two entries istiod would silently keep one. */
export const uniqueHosts: Rule = {
  id: 'unique-hosts',
  *check({ entries }) {
    const owners = new Map<string, string>();
    for (const { path, host } of entries) {
      const owner = claim(owners, host, path);
      if (owner === undefined) continue;
      yield {
        path,
        what: `${owner} already declares this host`,
        value: host,
        fix: 'use one entry and list all exporters in its exportedBy: a host has one namespace, service account and target port in all of them; or choose another host',
      };
    }
  },
};
