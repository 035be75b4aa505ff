// The repository of the team that runs us. It writes nothing for eu: what it must know of that cluster
// it reads in the other repository's fleet report.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  Mesh,
  MeshApp,
  MeshCluster,
} from 'cdk8s-mesh';
import { ECHO, EchoChart } from '../../../workloads/echo';
import { FRONTEND, FrontendChart } from '../../../workloads/frontend';

const app = new MeshApp();
const mesh = new Mesh(app, 'two-repositories', {
  trustDomain: 'corp.local',
  delivery: Delivery.argoCd({
    repoUrl: 'https://git.example.com/team-us/mesh.git',
    path: 'examples/two-repositories/us/dist',
    // one Argo CD may deliver both repositories
    rootName: 'two-repositories-team-us',
  }),
});

const us = new MeshCluster(mesh, 'us', { region: 'us-east-1' });
new EastWestGateway(us, 'eastwest', { address: GatewayAddress.externalDns('eastwest.us.example.com') });
us.addNamespace(ECHO.namespace);
new EchoChart(us, 'echo', { region: 'us' });
us.addNamespace(FRONTEND.namespace);
new FrontendChart(us, 'frontend');

// in two real repositories: a copy of the other one's dist/fleet.json, or a Git submodule
const report = readFileSync(join(__dirname, '../eu/dist/fleet.json'), 'utf8');
// brings along echo.eu.mesh.local, which that team offers to us
const eu = MeshCluster.fromReport(mesh, 'eu', report);

// both teams run it, so both declare it, alike
new CrossClusterServiceEntry(mesh, 'echo', {
  host: 'echo.mesh.local',
  service: ECHO,
  exportedBy: [us, eu],
  callers: [FRONTEND],
});

app.synth();
