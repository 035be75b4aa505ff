import type { ClusterFacts } from '../facts/cluster';
import type { DiscoveryFacts } from '../facts/discovery';
import type { EntryFacts } from '../facts/entry';
import type { GatewayFacts } from '../facts/gateway';
import type { MeshFacts } from '../facts/mesh';
import type { NamespaceFacts } from '../facts/namespace';
import type { ObservabilityFacts } from '../facts/observability';
import type { PropFaultFacts } from '../facts/prop-fault';
import type { ReportedClusterFacts } from '../facts/cluster-from-report';
import type { TreeFacts } from '../facts/tree';

/** Everything that was declared. */
export interface Declared {
  readonly mesh: MeshFacts;
  readonly clusters: readonly ClusterFacts[];
  readonly reported: readonly ReportedClusterFacts[];
  readonly namespaces: readonly NamespaceFacts[];
  readonly gateways: readonly GatewayFacts[];
  readonly entries: readonly DeclaredEntry[];
  readonly discoveries: readonly DiscoveryFacts[];
  readonly observability: readonly ObservabilityFacts[];
  readonly propFaults: readonly PropFaultFacts[];
  readonly tree: TreeFacts;
}

/** An entry as declared. Without importers it means every cluster, including those declared later. */
export type DeclaredEntry = Omit<EntryFacts, 'importedBy'> & { readonly importedBy: readonly string[] | undefined };

/** An entry with its importers filled in: every cluster, unless the declaration lists them. */
export function withImporters(entry: DeclaredEntry, everywhere: readonly string[]): EntryFacts {
  return { ...entry, importedBy: entry.importedBy ?? everywhere };
}

/** Clusters that run or call an entry, except the given one. */
export function othersOf({ exportedBy, importedBy }: EntryFacts, cluster: string): readonly string[] {
  return [...exportedBy, ...importedBy].filter((name) => name !== cluster);
}
