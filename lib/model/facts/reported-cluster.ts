import type { PeerFacts } from './cluster';
import type { EntryFacts } from './entry';
import type { AddressFacts } from './gateway';

/** A cluster that another repository writes, as that repository's fleet report describes it. */
export interface ReportedClusterFacts extends PeerFacts {
  /** Addresses of its gateways; empty: it has no gateway. */
  readonly addresses: readonly AddressFacts[];
  /** Hosts that it runs, as its repository declares them. */
  readonly entries: readonly EntryFacts[];
  /** Why the report cannot be used; the rest is then a stand-in. */
  readonly fault: ReportFault | undefined;
}

/** What is wrong with a report. */
export interface ReportFault {
  /** What is wrong, and where. */
  readonly what: string;
  /**
   * The value there, or what tells a long one.
   * @default - the report has nothing there
   */
  readonly value?: unknown;
  /** What to do about it. */
  readonly fix: string;
}
