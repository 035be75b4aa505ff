import type { DeliveredFile } from '../../delivery/delivery-strategy';
import type { Problem } from '../../model/problems/problem';
import type { Part, Placed } from '../../resources/component-part';
import type { RenderedCluster, Resolved } from '../internal/render';
import { applyPatches } from './patch';

/** Files of the GitOps tool after patches. */
export interface Delivered {
  readonly files: readonly DeliveredFile[];
  /** Patches that change nothing, or more than was meant. */
  readonly problems: readonly Problem[];
}

/** The files that deliver to a cluster. Patches that match none of its own objects reach them. */
export function deliveredTo({ cluster, parts, unmatched }: RenderedCluster, resolved: Resolved): Delivered {
  const { fleet, delivery } = resolved;
  const files = delivery.filesOfCluster(fleet.mesh, cluster, parts);
  const { component } = delivery;
  if (component === undefined || unmatched.length === 0) return { files, problems: [] };
  // The cluster's own parts are there so that a problem can name what a component of the same name has.
  const all = [...parts, asPart(component, files)];
  const patched = applyPatches(all, unmatched);
  return { files: filesOf(patched.parts, files), problems: patched.problems };
}

/** The files that deliver to the mesh as a whole. */
export function deliveredToMesh({ fleet, delivery, patches }: Resolved): Delivered {
  const files = delivery.filesOfMesh(fleet.mesh);
  const ofMesh = patches.filter(({ path }) => path === fleet.mesh.path);
  if (ofMesh.length === 0) return { files, problems: [] };
  const { component } = delivery;
  const parts = component === undefined ? [] : [asPart(component, files)];
  const patched = applyPatches(parts, ofMesh, { owner: 'mesh' });
  return { files: filesOf(patched.parts, files), problems: patched.problems };
}

/** Patches apply to parts, so the files become one. Its layer is not used. */
function asPart(component: string, files: readonly Placed[]): Part {
  return { layer: 'config', component, objects: files };
}

/** The last part holds one object for each file, in the same order. */
function filesOf(parts: readonly Part[], files: readonly DeliveredFile[]): readonly DeliveredFile[] {
  const objects = parts.at(-1)?.objects ?? [];
  return files.map((file, index) => ({ ...file, manifest: objects[index]?.manifest ?? file.manifest }));
}
