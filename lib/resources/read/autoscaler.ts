import { selects } from '../../model/label-selector';
import type { Placed } from '../component-part';
import { groupOf, isOfKind } from '../manifest';
import { fieldsOf, itemsOf, labelsOf } from './fields';
import type { Fields } from './fields';
import { workloadsIn } from './workload';
import type { Workload } from './workload';

/** A HorizontalPodAutoscaler whose target is among the same objects. */
export interface Autoscaler extends Placed {
  /** The workload that it scales. */
  readonly target: Workload;
  /** Other workloads whose pods its target selects, too: Kubernetes counts them in. */
  readonly sharing: readonly Workload[];
  /** The metrics that Kubernetes compares with requests of containers. */
  readonly utilizations: readonly Utilization[];
}

/** Use of a resource in percent of its request. */
export interface Utilization {
  /** The resource, as in `cpu`. */
  readonly resource: string;
  /** The container whose use counts; undefined: all containers of the pod. */
  readonly container: string | undefined;
}

/** Every autoscaler whose target is known here. */
export function autoscalersIn(objects: readonly Placed[]): readonly Autoscaler[] {
  const autoscalers = objects.filter(({ manifest }) => isOfKind(manifest, 'autoscaling', 'HorizontalPodAutoscaler'));
  if (autoscalers.length === 0) return [];
  const workloads = workloadsIn(objects);
  return autoscalers.flatMap((placed) => {
    const target = workloads.find((workload) => isTarget(placed, workload));
    if (target === undefined) return [];
    const sharing = workloads.filter((workload) => workload !== target && isSelectedBy(target, workload));
    return [{ ...placed, target, sharing, utilizations: utilizationsOf(placed) }];
  });
}

function isSelectedBy(target: Workload, workload: Workload): boolean {
  const { matchLabels, matchExpressions } = fieldsOf(fieldsOf(target.manifest.spec).selector);
  const isPlain = itemsOf(matchExpressions).length === 0;
  return isPlain && workload.namespace === target.namespace && selects(labelsOf(matchLabels), workload.labels);
}

function isTarget({ manifest }: Placed, workload: Workload): boolean {
  const { apiVersion, kind, name } = fieldsOf(fieldsOf(manifest.spec).scaleTargetRef);
  return (
    manifest.metadata.namespace === workload.namespace &&
    workload.manifest.kind === kind &&
    workload.manifest.metadata.name === name &&
    typeof apiVersion === 'string' &&
    groupOf({ apiVersion }) === groupOf(workload.manifest)
  );
}

/** Kubernetes scales on 80 % of the CPU request where nothing else is given (`SetDefaults_HorizontalPodAutoscaler`). */
function utilizationsOf({ manifest }: Placed): readonly Utilization[] {
  const { metrics } = fieldsOf(manifest.spec);
  // Version v1 has no other metric, unless an annotation brings them.
  const isV1 = manifest.apiVersion === 'autoscaling/v1';
  if (isV1 && manifest.metadata.annotations?.['autoscaling.alpha.kubernetes.io/metrics'] !== undefined) return [];
  if (isV1 || itemsOf(metrics).length === 0) return [{ resource: 'cpu', container: undefined }];
  return itemsOf(metrics).flatMap(utilizationOf);
}

function utilizationOf({ type, resource, containerResource }: Fields): readonly Utilization[] {
  const source = fieldsOf(type === 'ContainerResource' ? containerResource : type === 'Resource' ? resource : {});
  const { name, container, target } = source;
  if (typeof name !== 'string' || fieldsOf(target).type !== 'Utilization') return [];
  return [{ resource: name, container: typeof container === 'string' ? container : undefined }];
}
