import type { SAMPLES } from './samples';

/** What is wrong, the sample, what is changed in it, and the one reason for which it is refused. */
export type Refusal = readonly [string, keyof typeof SAMPLES, Readonly<Record<string, unknown>>, string];

/** By the structure of the schema, by what lists allow, and by the kind's scope. */
export const STRUCTURAL: readonly Refusal[] = [
  [
    'an unknown field',
    'crossNetwork',
    { '/spec/servers/0/tls/minVersion': '1.2' },
    'spec.servers[0].tls.minVersion: unknown field',
  ],
  ['an unknown field beside spec', 'serviceEntry', { '/data': {} }, 'data: unknown field'],
  ['an unknown field of metadata', 'serviceEntry', { '/metadata/label': {} }, 'metadata.label: unknown field'],
  ['a field in the wrong case', 'application', { '/spec/source/repoUrl': 'a' }, 'spec.source.repoUrl: unknown field'],
  ['a wrong type', 'serviceEntry', { '/spec/ports/0/number': '80' }, 'spec.ports[0].number: must be integer'],
  ['one thing for a list', 'serviceEntry', { '/spec/hosts': 'a.b' }, 'spec.hosts: must be array'],
  [
    'neither a number nor a string',
    'podMonitor',
    { '/spec/podMetricsEndpoints/0/targetPort': true },
    'spec.podMetricsEndpoints[0].targetPort: must be integer,string',
  ],
  [
    'a label that is a number',
    'serviceEntry',
    { '/metadata/labels': { tier: 1 } },
    'metadata.labels.tier: must be string',
  ],
  [
    'a word that is not on the list',
    'peerAuthentication',
    { '/spec/mtls/mode': 'MAYBE' },
    'spec.mtls.mode: must be one of UNSET, DISABLE, PERMISSIVE, STRICT',
  ],
  ['a missing field', 'application', { '/spec/destination': undefined }, 'spec.destination: required'],
  ['a missing selector', 'serviceMonitor', { '/spec/selector': undefined }, 'spec.selector: required'],
  ['a null for a missing field', 'application', { '/spec/project': null }, 'spec.project: required'],
  [
    'a pattern',
    'podMonitor',
    { '/spec/podMetricsEndpoints/0/interval': '15 s' },
    'spec.podMetricsEndpoints[0].interval: must match pattern "^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$"',
  ],
  [
    'a name of a Helm release that is too long',
    'helmRelease',
    { '/spec/releaseName': 'a'.repeat(54) },
    'spec.releaseName: must NOT have more than 53 characters',
  ],
  [
    'a port that is too high',
    'gateway',
    { '/spec/listeners/0/port': 65536 },
    'spec.listeners[0].port: must be <= 65535',
  ],
  [
    'a list that is too short',
    'gateway',
    { '/spec/listeners': [] },
    'spec.listeners: must NOT have fewer than 1 items',
  ],
  [
    'fields that exclude each other',
    'destinationRule',
    { '/spec/trafficPolicy/loadBalancer/consistentHash': { useSourceIp: true } },
    'spec.trafficPolicy.loadBalancer: must match exactly one schema in oneOf',
  ],
  [
    'two listeners of one name',
    'gateway',
    { '/spec/listeners/1/name': 'http' },
    'spec.listeners[1]: duplicate of {"name":"http"}',
  ],
  [
    'a value twice in a set',
    'podMonitor',
    { '/spec/scrapeProtocols': ['OpenMetricsText1.0.0', 'OpenMetricsText1.0.0'] },
    'spec.scrapeProtocols[1]: duplicate of "OpenMetricsText1.0.0"',
  ],
  [
    'a namespaced kind without a namespace',
    'gateway',
    { '/metadata/namespace': undefined },
    'metadata.namespace: required for a namespaced kind',
  ],
  [
    'another version',
    'serviceEntry',
    { '/apiVersion': 'networking.istio.io/v1alpha1' },
    'no CRD of networking.istio.io/v1alpha1 ServiceEntry',
  ],
];

