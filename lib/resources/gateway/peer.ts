import {
  GatewaySpecListenersTlsMode as TlsMode,
  toJson_GatewaySpec as toGatewayApiSpec,
} from '../../../imports/gateway.networking.k8s.io';
import type { ClusterFacts, PeerFacts } from '../../model/facts/cluster';
import type { AddressFacts } from '../../model/facts/gateway';
import { NETWORK_LABEL, peerNetwork } from '../../model/names';
import { EAST_WEST_PORT } from '../../model/ports';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';
import { Shared } from '../shared';

const GATEWAYS = new Shared<Manifest>();

/**
 * How a cluster knows another cluster's gateways: their addresses, once. Class `istio-remote` deploys
 * nothing; istiod resolves the name and puts the addresses in place of endpoints that carry the
 * network id (`KNET` of Istio: `handleGatewayResource`).
 */
export function peerGateway({ istio }: ClusterFacts, peer: PeerFacts, addresses: readonly AddressFacts[]): Manifest {
  const { namespace } = istio;
  return GATEWAYS.of(peer, [namespace, addresses], () => gateway(namespace, peer.name, addresses));
}

function gateway(namespace: string, peer: string, addresses: readonly AddressFacts[]): Manifest {
  const spec = toGatewayApiSpec({
    gatewayClassName: 'istio-remote',
    addresses: addresses.flatMap(({ type, values }) => values.map((value) => ({ type, value }))),
    listeners: [
      {
        name: 'cross-network',
        port: EAST_WEST_PORT,
        protocol: 'TLS',
        tls: {
          mode: TlsMode.PASSTHROUGH,
          options: { 'gateway.istio.io/listener-protocol': 'auto-passthrough' },
        },
      },
    ],
  });
  const metadata = {
    name: peerNetwork(peer),
    namespace,
    labels: { [NETWORK_LABEL]: peerNetwork(peer) },
  };
  return manifest('gateway.networking.k8s.io/v1', 'Gateway', metadata, { spec });
}
