import { groupByEach } from '../../../model/collections';
import { LIBRARY_RELEASES } from '../../../model/layers';
import { GATEWAY_NAMESPACE, IMPORTS_NAMESPACE, ISTIO_NAMESPACE } from '../../../model/names';
import { listed } from '../../../model/text';
import { isClusterScoped, reachOf } from '../../../resources/read/cluster-reach';
import type { Surroundings } from '../../../resources/read/cluster-reach';
import type { Note } from '../../../resources/read/note';
import { about, clustersOf } from '../change';
import type { Detector, Change } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import { BINDING, ROLE, WEBHOOKS } from '../compare/right-changes';
import type { RightComparison } from '../compare/right-changes';
import type { TreeSurroundings } from '../compare/surroundings';
import { DELIVERY } from '../read/dist-path';
import { described } from '../render/format';

/** Objects that reach beyond their namespace: roles, bindings, webhooks, CRDs and objects of the GitOps tool. */
export const clusterRights: Detector = {
  id: 'cluster-rights',
  *find({ objects, surroundings: [before, after] }) {
    const plain: ObjectChange[] = [];
    for (const object of objects.filter(({ place }) => place.layer !== DELIVERY && place.cluster !== undefined)) {
      if (object.before && object.after) yield* changed(object, around(object, before), around(object, after));
      else if (object.after === undefined) yield* removed(object);
      else {
        const notes = reachOf(object.after, around(object, after));
        if (notes?.length === 0) plain.push(object);
        else if (notes !== undefined)
          yield about(object, severityOf(notes), `cluster-wide right added: ${sentence(object, notes)}`);
      }
    }
    yield* withoutNotes(plain);
  },
};

const MESH_NAMESPACES = new Set([ISTIO_NAMESPACE, GATEWAY_NAMESPACE, IMPORTS_NAMESPACE]);

/** The library's own objects in namespaces of the mesh are expected, but not workloads and roles there. */
function around({ place, group }: ObjectChange, tree: TreeSurroundings): Surroundings {
  const isOfRelease = (LIBRARY_RELEASES as readonly string[]).includes(place.component);
  const isFromUser = place.layer === 'workloads' || (group === 'rbac.authorization.k8s.io' && !isOfRelease);
  return {
    toolNamespaces: tree.toolNamespaces,
    meshNamespaces: isFromUser ? MESH_NAMESPACES : new Set(),
    findRole: tree.findRoleIn(place.cluster),
    takenGroups: isOfRelease ? [] : tree.takenGroupsIn(place.cluster),
  };
}

function severityOf(notes: readonly Note[]): 'danger' | 'review' {
  return notes.some(({ isDangerous }) => isDangerous) ? 'danger' : 'review';
}

function sentence({ name }: ObjectChange, notes: readonly Note[]): string {
  return `${name}: ${notes.map(({ text }) => text).join('; ')}`;
}

/** Lists objects of one kind on one line, because a chart can add many CRDs at once. */
function withoutNotes(objects: readonly ObjectChange[]): readonly Change[] {
  const groups = groupByEach(objects, ({ place, kind }) => [`${place.cluster ?? ''} ${place.component} ${kind}`]);
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map((first): Change => {
      const what = `cluster-scoped object added: ${listed(group.map(({ name }) => name))}`;
      return { severity: 'review', what, clusters: clustersOf(first), explains: group.map((object) => ({ object })) };
    }),
  );
}

/** Reports only rights that end. Detectors `deletions` and `others` report removed CRDs and validating webhooks. */
function* removed(object: ObjectChange): Generator<Change> {
  if (GRANTING.has(object.kind) && object.before && isClusterScoped(object.before)) {
    yield about(object, 'info', `cluster-wide right removed: ${object.name}`);
  }
}

const GRANTING = new Set(['ClusterRole', 'ClusterRoleBinding', 'MutatingWebhookConfiguration']);

const COMPARISONS: ReadonlyMap<string, RightComparison> = new Map([
  ['rbac.authorization.k8s.io/ClusterRole', ROLE],
  ['rbac.authorization.k8s.io/Role', ROLE],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', BINDING],
  ['rbac.authorization.k8s.io/RoleBinding', BINDING],
  ['admissionregistration.k8s.io/MutatingWebhookConfiguration', WEBHOOKS],
  ['admissionregistration.k8s.io/ValidatingWebhookConfiguration', WEBHOOKS],
]);

function* changed(object: ObjectChange, old: Surroundings, young: Surroundings): Generator<Change> {
  const { before, after, group, kind, name, differences } = object;
  if (before === undefined || after === undefined) return;
  const notes = reachOf(after, young);
  if (notes === undefined) return;
  const comparison = COMPARISONS.get(`${group}/${kind}`);
  if (comparison !== undefined) {
    for (const { severity, text } of comparison.compare(before, after, young)) {
      yield about(object, severity, `cluster-wide right changed: ${name} ${text}`, comparison.covers);
    }
  } else if (after.metadata.namespace !== undefined && young.toolNamespaces.has(after.metadata.namespace)) {
    const severity = TOOLS.test(group) ? 'danger' : 'review';
    yield about(
      object,
      severity,
      `changed in the namespace of the GitOps tool: ${name}: ${described(differences)}`,
      all,
    );
  } else if (kind === 'CustomResourceDefinition') {
    yield about(object, 'review', `${name} changed: ${described(differences)}`, all);
  } else {
    const known = new Set(reachOf(before, old)?.map(({ text }) => text));
    const gained = notes.filter(({ text }) => !known.has(text));
    if (gained.length === 0) return;
    const what = `cluster-wide right changed: ${sentence(object, gained)}: ${described(differences)}`;
    yield about(object, severityOf(gained), what, all);
  }
}

/** API groups of the objects that tell GitOps tools what to apply. */
const TOOLS = /(?:^argoproj\.io|\.fluxcd\.io)$/;

/** Covers every difference, but leaves a move to another layer to `others`. */
function all(): boolean {
  return true;
}
