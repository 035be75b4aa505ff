import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../docs/api';
import { pages } from '../docs/blocks';
import { faultsOf } from './faults';
import { passagesIn } from './files';

/** Folders whose comments, texts and names are free of faults; the other folders of lib/ are not yet. */
const LIBRARY = ['lib/constructs', 'lib/delivery', 'lib/model', 'lib/resources', 'lib/testing'];

/** The same for titles of tests. */
const TESTS = [
  'test/argocd',
  'test/cli/diff/changes',
  'test/cli/diff/fleet',
  'test/cli/diff/read',
  'test/cli/diff/render',
  'test/constructs/choices',
  'test/constructs/internal',
  'test/constructs/patch',
  'test/controllers',
  'test/flux',
  'test/fuzz',
  'test/golden',
  'test/helm',
  'test/kill',
  'test/lab',
  'test/properties',
  'test/schemas',
];

function filesIn(folders: readonly string[], ending: string): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith(ending))
      .map((file) => join(folder, file)),
  );
}

// One test for each group instead of each file: a failure is one list to work through.
test.each([
  ['pages', [...pages(), 'CHANGELOG.md'], 2000],
  ['comments, texts and names of finished folders', filesIn(LIBRARY, '.ts'), 1000],
  ['titles of tests in finished folders', filesIn(TESTS, '.test.ts'), 100],
])('%s have no banned phrase and no long sentence', (_group, files, least) => {
  const passages = files.flatMap((file) => passagesIn(file, readFileSync(join(ROOT, file), 'utf8')));
  expect(passages.length).toBeGreaterThan(least);
  expect(passages.flatMap(faultsOf)).toEqual([]);
});
