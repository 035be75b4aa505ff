import {
  ServiceEntrySpecLocation as Location,
  ServiceEntrySpecResolution as Resolution,
  toJson_ServiceEntrySpec as toServiceEntrySpec,
} from '../../../imports/networking.istio.io';
import type { ServiceEntrySpec } from '../../../imports/networking.istio.io';
import { endpointLabels } from '../../model/endpoint-labels';
import type { ClusterFacts } from '../../model/facts/cluster';
import type { EntryFacts } from '../../model/facts/entry';
import { IMPORTS_NAMESPACE, TLS_MODE_LABEL, dashed, spiffeId } from '../../model/names';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import type { Placement } from './placement';
import { exposedScope, importScope } from './scope';

/** Label with which the injector marks pods that take mutual TLS; no WorkloadEntry of ours has it. */
const INJECTED = { [TLS_MODE_LABEL]: 'istio' };

interface Exported {
  /** Whether the Service's own name means all exporters. */
  readonly globalName: boolean;
  /** Whether other clusters call the host here. */
  readonly exposed: boolean;
}

/** The host in a cluster that runs its service: local pods and, where others run it too, WorkloadEntries for them. */
export function exportedServiceEntry(
  entry: EntryFacts,
  cluster: ClusterFacts,
  { globalName, exposed }: Exported,
  trustDomain: string,
): Manifest {
  const { service, exportedBy } = entry;
  return serviceEntry(entry, service.namespace, {
    ...common(entry, cluster, trustDomain),
    exportTo: exposedScope(entry, exposed),
    ports: service.ports.map(({ name, port, protocol, targetPort }) => ({ number: port, name, protocol, targetPort })),
    workloadSelector: {
      labels:
        exportedBy.length > 1
          ? endpointLabels(service, false)
          : // Where the Service's name is global, remote endpoints have the Service's labels too.
            { ...service.selector, ...(globalName && INJECTED) },
    },
  });
}

/**
 * The host in a cluster that only calls it: one endpoint for each exporter, which istiod replaces by
 * the addresses of that cluster's gateway. An endpoint without the tlsMode label would be dropped
 * silently. STATIC, because with DNS a forgotten label sends plaintext over the WAN.
 */
export function importedServiceEntry(
  entry: EntryFacts,
  cluster: ClusterFacts,
  { exporters }: Placement,
  trustDomain: string,
): Manifest {
  return serviceEntry(entry, IMPORTS_NAMESPACE, {
    ...common(entry, cluster, trustDomain),
    exportTo: importScope(entry),
    ports: entry.service.ports.map(({ name, port, protocol }) => ({ number: port, name, protocol })),
    endpoints: exporters.map(({ endpoint }) => ({ ...endpoint, labels: { [TLS_MODE_LABEL]: 'istio' } })),
  });
}

function common(
  { host, service, address }: EntryFacts,
  { istio }: ClusterFacts,
  trustDomain: string,
): ServiceEntrySpec {
  return {
    hosts: [host],
    // Sidecars that capture DNS get an address from istiod.
    ...(!istio.dnsCapture && address !== undefined && { addresses: [address] }),
    location: Location.MESH_UNDERSCORE_INTERNAL,
    resolution: Resolution.STATIC,
    // Without this pin any certificate of the mesh would be accepted.
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
