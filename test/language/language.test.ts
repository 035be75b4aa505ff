import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../docs/api';
import { pages } from '../docs/blocks';
import { faultsOf } from './faults';
import { passagesIn } from './files';

// One test for all pages: a failure is one list to work through.
test('pages have no banned phrase and no long sentence', () => {
  const files = [...pages(), 'CHANGELOG.md'];
  const passages = files.flatMap((file) => passagesIn(file, readFileSync(join(ROOT, file), 'utf8')));
  expect(passages.length).toBeGreaterThan(2000);
  expect(passages.flatMap(faultsOf)).toEqual([]);
});
