import { MeshApp, Delivery, Mesh } from '../../lib';
import type { ArgoCdProps, Manifest } from '../../lib';
import { renderMesh } from '../../lib/testing';
import { REPOSITORY } from '../support/training-mesh';

/** What Argo CD is given for a mesh, by the path of the file below `argocd/`; of root.yaml the Application. */
export function delivered(
  props: Partial<ArgoCdProps>,
  declare: (mesh: Mesh) => void,
): ReadonlyMap<string, ArgoCdObject> {
  const delivery = Delivery.argoCd({ repoUrl: REPOSITORY, ...props });
  const mesh = new Mesh(new MeshApp(), 'm', { delivery });
  declare(mesh);
  const files = [...renderMesh(mesh)].filter(([path]) => path.startsWith('argocd/'));
  return new Map(files.map(([path, objects]) => [path.slice('argocd/'.length), objects.at(-1) as ArgoCdObject]));
}

/** An Application, AppProject or ApplicationSet. */
export interface ArgoCdObject extends Manifest {
  readonly spec: Readonly<Record<string, unknown>>;
}
