import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { memoized } from '../lib/model/collections';
import { HAS_HELM, HAS_JSONNET, SCRATCH, helm, jsonnet, mesh, stock } from './contenders';
import type { Size } from './contenders';
import { cpuOf, medianOf, ratioOf } from './measure';
import type { Command, Ratio } from './measure';

/** One line of the table. */
export interface Case {
  readonly title: string;
  readonly goal: number;
  /** With a higher median CI fails: the ratio of today, with room for a busy machine. Undefined: not in the quick run. */
  readonly limit?: number;
  /** Why it cannot be measured here. */
  readonly skipped?: string;
  readonly measure: (pairs: number) => Ratio | readonly [value: number, unit: string];
}

const ROOT = resolve(__dirname, '..');
const TEN = { clusters: 10, services: 100 };
const FIFTY: Size = { clusters: 50, services: 100 };
const LARGE: Size = { clusters: 200, services: 1000 };

const evaluate = (code: string): Command => ({ argv: ['node', '-e', code] });
const versus = (one: Command, other: Command) => (pairs: number) => ratioOf(one, other, pairs);

export const CASES: readonly Case[] = [
  { title: '10 × 100, first ÷ stock cdk8s', goal: 0.6, limit: 1.8, measure: versus(mesh(TEN), stock(TEN)) },
  { title: '50 × 100, first ÷ stock cdk8s', goal: 0.4, measure: versus(mesh(FIFTY), stock(FIFTY)) },
  {
    title: '1 × 1,000, first ÷ helm template with a range chart',
    goal: 0.9,
    limit: 5,
    ...(!HAS_HELM && { skipped: 'no helm in HELM or in PATH' }),
    measure: (pairs) => ratioOf(mesh({ clusters: 1, services: 1000, exporters: 1 }), helm(1000), pairs),
  },
  {
    title: '1 × 1,000, first ÷ jsonnet',
    goal: 1,
    limit: 6,
    ...(!HAS_JSONNET && { skipped: 'no jsonnet in PATH' }),
    measure: (pairs) => ratioOf(mesh({ clusters: 1, services: 1000, exporters: 1 }), jsonnet(1000), pairs),
  },
  { title: '10 × 100, unchanged ÷ first', goal: 0.25, limit: 1.4, measure: versus(mesh(TEN, 'unchanged'), mesh(TEN)) },
  { title: '50 × 100, first: CPU for one object', goal: 100, measure: () => [runOf(FIFTY).perObject, 'µs'] },
  { title: '200 × 1,000, first: CPU for one object', goal: 100, measure: () => [runOf(LARGE).perObject, 'µs'] },
  { title: '200 × 1,000, first: CPU', goal: 1.5, measure: () => [runOf(LARGE).seconds / 60, 'min'] },
  { title: '200 × 1,000, first: peak of memory', goal: 200, measure: () => [runOf(LARGE).mebibytes, 'MiB'] },
  { title: 'Exponent of 4 × as many clusters', goal: 1.05, measure: () => [exponent({ clusters: 40 }), ''] },
  { title: 'Exponent of 4 × as many services', goal: 1.05, measure: () => [exponent({ services: 400 }), ''] },
  { title: 'Exponent of 4 × as many exporters', goal: 1.05, measure: () => [exponent({ exporters: 8 }), ''] },
  {
    title: "require('cdk8s-mesh') ÷ require('cdk8s')",
    goal: 1.3,
    limit: 1.7,
    measure: versus(evaluate("require('cdk8s-mesh')"), evaluate("require('cdk8s')")),
  },
  {
    title: 'The sample from source ÷ a trivial program of cdk8s with tsx',
    goal: 1.5,
    limit: 2,
    measure: versus(
      { argv: ['node', join(ROOT, 'scripts/run-program.mjs'), join(ROOT, 'main.ts')] },
      {
        argv: ['node', '--import', 'tsx', join(__dirname, 'programs/trivial.ts')],
        env: { OUT: join(SCRATCH, 'trivial') },
      },
    ),
  },
];

/** A first synth of a large fleet. It takes long, so it runs once. */
const runOf = memoized((size: Size) => {
  const { argv, env, before } = mesh(size);
  const file = join(SCRATCH, 'peak');
  const seconds = cpuOf({ argv, env: { ...env, PEAK: file }, ...(before && { before }) });
  const mebibytes = Number(readFileSync(file, 'utf8')) / 1024;
  return { seconds, mebibytes, perObject: (seconds / objectsOf(size)) * 1e6 };
});

function secondsOf(size: Size): number {
  return medianOf(Array.from({ length: 3 }, () => cpuOf(mesh(size))).sort((a, b) => a - b));
}

/**
 * Objects of the services: two in each cluster, and in each exporter two policies and one for each other exporter. Those of
 * the clusters themselves are left out.
 */
function objectsOf({ clusters, services, exporters = 2 }: Size): number {
  return services * (2 * clusters + exporters * (exporters + 1));
}

/** How CPU grows with the number of objects: 1 is in proportion. The start-up is taken off. */
function exponent(more: Partial<Size>): number {
  const [small, large] = [TEN, { ...TEN, ...more }];
  const start = secondsOf({ clusters: 1, services: 1, exporters: 1 });
  const [few, many] = [small, large].map((size) => secondsOf(size) - start) as [number, number];
  return Math.log(many / few) / Math.log(objectsOf(large) / objectsOf(small));
}
