import { DELIVERED_AREAS } from '../../../delivery/delivered-areas';

/** The place of an object in dist/, derived from the path of its file. */
export interface DistPath {
  /** Objects of one API server. The same identity in two areas means two objects. */
  readonly area: string;
  /** Cluster that the object belongs to; undefined: the mesh as a whole. */
  readonly cluster: string | undefined;
  readonly layer: string;
  /** Component within the layer; empty if there is none. */
  readonly component: string;
}

/** Layer of the objects that the GitOps tool reads, because they are outside of the layers of a cluster. */
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

/** Reads `clusters/<cluster>/<layer>/<component>.yaml`, or `…/<component>/…` of a rendered chart. Other files may be less deep. */
function placeInCluster(steps: readonly string[]): DistPath {
  const [cluster, layer = 'other'] = steps.slice(0, -1);
  const [component = ''] = steps.slice(2);
  return { area: `clusters/${cluster ?? ''}`, cluster, layer, component: component.replace(/\.yaml$/, '') };
}
