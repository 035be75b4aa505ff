import { groupByEach } from '../../model/collections';
import type { EntryFacts } from '../../model/facts/entry';
import type { ServiceFacts } from '../../model/facts/service';
import type { Fleet } from '../../model/fleet/fleet';
import { selects } from '../../model/label-selector';
import { serviceKey } from '../../model/names';
import type { Placed } from '../component-part';
import { workloadsIn } from './workload';
import type { Workload } from './workload';

/** A Service that a cluster exports, and the objects of the cluster that belong to it. */
export interface ExportedPods {
  /** The Service, as its entries describe it. */
  readonly service: ServiceFacts;
  /** Its hosts, at least one. */
  readonly entries: readonly [EntryFacts, ...EntryFacts[]];
  /** The objects that create its pods; empty: another repository has them, or nobody. */
  readonly workloads: readonly Workload[];
  /** All workloads in its namespace that answer calls. */
  readonly neighbours: readonly Workload[];
}

/** The Services that a cluster exports, each once. */
export function exportedPods(cluster: string, objects: readonly Placed[], fleet: Fleet): readonly ExportedPods[] {
  const exported = groupByEach(fleet.exportsOf(cluster), ({ service }) => [serviceKey(service)]);
  if (exported.size === 0) return [];
  const workloads = groupByEach(
    workloadsIn(objects).filter(({ serves }) => serves),
    ({ namespace }) => [namespace],
  );
  return [...exported.values()].flatMap(([entry, ...others]) => {
    if (entry === undefined) return [];
    const { service } = entry;
    const neighbours = workloads.get(service.namespace) ?? [];
    const own = neighbours.filter(({ labels }) => selects(service.selector, labels));
    return { service, entries: [entry, ...others], workloads: own, neighbours };
  });
}
