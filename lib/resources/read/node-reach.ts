import type { Manifest } from '../manifest';
import { fieldsOf, itemsOf } from './fields';
import { danger, note } from './note';
import type { Note } from './note';
import { workloadsIn } from './workload';

/** Access of an object's pods to their node. */
export function podNotes(manifest: Manifest): readonly Note[] {
  return workloadsIn([{ path: '', manifest }]).flatMap(({ spec }) => {
    const containers = [...itemsOf(spec.containers), ...itemsOf(spec.initContainers)];
    const isPrivileged = containers.some(({ securityContext }) => fieldsOf(securityContext).privileged === true);
    return [
      ...(isPrivileged ? [danger('privileged containers')] : []),
      ...['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => spec[field] === true).map(note),
      ...itemsOf(spec.volumes).flatMap(hostPathNotes),
    ];
  });
}

/** Directories that let a pod take over its node: credentials, processes, sockets of the container runtime. */
const TAKES_OVER = /^\/(?:$|(?:etc|root|proc|sys|run|var\/run|var\/lib\/(?:kubelet|etcd|docker|containerd))(?:\/|$))/;

/** A directory of the node that a volume opens. */
export function hostPathNotes(volume: unknown): readonly Note[] {
  const { path } = fieldsOf(fieldsOf(volume).hostPath);
  if (typeof path !== 'string') return [];
  return [(TAKES_OVER.test(path) ? danger : note)(`hostPath ${path}`)];
}
