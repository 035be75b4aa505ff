import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../docs/api';
import { pages } from '../docs/blocks';
import { faultsOf } from './faults';
import { passagesIn } from './files';

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));
}

// One test for each group instead of each file: a failure is one list to work through.
test.each([
  ['pages', [...pages(), 'CHANGELOG.md'], 2000],
  ['comments, texts and names of lib/', filesIn('lib', '.ts'), 1000],
  ['titles of tests', filesIn('test', '.test.ts'), 500],
])('%s have no banned phrase and no long sentence', (_group, files, least) => {
  const passages = files.flatMap((file) => passagesIn(file, readFileSync(join(ROOT, file), 'utf8')));
  expect(passages.length).toBeGreaterThan(least);
  expect(passages.flatMap(faultsOf)).toEqual([]);
});
