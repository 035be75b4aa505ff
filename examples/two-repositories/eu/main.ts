// The repository of the team that runs eu. It offers its echo to us, which another repository writes.
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
import { FRONTEND } from '../../../workloads/frontend';

const app = new MeshApp();
const mesh = new Mesh(app, 'two-repositories', {
  trustDomain: 'corp.local',
  delivery: Delivery.argoCd({
    repoUrl: 'https://git.example.com/team-eu/mesh.git',
    path: 'examples/two-repositories/eu/dist',
    // one Argo CD may deliver both repositories
    rootName: 'two-repositories-team-eu',
  }),
});

const eu = new MeshCluster(mesh, 'eu', { region: 'eu-west-1' });
new EastWestGateway(eu, 'eastwest', { address: GatewayAddress.externalDns('eastwest.eu.example.com') });
eu.addNamespace(ECHO.namespace);
new EchoChart(eu, 'echo', { region: 'eu' });

// in two real repositories: a copy of the other one's dist/fleet.json, or a Git submodule
const us = MeshCluster.fromReport(mesh, 'us', readFileSync(join(__dirname, '../us/dist/fleet.json'), 'utf8'));

// the echo of eu, for us: that team's program needs no line for it
new CrossClusterServiceEntry(mesh, 'echo-eu', {
  host: 'echo.eu.mesh.local',
  service: ECHO,
  exportedBy: [eu],
  importedBy: [us],
  callers: [FRONTEND],
});

// both teams run it, so both declare it, alike
new CrossClusterServiceEntry(mesh, 'echo', {
  host: 'echo.mesh.local',
  service: ECHO,
  exportedBy: [us, eu],
  callers: [FRONTEND],
});

app.synth();
