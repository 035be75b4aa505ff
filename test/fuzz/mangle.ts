import type { Mangling } from './description';

/** A report as it came out of a merge, an editor or another release. */
export function mangle(report: string, mangling: Mangling | undefined): string {
  if (mangling === undefined) return report;
  const { kind, at, text } = mangling;
  const place = Math.floor((at / 1000) * report.length);
  if (kind === 'cut') return report.slice(0, place);
  if (kind === 'replace') return report.slice(0, place) + text + report.slice(place + text.length);
  const json = JSON.parse(report) as Record<string, unknown>;
  if (kind === 'version') return JSON.stringify({ ...json, version: at === 0 ? text : at });
  if (kind === 'mesh') return JSON.stringify({ ...json, mesh: { id: text, trustDomain: text } });
  // Only what other repositories read: the rest may be anything.
  const head = { clusters: json.clusters, hosts: json.hosts };
  const leaves = [...leavesOf(head)];
  const leaf = leaves[at % Math.max(1, leaves.length)];
  if (leaf !== undefined) leaf.owner[leaf.key] = text;
  return JSON.stringify({ ...json, ...head });
}

interface Leaf {
  readonly owner: Record<string, unknown>;
  readonly key: string;
}

function* leavesOf(owner: Record<string, unknown>): Generator<Leaf> {
  for (const [key, value] of Object.entries(owner)) {
    yield { owner, key };
    if (value !== null && typeof value === 'object') yield* leavesOf(value as Record<string, unknown>);
  }
}
