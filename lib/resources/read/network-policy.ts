import type { Labels } from '../../model/label-selector';
import type { Placed } from '../component-part';
import { fieldsOf, itemsOf, labelsOf, textsOf } from './fields';
import type { Fields } from './fields';
import { containerPorts } from './workload';
import type { Workload } from './workload';

/** Pods that want to call, and the labels of their namespace. */
export interface Origin {
  readonly namespace: Labels;
  readonly pods: readonly Labels[];
}

/** Those NetworkPolicies that say what may come in to pods with these labels. Without one everything may. */
export function ingressPolicies(policies: readonly Placed[], namespace: string, labels: Labels): readonly Placed[] {
  return policies.filter(({ manifest }) => {
    const { podSelector, policyTypes } = fieldsOf(manifest.spec);
    const isOfIngress = policyTypes === undefined || textsOf(policyTypes).includes('Ingress');
    return isOfIngress && manifest.metadata.namespace === namespace && matchesLabels(podSelector, labels);
  });
}

/** Whether a policy lets pods of another namespace in. Addresses are not known here, so a block of them may. */
export function admits({ manifest }: Placed, from: Origin, port: number, to: readonly Workload[]): boolean {
  return itemsOf(fieldsOf(manifest.spec).ingress).some(
    (rule) => admitsOrigin(rule.from, from) && admitsPort(rule.ports, port, to),
  );
}

function admitsOrigin(peers: unknown, { namespace, pods }: Origin): boolean {
  const given = itemsOf(peers);
  return given.length === 0 || given.some(isMeant);

  function isMeant({ ipBlock, namespaceSelector, podSelector }: Fields): boolean {
    if (ipBlock !== undefined) return true;
    // Without it, pods of the policy's own namespace are meant.
    if (namespaceSelector === undefined || !matchesLabels(namespaceSelector, namespace)) return false;
    return podSelector === undefined || pods.length === 0 || pods.some((labels) => matchesLabels(podSelector, labels));
  }
}

function admitsPort(ports: unknown, wanted: number, to: readonly Workload[]): boolean {
  const given = itemsOf(ports).filter(({ protocol = 'TCP' }) => protocol === 'TCP');
  if (itemsOf(ports).length === 0) return true;
  return given.some(({ port, endPort }) => {
    if (port === undefined || port === wanted) return true;
    if (typeof port === 'number') return typeof endPort === 'number' && port <= wanted && wanted <= endPort;
    const named = to.flatMap(containerPorts).filter(({ name }) => name === port);
    return named.length === 0 || named.some(({ containerPort }) => containerPort === wanted);
  });
}

/** Whether labels match a LabelSelector of Kubernetes. An empty selector matches everything. */
function matchesLabels(selector: unknown, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const asked = Object.entries(labelsOf(matchLabels));
  return asked.every(([key, value]) => labels[key] === value) && itemsOf(matchExpressions).every(holds);

  function holds({ key, operator, values }: Readonly<Record<string, unknown>>): boolean {
    const value = labels[String(key)];
    switch (operator) {
      case 'In':
        return value !== undefined && textsOf(values).includes(value);
      case 'NotIn':
        return value === undefined || !textsOf(values).includes(value);
      case 'Exists':
        return value !== undefined;
      default:
        return operator === 'DoesNotExist' && value === undefined;
    }
  }
}
