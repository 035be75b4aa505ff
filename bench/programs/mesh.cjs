// The fleet as a program of this library: node bench/programs/mesh.cjs <clusters> <services> [exporters], into OUT.
const { writeFileSync } = require('node:fs');
const {
  CrossClusterServiceEntry,
  Delivery,
  EastWestGateway,
  GatewayAddress,
  Mesh,
  MeshApp,
  MeshCluster,
} = require('cdk8s-mesh');
const { Size } = require('cdk8s');
const fleet = require('../fleet.cjs');

const size = fleet.sizeOf(process.argv.slice(2));
const app = new MeshApp({ outdir: process.env.OUT });
const mesh = new Mesh(app, 'm', {
  trustDomain: 'corp.local',
  delivery: Delivery.argoCd({ repoUrl: 'https://git.example.com/platform/mesh.git' }),
  sidecarBudget: Size.gibibytes(64),
});
const clusters = Array.from({ length: size.clusters }, (_none, index) => {
  const name = fleet.clusterName(index);
  const cluster = new MeshCluster(mesh, name, { network: `${name}-net`, region: fleet.regionOf(index) });
  new EastWestGateway(cluster, 'eastwest', { address: GatewayAddress.externalDns(`eastwest.${name}.example.com`) });
  for (let namespace = 0; namespace < Math.min(20, size.services); namespace++)
    cluster.addNamespace(fleet.namespaceOf(namespace));
  return cluster;
});
for (let index = 0; index < size.services; index++) {
  const name = fleet.serviceName(index);
  const service = { namespace: fleet.namespaceOf(index), name, serviceAccount: name, selector: { app: name } };
  new CrossClusterServiceEntry(mesh, name, {
    host: fleet.hostOf(index),
    service: { ...service, ports: fleet.PORTS.map(({ name, port, targetPort }) => ({ name, port, targetPort })) },
    exportedBy: fleet.exportersOf(index, size).map((exporter) => clusters[exporter]),
    callers: [fleet.callerOf(index)],
  });
}
app.synth();
if (process.env.PEAK !== undefined) writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS));
