import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { MeshApp } from '../../lib';
import { renderMesh } from '../../lib/testing';
import { synth } from '../support/synth';
import { trainingMesh } from '../support/training-mesh';
import { ROOT } from './api';
import { blocksOf } from './blocks';

const FOLDER = 'docs/argocd';

interface ConfigMap {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data: Readonly<Record<string, string>>;
}

function read(name: string): ConfigMap {
  return parse(readFileSync(join(ROOT, FOLDER, `${name}.yaml`), 'utf8')) as ConfigMap;
}

test.each([
  ['docs/argocd.md', 'argocd-cm'],
  ['docs/argocd-rings.md', 'argocd-cmd-params-cm'],
])('%s shows %s as it stands in the file to apply', (page, name) => {
  const shown = blocksOf(page, 'yaml').map(({ code }) => parse(code) as ConfigMap);
  expect(shown).toEqual([read(name)]);
});

test('synth names the file to apply', () => {
  const { said } = synth((app) => trainingMesh(app));
  const [, path = ''] = /shows the health of Applications \(cdk8s-mesh\/(\S+)\)/.exec(said) ?? [];
  expect(path).toBe(`${FOLDER}/argocd-cm.yaml`);
});

const script = read('argocd-cm').data['resource.customizations.health.argoproj.io_Application'] ?? '';

test('every block of the health script is closed', () => {
  const code = script.replaceAll(/"[^"]*"/g, '""');
  const count = (word: RegExp): number => [...code.matchAll(word)].length;
  expect(count(/\bend\b/g)).toBeGreaterThan(0);
  expect(count(/\bend\b/g)).toBe(count(/\b(?:if|for|while|function)\b/g));
});

const FRESH = { comparedTo: { source: { targetRevision: 'main' } } };
const SYNCED = { ...FRESH, status: 'Synced' };
const OUT_OF_SYNC = { ...FRESH, status: 'OutOfSync' };
const HEALTHY = { status: 'Healthy' };
const SUCCEEDED = { phase: 'Succeeded' };

/** Status of an Application, and what the script makes of it. */
const STATUSES: readonly (readonly [string, unknown, string])[] = [
  ['has no status yet', undefined, 'Progressing'],
  ['was never compared', { health: HEALTHY }, 'Progressing'],
  ['is healthy and synced', { health: HEALTHY, sync: SYNCED }, 'Healthy'],
  ['is healthy because its objects do not exist yet', { health: HEALTHY, sync: OUT_OF_SYNC }, 'Progressing'],
  ['drifted after a sync', { health: HEALTHY, sync: OUT_OF_SYNC, operationState: SUCCEEDED }, 'Healthy'],
  [
    'was compared with an older revision',
    { health: HEALTHY, sync: { status: 'Synced', comparedTo: { source: { targetRevision: 'old' } } } },
    'Progressing',
  ],
  ['is degraded', { health: { status: 'Degraded', message: 'no CA' }, sync: SYNCED }, 'Degraded'],
];

const lua = ['lua', 'lua5.4', 'lua5.3', 'lua5.1', 'luajit'].find((name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name))),
);
const title = (state: string): string => `the health script knows an Application that ${state}`;

if (lua === undefined) {
  test.skip.each(STATUSES)(`${title('%s')} (skipped: there is no Lua here)`, () => undefined);
} else {
  test.each(STATUSES)(title('%s'), (_state, status, expected) => {
    const application = renderMesh(trainingMesh(new MeshApp()).mesh).get('argocd/apps/us.yaml');
    const chunk = `obj = ${luaOf({ ...application, status })}\nlocal function health()\n${script}\nend\nprint(health().status)`;
    expect(execFileSync(lua, ['-e', chunk], { encoding: 'utf8' }).trim()).toBe(expected);
  });
}

/** A value as Lua writes it, as far as an Application needs it. */
function luaOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === undefined ? 'nil' : JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) =>
    Array.isArray(value) ? luaOf(field) : `[${JSON.stringify(key)}] = ${luaOf(field)}`,
  );
  return `{ ${fields.join(', ')} }`;
}
