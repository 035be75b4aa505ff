import type { GatewayFacts } from '../../model/facts/gateway';
import { gatewayName } from '../../model/names';
import { EAST_WEST_PORT, ENVOY_METRICS_PORT, MERGED_METRICS_PORT, STATUS_PORT } from '../../model/ports';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import { gatewayMetadata, gatewaySelector } from './labels';

/** CPU at which Istio's own gateway chart adds a replica, in percent of the request. */
const TARGET_CPU_PERCENT = 80;

export function gatewayAutoscaler(gateway: GatewayFacts): Manifest {
  return manifest('autoscaling/v2', 'HorizontalPodAutoscaler', gatewayMetadata(gateway), {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: gatewayName(gateway.id) },
      minReplicas: gateway.minReplicas,
      maxReplicas: gateway.maxReplicas,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: TARGET_CPU_PERCENT } },
        },
      ],
    },
  });
}

/** One pod may go at a time; not more than that, so that a single replica can still be drained. */
export function gatewayDisruptionBudget(gateway: GatewayFacts): Manifest {
  return manifest('policy/v1', 'PodDisruptionBudget', gatewayMetadata(gateway), {
    spec: { maxUnavailable: 1, selector: { matchLabels: gatewaySelector(gateway) } },
  });
}

/**
 * Who may connect: everybody on the mutual TLS port (the mesh's certificates decide), load balancers
 * and kubelets on the health port, pods of the cluster on the metrics ports.
 */
export function gatewayNetworkPolicy(gateway: GatewayFacts): Manifest {
  return manifest('networking.k8s.io/v1', 'NetworkPolicy', gatewayMetadata(gateway), {
    spec: {
      podSelector: { matchLabels: gatewaySelector(gateway) },
      policyTypes: ['Ingress'],
      ingress: [
        { ports: tcp(EAST_WEST_PORT, STATUS_PORT) },
        { from: [{ namespaceSelector: {} }], ports: tcp(MERGED_METRICS_PORT, ENVOY_METRICS_PORT) },
      ],
    },
  });
}

function tcp(...ports: readonly number[]): readonly object[] {
  return ports.map((port) => ({ protocol: 'TCP', port }));
}
