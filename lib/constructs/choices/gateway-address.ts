import type { AddressFacts } from '../../model/facts/gateway';

/** The address at which other clusters reach a gateway. Each of them contains it once. */
export class GatewayAddress {
  /** An existing DNS name that points at the load balancer. Port 15443. */
  static hostname(name: string): GatewayAddress {
    return new GatewayAddress({ type: 'Hostname', values: [name], externalDns: false });
  }

  /** Fixed IP addresses of the load balancer, IPv4 or IPv6. */
  static ips(addresses: readonly string[]): GatewayAddress {
    return new GatewayAddress({ type: 'IPAddress', values: addresses, externalDns: false });
  }

  /**
   * A DNS name that external-dns makes: the gateway's Service carries the annotation for it, so the
   * name is known before the load balancer exists.
   *
   * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
   */
  static externalDns(name: string): GatewayAddress {
    return new GatewayAddress({ type: 'Hostname', values: [name], externalDns: true });
  }

  /**
   * The address is not known yet. Until then the other clusters do not get the objects that depend on it: the peer
   * Gateway, endpoints of this cluster, and hosts that only such clusters run. Synth lists them.
   */
  static pending(): GatewayAddress {
    return new GatewayAddress({ type: 'Pending', values: [], externalDns: false });
  }

  private constructor(
    /** The address, as the fleet knows it. */
    readonly facts: AddressFacts,
  ) {}
}
