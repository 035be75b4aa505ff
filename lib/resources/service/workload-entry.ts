import { toJson_WorkloadEntrySpec as toWorkloadEntrySpec } from '../../../imports/networking.istio.io';
import { endpointLabels } from '../../model/endpoint-labels';
import type { ServiceFacts } from '../../model/facts/service';
import { dashed } from '../../model/names';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import type { RemoteExporter } from './placement';

/**
 * All pods of a service in another cluster, as one endpoint without an address (Istio reference,
 * WorkloadEntry.network). It carries the canonical name only: with the Service's own labels the
 * Service selects it too, and calls to its own name leave the cluster, which is right only where that
 * name is global.
 */
export function remoteWorkloads(service: ServiceFacts, exporter: RemoteExporter, ofService: boolean): Manifest {
  const spec = toWorkloadEntrySpec({
    ...exporter.endpoint,
    serviceAccount: service.serviceAccount,
    labels: endpointLabels(service, ofService),
  });
  const metadata = { name: dashed(service.name, exporter.name), namespace: service.namespace };
  return manifest('networking.istio.io/v1', 'WorkloadEntry', metadata, { spec });
}
