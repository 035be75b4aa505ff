import type { ClusterFacts } from '../../model/facts/cluster';
import type { ReportedClusterFacts } from '../../model/facts/cluster-from-report';
import type { DiscoveryFacts } from '../../model/facts/discovery';
import type { GatewayFacts } from '../../model/facts/gateway';
import type { MeshFacts } from '../../model/facts/mesh';
import type { NamespaceFacts } from '../../model/facts/namespace';
import type { ObservabilityFacts } from '../../model/facts/observability';
import type { PropFaultFacts } from '../../model/facts/prop-fault';
import type { TreeFacts } from '../../model/facts/tree';
import type { DeclaredEntry } from '../../model/fleet/declared';
import { Fleet } from '../../model/fleet/fleet';
import { usageError } from '../../model/problems/usage-error';

/** What constructs have declared so far. Open until the mesh is sealed; it can be added to, not read. */
export class Declarations {
  readonly #clusters: ClusterFacts[] = [];
  readonly #reported: ReportedClusterFacts[] = [];
  readonly #namespaces: NamespaceFacts[] = [];
  readonly #gateways: GatewayFacts[] = [];
  readonly #entries: DeclaredEntry[] = [];
  readonly #discoveries: DiscoveryFacts[] = [];
  readonly #observability: ObservabilityFacts[] = [];
  readonly #propFaults: PropFaultFacts[] = [];
  #sealed = false;

  constructor(readonly mesh: MeshFacts) {}

  cluster(facts: ClusterFacts): void {
    this.#add(this.#clusters, facts);
  }

  reported(facts: ReportedClusterFacts): void {
    this.#add(this.#reported, facts);
  }

  namespace(facts: NamespaceFacts): void {
    this.#add(this.#namespaces, facts);
  }

  gateway(facts: GatewayFacts): void {
    this.#add(this.#gateways, facts);
  }

  entry(facts: DeclaredEntry): void {
    this.#add(this.#entries, facts);
  }

  discovery(facts: DiscoveryFacts): void {
    this.#add(this.#discoveries, facts);
  }

  observability(facts: ObservabilityFacts): void {
    this.#add(this.#observability, facts);
  }

  propFault(facts: PropFaultFacts): void {
    this.#add(this.#propFaults, facts);
  }

  seal(): void {
    this.#sealed = true;
  }

  fleet(tree: TreeFacts): Fleet {
    return new Fleet({
      mesh: this.mesh,
      clusters: this.#clusters,
      reported: this.#reported,
      namespaces: this.#namespaces,
      gateways: this.#gateways,
      entries: this.#entries,
      discoveries: this.#discoveries,
      observability: this.#observability,
      propFaults: this.#propFaults,
      tree,
    });
  }

  #add<Fact extends { readonly path: string }>(list: Fact[], facts: Fact): void {
    if (this.#sealed)
      throw usageError(`[${facts.path}] declared after synth(), so it would be lost; declare it before`);
    list.push(facts);
  }
}
