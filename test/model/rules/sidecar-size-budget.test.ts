import { sidecarSizes } from '../../../lib/model/analysis/sidecar-size';
import type { Fleet } from '../../../lib/model/fleet/fleet';
import { sidecarSizeBudget } from '../../../lib/model/rules/sidecar-size-budget';
import { entry, fleetOf } from '../facts';
import { ruleTest } from './rule-test';

const called = ['a', 'b'].map((id) => entry(id, { exportedBy: ['eu'] }));
const open = entry('open', { exportedBy: ['eu'], callers: undefined });

/** A fleet with this budget in bytes; `us` only calls. */
function budget(sidecarBudgetBytes: number, entries = called): Fleet {
  return fleetOf({ mesh: { sidecarBudgetBytes }, entries });
}

/** What all sidecars of a namespace in us keep. */
function needed(entries: typeof called, namespace: string): number {
  const rows = sidecarSizes(fleetOf({ entries }));
  return rows.find((row) => row.clusters.includes('us') && row.namespace === namespace)?.bytes ?? 0;
}

const us = 'training-mesh/us';
const eu = 'training-mesh/eu';

ruleTest(sidecarSizeBudget, {
  valid: [
    ['some hosts fit into the default budget', fleetOf({ entries: called })],
    ['what fills the budget is within it', budget(needed(called, 'frontend'))],
    ['a budget of nothing is enough for a mesh without hosts', budget(0, [])],
    [
      'many hosts fit as long as few of them reach one namespace',
      budget(needed(called.slice(1), 'frontend'), spread()),
    ],
  ],
  invalid: [
    [
      'fails for a namespace that too many hosts reach, in each cluster, with their number',
      budget(needed(called, 'frontend') - 1),
      [
        { path: eu, what: /namespace "echo" would keep 2 mesh-wide hosts.*budget of 0\.01 MiB/ },
        { path: eu, what: /namespace "frontend" would keep 2 mesh-wide hosts/ },
        {
          path: us,
          what: /namespace "frontend" would keep 2 mesh-wide hosts/,
          value: 'about 0.01 MiB',
          fix: /callers.*importedBy.*sidecarBudget/,
        },
      ],
    ],
    [
      'fails once for a cluster in which every namespace has too much',
      budget(needed([open], '*') - 1, [...called, open]),
      [
        { path: eu, what: /^every sidecar would keep 1 mesh-wide host, / },
        { path: us, what: /^every sidecar would keep 1 mesh-wide host, / },
      ],
    ],
    [
      'fails where hosts of everybody and hosts of a namespace are too much together',
      budget(needed([...called, open], 'frontend') - 1, [...called, open]),
      [
        { path: eu, what: /"echo" would keep 3/ },
        { path: eu, what: /"frontend" would keep 3/ },
        { path: us, what: /"frontend" would keep 3/ },
      ],
    ],
  ],
});

/** The same hosts, each for callers of a namespace of its own and in a Service of its own namespace. */
function spread(): typeof called {
  return called.map((each, index) => ({
    ...each,
    service: { ...each.service, namespace: `service-${index}` },
    callers: [{ namespace: `caller-${index}`, serviceAccount: 'x' }],
  }));
}
