import type { Finding } from '../../model/rules/rule';
import { quoted } from '../../model/text';
import type { Placed } from '../../resources/component-part';
import { isOfKind, nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { autoscalersIn } from '../../resources/read/autoscaler';
import type { Autoscaler, Utilization } from '../../resources/read/autoscaler';
import {
  PROXY,
  containersWithoutRequest,
  hasDefaultRequest,
  missingProxyAnnotation,
} from '../../resources/read/requests';
import type { Workload } from '../../resources/read/workload';
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
  const { target, sharing } = autoscaler;
  const { resource } = utilization;
  if (hasDefaultRequest(objects, target.namespace, resource)) return;
  const namespace = namespaceOf(target.namespace, objects);
  for (const workload of [target, ...sharing]) {
    const missing = missingIn(workload, utilization, namespace);
    if (missing === undefined) continue;
    const { container, fix } = missing;
    const others = `, or give the pods of ${nameOf(workload.manifest)} other labels: ${nameOf(target.manifest)} selects them`;
    yield {
      path: workload.path,
      what: `${nameOf(autoscaler.manifest)} cannot scale ${nameOf(target.manifest)}: Kubernetes reports "missing request for ${resource} in container ${container}". The autoscaler stays unhealthy, so a delivery that waits for its layer never applies the next one`,
      value: { container, resource },
      fix: workload === target ? fix : fix + others,
    };
  }
}

interface Missing {
  /** The container that Kubernetes reports. */
  readonly container: string;
  readonly fix: string;
}

function missingIn(workload: Workload, utilization: Utilization, namespace: Manifest | undefined): Missing | undefined {
  const { resource } = utilization;
  const missing = containersWithoutRequest(workload, utilization);
  const [container] = missing;
  if (container !== undefined) {
    const noun = missing.length > 1 ? 'containers' : 'container';
    return { container, fix: `set resources.requests.${resource} of ${noun} ${quoted(missing)}` };
  }
  const annotation = missingProxyAnnotation(workload, utilization, namespace);
  if (annotation === undefined) return undefined;
  const why = 'because another one is set, the injector leaves out its default requests';
  return { container: PROXY, fix: `set annotation ${annotation} of the pods: ${why}` };
}

function namespaceOf(name: string, objects: readonly Placed[]): Manifest | undefined {
  return objects.find(({ manifest }) => isOfKind(manifest, '', 'Namespace') && manifest.metadata.name === name)
    ?.manifest;
}
