import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { RULES } from '../../../lib/model/rules';
import { CHECKS, FLEET_CHECKS } from '../../../lib/output/checks';

/** One rule is one file, one test and one page of its name. */

const ROOT = join(__dirname, '..', '..', '..');
const PAGES = 'docs/rules';

/** What the folders hold besides rules and checks. */
const NOT_A_RULE = new Set(['index', 'rule', 'check']);

/** Ids whose mistakes are found while something else is done, and the file that names them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'allowance-matches': 'lib/model/problems/allowances.ts',
  'application-names-unique': 'lib/delivery/argo-cd/validate/application-names-unique.ts',
  'argo-cd-settings': 'lib/delivery/argo-cd/settings.ts',
  'argo-size-limit': 'lib/delivery/argo-cd/layers-too-large.ts',
  'chart-content-pinned': 'lib/output/chart-content-pinned.ts',
  'chart-renders': 'lib/delivery/rendered/problems.ts',
  'charts-match-releases': 'lib/delivery/rendered/problems.ts',
  'patch-matches': 'lib/constructs/patch/patch-matches.ts',
  'one-mesh-per-app': 'lib/output/one-mesh-per-app.ts',
};

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function namesIn(folder: string, extension: string): readonly string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  const files = readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(extension));
  return files.map((file) => basename(file, extension)).sort();
}

function linksOf(page: string): readonly string[] {
  return [...read(`${PAGES}/${page}.md`).matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target ?? '');
}

function idsIn(folder: string): readonly string[] {
  return namesIn(folder, '.ts').filter((name) => !NOT_A_RULE.has(name));
}

const folders = ['lib/model/rules', 'lib/output/checks'];
/** Files that run rules and checks. */
const users = ['lib/model/rules', 'lib/output', 'lib/output/checks'].flatMap((folder) => {
  return namesIn(folder, '.ts').map((name) => `${folder}/${name}.ts`);
});
const rules = folders.flatMap((folder) => idsIn(folder).map((id) => [id, folder] as const));
const ids = [...rules.map(([id]) => id), ...Object.keys(ELSEWHERE)];
const pages = namesIn(PAGES, '.md').filter((name) => name !== 'README');

describe.each(rules)('%s', (id, folder) => {
  test('carries its id', () => {
    expect(read(`${folder}/${id}.ts`)).toContain(`id: '${id}'`);
  });

  test('is run', () => {
    expect(users.some((file) => read(file).includes(`/${id}';`))).toBe(true);
  });

  test('has a test', () => {
    expect(existsSync(join(ROOT, folder.replace(/^lib/, 'test'), `${id}.test.ts`))).toBe(true);
  });
});

describe.each(Object.entries(ELSEWHERE))('%s', (id, file) => {
  test('is named by its file', () => {
    expect(read(file)).toContain(`'${id}'`);
  });
});

describe.each(ids)('the page of %s', (id) => {
  test('has the id as first heading, and the parts that every page has', () => {
    const headings = read(`${PAGES}/${id}.md`)
      .split('\n')
      .filter((line) => /^##? /.test(line));

    expect(headings).toEqual([`# ${id}`, '## Without it', '## Fails', '## Passes', '## Source']);
  });

  test('is linked by the index, once', () => {
    expect(linksOf('README').filter((target) => target === `${id}.md`)).toEqual([`${id}.md`]);
  });
});

test('the index says which rules and checks warn, and of no other', () => {
  const warning = [...RULES, ...CHECKS, ...FLEET_CHECKS].filter(({ severity }) => severity === 'warning');
  const marked = read(`${PAGES}/README.md`)
    .split('\n')
    .filter((line) => /\(warning\)\s*\|$/.test(line))
    .map((line) => /^\| \[([^\]]+)\]/.exec(line)?.[1]);
  expect(marked.sort()).toEqual(['allowance-matches', ...warning.map(({ id }) => id)].sort());
});

/** Rules that look at more than the fleet, so that only code that has the rest can make and run them. */
const MADE_ELSEWHERE = ['member-order'];

test('the list of rules holds exactly the rules of the folder that look at the fleet alone, whoever delivers', () => {
  expect([...RULES.map(({ id }) => id), ...MADE_ELSEWHERE].sort()).toEqual(idsIn('lib/model/rules'));
});

test('every page has a rule', () => {
  expect(pages).toEqual([...ids].sort());
});

test.each([...pages, 'README'])('every relative link of page %s leads somewhere', (page) => {
  const relative = linksOf(page)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => target.split('#')[0] ?? '');
  const dead = relative.filter((target) => target !== '' && !existsSync(join(ROOT, posix.join(PAGES, target))));

  expect(dead).toEqual([]);
});
