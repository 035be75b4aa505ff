import type { Event } from './timeline';

/** An Application of a layer or an upstream source, as dist/ says it. */
export interface Planned {
  readonly application: string;
  readonly cluster: string;
  readonly wave: number;
}

/** When an Application began to sync and when it was done, in milliseconds since the epoch. */
export interface Passage extends Planned {
  readonly began: number;
  readonly done?: number;
  /** Applications of earlier waves that were not done when it began, with their state. */
  readonly early: readonly string[];
  /** Applications of earlier waves whose sync had succeeded, and that Argo CD still compared as different. */
  readonly differing: readonly string[];
  /** Applications of earlier waves that had been done, and were not synced and healthy any more when it began. */
  readonly relapsed: readonly string[];
}

/** Reads from the events since a moment whether every Application waited for the earlier waves of its cluster. */
export function passages(planned: readonly Planned[], events: readonly Event[], since: number): readonly Passage[] {
  return planned.flatMap((plan) => {
    const began = beginning(plan, events, since);
    if (began === undefined) return [];
    const done = ending(plan, events, began);
    const before = planned.filter(({ cluster, wave }) => cluster === plan.cluster && wave < plan.wave);
    const early: string[] = [];
    const differing: string[] = [];
    const relapsed: string[] = [];
    for (const other of before) {
      const state = events.findLast((event) => event.at <= began && of(other, event))?.state ?? 'absent';
      if (state.startsWith('Synced Healthy')) continue;
      const otherBegan = beginning(other, events, since) ?? Infinity;
      const said = `${other.application} is ${state}`;
      if ((ending(other, events, otherBegan) ?? Infinity) <= began) relapsed.push(said);
      else if (hasSucceeded(other, events, otherBegan, began)) differing.push(said);
      else early.push(said);
    }
    return [{ ...plan, began, ...(done === undefined ? {} : { done }), early, differing, relapsed }];
  });
}

const of = ({ application }: Planned, event: Event): boolean => event.application === application;

function beginning(plan: Planned, events: readonly Event[], since: number): number | undefined {
  return events.find((event) => event.at >= since && of(plan, event) && event.state.includes('op=Running'))?.at;
}

function hasSucceeded(plan: Planned, events: readonly Event[], from: number, to: number): boolean {
  return events.some((event) => {
    return event.at >= from && event.at <= to && of(plan, event) && event.state.includes(' Healthy op=Succeeded');
  });
}

function ending(plan: Planned, events: readonly Event[], began: number): number | undefined {
  const isDone = ({ state }: Event): boolean => state.startsWith('Synced Healthy op=Succeeded');
  return events.find((event) => event.at >= began && of(plan, event) && isDone(event))?.at;
}
