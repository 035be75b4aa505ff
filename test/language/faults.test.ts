import { BANNED } from './banned';
import { faultsIn } from './files';

const ACCEPTED = [
  'The recommended amendment is fine.',
  'An indoor and outdoor lawn.',
  'The report relies on it, and applies in all clusters.',
  'A standby cluster understands it.',
  'None of the clusters is empty, and all are nonempty.',
  'There is no number, and it is no longer read.',
  'A report about clusters says often which.',
  'What is written? Two files.',
  'Says what is written.',
  'The `door` lies `in` a span.',
  'See [the page](door.md#what-lies-in-the-door).',
];

test.each(BANNED.map(({ example, instead }) => [example, instead]))('finds a fault in %j', (example, instead) => {
  const found = faultsIn('page.md', `All is well.\n\n${example}`);
  expect(found).toContainEqual(expect.stringMatching(/^page\.md:[34]: "/));
  expect(found.map((fault) => fault.split(': instead: ')[1])).toContain(instead);
});

test.each(ACCEPTED)('accepts %j', (sentence) => {
  expect(faultsIn('page.md', sentence)).toEqual([]);
});

const words = (count: number): string => `The ${'word '.repeat(count - 2)}end`;

test.each([
  ['35 words', `${words(35)}.`, 0],
  ['36 words', `${words(36)}.`, 1],
  ['two sentences', `${words(20)}. ${words(20)}.`, 0],
  ['an abbreviation, which ends no sentence', `${words(20)}, e.g. ${words(20)}.`, 1],
  ['two items of a list', `- ${words(20)}\n- ${words(20)}`, 0],
  ['one item over two lines', `- ${words(20)}\n  ${words(20)}`, 1],
  ['two cells of a table', `| ${words(20)} | ${words(20)} |`, 0],
  ['a code span of many words', `${words(20)} \`${words(20)}\`.`, 0],
  ['a code block', `\`\`\`text\n${words(40)}\n\`\`\``, 0],
  ['a list of names', 'name '.repeat(40), 0],
])('counts the words of a sentence: %s', (_case, page, expected) => {
  expect(faultsIn('page.md', page)).toHaveLength(expected);
});

const SOURCE = String.raw`
/**
 * First line of a comment.
 * A key lies
 * in it, and \`door\` is code.
 */
const pattern = /it lies in "/; // the end of a law
// two lines that are
// as far as possible one text
const what = \`the file "\${name}" lies in \${wrong ? 'no such door' : path}\`;
const fix = 'mend the file, ' +
  'which stands for all';
const openDoor = 'https://lies-in.example.com';
test.each([['lies in a table']])('the key lies in %s', () => undefined);
describe(title('which a door has'), () => { expect('it lies in a body').toBe('door'); });
`
  .replaceAll('\\`', '`')
  .replaceAll('\\$', '$');

test('reads comments, texts and names of a source, with the line of each phrase', () => {
  const found = faultsIn('lib.ts', SOURCE).map((fault) => fault.split(': instead')[0]);
  expect(found).toEqual([
    'lib.ts:4: "lies in"',
    'lib.ts:7: "law"',
    'lib.ts:9: "as far as"',
    'lib.ts:10: "lies in"',
    'lib.ts:10: "door"',
    'lib.ts:11: "mend"',
    'lib.ts:12: "stands for"',
    'lib.ts:14: "lies in"',
    'lib.ts:14: "lies in"',
    'lib.ts:15: "door"',
    'lib.ts:15: "lies in"',
    'lib.ts:13: "Door"',
  ]);
});

test('reads only titles of a test file', () => {
  const found = faultsIn('a.test.ts', SOURCE).map((fault) => fault.split(': instead')[0]);
  expect(found).toEqual(['a.test.ts:14: "lies in"', 'a.test.ts:15: "door"']);
});
