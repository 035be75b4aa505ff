// The objects of the services in a cluster, written by hand as a user of plain cdk8s would.
function* objectsOf({ services }) {
  for (const service of services) {
    yield serviceEntry(service);
    if (service.rule) yield destinationRule(service);
    for (const remote of service.remotes) yield workloadEntry(service, remote);
    if (service.runs) yield* policies(service);
  }
}

function serviceEntry({ name, namespace, object, objectNamespace, runs, endpoints, exportTo, host, ports, selector }) {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: object, namespace: objectNamespace },
    spec: {
      ...(!runs && {
        endpoints: endpoints.map((endpoint) => ({ labels: { 'security.istio.io/tlsMode': 'istio' }, ...endpoint })),
      }),
      exportTo,
      hosts: [host],
      location: 'MESH_INTERNAL',
      ports,
      resolution: 'STATIC',
      subjectAltNames: [`spiffe://corp.local/ns/${namespace}/sa/${name}`],
      ...(runs && { workloadSelector: { labels: selector } }),
    },
  };
}

function destinationRule({ object, objectNamespace, callersExportTo, host, failover, order }) {
  const ordered = order === null ? {} : { failoverPriority: ['topology.istio.io/network'], failover: [order] };
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name: object, namespace: objectNamespace },
    spec: {
      exportTo: callersExportTo,
      host,
      trafficPolicy: {
        connectionPool: { tcp: { ...(failover && { connectTimeout: '3s' }), maxConnectionDuration: '20s' } },
        ...(failover && {
          loadBalancer: { localityLbSetting: { enabled: true, ...ordered } },
          outlierDetection: {
            baseEjectionTime: '30s',
            consecutive5xxErrors: 5,
            interval: '5s',
            maxEjectionPercent: 100,
          },
        }),
      },
    },
  };
}

function workloadEntry({ name, namespace }, { name: object, locality, network }) {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'WorkloadEntry',
    metadata: { name: object, namespace },
    spec: { labels: { 'service.istio.io/canonical-name': name }, locality, network, serviceAccount: name },
  };
}

function* policies({ name, namespace, callers }) {
  const selector = { matchLabels: { app: name } };
  yield {
    apiVersion: 'security.istio.io/v1',
    kind: 'AuthorizationPolicy',
    metadata: { name: `${name}-callers`, namespace },
    spec: {
      action: 'ALLOW',
      rules: [{ from: [{ source: { principals: callers } }], to: [{ operation: { ports: ['8080', '9090'] } }] }],
      selector,
    },
  };
  yield {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name, namespace },
    spec: { mtls: { mode: 'STRICT' }, selector },
  };
}

module.exports = { objectsOf };
