import type { Fault } from '../../../model/problems/problem';
import type { ArgoCdSettings } from '../settings';
import { isOci } from './repository-url';

/** Settings that do not work with an OCI artifact. */
export function* ociFaults({ repoUrl, targetRevision, rings }: ArgoCdSettings): Generator<Fault> {
  if (!isOci(repoUrl)) return;
  // The rule of the prop reports any other type.
  const given: unknown = targetRevision;
  const revision = typeof given === 'string' ? given : '';
  if (/^sha\d+:/.test(revision)) {
    yield {
      what: 'targetRevision is a digest, and the Applications in an artifact cannot name the digest of that artifact',
      value: targetRevision,
      fix: 'name a tag, as in "main" or "1.4.0", or a range of versions, as in "1.x"',
    };
  } else if (/[/:@]/.test(revision)) {
    yield {
      what: 'targetRevision must be a tag of the OCI artifact',
      value: targetRevision,
      fix: 'name a tag, as in "main" or "1.4.0", or a range of versions, as in "1.x"; a registry has no branches',
    };
  }
  if (rings.length === 0) return;
  yield {
    what: 'rings need a Git repository: the ApplicationSet finds the Applications with a Git generator, which reads no OCI artifact',
    value: rings,
    fix: 'leave out rings, or give the URL of a Git repository as repoUrl',
  };
}
