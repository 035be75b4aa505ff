import { distinct } from '../../model/collections';
import { selects } from '../../model/label-selector';
import { GATEWAY_NAMESPACE } from '../../model/names';
import { quoted } from '../../model/text';
import { isOfKind, nameOf } from '../../resources/manifest';
import { fieldsOf, labelsOf } from '../../resources/read/fields';
import { workloadsIn } from '../../resources/read/workload';
import type { Check } from './check';

/**
 * istiod applies an Istio Gateway to pods of its own namespace (PILOT_SCOPE_GATEWAY_TO_NAMESPACE).
 * Pods that another repository declares are not known here, so a Gateway without known pods passes.
 */
export const gatewaySelectsItsNamespace: Check = {
  id: 'gateway-selects-its-namespace',
  *check(_cluster, objects) {
    const gateways = objects.filter(({ manifest }) => isOfKind(manifest, 'networking.istio.io', 'Gateway'));
    if (gateways.length === 0) return;
    const workloads = workloadsIn(objects).filter(({ serves }) => serves);
    for (const { path, manifest } of gateways) {
      const selector = labelsOf(fieldsOf(manifest.spec).selector);
      const selected = workloads.filter(({ labels }) => selects(selector, labels));
      const namespaces = distinct(selected.map(({ namespace }) => namespace));
      if (namespaces.length === 0 || namespaces.includes(manifest.metadata.namespace ?? '')) continue;
      yield {
        path,
        what: `${nameOf(manifest)} has no effect: istiod applies a Gateway to pods of its own namespace, and its selector matches pods of ${quoted(namespaces)} only`,
        value: selector,
        fix: namespaces.includes(GATEWAY_NAMESPACE)
          ? 'remove it: a CrossClusterServiceEntry opens a host at the east-west gateway'
          : `put it into namespace ${quoted(namespaces)}, or select pods of its own namespace`,
      };
    }
  },
};
