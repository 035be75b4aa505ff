import {
  ServiceEntrySpecLocation as Location,
  ServiceEntrySpecResolution as Resolution,
  toJson_ServiceEntrySpec as toServiceEntrySpec,
} from '../../../imports/networking.istio.io';
import type { ServiceEntrySpec } from '../../../imports/networking.istio.io';
import type { ClusterFacts, EntryFacts } from '../../model/facts';
import { spiffeId } from '../../model/identity';
import { CANONICAL_NAME_LABEL, IMPORTS_NAMESPACE, dashed, peerNetwork } from '../../model/names';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import { gatewayScope, importScope } from './scope';

/** The host in a cluster that runs its service: local pods and, where others run it too, WorkloadEntries for them. */
export function exportedServiceEntry(entry: EntryFacts, trustDomain: string): Manifest {
  const { service, exportedBy } = entry;
  return serviceEntry(entry, service.namespace, {
    ...common(entry, trustDomain),
    exportTo: gatewayScope(entry),
    ports: service.ports.map(({ name, port, protocol, targetPort }) => ({ number: port, name, protocol, targetPort })),
    workloadSelector: {
      labels:
        exportedBy.length > 1
          ? { [CANONICAL_NAME_LABEL]: service.canonicalName ?? service.name }
          : { ...service.selector },
    },
  });
}

/**
 * The host in a cluster that only calls it: one endpoint for each exporter, which istiod replaces by
 * the addresses of that cluster's gateway. An endpoint without the tlsMode label would be dropped
 * without a word. STATIC, because with DNS a forgotten label sends plaintext over the WAN.
 */
export function importedServiceEntry(
  entry: EntryFacts,
  exporters: readonly ClusterFacts[],
  trustDomain: string,
): Manifest {
  return serviceEntry(entry, IMPORTS_NAMESPACE, {
    ...common(entry, trustDomain),
    exportTo: importScope(entry),
    ports: entry.service.ports.map(({ name, port, protocol }) => ({ number: port, name, protocol })),
    endpoints: exporters.map(({ name, region }) => ({
      network: peerNetwork(name),
      locality: region,
      labels: { 'security.istio.io/tlsMode': 'istio' },
    })),
  });
}

function common({ host, service }: EntryFacts, trustDomain: string): ServiceEntrySpec {
  return {
    hosts: [host],
    location: Location.MESH_UNDERSCORE_INTERNAL,
    resolution: Resolution.STATIC,
    // Without a pin any certificate of the mesh's root would do.
    subjectAltNames: [spiffeId(trustDomain, service)],
  };
}

function serviceEntry({ host }: EntryFacts, namespace: string, spec: ServiceEntrySpec): Manifest {
  return manifest(
    'networking.istio.io/v1',
    'ServiceEntry',
    { name: dashed(host), namespace },
    { spec: toServiceEntrySpec(spec) },
  );
}
