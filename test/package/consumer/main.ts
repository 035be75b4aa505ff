import { equal, ok, throws } from 'node:assert/strict';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  InvalidMeshError,
  Mesh,
  MeshApp,
  MeshCluster,
} from 'cdk8s-mesh';
import { findManifest, manifestsOf, renderMesh } from 'cdk8s-mesh/testing';
import { ORDERS, OrdersChart } from './orders';
import { HostList, inEurope } from './platform';

/** Two clusters, one of them in the region given. */
function declare(region: string): { readonly app: MeshApp; readonly mesh: Mesh; readonly eu: MeshCluster } {
  const app = new MeshApp();
  const delivery = Delivery.argoCd({ repoUrl: 'https://git.example.com/platform/mesh.git' });
  const mesh = new Mesh(app, 'consumer', { delivery, rules: [inEurope] });
  const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
  new MeshCluster(mesh, 'other', { region });
  new EastWestGateway(eu, 'eastwest', { address: GatewayAddress.hostname('eastwest.eu.example.com') });
  new OrdersChart(eu, 'orders');
  new HostList(mesh, 'hosts');
  new CrossClusterServiceEntry(mesh, 'orders-entry', { host: 'orders.mesh', service: ORDERS, exportedBy: [eu] });
  return { app, mesh, eu };
}

const { app, mesh, eu } = declare('eu-north-1');
const files = renderMesh(mesh);
equal(findManifest(files, eu, { kind: 'Service', name: 'orders' }).metadata.namespace, 'orders');
ok(manifestsOf(files, eu).some(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'hosts'));

throws(
  () => renderMesh(declare('us-east-1').mesh),
  (error) => error instanceof InvalidMeshError && error.problems.every(({ rule }) => rule === 'in-europe'),
);

app.synth();
