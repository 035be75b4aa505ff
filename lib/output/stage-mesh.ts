import type { Mesh } from '../constructs/mesh';
import { renderCluster } from '../constructs/render';
import type { RenderedCluster } from '../constructs/render';
import type { DeliveredFile } from '../delivery/delivery-strategy';
import type { Fleet } from '../model/fleet';
import type { ChartPin, Lock, LockFault } from '../model/lock';
import { throwIfAny } from '../model/problem';
import type { Problem } from '../model/problem';
import { memberOrder } from '../model/rules/member-order';
import type { Part, Placed } from '../resources/part';
import { CHECKS } from './checks';
import { argoSizeLimit } from './checks/argo-size-limit';
import { problemsOfChecks } from './checks/check';
import { completeObject } from './checks/complete-object';
import { noSecretMaterial } from './checks/no-secret-material';
import { changedCharts } from './chart-content-pinned';
import { Claims } from './claims';
import { fileOf } from './layout';
import { prerequisitesOf } from './prerequisites';

/** Owner of the files that stand once for the whole mesh. No cluster can have this name. */
export const MESH_OWNER = '_mesh';

/** What each cluster needs before the first sync, by the cluster's name. */
export type Prerequisites = ReadonlyMap<string, readonly string[]>;

/** What was staged. */
export interface Staged {
  readonly fleet: Fleet;
  readonly prerequisites: Prerequisites;
  /** Charts whose objects are in it. */
  readonly charts: readonly ChartPin[];
}

/** Takes a file for its owner: a cluster, or the mesh as a whole. Returns how many bytes it has. */
export type Emit = (owner: string, file: string, placed: Placed) => number;

/**
 * Renders, checks and stages cluster by cluster, so that one at a time is in memory. Throws an
 * InvalidMeshError with the problems of all clusters. `lock` is what the last synth left.
 */
export function stageMesh(
  mesh: Mesh,
  emit: Emit,
  onCluster: (rendered: RenderedCluster) => void,
  lock?: Lock | LockFault,
): Staged {
  const resolved = mesh.resolve([memberOrder(lock)]);
  const { fleet } = resolved;
  const stage = new Stage(fleet, emit, mesh.delivery.maxLayerBytes);
  stage.deliver(MESH_OWNER, mesh.delivery.filesOfMesh(fleet.mesh));
  const prerequisites = new Map<string, readonly string[]>();
  const charts: ChartPin[] = [];
  const releases: string[] = [];
  for (const cluster of fleet.clusters) {
    const rendered = renderCluster(cluster, resolved);
    stage.cluster(rendered);
    stage.deliver(cluster.name, mesh.delivery.filesOfCluster(fleet.mesh, cluster, rendered.parts));
    onCluster(rendered);
    prerequisites.set(cluster.name, prerequisitesOf(rendered, mesh.delivery));
    charts.push(...rendered.charts);
    releases.push(...rendered.parts.flatMap(namesOfReleases));
  }
  throwIfAny([
    ...stage.problems,
    ...(mesh.delivery.unusedSettings?.(fleet.mesh, releases) ?? []),
    ...changedCharts(fleet.mesh, charts, lock),
  ]);
  return { fleet, prerequisites, charts };
}

/** Releases of a part, whether they became objects or not. */
function namesOfReleases({ releases = [], rendered = [] }: Part): readonly string[] {
  return [...releases, ...rendered].map(({ name }) => name);
}

class Stage {
  readonly problems: Problem[] = [];
  readonly #claims = new Claims();

  constructor(
    private readonly fleet: Fleet,
    private readonly emit: Emit,
    private readonly maxLayerBytes: number | undefined,
  ) {}

  cluster({ cluster, parts, problems }: RenderedCluster): void {
    const objects = parts.flatMap((part) => part.objects);
    const incomplete = problemsOfChecks([completeObject], cluster.name, objects, this.fleet);
    const found = incomplete.length > 0 ? incomplete : problemsOfChecks(CHECKS, cluster.name, objects, this.fleet);
    this.problems.push(...problems, ...found);
    // Objects without a name have no file, and objects that share an identity share one.
    if (found.length > 0) return;
    const sizes = parts.map((part) => ({ ...part, bytes: this.#write(cluster.name, part) }));
    if (this.maxLayerBytes === undefined) return;
    for (const problem of argoSizeLimit.check(cluster, sizes, this.maxLayerBytes)) {
      this.problems.push({ rule: argoSizeLimit.id, ...problem });
    }
  }

  /** Returns the bytes of its files. */
  #write(cluster: string, part: Part): number {
    let bytes = 0;
    for (const placed of part.objects) {
      const file = fileOf(cluster, part, placed.manifest);
      this.problems.push(...this.#claims.file(file, placed));
      bytes += this.emit(cluster, file, placed);
    }
    return bytes;
  }

  deliver(owner: string, files: readonly DeliveredFile[]): void {
    this.problems.push(...problemsOfChecks([noSecretMaterial], owner, files, this.fleet));
    for (const delivered of files) {
      this.problems.push(...this.#claims.delivered(delivered.file, delivered, delivered.readIn));
      this.emit(owner, delivered.file, delivered);
    }
  }
}
