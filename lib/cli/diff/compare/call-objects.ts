import type { Manifest } from '../../../resources/manifest';
import { at, listAt, textAt, textsAt } from '../../../resources/read/fields';
import type { Call } from './call-changes';
import type { ObjectChange } from './compare-objects';
import type { JsonChange } from './json-changes';

/** Clusters to which an object leads calls: it carries their network, `peer-<cluster>`. */
export function peersOf(manifest: Manifest | undefined): ReadonlySet<string> {
  const networks = [
    at(manifest, 'spec', 'network'),
    ...listAt(manifest, 'spec', 'endpoints').map((endpoint) => at(endpoint, 'network')),
    ...(textAt(manifest, 'spec', 'gatewayClassName') === 'istio-remote' ? [manifest?.metadata.name] : []),
  ];
  const peers = networks.map((network) => (typeof network === 'string' ? /^peer-(.+)$/.exec(network)?.[1] : undefined));
  return new Set(peers.filter((peer) => peer !== undefined));
}

/** The part of an object that only serves to route calls. */
const PARTS: ReadonlyMap<string, RegExp> = new Map([
  ['ServiceEntry', /^spec\.(endpoints|exportTo|workloadSelector)\b/],
  ['DestinationRule', /^spec\.(exportTo|trafficPolicy\.loadBalancer)\b/],
  ['Sidecar', /^spec\.egress\b/],
  ['WorkloadEntry', /^spec\.(locality|network|weight)\b/],
]);

/** Tells whether a change of an object only does what changed calls need. */
export function wiringOf(calls: readonly Call[]): (object: ObjectChange, change?: JsonChange) => boolean {
  const hosts = new Set(calls.flatMap(({ host, cluster, exporter }) => [`${cluster} ${host}`, `${exporter} ${host}`]));
  const peers = new Set(calls.map(({ cluster, exporter }) => `${cluster} ${exporter}`));
  return (object, change) => {
    if (change !== undefined && PARTS.get(object.kind)?.test(change.path) !== true) return false;
    const cluster = object.place.cluster ?? '';
    return (
      hostsOf(object).some((host) => hosts.has(`${cluster} ${host}`)) ||
      peersLed(object).some((peer) => peers.has(`${cluster} ${peer}`))
    );
  };
}

function hostsOf({ kind, before, after, differences }: ObjectChange): readonly string[] {
  const sides = [before, after];
  if (kind === 'ServiceEntry') return sides.flatMap((side) => textsAt(side, 'spec', 'hosts'));
  if (kind === 'DestinationRule') return sides.flatMap((side) => textAt(side, 'spec', 'host') ?? []);
  if (kind !== 'Sidecar') return [];
  const named = differences.flatMap(({ gone, come }) => [...gone, ...come]).filter((item) => typeof item === 'string');
  return named.map((item) => item.replace(/^[^/]*\//, ''));
}

function peersLed({ kind, before, after }: ObjectChange): readonly string[] {
  if (kind !== 'WorkloadEntry' && kind !== 'Gateway') return [];
  return [...peersOf(before), ...peersOf(after)];
}
