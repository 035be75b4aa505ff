import type { Mesh } from '../constructs/mesh';
import type { MeshCluster } from '../constructs/mesh-cluster';
import { stageMesh } from '../output/stage-mesh';
import { nameOf } from '../resources/manifest';
import type { Manifest } from '../resources/manifest';

/**
 * Everything that synth would write, as path → manifest, without writing it. All rules and checks
 * run: throws an InvalidMeshError with all problems. Declaring can go on afterwards.
 */
export function renderMesh(mesh: Mesh): ReadonlyMap<string, Manifest> {
  const files = new Map<string, Manifest>();
  stageMesh(
    mesh,
    (_owner, file, { manifest }) => {
      files.set(file, manifest);
    },
    () => undefined,
  );
  return files;
}

/** The manifests that lie in one cluster's directory, in the order of their paths. */
export function manifestsOf(files: ReadonlyMap<string, Manifest>, cluster: MeshCluster): readonly Manifest[] {
  const folder = `clusters/${cluster.node.id}/`;
  const paths = [...files.keys()].filter((path) => path.startsWith(folder)).sort();
  return paths.flatMap((path) => files.get(path) ?? []);
}

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

/** The one object of a cluster that is meant. Throws if there is none, with what there is, or more than one. */
export function findManifest(
  files: ReadonlyMap<string, Manifest>,
  cluster: MeshCluster,
  selector: ManifestSelector,
): Manifest {
  const all = manifestsOf(files, cluster);
  const [found, ...others] = all.filter((manifest) => isMeant(manifest, selector));
  if (found !== undefined && others.length === 0) return found;
  const wanted = JSON.stringify(selector);
  const { id } = cluster.node;
  if (found !== undefined) throw new Error(`cluster "${id}" has more than one ${wanted}: ${names([found, ...others])}`);
  const near = all.filter(({ kind, metadata }) => kind === selector.kind || metadata.name === selector.name);
  throw new Error(`cluster "${id}" has no ${wanted}; it has ${names(near.length > 0 ? near : all)}`);
}

function isMeant(manifest: Manifest, { kind, name, namespace, apiVersion }: ManifestSelector): boolean {
  return (
    manifest.kind === kind &&
    manifest.metadata.name === name &&
    (namespace === undefined || manifest.metadata.namespace === namespace) &&
    (apiVersion === undefined || manifest.apiVersion === apiVersion)
  );
}

function names(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => `${manifest.apiVersion} ${nameOf(manifest)}`).join(', ');
}
