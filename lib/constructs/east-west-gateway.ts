import type { ClusterFacts } from '../model/facts/cluster';
import type { GatewayFacts } from '../model/facts/gateway';
import { exposedHosts } from '../model/fleet/exposed-hosts';
import type { Fleet } from '../model/fleet/fleet';
import { GATEWAY_NAMESPACE, gatewayName } from '../model/names';
import { EAST_WEST_PORT } from '../model/ports';
import { made, members, number, oneOf, text } from '../model/validate/props';
import type { Form } from '../model/validate/props';
import { optional } from '../model/validate/shape';
import type { Part } from '../resources/component-part';
import { gatewayAutoscaler, gatewayDisruptionBudget, gatewayNetworkPolicy } from '../resources/gateway/availability';
import { crossNetworkGateway } from '../resources/gateway/cross-network';
import { gatewayDeployment, gatewayServiceAccount } from '../resources/gateway/deployment';
import { gatewayService } from '../resources/gateway/service';
import { GatewayAddress } from './choices/gateway-address';
import { checkScope, checkedProps } from './internal/checked-props';
import { textByName, texts } from './internal/shapes';
import { LIBRARY_RENDER, mark } from './internal/type-marks';
import type { MeshCluster } from './mesh-cluster';
import { MeshComponent } from './mesh-component';

/** The gateway of a cluster for mutual TLS from other clusters. */
export interface EastWestGatewayProps {
  /** Where other clusters find it. */
  readonly address: GatewayAddress;
  /**
   * Pods that always run.
   * @default 2
   */
  readonly minReplicas?: number;
  /**
   * Pods that run under load.
   * @default - 5, or minReplicas if that is more
   */
  readonly maxReplicas?: number;
  /**
   * Annotations of its Service: the cloud's load balancer reads them.
   * @default {}
   */
  readonly serviceAnnotations?: Readonly<Record<string, string>>;
  /**
   * Controller that creates the load balancer; `spec.loadBalancerClass` of the Service.
   * @default - the cloud's own
   */
  readonly loadBalancerClass?: string;
  /**
   * Networks (CIDR) from which the load balancer accepts connections: the outgoing addresses of the other clusters.
   * @default - everywhere; certificates of the mesh decide
   */
  readonly loadBalancerSourceRanges?: readonly string[];
  /**
   * `spec.externalTrafficPolicy` of the Service.
   * @default - Kubernetes' own: "Cluster"
   */
  readonly externalTrafficPolicy?: 'Cluster' | 'Local';
}

const address = made(
  'GatewayAddress.hostname(…), .ips([…]), .externalDns(…) or .pending()',
  members({ type: text, values: texts }),
);

const FORM: Form<EastWestGatewayProps> = {
  address,
  minReplicas: optional(number),
  maxReplicas: optional(number),
  serviceAnnotations: optional(textByName),
  loadBalancerClass: optional(text),
  loadBalancerSourceRanges: optional(texts),
  externalTrafficPolicy: optional(oneOf('Cluster', 'Local')),
};

/**
 * East-west gateway: passes mutual TLS connections for exported hosts on to their pods, without
 * ending them. Its id names it: `eastwest` becomes `istio-eastwestgateway`.
 *
 * @see https://istio.io/latest/docs/setup/install/multicluster/multi-primary_multi-network/
 */
export class EastWestGateway extends MeshComponent {
  static {
    mark(this.prototype, LIBRARY_RENDER);
  }

  readonly #facts: GatewayFacts;

  constructor(cluster: MeshCluster, id: string, props: EastWestGatewayProps) {
    super(cluster, id);
    checkScope(this, cluster, 'MeshCluster');
    const { declarations } = cluster.mesh;
    // Rules do not check a gateway that waits for its address, so the placeholder causes no other problems.
    const sound = checkedProps(this.node.path, props, FORM, declarations, { address: GatewayAddress.pending() });
    const minReplicas = sound.minReplicas ?? 2;
    this.#facts = {
      path: this.node.path,
      id,
      cluster: cluster.node.id,
      address: sound.address.facts,
      minReplicas,
      maxReplicas: sound.maxReplicas ?? Math.max(5, minReplicas),
      serviceAnnotations: sound.serviceAnnotations ?? {},
      loadBalancerClass: sound.loadBalancerClass,
      loadBalancerSourceRanges: sound.loadBalancerSourceRanges ?? [],
      externalTrafficPolicy: sound.externalTrafficPolicy,
    };
    declarations.gateway(this.#facts);
  }

  render(cluster: ClusterFacts, fleet: Fleet): readonly Part[] {
    const gateway = this.#facts;
    const workload = [
      gatewayServiceAccount(gateway),
      gatewayDeployment(gateway, cluster),
      gatewayService(gateway, cluster),
      gatewayAutoscaler(gateway),
      gatewayDisruptionBudget(gateway),
      gatewayNetworkPolicy(gateway),
    ];
    const hosts = exposedHosts(fleet, cluster.name);
    return [
      this.part('gateways', workload, { prerequisites: [addressPrerequisite(gateway)] }),
      this.part('config', hosts.length > 0 ? [crossNetworkGateway(gateway, hosts)] : []),
    ];
  }
}

function addressPrerequisite({ id, address }: GatewayFacts): string {
  const service = `LoadBalancer Service ${GATEWAY_NAMESPACE}/${gatewayName(id)} gets an address`;
  if (address.type === 'Pending') return `${service}, which then replaces GatewayAddress.pending()`;
  const where = address.values.join(', ');
  return address.externalDns
    ? `${service}, and external-dns points ${where} at it`
    : `${service}, and ${where} reaches it on port ${EAST_WEST_PORT}`;
}
