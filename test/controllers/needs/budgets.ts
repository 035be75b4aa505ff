import { JsonPatch } from 'cdk8s';
import { nameOf } from '../../../lib/resources/manifest';
import { autoscalersIn } from '../../../lib/resources/read/autoscaler';
import type { Workload } from '../../../lib/resources/read/workload';
import { patch, without } from '../need';
import type { Need } from '../need';
import { selectedBy } from '../selection';
import { ofKind, specOf } from '../world';
import type { World } from '../world';

const PDB = 'policy/PodDisruptionBudget';
const KIND = 'PodDisruptionBudget';

const hasPods: Need = {
  title: 'a disruption budget selects pods of its namespace',
  kinds: [PDB],
  faults: (world) =>
    ofKind(world, PDB)
      .filter((budget) => selectedBy(world, budget.metadata.namespace, specOf(budget).selector).length === 0)
      .map((budget) => `${nameOf(budget)} selects no pods`),
  broken: [
    ['other labels', patch(KIND, 'database', JsonPatch.replace('/spec/selector/matchLabels/app', 'db')), /database/],
    [
      'an expression that no pods fit',
      patch(KIND, 'api', JsonPatch.replace('/spec/selector/matchExpressions/0/values', ['ap'])),
      /api selects no pods/,
    ],
    ['no pods', without('Deployment', 'istio-eastwestgateway'), /istio-eastwestgateway selects no pods/],
  ],
};

const lets: Need = {
  title: 'a disruption budget lets at least one pod go, so that nodes can be drained',
  kinds: [PDB],
  faults: (world) =>
    ofKind(world, PDB).flatMap((budget) => {
      const { minAvailable, maxUnavailable, selector } = specOf(budget);
      return selectedBy(world, budget.metadata.namespace, selector)
        .map((workload) => [workload, leastPods(world, workload)] as const)
        .filter(([, pods]) => allowed(pods, minAvailable, maxUnavailable) < 1)
        .map(([workload, pods]) => `${nameOf(budget)} keeps all ${pods} pods of ${nameOf(workload.manifest)}`);
    }),
  broken: [
    [
      'as many pods as there are',
      patch(KIND, 'database', JsonPatch.replace('/spec/minAvailable', 3)),
      /keeps all 3 pods/,
    ],
    ['all pods in percent', patch(KIND, 'api', JsonPatch.replace('/spec/minAvailable', '100%')), /keeps all 2 pods/],
    ['more than half of two pods', patch(KIND, 'api', JsonPatch.replace('/spec/minAvailable', '51%')), /keeps all 2/],
    [
      'no pod that may be missing',
      patch(KIND, 'istio-eastwestgateway', JsonPatch.replace('/spec/maxUnavailable', 0)),
      /keeps all 2 pods of Deployment istio-eastwest\/istio-eastwestgateway/,
    ],
    [
      'an autoscaler that may leave one pod',
      patch('HorizontalPodAutoscaler', 'api', JsonPatch.remove('/spec/minReplicas')),
      /keeps all 1 pods/,
    ],
    ['a workload of one pod', patch('StatefulSet', 'database', JsonPatch.remove('/spec/replicas')), /keeps all 1 pods/],
  ],
};

/** The smallest number of pods of a workload. */
function leastPods({ objects }: World, workload: Workload): number {
  const scaler = autoscalersIn(objects).find(({ target }) => target.manifest === workload.manifest);
  return Number((scaler ? specOf(scaler.manifest).minReplicas : specOf(workload.manifest).replicas) ?? 1);
}

/** How many of so many pods may be missing; Kubernetes rounds percentages up. */
function allowed(pods: number, minAvailable: unknown, maxUnavailable: unknown): number {
  return maxUnavailable === undefined ? pods - amountOf(minAvailable, pods) : amountOf(maxUnavailable, pods);
}

function amountOf(value: unknown, pods: number): number {
  return typeof value === 'string' ? Math.ceil((Number.parseInt(value, 10) * pods) / 100) : Number(value ?? 0);
}

export const BUDGET_NEEDS: readonly Need[] = [hasPods, lets];
