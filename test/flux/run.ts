import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stop } from '../lab/command';
import { kit, withLab } from '../lab/lab';
import { HOME } from '../lab/settings';
import { table, verdict } from '../lab/table';
import type { Row } from '../lab/table';
import { messageOf } from '../e2e/wait';
import { CONTROLLERS, build, versionOf } from './build';
import { FluxCluster } from './cluster';
import { serveSources } from './controllers';
import { Run } from './story';
import { STORIES } from './stories';
import { Timeline } from './timeline';
import { folderOf, makeVariants } from './variants';

/**
 * Installs the training mesh through Flux in the lab and tells the stories of its life: docs/flux.md.
 *
 *   npm run e2e:flux                          all of it
 *   npm run e2e:flux -- --story install --story drain
 *   npm run e2e:flux -- --prepare             builds and packages, without the lab
 *   npm run e2e:flux -- --requeue-dependency=5s   how often a step looks at what it waits for; Flux's default is 30s
 */
const { values } = parseArgs({
  options: {
    story: { type: 'string', multiple: true },
    prepare: { type: 'boolean', default: false },
    'requeue-dependency': { type: 'string', default: '30s' },
  },
});
const CLUSTERS = ['us', 'eu'];
const RESULTS = join(HOME, 'results');

async function main(): Promise<void> {
  const names = values.story ?? STORIES.map(({ id }) => id);
  const unknown = names.filter((name) => !STORIES.some((story) => story.id === name));
  if (unknown.length > 0) throw new Error(`no such stories: ${unknown.join(', ')}`);
  await build();
  await prepareSources();
  if (values.prepare) return;
  for (const controller of CONTROLLERS) console.log(`${controller} ${await versionOf(controller)}`);
  const rows = await withLab(CLUSTERS, () => tell(names));
  const result = `${table(rows)}\n\n${verdict(rows)}`;
  writeFileSync(join(RESULTS, 'stories.md'), `${result}\n`);
  console.log(result);
  process.exitCode = rows.every(({ failure }) => failure === undefined) ? 0 : 1;
}

/** The mesh's variants, and the charts and directories from upstream that they name. */
async function prepareSources(): Promise<void> {
  mkdirSync(RESULTS, { recursive: true });
  const { to } = await makeVariants();
  await kit('sources', folderOf('argoCd'));
  await kit('istio', to);
}

async function tell(names: readonly string[]): Promise<readonly Row[]> {
  const clusters = CLUSTERS.map((name, index) => new FluxCluster(name, index, values['requeue-dependency']));
  const sources = serveSources();
  const timelines = clusters.map((cluster) => new Timeline(cluster, join(RESULTS, `timeline-${cluster.name}`)));
  const run = new Run(clusters, timelines);
  const rows: Row[] = [];
  try {
    for (const story of STORIES.filter(({ id }) => names.includes(id))) {
      const row = await run.tell(story);
      rows.push(row);
      console.log(table([row]).split('\n')[2]);
      // Without an installation there is nothing to tell.
      if (story.id === 'install' && row.failure !== undefined) break;
    }
  } finally {
    await Promise.all(timelines.map((timeline) => timeline.stop()));
    await Promise.all(clusters.map(({ controllers }) => controllers.stop()));
    await kit('down');
    await stop(sources);
  }
  return rows;
}

main().catch((error: unknown) => {
  console.error(messageOf(error));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
