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
  /** Applications of earlier waves that were not synced and healthy when it began, with their state. */
  readonly early: readonly string[];
}

/** Reads from the events since a moment whether every Application waited for the earlier waves of its cluster. */
export function passages(planned: readonly Planned[], events: readonly Event[], since: number): readonly Passage[] {
  const began = (plan: Planned): number | undefined =>
    events.find((event) => event.at >= since && of(plan, event) && event.state.includes('op=Running'))?.at;
  return planned.flatMap((plan) => {
    const start = began(plan);
    if (start === undefined) return [];
    const done = events.find((event) => event.at >= start && of(plan, event) && isDone(event.state))?.at;
    const before = planned.filter(({ cluster, wave }) => cluster === plan.cluster && wave < plan.wave);
    const early = before.flatMap((other) => {
      const state = events.findLast((event) => event.at <= start && of(other, event))?.state ?? 'absent';
      return isHealthy(state) ? [] : [`${other.application} is ${state}`];
    });
    return [{ ...plan, began: start, ...(done === undefined ? {} : { done }), early }];
  });
}

const of = ({ application }: Planned, event: Event): boolean => event.application === application;
const isHealthy = (state: string): boolean => state.startsWith('Synced Healthy');
const isDone = (state: string): boolean => state.startsWith('Synced Healthy op=Succeeded');
