import { isLabelValue } from '../validate/syntax';
import type { Rule } from './rule';

/** Envoy compares localities by parts: a region that holds a slash would be read as region and zone. */
export const localitySyntax: Rule = {
  id: 'locality-syntax',
  *check({ clusters, reported }) {
    for (const { path, region } of [...clusters, ...reported]) {
      if (isLabelValue(region)) continue;
      yield {
        path,
        what: 'the region must be one label value',
        value: region,
        fix: 'give the value of the label topology.kubernetes.io/region of the cluster\'s nodes, as in "us-east-1"',
      };
    }
  },
};
