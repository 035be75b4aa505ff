import { sha256 } from '../../model/digest';
import { compare, messageOf } from '../../model/problems/problem';
import { VERSIONS } from '../../model/versions';
import type { GitSource, HelmRelease, Release } from '../../resources/release';
import { helmName } from '../fitted-name';
import type { Cache } from './charts/cache';
import type { Chart } from './charts/chart';
import { knownChart } from './charts/known-charts';
import { differences } from './differences';
import { HelmFailed } from './helm';
import type { Helm } from './helm';
import { objectsIn, withoutHooks } from './objects';
import type { RenderedObjects } from './objects';
import { Faulty } from './problems';

/** Part of each cache key. It increases when this code renders the same chart differently. */
const FORM = 1;

/** Renders charts into objects. */
export class Renderer {
  constructor(
    private readonly helm: Helm,
    private readonly cache: Cache,
  ) {}

  /** Throws a Faulty with the reason if the chart cannot be rendered, and a NoHelm if helm is missing. */
  render(release: Release, chart: Chart, apiVersions: readonly string[]): RenderedObjects {
    return release.type === 'helm' ? this.#chart(release, chart, apiVersions) : this.#plain(release, chart);
  }

  #chart(release: HelmRelease, chart: Chart, apiVersions: readonly string[]): RenderedObjects {
    const options = [
      ...['--namespace', release.namespace],
      ...['--kube-version', VERSIONS.kubernetes],
      ...apiVersions.flatMap((version) => ['--api-versions', version]),
      ...['--include-crds', '--values', '-'],
    ];
    const values = JSON.stringify(sorted(release.values));
    const version = tried(release, () => this.helm.version());
    const name = helmName(release.name);
    const key = keyOf('release', version, chart.digest, name, options, values);
    const print = () => this.helm.offline(['template', name, chart.path, ...options], values);
    return this.cache.get(key, () => twice(release, print));
  }

  /** Parsing large CRDs takes seconds. */
  #plain(release: GitSource, { digest, files }: Chart): RenderedObjects {
    const yaml = [...files].filter(([file]) => file === '' || /\.(?:ya?ml|json)$/.test(file));
    return this.cache.get(keyOf('plain', digest), () => {
      const objects = yaml
        .sort(([a], [b]) => compare(a, b))
        .flatMap(([file, content]) => {
          return read(release, content.toString('utf8'), file);
        });
      if (objects.length === 0) throw unusable(release, 'there is no object in it');
      return { objects, hooks: [] };
    });
  }
}

function twice(release: HelmRelease, print: () => string): RenderedObjects {
  const [first, second] = [tried(release, print), tried(release, print)];
  const rendered = withoutHooks(read(release, first));
  const found = first === second ? [] : differences(rendered.objects, withoutHooks(read(release, second)).objects);
  if (found.length > 0) throw changing(release, found);
  return rendered;
}

function tried(release: HelmRelease, print: () => string): string {
  try {
    return print();
  } catch (error) {
    if (!(error instanceof HelmFailed)) throw error;
    throw new Faulty({
      what: `helm cannot render the chart of release "${release.name}"`,
      value: error.message,
      fix: 'correct the values of the release, or the chart',
    });
  }
}

function read(release: Release, text: string, file = ''): RenderedObjects['objects'] {
  try {
    return objectsIn(text);
  } catch (error) {
    throw unusable(release, `${file === '' ? '' : `${file}: `}${messageOf(error)}`);
  }
}

function unusable(release: Release, why: string): Faulty {
  return new Faulty({
    what: `the output of release "${release.name}" is not YAML of Kubernetes objects`,
    value: why,
    fix: release.type === 'helm' ? 'correct the chart, or its values' : 'keep plain manifests in it, and nothing else',
  });
}

/** Most fields that are listed; the rest becomes a number. */
const MAX_PLACES = 5;

function changing({ name, chart }: HelmRelease, places: readonly string[]): Faulty {
  const rest = places.length - MAX_PLACES;
  const { random } = knownChart(chart);
  return new Faulty({
    what: `the chart of release "${name}" renders something else each time`,
    value: [...places.slice(0, MAX_PLACES), ...(rest > 0 ? [`and ${rest} more`] : [])],
    fix:
      random === undefined
        ? 'set the values by which the chart takes this from a Secret that exists, or leaves it out'
        : `set ${random}`,
  });
}

function keyOf(kind: string, ...parts: readonly unknown[]): string {
  return `${kind}-${sha256(JSON.stringify([FORM, ...parts]))}`;
}

/** The order of keys does not matter to a chart. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
