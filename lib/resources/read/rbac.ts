import { groupByEach } from '../../model/collections';
import { groupOf } from '../manifest';
import type { Manifest } from '../manifest';
import { fieldsOf, itemsOf, textsOf } from './fields';

/** One verb on one resource, as a rule of a Role or ClusterRole allows it. */
export interface Permission {
  readonly verb: string;
  /** API group; `*`: every group. */
  readonly group: string;
  /** Resource or URL; `*`: every resource. */
  readonly resource: string;
  /** Names of the objects, if the rule lists them. */
  readonly names: string;
}

const ANY = '*';
const RBAC = 'rbac.authorization.k8s.io';

/** Everything that the rules of a Role or ClusterRole allow. */
export function permissionsOf(role: Manifest): readonly Permission[] {
  return itemsOf(role.rules).flatMap((rule) => {
    const resources = textsOf(rule.apiGroups).flatMap((group) =>
      textsOf(rule.resources).map((resource) => ({ group, resource })),
    );
    const urls = textsOf(rule.nonResourceURLs).map((url) => ({ group: '', resource: `URL ${url}` }));
    const names = textsOf(rule.resourceNames).join(', ');
    return [...resources, ...urls].flatMap((target) =>
      textsOf(rule.verbs).map((verb): Permission => ({ verb, ...target, names })),
    );
  });
}

/** The roles of Kubernetes itself that reach Secrets. A binding can name them although dist/ does not contain them. */
const BUILT_IN: ReadonlyMap<string, readonly Permission[]> = new Map([
  ['cluster-admin', [{ verb: ANY, group: ANY, resource: ANY, names: '' }]],
  ['admin', [{ verb: ANY, group: '', resource: 'secrets', names: '' }]],
  ['edit', [{ verb: ANY, group: '', resource: 'secrets', names: '' }]],
  ['view', []],
]);

/** Finds the role that a binding names; undefined: dist/ does not contain it. */
export type FindRole = (kind: string, namespace: string | undefined, name: string) => Manifest | undefined;

/** Permissions of the role that a binding names; undefined: nobody here knows them. */
export function permissionsBound(binding: Manifest, findRole: FindRole): readonly Permission[] | undefined {
  const { kind, name } = roleRefOf(binding);
  const role = findRole(kind, kind === 'Role' ? binding.metadata.namespace : undefined, name);
  return role === undefined ? (kind === 'ClusterRole' ? BUILT_IN.get(name) : undefined) : permissionsOf(role);
}

/** Kind and name of the role that a binding names. */
export function roleRefOf(binding: Manifest): { readonly kind: string; readonly name: string } {
  const { kind, name } = fieldsOf(binding.roleRef);
  return { kind: typeof kind === 'string' ? kind : 'ClusterRole', name: typeof name === 'string' ? name : '' };
}

/** Subjects of a binding, as in `ServiceAccount ops/runner`. */
export function subjectsOf(binding: Manifest): readonly string[] {
  return itemsOf(binding.subjects).map(({ kind, namespace, name }) => {
    const within = typeof namespace === 'string' ? `${namespace}/` : '';
    return `${String(kind)} ${within}${String(name)}`;
  });
}

/** Whether a subject means everybody who reaches the API server, or every pod. */
export function isEverybody(subject: string): boolean {
  return EVERYBODY.test(subject);
}

const EVERYBODY = /^(?:Group system:(?:authenticated|unauthenticated|serviceaccounts(?::.*)?)|User system:anonymous)$/;

/** Verbs with which the holder of a role makes itself more powerful (Kubernetes docs, RBAC good practices). */
const ESCALATING = new Set(['escalate', 'bind', 'impersonate']);

/** Resources that lead to every identity or node of the cluster. */
const POWERFUL = new Set([
  '/secrets',
  '/serviceaccounts/token',
  '/nodes/proxy',
  'admissionregistration.k8s.io/mutatingwebhookconfigurations',
  'admissionregistration.k8s.io/validatingwebhookconfigurations',
]);

const READING = new Set(['get', 'list', 'watch']);

/** Whether a permission can make its holder administrator, or lets it read Secrets of others. */
export function isPowerful({ verb, group, resource, names }: Permission): boolean {
  if (resource.startsWith('URL ')) return false;
  if (verb === ANY || resource === ANY || ESCALATING.has(verb)) return true;
  if (names !== '') return false;
  const target = `${group === ANY ? '' : group}/${resource}`;
  return POWERFUL.has(target) && !(group.startsWith('admission') && READING.has(verb));
}

/** Permissions that others do not already contain. */
export function permissionsBeyond(
  permissions: readonly Permission[],
  others: readonly Permission[],
): readonly Permission[] {
  return permissions.filter((permission) => !others.some((other) => contains(other, permission)));
}

function contains(other: Permission, { verb, group, resource, names }: Permission): boolean {
  const isUrl = resource.startsWith('URL ');
  const matches = (pattern: string, value: string): boolean => pattern === value || pattern === ANY;
  return (
    matches(other.verb, verb) &&
    (isUrl ? other.resource === resource : matches(other.group, group) && matches(other.resource, resource)) &&
    (other.names === '' || other.names === names)
  );
}

/** Permissions in words: `get, list secrets`, `every verb on every resource`. */
export function permissionsInWords(permissions: readonly Permission[]): readonly string[] {
  const byTarget = groupByEach(permissions, (each) => [`${each.group}/${each.resource} ${each.names}`]);
  return [...byTarget.values()].flatMap((group) => group.slice(0, 1).map((first) => inWords(first, group)));
}

function inWords({ group, resource, names }: Permission, all: readonly Permission[]): string {
  const verbs = [...new Set(all.map(({ verb }) => verb))];
  const action = verbs.includes(ANY) ? 'every verb on' : verbs.join(', ');
  const suffix = group === '' || group === ANY ? '' : resource === ANY ? ` of ${group}` : `.${group}`;
  const what = resource === ANY ? `every resource${group === '' ? ' of the core group' : ''}` : resource;
  return `${action} ${what}${suffix}${names === '' ? '' : ` named ${names}`}`;
}

/** ClusterRoles of Kubernetes that a ClusterRole adds its rules to, by label. */
export function aggregatedTo(role: Manifest): readonly string[] {
  const prefix = `${RBAC}/aggregate-to-`;
  return Object.entries(fieldsOf(role.metadata.labels))
    .filter(([label, value]) => label.startsWith(prefix) && value === 'true')
    .map(([label]) => label.slice(prefix.length));
}

/** Finds roles among the objects of one cluster. */
export function rolesIn(objects: readonly Manifest[]): FindRole {
  const key = (kind: string, namespace: string | undefined, name: string): string =>
    `${kind} ${namespace ?? ''}/${name}`;
  const roles = objects.filter((object) => groupOf(object) === RBAC && ROLES.has(object.kind));
  const byKey = new Map(roles.map((role) => [key(role.kind, role.metadata.namespace, role.metadata.name), role]));
  return (kind, namespace, name) => byKey.get(key(kind, namespace, name));
}

const ROLES = new Set(['Role', 'ClusterRole']);
