import type { ClusterFacts } from '../../model/facts/cluster';
import type { GatewayFacts } from '../../model/facts/gateway';
import { GATEWAY_NAMESPACE, NETWORK_LABEL, gatewayLabel, gatewayName } from '../../model/names';
import type { Metadata } from '../manifest';

/** Labels that select a gateway's pods, and no others. */
export function gatewaySelector({ id }: GatewayFacts): Record<string, string> {
  return { app: gatewayName(id), istio: gatewayLabel(id) };
}

/** Metadata that all objects of a gateway share. */
export function gatewayMetadata(gateway: GatewayFacts, annotations: Readonly<Record<string, string>> = {}): Metadata {
  return {
    name: gatewayName(gateway.id),
    namespace: GATEWAY_NAMESPACE,
    labels: gatewaySelector(gateway),
    annotations,
  };
}

/** The same with the network: by this label on Service and pods istiod knows a network's gateway. */
export function networkLabels(gateway: GatewayFacts, { network }: ClusterFacts): Record<string, string> {
  return { ...gatewaySelector(gateway), [NETWORK_LABEL]: network };
}
