import { groupByEach } from '../collections';
import type { EntryFacts } from '../facts/entry';
import type { ReportedClusterFacts } from '../facts/cluster-from-report';
import { podsKey } from './exported-service';

/** Hosts that run in clusters of other repositories, according to their reports. */
export class ReportedHosts {
  readonly #hosts: ReadonlyMap<string, ReadonlySet<string>>;
  /** Entries with several exporters, by the pods that they select. */
  readonly #sharing: ReadonlyMap<string, readonly EntryFacts[]>;

  constructor(entries: readonly EntryFacts[], reported: readonly ReportedClusterFacts[]) {
    this.#hosts = new Map(reported.map(({ name, entries: run }) => [name, new Set(run.map(({ host }) => host))]));
    this.#sharing = groupByEach(
      entries.filter(({ exportedBy }) => exportedBy.length > 1),
      (entry) => [podsKey(entry)],
    );
  }

  /**
   * Whether a caller in one cluster finds the service of an entry in another one. Where the caller runs the
   * service too, all hosts of the same pods share one endpoint for the other, so it must run them all.
   */
  has(cluster: string, entry: EntryFacts, caller: string): boolean {
    const hosts = this.#hosts.get(cluster);
    if (hosts === undefined) return true;
    const sharing = entry.exportedBy.includes(caller) ? this.#sharing.get(podsKey(entry)) : undefined;
    return (sharing ?? [entry]).every(({ host }) => hosts.has(host));
  }
}
