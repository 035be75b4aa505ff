import { distinct } from '../../../model/collections';
import { counted, listed } from '../../../model/text';
import type { Detector, Change } from '../change';
import type { Comparison, Member } from '../compare/comparison';
import type { FleetView } from '../fleet/fleet-view';

/** Clusters that join or leave, including clusters of other repositories. */
export const clusterMembers: Detector = {
  id: 'cluster-members',
  *find(comparison) {
    const { before, after, joined, left } = comparison;
    for (const member of joined)
      yield finding(comparison, 'review', `cluster joins: ${memberText(member, after)}`, member.name);
    for (const member of left)
      yield finding(comparison, 'danger', `cluster leaves: ${memberText(member, before)}`, member.name);
    for (const name of foreign(after, before)) {
      yield finding(comparison, 'info', `cluster of another repository is now known: ${name}`, name);
    }
    for (const name of foreign(before, after)) {
      yield finding(comparison, 'review', `cluster of another repository is no longer known: ${name}`, name);
    }
  },
};

function memberText({ name, objects }: Member, { clusters, edges }: FleetView): string {
  const { region, network } = clusters.get(name) ?? {};
  const where = region === undefined || network === undefined ? [] : [`region ${region}`, `network ${network}`];
  const called = edges.filter(({ exporter, via }) => exporter === name && via === 'gateway').map(({ host }) => host);
  const by = called.length > 0 ? [`called for ${listed(distinct(called))}`] : [];
  return [name, ...where, counted(objects, 'object'), ...by].join(', ');
}

/** Clusters of other repositories that only this view knows. */
function foreign({ clusters }: FleetView, other: FleetView): readonly string[] {
  return [...clusters].filter(([name, { written }]) => !written && !other.clusters.has(name)).map(([name]) => name);
}

function finding({ calls }: Comparison, severity: Change['severity'], what: string, name: string): Change {
  const own = calls.filter(({ cluster, exporter, cause }) => cause === 'member' && [cluster, exporter].includes(name));
  return { severity, what, clusters: [name], calls: own };
}
