import type { ClusterFacts } from '../../model/facts/cluster';
import type { EntryFacts } from '../../model/facts/entry';
import type { ExportedService } from '../../model/fleet/exported-service';
import type { Fleet } from '../../model/fleet/fleet';
import { IMPORTS_NAMESPACE, nativeName } from '../../model/names';
import type { Manifest } from '../manifest';
import { Shared } from '../shared';
import { failoverRule, renewalRule } from './destination-rule';
import { placementOf } from './placement';
import type { Placement } from './placement';
import { callersPolicy, strictMtls } from './policies';
import { exportScope, importScope } from './scope';
import { exportedServiceEntry, importedServiceEntry } from './service-entry';
import { remoteWorkloads } from './workload-entry';

const IMPORTS = new Shared<readonly Manifest[]>();

/** A host in a cluster that only calls it. */
export function importerManifests(entry: EntryFacts, cluster: ClusterFacts, fleet: Fleet): readonly Manifest[] {
  // A host without endpoints would resolve, and every call would fail.
  if (fleet.isWithheld(entry, cluster.name)) return [];
  const { trustDomain } = fleet.mesh;
  const placement = placementOf(entry, cluster, fleet);
  const variant = [trustDomain, cluster.istio.dnsCapture, placement];
  return IMPORTS.of(entry, variant, () => imports(entry, cluster, placement, trustDomain));
}

function imports(
  entry: EntryFacts,
  cluster: ClusterFacts,
  placement: Placement,
  trustDomain: string,
): readonly Manifest[] {
  const imported = importedServiceEntry(entry, cluster, placement, trustDomain);
  const { host, service } = entry;
  const called = { host, namespace: IMPORTS_NAMESPACE, exportTo: importScope(entry), ports: service.ports };
  if (placement.exporters.length === 1) return [imported, ...renewalRule(called)];
  return [imported, failoverRule(called, placement)];
}

/** A host in a cluster that runs its service. */
export function exporterManifests(entry: EntryFacts, cluster: ClusterFacts, fleet: Fleet): readonly Manifest[] {
  const { namespace, ports } = entry.service;
  const globalName = fleet.exportedService(cluster.name, entry.service)?.globalName === true;
  const exposed = fleet.isExposed(entry, cluster.name);
  const exported = exportedServiceEntry(entry, cluster, { globalName, exposed }, fleet.mesh.trustDomain);
  const placement = placementOf(entry, cluster, fleet);
  if (placement.exporters.length === 0) return [exported];
  return [exported, failoverRule({ host: entry.host, namespace, exportTo: exportScope(entry), ports }, placement)];
}

/** The entry that the cluster's own DNS needs if sidecars do not resolve a host. */
export function hostPrerequisites({ host, address }: EntryFacts, { istio }: ClusterFacts): readonly string[] {
  return istio.dnsCapture || address === undefined ? [] : [`The cluster's DNS answers ${host} with ${address}`];
}

/** The objects that all entries of a Service share in a cluster that runs it: remote pods and policies. */
export function serviceManifests(exported: ExportedService, cluster: ClusterFacts, fleet: Fleet): readonly Manifest[] {
  const { service, callers } = exported;
  return [
    ...remoteManifests(exported, cluster, fleet),
    strictMtls(service),
    ...(callers ? [callersPolicy(service, callers, fleet.mesh.trustDomain)] : []),
  ];
}

/** Pods of the other exporters, for the hosts and, where it is global, for the Service's own name. */
function remoteManifests(exported: ExportedService, cluster: ClusterFacts, fleet: Fleet): readonly Manifest[] {
  const { service, entries, globalName } = exported;
  // exporters-agree: all entries with several exporters have the same ones, in the same order.
  const shared = entries.find((entry) => entry.exportedBy.length > 1);
  if (shared === undefined) return [];
  const placement = placementOf(shared, cluster, fleet);
  const discovered = new Set(fleet.discoveredBy(cluster.name).map(({ name }) => name));
  const workloads = placement.exporters.map((exporter) =>
    // istiod already adds the pods that it reads from the other API server.
    remoteWorkloads(service, exporter, globalName && !discovered.has(exporter.name)),
  );
  if (!globalName || placement.exporters.length === 0) return workloads;
  const { namespace, ports } = service;
  const called = { host: nativeName(service), namespace, exportTo: exportScope(exported), ports };
  return [...workloads, failoverRule(called, placement)];
}
