import { quoted } from '../../model/problems/shown';
import type { Finding } from '../../model/rules/rule';
import { autoscalersIn } from '../../resources/inspect/autoscaler';
import type { Autoscaler, Utilization } from '../../resources/inspect/autoscaler';
import {
  PROXY,
  containersWithoutRequest,
  hasDefaultRequest,
  missingProxyAnnotation,
} from '../../resources/inspect/requests';
import { isOfKind, nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import type { Placed } from '../../resources/part';
import type { Check } from './check';

/** An autoscaler computes percentages of requests; without a request it never scales and stays unhealthy. */
export const autoscalerHasRequests: Check = {
  id: 'autoscaler-has-requests',
  *check(_cluster, objects) {
    for (const autoscaler of autoscalersIn(objects)) {
      for (const utilization of autoscaler.utilizations) yield* faultOf(autoscaler, utilization, objects);
    }
  },
};

function* faultOf(autoscaler: Autoscaler, utilization: Utilization, objects: readonly Placed[]): Generator<Finding> {
  const { target } = autoscaler;
  const { resource } = utilization;
  if (hasDefaultRequest(objects, target.namespace, resource)) return;
  const missing = containersWithoutRequest(target, utilization);
  const [first] = missing;
  if (first !== undefined) {
    const many = missing.length > 1 ? 'containers' : 'container';
    yield finding(autoscaler, resource, first, `set resources.requests.${resource} of ${many} ${quoted(missing)}`);
    return;
  }
  const annotation = missingProxyAnnotation(target, utilization, namespaceOf(target.namespace, objects));
  if (annotation === undefined) return;
  const fix = `set annotation ${annotation} of the pods: because another one is set, the injector leaves out its default requests`;
  yield finding(autoscaler, resource, PROXY, fix);
}

function finding({ manifest, target }: Autoscaler, resource: string, container: string, fix: string): Finding {
  return {
    path: target.path,
    what: `${nameOf(manifest)} cannot scale ${nameOf(target.manifest)}: Kubernetes reports "missing request for ${resource} in container ${container}". The autoscaler stays unhealthy, so a delivery that waits for its layer never applies the next one`,
    value: { container, resource },
    fix,
  };
}

function namespaceOf(name: string, objects: readonly Placed[]): Manifest | undefined {
  return objects.find(({ manifest }) => isOfKind(manifest, '', 'Namespace') && manifest.metadata.name === name)
    ?.manifest;
}
