import { parseArgs } from 'node:util';
import type { ClusterFacts } from '../model/facts/cluster';
import type { Fleet } from '../model/fleet/fleet';
import { didYouMean } from '../model/problems/did-you-mean';
import { usageError } from '../model/problems/usage-error';
import { printable, quoted } from '../model/text';

/** Names of the clusters that a run writes; undefined: all of them. */
export type Chosen = ReadonlySet<string> | undefined;

/** `--cluster us --cluster eu` on the command line of the program, or else what the program says. */
export function chosenNames(given: unknown, args: readonly string[] = process.argv.slice(2)): Chosen {
  const options = { cluster: { type: 'string', multiple: true } } as const;
  // Other arguments are the program's own.
  const { cluster } = parseArgs({ args: [...args], options, strict: false }).values;
  if (cluster !== undefined) return new Set(names('--cluster', cluster));
  return given === undefined ? undefined : new Set(names('clusters of MeshApp', given));
}

function names(option: string, given: unknown): readonly string[] {
  const isList = Array.isArray(given) && given.length > 0;
  if (isList && given.every((name) => typeof name === 'string' && name !== '')) return given as readonly string[];
  throw usageError(`${option} must name clusters, as in "us", and not ${printable(given)}`);
}

/** The chosen clusters. Throws for a name that no cluster of the program has. */
export function clustersOf({ clusters, reported }: Fleet, chosen: Chosen): readonly ClusterFacts[] {
  if (chosen === undefined) return clusters;
  const known = clusters.map(({ name }) => name);
  for (const name of chosen) {
    if (known.includes(name)) continue;
    throw usageError(
      reported.some((other) => other.name === name)
        ? `cluster "${name}" is written by another repository; choose from ${quoted(known)}`
        : `there is no cluster "${name}"; choose from ${quoted(known)}${didYouMean(name, known)}`,
    );
  }
  return clusters.filter(({ name }) => chosen.has(name));
}
