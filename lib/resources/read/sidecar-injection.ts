import type { IstioFacts } from '../../model/facts/istio';
import { TLS_MODE_LABEL } from '../../model/names';
import type { Manifest } from '../manifest';
import { fieldsOf, labelsOf } from './fields';
import type { Workload } from './workload';

const INJECT = 'sidecar.istio.io/inject';
const EXCLUDED = 'traffic.sidecar.istio.io/excludeInboundPorts';
const INCLUDED = 'traffic.sidecar.istio.io/includeInboundPorts';

/** Whether the injector skips all pods of a namespace, whatever their own labels are. */
export function isClosedToInjection({ metadata }: Manifest): boolean {
  const label = labelsOf(metadata.labels)['istio-injection'];
  return label !== undefined && label !== 'enabled';
}

/**
 * Why pods have no sidecar that could take mutual TLS; undefined: they have one, or nothing here tells
 * (Istio, `pkg/kube/inject/inject.go` and the chart's `mutatingwebhook.yaml`).
 */
export function withoutSidecar(
  { spec, labels, annotations }: Workload,
  namespace: Manifest | undefined,
  istio: Pick<IstioFacts, 'managed' | 'values'>,
): string | undefined {
  // Manifests that already contain the sidecar.
  if (annotations['sidecar.istio.io/status'] !== undefined || labels[TLS_MODE_LABEL] === 'istio') return undefined;
  if (spec.hostNetwork === true) return 'have the network of their node (hostNetwork), so no sidecar is injected';
  if ((labels[INJECT] ?? annotations[INJECT]) === 'false') return `say ${INJECT}: "false"`;
  if (namespace === undefined || !istio.managed || injectsByDefault(istio.values)) return undefined;
  const asks = labels[INJECT] === 'true' || labels['istio.io/rev'] !== undefined;
  return asks || isInjected(namespace) ? undefined : 'are in a namespace without injection';
}

/** Whether pods turn off the injector. */
export function isInjectorAway({ spec, labels, annotations }: Workload): boolean {
  const isDone = annotations['sidecar.istio.io/status'] !== undefined;
  return isDone || spec.hostNetwork === true || (labels[INJECT] ?? annotations[INJECT]) === 'false';
}

/** Whether labels of the pods or of the namespace request a sidecar. */
export function getsSidecar(workload: Workload, namespace: Manifest | undefined): boolean {
  if (isInjectorAway(workload)) return false;
  return workload.labels[INJECT] === 'true' || (namespace !== undefined && isInjected(namespace));
}

function isInjected({ metadata }: Manifest): boolean {
  const labels = labelsOf(metadata.labels);
  return labels['istio-injection'] !== undefined || labels['istio.io/rev'] !== undefined;
}

function injectsByDefault(values: unknown): boolean {
  return fieldsOf(fieldsOf(values).sidecarInjectorWebhook).enableNamespacesByDefault === true;
}

/** The annotation by which pods keep calls to a port from their sidecar; undefined: they do not. */
export function keptFromSidecar({ annotations }: Workload, port: number): string | undefined {
  if (listed(annotations[EXCLUDED] ?? '').includes(String(port))) return EXCLUDED;
  const included = annotations[INCLUDED];
  const all = included === undefined || listed(included).some((each) => each === '*' || each === String(port));
  return all ? undefined : INCLUDED;
}

function listed(ports: string): readonly string[] {
  return ports.split(',').map((port) => port.trim());
}
