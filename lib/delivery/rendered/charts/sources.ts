import { messageOf } from '../../../model/problems/problem';
import type { HelmRelease, Release } from '../../../resources/release';
import { NoHelm } from '../helm';
import type { Helm } from '../helm';
import { Faulty } from '../problems';
import { readChart } from './chart';
import type { Chart } from './chart';
import { pulled } from './pull';

/** Where the chart of each release is, by the name of the release. */
export type Locations = Readonly<Record<string, string | readonly string[]>>;

/** The charts that the user has. */
export class Sources {
  readonly #read = new Map<string, Chart>();

  constructor(
    private readonly locations: Locations,
    private readonly helm: Helm,
    private readonly folder: string,
  ) {}

  /** The chart of a release, or its plain YAML. Throws a Faulty that says why there is none. */
  of(release: Release): Chart {
    const locations = locationsOf(this.locations, release.name);
    if (locations.length === 0) throw missing(release);
    const charts = locations.map((location) => ({ location, chart: this.#chart(location, release) }));
    const [found, ...others] = charts.filter(({ chart }) => isChartOf(release, chart));
    if (found === undefined) throw otherChart(release, charts);
    if (others.length > 0) throw twice(release, locations);
    return found.chart;
  }

  #chart(location: string, release: Release): Chart {
    const version = release.type === 'helm' ? release.version : release.revision;
    const key = `${location} ${version}`;
    try {
      const chart = this.#read.get(key) ?? readChart(this.#path(location, version));
      this.#read.set(key, chart);
      return chart;
    } catch (error) {
      // The same for all charts.
      if (error instanceof NoHelm) throw error;
      throw unreadable(release, location, messageOf(error));
    }
  }

  #path(location: string, version: string): string {
    return location.startsWith('oci://') ? pulled(location, version, this.helm, this.folder) : location;
  }
}

function locationsOf(locations: Locations, release: string): readonly string[] {
  return Object.hasOwn(locations, release) ? [locations[release] ?? []].flat() : [];
}

/** A chart has a name and a version; plain YAML has not. */
function isChartOf(release: Release, { named }: Chart): boolean {
  if (release.type === 'git') return named === undefined;
  return named?.name === release.chart && named.version === release.version;
}

function missing(release: Release): Faulty {
  const { name } = release;
  const entry = /^[a-z]\w*$/i.test(name) ? name : `'${name}'`;
  return new Faulty({
    what: `release "${name}" has no chart`,
    value: wanted(release),
    fix: `${howToFetch(release)} and say where it is, as in charts: { ${entry}: './charts/${name}' }; or leave the cluster out of clusters`,
  });
}

function unreadable(release: Release, location: string, why: string): Faulty {
  return new Faulty({
    what: `the chart of release "${release.name}" cannot be read: ${why}`,
    value: location,
    fix: `correct the location, or ${howToFetch(release)}`,
  });
}

function otherChart(release: Release, charts: readonly { location: string; chart: Chart }[]): Faulty {
  const asked = release.type === 'helm' ? `${release.chart} ${release.version}` : PLAIN;
  const found = charts.map(({ location, chart: { named } }) => {
    return `${location} is ${named === undefined ? PLAIN : `${named.name} ${named.version}`}`;
  });
  return new Faulty({
    what: `release "${release.name}" asks for ${asked}, and ${found.join(', ')}`,
    value: wanted(release),
    fix: `${howToFetch(release)}${release.type === 'helm' ? ', or ask for the version that is there' : ''}`,
  });
}

const PLAIN = 'plain YAML';

function twice(release: Release, locations: readonly string[]): Faulty {
  return new Faulty({
    what: `release "${release.name}" has its chart twice`,
    value: locations,
    fix: 'keep one of each version',
  });
}

function wanted(release: Release): Readonly<Record<string, string>> {
  return release.type === 'helm'
    ? { chart: release.chart, version: release.version, repository: release.repository }
    : { directory: release.directory, revision: release.revision, repository: release.repository };
}

function howToFetch(release: Release): string {
  if (release.type === 'helm') return `fetch it (helm pull ${inRepository(release)} --version ${release.version})`;
  return `copy ${release.directory} of ${release.repository} at ${release.revision}`;
}

function inRepository({ repository, chart }: HelmRelease): string {
  return repository.startsWith('oci://') ? `${repository}/${chart}` : `${chart} --repo ${repository}`;
}
