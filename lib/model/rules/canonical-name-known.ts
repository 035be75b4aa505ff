import { selectsByCanonicalNameOnly } from '../endpoint-labels';
import { isLabelValue } from '../validate/syntax';
import type { Rule } from './rule';

/**
 * Where several clusters run a service, its entry selects local pods by their canonical name:
 * by the Service's own labels it would also make the Service select the remote endpoints.
 */
export const canonicalNameKnown: Rule = {
  id: 'canonical-name-known',
  *check({ entries }) {
    for (const { path, service, exportedBy } of entries) {
      const name = service.canonicalName;
      if (exportedBy.length < 2) continue;
      if (selectsByCanonicalNameOnly(service)) {
        yield {
          path,
          what: 'the selector of the service is the canonical name alone, so the Service would select remote endpoints too',
          value: service.selector,
          fix: 'select the pods by a label of their own, as in { app: "echo" }',
        };
      }
      if (isLabelValue(name)) continue;
      yield {
        path,
        what:
          name === undefined
            ? 'several clusters run the service, but its selector does not tell the canonical name of its pods'
            : 'the canonical name must be a label value',
        value: name ?? service.selector,
        fix: "set canonicalName to the label service.istio.io/canonical-name that the pods get (from app.kubernetes.io/name, app or the workload's name)",
      };
    }
  },
};
