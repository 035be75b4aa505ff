import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { manifestsOf } from '../constructs/internal/render';
import type { RenderedCluster } from '../constructs/internal/render';
import { usageError } from '../model/problems/usage-error';
import { toYaml } from './yaml/yaml';

/**
 * Directory that the cdk8s CLI has prepared, if it started this program. The CLI deletes it before
 * every run, so it must not be where the committed output lies.
 */
export function stagingDirectory(outdir: string): string | undefined {
  const staging = process.env.CDK8S_OUTDIR;
  if (staging === undefined || staging === '') return undefined;
  if (isWithin(outdir, staging) || isWithin(staging, outdir)) {
    throw usageError(
      `the cdk8s CLI deletes its output directory "${staging}" before every run, and the committed output is in "${outdir}". ` +
        'Set "output: .cdk8s" in cdk8s.yaml (or pass --output .cdk8s) and bring back what was deleted: git checkout -- ' +
        outdir,
    );
  }
  return staging;
}

/** One file for each cluster, so that the CLI's list, `--stdout` and its validation plugins work. */
export function stageCluster(directory: string, rendered: RenderedCluster): void {
  mkdirSync(directory, { recursive: true });
  const documents = manifestsOf(rendered).map((manifest) => toYaml(manifest));
  writeFileSync(join(directory, `${rendered.cluster.name}.yaml`), documents.join('---\n'));
}

function isWithin(inner: string, outer: string): boolean {
  const path = relative(resolve(outer), resolve(inner));
  return path === '' || (path !== '..' && !path.startsWith(`..${sep}`) && resolve(path) !== path);
}
