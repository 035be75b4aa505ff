// The objects of the services in a cluster, of the values in `v`.
local v = std.extVar('v');
std.flattenArrays([
  local meta = { name: s.object, namespace: s.objectNamespace };
  [
    { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', metadata: meta, spec: { [if !s.runs then 'endpoints']: [{ labels: { 'security.istio.io/tlsMode': 'istio' }, locality: e.locality, network: e.network } for e in s.endpoints], exportTo: s.exportTo, hosts: [s.host], location: 'MESH_INTERNAL', ports: s.ports, resolution: 'STATIC', subjectAltNames: ['spiffe://corp.local/ns/' + s.namespace + '/sa/' + s.name], [if s.runs then 'workloadSelector']: { labels: s.selector } } },
  ] + (if !s.rule then [] else [
    { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: meta, spec: { exportTo: s.callersExportTo, host: s.host, trafficPolicy: { connectionPool: { tcp: { [if s.failover then 'connectTimeout']: '3s', maxConnectionDuration: '20s' } }, [if s.failover then 'loadBalancer']: { localityLbSetting: { enabled: true, [if s.order != null then 'failoverPriority']: ['topology.istio.io/network'], [if s.order != null then 'failover']: [s.order] } }, [if s.failover then 'outlierDetection']: { baseEjectionTime: '30s', consecutive5xxErrors: 5, interval: '5s', maxEjectionPercent: 100 } } } },
  ]) + [
    { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry', metadata: { name: r.name, namespace: s.namespace }, spec: { labels: { 'service.istio.io/canonical-name': s.name }, locality: r.locality, network: r.network, serviceAccount: s.name } }
    for r in s.remotes
  ] + (if !s.runs then [] else [
    { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { name: s.name + '-callers', namespace: s.namespace }, spec: { action: 'ALLOW', rules: [{ from: [{ source: { principals: s.callers } }], to: [{ operation: { ports: ['8080', '9090'] } }] }], selector: { matchLabels: { app: s.name } } } },
    { apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication', metadata: { name: s.name, namespace: s.namespace }, spec: { mtls: { mode: 'STRICT' }, selector: { matchLabels: { app: s.name } } } },
  ])
  for s in v.services
])
