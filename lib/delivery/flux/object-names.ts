import { fitted, slug } from '../fitted-name';

/** Kubernetes keeps the name of a Kustomization in a label of everything that it applied. */
const LONGEST_LABEL = 63;

/** The Kustomization through which Flux finds everything else of the mesh in a cluster. */
export const ENTRY = 'mesh';

/**
 * Name of an object of Flux. Flux runs in the cluster, so the name contains neither cluster nor mesh. A prefix keeps
 * it apart from other objects in Flux's namespace.
 */
export function objectName(name: string): string {
  return fitted(`${ENTRY}-${name}`, LONGEST_LABEL);
}

/** Name of a file without its ending, and of a folder. */
export function fileName(name: string): string {
  return fitted(name, LONGEST_LABEL);
}

/** A chart repository by its address: `blob-istio-io-istio-release-charts`. */
export function repositoryName(url: string): string {
  return slug(url.replace(/^[a-z]+:\/\//, ''));
}
