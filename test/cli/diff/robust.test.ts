import { property, assert, constantFrom, integer, tuple } from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { compareTrees } from '../../../lib/cli/diff/compare/comparison';
import { renderMarkdown } from '../../../lib/cli/diff/render/markdown';
import { renderText } from '../../../lib/cli/diff/render/text';
import { reviewOf } from '../../../lib/cli/diff/review';
import type { Manifest } from '../../../lib/resources/manifest';
import { synth } from '../../support/synth';
import { reviewedMesh } from './reviewed-mesh';
import { treeOf } from './trees';

const { files } = synth(reviewedMesh);
const all = [...files].filter(([path]) => path.endsWith('.yaml') || path === 'fleet.json');
const yaml = all.filter(([path]) => path.endsWith('.yaml'));
const before = treeOf(new Map(all), 'before');
const SIDES = { before: 'a', after: 'b', directory: 'dist' };

/** Puts a value in the place of some other one, however deep. */
function replaced(value: unknown, seed: number, by: unknown): unknown {
  if (value === null || typeof value !== 'object' || seed < 2) return by;
  const entries = Object.entries(value);
  const index = seed % Math.max(1, entries.length);
  const put = entries.map(([key, item]: [string, unknown], at) => {
    return [key, at === index ? replaced(item, Math.floor(seed / 3), by) : item] as const;
  });
  return Array.isArray(value) ? put.map(([, item]) => item) : Object.fromEntries(put);
}

const places = tuple(integer({ min: 0, max: yaml.length - 1 }), integer({ min: 2, max: 100_000 }));
const values = constantFrom<unknown>(null, 0, '', 'x', [], {}, [null], [[]], { a: null }, true, ['*'], { name: 'x' });

test('the diff reports every change of a manifest, whatever its value, and twice the same', () => {
  assert(
    property(places, values, ([index, seed], value) => {
      const [path, text] = yaml[index] ?? ['', ''];
      const documents = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
      const mangled = documents.map((object, at) => (at === 0 ? replaced(object, seed, value) : object));
      const file = mangled.map((object) => JSON.stringify(object)).join('\n---\n');
      const changed = treeOf(new Map([...all, [path, file]]), 'after');
      const there = reviewOf(compareTrees(before, changed));
      const back = reviewOf(compareTrees(changed, before));
      for (const review of [there, back]) {
        const same = JSON.stringify(mangled) === JSON.stringify(documents);
        expect(review.findings.length > 0).toBe(!same);
        expect(renderMarkdown(review, SIDES).length).toBeLessThan(65_536);
      }
      expect(renderText(reviewOf(compareTrees(before, changed)), SIDES)).toBe(renderText(there, SIDES));
    }),
    // An AppProject whose empty list becomes null.
    { numRuns: 100, examples: [[[0, 15], null]] },
  );
});
