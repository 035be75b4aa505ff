import type { Manifest } from '../../../lib';

/** An object of a file that a synth would write. */
export interface Written {
  /** Cluster, or the mesh as a whole. */
  readonly owner: string;
  readonly file: string;
  /** Construct path that it comes from. */
  readonly path: string;
  readonly manifest: Manifest;
}

export const NETWORKING = 'networking.istio.io/v1';
export const SECURITY = 'security.istio.io/v1';

/** Objects of a kind that the library wrote for a cluster. */
export function objectsOf(files: readonly Written[], cluster: string, apiVersion: string, kind: string): Manifest[] {
  return files
    .filter(({ owner, file }) => owner === cluster && file.startsWith(`clusters/${cluster}/`) && !isUsers(file))
    .map(({ manifest }) => manifest)
    .filter((manifest) => manifest.apiVersion === apiVersion && manifest.kind === kind);
}

/** Whether a file holds an object of the user's own. */
export function isUsers(file: string): boolean {
  return file.split('/')[2] === 'workloads';
}

/** What differs between two lists, as a sentence; nothing if they hold the same. */
export function difference(what: string, found: readonly string[], expected: readonly string[]): string[] {
  const [left, right] = [[...found].sort(), [...expected].sort()];
  if (JSON.stringify(left) === JSON.stringify(right)) return [];
  return [`${what}: found ${JSON.stringify(left)}, expected ${JSON.stringify(right)}`];
}

/** Whether an object with some labels is one that a selector means. */
export function selects(
  selector: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>> = {},
): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
