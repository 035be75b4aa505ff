import type { ClusterFacts } from '../facts/cluster';
import type { Fleet } from '../fleet/fleet';
import type { KeptSetting } from './kept-setting';

/** Addresses that istiod gives to hosts begin with it (Istio, `auto_allocation.go`: 240.240.0.0/16). */
const OF_HOSTS = '240.';
const EVERYTHING = new Set(['*', '0.0.0.0/0']);

/** Settings below `global.proxy`: what sidecars capture, and the domain of Services. */
export function keptProxy(fleet: Fleet, cluster: ClusterFacts): readonly KeptSetting[] {
  return [...capture(fleet, cluster), ...clusterDomain(fleet, cluster)];
}

/** Calls that sidecars do not capture reach no other cluster, or are refused there. */
function capture(fleet: Fleet, { name, istio }: ClusterFacts): readonly KeptSetting[] {
  const called = fleet.knownTo(name).flatMap(({ service }) => service.ports.map(({ port }) => String(port)));
  const served = fleet.exportsOf(name).flatMap(({ service }) => service.ports.map((port) => String(port.targetPort)));
  const none = (of: readonly string[]) => (value: unknown) => !itemsOf(value).some((item) => of.includes(item));
  return [
    ...(istio.dnsCapture ? ADDRESSES : []),
    kept('excludeOutboundPorts', none(called), 'calls of hosts with these ports would not be captured'),
    kept('excludeInboundPorts', none(served), 'other clusters call these ports with mutual TLS'),
    kept(
      'includeInboundPorts',
      (value) => value === '*' || served.every((port) => itemsOf(value).includes(port)),
      'other clusters call the ports of exported services with mutual TLS',
    ),
  ];
}

/** Names of Services end in it, and the library writes them for a global name only. */
function clusterDomain(fleet: Fleet, { name }: ClusterFacts): readonly KeptSetting[] {
  if (!fleet.exportsOf(name).some(({ globalServiceName }) => globalServiceName)) return [];
  return [
    {
      keys: ['global', 'proxy', 'clusterDomain'],
      computed: false,
      keeps: (value) => value === 'cluster.local',
      why: 'the own names of Services that mean all exporters end in cluster.local',
      fix: 'leave it out, or leave globalServiceName of the entries out',
    },
  ];
}

const ADDRESSES: readonly KeptSetting[] = [
  kept(
    'includeIPRanges',
    (value) => itemsOf(value).some((range) => EVERYTHING.has(range) || range.startsWith(OF_HOSTS)),
    'hosts have addresses in 240.240.0.0/16, which sidecars must capture',
  ),
  kept(
    'excludeIPRanges',
    (value) => !itemsOf(value).some((range) => EVERYTHING.has(range) || range.startsWith(OF_HOSTS)),
    'hosts have addresses in 240.240.0.0/16, which sidecars must capture',
  ),
];

function kept(key: string, keeps: (value: unknown) => boolean, why: string): KeptSetting {
  return {
    keys: ['global', 'proxy', key],
    computed: false,
    keeps,
    why,
    fix: 'leave it out, or set it for single pods',
  };
}

function itemsOf(value: unknown): readonly string[] {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
