import type { ClusterRight } from '../../model/report/cluster-right';
import { listed } from '../../model/text';
import { markdownTable } from './table';

const INTRODUCTION =
  'Objects of your Charts and components that reach beyond their own namespaces. "danger" marks what can make somebody administrator, read Secrets of others, or stop the cluster.';

/** The section of dist/fleet.md about cluster-wide rights; no section if there are none. */
export function rightsSummary(rights: readonly ClusterRight[] = []): readonly string[] {
  if (rights.length === 0) return [];
  const rows = rights.map(({ severity, kind, namespace, name, grants, from, clusters }) => [
    severity,
    `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`,
    listed(grants, undefined, '; '),
    from,
    listed(clusters),
  ]);
  return [
    '## Cluster-wide rights of your charts',
    INTRODUCTION,
    markdownTable(['', 'object', 'grants', 'from', 'in'], rows),
  ];
}
