import { join, resolve } from 'node:path';
import { Size } from 'cdk8s';
import { parse } from 'yaml';
import { EndpointDiscovery, ConsoleExposure, ObservabilityStack, RemoteCredentials } from '../../lib';
import { filesIn } from '../support/files';
import { synth } from '../support/synth';
import { twoClusters } from '../support/training-mesh';
import { covers, leafPaths, listedPaths } from './leaf-paths';
import { CHARTS } from './value-paths';

const ROOT = resolve(__dirname, '../..');

/** One Helm release, as an Application gives it to Argo CD. */
interface Release {
  readonly file: string;
  readonly chart: string;
  readonly version: string;
  readonly leaves: readonly string[];
}

interface HelmSource {
  readonly chart?: string;
  readonly targetRevision: string;
  readonly helm?: { readonly valuesObject?: object };
}

function releasesIn(files: ReadonlyMap<string, string>): Release[] {
  return [...files]
    .filter(([file]) => file.startsWith('argocd/apps/') && file.endsWith('.yaml'))
    .flatMap(([file, text]) => {
      const { spec } = parse(text) as { spec: { source?: HelmSource } };
      const { chart, targetRevision = '', helm } = spec.source ?? {};
      return chart === undefined
        ? []
        : [{ file, chart, version: targetRevision, leaves: leafPaths(helm?.valuesObject) }];
    });
}

const committed = releasesIn(filesIn(join(ROOT, 'dist')));

/** A mesh that uses every option which sets values of its own. */
const withOptions = releasesIn(
  synth((app) => {
    const { mesh, us, eu } = twoClusters(app);
    const options = { exposure: ConsoleExposure.insecureLab(), storage: Size.gibibytes(20) };
    new ObservabilityStack(mesh, 'observability', options);
    const credentials = RemoteCredentials.mountedSecret('mesh-kubeconfigs');
    new EndpointDiscovery(mesh, 'us-eu', { clusters: [us, eu], credentials });
  }).files,
);

test('dist/ has releases of the listed charts at the listed versions, and of no others', () => {
  const charts = new Set(committed.map(({ chart, version }) => `${chart} ${version}`));
  expect([...charts].sort()).toEqual(CHARTS.map(({ chart, version }) => `${chart} ${version}`).sort());
});

test.each(committed)('every value in $file is listed', ({ chart, leaves }) => {
  expect(unlisted(chart, leaves)).toEqual([]);
});

test.each(withOptions)('every value in $file is listed when options are used', ({ chart, leaves }) => {
  expect(unlisted(chart, leaves)).toEqual([]);
});

function unlisted(chart: string, leaves: readonly string[]): string[] {
  const listed = CHARTS.filter((each) => each.chart === chart).flatMap(listedPaths);
  return leaves.filter((leaf) => !listed.some((path) => covers(path, leaf)));
}

describe.each(CHARTS)('of the list for $chart', (chart) => {
  const listed = listedPaths(chart);

  test('every path is set in dist/, or by an option if it says so', () => {
    const leftOver = listed.filter((path) => {
      const releases = (path.optional ? withOptions : committed).filter((release) => release.chart === chart.chart);
      return !releases.some(({ leaves }) => leaves.some((leaf) => covers(path, leaf)));
    });
    expect(leftOver).toEqual([]);
  });

  test('no optional path is set in dist/', () => {
    const set = new Set(committed.filter((release) => release.chart === chart.chart).flatMap(({ leaves }) => leaves));
    const optional = listed.filter((path) => path.optional);
    expect(optional.filter((path) => [...set].some((leaf) => covers(path, leaf)))).toEqual([]);
  });
});
