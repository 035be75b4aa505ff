import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AUTOSCALER_NEEDS } from './needs/autoscalers';
import { BUDGET_NEEDS } from './needs/budgets';
import { CONTAINER_PORT_NEEDS } from './needs/container-ports';
import { HOST_NEEDS } from './needs/hosts';
import { METADATA_NEEDS } from './needs/metadata';
import { MONITOR_NEEDS } from './needs/monitors';
import { POD_NEEDS } from './needs/pods';
import { POLICY_NEEDS } from './needs/policies';
import { REFERENCE_NEEDS } from './needs/references';
import { SERVICE_NEEDS } from './needs/services';
import { OUTPUTS, SAMPLE, WORLDS, kindOf, objectsIn, worldOf } from './world';
import type { Need } from './need';

/**
 * What Kubernetes, Istio and Prometheus need to do their work with the committed output. A golden file
 * proves that nothing changed, and a schema that a field is allowed; neither proves that it works.
 */
const NEEDS: readonly Need[] = [
  ...AUTOSCALER_NEEDS,
  ...BUDGET_NEEDS,
  ...CONTAINER_PORT_NEEDS,
  ...HOST_NEEDS,
  ...METADATA_NEEDS,
  ...MONITOR_NEEDS,
  ...POD_NEEDS,
  ...POLICY_NEEDS,
  ...REFERENCE_NEEDS,
  ...SERVICE_NEEDS,
];

/** Kinds that no controller reads together with other objects of the cluster, and why. */
const ALONE: Readonly<Record<string, string>> = {
  'gateway.networking.k8s.io/Gateway': 'the address of another cluster: test/resources and test/fuzz compare it',
  LimitRange: 'it changes pods of its namespace, and refers to nothing',
  ResourceQuota: 'it counts pods of its namespace, and refers to nothing',
  ServiceAccount: 'it refers to nothing; whoever refers to it is looked at',
};

const needs = NEEDS.map((need) => [need.title, need] as const);
const broken = NEEDS.flatMap((need) => need.broken.map((each) => [need.title, ...each, need] as const));

test('there is a world for every cluster of every output', () => {
  const root = resolve(__dirname, '../..');
  const clusters = OUTPUTS.flatMap((output) => readdirSync(join(root, output, 'clusters')));
  expect(OUTPUTS.length).toBeGreaterThanOrEqual(11);
  expect(WORLDS).toHaveLength(clusters.length);
  expect(WORLDS.filter(({ workloads }) => workloads.length === 0).map(({ name }) => name)).toEqual([]);
});

test.each(needs)('%s', (_title, need) => {
  const faults = WORLDS.flatMap((world) => need.faults(world).map((fault) => `${world.name}: ${fault}`));
  expect(faults).toEqual([]);
});

test.each(needs)('in the sample, too: %s', (_title, need) => {
  expect(need.faults(SAMPLE)).toEqual([]);
});

test.each(broken)('%s; it finds %s', (_title, _broken, change, fault, need) => {
  expect(need.faults(change(SAMPLE))).toContainEqual(expect.stringMatching(fault));
});

test('every need is proved by a change that breaks it, and titles are unique', () => {
  expect(NEEDS.filter((need) => need.broken.length === 0)).toEqual([]);
  expect(new Set(NEEDS.map(({ title }) => title)).size).toBe(NEEDS.length);
});

test('every kind of object that is committed is looked at, or refers to nothing', () => {
  const looked = new Set([...NEEDS.flatMap(({ kinds }) => kinds), ...Object.keys(ALONE)]);
  const kinds = new Set(WORLDS.flatMap(({ objects }) => objects.map(({ manifest }) => kindOf(manifest))));
  expect([...kinds].filter((kind) => !looked.has(kind))).toEqual([]);
});

test.each(OUTPUTS)('the API server accepts names, labels and annotations of the objects that deliver %s', (output) => {
  const delivered = [...objectsIn(`${output}/argocd`), ...objectsIn(`${output}/flux`)];
  expect(delivered.length).toBeGreaterThan(0);
  const [isValid] = METADATA_NEEDS;
  expect(isValid?.faults(worldOf(output, delivered))).toEqual([]);
});
