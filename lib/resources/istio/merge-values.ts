import { deepmergeCustom } from 'deepmerge-ts';
import type { HelmValues } from '../../model/facts/helm-values';

const merge = deepmergeCustom({ mergeArrays: false });

/** Later values win; lists are replaced, as Helm does with several values files. */
export function mergeValues(...values: readonly HelmValues[]): HelmValues {
  return merge(...values) as HelmValues;
}
