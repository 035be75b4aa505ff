import type { Placed } from '../component-part';
import { isOfKind } from '../manifest';
import type { Manifest } from '../manifest';
import type { Utilization } from './autoscaler';
import { fieldsOf, itemsOf } from './fields';
import type { Fields } from './fields';
import { getsSidecar, isInjectorAway } from './sidecar-injection';
import type { Workload } from './workload';

/** Name of the container of a sidecar, and of a gateway's proxy. */
export const PROXY = 'istio-proxy';

/**
 * Containers without the request from which the utilization is computed. The autoscaler stops at the first of them
 * (Kubernetes, `calculateRequests` in `replica_calculator.go`).
 */
export function containersWithoutRequest(workload: Workload, { resource, container }: Utilization): readonly string[] {
  const containers = runningContainers(workload);
  const hasPodLevel = Object.keys(fieldsOf(workload.spec.resources)).length > 0 && container === undefined;
  const all = [workload.spec, ...containers];
  if (hasPodLevel && all.some((each) => hasRequest(each, resource))) return [];
  return containers
    .filter(({ name }) => container === undefined || name === container)
    .filter((each) => !hasRequest(each, resource) && !isFilledIn(workload, each))
    .map(({ name }) => String(name));
}

/**
 * The annotation that an injected sidecar lacks: with one of its kind, the injector leaves out all
 * default requests (Istio, template `resources` in `injection-template.yaml`).
 */
export function missingProxyAnnotation(
  workload: Workload,
  { resource, container }: Utilization,
  namespace: Manifest | undefined,
): string | undefined {
  if (container !== undefined && container !== PROXY) return undefined;
  const own = PROXY_ANNOTATIONS[resource];
  if (own === undefined || usesGatewayTemplate(workload) || !getsSidecar(workload, namespace)) return undefined;
  const { annotations, spec } = workload;
  const isGiven = (name: string): boolean => annotations[name] !== undefined;
  if (own.some(isGiven) || !Object.values(PROXY_ANNOTATIONS).flat().some(isGiven)) return undefined;
  const declared = itemsOf(spec.containers).find(({ name }) => name === PROXY);
  return declared !== undefined && hasRequest(declared, resource) ? undefined : own[0];
}

/** Whether a LimitRange gives containers of a namespace this request (Kubernetes, `SetDefaults_LimitRangeItem`). */
export function hasDefaultRequest(objects: readonly Placed[], namespace: string, resource: string): boolean {
  return objects
    .filter(({ manifest }) => isOfKind(manifest, '', 'LimitRange') && manifest.metadata.namespace === namespace)
    .flatMap(({ manifest }) => itemsOf(fieldsOf(manifest.spec).limits))
    .filter(({ type }) => type === 'Container')
    .flatMap((item) => [item.defaultRequest, item.default, item.max, item.min])
    .some((amounts) => isAmount(fieldsOf(amounts)[resource]));
}

/** Annotations by which pods size their sidecar: the request, and the limit, which replaces a missing request. */
const PROXY_ANNOTATIONS: Readonly<Record<string, readonly [string, string]>> = {
  cpu: ['sidecar.istio.io/proxyCPU', 'sidecar.istio.io/proxyCPULimit'],
  memory: ['sidecar.istio.io/proxyMemory', 'sidecar.istio.io/proxyMemoryLimit'],
};

/** Init containers that keep running count like containers. */
function runningContainers({ spec }: Workload): readonly Fields[] {
  const sidecars = itemsOf(spec.initContainers).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...itemsOf(spec.containers), ...sidecars];
}

/** The API server copies a limit to a request that is not given. */
function hasRequest({ resources }: Fields, resource: string): boolean {
  const { requests, limits } = fieldsOf(resources);
  return [requests, limits].some((amounts) => isAmount(fieldsOf(amounts)[resource]));
}

function isAmount(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The injector adds its requests to a declared proxy, but not with the gateway template, which brings none. */
function isFilledIn(workload: Workload, { name }: Fields): boolean {
  return name === PROXY && !isInjectorAway(workload) && !usesGatewayTemplate(workload);
}

function usesGatewayTemplate({ annotations }: Workload): boolean {
  return annotations['inject.istio.io/templates'] === 'gateway';
}
