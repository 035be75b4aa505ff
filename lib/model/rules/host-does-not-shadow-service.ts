import type { Fleet } from '../fleet/fleet';
import type { Rule } from './rule';

/**
 * In Kubernetes `echo.shop` means Service `echo` of namespace `shop`. A host of that name would take the Service's
 * calls.
 */
export const hostDoesNotShadowService: Rule = {
  id: 'host-does-not-shadow-service',
  *check(fleet) {
    const namespaces = namespacesOf(fleet);
    for (const { path, host } of [...fleet.entries, ...fleet.adopted]) {
      const [service = '', namespace = '', ...rest] = host.split('.');
      if (rest.length > 0 || !namespaces.has(namespace) || isInClusterDomain(host)) continue;
      yield {
        path,
        what: `the host is the short name of a Service "${service}" in namespace "${namespace}"`,
        value: host,
        fix: `use a domain of the mesh, as in "${service}.mesh.local"`,
      };
    }
  },
};

/** Every namespace that the fleet uses. */
function namespacesOf({ entries, adopted, namespaces, clusters }: Fleet): ReadonlySet<string> {
  return new Set([
    ...[...entries, ...adopted].flatMap(({ service, callers = [] }) => [service, ...callers]).map((it) => it.namespace),
    ...namespaces.map(({ name }) => name),
    ...clusters.map(({ istio }) => istio.namespace),
  ]);
}

/** host-outside-cluster-domain reports it. */
function isInClusterDomain(host: string): boolean {
  return host.endsWith('.svc') || host === 'cluster.local' || host === 'clusterset.local';
}
