import {
  GatewaySpecServersTlsMode as TlsMode,
  toJson_GatewaySpec as toIstioGatewaySpec,
} from '../../../imports/networking.istio.io';
import type { GatewayFacts } from '../../model/facts/gateway';
import { GATEWAY_NAMESPACE, exposureName, gatewayLabel } from '../../model/names';
import { EAST_WEST_PORT } from '../../model/ports';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';

/**
 * What a cluster exposes to the others: exactly these hosts, never `*.local`. This is the list that
 * a security review reads.
 */
export function crossNetworkGateway(gateway: GatewayFacts, hosts: readonly string[]): Manifest {
  const spec = toIstioGatewaySpec({
    selector: { istio: gatewayLabel(gateway.id) },
    servers: [
      {
        port: { number: EAST_WEST_PORT, name: 'tls', protocol: 'TLS' },
        tls: { mode: TlsMode.AUTO_UNDERSCORE_PASSTHROUGH },
        hosts: [...hosts],
      },
    ],
  });
  return manifest(
    'networking.istio.io/v1',
    'Gateway',
    { name: exposureName(gateway.id), namespace: GATEWAY_NAMESPACE },
    { spec },
  );
}
