import type { ClusterFacts } from '../../../lib/model/facts/cluster';
import type { HelmValues } from '../../../lib/model/facts/helm-values';
import { Fleet } from '../../../lib/model/fleet/fleet';
import { meshSettingsKept } from '../../../lib/model/rules/mesh-settings-kept';
import { istiodValues } from '../../../lib/resources/istio/istiod-settings';
import { cluster, declaredOf, discovery, entry, fleetOf, gateway } from '../facts';
import type { FleetOverrides } from '../facts';
import { ruleTest } from './rule-test';
import type { ExpectedFinding } from './rule-test';

const path = 'training-mesh/us';
const IP: FleetOverrides = {
  gateways: ['us', 'eu'].map((name) =>
    gateway(name, { address: { type: 'IPAddress', values: ['198.51.100.7'], externalDns: false } }),
  ),
};
const REMOTE: FleetOverrides = { discoveries: [discovery('remote')] };
const MOUNTED: FleetOverrides = {
  discoveries: [discovery('remote', { credentials: { type: 'mountedSecret', secret: 'kubeconfigs' } })],
};
const GLOBAL: FleetOverrides = { entries: [entry('echo', { globalServiceName: true })] };
const silent: Partial<ClusterFacts['istio']> = { dnsCapture: false };

/** us with values, beside eu. */
function us(values: unknown, overrides: FleetOverrides = {}, istio: Partial<ClusterFacts['istio']> = {}): Fleet {
  const facts = { ...cluster('us').istio, ...istio, values: values as HelmValues };
  return fleetOf({ clusters: [cluster('us', { istio: facts }), cluster('eu')], ...overrides });
}

/** us with the values that the library computes for it. */
function own(overrides: FleetOverrides, istio: Partial<ClusterFacts['istio']> = {}): Fleet {
  const fleet = us({}, overrides, istio);
  const [eu, computed] = fleet.clusters;
  if (eu === undefined || computed === undefined) throw new Error('eu and us');
  const values = istiodValues(fleet, computed);
  return new Fleet({
    ...declaredOf(overrides),
    clusters: [eu, { ...computed, istio: { ...computed.istio, values } }],
  });
}

/** `a > b` and a value as Helm values. */
function at(place: string, value: unknown): HelmValues {
  return place.split(' > ').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as HelmValues;
}

const env = (variable: string, value: unknown): HelmValues => at(`env > ${variable}`, value);
const CA = { name: 'mesh-ca', secret: { secretName: 'cacerts' } };
const CAPTURE = 'meshConfig > defaultConfig > proxyMetadata > ISTIO_META_DNS_CAPTURE';
const LOCAL = { settings: { clusterLocal: true }, hosts: ['*'] };

type Row = readonly [string, Fleet, readonly ExpectedFinding[]];

function fails(place: string, value: unknown, fix: RegExp, ...mesh: readonly [FleetOverrides?, object?]): Row {
  const [overrides = {}, istio = {}] = mesh;
  return [
    `fails for ${place}: ${JSON.stringify(value)}${mesh.length > 0 ? ` with ${JSON.stringify(Object.keys({ ...overrides, ...istio }))}` : ''}`,
    us(at(place, value), overrides, istio),
    [{ path, what: new RegExp(`^values > ${place} changes a setting that the mesh depends on: `), value, fix }],
  ];
}

function replaces(place: string, value: unknown): Row {
  const keys = place === '' ? 'values' : `values > ${place}`;
  return [
    `fails once for ${JSON.stringify(value)} in place of ${keys}`,
    us(place === '' ? value : at(place, value)),
    [{ path, what: new RegExp(`^${keys} is not a map`), value }],
  ];
}

