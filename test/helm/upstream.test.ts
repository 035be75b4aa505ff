import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { covers, listedPaths } from './leaf-paths';
import { CHARTS } from './value-paths';

/** Paths that each chart accepts, taken from it by somebody else; stands beside this repository, if at all. */
const FOLDER = resolve(__dirname, '../../../shared/conformance/values');

/** The files that say it for a chart, and below which path what they say holds. */
const FILES: Readonly<Record<string, readonly { readonly file: string; readonly below?: string }[]>> = {
  base: [{ file: 'istio-base.json' }],
  istiod: [{ file: 'istiod.json' }],
  'kube-prometheus-stack': [{ file: 'kube-prometheus-stack.json' }, { file: 'grafana.json', below: 'grafana.' }],
  'kiali-server': [{ file: 'kiali-server.json' }, { file: 'kiali-server.config-keys.json' }],
};

interface Accepted {
  readonly path: string;
  readonly open?: true;
}

interface Content {
  readonly version?: string;
  readonly values?: readonly Accepted[];
  readonly keys?: readonly Accepted[];
}

function contents(chart: string): { readonly content: Content; readonly below: string }[] {
  return (FILES[chart] ?? []).map(({ file, below = '' }) => ({
    content: JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Content,
    below,
  }));
}

function acceptedBy(chart: string): Accepted[] {
  return contents(chart).flatMap(({ content, below }) =>
    [...(content.values ?? []), ...(content.keys ?? [])].map((each) => ({ ...each, path: `${below}${each.path}` })),
  );
}

if (existsSync(FOLDER)) {
  test.each(CHARTS)('$chart accepts every listed path', ({ chart, version, ...lists }) => {
    expect(contents(chart)[0]?.content.version).toBe(version);
    const accepted = acceptedBy(chart);
    // meshConfig is no business of the chart, and not in these files
    const listed = listedPaths({ chart, version, values: lists.values, ...(lists.env && { env: lists.env }) });
    expect(listed.length).toBeGreaterThan(0);
    expect(listed.filter(({ path }) => !accepted.some((each) => covers(each, path)))).toEqual([]);
  });

  test.each(CHARTS)('$chart hands on every listed map that is open', (chart) => {
    const accepted = acceptedBy(chart.chart);
    const open = listedPaths(chart).filter((each) => each.open);
    expect(open.filter(({ path }) => !accepted.some((each) => each.open && covers(each, path)))).toEqual([]);
  });
} else {
  test.skip(`charts accept every listed path (skipped: there is no ${FOLDER})`, () => undefined);
}
