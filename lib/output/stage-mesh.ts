import { renderCluster, renderUsers } from '../constructs/internal/render';
import type { RenderedCluster, Resolved } from '../constructs/internal/render';
import type { Mesh } from '../constructs/mesh';
import { deliveredTo, deliveredToMesh } from '../constructs/patch/patch-delivery-files';
import type { Delivered } from '../constructs/patch/patch-delivery-files';
import type { IDelivery } from '../delivery/delivery-strategy';
import type { Fleet } from '../model/fleet/fleet';
import { unusedAllowances } from '../model/problems/allowances';
import { sortedProblems, throwIfAny } from '../model/problems/invalid-mesh-error';
import type { Problem } from '../model/problems/problem';
import type { ClusterRight } from '../model/report/cluster-right';
import type { ChartPin, Lock, LockFault } from '../model/report/lock';
import { memberOrder } from '../model/rules/member-order';
import type { Part, Placed } from '../resources/component-part';
import { changedCharts } from './chart-content-pinned';
import { CHECKS, FLEET_CHECKS } from './checks';
import { problemsOfChecks, startChecks } from './checks/check';
import { completeObject } from './checks/complete-object';
import { jsonValues } from './checks/json-values';
import { noSecretMaterial } from './checks/no-secret-material';
import { validMetadata } from './checks/valid-metadata';
import { clustersOf } from './chosen-clusters';
import type { Chosen } from './chosen-clusters';
import { FileOwners } from './file-owners';
import { filesOf } from './layout';
import type { ClusterFile } from './layout';
import { prerequisitesOf } from './prerequisites';
import { ClusterRights } from './report/cluster-rights';

/** Owner of the files of the mesh as a whole. No cluster can have this name. */
export const MESH_OWNER = '_mesh';

/** What each cluster needs before the first sync, by the cluster's name. */
export type Prerequisites = ReadonlyMap<string, readonly string[]>;

/** Result of staging. */
export interface Staged {
  readonly fleet: Fleet;
  readonly prerequisites: Prerequisites;
  /** Charts whose objects are in it. */
  readonly charts: readonly ChartPin[];
  /** What users' objects may do beyond their namespaces. */
  readonly rights: readonly ClusterRight[];
  /** What need not be a mistake, sorted. */
  readonly warnings: readonly Problem[];
}

/** Takes a file for its owner, which is a cluster or the mesh as a whole. Returns how many bytes it has. */
type Emit = (owner: string, file: string, objects: readonly Placed[]) => number;

/** What staging works with. */
export interface Staging {
  readonly emit: Emit;
  /** Called after each cluster, with the number of all that are staged in this run. */
  readonly onCluster?: (rendered: RenderedCluster, total: number) => void;
  /** What the last synth left. */
  readonly lock?: Lock | LockFault | undefined;
  /** Stages only these clusters, and nothing of the mesh as a whole. Rules still look at the whole fleet. */
  readonly chosen?: Chosen;
}

/**
 * Renders, checks and stages cluster by cluster, so that one at a time is in memory. Throws an
 * InvalidMeshError with the problems of all clusters.
 */
export function stageMesh(mesh: Mesh, { emit, onCluster, lock, chosen }: Staging): Staged {
  const { resolved, found } = mesh.examine([memberOrder(lock)]);
  const { fleet } = resolved;
  const clusters = clustersOf(fleet, chosen);
  const { errors } = mesh.judge(found);
  if (errors.length > 0) throwIfAny([...errors, ...mesh.judge(foundInUsersObjects(resolved)).errors]);
  const stage = new Stage(fleet, emit, mesh.delivery);
  const ofMesh = deliveredToMesh(resolved);
  if (chosen === undefined) stage.deliver(MESH_OWNER, ofMesh);
  const prerequisites = new Map<string, readonly string[]>();
  const charts: ChartPin[] = [];
  const rights = new ClusterRights();
  const releases: string[] = [];
  const installed = new Map<string, readonly string[]>();
  const checks = startChecks(FLEET_CHECKS, fleet);
  for (const cluster of clusters) {
    const rendered = renderCluster(cluster, resolved);
    stage.cluster(rendered);
    checks.see(cluster.name, objectsOf(rendered.parts));
    const ofCluster = deliveredTo(rendered, resolved);
    stage.deliver(cluster.name, ofCluster);
    if (stage.isSound()) rights.see(rendered, [...ofMesh.files, ...ofCluster.files]);
    onCluster?.(rendered, clusters.length);
    prerequisites.set(cluster.name, prerequisitesOf(rendered, mesh.delivery));
    charts.push(...rendered.charts);
    releases.push(...rendered.parts.flatMap(namesOfReleases));
    installed.set(cluster.name, rendered.parts.flatMap(namesOfInstalled));
  }
  const all = [...found, ...stage.problems, ...changedCharts(fleet.mesh, charts, lock)];
  // These need every cluster: what the others have is not known in a run for some.
  const ofFleet = (): readonly Problem[] => [
    ...checks.problems(),
    ...(mesh.delivery.unusedSettings?.(fleet.mesh, releases, installed) ?? []),
  ];
  if (chosen === undefined) all.push(...ofFleet());
  const unused = chosen === undefined ? unusedAllowances(mesh.allowances, all, mesh.node.path) : [];
  const verdict = mesh.judge([...all, ...unused]);
  throwIfAny(verdict.errors);
  return { fleet, prerequisites, charts, rights: rights.all(), warnings: sortedProblems(verdict.warnings) };
}

