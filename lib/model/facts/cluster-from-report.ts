import type { PeerFacts } from './cluster';
import type { EntryFacts } from './entry';
import type { AddressFacts } from './gateway';

/** A cluster that another repository writes, as that repository's fleet report describes it. */
export interface ReportedClusterFacts extends PeerFacts {
  /** Addresses of its gateways; empty: it has no gateway. */
  readonly addresses: readonly AddressFacts[];
  /** Hosts that it runs, as its repository declares them. */
  readonly entries: readonly EntryFacts[];
  /** Why the report cannot be used; the other fields are then placeholders. */
  readonly fault: ReportFault | undefined;
}

/** A mistake in a report. */
export interface ReportFault {
  /** The mistake, and its place. */
  readonly what: string;
  /**
   * The value there, shortened if it is long.
   * @default - the report has no value there
   */
  readonly value?: unknown;
  /** What to do about it. */
  readonly fix: string;
}
