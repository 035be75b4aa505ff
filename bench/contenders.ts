import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { HELM } from '../test/support/real-helm';
import { assertEqual, objectsIn, textsBelow } from './equality';
import { clusterName } from './fleet.cjs';
import type { Command } from './measure';
import { valuesOf } from './values.cjs';

const PROGRAMS = resolve(__dirname, 'programs');

/** Where all programs write. */
export const SCRATCH = mkdtempSync(join(process.env.BENCH_TMP ?? inMemory() ?? tmpdir(), 'cdk8s-mesh-bench-'));

/** A file system in memory, which has no noise of a disk, if there is one with room for the largest fleet. */
function inMemory(): string | undefined {
  const folder = '/dev/shm';
  if (!existsSync(folder)) return undefined;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 2 ** 31 ? folder : undefined;
}

export interface Size {
  readonly clusters: number;
  readonly services: number;
  readonly exporters?: number;
}

const args = ({ clusters, services, exporters }: Size): readonly string[] =>
  [clusters, services, exporters ?? 2].map(String);

/** This library, into a new directory or over what is there. */
export function mesh(size: Size, over: 'new' | 'unchanged' = 'new'): Command {
  const folder = join(SCRATCH, `mesh-${args(size).join('-')}-${over}`);
  const argv = ['node', join(PROGRAMS, 'mesh.cjs'), ...args(size)] as const;
  const clean = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  return { argv, env: { OUT: join(folder, 'dist') }, ...(over === 'new' && { before: clean }) };
}

export function stock(size: Size): Command {
  return { argv: ['node', join(PROGRAMS, 'stock.cjs'), ...args(size)], env: { OUT: join(SCRATCH, 'stock') } };
}

/** A chart that ranges over the services of one cluster. */
export function helm(services: number): Command {
  const values = valuesFile(services);
  return { argv: [HELM, 'template', 'x', join(PROGRAMS, 'helm'), '-f', values, '--output-dir', join(SCRATCH, 'helm')] };
}

export function jsonnet(services: number): Command {
  const program = join(PROGRAMS, 'services.jsonnet');
  return { argv: ['jsonnet', '-y', '--ext-code-file', `v=${valuesFile(services)}`, program] };
}

export const HAS_HELM = HELM !== '';
export const HAS_JSONNET = spawnSync('jsonnet', ['--version']).status === 0;

function valuesFile(services: number): string {
  const file = join(SCRATCH, `values-${services}.json`);
  mkdirSync(SCRATCH, { recursive: true });
  writeFileSync(file, JSON.stringify(valuesOf(0, { clusters: 1, services, exporters: 1 })));
  return file;
}

/** Fails unless all contenders write the same objects for the services. */
export function assertAllEqual(): void {
  for (const size of [{ clusters: 10, services: 20 }, ONE]) {
    run(mesh(size));
    run(stock(size));
    const ours = join(SCRATCH, `mesh-${args(size).join('-')}-new/dist/clusters`);
    for (let cluster = 0; cluster < size.clusters; cluster++) {
      const name = clusterName(cluster);
      const theirs = objectsIn([readFileSync(join(SCRATCH, `stock/${name}.k8s.yaml`), 'utf8')]);
      assertEqual(`stock cdk8s in ${name}`, objectsIn(textsBelow(join(ours, name))), theirs);
    }
  }
  const ours = objectsIn(textsBelow(join(SCRATCH, `mesh-${args(ONE).join('-')}-new/dist/clusters/${clusterName(0)}`)));
  if (HAS_HELM) {
    run(helm(ONE.services));
    assertEqual('helm', ours, objectsIn(textsBelow(join(SCRATCH, 'helm'))));
  }
  if (HAS_JSONNET) assertEqual('jsonnet', ours, objectsIn([run(jsonnet(ONE.services))]));
}

const ONE = { clusters: 1, services: 20, exporters: 1 };

function run({ argv: [program, ...rest], env, before }: Command): string {
  before?.();
  const { status, stdout, stderr } = spawnSync(program, rest, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, CDK8S_OUTDIR: '', ...env },
  });
  if (status !== 0) throw new Error(`${program} ${rest.join(' ')} failed with ${status}:\n${stderr}`);
  return stdout;
}
