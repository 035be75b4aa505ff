import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DETECTORS } from '../../../../lib/cli/diff/changes';

const ROOT = join(__dirname, '../../../..');
const FOLDER = 'lib/cli/diff/changes';

/** What the folder holds besides detectors: the list of them, and what is left when all have spoken. */
const NO_DETECTOR = new Set(['index', 'others']);

const files = readdirSync(join(ROOT, FOLDER)).map((file) => file.replace(/\.ts$/, ''));
const ids = DETECTORS.map(({ id }) => id);

test('every file is a detector, and every detector is asked', () => {
  expect([...ids].sort()).toEqual(files.filter((file) => !NO_DETECTOR.has(file)).sort());
});

test.each(files.filter((file) => file !== 'index'))('%s has a test', (file) => {
  expect(existsSync(join(__dirname, `${file}.test.ts`))).toBe(true);
});

test.each(ids)('docs/review.md has a row about %s', (id) => {
  expect(readFileSync(join(ROOT, 'docs/review.md'), 'utf8')).toMatch(new RegExp(`^\\| ${id} +\\|`, 'm'));
});