/** By rules in CEL. */
export const RULES: readonly Refusal[] = [
  [
    'a Helm release of no chart',
    'helmRelease',
    { '/spec/chart': undefined },
    'spec: either chart or chartRef must be set',
  ],
  [
    'two ports of one number',
    'serviceEntry',
    { '/spec/ports/1': { number: 80, name: 'again' } },
    'spec.ports: port number cannot be duplicated',
  ],
  [
    'a range of addresses that DNS would have to resolve',
    'serviceEntry',
    { '/spec/addresses': ['192.0.2.0/24'], '/spec/resolution': 'DNS' },
    'spec: CIDR addresses are allowed only for NONE/STATIC resolution types',
  ],
  [
    'endpoints without a resolution',
    'serviceEntry',
    { '/spec/resolution': undefined },
    'spec: NONE mode cannot set endpoints',
  ],
  [
    'a selector beside endpoints',
    'serviceEntry',
    { '/spec/workloadSelector': { labels: { app: 'it' } } },
    'spec: only one of WorkloadSelector or Endpoints can be set',
  ],
  [
    'a Unix socket with ports',
    'serviceEntry',
    { '/spec/endpoints/0/address': 'unix:///run/it' },
    'spec.endpoints[0]: UDS may not include ports',
  ],
  [
    'a Unix socket without a path',
    'workloadEntry',
    { '/spec/address': 'unix://run' },
    'spec.address: UDS must be an absolute path or abstract socket',
  ],
  ['an endpoint that is nowhere', 'workloadEntry', { '/spec/network': undefined }, 'spec: Address is required'],
  [
    'a port beyond the last',
    'workloadEntry',
    { '/spec/ports': { http: 65536 } },
    'spec.ports.http: port must be between 1-65535',
  ],
  [
    'a selector with a wildcard',
    'authorizationPolicy',
    { '/spec/selector/matchLabels/app': '*' },
    'spec.selector.matchLabels.app: wildcard not allowed in label value match',
  ],
  [
    'a selector and a target',
    'authorizationPolicy',
    { '/spec/targetRefs': [{ kind: 'Service', name: 'it' }] },
    'spec: only one of targetRefs or selector can be set',
  ],
  [
    'ports of a workload without a selector',
    'peerAuthentication',
    { '/spec/selector': undefined },
    'spec: portLevelMtls requires selector',
  ],
  [
    'port zero',
    'peerAuthentication',
    { '/spec/portLevelMtls/0': { mode: 'STRICT' } },
    'spec.portLevelMtls: port must be between 1-65535',
  ],
  [
    'a time that is too short',
    'destinationRule',
    { '/spec/trafficPolicy/outlierDetection/interval': '1us' },
    'spec.trafficPolicy.outlierDetection.interval: must be a valid duration greater than 1ms',
  ],
  [
    'a time that is none',
    'destinationRule',
    { '/spec/trafficPolicy/outlierDetection/interval': 'soon' },
    'spec.trafficPolicy.outlierDetection.interval: must be a valid duration greater than 1ms (Invalid duration string: oon)',
  ],
  [
    'a certificate that is named in two ways',
    'crossNetwork',
    { '/spec/servers/0/tls/credentialName': 'a', '/spec/servers/0/tls/credentialNames': ['b'] },
    'spec.servers[0].tls: only one of credentialName or credentialNames can be set',
  ],
  [
    'TLS on a listener without it',
    'gateway',
    { '/spec/listeners/0/tls': { certificateRefs: [{ name: 'certificate' }] } },
    "spec.listeners: tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']",
  ],
  [
    'a TLS listener without a mode',
    'gateway',
    { '/spec/listeners/0/protocol': 'TLS' },
    'spec.listeners: tls mode must be set for protocol TLS',
  ],
  [
    'a host on a TCP listener',
    'gateway',
    { '/spec/listeners/0/protocol': 'TCP', '/spec/listeners/0/hostname': 'a.b' },
    "spec.listeners: hostname must not be specified for protocols ['TCP', 'UDP']",
  ],
  [
    'two listeners on one port',
    'gateway',
    { '/spec/listeners/1': { name: 'again', port: 80, protocol: 'HTTP' } },
    'spec.listeners: Combination of port, protocol and hostname must be unique for each listener',
  ],
  [
    'terminated TLS without a certificate, where the mode is a default',
    'gateway',
    { '/spec/listeners/1/tls': {} },
    'spec.listeners[1].tls: certificateRefs or options must be specified when mode is Terminate (No such key: options)',
  ],
  [
    'a name that is none',
    'gateway',
    { '/spec/addresses/0/value': 'not a name' },
    'spec.addresses[0]: Hostname value must be empty or contain only valid characters (matching ^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)',
  ],
  [
    'the same name twice',
    'gateway',
    { '/spec/addresses/1': { type: 'Hostname', value: 'a.b' } },
    'spec.addresses: Hostname values must be unique',
  ],
];
