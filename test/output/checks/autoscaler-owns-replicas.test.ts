import { autoscalerOwnsReplicas } from '../../../lib/output/checks/autoscaler-owns-replicas';
import type { Manifest } from '../../../lib/resources/manifest';
import { checkTest, object } from './check-test';

const API = { name: 'api', namespace: 'shop' };

function workload(spec: object = {}): Manifest {
  return object('apps/v1', 'Deployment', API, { spec: { template: { spec: { containers: [{}] } }, ...spec } });
}

function scaler(spec: object = {}): Manifest {
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' };
  return object('autoscaling/v2', 'HorizontalPodAutoscaler', API, {
    spec: { scaleTargetRef, maxReplicas: 5, ...spec },
  });
}

checkTest(autoscalerOwnsReplicas, {
  valid: [
    ['a workload without replicas', [scaler(), workload()]],
    ['replicas that are null', [scaler(), workload({ replicas: null })]],
    ['a workload without an autoscaler', [workload({ replicas: 2 })]],
    ['the autoscaler of another workload', [scaler({ scaleTargetRef: {} }), workload({ replicas: 2 })]],
    ['an autoscaler that has no choice', [scaler({ minReplicas: 2, maxReplicas: 2 }), workload({ replicas: 2 })]],
    ['an autoscaler of one pod at most', [scaler({ maxReplicas: 1 }), workload({ replicas: 1 })]],
  ],
  invalid: [
    [
      'a workload with replicas',
      [scaler(), workload({ replicas: 2 })],
      /sets replicas, and Horizontal.* shop\/api changes them/,
    ],
    ['no replicas at all, which turn the autoscaler off', [scaler(), workload({ replicas: 0 })], /sets replicas/],
    [
      'other replicas than the autoscaler sets',
      [scaler({ minReplicas: 2, maxReplicas: 2 }), workload({ replicas: 3 })],
      /sets replicas/,
    ],
  ],
});
