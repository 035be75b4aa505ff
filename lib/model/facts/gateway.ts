/** Where other clusters find a gateway. */
export interface AddressFacts {
  /** Pending: not known yet, so there are no values. */
  readonly type: 'Hostname' | 'IPAddress' | 'Pending';
  readonly values: readonly string[];
  /** Whether external-dns makes the name point at the gateway's load balancer. */
  readonly externalDns: boolean;
}

/** The gateway of a cluster for mutual TLS from other clusters. */
export interface GatewayFacts {
  readonly path: string;
  readonly id: string;
  readonly cluster: string;
  readonly address: AddressFacts;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly serviceAnnotations: Readonly<Record<string, string>>;
  readonly loadBalancerClass: string | undefined;
  readonly loadBalancerSourceRanges: readonly string[];
  readonly externalTrafficPolicy: 'Cluster' | 'Local' | undefined;
}
