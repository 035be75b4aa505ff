import type { Manifest } from './manifest';

/** Which object of a cluster is meant; what is left out is not compared. */
export interface ManifestSelector {
  /** Its kind, as in `Deployment`. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /**
   * Its namespace.
   * @default - any
   */
  readonly namespace?: string;
  /**
   * Its API version, as in `apps/v1`.
   * @default - any
   */
  readonly apiVersion?: string;
}

export function isMeant(manifest: Manifest, { kind, name, namespace, apiVersion }: ManifestSelector): boolean {
  return (
    manifest.kind === kind &&
    manifest.metadata.name === name &&
    (namespace === undefined || manifest.metadata.namespace === namespace) &&
    (apiVersion === undefined || manifest.apiVersion === apiVersion)
  );
}
