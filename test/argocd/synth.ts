import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './command';
import type { Flags } from './program/flags';
import { settings } from './settings';

/** The mesh of one topology, synthesized again and again: dist/ and mesh.lock.json go from stage to stage. */
export class Program {
  readonly #folder: string;

  constructor(public topology: Flags['topology']) {
    this.#folder = join(settings.output, topology, 'mesh');
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Synthesizes one stage and gives its dist/. */
  async synth(stage: Omit<Flags, 'topology'>): Promise<string> {
    const flags: Flags = { topology: this.topology, ...stage };
    const tsx = join(settings.checkout, 'node_modules/tsx/dist/loader.mjs');
    const program = join(settings.checkout, 'test/argocd/program/main.ts');
    await output(process.execPath, ['--import', tsx, program, JSON.stringify(flags)], { cwd: this.#folder });
    return join(this.#folder, 'dist');
  }
}
