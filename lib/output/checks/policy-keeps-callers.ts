import { selects } from '../../model/label-selector';
import type { Finding } from '../../model/rules/rule';
import type { Placed } from '../../resources/component-part';
import { isOfKind, nameOf } from '../../resources/manifest';
import { exportedPods } from '../../resources/read/exported-pods';
import type { ExportedPods } from '../../resources/read/exported-pods';
import { fieldsOf, itemsOf, labelsOf } from '../../resources/read/fields';
import type { Check } from './check';

/**
 * Istio lets a call pass if any ALLOW policy of the pods does. Another one beside that of the callers opens the service to
 * more than the list says.
 */
export const policyKeepsCallers: Check = {
  id: 'policy-keeps-callers',
  severity: 'warning',
  *check(cluster, objects, fleet) {
    const all = exportedPods(cluster, objects, fleet);
    const own = new Set(all.map(({ service: { namespace, name } }) => `${namespace}/${name}-callers`));
    const policies = objects.filter((placed) => isAllowing(placed) && !own.has(keyOf(placed)));
    const root = fleet.cluster(cluster)?.istio.namespace;
    for (const exported of policies.length > 0 ? all : []) {
      if (fleet.exportedService(cluster, exported.service)?.callers === undefined) continue;
      for (const policy of policies) if (concerns(policy, exported, root)) yield found(policy, exported);
    }
  },
};

function keyOf({ manifest: { metadata } }: Placed): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}

/** A policy without rules allows nothing, and one for a waypoint does not concern sidecars. */
function isAllowing({ manifest }: Placed): boolean {
  const { action = 'ALLOW', rules, targetRef, targetRefs } = fieldsOf(manifest.spec);
  const isPolicy = isOfKind(manifest, 'security.istio.io', 'AuthorizationPolicy');
  return isPolicy && action === 'ALLOW' && itemsOf(rules).length > 0 && (targetRef ?? targetRefs) === undefined;
}

function concerns({ manifest }: Placed, { service, workloads }: ExportedPods, root: string | undefined): boolean {
  const { namespace } = manifest.metadata;
  if (namespace !== service.namespace && namespace !== root) return false;
  const selector = labelsOf(fieldsOf(fieldsOf(manifest.spec).selector).matchLabels);
  const pods = workloads.length > 0 ? workloads.map(({ labels }) => labels) : [service.selector];
  return Object.keys(selector).length === 0 || pods.some((labels) => selects(selector, labels));
}

function found({ path, manifest }: Placed, { entries: [{ host }] }: ExportedPods): Finding {
  return {
    path,
    what: `${nameOf(manifest)} lets in more than the callers of "${host}": Istio accepts what any ALLOW policy accepts`,
    value: itemsOf(fieldsOf(manifest.spec).rules),
    fix: 'add the callers to the entry and delete the policy, or use action DENY; if it is meant, allow this warning',
  };
}
