import type { Finding } from '../../model/rules/rule';
import type { Placed } from '../../resources/component-part';
import { isOfKind, nameOf } from '../../resources/manifest';
import { exportedPods } from '../../resources/read/exported-pods';
import { fieldsAt, fieldsOf, itemsOf, textAt } from '../../resources/read/fields';
import type { Check } from './check';

/**
 * Pods of an exported Service accept mutual TLS only, so a controller of Ingresses needs a sidecar from the export on. It
 * is not known whether it has one.
 */
export const ingressHasASidecar: Check = {
  id: 'ingress-has-a-sidecar',
  severity: 'warning',
  *check(cluster, objects, fleet) {
    const ingresses = objects.filter(({ manifest }) => isOfKind(manifest, 'networking.k8s.io', 'Ingress'));
    if (ingresses.length === 0) return;
    for (const { service, entries } of exportedPods(cluster, objects, fleet)) {
      const leading = ingresses.filter(
        (ingress) => ingress.manifest.metadata.namespace === service.namespace && backends(ingress).has(service.name),
      );
      for (const ingress of leading) yield found(ingress, entries[0].host, service.name);
    }
  },
};

function found({ path, manifest }: Placed, host: string, service: string): Finding {
  return {
    path,
    what: `${nameOf(manifest)} leads to Service "${service}" behind "${host}", whose pods accept mutual TLS only: a controller without a sidecar gets 502`,
    value: textAt(manifest.spec, 'ingressClassName') ?? null,
    fix: 'inject a sidecar into the pods of the Ingress controller, and add its service account to callers; if it has one, allow this warning',
  };
}

/** Names of the Services to which an Ingress leads. */
function backends({ manifest }: Placed): ReadonlySet<string | undefined> {
  const { rules, defaultBackend } = fieldsOf(manifest.spec);
  const paths = itemsOf(rules).flatMap((rule) => itemsOf(fieldsAt(rule, 'http').paths));
  return new Set(
    [defaultBackend, ...paths.map(({ backend }) => backend)].map((each) => textAt(each, 'service', 'name')),
  );
}
