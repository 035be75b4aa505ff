import { compareTrees } from '../../../../lib/cli/diff/compare/comparison';
import { renderMarkdown } from '../../../../lib/cli/diff/render/markdown';
import { renderText } from '../../../../lib/cli/diff/render/text';
import { reviewOf } from '../../../../lib/cli/diff/review';
import type { Review } from '../../../../lib/cli/diff/review';
import type { Manifest } from '../../../../lib/resources/manifest';
import { cluster, entry, fleetOf } from '../../../model/facts';
import { distOf, object } from '../trees';
import type { Dist } from '../trees';

const SIDES = { before: 'origin/main', after: 'the working tree', directory: 'dist' };

const config = (name: string, value: string): Manifest => ({ ...object('v1', 'ConfigMap', { name }), data: { value } });
const strict = object('security.istio.io/v1', 'PeerAuthentication', {}, { mtls: { mode: 'STRICT' } });

function review(before: Dist, after: Dist): Review {
  return reviewOf(compareTrees(distOf(before), distOf(after)));
}

const SMALL = review(
  { objects: { 'us/config': [strict], 'eu/config': [strict], 'us/workloads/shop': [config('a', 'x')] } },
  {
    fleet: fleetOf({ entries: [entry('echo', { callers: undefined })] }),
    objects: { 'us/workloads/shop': [config('a', 'y'), config('b', 'x')] },
  },
);

const many = (value: string, clusters = ['us', 'eu']): Dist => ({
  objects: Object.fromEntries(
    clusters.map((name) => [
      `${name}/workloads/shop`,
      Array.from({ length: 1_000 }, (_, index) =>
        config(`config-${index}-of-${name}`, `${value}-${index}-${'x'.repeat(50)}`),
      ),
    ]),
  ),
});

test('text: findings, objects of each cluster and layer, what is reached, and a line at last', () => {
  expect(renderText(SMALL, SIDES)).toBe(`dist: origin/main -> the working tree

danger  eu, us  mTLS relaxed at test/test: STRICT -> none
review  eu, us  edge added: everybody in eu, us -> echo.mesh.local in eu, us
review  eu, us  edge removed: frontend/frontend in eu, us -> echo.mesh.local in eu, us
info    us      changed: ConfigMap test/a: data.value x -> y
info    us      added in workloads/shop: ConfigMap test/b

eu, config:
  - PeerAuthentication test/test
us, config:
  - PeerAuthentication test/test
us, workloads:
  ~ ConfigMap test/a
  + ConfigMap test/b

clusters touched: eu, us
layers touched:   config, workloads
callers affected: 4 (everybody in eu, us; frontend/frontend in eu, us)

2 clusters, 1 object changed, 1 added, 2 removed; 1 danger
`);
});

test('Markdown: the same with a table of each cluster, folded', () => {
  expect(renderMarkdown(SMALL, SIDES)).toBe(`### What changes in the mesh

**2 clusters, 1 object changed, 1 added, 2 removed; 1 danger** (dist: origin/main -> the working tree)

| | where | what |
| --- | --- | --- |
| **danger** | eu, us | mTLS relaxed at test/test: STRICT -> none |
| review | eu, us | edge added: everybody in eu, us -> echo.mesh.local in eu, us |
| review | eu, us | edge removed: frontend/frontend in eu, us -> echo.mesh.local in eu, us |
| info | us | changed: ConfigMap test/a: data.value x -> y |
| info | us | added in workloads/shop: ConfigMap test/b |

- clusters touched: eu, us
- layers touched: config, workloads
- callers affected: 4 (everybody in eu, us; frontend/frontend in eu, us)

<details><summary>eu: 1 object</summary>

| layer | object | |
| --- | --- | --- |
| config | PeerAuthentication test/test | removed |

</details>

<details><summary>us: 3 objects</summary>

| layer | object | |
| --- | --- | --- |
| config | PeerAuthentication test/test | removed |
| workloads | ConfigMap test/a | changed |
| workloads | ConfigMap test/b | added |

</details>
`);
});

