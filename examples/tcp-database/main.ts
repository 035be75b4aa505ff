// A database in one region, used from another one: raw TCP through the gateway, mutual TLS on the way.
// For a protocol in which the server speaks first, the banner reaches a denied client too: the policy
// is asked at the client's first byte.
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  Mesh,
  MeshApp,
  MeshCluster,
} from 'cdk8s-mesh';
import { FRONTEND, FrontendChart } from '../../workloads/frontend';
import { DatabaseChart, ORDERS_DB } from './database';

const app = new MeshApp();
const mesh = new Mesh(app, 'tcp-database', {
  trustDomain: 'corp.local',
  delivery: Delivery.argoCd({
    repoUrl: 'https://git.example.com/platform/tcp-database.git',
    path: 'examples/tcp-database/dist',
  }),
});

const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
// only eu is called, so only eu needs a gateway
new EastWestGateway(eu, 'eastwest', { address: GatewayAddress.externalDns('eastwest.eu.example.com') });

eu.addNamespace(ORDERS_DB.namespace);
new DatabaseChart(eu, 'database');
us.addNamespace(FRONTEND.namespace);
new FrontendChart(us, 'frontend');

new CrossClusterServiceEntry(mesh, 'orders-db', {
  host: 'orders-db.mesh.local',
  service: ORDERS_DB,
  exportedBy: [eu],
  importedBy: [us],
  callers: [FRONTEND],
});

app.synth();
