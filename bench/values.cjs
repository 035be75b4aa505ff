// What people who use another tool write by hand for a cluster: values for a chart, with all that depends on the cluster.
const {
  callerOf,
  clusterName,
  exportersOf,
  hostOf,
  namespaceOf,
  PORTS,
  regionOf,
  serviceName,
} = require('./fleet.cjs');

function valuesOf(cluster, size) {
  return { services: Array.from({ length: size.services }, (_none, index) => serviceIn(cluster, index, size)) };
}

function serviceIn(cluster, index, size) {
  const exporters = exportersOf(index, size);
  const runs = exporters.includes(cluster);
  const others = exporters.filter((other) => other !== cluster).sort((a, b) => a - b);
  const [name, namespace, host] = [serviceName(index), namespaceOf(index), hostOf(index)];
  const { placeOf, failover } = placement(cluster, others, runs);
  const endpoints = others.map((other) => ({ network: `peer-${clusterName(other)}`, locality: placeOf(other) }));
  const caller = callerOf(index);
  const exportTo = runs ? ['.', caller.namespace] : [caller.namespace];
  return {
    name,
    namespace,
    host,
    runs,
    object: dashed(host),
    objectNamespace: runs ? namespace : 'mesh-imports',
    exportTo: runs && size.clusters > 1 ? [...exportTo, 'istio-eastwest'] : exportTo,
    rule: others.length > 0,
    // With one remote exporter alone there is nothing to order, and nothing to eject from.
    failover: runs || others.length > 1,
    callersExportTo: exportTo,
    ports: PORTS.map(({ name, port, targetPort, protocol }) => ({
      name,
      number: port,
      protocol,
      ...(runs && { targetPort }),
    })),
    endpoints: runs ? [] : endpoints,
    order: failover,
    selector: exporters.length > 1 ? { 'service.istio.io/canonical-name': name } : { app: name },
    remotes: runs
      ? others.map((other, at) => ({ name: `${dashed(name)}-${clusterName(other)}`, ...endpoints[at] }))
      : [],
    callers: [`corp.local/ns/${caller.namespace}/sa/${caller.serviceAccount}`],
  };
}

/** Where istiod has to believe an exporter to be, so that those of the own region come first (docs/failover.md). */
function placement(cluster, others, runs) {
  const region = regionOf(cluster);
  const near = others.filter((other) => regionOf(other) === region);
  if (near.length === 0 || (!runs && near.length === others.length)) return { placeOf: regionOf, failover: null };
  return {
    placeOf: (other) => (near.includes(other) ? `${region}/standby-1` : 'standby-2'),
    failover: { from: region, to: 'standby-2' },
  };
}

function dashed(name) {
  return name.replaceAll('-', '--').replaceAll('.', '-');
}

module.exports = { valuesOf };