test('nothing to say is said', () => {
  const none = review({}, {});
  expect(renderText(none, SIDES)).toBe('dist: origin/main -> the working tree\n\nno differences\n');
  expect(renderMarkdown(none, SIDES)).toBe(
    '### What changes in the mesh\n\n**no differences** (dist: origin/main -> the working tree)\n',
  );
});

test('Markdown: a value of a manifest stays text, and calls nobody', () => {
  const [before, after] = ['a', '| <img src=x> `b` **c** @platform [d](http://e) &lt;\nf'].map((value): Dist => {
    return { objects: { 'us/workloads': [config('a', value)] } };
  });
  const row = renderMarkdown(review(before ?? {}, after ?? {}), SIDES)
    .split('\n')
    .find((line) => line.startsWith('| info'));
  expect(row).toBe(
    '| info | us | changed: ConfigMap test/a: data.value a -> "\\| \\<img src=x> \\`b\\` \\*\\*c\\*\\* @<!-- -->platform \\[d\\](http://e) &amp;lt;\\\\nf" |',
  );
});

describe('a change of more than one reads', () => {
  const LONG = review(many('a'), many('b'));
  const markdown = renderMarkdown(LONG, SIDES);

  test('Markdown: fits a comment of GitHub, and says what is missing', () => {
    expect(markdown.length).toBeLessThan(65_536);
    expect(markdown.length).toBeGreaterThan(60_000);
    const shown = markdown.split('\n').filter((line) => line.startsWith('| info')).length;
    const sentence = `Cut off at the limit for comments: ${LONG.findings.length - shown} lines and 2 tables missing. \`npx cdk8s-mesh diff origin/main\` prints everything.\n`;
    expect(markdown.endsWith(sentence)).toBe(true);
    expect(shown).toBeGreaterThan(200);
  });

  test('Markdown: what it reaches is there whatever is missing', () => {
    expect(markdown).toContain('- clusters touched: eu, us\n');
  });

  test('Markdown: tables that are shown are whole', () => {
    const [one, other] = ['a', 'b'].map((value): Dist => {
      const objects = Array.from({ length: 150 }, (_, index) => config(`${'c'.repeat(200)}-${index}`, value));
      const names = ['us', 'eu', 'ap', 'sa'];
      return {
        fleet: fleetOf({ clusters: names.map((name) => cluster(name)) }),
        objects: Object.fromEntries(names.map((name) => [`${name}/workloads/shop`, objects])),
      };
    });
    const cut = renderMarkdown(review(one ?? {}, other ?? {}), SIDES);
    expect(cut).toContain('| | and 50 more | |\n');
    expect(cut.match(/<details>/g)).toHaveLength(2);
    expect(cut.match(/<\/details>/g)).toHaveLength(2);
    expect(cut).toContain('missing.');
  });

  test('text: long lists of objects become a number, and findings do not', () => {
    const text = renderText(LONG, SIDES);
    expect(text).toContain('\n  and 980 more\n');
    expect(text.match(/^info /gm)).toHaveLength(2_000);
  });
});

test('a cluster that joins or leaves is a number of objects, not a list', () => {
  const clusters = ['us', 'eu', 'ap'].map((name) => cluster(name));
  const joined = review({}, { ...many('a', ['ap']), fleet: fleetOf({ clusters }) });
  expect(renderText(joined, SIDES)).toContain('\nap joins: 1000 objects\n');
  expect(renderMarkdown(joined, SIDES)).toContain('\nap joins: 1000 objects in workloads\n');
  const left = review({ ...many('a', ['ap']), fleet: fleetOf({ clusters }) }, {});
  expect(renderText(left, SIDES)).toContain('\n1 cluster, 0 objects changed, 0 added, 1000 removed; 1 danger\n');
});

test('the order of files and of declarations counts for nothing', () => {
  const one = review(many('a'), many('b'));
  const other = review(many('a', ['eu', 'us']), many('b', ['eu', 'us']));
  expect(renderText(other, SIDES)).toBe(renderText(one, SIDES));
});
