import { CrossClusterServiceEntry, EndpointDiscovery, MeshApp, MeshCluster, RemoteCredentials } from '../../lib';
import type { Manifest, Mesh, MeshClusterProps } from '../../lib';
import { renderMesh } from '../../lib/testing';
import { ECHO, addGateway, emptyMesh } from './training-mesh';

export const VAULT = RemoteCredentials.externalSecret({ store: 'vault' });
export const MOUNTED = RemoteCredentials.mountedSecret('mesh-kubeconfigs');
const REGIONS = { us: 'us-east-1', eu: 'eu-west-1', ap: 'ap-south-1' };

export type Name = keyof typeof REGIONS;
export type Clusters = Readonly<Record<Name, MeshCluster>>;

/** What a test may say of a mesh with the clusters us, eu and ap. */
export interface Declared {
  /** Who reads whom, declared in this order; without it us and eu. */
  readonly pairs?: readonly (readonly [Name, Name])[];
  readonly credentials?: RemoteCredentials;
  readonly props?: Partial<Readonly<Record<Name, Partial<MeshClusterProps>>>>;
  readonly more?: (mesh: Mesh, clusters: Clusters) => void;
}

/** Makes the mesh; each cluster has a gateway. */
export function declare(
  app: MeshApp,
  { pairs = [['us', 'eu']], credentials = VAULT, props, more }: Declared,
): Clusters {
  const mesh = emptyMesh(app);
  const make = (name: Name): MeshCluster => {
    const cluster = new MeshCluster(mesh, name, { region: REGIONS[name], ...props?.[name] });
    addGateway(cluster);
    return cluster;
  };
  const clusters = { us: make('us'), eu: make('eu'), ap: make('ap') };
  for (const [one, other] of pairs) {
    new EndpointDiscovery(mesh, `${one}-${other}`, { clusters: [clusters[one], clusters[other]], credentials });
  }
  more?.(mesh, clusters);
  return clusters;
}

/** Makes and renders it. */
export function render(declared: Declared = {}): {
  clusters: Clusters;
  files: ReadonlyMap<string, readonly Manifest[]>;
} {
  const clusters = declare(new MeshApp(), declared);
  return { clusters, files: renderMesh(clusters.us.mesh) };
}

/** A Service of this id, in these clusters. */
export function globalEcho(
  mesh: Mesh,
  exportedBy: readonly MeshCluster[],
  id = 'echo',
  globalServiceName = true,
): void {
  const service = { ...ECHO, name: id, selector: { app: id } };
  new CrossClusterServiceEntry(mesh, id, { host: `${id}.mesh.local`, service, exportedBy, globalServiceName });
}
