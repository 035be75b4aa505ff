import type { NamespaceFacts } from '../facts/namespace';
import { isDnsLabel } from '../validate/syntax';
import type { Finding, Rule } from './rule';

/**
 * `*` would undo the list. istiod's webhook refuses invalid names, and that stops the whole sync.
 * A Sidecar in istiod's own namespace holds for every namespace that has none (Istio reference, Sidecar).
 */
export const validEgress: Rule = {
  id: 'valid-egress',
  *check(fleet) {
    for (const namespace of fleet.namespaces) {
      const { path, name, cluster, egress } = namespace;
      if (egress !== undefined && fleet.cluster(cluster)?.istio.namespace === name) {
        const fix = 'give egress to the namespaces of workloads';
        yield { path, what: "egress of istiod's namespace would hold for every other namespace", value: name, fix };
      }
      for (const each of new Set(namespace.egress)) yield* faultsOf(namespace, each);
    }
  },
};

function* faultsOf({ path, name, egress = [] }: NamespaceFacts, value: string): Generator<Finding> {
  if (!isDnsLabel(value)) {
    yield {
      path,
      what: `egress of namespace "${name}" must list names of namespaces`,
      value,
      fix: 'list every namespace by its plain name, without "/*" or a domain, as in "shop"',
    };
  } else if (value === name) {
    yield {
      path,
      what: `egress of namespace "${name}" lists itself`,
      value,
      fix: 'leave it out; it is always included',
    };
  }
  if (egress.indexOf(value) !== egress.lastIndexOf(value)) {
    yield { path, what: `egress of namespace "${name}" lists a namespace twice`, value, fix: 'list it once' };
  }
}
