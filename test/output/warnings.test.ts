import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Delivery, Mesh, MeshApp, MeshCluster } from '../../lib';
import type { AllowProps, Rule } from '../../lib';
import { renderMesh } from '../../lib/testing';
import { filesIn, temporaryFolder } from '../support/files';
import { problemsOf, quietly, synth } from '../support/synth';

/** Warns of every cluster whose name has three letters. */
const longNames: Rule = {
  id: 'long-names',
  severity: 'warning',
  *check({ clusters }) {
    for (const { path, name } of clusters) {
      if (name.length >= 3) yield { path, what: 'the name is long', value: name, fix: 'use two letters' };
    }
  },
};

interface Options {
  readonly strict?: boolean;
  readonly allow?: Readonly<Record<string, AllowProps>>;
}

function declare(app: MeshApp, { strict, allow = {} }: Options = {}): Mesh {
  const mesh = new Mesh(app, 'training-mesh', {
    delivery: Delivery.argoCd({ repoUrl: 'https://git.example.com/mesh.git' }),
    rules: [longNames],
    ...(strict !== undefined && { strict }),
  });
  new MeshCluster(mesh, 'us', { region: 'us-east-1' });
  new MeshCluster(mesh, 'south', { region: 'af-south-1' });
  for (const [rule, props] of Object.entries(allow)) mesh.allow(rule, props);
  return mesh;
}

const ALLOWED: Options['allow'] = {
  'long-names': { path: 'training-mesh/south', because: 'it has had this name for years' },
};

test('a warning is said once, with its place and line, and everything is written', () => {
  const { said, files } = synth((app) => void declare(app));
  expect(said).toContain('1 warning\n\n[training-mesh/south] test/output/warnings.test.ts:');
  expect(said.match(/the name is long/g)).toHaveLength(1);
  expect(said).toContain('  the name is long: "south"\n    fix:  use two letters\n    rule: long-names\n\n');
  expect(files.has('clusters/south/control-plane/namespaces.yaml')).toBe(true);
});

test('in strict mode it is a problem, and nothing is written', () => {
  const outdir = join(temporaryFolder(), 'dist');
  const problems = problemsOf(() => synth((app) => void declare(app, { strict: true }), outdir));
  expect(problems).toMatchObject([{ rule: 'long-names', severity: 'warning', path: 'training-mesh/south' }]);
  expect(filesIn(outdir).size).toBe(0);
});

test.each([true, false])('what is allowed is not said, strict or not (%s)', (strict) => {
  expect(synth((app) => void declare(app, { strict, allow: ALLOWED })).said).not.toContain('warning');
});

test('an allowance of nothing is a warning with the line that allows it', () => {
  const allow = { ...ALLOWED, 'long-name': { path: 'training-mesh/us', because: 'a reason' } };
  const { said } = synth((app) => void declare(app, { allow }));
  expect(said).toMatch(/^1 warning\n\n\[training-mesh\] test\/output\/warnings.test.ts:\d+:\d+\n/);
  expect(said).toContain('allowance-matches');
  expect(said).toContain('did you mean "long-names"?');
  const problems = problemsOf(() => synth((app) => void declare(app, { strict: true, allow })));
  expect(problems).toMatchObject([{ rule: 'allowance-matches' }]);
});

test('an error cannot be allowed', () => {
  const allow = { names: { path: 'training-mesh/No', because: 'we like it' } };
  const problems = problemsOf(() =>
    synth((app) => new MeshCluster(declare(app, { allow }), 'No', { region: 'eu-west-1' })),
  );
  expect(problems).toMatchObject([{ rule: 'valid-names', path: 'training-mesh/No' }]);
});

test('an allowance without anything is refused at once', () => {
  expect(() => {
    declare(new MeshApp()).allow('long-names', undefined as never);
  }).toThrow('mesh.allow(…) takes an object, and not undefined');
});

test('what is written does not depend on warnings', () => {
  const plain = synth((app) => void declare(app));
  const allowed = synth((app) => void declare(app, { allow: ALLOWED }));
  expect(allowed.files).toEqual(plain.files);
  expect(readFileSync(allowed.lockfile, 'utf8')).toBe(readFileSync(plain.lockfile, 'utf8'));
});

test('renderMesh is silent about warnings, and strict with a strict mesh', () => {
  const said = quietly(() => void renderMesh(declare(new MeshApp())));
  expect(said).toBe('');
  expect(problemsOf(() => renderMesh(declare(new MeshApp(), { strict: true })))).toMatchObject([
    { rule: 'long-names' },
  ]);
});
