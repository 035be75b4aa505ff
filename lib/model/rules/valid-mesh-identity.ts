import { isDnsLabel, isTrustDomain } from '../validate/syntax';
import type { Rule } from './rule';

/** Mesh id and trust domain are part of every identity and of every Application's name. */
export const validMeshIdentity: Rule = {
  id: 'valid-mesh-identity',
  *check({ mesh }) {
    const { path, id, trustDomain } = mesh;
    if (!isDnsLabel(id)) {
      yield {
        path,
        what: 'the mesh id must be a DNS label',
        value: id,
        fix: 'use lower-case letters, digits and dashes, at most 63 characters, as in "training-mesh"',
      };
    }
    if (!isTrustDomain(trustDomain)) {
      yield {
        path,
        what: 'the trust domain must be DNS labels with dots',
        value: trustDomain,
        fix: 'use lower-case letters, digits, dashes and dots, without "spiffe://" or "/", as in "corp.local"',
      };
    }
  },
};
