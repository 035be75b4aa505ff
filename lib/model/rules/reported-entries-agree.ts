import { distinct, groupByEach } from '../collections';
import type { EntryFacts } from '../facts/entry';
import type { ReportedClusterFacts } from '../facts/cluster-from-report';
import { sortedCallers } from '../fleet/exported-service';
import type { Fleet } from '../fleet/fleet';
import { serviceKey } from '../names';
import { compare } from '../problems/problem';
import type { Finding, Rule } from './rule';

const LEADS = 'the repository that writes the first cluster of exportedBy leads';

/**
 * A host that several repositories declare is one host. Each repository refuses differences, except the one that
 * leads: if both had to agree at any time, neither could change anything.
 */
export const reportedEntriesAgree: Rule = {
  id: 'reported-entries-agree',
  *check(fleet) {
    const reports = reportsByHost(fleet);
    const declared = new Set(fleet.entries.map(({ host }) => host));
    for (const entry of fleet.entries) yield* ownFaults(fleet, entry, reports.get(entry.host) ?? []);
    for (const [host, group] of reports) {
      if (!declared.has(host)) yield* [...missing(fleet, group), ...otherFaults(group)];
    }
  },
};

/** An entry in the report of a cluster. */
interface Reported {
  readonly cluster: ReportedClusterFacts;
  readonly entry: EntryFacts;
}

function reportsByHost({ reported }: Fleet): ReadonlyMap<string, readonly Reported[]> {
  const all = reported.flatMap((cluster) => cluster.entries.map((entry) => ({ cluster, entry })));
  return groupByEach(all, ({ entry }) => [entry.host]);
}

/** A host that this program declares. */
function* ownFaults(fleet: Fleet, entry: EntryFacts, reports: readonly Reported[]): Generator<Finding> {
  const [first = ''] = entry.exportedBy;
  const leader = fleet.reported.find(({ name }) => name === first);
  if (leader !== undefined) yield* asFollower(fleet, entry, leader);
  const rival = reports.find((report) => fleet.cluster(report.entry.exportedBy[0] ?? '') === undefined);
  if (fleet.cluster(first) === undefined || rival === undefined) return;
  yield {
    path: entry.path,
    what: `"${first}" is the first of exportedBy here, and another cluster in the report of "${rival.cluster.name}"`,
    value: { here: entry.exportedBy, there: rival.entry.exportedBy },
    fix: `put the same cluster first on both sides: ${LEADS}`,
  };
}

function* asFollower(fleet: Fleet, entry: EntryFacts, leader: ReportedClusterFacts): Generator<Finding> {
  // fleet-report-readable reports a report that cannot be read.
  if (leader.fault !== undefined) return;
  const { path, host } = entry;
  const theirs = leader.entries.find((each) => each.host === host);
  if (theirs === undefined) {
    yield {
      path,
      what: `"${leader.name}" is the first of exportedBy, and its report does not have the host`,
      value: host,
      fix: `declare it in the repository of "${leader.name}" first, or put a cluster of this program first: ${LEADS}`,
    };
    return;
  }
  const differing = differences(entry, theirs);
  if (differing.length > 0) {
    yield {
      path,
      what: `the report of "${leader.name}" has the host "${host}" with other ${differing.join(', ')}`,
      value: { here: only(entry, differing), there: only(theirs, differing) },
      fix: `say the same here, or change it there first: ${LEADS}`,
    };
  }
  yield* uninvited(fleet, entry, theirs, leader.name);
}

/**
 * The repository that runs a service decides which clusters may call it; its gateway may not even forward the host.
 */
function* uninvited(fleet: Fleet, entry: EntryFacts, theirs: EntryFacts, leader: string): Generator<Finding> {
  const invited = [...theirs.exportedBy, ...theirs.importedBy];
  const importers = new Set(entry.importedBy.filter((name) => !entry.exportedBy.includes(name)));
  const others = [...importers].filter((name) => fleet.cluster(name) !== undefined && !invited.includes(name));
  if (others.length === 0) return;
  yield {
    path: entry.path,
    what: `the report of "${leader}" has the host "${entry.host}" without these clusters in importedBy`,
    value: others,
    fix: `list them there first, or leave them out of importedBy here: ${LEADS}`,
  };
}

/** A host that clusters of this program run, according to the reports of others. */
function* missing(fleet: Fleet, group: readonly Reported[]): Generator<Finding> {
  for (const { cluster, entry } of group) {
    const names = entry.exportedBy.filter((name) => fleet.cluster(name) !== undefined);
    if (names.length === 0) continue;
    yield {
      path: cluster.path,
      what: `the report says that "${names.join('", "')}" runs a host which this program does not declare`,
      value: entry.host,
      fix: `declare the host here with the same exportedBy, or take "${names.join('", "')}" out of it there`,
    };
    return;
  }
}

/** A host that only others declare, in different ways. */
function* otherFaults([first, ...others]: readonly Reported[]): Generator<Finding> {
  if (first === undefined) return;
  const seen = new Set<string>();
  for (const { cluster, entry } of others) {
    const differing = differences(first.entry, entry);
    const said = JSON.stringify(only(entry, differing));
    // Reports of clusters of one repository are equal.
    if (differing.length === 0 || seen.has(said)) continue;
    seen.add(said);
    yield {
      path: cluster.path,
      what: `the reports of "${first.cluster.name}" and "${cluster.name}" have the host "${entry.host}" with other ${differing.join(', ')}`,
      value: { [first.cluster.name]: only(first.entry, differing), [cluster.name]: only(entry, differing) },
      fix: `bring the two repositories into line and take their reports anew: ${LEADS}`,
    };
  }
}

function differences(a: EntryFacts, b: EntryFacts): readonly string[] {
  const [left, right] = [sharedBy(a), sharedBy(b)];
  return Object.keys(left).filter((field) => JSON.stringify(left[field]) !== JSON.stringify(right[field]));
}

function only(entry: EntryFacts, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(sharedBy(entry)).filter(([field]) => fields.includes(field)));
}

/** The fields that both sides of a call rely on, in normalized form. */
function sharedBy({ service, exportedBy, callers, globalServiceName }: EntryFacts): Record<string, unknown> {
  return {
    service: serviceKey(service),
    serviceAccount: service.serviceAccount,
    ports: service.ports.map(({ port, protocol }) => `${port} ${protocol}`).sort(compare),
    exportedBy: distinct(exportedBy),
    callers: callers ? sortedCallers(callers).map((it) => `${it.namespace}/${it.serviceAccount}`) : 'anybody',
    globalServiceName,
  };
}
