import type { Rule } from './rule';

/** Namespace, releases and monitors have fixed names: a second stack would be the first one again. */
export const oneObservabilityStack: Rule = {
  id: 'one-observability-stack',
  *check({ observability }) {
    const [first, ...others] = observability;
    for (const { path, id } of others) {
      yield {
        path,
        what: `the mesh already has the observability stack "${first?.id ?? ''}"`,
        value: id,
        fix: 'keep one of them; it is installed in every cluster',
      };
    }
  },
};
