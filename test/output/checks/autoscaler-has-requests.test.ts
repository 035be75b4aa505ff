import { JsonPatch } from 'cdk8s';
import { MeshApp } from '../../../lib';
import { problemsOfChecks } from '../../../lib/output/checks/check';
import { autoscalerHasRequests } from '../../../lib/output/checks/autoscaler-has-requests';
import type { Manifest } from '../../../lib/resources/manifest';
import { fleetOf } from '../../model/facts';
import { temporaryFolder } from '../../support/files';
import { problemsOf } from '../../support/synth';
import { twoClusters } from '../../support/training-mesh';
import { checkTest, object } from './check-test';

const API = { name: 'api', namespace: 'shop' };

interface Pods {
  readonly labels?: object;
  readonly annotations?: object;
  readonly kind?: string;
  readonly apiVersion?: string;
  readonly spec?: object;
}

function workload({ kind = 'Deployment', apiVersion = 'apps/v1', spec = {}, ...metadata }: Pods = {}): Manifest {
  return object(apiVersion, kind, API, { spec: { template: { metadata, spec: { containers: [web()], ...spec } } } });
}

function web(resources?: object, name = 'web'): object {
  return { name, ...(resources && { resources }) };
}

function scaler(spec: object = {}, apiVersion = 'autoscaling/v2', metadata: object = {}): Manifest {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
  const body = { spec: { scaleTargetRef, maxReplicas: 5, metrics: [on()], ...spec } };
  return object(apiVersion, 'HorizontalPodAutoscaler', { ...API, ...metadata }, body);
}

function on(name = 'cpu', target: object = { type: 'Utilization', averageUtilization: 80 }): object {
  return { type: 'Resource', resource: { name, target } };
}

function onContainer(container: string): object {
  const target = { type: 'Utilization', averageUtilization: 80 };
  return { type: 'ContainerResource', containerResource: { name: 'cpu', container, target } };
}

function limits(item: object, namespace = 'shop'): Manifest {
  return object('v1', 'LimitRange', { namespace }, { spec: { limits: [{ type: 'Container', ...item }] } });
}

/** A Job, which runs once with the labels of other pods. */
function job(labels: object, spec: object = { containers: [web(undefined, 'migrate')] }): Manifest {
  return object('batch/v1', 'Job', { ...API, name: 'migrate' }, { spec: { template: { metadata: { labels }, spec } } });
}

function selecting(selector: object): Manifest {
  const template = { metadata: { labels: { app: 'api' } }, spec: { containers: [web(CPU)] } };
  return object('apps/v1', 'Deployment', API, { spec: { selector, template } });
}

const API_PODS = { matchLabels: { app: 'api' } };
const CPU = { requests: { cpu: '100m' } };
const both = { containers: [web(CPU), web(undefined, 'log')] };
const gateway = { annotations: { 'inject.istio.io/templates': 'gateway' }, spec: proxy() };
const injected = object('v1', 'Namespace', { name: 'shop', labels: { 'istio-injection': 'enabled' } });
const small = { 'sidecar.istio.io/proxyMemory': '64Mi' };

function proxy(resources?: object): object {
  return { containers: [{ name: 'istio-proxy', image: 'auto', ...(resources && { resources }) }] };
}

