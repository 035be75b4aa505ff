import type { Fleet } from '../../model/fleet/fleet';
import type { Labels } from '../../model/label-selector';
import { NETWORK_LABEL } from '../../model/names';
import type { Fault } from '../../model/problems/problem';
import { isOfKind } from '../../resources/manifest';
import { labelsOf } from '../../resources/read/fields';
import type { Check } from './check';

/**
 * By its labels a namespace belongs to an injector, a data plane and a network: to one of each, and to
 * the one that the rest of what is written relies on.
 */
export const oneOwnerPerNamespace: Check = {
  id: 'one-owner-per-namespace',
  *check(cluster, objects, fleet) {
    for (const { path, manifest } of objects) {
      if (!isOfKind(manifest, '', 'Namespace')) continue;
      const { name } = manifest.metadata;
      const labels = labelsOf(manifest.metadata.labels);
      const faults = [
        injectors(labels),
        dataPlanes(name, labels, cluster, fleet),
        network(name, labels, cluster, fleet),
      ];
      for (const fault of faults) {
        if (fault !== undefined) yield { path, ...fault, what: `namespace "${name}" ${fault.what}` };
      }
    }
  },
};

function injectors({ 'istio-injection': injection, 'istio.io/rev': revision }: Labels): Fault | undefined {
  if (injection === undefined || revision === undefined) return undefined;
  // Two names of one injector.
  if (injection === 'enabled' && revision === 'default') return undefined;
  return {
    what: 'has two labels that choose an injector, and Istio reads only istio-injection',
    value: { 'istio-injection': injection, 'istio.io/rev': revision },
    fix: 'keep one; addNamespace sets the one of the cluster, and with injection: false neither',
  };
}

function dataPlanes(name: string, labels: Labels, cluster: string, fleet: Fleet): Fault | undefined {
  const mode = labels['istio.io/dataplane-mode'];
  const exported = fleet.exportsOf(cluster).find(({ service }) => service.namespace === name);
  if (mode !== 'ambient' || exported === undefined) return undefined;
  return {
    what: `is ambient, and the gateway passes calls to "${exported.host}" on to sidecars only`,
    value: { 'istio.io/dataplane-mode': mode },
    fix: 'remove the label, so that the pods get sidecars, or export nothing from this namespace',
  };
}

/** istiod reads this label only from its own namespace (Istio, `setNetworkFromNamespace`). */
function network(name: string, labels: Labels, cluster: string, fleet: Fleet): Fault | undefined {
  const facts = fleet.cluster(cluster);
  const label = labels[NETWORK_LABEL];
  if (facts?.istio.namespace !== name || label === undefined || label === facts.network) return undefined;
  return {
    what: `puts all pods of cluster "${cluster}" into another network than the cluster's, "${facts.network}"`,
    value: { [NETWORK_LABEL]: label },
    fix: 'give both the same network',
  };
}
