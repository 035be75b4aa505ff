import { JsonPatch } from 'cdk8s';
import { nameOf } from '../../../lib/resources/manifest';
import { fieldsOf, itemsOf, textsOf } from '../../../lib/resources/read/fields';
import type { Fields } from '../../../lib/resources/read/fields';
import type { Workload } from '../../../lib/resources/read/workload';
import { patch } from '../need';
import type { Need } from '../need';
import { matches, selectedBy } from '../selection';
import { WORKLOAD_KINDS, containersOf, has, kindOf, specOf } from '../world';
import type { World } from '../world';

const SELECTING = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet'];
const CONTAINER = '/spec/template/spec/containers/0';
const ANTI = '/spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/0';
const NEAR = '/spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/0';

const selectsItself: Need = {
  title: 'a workload selects its own pods',
  kinds: SELECTING,
  faults: ({ workloads }) =>
    workloads
      .filter(({ manifest }) => SELECTING.includes(kindOf(manifest)))
      .filter(({ manifest, labels }) => {
        const { selector } = specOf(manifest);
        return Object.keys(fieldsOf(selector)).length === 0 || !matches(selector, labels);
      })
      .map(({ manifest }) => `${nameOf(manifest)} does not select its own pods`),
  broken: [
    [
      'other labels',
      patch('Deployment', 'echo', JsonPatch.replace('/spec/selector/matchLabels/app', 'e')),
      /echo\/echo/,
    ],
    ['no labels', patch('StatefulSet', 'database', JsonPatch.remove('/spec/template/metadata/labels/app')), /database/],
    ['no selector', patch('DaemonSet', 'agent', JsonPatch.replace('/spec/selector', {})), /agent/],
  ],
};

const selectsNothingElse: Need = {
  title: 'a workload selects no pods of another workload',
  kinds: SELECTING,
  faults: ({ workloads }) =>
    workloads
      .filter(({ manifest }) => SELECTING.includes(kindOf(manifest)))
      .flatMap(({ manifest, namespace }) =>
        workloads
          .filter((other) => other.manifest !== manifest && other.namespace === namespace)
          .filter(({ labels }) => matches(specOf(manifest).selector, labels))
          .map((other) => `${nameOf(manifest)} selects pods of ${nameOf(other.manifest)}`),
      ),
  broken: [
    [
      'a Job with the same labels',
      patch('Job', 'migration', JsonPatch.add('/spec/template/metadata', { labels: { app: 'api' } })),
      /Deployment shop\/api selects pods of Job shop\/migration/,
    ],
  ],
};

const servesStatefully: Need = {
  title: 'a StatefulSet names a Service of its namespace',
  kinds: ['apps/StatefulSet'],
  faults: (world) =>
    world.workloads
      .filter(({ manifest }) => kindOf(manifest) === 'apps/StatefulSet')
      .filter(({ manifest, namespace }) => !has(world, 'Service', namespace, specOf(manifest).serviceName))
      .map(({ manifest }) => `${nameOf(manifest)} names a Service that does not exist`),
  broken: [
    ['another name', patch('StatefulSet', 'database', JsonPatch.replace('/spec/serviceName', 'db')), /database/],
  ],
};

const stopsInTime: Need = {
  title: 'pods have a longer grace period than their preStop hook sleeps',
  kinds: WORKLOAD_KINDS,
  faults: ({ workloads }) =>
    workloads.flatMap((workload) => {
      const { terminationGracePeriodSeconds = 30 } = workload.spec;
      return containersOf(workload)
        .map(sleepOf)
        .filter((seconds) => seconds > 0 && seconds >= Number(terminationGracePeriodSeconds))
        .map((seconds) => `${nameOf(workload.manifest)} sleeps ${seconds} s before it stops`);
    }),
  broken: [
    [
      'a short grace period',
      patch('Deployment', 'api', JsonPatch.replace('/spec/template/spec/terminationGracePeriodSeconds', 20)),
      /20 s/,
    ],
    [
      'a long sleep',
      patch('DaemonSet', 'agent', JsonPatch.replace(`${CONTAINER}/lifecycle/preStop/sleep/seconds`, 30)),
      /30 s/,
    ],
    [
      'a command that sleeps',
      patch('Deployment', 'api', JsonPatch.replace(`${CONTAINER}/lifecycle/preStop/exec/command`, ['sleep', '60'])),
      /60 s/,
    ],
  ],
};

const placesItself: Need = {
  title: 'rules of placement count pods that exist',
  kinds: WORKLOAD_KINDS,
  faults: (world) =>
    world.workloads
      .filter((workload) => !isPlacedByPods(world, workload))
      .map(({ manifest }) => `${nameOf(manifest)} is placed by pods that do not exist`),
  broken: [
    [
      'a spread of other pods',
      patch(
        'Deployment',
        'istio-eastwestgateway',
        JsonPatch.replace('/spec/template/spec/topologySpreadConstraints/1/labelSelector/matchLabels/app', 'gw'),
      ),
      /istio-eastwestgateway/,
    ],
    [
      'distance from other pods',
      patch(
        'Deployment',
        'api',
        JsonPatch.replace(`${ANTI}/podAffinityTerm/labelSelector/matchExpressions/0/values`, ['x']),
      ),
      /api/,
    ],
    [
      'nearness to pods that do not exist',
      patch('Deployment', 'api', JsonPatch.replace(`${NEAR}/labelSelector/matchLabels/app`, 'db')),
      /api/,
    ],
  ],
};

function sleepOf({ lifecycle }: Fields): number {
  const { sleep, exec } = fieldsOf(fieldsOf(lifecycle).preStop);
  const [, seconds] = /\bsleep (\d+)/.exec(textsOf(fieldsOf(exec).command).join(' ')) ?? [];
  return Number(fieldsOf(sleep).seconds ?? seconds ?? 0);
}

function isPlacedByPods(world: World, { spec, labels, namespace }: Workload): boolean {
  const { podAntiAffinity, podAffinity } = fieldsOf(spec.affinity);
  const own = [...itemsOf(spec.topologySpreadConstraints), ...termsOf(podAntiAffinity)];
  const near = termsOf(podAffinity).filter(({ namespaces, namespaceSelector }) => !(namespaces ?? namespaceSelector));
  return (
    own.every(({ labelSelector }) => matches(labelSelector, labels)) &&
    near.every(({ labelSelector }) => selectedBy(world, namespace, labelSelector).length > 0)
  );
}

function termsOf(affinity: unknown): readonly Fields[] {
  const { requiredDuringSchedulingIgnoredDuringExecution: required, preferredDuringSchedulingIgnoredDuringExecution } =
    fieldsOf(affinity);
  const preferred = itemsOf(preferredDuringSchedulingIgnoredDuringExecution);
  return [...itemsOf(required), ...preferred.map(({ podAffinityTerm }) => fieldsOf(podAffinityTerm))];
}

export const POD_NEEDS: readonly Need[] = [
  selectsItself,
  selectsNothingElse,
  servesStatefully,
  stopsInTime,
  placesItself,
];