/** A fleet that breaks rules cannot be rendered, but what users put into it can be looked at. */
function foundInUsersObjects(resolved: Resolved): readonly Problem[] {
  const { fleet } = resolved;
  return fleet.clusters.flatMap((cluster) => {
    const { parts, problems } = renderUsers(cluster, resolved);
    return [...problems, ...problemsIn(cluster.name, parts, fleet)];
  });
}

/** What the checks find in objects of a cluster; incomplete ones are not looked at any closer. */
function problemsIn(cluster: string, parts: readonly Part[], fleet: Fleet): readonly Problem[] {
  const objects = objectsOf(parts);
  const incomplete = problemsOfChecks([completeObject], cluster, objects, fleet);
  return incomplete.length > 0 ? incomplete : problemsOfChecks(CHECKS, cluster, objects, fleet);
}

function objectsOf(parts: readonly Part[]): readonly Placed[] {
  return parts.flatMap((part) => part.objects);
}

/** Releases of a part that did not become objects. */
function namesOfInstalled({ releases = [] }: Part): readonly string[] {
  return releases.map(({ name }) => name);
}

/** Releases of a part, whether they became objects or not. */
function namesOfReleases({ releases = [], rendered = [] }: Part): readonly string[] {
  return [...releases, ...rendered].map(({ name }) => name);
}

class Stage {
  readonly problems: Problem[] = [];
  readonly #claims = new FileOwners();

  constructor(
    private readonly fleet: Fleet,
    private readonly emit: Emit,
    private readonly delivery: IDelivery,
  ) {}

  /** Whether every object so far has what the API server asks for. Nothing is written otherwise. */
  isSound(): boolean {
    return this.problems.every(({ severity }) => severity === 'warning');
  }

  cluster({ cluster, parts, problems }: RenderedCluster): void {
    const found = problemsIn(cluster.name, parts, this.fleet);
    this.problems.push(...problems, ...found);
    // Objects without a name have no file, and objects of one identity would overwrite each other.
    if (found.some(({ severity }) => severity !== 'warning')) return;
    const sizes = filesOf(cluster.name, parts).map((each) => ({ ...each, bytes: this.#write(cluster.name, each) }));
    this.problems.push(...(this.delivery.checkSizes?.(cluster, sizes) ?? []));
  }

  #write(cluster: string, { file, objects }: ClusterFile): number {
    for (const first of objects.slice(0, 1)) this.problems.push(...this.#claims.file(file, first));
    return this.emit(cluster, file, objects);
  }

  deliver(owner: string, { files, problems }: Delivered): void {
    // A patch can remove a name, and without one there is no file.
    const incomplete = problemsOfChecks([completeObject], owner, files, this.fleet);
    const checks = [jsonValues, noSecretMaterial, validMetadata];
    const found = incomplete.length > 0 ? incomplete : problemsOfChecks(checks, owner, files, this.fleet);
    this.problems.push(...problems, ...found);
    if (found.length > 0) return;
    const byFile = new Map(files.map((delivered) => [delivered.file, delivered]));
    for (const delivered of files) {
      this.problems.push(...this.#claims.delivered(delivered.file, delivered, delivered.readIn));
      const repeated = (delivered.repeats ?? []).flatMap((file) => byFile.get(file) ?? []);
      this.emit(owner, delivered.file, [...repeated, delivered]);
    }
  }
}
