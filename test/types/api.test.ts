/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the mistakes are the point */
import { App, Chart } from 'cdk8s';
import { CrossClusterServiceEntry, EastWestGateway, GatewayAddress, Mesh, MeshApp, MeshCluster } from '../../lib';
import { ECHO, twoClusters } from '../support/training-mesh';

/** These compile or not; npm run typecheck proves it. Nothing of it runs. */
export function scopesAndReferences(): void {
  const app = new MeshApp();
  const { mesh, us } = twoClusters(app);
  const address = GatewayAddress.hostname('eastwest.us.example.com');
  // @ts-expect-error a gateway belongs to a cluster
  new EastWestGateway(mesh, 'eastwest', { address });
  // @ts-expect-error a cluster belongs to a mesh
  new MeshCluster(app, 'us', { region: 'us-east-1' });
  // @ts-expect-error clusters are referred to by object, never by name
  new CrossClusterServiceEntry(mesh, 'echo', { host: 'echo.mesh.local', service: ECHO, exportedBy: ['us'] });
  // @ts-expect-error an address is a choice, not a string
  new EastWestGateway(us, 'eastwest', { address: 'eastwest.us.example.com' });
  // @ts-expect-error a mesh says how it is delivered
  new Mesh(app, 'other', {});
  // @ts-expect-error a region is needed for local-first
  new MeshCluster(mesh, 'eu', {});
}

test('only a MeshCluster is an instance of MeshCluster', () => {
  const { us } = twoClusters(new MeshApp());
  expect(us).toBeInstanceOf(MeshCluster);
  expect(us).toBeInstanceOf(Chart);
  expect(new Chart(new App(), 'plain')).not.toBeInstanceOf(MeshCluster);
  expect(new Chart(us, 'nested')).not.toBeInstanceOf(MeshCluster);
});
