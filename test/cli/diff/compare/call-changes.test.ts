import { callChanges } from '../../../../lib/cli/diff/compare/call-changes';
import { fleetFromReport } from '../../../../lib/cli/diff/fleet/fleet-from-report';
import { NO_FLEET } from '../../../../lib/cli/diff/fleet/fleet-view';
import type { FleetView } from '../../../../lib/cli/diff/fleet/fleet-view';
import type { EntryFacts } from '../../../../lib/model/facts/entry';
import { fleetReport } from '../../../../lib/output/report/fleet-report';
import { PENDING, cluster, entry, fleetOf, gateway } from '../../../model/facts';
import type { FleetOverrides } from '../../../model/facts';

function view(overrides: FleetOverrides = {}): FleetView {
  const read = fleetFromReport(JSON.stringify(fleetReport(fleetOf(overrides))));
  if (read === undefined) throw new Error('a report that we write can be read');
  return read;
}

const callers = (...names: readonly string[]): Partial<EntryFacts> => ({
  callers: names.map((name) => ({ namespace: name, serviceAccount: name })),
});
const echo = (overrides: Partial<EntryFacts>): FleetView => view({ entries: [entry('echo', overrides)] });

test.each<readonly [string, FleetView, FleetView, readonly string[]]>([
  ['nothing', view(), view(), []],
  [
    'a cluster',
    view({ clusters: [cluster('us')], entries: [entry('echo', { exportedBy: ['us'], importedBy: ['us'] })] }),
    echo({ exportedBy: ['us'] }),
    ['+ frontend/frontend in eu -> us: member'],
  ],
  [
    'a host',
    view({ entries: [] }),
    echo({ exportedBy: ['us'], importedBy: ['us'] }),
    ['+ frontend/frontend in us -> us: host'],
  ],
  [
    'the rotation',
    view(),
    view({ clusters: [cluster('us'), cluster('eu', { inRotation: false })] }),
    ['- frontend/frontend in us -> eu: rotation'],
  ],
  [
    'the address',
    view(),
    view({ gateways: [gateway('us'), gateway('eu', { address: PENDING })] }),
    ['- frontend/frontend in us -> eu: address'],
  ],
  [
    'the caller, where others take the same way',
    echo({ exportedBy: ['us'], ...callers('a') }),
    echo({ exportedBy: ['us'], ...callers('a', 'b') }),
    ['+ b/b in eu -> us: caller', '+ b/b in us -> us: caller'],
  ],
  [
    'the way, even if the callers change too',
    echo({ exportedBy: ['us'], importedBy: ['us', 'eu'], ...callers('a') }),
    echo({ exportedBy: ['us'], importedBy: ['us'], ...callers('b') }),
    ['+ b/b in us -> us: caller', '- a/a in eu -> us: path', '- a/a in us -> us: caller'],
  ],
  [
    'everything',
    NO_FLEET,
    echo({ exportedBy: ['us'], importedBy: ['us'] }),
    ['+ frontend/frontend in us -> us: member'],
  ],
])('calls are added and removed with %s', (_title, before, after, says) => {
  const lines = callChanges(before, after).map(
    ({ added, caller, cluster: from, exporter, cause }) =>
      `${added ? '+' : '-'} ${caller} in ${from} -> ${exporter}: ${cause}`,
  );
  expect(lines.sort()).toEqual(says);
});
