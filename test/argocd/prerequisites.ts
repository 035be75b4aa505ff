import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command';
import { hasCommand } from './kit';
import { settings } from './settings';
import type { Topology } from './story';

/** Programs that `lab build` makes. */
const OF_THE_LAB = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kubectl', 'helm', 'envoy', 'pilot-discovery'];
const ON_PATH = [
  'flock',
  'redis-server',
  'openssl',
  'git',
  'go',
  'nft',
  'iptables',
  'ip',
  'nsenter',
  'unshare',
  'curl',
];

/** Names the first missing prerequisite and how to get it; undefined when nothing is missing. */
export async function missing(topologies: readonly Topology[]): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'The lab makes network namespaces: run as root.';
  for (const [variable, file] of [
    ['LAB', settings.lab],
    ['ARGOLAB', settings.argolab],
  ] as const) {
    if (!existsSync(file)) return `${file} is not there: set ${variable} to the program of the kit.`;
  }
  const program = OF_THE_LAB.find((name) => !existsSync(join(settings.labPrograms, name)));
  if (program !== undefined) return `${join(settings.labPrograms, program)} is not there: run ${settings.lab} build.`;
  if (!hasCommand() && !existsSync(join(settings.argocdHome, 'bin/argocd-core'))) {
    return `Argo CD is not in ${settings.argocdHome}/bin: run ${settings.argolab} build.`;
  }
  if (topologies.includes('rings') && !hasCommand()) {
    return `Rings need the ApplicationSet controller, and ${settings.argocdHome}/bin has no argocd: run ${settings.argolab} build.`;
  }
  for (const name of ON_PATH) {
    const { code } = await run('sh', ['-c', 'command -v "$0"', name]);
    if (code !== 0) return `The program ${name} is not on PATH: install its package.`;
  }
  return undefined;
}
