import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { Delivery, Mesh, MeshApp, MeshCluster } from 'cdk8s-mesh';
import { findManifest, renderMesh } from 'cdk8s-mesh/testing';
import { OrdersChart } from './orders';

const delivery = Delivery.argoCd({ repoUrl: 'https://git.example.com/platform/mesh.git' });

test('the Service of orders selects its pods', () => {
  const mesh = new Mesh(new MeshApp(), 'mesh', { delivery });
  const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
  new OrdersChart(eu, 'orders');

  const service = findManifest(renderMesh(mesh), eu, { kind: 'Service', name: 'orders' });
  deepEqual(service.spec, { selector: { app: 'orders' }, ports: [{ name: 'grpc', port: 9000 }] });
});
