import { distinct, groupByEach } from '../../../model/collections';
import { listed } from '../../../model/text';
import { textAt, textsAt } from '../../../resources/read/fields';
import { clustersOf } from '../change';
import type { Detector, Change, Severity } from '../change';
import type { ObjectChange } from '../compare/compare-objects';
import type { Comparison } from '../compare/comparison';
import type { FleetView } from '../fleet/fleet-view';
import { EVERYBODY } from '../fleet/policy';

/** Hosts that are added to or removed from the mesh. */
export const hosts: Detector = {
  id: 'hosts',
  *find(comparison) {
    const { before, after } = comparison;
    const finding = findings(comparison);
    for (const host of only(after, before)) yield finding(host, 'info', `host added: ${hostText(host, after)}`);
    for (const host of only(before, after)) yield finding(host, 'review', `host removed: ${hostText(host, before)}`);
  },
};

function only(one: FleetView, other: FleetView): readonly string[] {
  return [...one.hosts.keys()].filter((host) => !other.hosts.has(host));
}

function hostText(host: string, { hosts, edges }: FleetView): string {
  const callers = distinct(edges.filter((edge) => edge.host === host).map(({ caller }) => caller));
  const allowed = callers.includes(EVERYBODY) ? 'everybody' : listed(callers);
  const run = `${host}, run by ${listed(hosts.get(host)?.exportedBy ?? [])}`;
  return callers.length > 0 ? `${run}, for ${allowed}` : run;
}

function findings({ calls, objects }: Comparison): (host: string, severity: Severity, what: string) => Change {
  const callsTo = groupByEach(calls, ({ host }) => [host]);
  const madeFor = groupByEach(objects, hostsOf);
  return (host, severity, what) => {
    const own = callsTo.get(host) ?? [];
    const made = madeFor.get(host) ?? [];
    const clusters = [...made.flatMap(clustersOf), ...own.flatMap(({ cluster, exporter }) => [cluster, exporter])];
    return { severity, what, clusters, explains: made.map((object) => ({ object })), calls: own };
  };
}

/** Hosts of an added or removed object. Changed objects are reported by other detectors. */
function hostsOf({ before, after, kind }: ObjectChange): readonly string[] {
  const shown = before === undefined ? after : after === undefined ? before : undefined;
  if (kind === 'ServiceEntry') return textsAt(shown, 'spec', 'hosts');
  return kind === 'DestinationRule' ? [textAt(shown, 'spec', 'host') ?? ''] : [];
}
