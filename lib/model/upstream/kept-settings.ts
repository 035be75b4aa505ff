import type { ClusterFacts } from '../facts/cluster';
import type { Fleet } from '../fleet/fleet';
import { peerNetwork } from '../names';
import { isRecord } from '../validate/json';
import { istiodFiles } from './istiod-files';
import type { IstiodFiles } from './istiod-files';
import { keptProxy } from './kept-proxy';
import type { KeptSetting } from './kept-setting';

/** Settings of the istiod of a cluster that values may not change. */
export function keptSettings(fleet: Fleet, cluster: ClusterFacts): readonly KeptSetting[] {
  return [
    ...identity(fleet, cluster),
    ...meshConfig(fleet, cluster),
    ...files(istiodFiles(fleet, cluster.name)),
    ...features(fleet, cluster),
    ...keptProxy(fleet, cluster),
    GATEWAY_SCOPE,
    TRUST_DOMAIN_CHECK,
    {
      keys: ['revision'],
      computed: false,
      keeps: (value) => value === '' || value === null,
      why: 'namespaces ask for the default revision',
      fix: 'leave it out; an istiod with a revision is one for Istio.existing({ revision })',
    },
  ];
}

const GATEWAY_SCOPE: KeptSetting = {
  keys: ['env', 'PILOT_SCOPE_GATEWAY_TO_NAMESPACE'],
  computed: true,
  keeps: isOn,
  why: 'without it a Gateway of any namespace can open the east-west gateway',
  fix: 'leave it out, and keep each Gateway in the namespace of the pods that it selects',
};

const TRUST_DOMAIN_CHECK: KeptSetting = {
  keys: ['env', 'PILOT_SKIP_VALIDATE_TRUST_DOMAIN'],
  computed: false,
  keeps: (value) => !isOn(value),
  why: 'with it sidecars accept callers of every trust domain that their root signs for',
  fix: 'leave it out',
};

function identity({ mesh, reported, clusters }: Fleet, cluster: ClusterFacts): readonly KeptSetting[] {
  const networks = [...clusters, ...reported].flatMap(({ name, network }) => [network, peerNetwork(name)]);
  return [
    exactly(['global', 'meshID'], mesh.id, 'all clusters say the same', 'leave it out: it is the id of the Mesh'),
    exactly(
      ['global', 'network'],
      cluster.network,
      'its namespaces and gateways are labelled with the network',
      'set network of the MeshCluster',
    ),
    exactly(
      ['global', 'multiCluster', 'clusterName'],
      cluster.name,
      'other clusters know it by name',
      'leave it out: it is the id of the MeshCluster',
    ),
    {
      keys: ['global', 'meshNetworks'],
      computed: false,
      keeps: (value) => !isRecord(value) || !networks.some((network) => Object.hasOwn(value, network)),
      why: 'the library declares the gateways of these networks',
      fix: 'leave networks of the mesh out; addresses are those of each EastWestGateway',
    },
  ];
}

function meshConfig(fleet: Fleet, { name, istio }: ClusterFacts): readonly KeptSetting[] {
  return [
    exactly(
      ['meshConfig', 'trustDomain'],
      fleet.mesh.trustDomain,
      'every workload identity starts with it',
      'set trustDomain of the Mesh',
    ),
    {
      keys: ['meshConfig', 'defaultConfig', 'proxyMetadata', 'ISTIO_META_DNS_CAPTURE'],
      computed: istio.dnsCapture,
      keeps: (value) => (istio.dnsCapture ? value === 'true' : value !== 'true'),
      why: 'hosts have addresses or not because of it',
      fix: 'set dnsCapture of Istio.managed(…)',
    },
    {
      keys: ['meshConfig', 'enableAutoMtls'],
      computed: false,
      keeps: (value) => !isOff(value),
      why: 'gateways forward only mutual TLS',
      fix: 'leave it out',
    },
    ...(fleet.discoveredBy(name).length > 0 ? [SERVICE_SETTINGS] : []),
    exactly(
      ['base', 'validationFailurePolicy'],
      'Fail',
      'istiod restores its own value, and each sync of the chart would undo that',
      'leave it out',
    ),
  ];
}

