import { blocksOf, pages } from './blocks';
import { compile } from './compile';

const blocks = pages().flatMap((page) => blocksOf(page, 'ts'));
const compiled = compile(blocks);

test('blocks are found', () => {
  const found = new Set(blocks.map(({ page }) => page));
  expect([...found]).toEqual(
    expect.arrayContaining(['README.md', 'docs/rules/README.md', 'docs/rules/valid-names.md']),
  );
});

test.each(blocks.map((block) => [block.page, block.line, block] as const))('%s:%i compiles', (_page, _line, block) => {
  expect(compiled.get(block)).toEqual([]);
});
