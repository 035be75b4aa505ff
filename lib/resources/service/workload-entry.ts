import { toJson_WorkloadEntrySpec as toWorkloadEntrySpec } from '../../../imports/networking.istio.io';
import type { ClusterFacts, ServiceFacts } from '../../model/facts';
import { CANONICAL_NAME_LABEL, dashed, peerNetwork } from '../../model/names';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';

/**
 * All pods of a service in another cluster, as one endpoint without an address (Istio reference,
 * WorkloadEntry.network). It carries the canonical name only: with the Service's own labels the
 * Service would select it too and spread local calls over the world.
 */
export function remoteWorkloads(service: ServiceFacts, exporter: ClusterFacts): Manifest {
  const spec = toWorkloadEntrySpec({
    network: peerNetwork(exporter.name),
    locality: exporter.region,
    serviceAccount: service.serviceAccount,
    labels: { [CANONICAL_NAME_LABEL]: service.canonicalName ?? service.name },
  });
  const metadata = { name: dashed(service.name, exporter.name), namespace: service.namespace };
  return manifest('networking.istio.io/v1', 'WorkloadEntry', metadata, { spec });
}
