import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lab/command';
import { HOME, ROOT } from '../lab/settings';

/** The stages of the mesh's life, each the output directory of program.ts. One lock file goes through them in this order. */
const STAGES = {
  argoCd: 'argoCd',
  first: '',
  greet: 'greet',
  gatewayChanged: 'gatewayChanged',
  again: '',
  drained: 'drained',
  withoutEu: 'withoutEu',
} as const;

/** Made of `first` by another version of Istio's charts; one that the chart repository has, and one that it lacks. */
type Upgrade = 'upgraded' | 'wronglyUpgraded';

export type Variant = keyof typeof STAGES | Upgrade;

/** The version that the chart repository lacks. */
export const WRONG_VERSION = '1.99.0';

const FOLDER = join(HOME, 'variants');

export function folderOf(variant: Variant): string {
  return join(FOLDER, variant, 'dist');
}

/** Writes every variant; returns the version of Istio's charts before and after the upgrade. */
export async function makeVariants(): Promise<{ readonly from: string; readonly to: string }> {
  rmSync(FOLDER, { recursive: true, force: true });
  const work = join(FOLDER, 'work');
  for (const [variant, stage] of Object.entries(STAGES)) {
    const env = { ...process.env, STAGE: stage, OUTDIR: join(work, 'dist') };
    await run(process.execPath, ['--import', 'tsx', join(__dirname, 'program.ts')], { env, cwd: ROOT });
    mkdirSync(join(FOLDER, variant), { recursive: true });
    cpSync(join(work, 'dist'), folderOf(variant as Variant), { recursive: true });
    if (variant === 'argoCd') rmSync(work, { recursive: true });
  }
  nameTags(join(folderOf('argoCd'), 'argocd'));
  const from = versionOfIstio(folderOf('first'));
  const to = from.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  upgrade('first', 'upgraded', from, to);
  upgrade('greet', 'wronglyUpgraded', from, WRONG_VERSION);
  return { from, to };
}

/** Argo CD pins commits. The kit makes repositories of its own, and asks which tags they need. */
function nameTags(applications: string): void {
  const files = readdirSync(applications, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );
  for (const file of files.map((name) => join(applications, name))) {
    const text = readFileSync(file, 'utf8');
    const tag = /- name: version\n +value: (\S+)/.exec(text)?.[1];
    if (tag !== undefined)
      writeFileSync(file, text.replace(/targetRevision: [0-9a-f]{40}$/m, `targetRevision: ${tag}`));
  }
}

function upgrade(of: Variant, variant: Upgrade, from: string, to: string): void {
  cpSync(folderOf(of), folderOf(variant), { recursive: true });
  for (const file of releasesOfIstio(folderOf(variant))) {
    writeFileSync(file, readFileSync(file, 'utf8').replace(`version: ${from}`, `version: ${to}`));
  }
}

function versionOfIstio(dist: string): string {
  const texts = releasesOfIstio(dist).map((file) => readFileSync(file, 'utf8'));
  const versions = new Set(texts.map((text) => /^ +version: (\S+)$/m.exec(text)?.[1]));
  const [version] = versions;
  if (versions.size !== 1 || version === undefined)
    throw new Error(`one version of Istio expected: ${[...versions].join()}`);
  return version;
}

function releasesOfIstio(dist: string): readonly string[] {
  const releases = join(dist, 'flux', '_releases');
  return readdirSync(releases).flatMap((cluster) =>
    ['istio-base', 'istiod'].map((release) => join(releases, cluster, release, 'helm-release.yaml')),
  );
}
