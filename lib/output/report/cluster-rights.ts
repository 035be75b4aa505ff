import type { RenderedCluster } from '../../constructs/internal/render';
import type { DeliveredFile } from '../../delivery/delivery-strategy';
import { mergeByCluster } from '../../model/collections';
import type { ClusterFacts } from '../../model/facts/cluster';
import { GATEWAY_NAMESPACE, IMPORTS_NAMESPACE } from '../../model/names';
import { compare } from '../../model/problems/problem';
import type { ClusterRight } from '../../model/report/cluster-right';
import type { Part } from '../../resources/component-part';
import { groupOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { reachOf } from '../../resources/read/cluster-reach';
import type { Surroundings } from '../../resources/read/cluster-reach';
import { rolesIn } from '../../resources/read/rbac';
import type { Release } from '../../resources/release';

type Right = Omit<ClusterRight, 'clusters'>;

/** Collects what users' objects may do beyond their namespaces, cluster by cluster. */
export class ClusterRights {
  readonly #found: (readonly [cluster: string, right: Right])[] = [];

  /** `delivered`: files of the GitOps tool. It reads its own objects in the namespaces of these. */
  see({ cluster, parts }: RenderedCluster, delivered: readonly DeliveredFile[]): void {
    const around = surroundingsOf(cluster, parts, delivered);
    for (const part of parts.filter(({ isUsers }) => isUsers === true)) {
      const rights = [
        ...part.objects.flatMap(({ manifest }) => rightOf(manifest, part, around)),
        ...(part.releases ?? []).flatMap(rightsOfRelease),
      ];
      for (const right of rights) this.#found.push([cluster.name, right]);
    }
  }

  /** Dangers first. The same right in several clusters is one item. */
  all(): readonly ClusterRight[] {
    return [...mergeByCluster(this.#found)].sort(byImportance);
  }
}

function surroundingsOf(
  { istio, gatewayApiCrds }: ClusterFacts,
  parts: readonly Part[],
  delivered: readonly DeliveredFile[],
): Surroundings {
  return {
    toolNamespaces: new Set(delivered.flatMap(({ manifest }) => manifest.metadata.namespace ?? [])),
    meshNamespaces: new Set([istio.namespace, GATEWAY_NAMESPACE, IMPORTS_NAMESPACE]),
    findRole: rolesIn(parts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest))),
    takenGroups: [
      ...(istio.managed ? ['istio.io'] : []),
      ...(gatewayApiCrds === 'managed' ? ['gateway.networking.k8s.io'] : []),
    ],
  };
}

function rightOf(manifest: Manifest, { layer, component }: Part, around: Surroundings): readonly Right[] {
  const notes = reachOf(manifest, around);
  if (notes === undefined) return [];
  const { kind, metadata } = manifest;
  return [
    {
      severity: notes.some(({ isDangerous }) => isDangerous) ? 'danger' : 'review',
      group: groupOf(manifest),
      kind,
      namespace: metadata.namespace ?? null,
      name: metadata.name,
      from: `${layer}/${component}`,
      grants: notes.map(({ text }) => text),
    },
  ];
}

/** A chart that is rendered in the cluster: only its declaration tells what it creates. */
function rightsOfRelease({ name: release, stage, emits }: Release): readonly Right[] {
  return emits.flatMap(({ group, kind, name }) => {
    if (name === undefined) return [];
    const from = `${stage}/${release}`;
    return [{ severity: 'review', group, kind, namespace: null, name, from, grants: ['as the chart renders it'] }];
  });
}

function byImportance(a: ClusterRight, b: ClusterRight): number {
  return compare(a.severity, b.severity) || compare(placeOf(a), placeOf(b));
}

function placeOf({ kind, namespace, name, from, clusters }: ClusterRight): string {
  return [kind, namespace ?? '', name, from, ...clusters].join(' ');
}
