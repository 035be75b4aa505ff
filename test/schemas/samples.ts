import { JsonPatch } from 'cdk8s';

/** A small valid object of each kind that imports/crds has, as a start for objects that are not valid. */
export type Sample = Readonly<Record<string, unknown>>;

function sample(apiVersion: string, kind: string, spec: object): Sample {
  return { apiVersion, kind, metadata: { name: 'it', namespace: 'here' }, spec };
}

const LISTENER = { name: 'http', port: 80, protocol: 'HTTP' };
const HTTPS = { name: 'https', port: 443, protocol: 'HTTPS', tls: { certificateRefs: [{ name: 'certificate' }] } };
const RULE = { from: [{ source: { principals: ['corp.local/ns/a/sa/b'] } }] };

export const SAMPLES = {
  application: sample('argoproj.io/v1alpha1', 'Application', {
    project: 'default',
    destination: { name: 'us', namespace: 'here' },
    source: { repoURL: 'https://charts.example.com', chart: 'it', helm: { valuesObject: { any: { thing: [1] } } } },
    syncPolicy: { retry: { limit: -1 } },
  }),
  appProject: sample('argoproj.io/v1alpha1', 'AppProject', {
    clusterResourceWhitelist: [{ group: '', kind: 'Namespace', name: 'here' }],
    sourceRepos: ['https://git.example.com/mesh.git'],
  }),
  authorizationPolicy: sample('security.istio.io/v1', 'AuthorizationPolicy', {
    selector: { matchLabels: { app: 'it' } },
    action: 'ALLOW',
    rules: [RULE],
  }),
  crossNetwork: sample('networking.istio.io/v1', 'Gateway', {
    selector: { istio: 'eastwestgateway' },
    servers: [
      { port: { number: 15443, name: 'tls', protocol: 'TLS' }, hosts: ['a.b'], tls: { mode: 'AUTO_PASSTHROUGH' } },
    ],
  }),
  destinationRule: sample('networking.istio.io/v1', 'DestinationRule', {
    host: 'a.b',
    trafficPolicy: {
      loadBalancer: { simple: 'LEAST_REQUEST', localityLbSetting: { enabled: true } },
      outlierDetection: { baseEjectionTime: '30s', consecutive5xxErrors: 5 },
      tls: { mode: 'ISTIO_MUTUAL', subjectAltNames: ['spiffe://corp.local/ns/a/sa/b'] },
    },
  }),
  gateway: sample('gateway.networking.k8s.io/v1', 'Gateway', {
    gatewayClassName: 'istio',
    listeners: [LISTENER, HTTPS],
    addresses: [{ type: 'Hostname', value: 'a.b' }],
  }),
  gitRepository: sample('source.toolkit.fluxcd.io/v1', 'GitRepository', {
    interval: '1h',
    url: 'https://git.example.com/mesh.git',
    ref: { tag: 'v1.0.0' },
    ignore: '/*',
  }),
  helmRelease: sample('helm.toolkit.fluxcd.io/v2', 'HelmRelease', {
    interval: '10m',
    releaseName: 'it',
    chart: { spec: { chart: 'it', version: '1.0.0', sourceRef: { kind: 'HelmRepository', name: 'charts' } } },
    install: { strategy: { name: 'RetryOnFailure', retryInterval: '1m' } },
    values: { any: { thing: [1] } },
  }),
  helmRepository: sample('source.toolkit.fluxcd.io/v1', 'HelmRepository', { url: 'https://charts.example.com' }),
  kustomization: sample('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', {
    dependsOn: [{ name: 'other', readyExpr: 'true' }],
    interval: '10m',
    path: './here',
    prune: true,
    deletionPolicy: 'Orphan',
    sourceRef: { kind: 'GitRepository', name: 'flux-system' },
  }),
  peerAuthentication: sample('security.istio.io/v1', 'PeerAuthentication', {
    selector: { matchLabels: { app: 'it' } },
    mtls: { mode: 'STRICT' },
    portLevelMtls: { 8080: { mode: 'PERMISSIVE' } },
  }),
  podMonitor: sample('monitoring.coreos.com/v1', 'PodMonitor', {
    selector: {},
    podMetricsEndpoints: [{ interval: '15s', targetPort: 'http', relabelings: [{ action: 'keep', regex: 'a' }] }],
  }),
  serviceEntry: sample('networking.istio.io/v1', 'ServiceEntry', {
    hosts: ['a.b'],
    addresses: ['240.240.0.1'],
    ports: [{ number: 80, name: 'http', protocol: 'HTTP', targetPort: 8080 }],
    resolution: 'STATIC',
    endpoints: [{ address: '192.0.2.1', ports: { http: 8080 }, labels: { app: 'it' } }],
  }),
  serviceMonitor: sample('monitoring.coreos.com/v1', 'ServiceMonitor', {
    selector: { matchExpressions: [{ key: 'istio', operator: 'In', values: ['pilot'] }] },
    targetLabels: ['app'],
    endpoints: [{ port: 'http-monitoring', metricRelabelings: [{ action: 'labeldrop', regex: 'cluster' }] }],
  }),
  sidecar: sample('networking.istio.io/v1', 'Sidecar', { egress: [{ hosts: ['./*', 'there/a.b'] }] }),
  workloadEntry: sample('networking.istio.io/v1', 'WorkloadEntry', {
    network: 'eu-net',
    labels: { app: 'it' },
    serviceAccount: 'it',
  }),
} as const;

/** A sample with other fields, each by its JSON pointer; undefined takes the field away. */
export function changed(name: keyof typeof SAMPLES, fields: Readonly<Record<string, unknown>>): Sample {
  const patches = Object.entries(fields).map(([path, value]) =>
    value === undefined ? JsonPatch.remove(path) : JsonPatch.add(path, value),
  );
  return JsonPatch.apply(structuredClone(SAMPLES[name]), ...patches) as Sample;
}
