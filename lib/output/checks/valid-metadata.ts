import type { Fault } from '../../model/problems/problem';
import { isRecord } from '../../model/validate/json';
import { isDnsLabel, isDnsSubdomain, isLabelValue, isQualifiedKey } from '../../model/validate/syntax';
import { groupOf, nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { fieldsOf } from '../../resources/read/fields';
import { objectCheck } from './check';

/** The API server looks at the metadata of every object in the same way, whatever its kind. */
export const validMetadata = objectCheck({ id: 'valid-metadata', faultsOf });

function* faultsOf(manifest: Manifest): Generator<Fault> {
  const { name, namespace, labels, annotations } = manifest.metadata;
  const syntax = nameSyntax(manifest);
  if (!syntax.test(name)) {
    yield { what: `${manifest.kind} has a name that the API server refuses`, value: name, fix: syntax.fix };
  }
  if (namespace !== undefined && namespace !== '' && !isDnsLabel(namespace)) {
    yield { what: `${nameOf(manifest)} has a namespace that cannot exist`, value: namespace, fix: LABEL.fix };
  }
  yield* pairs(manifest, 'label', labels);
  yield* pairs(manifest, 'annotation', annotations);
  if (!WITH_POD_TEMPLATE.has(groupOf(manifest))) return;
  const template = fieldsOf(fieldsOf(fieldsOf(manifest.spec).template).metadata);
  yield* pairs(manifest, 'label', template.labels);
  yield* pairs(manifest, 'annotation', template.annotations);
}

/** Elsewhere a template can be one for a program that fills it in. */
const WITH_POD_TEMPLATE = new Set(['apps', 'batch']);

interface Syntax {
  readonly test: (name: string) => boolean;
  readonly fix: string;
}

const LABEL: Syntax = {
  test: isDnsLabel,
  fix: 'use lower-case letters, digits and dashes, at most 63 characters',
};

const SUBDOMAIN: Syntax = {
  test: isDnsSubdomain,
  fix: 'use lower-case letters, digits, dashes and dots, at most 253 characters',
};

/** Names of RBAC objects are parts of a URL and nothing more: `system:auth-delegator`. */
const PATH_SEGMENT: Syntax = {
  test: (name) => name !== '.' && name !== '..' && !/[/%]/.test(name),
  fix: 'use a name without slash and percent sign',
};

function nameSyntax(manifest: Manifest): Syntax {
  const group = groupOf(manifest);
  if (group === 'rbac.authorization.k8s.io') return PATH_SEGMENT;
  return group === '' && ['Namespace', 'Service'].includes(manifest.kind) ? LABEL : SUBDOMAIN;
}

function* pairs(manifest: Manifest, what: 'label' | 'annotation', given: unknown): Generator<Fault> {
  if (given === undefined || given === null) return;
  const isValue = what === 'label' ? isLabelValue : (value: unknown): boolean => typeof value === 'string';
  if (!isRecord(given)) {
    yield {
      what: `the ${what}s of ${nameOf(manifest)} are not a map`,
      value: given,
      fix: `give an object of ${what}s`,
    };
    return;
  }
  for (const [key, value] of Object.entries(given)) {
    // Null is an empty text to the API server.
    if (isQualifiedKey(key) && (value === null || value === '' || isValue(value))) continue;
    yield {
      what: `${nameOf(manifest)} has ${what === 'label' ? 'a label' : 'an annotation'} that the API server refuses`,
      value: { [key]: value },
      fix:
        what === 'label'
          ? 'use a key like "app" or "example.com/name", and a string of letters, digits, dashes, underscores and dots, at most 63 characters'
          : 'use a key like "example.com/name", and a string',
    };
  }
}
