import { GATEWAY_NAMESPACE } from '../../model/names';
import type { Finding } from '../../model/rules/rule';
import type { Placed } from '../../resources/component-part';
import { isOfKind, nameOf } from '../../resources/manifest';
import { exportedPods } from '../../resources/read/exported-pods';
import type { ExportedPods } from '../../resources/read/exported-pods';
import { admits, ingressPolicies } from '../../resources/read/network-policy';
import type { Origin } from '../../resources/read/network-policy';
import { workloadsIn } from '../../resources/read/workload';
import type { Check } from './check';

/**
 * Calls from other clusters reach pods from the namespace of the gateway. A policy that lets in less does not show in
 * local calls. It may be meant, or another repository may add what lacks here.
 */
export const networkPolicyAdmitsGateway: Check = {
  id: 'network-policy-admits-gateway',
  severity: 'warning',
  *check(cluster, objects, fleet) {
    const policies = objects.filter(({ manifest }) => isOfKind(manifest, 'networking.k8s.io', 'NetworkPolicy'));
    if (policies.length === 0) return;
    const gateway = gatewayIn(objects);
    for (const exported of exportedPods(cluster, objects, fleet)) {
      if (exported.entries.some((entry) => fleet.isExposed(entry, cluster))) yield* closed(exported, policies, gateway);
    }
  },
};

function gatewayIn(objects: readonly Placed[]): Origin {
  const namespace = objects.find(
    ({ manifest }) => isOfKind(manifest, '', 'Namespace') && manifest.metadata.name === GATEWAY_NAMESPACE,
  );
  const pods = workloadsIn(objects).filter((workload) => workload.namespace === GATEWAY_NAMESPACE);
  return {
    // The API server gives each namespace this label.
    namespace: { ...namespace?.manifest.metadata.labels, 'kubernetes.io/metadata.name': GATEWAY_NAMESPACE },
    pods: pods.map(({ labels }) => labels),
  };
}

function* closed(
  { service, entries: [{ host }], workloads }: ExportedPods,
  declared: readonly Placed[],
  gateway: Origin,
): Generator<Finding> {
  const known = workloads.length > 0 ? workloads.map(({ labels }) => labels) : [service.selector];
  for (const labels of known) {
    const policies = ingressPolicies(declared, service.namespace, labels);
    const [first] = policies;
    const ports = service.ports.map(({ targetPort }) => targetPort);
    const shut = ports.filter((port) => !policies.some((policy) => admits(policy, gateway, port, workloads)));
    if (first === undefined || shut.length === 0) continue;
    yield {
      path: first.path,
      what: `no NetworkPolicy lets the east-west gateway in to the pods behind "${host}", so calls from other clusters time out`,
      value: { policies: policies.map(({ manifest }) => nameOf(manifest)), ports: shut },
      fix: `allow ingress from namespace ${GATEWAY_NAMESPACE} (label kubernetes.io/metadata.name) to these ports`,
    };
    return;
  }
}
