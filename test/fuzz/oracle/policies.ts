import { SECURITY, difference, objectsOf, selects } from './objects';
import type { Written } from './objects';
import type { Host, World } from './world';

interface PolicySpec {
  readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly rules: readonly {
    readonly from: readonly { readonly source: { readonly principals: readonly string[] } }[];
    readonly to: readonly { readonly operation: { readonly ports: readonly string[] } }[];
  }[];
}

/** (e) The pods of a Service with callers have one policy, with the callers of all its hosts; others have none. */
export function policyFaults(world: World, files: readonly Written[]): readonly string[] {
  return world.clusters.flatMap(({ id }) => {
    const policies = objectsOf(files, id, SECURITY, 'AuthorizationPolicy').map((policy) => ({
      namespace: policy.metadata.namespace,
      ...(policy.spec as PolicySpec),
    }));
    const own = world.hosts.filter((host) => host.exportedBy.includes(id));
    const services = [...new Map(own.map((host) => [serviceOf(host), host])).values()];
    const expected = services.filter(({ callers }) => callers !== null).map((host) => policyOf(world, host, own));
    const found = policies.map(({ namespace, selector, rules }) =>
      JSON.stringify({
        namespace,
        selector: selector.matchLabels,
        principals: rules.flatMap(({ from }) => from.flatMap(({ source }) => source.principals)).sort(),
        ports: rules.flatMap(({ to }) => to.flatMap(({ operation }) => operation.ports)).sort(),
      }),
    );
    const closed = services.filter(
      ({ callers, service }) =>
        callers === null &&
        policies.some(
          ({ namespace, selector }) =>
            namespace === service.namespace && selects(selector.matchLabels, service.selector),
        ),
    );
    return [
      ...difference(`${id} has the policies`, found, expected),
      ...closed.map((host) => `${id} lets anybody call ${serviceOf(host)}, whose pods have a policy`),
    ];
  });
}

function serviceOf({ service: { namespace, name } }: Host): string {
  return `${namespace}/${name}`;
}

function policyOf({ trustDomain }: World, { service, ...host }: Host, own: readonly Host[]): string {
  const callers = own
    .filter((other) => serviceOf(other) === serviceOf({ ...host, service }))
    .flatMap((other) => other.callers ?? []);
  const principals = callers.map(
    ({ namespace, serviceAccount }) => `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`,
  );
  const ports = service.ports.map(({ port, targetPort = port }) => String(targetPort));
  return JSON.stringify({
    namespace: service.namespace,
    selector: service.selector,
    principals: [...new Set(principals)].sort(),
    ports: [...new Set(ports)].sort(),
  });
}
