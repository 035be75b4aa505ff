import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { temporaryFolder } from '../support/files';

export const ROOT = resolve(__dirname, '../..');
const MODULES = join(ROOT, 'node_modules');

/** What lies in the repository and is not its source. */
const NOT_SOURCE = new Set(['node_modules', '.git', 'build', 'coverage', '.cdk8s']);

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Runs a command; fails with what it said unless it succeeds. */
export function run(folder: string, command: string, ...args: readonly string[]): string {
  const env = { ...process.env, CDK8S_OUTDIR: '', NO_COLOR: '1', npm_config_offline: 'true' };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  return `${stdout}\n${stderr}`;
}

/** Builds and packs a copy of the repository; returns the path of the tarball. */
export function pack(): string {
  const copy = join(temporaryFolder(), 'cdk8s-mesh');
  cpSync(ROOT, copy, {
    recursive: true,
    filter: (path) => dirname(path) !== ROOT || !NOT_SOURCE.has(basename(path)),
  });
  symlinkSync(MODULES, join(copy, 'node_modules'));
  run(copy, 'npm', 'run', 'build');
  const said = run(copy, 'npm', 'pack', '--ignore-scripts', '--pack-destination', dirname(copy));
  const [name] = /^cdk8s-mesh-.*\.tgz$/m.exec(said) ?? [];
  if (name === undefined) throw new Error(`npm pack named no tarball:\n${said}`);
  return join(dirname(copy), name);
}

/** An empty project that has installed the tarball with the command in the README, as it looks on disk. */
export function projectWith(tarball: string): string {
  const project = temporaryFolder();
  const installed = join(project, 'node_modules', 'cdk8s-mesh');
  mkdirSync(installed, { recursive: true });
  run(installed, 'tar', '--extract', '--gzip', '--strip-components=1', '--file', tarball);
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  ) as PackageJson;
  const others = ['cdk8s-cli', 'tsx', 'typescript', '@types/node'];
  for (const name of [...Object.keys(dependencies), ...Object.keys(peerDependencies), ...others]) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(MODULES, name), link);
  }
  writeFileSync(join(project, 'package.json'), '{ "name": "consumer", "version": "1.0.0", "type": "commonjs" }\n');
  return project;
}

/** The command of a package that the project has. */
export function bin(name: string): string {
  return join(MODULES, '.bin', name);
}
