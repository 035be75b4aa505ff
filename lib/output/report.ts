import type { Prerequisites } from './stage-mesh';
import type { Written } from './writer';

/** Says what synth did. On stderr: the cdk8s CLI swallows what a program prints on stdout. */
export function report(outdir: string, { written, removed, unchanged }: Written, prerequisites: Prerequisites): void {
  const clusters = prerequisites.size === 1 ? '1 cluster' : `${prerequisites.size} clusters`;
  const total = written + unchanged;
  const lines = [
    `${outdir}: ${clusters}, ${total} files (${written} written, ${removed} removed, ${unchanged} unchanged)`,
  ];
  for (const [cluster, needs] of prerequisites) {
    lines.push(`Before the first sync of ${cluster}:`, ...needs.map((need) => `  - ${need}`));
  }
  process.stderr.write(`${lines.join('\n')}\n`);
}
