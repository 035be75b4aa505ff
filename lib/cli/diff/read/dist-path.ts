import { DELIVERED_AREAS } from '../../../delivery/delivery';

/** The place of an object in dist/, taken from the path of its file. */
export interface DistPath {
  /** The objects of one API server; an object that is there is in no other area. */
  readonly area: string;
  /** Cluster that it is about; undefined: the mesh as a whole. */
  readonly cluster: string | undefined;
  readonly layer: string;
  /** Component within the layer; empty: none. */
  readonly component: string;
}

/** Used like a layer for the files of a GitOps tool, which decide what a cluster gets. */
export const DELIVERY = 'delivery';

export function placeOf(path: string): DistPath {
  const [area = '', ...rest] = path.split('/');
  if (area === 'clusters') return placeInCluster(rest);
  const delivered = DELIVERED_AREAS.find(({ folder }) => folder === area);
  if (delivered === undefined) return { area, cluster: undefined, layer: 'other', component: '' };
  const below = rest.join('/');
  const cluster = delivered.ofCluster.map((pattern) => pattern.exec(below)?.[1]).find((name) => name !== undefined);
  return { area: `${area}/${cluster ?? ''}`, cluster, layer: DELIVERY, component: '' };
}

/** `clusters/<cluster>/<layer>/<component>.yaml`, or `…/<component>/…` for a rendered chart. Other files may be less deep. */
function placeInCluster(steps: readonly string[]): DistPath {
  const [cluster, layer = 'other'] = steps.slice(0, -1);
  const [component = ''] = steps.slice(2);
  return { area: `clusters/${cluster ?? ''}`, cluster, layer, component: component.replace(/\.yaml$/, '') };
}
