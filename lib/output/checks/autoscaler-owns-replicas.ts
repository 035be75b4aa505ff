import { nameOf } from '../../resources/manifest';
import { autoscalersIn } from '../../resources/read/autoscaler';
import { fieldsOf } from '../../resources/read/fields';
import type { Check } from './check';

/** Git and an autoscaler cannot both decide how many pods run. */
export const autoscalerOwnsReplicas: Check = {
  id: 'autoscaler-owns-replicas',
  severity: 'warning',
  *check(_cluster, objects) {
    for (const { manifest, target } of autoscalersIn(objects)) {
      const { replicas } = fieldsOf(target.manifest.spec);
      if (replicas === undefined || replicas === null) continue;
      const { minReplicas = 1, maxReplicas } = fieldsOf(manifest.spec);
      // The autoscaler can only ever set the same number.
      if (minReplicas === replicas && maxReplicas === replicas) continue;
      yield {
        path: target.path,
        what: `${nameOf(target.manifest)} sets replicas, and ${nameOf(manifest)} changes them: every sync sets them back, or the workload stays OutOfSync`,
        value: replicas,
        fix: 'remove replicas from the workload; minReplicas of the autoscaler is the smallest number of pods',
      };
    }
  },
};
