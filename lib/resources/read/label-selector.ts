import type { Labels } from '../../model/labels';
import { fieldsOf, itemsOf, labelsOf, textsOf } from './fields';

/** Whether labels match a LabelSelector of Kubernetes. An empty selector matches everything. */
export function matchesLabels(selector: unknown, labels: Labels): boolean {
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
