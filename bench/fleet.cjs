// The fleet of the benchmark: C clusters in five regions, S services in 20 namespaces. Each service runs in E clusters,
// every cluster calls it, and one other service is its caller.
const REGIONS = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2', 'ap-south-1'];

/** `<clusters> <services> [exporters]` on the command line of a program. */
function sizeOf([clusters, services, exporters = '2']) {
  return {
    clusters: Number(clusters),
    services: Number(services),
    exporters: Math.min(Number(clusters), Number(exporters)),
  };
}

const padded = (number, digits) => String(number).padStart(digits, '0');
const clusterName = (index) => `c${padded(index, 3)}`;
const regionOf = (index) => REGIONS[index % REGIONS.length];
const serviceName = (index) => `svc-${padded(index, 4)}`;
const namespaceOf = (index) => `team-${padded(index % 20, 2)}`;
const hostOf = (index) => `${serviceName(index)}.mesh.local`;

/** Indexes of the clusters that run a service. */
function exportersOf(index, { clusters, exporters }) {
  const step = clusters > 7 ? 7 : 1;
  return Array.from({ length: exporters }, (_none, each) => (index + each * step) % clusters);
}

const callerOf = (index) => ({ namespace: namespaceOf(index + 1), serviceAccount: serviceName(index + 1) });

const PORTS = [
  { name: 'http', port: 80, targetPort: 8080, protocol: 'HTTP' },
  { name: 'grpc', port: 9090, targetPort: 9090, protocol: 'GRPC' },
];

module.exports = {
  sizeOf,
  clusterName,
  regionOf,
  serviceName,
  namespaceOf,
  hostOf,
  exportersOf,
  callerOf,
  PORTS,
};
