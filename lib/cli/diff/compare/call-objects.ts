import type { Manifest } from '../../../resources/manifest';
import { at, listAt, textAt, textsAt } from '../../../resources/read/fields';
import type { Call } from './call-changes';
import type { ObjectChange } from './compare-objects';
import type { JsonChange } from './json-changes';

/** Clusters to which an object routes calls. It names their networks, `peer-<cluster>`. */
export function peersOf(manifest: Manifest | undefined): ReadonlySet<string> {
  const networks = [
    at(manifest, 'spec', 'network'),
    ...listAt(manifest, 'spec', 'endpoints').map((endpoint) => at(endpoint, 'network')),
    ...(textAt(manifest, 'spec', 'gatewayClassName') === 'istio-remote' ? [manifest?.metadata.name] : []),
  ];
  const peers = networks.map((network) => (typeof network === 'string' ? /^peer-(.+)$/.exec(network)?.[1] : undefined));
  return new Set(peers.filter((peer) => peer !== undefined));
}

/** Fields that only route calls, by kind. */
const ROUTING_FIELDS: ReadonlyMap<string, RegExp> = new Map([
  ['ServiceEntry', /^spec\.(endpoints|exportTo|workloadSelector)\b/],
  ['DestinationRule', /^spec\.(exportTo|trafficPolicy\.loadBalancer)\b/],
  ['Sidecar', /^spec\.egress\b/],
  ['WorkloadEntry', /^spec\.(locality|network|weight)\b/],
]);

/** Returns whether an object, or one of its changes, only routes the given calls. */
export function wiringOf(calls: readonly Call[]): (object: ObjectChange, change?: JsonChange) => boolean {
  const hosts = new Set(calls.flatMap(({ host, cluster, exporter }) => [`${cluster} ${host}`, `${exporter} ${host}`]));
  const peers = new Set(calls.map(({ cluster, exporter }) => `${cluster} ${exporter}`));
  return (object, change) => {
    if (change !== undefined && ROUTING_FIELDS.get(object.kind)?.test(change.path) !== true) return false;
    const cluster = object.place.cluster ?? '';
    return (
      hostsOf(object).some((host) => hosts.has(`${cluster} ${host}`)) ||
      peersReached(object).some((peer) => peers.has(`${cluster} ${peer}`))
    );
  };
}

function hostsOf({ kind, before, after, differences }: ObjectChange): readonly string[] {
  const sides = [before, after];
  if (kind === 'ServiceEntry') return sides.flatMap((side) => textsAt(side, 'spec', 'hosts'));
  if (kind === 'DestinationRule') return sides.flatMap((side) => textAt(side, 'spec', 'host') ?? []);
  if (kind !== 'Sidecar') return [];
  const named = differences
    .flatMap(({ removed, added }) => [...removed, ...added])
    .filter((item) => typeof item === 'string');
  return named.map((item) => item.replace(/^[^/]*\//, ''));
}

function peersReached({ kind, before, after }: ObjectChange): readonly string[] {
  if (kind !== 'WorkloadEntry' && kind !== 'Gateway') return [];
  return [...peersOf(before), ...peersOf(after)];
}
