import { distinct, groupByEach } from '../../../model/collections';
import { compare } from '../../../model/problems/problem';
import { listed } from '../../../model/text';
import type { Detector, Change } from '../change';
import type { CallChange, Cause } from '../compare/call-changes';
import { policyChanges } from '../compare/policy-changes';
import { EVERYBODY } from '../fleet/policy';

/** Calls that become possible or impossible, if no other detector explains them. */
export const edges: Detector = {
  id: 'edges',
  find: (comparison) => {
    const behindPolicies = new Set(policyChanges(comparison).flatMap(({ calls }) => calls));
    const own = comparison.calls.filter((call) => OWN.includes(call.cause) && !behindPolicies.has(call));
    const groups = groupByEach(own, ({ added, host, caller }) => [`${host} ${caller} ${added ? 'added' : 'removed'}`]);
    return [...groups].sort(([a], [b]) => compare(a, b)).flatMap(([, group]) => findings(group));
  },
};

/** Causes that no other detector reports. */
const OWN: readonly Cause[] = ['caller', 'path'];

/** Reports calls of one caller to one host. Exporters that the same clusters call share a line. */
function findings(calls: readonly CallChange[]): readonly Change[] {
  const byExporter = [...groupByEach(calls, ({ exporter }) => [exporter])];
  const lines = groupByEach(byExporter, ([, own]) => [clustersOf(own).join(', ')]);
  return [...lines.values()].flatMap((exporters) => {
    const own = exporters.flatMap(([, each]) => each);
    const [first] = own;
    if (first === undefined) return [];
    const from = clustersOf(own);
    const to = exporters.map(([exporter]) => exporter).sort(compare);
    const who = first.caller === EVERYBODY ? 'everybody' : first.caller;
    const what = `${who} in ${listed(from)} -> ${first.host} in ${listed(to)}`;
    return [
      {
        severity: 'review',
        what: `edge ${first.added ? 'added' : 'removed'}: ${what}`,
        clusters: [...from, ...to],
        calls: own,
      },
    ];
  });
}

function clustersOf(calls: readonly CallChange[]): readonly string[] {
  return distinct(calls.map(({ cluster }) => cluster));
}
