import type { ClusterFacts, EntryFacts } from '../../model/facts';
import type { ExportedService, Fleet } from '../../model/fleet';
import { IMPORTS_NAMESPACE } from '../../model/names';
import type { Manifest } from '../manifest';
import { localFirst } from './destination-rule';
import { callersPolicy, strictMtls } from './policies';
import { exportScope, importScope } from './scope';
import { exportedServiceEntry, importedServiceEntry } from './service-entry';
import { remoteWorkloads } from './workload-entry';

/** A host in a cluster that only calls it. */
export function importerManifests(entry: EntryFacts, cluster: ClusterFacts, fleet: Fleet): readonly Manifest[] {
  const exporters = fleet.remoteExporters(entry, cluster.name);
  // All exporters wait for an address: a host without endpoints would only resolve to fail.
  if (exporters.length === 0) return [];
  const imported = importedServiceEntry(entry, exporters, fleet.mesh.trustDomain);
  if (exporters.length === 1) return [imported];
  return [imported, localFirst(entry, IMPORTS_NAMESPACE, importScope(entry))];
}

/** A host in a cluster that runs its service. */
export function exporterManifests(entry: EntryFacts, cluster: ClusterFacts, fleet: Fleet): readonly Manifest[] {
  const exported = exportedServiceEntry(entry, fleet.mesh.trustDomain);
  if (fleet.remoteExporters(entry, cluster.name).length === 0) return [exported];
  return [exported, localFirst(entry, entry.service.namespace, exportScope(entry))];
}

/** What all entries of a Service share in a cluster that runs it: remote pods and policies. */
export function serviceManifests(
  { service, entries, callers }: ExportedService,
  cluster: ClusterFacts,
  fleet: Fleet,
): readonly Manifest[] {
  // exporters-agree: all entries with several exporters have the same ones.
  const shared = entries.find((entry) => entry.exportedBy.length > 1);
  const remote = shared ? fleet.remoteExporters(shared, cluster.name) : [];
  return [
    ...remote.map((exporter) => remoteWorkloads(service, exporter)),
    strictMtls(service),
    ...(callers ? [callersPolicy(service, callers, fleet.mesh.trustDomain)] : []),
  ];
}
