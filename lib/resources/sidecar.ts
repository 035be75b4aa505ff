import { toJson_SidecarSpec as toSidecarSpec } from '../../imports/networking.istio.io';
import { distinct } from '../model/collections';
import type { ClusterFacts } from '../model/facts/cluster';
import type { EntryFacts } from '../model/facts/entry';
import type { NamespaceFacts } from '../model/facts/namespace';
import type { Fleet } from '../model/fleet/fleet';
import { IMPORTS_NAMESPACE, nativeName } from '../model/names';
import { manifest } from './manifest';
import type { Manifest } from './manifest';

/**
 * Limits what the sidecars of a namespace learn to the namespaces in `egress`. Without a workloadSelector it applies to
 * every sidecar of the namespace. Istio allows one such object in a namespace, and by
 * convention it is called `default` (Istio reference, Sidecar).
 */
export function namespaceSidecar(
  { name, egress }: NamespaceFacts,
  cluster: ClusterFacts,
  fleet: Fleet,
): readonly Manifest[] {
  if (egress === undefined) return [];
  // The own namespace is written `.`, because istiod warns about a host that is listed twice.
  const whole = new Set([cluster.istio.namespace, ...egress].filter((namespace) => namespace !== name));
  const single = fleet
    .knownTo(cluster.name)
    .filter((entry) => mayCall(entry, name))
    .flatMap((entry) => learnt(entry, cluster, fleet))
    .filter(({ namespace }) => namespace !== name && !whole.has(namespace));
  const hosts = ['./*', ...[...whole].map((namespace) => `${namespace}/*`), ...single.map(sidecarHost)];
  const spec = toSidecarSpec({ egress: [{ hosts: distinct(hosts) }] });
  return [manifest('networking.istio.io/v1', 'Sidecar', { name: 'default', namespace: name }, { spec })];
}

/** A host and the namespace of the object that declares it. */
interface Learnt {
  readonly namespace: string;
  readonly host: string;
}

/** The namespace in which a cluster has the hosts of an entry; none while nobody takes its calls. */
function learnt(entry: EntryFacts, cluster: ClusterFacts, fleet: Fleet): readonly Learnt[] {
  const { host, service, globalServiceName } = entry;
  if (fleet.isWithheld(entry, cluster.name)) return [];
  if (!entry.exportedBy.includes(cluster.name)) return [{ namespace: IMPORTS_NAMESPACE, host }];
  const hosts = globalServiceName ? [host, nativeName(service)] : [host];
  return hosts.map((each) => ({ namespace: service.namespace, host: each }));
}

function mayCall({ callers }: EntryFacts, namespace: string): boolean {
  return callers === undefined || callers.some((caller) => caller.namespace === namespace);
}

function sidecarHost({ namespace, host }: Learnt): string {
  return `${namespace}/${host}`;
}
