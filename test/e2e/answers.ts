import type { Cluster } from './cluster';
import { get, getMany, verdict } from './probes';
import type { Answer, Call } from './probes';
import { settings } from './settings';
import { eventually } from './wait';

/** What the suites expect of calls. */

/** Waits until some calls are answered in these clusters, in each of them and nowhere else; returns after how many seconds. */
export async function answeredIn(
  clusters: readonly Cluster[],
  call: Call,
  withinSeconds = settings.settleSeconds,
): Promise<number> {
  const regions = clusters.map(({ name }) => `region=${name}`).sort();
  const { afterSeconds } = await eventually(
    `every call from ${call.from.cluster.name} to ${call.url} is answered with ${regions.join(' or ')}, and each of them answers`,
    withinSeconds,
    async () => [...new Set((await getMany(call, 20 * clusters.length, 20)).map(verdict))].sort(),
    (seen) => seen.join() === regions.join(),
  );
  return afterSeconds;
}

/** The first answer of the workload or of its policy, once the call gets as far as that. */
export async function decision(call: Call): Promise<Answer> {
  const { value } = await eventually(
    `an answer from ${call.url}`,
    settings.settleSeconds,
    () => get(call),
    ({ status }) => status === 200 || status === 403,
  );
  return value;
}

/** The answer of an AuthorizationPolicy. */
export const DENIED = { status: 403, text: 'RBAC: access denied' };

/** Numbers to read, which decide nothing. */
export function report(line: string): void {
  process.stderr.write(`  measured: ${line}\n`);
}
