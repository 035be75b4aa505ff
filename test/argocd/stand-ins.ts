import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './command';
import { settings } from './settings';
import { SOURCES, VERSIONS } from '../../lib/model/versions';

/** A commit that pins a Git source. */
const PINNED = /^(?<field>\s*targetRevision: )["']?[0-9a-f]{40}\b.*$/m;

/** Version that a Git source is pinned at: the kit makes its repository from the Go module of that version. */
const VERSION_OF: Readonly<Record<string, string>> = {
  [SOURCES.gatewayApi]: `v${VERSIONS.gatewayApi}`,
  [SOURCES.prometheusOperator]: `v${VERSIONS.prometheusOperator}`,
};

/** A copy of a dist/ that names versions in place of commits, for the kit to make the repositories from. */
export async function withVersions(dist: string, copy: string): Promise<readonly string[]> {
  return copied(dist, copy, (url) => Promise.resolve(VERSION_OF[url]));
}

/**
 * A copy of a dist/ for Argo CD to apply. The repositories of the lab hold the files of the pinned commits in commits
 * of their own, so the copy names these. Gives the sources for which it does.
 */
export async function withStandIns(dist: string, copy: string): Promise<readonly string[]> {
  return copied(dist, copy, async (url) => {
    const repository = join(settings.argocdHome, 'git', url.replace(/^https:\/\//, ''));
    if (!existsSync(repository)) return undefined;
    return (await output('git', ['-c', 'safe.directory=*', '-C', repository, 'rev-parse', 'main'])).trim();
  });
}

async function copied(
  dist: string,
  copy: string,
  revisionFor: (url: string) => Promise<string | undefined>,
): Promise<readonly string[]> {
  rmSync(copy, { recursive: true, force: true });
  cpSync(dist, copy, { recursive: true });
  const replaced = new Set<string>();
  for (const file of yamlFiles(join(copy, 'argocd'))) {
    const text = readFileSync(file, 'utf8');
    const url = /^\s*repoURL: (\S+)$/m.exec(text)?.[1];
    if (url === undefined || !PINNED.test(text)) continue;
    const revision = await revisionFor(url);
    if (revision === undefined) throw new Error(`${file} pins ${url} at a commit, and the lab has no such repository`);
    writeFileSync(file, text.replace(PINNED, `$<field>${revision}`));
    replaced.add(url);
  }
  return [...replaced];
}

function yamlFiles(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.yaml')).map((file) => join(folder, file));
}
