import { sha256 } from '../../model/digest';
import { isDnsLabel } from '../../model/syntax';

/** Kubernetes keeps the name of a Kustomization in a label of everything that it applied. */
const LONGEST_LABEL = 63;
const LONGEST_HELM_RELEASE = 53;

/** What leads Flux to everything else of the mesh in a cluster. */
export const ENTRY = 'mesh';

/**
 * Name of an object of Flux. Flux runs in the cluster, so it says neither cluster nor mesh, only that
 * it is the mesh's: others have objects in Flux's namespace, too.
 */
export function objectName(name: string): string {
  return fitted(`${ENTRY}-${name}`, LONGEST_LABEL);
}

/** Name of a file without its ending, and of a folder. */
export function fileName(name: string): string {
  return fitted(name, LONGEST_LABEL);
}

/** Name under which Helm knows a release. */
export function helmName(name: string): string {
  return fitted(name, LONGEST_HELM_RELEASE);
}

/** A chart repository by its address: `blob-istio-io-istio-release-charts`. */
export function repositoryName(url: string): string {
  return slug(url.replace(/^[a-z]+:\/\//, ''));
}

/** A name as it is, or, where Kubernetes would refuse it, what can be kept of it and a hash that tells it from others. */
function fitted(name: string, longest: number): string {
  if (isDnsLabel(name) && name.length <= longest) return name;
  const hash = sha256(name).slice(0, 8);
  const kept = slug(name).slice(0, longest - hash.length - 1);
  return kept === '' ? hash : `${kept}-${hash}`;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
