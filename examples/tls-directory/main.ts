// Two ports of one service: raw TCP, and TLS that the caller and the directory make between themselves.
// The mesh carries both through the gateway within its own mutual TLS and does not look inside.
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
import { DIRECTORY, DirectoryChart } from './directory';

const app = new MeshApp();
const mesh = new Mesh(app, 'tls-directory', {
  trustDomain: 'corp.local',
  delivery: Delivery.argoCd({
    repoUrl: 'https://git.example.com/platform/tls-directory.git',
    path: 'examples/tls-directory/dist',
  }),
});

const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
new EastWestGateway(eu, 'eastwest', { address: GatewayAddress.externalDns('eastwest.eu.example.com') });

eu.addNamespace(DIRECTORY.namespace);
new DirectoryChart(eu, 'directory');
us.addNamespace(FRONTEND.namespace);
new FrontendChart(us, 'frontend');

new CrossClusterServiceEntry(mesh, 'directory', {
  host: 'directory.mesh.local',
  service: DIRECTORY,
  exportedBy: [eu],
  importedBy: [us],
  callers: [FRONTEND],
});

app.synth();
