import type { Rule } from './rule';

/** A Service's own name becomes global by endpoints of other clusters; with one exporter there are none. */
export const globalServiceName: Rule = {
  id: 'global-service-name',
  *check({ entries }) {
    for (const { path, exportedBy, globalServiceName: global } of entries) {
      if (!global || new Set(exportedBy).size !== 1) continue;
      yield {
        path,
        what: 'globalServiceName is set, but one cluster alone runs the service',
        value: exportedBy,
        fix: 'list all clusters that run it in exportedBy, or leave globalServiceName out',
      };
    }
  },
};
