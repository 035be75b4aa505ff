import type { Fault } from '../../model/problems/problem';
import type { Rule } from '../../model/rules/rule';
import { isDnsLabel, isDnsSubdomain, isPlainLine } from '../../model/validate/syntax';
import type { FluxSettings } from './settings';

/** Settings that objects of Flux cannot hold, and paths that lead out of the source. */
export function fluxSettings(settings: FluxSettings): Rule {
  return {
    id: 'flux-settings',
    page: 'cdk8s-mesh/docs/flux.md',
    *check({ mesh }) {
      for (const fault of [...names(settings), ...kind(settings), ...place(settings)])
        yield { path: mesh.path, ...fault };
    },
  };
}

function* names({ source, namespace }: FluxSettings): Generator<Fault> {
  for (const [what, value] of Object.entries({ namespace, 'namespace of sourceRef': source.namespace })) {
    if (value === undefined || isDnsLabel(value)) continue;
    yield { what: `the ${what} must be a DNS label`, value, fix: 'use a name as in "flux-system"' };
  }
  if (isDnsSubdomain(source.name)) return;
  yield {
    what: 'the name of sourceRef must be a DNS subdomain',
    value: source.name,
    fix: `use the name of the ${source.kind}, as in "flux-system"`,
  };
}

const KINDS: readonly string[] = ['GitRepository', 'OCIRepository', 'Bucket'];

function* kind({ source }: FluxSettings): Generator<Fault> {
  if (KINDS.includes(source.kind)) return;
  yield { what: 'Flux has no source of the kind in sourceRef', value: source.kind, fix: `use ${KINDS.join(', ')}` };
}

function* place({ path }: FluxSettings): Generator<Fault> {
  const fix = 'give the path of the output directory in the source, as in "dist"';
  if (path !== '' && !isPlainLine(path)) {
    yield { what: 'the path must be plain text in one line', value: path, fix };
  } else if (path.startsWith('/') || path.split('/').includes('..')) {
    yield { what: 'the path leads out of the source', value: path, fix };
  }
}
