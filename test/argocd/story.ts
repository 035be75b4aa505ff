import type { Tallies } from './load';
import type { Stage } from './stage';
import type { Flags } from './program/flags';

export type Topology = Flags['topology'];

/** One part of the life of a mesh, and the promises that hold during it. */
export interface Story {
  readonly name: string;
  readonly topologies: readonly Topology[];
  /** Stories that must come before it. */
  readonly needs?: readonly string[];
  /** Whether it wants clusters of its own, on which nothing is installed. */
  readonly fresh?: boolean;
  run(stage: Stage): Promise<Happening>;
}

/** What happened in a story. */
export interface Happening {
  readonly happened: string;
  readonly seconds?: number;
  readonly tallies?: Tallies;
  /** Promises that were broken. */
  readonly faults: readonly string[];
  /** Lines for the report: messages as Argo CD gave them, lists of objects. */
  readonly details?: readonly string[];
}

/** Lost calls are a fault of the story in which they were lost. */
export function faultsOfLoad(tallies: Tallies): readonly string[] {
  return Object.entries(tallies).flatMap(([host, { calls, lost }]) =>
    lost.length === 0 ? [] : [`${lost.length} of ${calls} calls to ${host} were lost`],
  );
}
