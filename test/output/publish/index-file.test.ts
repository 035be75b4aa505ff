import { sha256 } from '../../../lib/model/digest';
import { formatIndex, isInside, parseIndex } from '../../../lib/output/publish/index-file';

const HASH = sha256('text');

test('an index reads back as it was written, sorted', () => {
  const index = new Map([
    ['clusters/us/b.yaml', [HASH]],
    ['clusters/us/a.yaml', [HASH]],
  ]);
  expect(formatIndex(index)).toBe(`${HASH}  clusters/us/a.yaml\n${HASH}  clusters/us/b.yaml\n`);
  expect(parseIndex(formatIndex(index))).toEqual(index);
});

test('the marks of a merge conflict are passed over and both sides count', () => {
  const text = `<<<<<<< ours\n${HASH}  a.yaml\n=======\n${HASH}  b.yaml\n>>>>>>> theirs\n`;
  expect([...parseIndex(text).keys()]).toEqual(['a.yaml', 'b.yaml']);
});

test.each(['../a', 'a/../b', '/etc/passwd', './a', 'a//b', 'a\\..\\b', '', '..'])(
  'the path %j leads outside and is never touched',
  (path) => {
    expect(isInside(path)).toBe(false);
    expect(parseIndex(`${HASH}  ${path}\n`).size).toBe(0);
  },
);