ruleTest(meshSettingsKept, {
  valid: [
    ['without values nothing changes', us({})],
    ['what the library computes may be said again', own({})],
    ['also without DNS capture', own({}, silent)],
    ['also with remote secrets and global names', own({ ...REMOTE, ...GLOBAL })],
    ['also with kubeconfigs in a mounted Secret', own(MOUNTED)],
    [
      'what clusters do not rely on is free',
      us({
        autoscaleMin: 2,
        global: { hub: 'mirror.example.com/istio', proxy: { resources: null } },
        meshConfig: {
          accessLogFile: '/dev/stdout',
          outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
          tcpKeepalive: { time: '30s' },
          localityLbSetting: { enabled: false },
          enableAutoMtls: true,
          defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: 'true', OTHER: 'x' } },
        },
        env: {
          PILOT_ENABLE_IP_AUTOALLOCATE: 'true',
          PILOT_ENABLE_ANALYSIS: false,
          PILOT_SCOPE_GATEWAY_TO_NAMESPACE: true,
        },
        revision: '',
      }),
    ],
    [
      'lists may be longer than those of the library',
      us({
        volumes: [CA, { name: 'extra', emptyDir: {} }],
        volumeMounts: [
          { name: 'extra', mountPath: '/extra' },
          { name: 'mesh-ca', mountPath: '/etc/mesh-ca' },
        ],
      }),
    ],
    [
      'the CA may come from elsewhere',
      us({ volumes: [{ name: 'mesh-ca', csi: { driver: 'secrets-store.csi.k8s.io' } }] }),
    ],
    ['an istiod that somebody else installs has no values', us({ global: null }, {}, { managed: false })],
    ['networks of others may have gateways', us(at('global > meshNetworks', { vms: { gateways: [] } }))],
    ['names of gateways need no answer where gateways have addresses', us(env('RESOLVE_HOSTNAME_GATEWAYS', false), IP)],
    ['without global names no Service selects entries', us(env('PILOT_ENABLE_K8S_SELECT_WORKLOAD_ENTRIES', 'false'))],
    ['without discovery names are as in Istio', us(at('meshConfig > serviceSettings', []))],
    [
      'with discovery more names may be global',
      us(at('meshConfig > serviceSettings', [LOCAL, { settings: { clusterLocal: false }, hosts: ['a'] }]), REMOTE),
    ],
    ['without global names the cluster domain is free', us(at('global > proxy > clusterDomain', 'corp.example'))],
    [
      "the library's cluster domain may be said again",
      us(at('global > proxy > clusterDomain', 'cluster.local'), GLOBAL),
    ],
    [
      'sidecars may leave out what no host needs',
      us({
        global: {
          proxy: {
            includeIPRanges: '10.0.0.0/8, 240.240.0.0/16',
            excludeIPRanges: '169.254.169.254/32',
            excludeOutboundPorts: '5432',
            excludeInboundPorts: '9999',
            includeInboundPorts: '8080,9999',
          },
        },
      }),
    ],
    [
      'hosts without such addresses need no capture of them',
      us(at('global > proxy > includeIPRanges', ''), {}, silent),
    ],
    ['without DNS capture hosts get no addresses', us(env('PILOT_ENABLE_IP_AUTOALLOCATE', false), {}, silent)],
    ['without DNS capture there is nothing to lose', us(at('meshConfig > defaultConfig', null), {}, silent)],
  ],
  invalid: [
    fails('global > meshID', 'other', /id of the Mesh$/),
    fails('global > network', 'other-net', /set network of the MeshCluster/),
    fails('global > network', null, /set network/),
    fails('global > multiCluster > clusterName', 'eu', /id of the MeshCluster$/),
    fails('global > proxy > clusterDomain', 'corp.example', /globalServiceName/, GLOBAL),
    fails('global > proxy > includeIPRanges', '10.0.0.0/8', /leave it out/),
    fails('global > proxy > includeIPRanges', '', /leave it out/),
    fails('global > proxy > excludeIPRanges', '240.0.0.0/4', /leave it out/),
    fails('global > proxy > excludeOutboundPorts', '443,80', /single pods/),
    fails('global > proxy > excludeInboundPorts', 8080, /single pods/),
    fails('global > proxy > includeInboundPorts', '', /single pods/),
    fails('env > PILOT_SKIP_VALIDATE_TRUST_DOMAIN', 'true', /leave it out/),
    fails('global > meshNetworks', { 'eu-net': {} }, /EastWestGateway/),
    fails('global > meshNetworks', { 'peer-eu': {} }, /EastWestGateway/),
    fails('meshConfig > trustDomain', 'cluster.local', /set trustDomain of the Mesh/),
    fails(CAPTURE, 'false', /set dnsCapture/),
    fails(CAPTURE, true, /set dnsCapture/),
    fails(CAPTURE, 'true', /set dnsCapture/, {}, silent),
    fails('meshConfig > enableAutoMtls', false, /leave it out/),
    fails('meshConfig > serviceSettings', [], /globalServiceName/, REMOTE),
    fails('meshConfig > serviceSettings', [null, { hosts: ['*'] }, 7], /globalServiceName/, REMOTE),
    fails('base > validationFailurePolicy', 'Ignore', /leave it out/),
    fails('env > ROOT_CA_DIR', '/etc/cacerts', /leave it out/),
    fails('env > ROOT_CA_DIR', null, /leave it out/),
    fails('env > PILOT_MULTICLUSTER_KUBECONFIG_PATH', '/tmp', /leave it out/, MOUNTED),
    fails('volumes', [], /repeat in it {"name":"mesh-ca","secret":{"secretName":"cacerts"}}$/),
    fails(
      'volumes',
      [CA],
      /"mesh-ca".* and .*"mesh-kubeconfigs","secret":{"secretName":"kubeconfigs","optional":true}/,
      MOUNTED,
    ),
    fails('volumes', [{ ...CA, secret: { secretName: 'cacerts', optional: true } }], /mesh-ca/),
    fails('volumes', null, /mesh-ca/),
    fails('volumeMounts', [null, 'mesh-ca'], /"mountPath":"\/etc\/mesh-ca"/),
    ...[
      'PILOT_MULTI_NETWORK_DISCOVER_GATEWAY_API',
      'PILOT_ENABLE_SERVICEENTRY_SELECT_PODS',
      'RESOLVE_HOSTNAME_GATEWAYS',
      'PILOT_ENABLE_IP_AUTOALLOCATE',
    ].map((variable) => fails(`env > ${variable}`, 'false', /leave it out/)),
    fails('env > PILOT_ENABLE_K8S_SELECT_WORKLOAD_ENTRIES', false, /leave it out/, GLOBAL),
    fails('env > PILOT_MULTI_NETWORK_DISCOVER_GATEWAY_API', 0, /leave it out/),
    fails('env > PILOT_SCOPE_GATEWAY_TO_NAMESPACE', 'false', /keep each Gateway in the namespace of the pods/),
    fails('env > PILOT_SCOPE_GATEWAY_TO_NAMESPACE', null, /leave it out/),
    fails('revision', 'canary', /Istio\.existing\({ revision }\)/),
    replaces('', null),
    replaces('', []),
    replaces('', 'a: b'),
    replaces('global', null),
    replaces('global > multiCluster', ['us']),
    replaces('meshConfig', 'trustDomain: corp.local'),
    replaces('meshConfig > defaultConfig > proxyMetadata', null),
    replaces('env', [{ name: 'A', value: 'b' }]),
    replaces('base', false),
    [
      'fails for everything at once, in the cluster that has the values',
      us({ global: { meshID: 'a', network: 'b' }, env: null, volumes: 7 }),
      [
        { path, what: /global > meshID/ },
        { path, what: /global > network/ },
        { path, what: /values > env is not a map/ },
        { path, what: /volumes/ },
      ],
    ],
  ],
});
