import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lab/command';
import { HOME } from '../lab/settings';

/** Flux's controllers, built from their published Go modules. */

export const CONTROLLERS = ['source-controller', 'kustomize-controller', 'helm-controller'] as const;
export type Controller = (typeof CONTROLLERS)[number];

/** go.mod names the controllers as tools, and repeats the replacements of their modules. */
const MODULE = join(__dirname, 'go');

const go = (...args: readonly string[]): Promise<string> =>
  run('go', args, { cwd: MODULE, env: { ...process.env, GOFLAGS: '-mod=readonly' } });

export function programOf(controller: Controller): string {
  return join(HOME, 'bin', controller);
}

/** Builds what is missing: about 15 minutes of CPU without Go's cache. */
export async function build(): Promise<void> {
  mkdirSync(join(HOME, 'bin'), { recursive: true });
  for (const controller of CONTROLLERS) {
    const program = programOf(controller);
    if (existsSync(program)) continue;
    const start = Date.now();
    await go('build', '-buildvcs=false', '-ldflags', '-s -w', '-o', program, `github.com/fluxcd/${controller}`);
    console.log(`built ${controller} ${await versionOf(controller)} in ${Math.round((Date.now() - start) / 1000)} s`);
  }
}

export async function versionOf(controller: Controller): Promise<string> {
  return (await go('list', '-m', '-f', '{{.Version}}', `github.com/fluxcd/${controller}`)).trim();
}

/** Folder with the CRDs of a controller. */
export async function crdsOf(controller: Controller): Promise<string> {
  const module = (await go('list', '-m', '-f', '{{.Dir}}', `github.com/fluxcd/${controller}`)).trim();
  return join(module, 'config', 'crd', 'bases');
}
