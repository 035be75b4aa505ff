import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CANONICAL_NAME_LABEL } from '../../lib/model/names';
import type { Placed } from '../../lib/resources/component-part';
import type { Manifest } from '../../lib/resources/manifest';
import { fieldsOf, itemsOf } from '../../lib/resources/read/fields';
import { canonicalNameOfPods, workloadsIn } from '../../lib/resources/read/workload';
import type { Workload } from '../../lib/resources/read/workload';
import { manifestsIn } from '../support/manifests';

/** Everything that one cluster gets from a committed dist/. */
export interface World {
  readonly name: string;
  readonly objects: readonly Placed[];
  readonly workloads: readonly Workload[];
}

/** Kinds with pods that the sample or the committed output has. */
export const WORKLOAD_KINDS: readonly string[] = [
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'batch/Job',
  'batch/CronJob',
];

const ROOT = resolve(__dirname, '../..');

/** Folders of the committed output: of the program at the top, and of every example. */
export const OUTPUTS: readonly string[] = [
  'dist',
  ...readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'main.ts')
    .map((path) => join('examples', dirname(path), 'dist'))
    .sort(),
];

/** One world for every cluster of every output. */
export const WORLDS: readonly World[] = OUTPUTS.flatMap((output) =>
  readdirSync(join(ROOT, output, 'clusters'))
    .sort()
    .map((cluster) => worldOf(join(output, 'clusters', cluster), objectsIn(join(output, 'clusters', cluster)))),
);

/** A cluster of the program at the top, with what it does not write: valid objects of every other kind. */
export const SAMPLE: World = worldOf('sample', [...objectsIn('dist/clusters/us'), ...manifestsIn(__dirname)]);

export function worldOf(name: string, objects: readonly Placed[]): World {
  return { name, objects, workloads: workloadsIn(objects).map(injected) };
}

/** With the label that the injector adds, by which entries select pods and remote endpoints alike. */
function injected(workload: Workload): Workload {
  const name = canonicalNameOfPods(workload);
  return name === undefined ? workload : { ...workload, labels: { [CANONICAL_NAME_LABEL]: name, ...workload.labels } };
}

/** Every object that is written below a folder. */
export function objectsIn(folder: string): readonly Placed[] {
  return manifestsIn(join(ROOT, folder));
}

/** Objects of a kind in a world, whatever their version. */
export function ofKind({ objects }: World, ...kinds: readonly string[]): readonly Manifest[] {
  return objects.map(({ manifest }) => manifest).filter((manifest) => kinds.includes(kindOf(manifest)));
}

/** Kind with group, as `apps/Deployment`; of the core group the kind alone. */
export function kindOf({ apiVersion, kind }: Manifest): string {
  const [group, version] = apiVersion.split('/');
  return version === undefined ? kind : `${group ?? ''}/${kind}`;
}

/** Whether a world has an object of this kind, namespace and name. */
export function has(world: World, kind: string, namespace: string | undefined, name: unknown): boolean {
  return ofKind(world, kind).some(({ metadata }) => metadata.namespace === namespace && metadata.name === name);
}

/** Containers of pods, with those that run before them. */
export function containersOf({ spec }: Workload): readonly Record<string, unknown>[] {
  return [...itemsOf(spec.containers), ...itemsOf(spec.initContainers)];
}

/** Spec of an object. */
export function specOf({ spec }: Manifest): Readonly<Record<string, unknown>> {
  return fieldsOf(spec);
}
