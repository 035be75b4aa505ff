import type { Mesh } from '../constructs/mesh';
import type { MeshCluster } from '../constructs/mesh-cluster';
import { usageError } from '../model/problems/usage-error';
import { stageMesh } from '../output/stage-mesh';
import { nameOf } from '../resources/manifest';
import type { Manifest } from '../resources/manifest';
import { isMeant } from '../resources/manifest-selector';
import type { ManifestSelector } from '../resources/manifest-selector';

/**
 * The manifests that synth would write, by the path of their file. Writes nothing. All rules and checks run:
 * throws an InvalidMeshError with all problems. Declaring can go on afterwards.
 */
export function renderMesh(mesh: Mesh): ReadonlyMap<string, readonly Manifest[]> {
  const files = new Map<string, readonly Manifest[]>();
  stageMesh(mesh, {
    emit: (_owner, file, objects) => {
      const manifests = objects.map(({ manifest }) => manifest);
      files.set(file, manifests);
      // An estimate: writing all files as YAML would take as long as everything else.
      return Buffer.byteLength(JSON.stringify(manifests));
    },
  });
  return files;
}

/** The manifests in one cluster's directory, sorted by path. */
export function manifestsOf(
  files: ReadonlyMap<string, readonly Manifest[]>,
  cluster: MeshCluster,
): readonly Manifest[] {
  const folder = `clusters/${cluster.node.id}/`;
  const paths = [...files.keys()].filter((path) => path.startsWith(folder)).sort();
  return paths.flatMap((path) => files.get(path) ?? []);
}

/**
 * The one object of a cluster that the selector matches. Throws if there is none, with a list of the objects, or if
 * there are several.
 */
export function findManifest(
  files: ReadonlyMap<string, readonly Manifest[]>,
  cluster: MeshCluster,
  selector: ManifestSelector,
): Manifest {
  const all = manifestsOf(files, cluster);
  const [found, ...others] = all.filter((manifest) => isMeant(manifest, selector));
  if (found !== undefined && others.length === 0) return found;
  const wanted = JSON.stringify(selector);
  const { id } = cluster.node;
  if (found !== undefined)
    throw usageError(`cluster "${id}" has more than one ${wanted}: ${names([found, ...others])}`);
  const near = all.filter(({ kind, metadata }) => kind === selector.kind || metadata.name === selector.name);
  throw usageError(`cluster "${id}" has no ${wanted}; it has ${names(near.length > 0 ? near : all)}`);
}

function names(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => `${manifest.apiVersion} ${nameOf(manifest)}`).join(', ');
}
