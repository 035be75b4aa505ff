import { JsonPatch } from 'cdk8s';
import { nameOf } from '../../../lib/resources/manifest';
import type { Manifest } from '../../../lib/resources/manifest';
import { autoscalersIn } from '../../../lib/resources/read/autoscaler';
import { fieldsOf } from '../../../lib/resources/read/fields';
import { containersWithoutRequest, hasDefaultRequest } from '../../../lib/resources/read/requests';
import { patch, without } from '../need';
import type { Need } from '../need';
import { ofKind, specOf } from '../world';

const HPA = 'autoscaling/HorizontalPodAutoscaler';
const KIND = 'HorizontalPodAutoscaler';
const CONTAINER = '/spec/template/spec/containers/0';

const hasTarget: Need = {
  title: 'an autoscaler scales a workload of its namespace',
  kinds: [HPA],
  faults(world) {
    const found = new Set(autoscalersIn(world.objects).map(({ manifest }) => manifest));
    return ofKind(world, HPA)
      .filter((manifest) => !found.has(manifest))
      .map((manifest) => `${nameOf(manifest)} scales nothing`);
  },
  broken: [
    ['a workload of another name', patch(KIND, 'api', JsonPatch.replace('/spec/scaleTargetRef/name', 'ap')), /api/],
    [
      'a workload of another kind',
      patch(KIND, 'api', JsonPatch.replace('/spec/scaleTargetRef/kind', 'Rollout')),
      /api/,
    ],
    ['no group', patch(KIND, 'api', JsonPatch.replace('/spec/scaleTargetRef/apiVersion', 'v1')), /api/],
    ['a workload of another namespace', patch(KIND, 'api', JsonPatch.replace('/metadata/namespace', 'echo')), /api/],
    ['no workload', without('Deployment', 'istio-eastwestgateway'), /istio-eastwestgateway scales nothing/],
  ],
};

const hasRequests: Need = {
  title: 'containers have the requests that an autoscaler compares their use with',
  kinds: [HPA],
  faults: ({ objects }) =>
    autoscalersIn(objects).flatMap(({ manifest, target, utilizations }) =>
      utilizations
        .filter(({ resource }) => !hasDefaultRequest(objects, target.namespace, resource))
        .flatMap((utilization) =>
          containersWithoutRequest(target, utilization).map(
            (container) => `${nameOf(manifest)}: missing request for ${utilization.resource} in container ${container}`,
          ),
        ),
    ),
  broken: [
    [
      'a gateway without requests',
      patch('Deployment', 'istio-eastwestgateway', JsonPatch.add(`${CONTAINER}/resources`, {})),
      /missing request for cpu in container istio-proxy/,
    ],
    [
      'a container without a request',
      patch('Deployment', 'api', JsonPatch.remove(`${CONTAINER}/resources/requests/cpu`)),
      /missing request for cpu in container api/,
    ],
    [
      'a sidecar without a request',
      patch('Deployment', 'api', JsonPatch.remove('/spec/template/spec/initContainers/0/resources')),
      /missing request for cpu in container log/,
    ],
    [
      'a metric of another resource',
      patch(KIND, 'api', JsonPatch.replace('/spec/metrics/0/resource/name', 'memory')),
      /missing request for memory in container api/,
    ],
  ],
};

const ownsReplicas: Need = {
  title: 'a workload leaves replicas to its autoscaler',
  kinds: [HPA],
  faults: ({ objects }) =>
    autoscalersIn(objects)
      .filter(({ target }) => specOf(target.manifest).replicas !== undefined)
      .map(({ target }) => `${nameOf(target.manifest)} sets replicas`),
  broken: [['replicas in Git', patch('Deployment', 'api', JsonPatch.add('/spec/replicas', 2)), /api sets replicas/]],
};

const hasRange: Need = {
  title: 'an autoscaler has at least one pod, and at most no fewer than at least',
  kinds: [HPA],
  faults: (world) =>
    ofKind(world, HPA)
      .filter(isOutOfRange)
      .map((manifest) => `${nameOf(manifest)} has no range`),
  broken: [
    ['fewer pods at most than at least', patch(KIND, 'api', JsonPatch.replace('/spec/maxReplicas', 1)), /no range/],
    ['no pods at least', patch(KIND, 'api', JsonPatch.replace('/spec/minReplicas', 0)), /no range/],
    ['no largest number', patch(KIND, 'api', JsonPatch.remove('/spec/maxReplicas')), /no range/],
  ],
};

function isOutOfRange(manifest: Manifest): boolean {
  const { minReplicas = 1, maxReplicas } = fieldsOf(manifest.spec);
  return !(Number(minReplicas) >= 1 && Number(minReplicas) <= Number(maxReplicas));
}

export const AUTOSCALER_NEEDS: readonly Need[] = [hasTarget, hasRequests, ownsReplicas, hasRange];
