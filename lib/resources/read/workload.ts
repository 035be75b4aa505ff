import { memoizedWeakly } from '../../model/collections';
import type { Labels } from '../../model/label-selector';
import { canonicalNameOf } from '../../model/names';
import type { Placed } from '../component-part';
import { groupOf, isOfKind } from '../manifest';
import type { Manifest } from '../manifest';
import { fieldsOf, itemsOf, labelsOf } from './fields';
import type { Fields } from './fields';

/** An object that creates pods, or is a pod. */
export interface Workload extends Placed {
  readonly namespace: string;
  /** Whether its pods answer calls. Pods of Jobs do not. */
  readonly serves: boolean;
  /** Identity of its pods. */
  readonly serviceAccount: string;
  /** Labels of its pods. */
  readonly labels: Labels;
  /** Annotations of its pods. */
  readonly annotations: Labels;
  /** Spec of its pods. */
  readonly spec: Fields;
}

/**
 * All objects with a pod template, of any kind: for example, a Rollout has the template of a Deployment. Each check asks
 * for those of the same list.
 */
export const workloadsIn: (objects: readonly Placed[]) => readonly Workload[] = memoizedWeakly(readWorkloads);

function readWorkloads(objects: readonly Placed[]): readonly Workload[] {
  return objects.flatMap(({ path, manifest }) => {
    const pod = podOf(manifest);
    const spec = fieldsOf(pod.spec);
    const { namespace } = manifest.metadata;
    if (!Array.isArray(spec.containers) || typeof namespace !== 'string') return [];
    const metadata = fieldsOf(pod.metadata);
    return {
      path,
      manifest,
      namespace,
      serves: groupOf(manifest) !== 'batch',
      serviceAccount: serviceAccountOf(spec),
      labels: labelsOf(metadata.labels),
      annotations: labelsOf(metadata.annotations),
      spec,
    };
  });
}

function podOf(manifest: Manifest): Fields {
  if (isOfKind(manifest, '', 'Pod')) return manifest;
  const spec = fieldsOf(manifest.spec);
  const ofJob = groupOf(manifest) === 'batch' ? fieldsOf(fieldsOf(spec.jobTemplate).spec) : {};
  return fieldsOf(spec.template ?? ofJob.template);
}

/** `serviceAccount` is the name that the field had before; the API server still reads it. */
function serviceAccountOf({ serviceAccountName, serviceAccount }: Fields): string {
  const named = [serviceAccountName, serviceAccount].find((name) => typeof name === 'string' && name !== '');
  return typeof named === 'string' ? named : 'default';
}

/** Label `service.istio.io/canonical-name` that the injector gives to its pods; undefined: only the cluster can tell. */
export function canonicalNameOfPods({ labels, manifest }: Workload): string | undefined {
  const isKnown = manifest.kind === 'Pod' || groupOf(manifest) === 'apps';
  return canonicalNameOf(labels) ?? (isKnown ? manifest.metadata.name : undefined);
}

/** Ports that containers of its pods declare, with their names. */
export function containerPorts({ spec }: Workload): readonly Fields[] {
  const containers = [...itemsOf(spec.containers), ...itemsOf(spec.initContainers)];
  return containers.flatMap(({ ports }) => itemsOf(ports));
}
