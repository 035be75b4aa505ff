import type { ClusterFacts } from '../../model/facts/cluster';
import type { GatewayFacts } from '../../model/facts/gateway';
import { gatewayName } from '../../model/names';
import { EAST_WEST_PORT, ENVOY_METRICS_PORT } from '../../model/ports';
import { DRAIN } from '../drain';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import { gatewayMetadata, gatewaySelector, networkLabels } from './labels';

export function gatewayServiceAccount(gateway: GatewayFacts): Manifest {
  return manifest('v1', 'ServiceAccount', gatewayMetadata(gateway));
}

/**
 * The gateway's proxy. No replica count: the autoscaler owns it, and a GitOps tool would fight it.
 * The injector adds all other fields (istio.io, "Installing Gateways").
 */
export function gatewayDeployment(gateway: GatewayFacts, cluster: ClusterFacts): Manifest {
  const labels = networkLabels(gateway, cluster);
  return manifest(
    'apps/v1',
    'Deployment',
    { ...gatewayMetadata(gateway), labels },
    {
      spec: {
        selector: { matchLabels: gatewaySelector(gateway) },
        template: {
          metadata: {
            annotations: { 'inject.istio.io/templates': 'gateway' },
            labels: { ...labels, 'sidecar.istio.io/inject': 'true' },
          },
          spec: podSpec(gateway, cluster),
        },
      },
    },
  );
}

function podSpec(gateway: GatewayFacts, cluster: ClusterFacts): object {
  return {
    serviceAccountName: gatewayName(gateway.id),
    terminationGracePeriodSeconds: DRAIN.graceSeconds,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: gatewaySelector(gateway) },
    })),
    containers: [proxyContainer(cluster)],
  };
}

function proxyContainer({ network }: ClusterFacts): object {
  return {
    name: 'istio-proxy',
    image: 'auto',
    env: [
      // The gateway then sees the pods of its own network only, so that calls cannot go in circles.
      { name: 'ISTIO_META_REQUESTED_NETWORK_VIEW', value: network },
      // By default pilot-agent ends Envoy after 5 s, with all its connections.
      { name: 'EXIT_ON_ZERO_ACTIVE_CONNECTIONS', value: 'true' },
      { name: 'MINIMUM_DRAIN_DURATION', value: `${DRAIN.minimumSeconds}s` },
    ],
    ports: [
      { name: 'tls', containerPort: EAST_WEST_PORT, protocol: 'TCP' },
      { name: 'http-envoy-prom', containerPort: ENVOY_METRICS_PORT, protocol: 'TCP' },
    ],
    // The injection template of gateways has no requests, and without one the autoscaler cannot measure CPU.
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    },
  };
}
