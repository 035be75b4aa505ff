import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { run } from '../../lib/cli/run';
import type { MeshApp } from '../../lib';
import { temporaryFolder } from '../support/files';
import { synth } from '../support/synth';

const MAIN = resolve(__dirname, '../../lib/cli/main.ts');

/** What a command said, and how it ended. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A git repository of its own, in a folder that is removed afterwards. */
export class Project {
  readonly folder = temporaryFolder();

  constructor(objectFormat: 'sha1' | 'sha256' = 'sha1') {
    this.git('init', '--quiet', '--initial-branch', 'main', `--object-format=${objectFormat}`);
  }

  git(...args: readonly string[]): string {
    const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
    const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd: this.folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr}`);
    return stdout;
  }

  commit(): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'test');
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true, force: true });
  }

  /** Writes dist/ as the first synth of a mesh does: which clusters may join and leave is not what is tested. */
  synth(declare: (app: MeshApp) => void): void {
    this.remove('mesh.lock.json');
    synth(declare, join(this.folder, 'dist'));
  }

  /** Runs a command in this process. */
  run(...args: readonly string[]): Run {
    return this.runIn(this.folder, ...args);
  }

  runIn(folder: string, ...args: readonly string[]): Run {
    const said = { stdout: '', stderr: '' };
    const status = run(args, {
      folder,
      print: (text) => {
        said.stdout += text;
      },
      printError: (text) => {
        said.stderr += text;
      },
    });
    return { status, ...said };
  }

  /** Runs a command as a program of its own. */
  spawn(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Run {
    const options = { cwd: this.folder, encoding: 'utf8', env } as const;
    const program = ['--import', require.resolve('tsx'), MAIN, ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, program, options);
    return { status, stdout, stderr };
  }
}
