import { isDnsLabel, isDnsSubdomain } from '../../model/syntax';
import type { Rule } from '../../model/rules/rule';
import type { FluxSettings } from './settings';

/** What Flux's objects could not hold, or what would lead it out of its source. */
export function fluxSettings({ source, namespace, path }: FluxSettings): Rule {
  return {
    id: 'flux-settings',
    page: 'cdk8s-mesh/docs/flux.md',
    *check({ mesh }) {
      for (const [what, value] of Object.entries({ namespace, 'namespace of sourceRef': source.namespace })) {
        if (value === undefined || isDnsLabel(value)) continue;
        yield {
          path: mesh.path,
          what: `the ${what} must be a DNS label`,
          value,
          fix: 'use a name as in "flux-system"',
        };
      }
      if (!isDnsSubdomain(source.name)) {
        yield {
          path: mesh.path,
          what: 'the name of sourceRef must be a DNS subdomain',
          value: source.name,
          fix: `use the name of the ${source.kind}, as in "flux-system"`,
        };
      }
      if (path.startsWith('/') || path.split('/').includes('..')) {
        yield {
          path: mesh.path,
          what: 'the path leads out of the source',
          value: path,
          fix: 'give the output directory as it lies in the source, as in "dist"',
        };
      }
    },
  };
}
