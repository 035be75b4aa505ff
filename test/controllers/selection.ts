import { selects } from '../../lib/model/label-selector';
import type { Labels } from '../../lib/model/label-selector';
import { fieldsOf, itemsOf, labelsOf, textsOf } from '../../lib/resources/read/fields';
import type { Fields } from '../../lib/resources/read/fields';
import type { Workload } from '../../lib/resources/read/workload';
import { ofKind, specOf } from './world';
import type { World } from './world';

/** Whether a LabelSelector of Kubernetes selects labels; an empty one selects everything. */
export function matches(selector: unknown, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const asked = labelsOf(matchLabels);
  const isPlain = Object.keys(asked).length === 0 || selects(asked, labels);
  return isPlain && itemsOf(matchExpressions).every((expression) => fits(expression, labels));
}

function fits({ key, operator, values }: Fields, labels: Labels): boolean {
  const value = labels[String(key)];
  const isListed = value !== undefined && textsOf(values).includes(value);
  switch (operator) {
    case 'In':
      return isListed;
    case 'NotIn':
      return !isListed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      throw new Error(`no operator of a selector: ${String(operator)}`);
  }
}

/** Workloads of a namespace that a LabelSelector selects. */
export function selectedBy(
  { workloads }: World,
  namespace: string | undefined,
  selector: unknown,
): readonly Workload[] {
  return workloads.filter((each) => each.namespace === namespace && each.serves && matches(selector, each.labels));
}

/** Whether plain labels select pods or a WorkloadEntry of a namespace. */
export function selectsEndpoint(world: World, namespace: string | undefined, labels: Labels): boolean {
  const pods = selectedBy(world, namespace, { matchLabels: labels });
  const entries = ofKind(world, 'networking.istio.io/WorkloadEntry').filter(
    (entry) => entry.metadata.namespace === namespace && selects(labels, labelsOf(specOf(entry).labels)),
  );
  return pods.length + entries.length > 0;
}
