import { distinct, groupByEach } from '../../../model/collections';
import { listed } from '../../../model/text';
import { textAt } from '../../../resources/read/fields';
import { about } from '../change';
import type { Detector, Change } from '../change';
import type { CallChange } from '../compare/call-changes';
import { policyChanges } from '../compare/policy-changes';
import type { PolicyChange } from '../compare/policy-changes';
import { EVERYBODY } from '../fleet/policy';

/** The callers of a workload that its policies allow. */
export const callers: Detector = {
  id: 'callers',
  find: (comparison) => {
    const byWorkload = groupByEach(policyChanges(comparison), ({ workload }) => [workload]);
    return [...byWorkload.values()].flatMap((changes) => {
      const calls = changes.flatMap((change) => change.calls);
      return changes.flatMap((change) => findings(change, calls));
    });
  },
};

function findings(change: PolicyChange, callsOfAll: readonly CallChange[]): readonly Change[] {
  const { object, workload, allowed, gained, lost, calls } = change;
  if (object.after === undefined) return [{ ...about(object, 'danger', `policy removed: ${openedBy(change)}`), calls }];
  if (allowed === undefined) return [];
  if (object.before === undefined) {
    return [{ ...about(object, 'review', `policy added at ${workload}: ${whoMayCall(allowed)}`), calls }];
  }
  const one = (caller: string, added: boolean): Change => {
    const isOf = (call: CallChange): boolean => call.caller === caller && call.added === added;
    if (caller !== EVERYBODY) {
      const what = `caller ${added ? 'added' : 'removed'} at ${workload}: ${caller}${whereFrom(callsOfAll.filter(isOf))}`;
      return { ...about(object, 'review', what, coversCallers), calls: calls.filter(isOf) };
    }
    const what = `policy ${added ? 'opened' : 'closed'} at ${workload}: ${whoMayCall(allowed)}`;
    return { ...about(object, added ? 'danger' : 'review', what, coversCallers), calls: calls.filter(isOf) };
  };
  return [...gained.map((caller) => one(caller, true)), ...lost.map((caller) => one(caller, false))];
}

/** The same text for every cluster that runs the workload, so that they share a line. */
function whereFrom(calls: readonly CallChange[]): string {
  const names = (of: (call: CallChange) => string): string => listed(distinct(calls.map(of)));
  return calls.length === 0 ? '' : ` in ${names(({ cluster }) => cluster)}, for ${names(({ host }) => host)}`;
}

function openedBy({ object, workload }: PolicyChange): string {
  const action = textAt(object.before, 'spec', 'action') ?? 'ALLOW';
  if (action !== 'ALLOW') return `${object.name} no longer refuses anybody (${action})`;
  return `${workload} is open to every identity of the mesh, unless another policy guards it`;
}

function whoMayCall(callers: ReadonlySet<string>): string {
  if (callers.has(EVERYBODY)) return 'every identity of the mesh may call it';
  return callers.size > 0 ? `only ${listed([...callers])} may call it` : 'nobody may call it';
}

/** Leaves changes of ports and paths to other detectors. */
function coversCallers({ path }: { readonly path: string }): boolean {
  return /^spec\.rules\[\d+\]\.from\b/.test(path);
}
