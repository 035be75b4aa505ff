import type { Fleet } from '../fleet/fleet';
import { isCalled } from '../report/lock';
import type { Lock, LockFault } from '../report/lock';
import type { Finding, Rule } from './rule';

/**
 * A cluster is called only after its gateway answers, and leaves only when nobody calls it any more. Clusters apply
 * a commit at different times, so joining and leaving take two commits. Without a lock the fleet is new, and all its
 * clusters may start together.
 */
export function memberOrder(lock: Lock | LockFault | undefined): Rule {
  return {
    id: 'member-order',
    *check(fleet) {
      if (lock === undefined) return;
      if (!('members' in lock)) yield { path: fleet.mesh.path, ...lock };
      else if (lock.mesh !== fleet.mesh.id) yield ofAnotherMesh(lock, fleet);
      else yield* [...leaving(lock, fleet), ...joining(lock, fleet)];
    },
  };
}

function ofAnotherMesh(lock: Lock, { mesh }: Fleet): Finding {
  return {
    path: mesh.path,
    what: 'the lock belongs to another mesh',
    value: lock.mesh,
    fix: `give each program a lockfile of its own, or write "${mesh.id}" into this one if the mesh was renamed on purpose`,
  };
}

function* leaving({ members }: Lock, fleet: Fleet): Generator<Finding> {
  for (const [name, { called }] of members) {
    if (!called || fleet.cluster(name) !== undefined) continue;
    // A cluster that another repository writes now still exists, but the files of this repository for it are removed.
    const left = fleet.peer(name) === undefined ? 'mesh' : 'program';
    yield {
      path: fleet.mesh.path,
      what: `cluster "${name}" left the ${left} while others still call it`,
      fix: 'bring it back with inRotation: false, synth, commit and apply that everywhere, then remove it',
    };
  }
}

function* joining({ members }: Lock, fleet: Fleet): Generator<Finding> {
  if (members.size === 0) return;
  for (const { path, name } of fleet.clusters) {
    if (members.has(name) || !isCalled(fleet, name)) continue;
    yield {
      path,
      what: `cluster "${name}" is new to the mesh, and others would call it before its gateway answers`,
      fix: 'add it with inRotation: false, synth, commit and apply that, wait until its gateway answers, then take the line out',
    };
  }
}
