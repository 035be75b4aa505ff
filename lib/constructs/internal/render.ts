import { Chart } from 'cdk8s';
import type { IDelivery } from '../../delivery/delivery-strategy';
import type { ClusterFacts } from '../../model/facts/cluster';
import type { Fleet } from '../../model/fleet/fleet';
import { LAYERS } from '../../model/layers';
import { compare, messageOf } from '../../model/problems/problem';
import type { Problem } from '../../model/problems/problem';
import type { ChartPin } from '../../model/report/lock';
import { part } from '../../resources/component-part';
import type { Part } from '../../resources/component-part';
import { takenApart } from '../../resources/list';
import type { Manifest } from '../../resources/manifest';
import type { Release } from '../../resources/release';
import { isUsersComponent } from '../mesh-component';
import { applyPatches, matches } from '../patch/patch';
import type { Patch } from '../patch/patch';
import type { Tree, UserContent } from './construct-walk';

/** One cluster with everything that goes into it. */
export interface RenderedCluster {
  readonly cluster: ClusterFacts;
  /** Sorted by layer, component and place of declaration. */
  readonly parts: readonly Part[];
  /** Charts that were rendered for it. */
  readonly charts: readonly ChartPin[];
  /** Problems that rendering found. */
  readonly problems: readonly Problem[];
  /**
   * Patches of the delivery's component that match none of these objects. They are for the delivery's own objects.
   */
  readonly unmatched: readonly Patch[];
}

/** The fleet, and everything else that rendering needs. */
export interface Resolved {
  readonly fleet: Fleet;
  readonly tree: Tree;
  readonly delivery: IDelivery;
  readonly patches: readonly Patch[];
}

/** Renders in this order: the library's parts, the user's, objects of charts, patches, protection. */
export function renderCluster(cluster: ClusterFacts, { fleet, tree, delivery, patches }: Resolved): RenderedCluster {
  const components = [...tree.ofMesh, ...(tree.ofCluster.get(cluster.name) ?? [])];
  const parts = components.flatMap((component) => {
    const own = component.render(cluster, fleet);
    return isUsersComponent(component) ? own.map(usersPart) : own;
  });
  const users = userParts(cluster, tree);
  const all = [...parts, ...users.parts].sort(byPlace);
  const expanded = delivery.expand?.(fleet.mesh, cluster, all) ?? { parts: all, charts: [], problems: [] };
  // Skip patches for releases that could not be rendered.
  const left = expanded.problems.length > 0 ? releasesIn(expanded.parts).map(({ name }) => name) : [];
  const sorted = [...expanded.parts].sort(byPlace);
  const ofCluster = patches.filter(({ path, target }) => path === cluster.path && !left.includes(target.component));
  const unmatched = ofCluster.filter(
    ({ target }) => target.component === delivery.component && matches(sorted, target).length === 0,
  );
  const patched = applyPatches(
    sorted,
    ofCluster.filter((patch) => !unmatched.includes(patch)),
    { owner: 'cluster', delivery: delivery.component },
  );
  return {
    cluster,
    parts: patched.parts.map((part) => protectedPart(part, delivery)),
    charts: expanded.charts,
    problems: [...users.problems, ...expanded.problems, ...patched.problems],
    unmatched,
  };
}

/** Releases of a cluster, those that became objects left out. */
function releasesIn(parts: readonly Part[]): readonly Release[] {
  return parts.flatMap(({ releases }) => releases ?? []);
}

/** All manifests of a cluster in the order in which they are applied. */
export function manifestsOf({ parts }: RenderedCluster): readonly Manifest[] {
  return parts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
}

/** The patched objects of users in a cluster. They do not depend on the fleet. */
export function renderUsers(
  cluster: ClusterFacts,
  { tree, patches }: Resolved,
): Pick<RenderedCluster, 'parts' | 'problems'> {
  const { parts, problems } = userParts(cluster, tree);
  const ofCluster = patches.filter(({ path }) => path === cluster.path);
  // Unmatched patches are not reported here, because not all objects are rendered.
  return { parts: applyPatches(parts, ofCluster).parts, problems };
}

function userParts(cluster: ClusterFacts, tree: Tree): Pick<RenderedCluster, 'parts' | 'problems'> {
  const users = (tree.userContent.get(cluster.name) ?? []).map(userPart);
  return { parts: users.flatMap((user) => user.part ?? []), problems: users.flatMap((user) => user.problem ?? []) };
}

/** A user's construct that cannot be serialised is one more problem, not the end of the report. */
function userPart({ component, source }: UserContent): { part?: Part; problem?: Problem } {
  const { path } = source.node;
  try {
    const manifests = (Chart.isChart(source) ? source.toJson() : [source.toJson()]) as Partial<Manifest>[];
    return { part: usersPart(part('workloads', component, path, manifests.flatMap(takenApart).map(withMetadata))) };
  } catch (error) {
    return {
      problem: { rule: 'construct-validation', path, what: messageOf(error), fix: 'see the construct that says so' },
    };
  }
}

function usersPart(part: Part): Part {
  return { ...part, isUsers: true };
}

/** A toJson() of a user's own can return anything; check complete-object tells what is missing. */
function withMetadata(manifest: Partial<Manifest>): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata } } as Manifest;
}

const GUARDED = new Set(['Namespace', 'CustomResourceDefinition']);

function protectedPart(part: Part, delivery: IDelivery): Part {
  const objects = part.objects.map((object) =>
    GUARDED.has(object.manifest.kind) ? { ...object, manifest: delivery.protect(object.manifest) } : object,
  );
  return { ...part, objects };
}

function byPlace(a: Part, b: Part): number {
  return (
    LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) ||
    compare(a.component, b.component) ||
    compare(a.objects[0]?.path ?? '', b.objects[0]?.path ?? '')
  );
}
