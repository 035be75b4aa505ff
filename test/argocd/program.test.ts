import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { filesIn, temporaryFolder } from '../support/files';

const CHECKOUT = resolve(__dirname, '../..');

function distOf(flags: object): ReadonlyMap<string, string> {
  const tsx = join(CHECKOUT, 'node_modules/tsx/dist/loader.mjs');
  const program = join(__dirname, 'program/main.ts');
  const cwd = temporaryFolder();
  execFileSync(process.execPath, ['--import', tsx, program, JSON.stringify(flags)], { cwd, stdio: 'pipe' });
  return filesIn(join(cwd, 'dist'));
}

describe('The program of npm run e2e:argocd', () => {
  it('makes the committed dist/ when no flag is set', () => {
    expect(distOf({ topology: 'hub' })).toEqual(filesIn(join(CHECKOUT, 'dist')));
  });

  it('makes a dist/ with every flag', () => {
    const flags = { topology: 'perCluster', greet: 'all', protocols: true, gatewayPatch: true, istio: '1.30.4' };

    expect([...distOf({ ...flags, observability: false, eu: 'drained' }).keys()]).toEqual(
      expect.arrayContaining(['argocd/us/root.yaml', 'argocd/eu/apps/istiod.yaml']),
    );
  });
});