/** Where istiod reads endpoints of another cluster. */
const SERVICE_SETTINGS: KeptSetting = {
  keys: ['meshConfig', 'serviceSettings'],
  computed: true,
  keeps: (value) => Array.isArray(value) && value.some(isLocalForAll),
  why: 'every Service of that name elsewhere would be the same one, and mesh-wide hosts would have pods twice',
  fix: 'leave it out and set globalServiceName of entries, or begin the list with { settings: { clusterLocal: true }, hosts: ["*"] }',
};

function isLocalForAll(each: unknown): boolean {
  if (!isRecord(each) || !isRecord(each.settings)) return false;
  return each.settings.clusterLocal === true && Array.isArray(each.hosts) && each.hosts.includes('*');
}

function files(all: readonly IstiodFiles[]): readonly KeptSetting[] {
  return [
    ...all.map(({ setting, directory, secret }) =>
      exactly(['env', setting], directory, `istiod reads Secret ${secret} there`, 'leave it out'),
    ),
    withItems(
      ['volumes'],
      all.map(({ volume, secret, optional }) => ({
        name: volume,
        secret: { secretName: secret, ...(optional && { optional }) },
      })),
    ),
    withItems(
      ['volumeMounts'],
      all.map(({ volume, directory }) => ({ name: volume, mountPath: directory, readOnly: true })),
    ),
  ];
}

/**
 * A list that may have other items, too. The source of a volume is free, but istiod must not start without its CA.
 */
function withItems(keys: readonly string[], items: readonly { readonly name: string }[]): KeptSetting {
  return {
    keys,
    computed: true,
    keeps: (value) => Array.isArray(value) && items.every((item) => value.some((given) => satisfies(given, item))),
    why: 'the list replaces that of the library',
    fix: `repeat in it ${items.map((item) => JSON.stringify(item)).join(' and ')}`,
  };
}

function satisfies(given: unknown, item: { readonly name: string }): boolean {
  if (!isRecord(given) || given.name !== item.name) return false;
  return isOptional(item) || !isOptional(given);
}

function isOptional(volume: object): boolean {
  return 'secret' in volume && isRecord(volume.secret) && volume.secret.optional === true;
}

/** Features of istiod that are on by default. */
function features(fleet: Fleet, { name, istio }: ClusterFacts): readonly KeptSetting[] {
  const byName = fleet
    .peersOf(name)
    .some((peer) => fleet.addressesOf(peer.name).some(({ type }) => type === 'Hostname'));
  const global = fleet.exportsOf(name).some(({ globalServiceName }) => globalServiceName);
  return [
    on('PILOT_MULTI_NETWORK_DISCOVER_GATEWAY_API', 'gateways of other clusters are objects of the Gateway API'),
    on('PILOT_ENABLE_SERVICEENTRY_SELECT_PODS', 'mesh-wide hosts select the pods that run here'),
    ...(byName ? [on('RESOLVE_HOSTNAME_GATEWAYS', 'gateways of other clusters have host names')] : []),
    ...(istio.dnsCapture ? [on('PILOT_ENABLE_IP_AUTOALLOCATE', 'mesh-wide hosts get their addresses by it')] : []),
    ...(global
      ? [on('PILOT_ENABLE_K8S_SELECT_WORKLOAD_ENTRIES', 'Services with a global name select pods elsewhere by it')]
      : []),
  ];
}

function on(variable: string, why: string): KeptSetting {
  return { keys: ['env', variable], computed: false, keeps: (value) => !isOff(value), why, fix: 'leave it out' };
}

function exactly(keys: readonly string[], expected: string, why: string, fix: string): KeptSetting {
  return { keys, computed: true, keeps: (value) => value === expected, why, fix };
}

/** Text that Go reads as false. */
function isOn(value: unknown): boolean {
  return ['true', 'True', 'TRUE', 't', 'T', '1'].includes(String(value));
}

function isOff(value: unknown): boolean {
  return ['false', 'False', 'FALSE', 'f', 'F', '0'].includes(String(value));
}
