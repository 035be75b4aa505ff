import { distinct } from '../../model/collections';
import type { CallerFacts, EntryFacts } from '../../model/facts/entry';
import type { Fleet } from '../../model/fleet/fleet';
import { didYouMean } from '../../model/problems/did-you-mean';
import type { Finding } from '../../model/rules/rule';
import { quoted } from '../../model/text';
import { isOfKind } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { fieldsOf } from '../../resources/read/fields';
import { workloadsIn } from '../../resources/read/workload';
import type { FleetCheck } from './check';

/** Service accounts of listed callers, by namespace. */
type Accounts = ReadonlyMap<string, Set<string>>;

/**
 * A caller can call where it runs, and only if the host is known there. Where a caller runs is known of
 * workloads that are declared here, so it may be meant.
 */
export const callerRunsWhereImported: FleetCheck = {
  id: 'caller-runs-where-imported',
  severity: 'warning',
  start(fleet) {
    const namespaces = distinct(fleet.entries.flatMap(({ callers = [] }) => callers.map((each) => each.namespace)));
    const running = new Map<string, Accounts>();
    // Accounts of pods that something else than a workload of ours makes.
    const declared = new Set<string>();
    return {
      see(cluster, objects) {
        const accounts = new Map(namespaces.map((namespace) => [namespace, new Set<string>()]));
        for (const { namespace, serviceAccount } of workloadsIn(objects)) accounts.get(namespace)?.add(serviceAccount);
        running.set(cluster, accounts);
        for (const { manifest } of objects) {
          const { namespace = '' } = manifest.metadata;
          for (const serviceAccount of accountsMadeOf(manifest)) declared.add(keyOf({ namespace, serviceAccount }));
        }
      },
      *findings() {
        for (const entry of fleet.entries) {
          for (const caller of entry.callers ?? []) yield* strandedIn(entry, caller, fleet, running, declared);
        }
      },
    };
  },
};

/** Service accounts that an object is, or that istiod makes for a Gateway of the Gateway API. */
function accountsMadeOf(manifest: Manifest): readonly string[] {
  const { name, annotations = {} } = manifest.metadata;
  if (isOfKind(manifest, '', 'ServiceAccount')) return [name];
  if (!isOfKind(manifest, 'gateway.networking.k8s.io', 'Gateway')) return [];
  const { gatewayClassName } = fieldsOf(manifest.spec);
  return [annotations['gateway.istio.io/service-account'] ?? `${name}-${String(gatewayClassName)}`];
}

function* strandedIn(
  { path, host, exportedBy, importedBy }: EntryFacts,
  caller: CallerFacts,
  fleet: Fleet,
  running: ReadonlyMap<string, Accounts>,
  declared: ReadonlySet<string>,
): Generator<Finding> {
  const knowing = distinct([...exportedBy, ...importedBy]);
  // Workloads in clusters of other repositories are not declared here.
  if (knowing.some((name) => fleet.cluster(name) === undefined)) return;
  const { namespace, serviceAccount } = caller;
  const runsIn = [...running.keys()].filter((name) => running.get(name)?.get(namespace)?.has(serviceAccount));
  if (runsIn.length > 0) {
    if (runsIn.some((name) => knowing.includes(name))) return;
    yield {
      path,
      what: `a caller runs in ${quoted(runsIn)} only, where "${host}" is not known`,
      value: keyOf(caller),
      fix: `add ${quoted(runsIn)} to importedBy, or take the caller out; the host is known in ${quoted(knowing)}`,
    };
    return;
  }
  const there = distinct(knowing.flatMap((name) => [...(running.get(name)?.get(namespace) ?? [])]));
  if (there.length === 0 || declared.has(keyOf(caller))) return;
  yield {
    path,
    what: `no workload that is declared here runs as a caller of "${host}"`,
    value: keyOf(caller),
    fix: `correct the service account; workloads of namespace "${namespace}" run as ${quoted(there)}${didYouMean(serviceAccount, there)}`,
  };
}

function keyOf({ namespace, serviceAccount }: CallerFacts): string {
  return `${namespace}/${serviceAccount}`;
}
