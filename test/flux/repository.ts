import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lab/command';
import { kit } from '../lab/lab';
import { HOME } from '../lab/settings';
import { CONTROLLERS, crdsOf } from './build';
import { folderOf } from './variants';
import type { Variant } from './variants';

/** The Git repository of the mesh, https://git.example.com/platform/training-mesh.git, branch main. */

/** What `flux bootstrap` commits into dist/flux/<cluster>/flux-system, without the controllers, which run outside. */
async function writeBootstrapFolder(folder: string, cluster: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const crds = await Promise.all(CONTROLLERS.map(crdsOf));
  const texts = crds.flatMap((bases) => readdirSync(bases).map((file) => readFileSync(join(bases, file), 'utf8')));
  const components = [NAMESPACE, ...texts].map((text) => text.replace(/^---\n/, ''));
  writeFileSync(join(folder, 'gotk-components.yaml'), components.join('---\n'));
  writeFileSync(join(folder, 'gotk-sync.yaml'), sync(cluster));
  writeFileSync(join(folder, 'kustomization.yaml'), KUSTOMIZATION);
}

/** Commits a variant and returns its commit. A folder of the bootstrap stays, whatever synth wrote. */
export async function push(variant: Variant, clusters: readonly string[]): Promise<string> {
  const dist = join(HOME, 'pushed');
  rmSync(dist, { recursive: true, force: true });
  cpSync(folderOf(variant), dist, { recursive: true });
  for (const cluster of clusters) {
    await writeBootstrapFolder(join(dist, 'flux', cluster, 'flux-system'), cluster);
  }
  await kit('push', dist, variant);
  const repository = join(HOME, 'git', 'git.example.com', 'platform', 'training-mesh.git');
  return (await run('git', ['-c', 'safe.directory=*', '-C', repository, 'rev-parse', 'main'])).trim();
}

const NAMESPACE = `apiVersion: v1
kind: Namespace
metadata:
  name: flux-system
`;

const KUSTOMIZATION = `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - gotk-components.yaml
  - gotk-sync.yaml
`;

function sync(cluster: string): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 1m0s
  ref:
    branch: main
  url: https://git.example.com/platform/training-mesh.git
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: flux-system
  namespace: flux-system
spec:
  interval: 10m0s
  path: ./dist/flux/${cluster}
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
`;
}
