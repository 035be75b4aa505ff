import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { noSecretMaterial } from '../../../lib/output/checks/no-secret-material';
import { manifest } from '../../../lib/resources/manifest';
import { fleetOf } from '../../model/facts';
import { manifestsIn } from '../../support/manifests';
import { HARMLESS, SMUGGLED } from './corpus';

const ROOT = resolve(__dirname, '../../..');

function found(value: unknown): readonly string[] {
  const object = manifest('v1', 'ConfigMap', { name: 'it', namespace: 'a' }, { data: { inner: value } });
  const placed = [{ path: 'mesh/us/it', manifest: object }];
  return [...noSecretMaterial.check('us', placed, fleetOf())].map(({ what }) => what);
}

test.each(Object.entries(SMUGGLED))('%s is refused', (_what, value) => {
  expect(found(value)).not.toEqual([]);
});

test.each(HARMLESS.map((value) => [JSON.stringify(value).slice(0, 80), value] as const))(
  '%s passes',
  (_text, value) => {
    expect(found(value)).toEqual([]);
  },
);

test('no committed output holds a secret', () => {
  const folders = ['dist', ...readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}/dist`)];
  const objects = folders
    .filter((folder) => existsSync(join(ROOT, folder)))
    .flatMap((folder) => manifestsIn(join(ROOT, folder)));
  expect(objects.length).toBeGreaterThan(400);
  const placed = objects.map(({ path, manifest }) => ({ path, manifest }));
  expect([...noSecretMaterial.check('us', placed, fleetOf())]).toEqual([]);
});

test('there are enough of both', () => {
  expect(Object.keys(SMUGGLED).length).toBeGreaterThanOrEqual(60);
  expect(HARMLESS.length).toBeGreaterThanOrEqual(50);
});
