import { groupOf, isOfCluster, isOfKind } from '../manifest';
import type { Manifest } from '../manifest';
import { fieldsOf } from './fields';
import { hostPathNotes, podNotes } from './node-reach';
import { danger, note } from './note';
import type { Note } from './note';
import {
  aggregatedTo,
  isEverybody,
  isPowerful,
  permissionsBound,
  permissionsInWords,
  permissionsOf,
  roleRefOf,
  subjectsOf,
} from './rbac';
import type { FindRole } from './rbac';
import { askedInWords, webhooksOf } from './webhooks';

/** Facts about the cluster of an object. */
export interface Surroundings {
  /** Namespaces in which the GitOps tool reads its own objects. */
  readonly toolNamespaces: ReadonlySet<string>;
  /** Namespaces of the control plane, of its gateways and of imported hosts. */
  readonly meshNamespaces: ReadonlySet<string>;
  readonly findRole: FindRole;
  /** API groups whose CRDs other releases bring, with everything below them. */
  readonly takenGroups: readonly string[];
}

/** The effect of an object outside its own namespace; undefined: none. */
export function reachOf(manifest: Manifest, around: Surroundings): readonly Note[] | undefined {
  const notes = [...placeNotes(manifest, around), ...kindNotes(manifest, around), ...podNotes(manifest)];
  return notes.length > 0 || isClusterScoped(manifest) ? notes : undefined;
}

/** Whether an object has an effect on the whole cluster. Namespaces do not count. */
export function isClusterScoped(manifest: Manifest): boolean {
  return isOfCluster(manifest) && !isOfKind(manifest, '', 'Namespace');
}

const KUBE_SYSTEM = 'kube-system';

function placeNotes({ metadata: { namespace } }: Manifest, around: Surroundings): readonly Note[] {
  if (namespace === undefined) return [];
  if (around.toolNamespaces.has(namespace))
    return [danger('in the namespace of the GitOps tool, which applies it with its own rights')];
  if (around.meshNamespaces.has(namespace)) return [note('in a namespace of the mesh')];
  return namespace === KUBE_SYSTEM ? [note('in a namespace of Kubernetes')] : [];
}

/** Whether a namespace is one whose RoleBindings matter to the whole cluster. */
function isShared(namespace: string | undefined, { toolNamespaces, meshNamespaces }: Surroundings): boolean {
  if (namespace === undefined) return false;
  return namespace === KUBE_SYSTEM || toolNamespaces.has(namespace) || meshNamespaces.has(namespace);
}

function kindNotes(manifest: Manifest, around: Surroundings): readonly Note[] {
  return KINDS.get(`${groupOf(manifest)}/${manifest.kind}`)?.(manifest, around) ?? [];
}

const KINDS: ReadonlyMap<string, (manifest: Manifest, around: Surroundings) => readonly Note[]> = new Map([
  ['rbac.authorization.k8s.io/ClusterRole', roleNotes],
  [
    'rbac.authorization.k8s.io/Role',
    (role, around) => (isShared(role.metadata.namespace, around) ? roleNotes(role) : []),
  ],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', bindingNotes],
  ['rbac.authorization.k8s.io/RoleBinding', roleBindingNotes],
  ['admissionregistration.k8s.io/MutatingWebhookConfiguration', webhookNotes],
  ['admissionregistration.k8s.io/ValidatingWebhookConfiguration', webhookNotes],
  ['apiextensions.k8s.io/CustomResourceDefinition', crdNotes],
  ['apiregistration.k8s.io/APIService', ({ spec }) => [note(`answered by ${answering(fieldsOf(spec).service)}`)]],
  [
    'scheduling.k8s.io/PriorityClass',
    ({ globalDefault }) => (globalDefault === true ? [note('the default of every pod')] : []),
  ],
  ['storage.k8s.io/StorageClass', storageClassNotes],
  ['/PersistentVolume', ({ spec }) => hostPathNotes(spec)],
  ['argoproj.io/Application', ofTool],
  ['argoproj.io/ApplicationSet', ofTool],
  ['argoproj.io/AppProject', ofTool],
  ['kustomize.toolkit.fluxcd.io/Kustomization', ofTool],
  ['helm.toolkit.fluxcd.io/HelmRelease', ofTool],
]);

function roleNotes(role: Manifest): readonly Note[] {
  const permissions = permissionsOf(role);
  const [powerful, others] = [permissions.filter(isPowerful), permissions.filter((each) => !isPowerful(each))];
  return [
    ...permissionsInWords(powerful).map(danger),
    ...(powerful.length > 0 ? [] : permissionsInWords(others).map(note)),
    ...aggregatedTo(role).map((name) => note(`adds its rules to ClusterRole ${name}`)),
    ...(role.aggregationRule === undefined ? [] : [note('takes the rules of other ClusterRoles')]),
  ];
}

/** A sentence about the subjects of a binding and their role. */
export function bindingNotes(binding: Manifest, around: Pick<Surroundings, 'findRole'>): readonly Note[] {
  const powers = permissionsInWords((permissionsBound(binding, around.findRole) ?? []).filter(isPowerful));
  const { kind, name } = roleRefOf(binding);
  const subjects = subjectsOf(binding);
  const role = name === 'cluster-admin' ? name : `${kind} ${name}${powers.length > 0 ? ` (${powers.join('; ')})` : ''}`;
  const text = `${role} for ${subjects.length > 0 ? subjects.join(', ') : 'nobody'}`;
  return [powers.length > 0 || subjects.some(isEverybody) ? danger(text) : note(text)];
}

/**
 * A RoleBinding is about its namespace, unless its role is that of an administrator or the namespace matters to the
 * whole cluster.
 */
function roleBindingNotes(binding: Manifest, around: Surroundings): readonly Note[] {
  const isAdmin = roleRefOf(binding).kind === 'ClusterRole' && roleRefOf(binding).name === 'cluster-admin';
  return isAdmin || isShared(binding.metadata.namespace, around) ? bindingNotes(binding, around) : [];
}

function webhookNotes(configuration: Manifest): readonly Note[] {
  return webhooksOf(configuration).map(({ asked, failsClosed }) =>
    danger(`${askedInWords(asked)}${failsClosed ? ', refused while nobody answers' : ''}`),
  );
}

/** Two owners of one CRD overwrite each other, and the older version of it drops fields. */
function crdNotes({ spec }: Manifest, { takenGroups }: Surroundings): readonly Note[] {
  const { group } = fieldsOf(spec);
  const isTaken = takenGroups.some((taken) => group === taken || String(group).endsWith(`.${taken}`));
  return isTaken ? [danger('a release of the mesh writes this CRD, too, so both overwrite each other')] : [];
}

function answering(service: unknown): string {
  const { namespace, name } = fieldsOf(service);
  return typeof name === 'string' ? `Service ${String(namespace)}/${name}` : 'the API server itself';
}

function storageClassNotes({ metadata }: Manifest): readonly Note[] {
  const isDefault = metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true';
  return isDefault ? [note('the default of every volume')] : [];
}

/** The GitOps tool reads such objects in other namespaces, too, if its settings say so. */
function ofTool({ kind, metadata: { namespace } }: Manifest, { toolNamespaces }: Surroundings): readonly Note[] {
  return toolNamespaces.has(namespace ?? '') ? [] : [note(`the GitOps tool may apply what this ${kind} names`)];
}
