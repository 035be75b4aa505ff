import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
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
])('%s shows %s exactly like the file to apply', (page, name) => {
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

/** Source of the Application that the tests look at. */
const SOURCE = {
  repoURL: 'https://charts.example.com',
  chart: 'istiod',
  targetRevision: '1.30.3',
  helm: { valuesObject: { pilot: { replicas: 2 }, env: { A: 'b' } } },
};
const OLD = { ...SOURCE, targetRevision: '1.30.2' };
const OTHER_VALUES = { ...SOURCE, helm: { valuesObject: { pilot: { replicas: 3 }, env: { A: 'b' } } } };
const sync = (status: string, source: object = SOURCE): object => ({
  status,
  revision: '1.30.3',
  comparedTo: { source },
});
const HEALTHY = { status: 'Healthy' };

/** A finished sync after self-heals, and the time of the comparison after it. */
const synced = (result: object, reconciledAt = '2026-01-01T00:01:00Z', autoHealAttemptsCount = 5): object => ({
  reconciledAt,
  operationState: {
    phase: 'Succeeded',
    operation: { sync: { autoHealAttemptsCount } },
    finishedAt: '2026-01-01T00:00:30Z',
    syncResult: { source: SOURCE, revision: '1.30.3', ...result },
  },
});

/** Status of an Application, and what the script makes of it. */
const STATUSES: readonly (readonly [string, unknown, string])[] = [
  ['has no status yet', undefined, 'Progressing'],
  ['was never compared', { health: HEALTHY }, 'Progressing'],
  ['is healthy and synced', { health: HEALTHY, sync: sync('Synced') }, 'Healthy'],
  ['is healthy because its objects do not exist yet', { health: HEALTHY, sync: sync('OutOfSync') }, 'Progressing'],
  ['was compared with an older version', { health: HEALTHY, sync: sync('Synced', OLD) }, 'Progressing'],
  ['was compared with other values', { health: HEALTHY, sync: sync('Synced', OTHER_VALUES) }, 'Progressing'],
  [
    'was compared with a value less',
    { health: HEALTHY, sync: sync('Synced', { ...SOURCE, helm: { valuesObject: { env: { A: 'b' } } } }) },
    'Progressing',
  ],
  ['still differs after five self-heals', { health: HEALTHY, sync: sync('OutOfSync'), ...synced({}) }, 'Healthy'],
  [
    'differs right after a sync, as the API server still takes CRDs in',
    { health: HEALTHY, sync: sync('OutOfSync'), ...synced({}, '2026-01-01T00:01:00Z', 3) },
    'Progressing',
  ],
  [
    'differs, and nobody heals it',
    {
      health: HEALTHY,
      sync: sync('OutOfSync'),
      reconciledAt: '2026-01-01T00:01:00Z',
      operationState: { phase: 'Succeeded', finishedAt: '2026-01-01T00:00:30Z', syncResult: { source: SOURCE } },
    },
    'Progressing',
  ],
  [
    'differs, and was not compared since its sync ended',
    { health: HEALTHY, sync: sync('OutOfSync'), ...synced({}, '2026-01-01T00:00:29Z') },
    'Progressing',
  ],
  [
    'differs after a sync of an older revision',
    { health: HEALTHY, sync: sync('OutOfSync'), ...synced({ revision: '1.30.2' }) },
    'Progressing',
  ],
  [
    'differs after a sync with other values',
    { health: HEALTHY, sync: sync('OutOfSync'), ...synced({ source: OTHER_VALUES }) },
    'Progressing',
  ],
  [
    'differs after a sync that failed',
    { health: HEALTHY, sync: sync('OutOfSync'), operationState: { phase: 'Failed' }, reconciledAt: '2026' },
    'Progressing',
  ],
  ['is degraded', { health: { status: 'Degraded', message: 'no CA' }, sync: sync('Synced') }, 'Degraded'],
];

const lua = ['lua', 'lua5.4', 'lua5.3', 'lua5.1', 'luajit'].find((name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name))),
);
const title = (state: string): string => `the health script knows an Application that ${state}`;

if (lua === undefined) {
  test.skip.each(STATUSES)(`${title('%s')} (skipped: there is no Lua here)`, () => undefined);
} else {
  test.each(STATUSES)(title('%s'), (_state, status, expected) => {
    const chunk = `obj = ${luaOf({ spec: { source: SOURCE }, status })}\nlocal function health()\n${script}\nend\nprint(health().status)`;
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
