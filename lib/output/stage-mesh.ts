import type { Mesh } from '../constructs/mesh';
import { renderCluster } from '../constructs/render';
import type { RenderedCluster } from '../constructs/render';
import type { DeliveredFile } from '../delivery/delivery-strategy';
import type { Fleet } from '../model/fleet';
import { throwIfAny } from '../model/problem';
import type { Problem } from '../model/problem';
import type { Rule } from '../model/rules/rule';
import type { Placed } from '../resources/part';
import { CHECKS } from './checks';
import { problemsOfChecks } from './checks/check';
import { completeObject } from './checks/complete-object';
import { noSecretMaterial } from './checks/no-secret-material';
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
}

/** Takes a file for its owner: a cluster, or the mesh as a whole. */
export type Emit = (owner: string, file: string, placed: Placed) => void;

/**
 * Renders, checks and stages cluster by cluster, so that one at a time is in memory. Throws an
 * InvalidMeshError with the problems of all clusters. `further` rules are checked with the others.
 */
export function stageMesh(
  mesh: Mesh,
  emit: Emit,
  onCluster: (rendered: RenderedCluster) => void,
  further: readonly Rule[] = [],
): Staged {
  const resolved = mesh.resolve(further);
  const { fleet } = resolved;
  const stage = new Stage(fleet, emit);
  stage.deliver(MESH_OWNER, mesh.delivery.filesOfMesh(fleet.mesh));
  const prerequisites = new Map<string, readonly string[]>();
  for (const cluster of fleet.clusters) {
    const rendered = renderCluster(cluster, resolved);
    stage.cluster(rendered);
    stage.deliver(cluster.name, mesh.delivery.filesOfCluster(fleet.mesh, cluster, rendered.parts));
    onCluster(rendered);
    prerequisites.set(cluster.name, prerequisitesOf(rendered, mesh.delivery));
  }
  throwIfAny(stage.problems);
  return { fleet, prerequisites };
}

class Stage {
  readonly problems: Problem[] = [];
  readonly #claims = new Claims();

  constructor(
    private readonly fleet: Fleet,
    private readonly emit: Emit,
  ) {}

  cluster({ cluster, parts, problems }: RenderedCluster): void {
    const objects = parts.flatMap((part) => part.objects);
    const incomplete = problemsOfChecks([completeObject], cluster.name, objects, this.fleet);
    const found = incomplete.length > 0 ? incomplete : problemsOfChecks(CHECKS, cluster.name, objects, this.fleet);
    this.problems.push(...problems, ...found);
    // Objects without a name have no file, and objects that share an identity share one.
    if (found.length > 0) return;
    for (const part of parts) {
      for (const placed of part.objects) {
        const file = fileOf(cluster.name, part, placed.manifest);
        this.problems.push(...this.#claims.file(file, placed));
        this.emit(cluster.name, file, placed);
      }
    }
  }

  deliver(owner: string, files: readonly DeliveredFile[]): void {
    this.problems.push(...problemsOfChecks([noSecretMaterial], owner, files, this.fleet));
    for (const delivered of files) {
      this.problems.push(...this.#claims.delivered(delivered.file, delivered));
      this.emit(owner, delivered.file, delivered);
    }
  }
}
