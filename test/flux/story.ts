import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Load } from '../lab/load';
import type { Calls } from '../lab/load';
import { HOME } from '../lab/settings';
import type { Row } from '../lab/table';
import { messageOf, sleep } from '../e2e/wait';
import type { FluxCluster } from './cluster';
import { push } from './repository';
import type { Timeline } from './timeline';
import type { Variant } from './variants';

/** Something that happens to a mesh. */
export interface Story {
  readonly id: string;
  readonly title: string;
  /** Hosts that the frontend of us calls ten times a second meanwhile. */
  readonly load: readonly string[];
  /** Why calls may be lost. Undefined: none may. */
  readonly mayLose?: string;
  readonly tell: (run: Run) => Promise<Told>;
}

export interface Told {
  readonly happened: string;
  /** How long what the story is about took. */
  readonly seconds?: number;
}

/** The clusters during a run, and what is in Git. */
export class Run {
  #commit = '';

  constructor(
    readonly clusters: readonly FluxCluster[],
    readonly timelines: readonly Timeline[],
  ) {}

  /** The cluster of that name. */
  cluster(name: string): FluxCluster {
    const cluster = this.clusters.find((each) => each.name === name);
    if (cluster === undefined) throw new Error(`no cluster ${name}`);
    return cluster;
  }

  /** Commits a variant and tells Flux, as a webhook of the Git server would. */
  async push(variant: Variant): Promise<void> {
    this.#commit = await push(
      variant,
      this.clusters.map(({ name }) => name),
    );
    await Promise.all(this.clusters.map((cluster) => cluster.notify()));
  }

  /** Commits a variant before there is a Flux. */
  async commit(variant: Variant): Promise<void> {
    this.#commit = await push(
      variant,
      this.clusters.map(({ name }) => name),
    );
  }

  /** Waits until all of Flux is ready at the last commit. */
  async settled(withinSeconds: number, clusters = this.clusters): Promise<string> {
    const counts = await Promise.all(clusters.map((cluster) => cluster.settled(this.#commit, withinSeconds)));
    return clusters.map(({ name }, i) => `${name} ${counts[i] ?? 0} of ${counts[i] ?? 0}`).join(', ');
  }

  /** Tells a story under load. */
  async tell(story: Story): Promise<Row> {
    const loads = story.load.map((host) => new Load('us', 'frontend/frontend', `http://${host}`));
    if (loads.length > 0) await sleep(3000);
    const told = await story.tell(this).catch((error: unknown) => messageOf(error));
    if (loads.length > 0) await sleep(5000);
    const calls: Calls[] = [];
    const failures = typeof told === 'string' ? [told] : [];
    for (const load of loads) {
      await load.stop().then(
        (result) => calls.push(result),
        (error: unknown) => failures.push(messageOf(error)),
      );
    }
    const lost = calls.flatMap((one) => one.lost);
    if (lost.length > 0 && story.mayLose === undefined) failures.push(`lost calls: ${summary(lost)}`);
    note(story.id, told, calls);
    return {
      story: story.title,
      happened: typeof told === 'string' ? '' : told.happened + (lost.length > 0 ? ` (${summary(lost)})` : ''),
      seconds: typeof told === 'string' ? undefined : told.seconds,
      calls: calls.reduce((sum, one) => sum + one.calls, 0),
      lost: lost.length,
      failure: failures.length > 0 ? failures.join('; ') : undefined,
    };
  }
}

/** The reasons of lost calls, each once with how often and when. */
function summary(lost: Calls['lost']): string {
  const reasons = [...new Set(lost.map(({ why }) => why))];
  return reasons
    .map((reason) => {
      const at = lost.filter(({ why }) => why === reason).map((one) => one.at);
      return `${at.length} × ${reason} from second ${Math.min(...at)} to ${Math.max(...at)}`;
    })
    .join(', ');
}

function note(story: string, told: unknown, calls: readonly Calls[]): void {
  const line = JSON.stringify({ story, at: new Date().toISOString(), told, calls });
  appendFileSync(join(HOME, 'results', 'stories.jsonl'), `${line}\n`);
}
