import { JsonPatch } from 'cdk8s';
import {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  ConsoleExposure,
  GatewayAddress,
  Istio,
  Mesh,
  MeshApp,
  MeshCluster,
  MeshTrust,
  ObservabilityStack,
} from '../../../lib';
import type { IDelivery } from '../../../lib';
import { ECHO, EchoChart } from '../../../workloads/echo';
import { FRONTEND, FrontendChart } from '../../../workloads/frontend';
import { GREET_HOST, PROTOCOLS_HOST } from './flags';
import type { Flags } from './flags';
import { ServiceChart, serviceNamed } from './service-chart';
import type { Service } from './service-chart';

/** The training mesh of main.ts in one stage of its life; the flags are the one argument, as JSON. */
function declare(flags: Flags): MeshApp {
  const app = new MeshApp();
  const mesh = new Mesh(app, 'training-mesh', {
    trustDomain: 'corp.local',
    trust: MeshTrust.preProvisioned(),
    delivery: delivery(flags),
  });
  const us = cluster(mesh, 'us', 'us-east-1', flags);
  const eu = flags.eu === 'gone' ? undefined : cluster(mesh, 'eu', 'eu-west-1', flags);
  const clusters = [us, ...(eu === undefined ? [] : [eu])];
  for (const member of clusters) {
    member.addNamespace(ECHO.namespace);
    new EchoChart(member, 'echo', { region: member.node.id });
  }
  us.addNamespace(FRONTEND.namespace);
  new FrontendChart(us, 'frontend');
  exported(mesh, 'echo', 'echo.mesh.local', ECHO, clusters);
  if (eu !== undefined) inEu(mesh, eu, flags);
  if (flags.observability !== false) {
    new ObservabilityStack(mesh, 'observability', { exposure: ConsoleExposure.clusterInternal() });
  }
  return app;
}

function delivery({ topology }: Flags): IDelivery {
  const repoUrl = 'https://git.example.com/platform/training-mesh.git';
  if (topology === 'hub') return Delivery.argoCd({ repoUrl });
  if (topology === 'perCluster') return Delivery.argoCd({ repoUrl, topology });
  return Delivery.argoCd({ repoUrl, rings: [['eu'], ['us']] });
}

function cluster(mesh: Mesh, name: 'us' | 'eu', region: string, flags: Flags): MeshCluster {
  const member = new MeshCluster(mesh, name, {
    region,
    network: `${name}-net`,
    inRotation: name === 'us' || flags.eu !== 'drained',
    ...(flags.istio === undefined ? {} : { istio: Istio.managed({ version: flags.istio }) }),
  });
  new EastWestGateway(member, 'eastwest', { address: GatewayAddress.externalDns(`eastwest.${name}.example.com`) });
  if (flags.gatewayPatch === true) {
    member.patch(
      { component: 'eastwest', kind: 'Deployment', name: 'istio-eastwestgateway' },
      JsonPatch.add('/spec/template/spec/nodeSelector', { 'kubernetes.io/os': 'linux' }),
    );
  }
  return member;
}

function inEu(mesh: Mesh, eu: MeshCluster, flags: Flags): void {
  exported(mesh, 'echo-eu', 'echo.eu.mesh.local', ECHO, [eu]);
  if (flags.greet === 'namespace') eu.addNamespace('greet');
  if (flags.greet === 'all') {
    const greet = serviceNamed('greet', [{ name: 'http', port: 80, targetPort: 8080 }]);
    exported(mesh, 'greet', GREET_HOST, withWorkload(eu, greet), [eu]);
  }
  if (flags.protocols === true) {
    const protocols = serviceNamed('protocols', [
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'grpc', port: 9090, targetPort: 9090 },
      { name: 'tcp', port: 9000, targetPort: 9000 },
    ]);
    exported(mesh, 'protocols', PROTOCOLS_HOST, withWorkload(eu, protocols), [eu]);
  }
}

function withWorkload(member: MeshCluster, service: Service): Service {
  member.addNamespace(service.namespace);
  new ServiceChart(member, service);
  return service;
}

function exported(mesh: Mesh, id: string, host: string, service: Service, exportedBy: readonly MeshCluster[]): void {
  new CrossClusterServiceEntry(mesh, id, { host, service, exportedBy, callers: [FRONTEND] });
}

declare(JSON.parse(process.argv[2] ?? '') as Flags).synth();
