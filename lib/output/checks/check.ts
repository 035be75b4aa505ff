import type { Fleet } from '../../model/fleet/fleet';
import type { Fault, Problem } from '../../model/problems/problem';
import type { Finding } from '../../model/rules/rule';
import type { Placed } from '../../resources/component-part';
import type { Manifest } from '../../resources/manifest';
import { oncePerObject } from '../once-per-object';

/** Checks the rendered objects of a cluster before anything is written. */
export interface Check {
  /** File name, test name and docs page of the check. */
  readonly id: string;
  /** Of a check whose findings may be meant. @default - findings are errors */
  readonly severity?: 'warning';
  check(cluster: string, objects: readonly Placed[], fleet: Fleet): Iterable<Finding>;
}

/** A check that looks at one object at a time and at nothing else. */
interface ObjectCheck {
  readonly id: string;
  readonly faultsOf: (manifest: Manifest) => Iterable<Fault>;
}

/** Such a check looks once at an object that clusters share. */
export function objectCheck({ id, faultsOf }: ObjectCheck): Check {
  const faults = oncePerObject((manifest) => [...faultsOf(manifest)]);
  return {
    id,
    check: (_cluster, objects) =>
      objects.flatMap(({ path, manifest }) => faults(manifest).map((fault) => ({ path, ...fault }))),
  };
}

/** Runs checks over what was rendered for one cluster. */
export function problemsOfChecks(
  checks: readonly Check[],
  cluster: string,
  objects: readonly Placed[],
  fleet: Fleet,
): readonly Problem[] {
  return checks.flatMap((check) => problemsOfOne(check, check.check(cluster, objects, fleet)));
}

/** Checks all clusters together. It sees them one by one, so that only one is in memory at a time. */
export interface FleetCheck extends Omit<Check, 'check'> {
  start(fleet: Fleet): FleetCheckRun;
}

/** What a check of all clusters has seen so far. It keeps what it needs, and no object. */
export interface FleetCheckRun {
  see(cluster: string, objects: readonly Placed[]): void;
  /** Asked once, when all clusters were seen. */
  findings(): Iterable<Finding>;
}

/** Starts checks of all clusters. */
export function startChecks(
  checks: readonly FleetCheck[],
  fleet: Fleet,
): { see: FleetCheckRun['see']; problems: () => readonly Problem[] } {
  const runs = checks.map((check) => ({ check, run: check.start(fleet) }));
  return {
    see(cluster, objects) {
      for (const { run } of runs) run.see(cluster, objects);
    },
    problems: () => runs.flatMap(({ check, run }) => problemsOfOne(check, run.findings())),
  };
}

function problemsOfOne({ id, severity }: Omit<Check, 'check'>, findings: Iterable<Finding>): readonly Problem[] {
  return [...findings].map((found) => ({ rule: id, ...(severity !== undefined && { severity }), ...found }));
}
