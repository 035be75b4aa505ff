import { sha256 } from '../model/digest';
import { isDnsLabel, isDnsSubdomain } from '../model/validate/syntax';

/** Letters of the longest name that Helm takes for a release (Helm, `ValidateReleaseName`). */
const LONGEST_RELEASE_NAME = 53;

/** The name itself, or, if Kubernetes would refuse it, a shortened name with a hash that keeps it unique. */
export function fitted(name: string, longest: number): string {
  if (isDnsLabel(name) && name.length <= longest) return name;
  const hash = sha256(name).slice(0, 8);
  const kept = slug(name).slice(0, longest - hash.length - 1);
  return kept === '' ? hash : `${kept}-${hash}`;
}

/** Name under which Helm knows a release: its own, unless Helm would refuse it. */
export function helmName(name: string): string {
  const isFine = isDnsSubdomain(name) && name.length <= LONGEST_RELEASE_NAME;
  return isFine ? name : fitted(name, LONGEST_RELEASE_NAME);
}

/** Lower-case letters, digits and dashes of a text. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
