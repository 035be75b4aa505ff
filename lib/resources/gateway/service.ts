import type { ClusterFacts } from '../../model/facts/cluster';
import type { GatewayFacts } from '../../model/facts/gateway';
import { EAST_WEST_PORT, STATUS_PORT } from '../../model/ports';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import { gatewayMetadata, gatewaySelector, networkLabels } from './labels';

/** Annotation by which external-dns learns the name of a load balancer (external-dns docs, "Annotations"). */
const EXTERNAL_DNS_HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

/** The load balancer: health and mutual TLS only; istiod's own ports stay inside the cluster. */
export function gatewayService(gateway: GatewayFacts, cluster: ClusterFacts): Manifest {
  const { address, serviceAnnotations, loadBalancerClass, loadBalancerSourceRanges, externalTrafficPolicy } = gateway;
  const annotations = {
    ...(address.externalDns && { [EXTERNAL_DNS_HOSTNAME]: address.values.join(',') }),
    ...serviceAnnotations,
  };
  const metadata = { ...gatewayMetadata(gateway, annotations), labels: networkLabels(gateway, cluster) };
  return manifest('v1', 'Service', metadata, {
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass,
      loadBalancerSourceRanges: loadBalancerSourceRanges.length > 0 ? loadBalancerSourceRanges : undefined,
      externalTrafficPolicy,
      selector: gatewaySelector(gateway),
      // The first port is the one that cloud load balancers probe by default.
      ports: [
        { name: 'status-port', port: STATUS_PORT, targetPort: STATUS_PORT, protocol: 'TCP' },
        { name: 'tls', port: EAST_WEST_PORT, targetPort: EAST_WEST_PORT, protocol: 'TCP' },
      ],
    },
  });
}
