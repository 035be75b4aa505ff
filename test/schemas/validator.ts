import { committedCrds } from './crds';
import type { Crd } from './crds';
import { withDefaults } from './defaults';
import { isMap } from './fields';
import { duplicates } from './lists';
import { brokenRules } from './rules';
import { structuralCheck } from './structural';

/** Says about an object what an API server that has some CRDs would say when it is created. */
export interface Validator {
  /** Whether there is a CRD for the object's kind. */
  readonly knows: (object: object) => boolean;
  /** Reasons for which it would be refused, each with its field. A kind without a CRD is refused. */
  readonly validate: (object: object) => string[];
}

export function validatorOf(crds: readonly Crd[]): Validator {
  const known = new Map(crds.map((crd) => [keyOf(crd), crd]));
  const checks = new Map<Crd, (object: unknown) => string[]>();
  const structure = (crd: Crd, object: unknown): string[] => {
    const check = checks.get(crd) ?? structuralCheck(crd);
    checks.set(crd, check);
    return check(object);
  };
  return {
    knows: (object) => known.has(keyOf(object)),
    validate(object) {
      const crd = known.get(keyOf(object));
      if (crd === undefined) return [`no CRD of ${keyOf(object)}`];
      const complete = withDefaults(JSON.parse(JSON.stringify(object)), crd.schema);
      const refused = [...placement(crd, complete), ...structure(crd, complete), ...duplicates(complete, crd.schema)];
      return refused.length > 0 ? refused : brokenRules(complete, crd.schema);
    },
  };
}

/** Whether it is said, and only if the kind has namespaces, in which one the object lies. */
function placement({ scope }: Crd, object: unknown): string[] {
  const namespaced = isMap(object) && isMap(object.metadata) && object.metadata.namespace !== undefined;
  if (namespaced === (scope === 'Namespaced')) return [];
  return [`metadata.namespace: ${namespaced ? 'not for a cluster-scoped kind' : 'required for a namespaced kind'}`];
}

function keyOf(object: object): string {
  const { apiVersion, kind } = object as { apiVersion?: unknown; kind?: unknown };
  return `${String(apiVersion)} ${String(kind)}`;
}

/** The validator for the CRDs in imports/crds. */
export const { knows, validate } = validatorOf(committedCrds());