checkTest(autoscalerHasRequests, {
  valid: [
    ['a request for cpu', [scaler(), workload({ spec: { containers: [web(CPU)] } })]],
    [
      'a limit, which the API server copies',
      [scaler(), workload({ spec: { containers: [web({ limits: { cpu: 1 } })] } })],
    ],
    ['resources of the pod', [scaler(), workload({ spec: { resources: CPU } })]],
    [
      'memory for the pod and cpu for one container, which Kubernetes adds up',
      [scaler(), workload({ spec: { ...both, resources: { requests: { memory: '1Gi' } } } })],
    ],
    [
      'an average value',
      [scaler({ metrics: [on('cpu', { type: 'AverageValue', averageValue: '500m' })] }), workload()],
    ],
    ['an external metric', [scaler({ metrics: [{ type: 'External', external: {} }] }), workload()]],
    [
      'a container with a request beside one without',
      [scaler({ metrics: [onContainer('web')] }), workload({ spec: both })],
    ],
    ['a container that only the injector knows', [scaler({ metrics: [onContainer('istio-proxy')] }), workload()]],
    ['a target that another repository declares', [scaler()]],
    ['a target of another namespace', [scaler({}, 'autoscaling/v2', { namespace: 'other' }), workload()]],
    ['a target of another kind', [scaler(), workload({ kind: 'StatefulSet' })]],
    ['a target of another group', [scaler(), workload({ apiVersion: 'example.com/v1' })]],
    [
      'an init container that ends',
      [scaler(), workload({ spec: { containers: [web(CPU)], initContainers: [web()] } })],
    ],
    ['a default request', [scaler(), limits({ defaultRequest: { cpu: '50m' } }), workload()]],
    ['a default limit, which becomes the request', [scaler(), limits({ default: { cpu: '1' } }), workload()]],
    ['a largest amount, which becomes the request', [scaler(), limits({ max: { cpu: '1' } }), workload()]],
    ['a smallest amount, which becomes the request', [scaler(), limits({ min: { cpu: '10m' } }), workload()]],
    ['a proxy to which the injector adds its requests', [scaler(), workload({ spec: proxy() })]],
    ['a gateway with a request', [scaler(), workload({ ...gateway, spec: proxy(CPU) })]],
    [
      'metrics of version 1 in an annotation',
      [scaler({}, 'autoscaling/v1', { annotations: { 'autoscaling.alpha.kubernetes.io/metrics': '[]' } }), workload()],
    ],
    [
      'an annotation for the sidecar of pods that get none',
      [scaler(), workload({ annotations: small, spec: { containers: [web(CPU)] } })],
    ],
    [
      'both annotations for the sidecar',
      [
        scaler(),
        injected,
        workload({
          annotations: { ...small, 'sidecar.istio.io/proxyCPULimit': '1' },
          spec: { containers: [web(CPU)] },
        }),
      ],
    ],
    [
      'an annotation for the sidecar, with a request in the declared proxy',
      [scaler(), injected, workload({ annotations: small, spec: proxy(CPU) })],
    ],
    ['a Job with other labels', [scaler(), selecting(API_PODS), job({ app: 'migrate' })]],
    ['a Job with a request', [scaler(), selecting(API_PODS), job({ app: 'api' }, { containers: [web(CPU)] })]],
    [
      'a Job that an expression may leave out',
      [scaler(), selecting({ ...API_PODS, matchExpressions: [{}] }), job({ app: 'api' })],
    ],
    [
      'fields that are not what they should be',
      [scaler({ metrics: 7, scaleTargetRef: 'api' }), workload({ spec: { containers: [7] } })],
    ],
  ],
  invalid: [
    [
      'a Job whose pods the workload selects',
      [scaler(), selecting(API_PODS), job({ app: 'api' })],
      /cannot scale Deployment shop\/api: .* for cpu in container migrate"/,
    ],
    ['no request', [scaler(), workload()], /missing request for cpu in container web"/],
    ['one container without a request', [scaler(), workload({ spec: both })], /in container log"/],
    [
      'a request for another resource',
      [scaler({ metrics: [on('memory')] }), workload({ spec: { containers: [web(CPU)] } })],
      /for memory/,
    ],
    [
      'a request without an amount',
      [scaler(), workload({ spec: { containers: [web({ requests: { cpu: null } })] } })],
      /for cpu/,
    ],
    ['an autoscaler without metrics', [scaler({ metrics: undefined }), workload()], /for cpu/],
    [
      'an autoscaler of version 1',
      [scaler({ metrics: undefined, targetCPUUtilizationPercentage: 80 }, 'autoscaling/v1'), workload()],
      /for cpu/,
    ],
    [
      'the container that the metric names',
      [scaler({ metrics: [onContainer('log')] }), workload({ spec: both })],
      /container log"/,
    ],
    [
      'the container that the metric names, with resources of the pod',
      [scaler({ metrics: [onContainer('log')] }), workload({ spec: { ...both, resources: CPU } })],
      /container log"/,
    ],
    [
      'resources of the pod for memory alone',
      [scaler(), workload({ spec: { resources: { requests: { memory: '1Gi' } } } })],
      /for cpu in container web"/,
    ],
    [
      'an init container that goes on running',
      [
        scaler(),
        workload({ spec: { containers: [web(CPU)], initContainers: [{ name: 'log', restartPolicy: 'Always' }] } }),
      ],
      /container log"/,
    ],
    [
      'a default request of another namespace',
      [scaler(), limits({ defaultRequest: { cpu: '1' } }, 'other'), workload()],
      /for cpu/,
    ],
    ['a default request for pods', [scaler(), limits({ type: 'Pod', max: { cpu: '1' } }), workload()], /for cpu/],
    ['a default request for memory', [scaler(), limits({ defaultRequest: { memory: '1Gi' } }), workload()], /for cpu/],
    ['a gateway, to which the injector adds none', [scaler(), workload(gateway)], /container istio-proxy"/],
    [
      'a proxy that was injected before it was written down',
      [scaler(), workload({ annotations: { 'sidecar.istio.io/status': '{}' }, spec: proxy() })],
      /container istio-proxy"/,
    ],
    [
      'an annotation that takes the default requests from the sidecar',
      [scaler(), injected, workload({ annotations: small, spec: { containers: [web(CPU)] } })],
      /for cpu in container istio-proxy"/,
    ],
    [
      'such an annotation of pods that ask for a sidecar',
      [
        scaler(),
        workload({
          annotations: small,
          labels: { 'sidecar.istio.io/inject': 'true' },
          spec: { containers: [web(CPU)] },
        }),
      ],
      /for cpu in container istio-proxy"/,
    ],
  ],
});

test('says which container lacks the request, and what to add', () => {
  const placed = [scaler(), workload()].map((manifest, index) => ({ path: `mesh/us/${index}`, manifest }));
  expect(problemsOfChecks([autoscalerHasRequests], 'us', placed, fleetOf())).toMatchObject([
    {
      what: 'HorizontalPodAutoscaler shop/api cannot scale Deployment shop/api: Kubernetes reports "missing request for cpu in container web". The autoscaler stays unhealthy, so a delivery that waits for its layer never applies the next one',
      value: { container: 'web', resource: 'cpu' },
      fix: 'set resources.requests.cpu of container "web"',
    },
  ]);
});

test('finds a patch that takes the request from an east-west gateway', () => {
  const problems = problemsOf(() => {
    const app = new MeshApp({ outdir: temporaryFolder() });
    const { us, eu } = twoClusters(app);
    const gateway = { component: 'eastwest', kind: 'Deployment', name: 'istio-eastwestgateway' };
    const resources = '/spec/template/spec/containers/0/resources';
    us.patch(gateway, JsonPatch.add(resources, { limits: { memory: '1Gi' } }));
    eu.patch(gateway, JsonPatch.add(resources, { limits: { cpu: '1' } }));
    app.synth();
  });
  expect(problems).toMatchObject([{ rule: 'autoscaler-has-requests', path: 'training-mesh/us/eastwest' }]);
});
