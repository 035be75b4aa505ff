import type { ClusterFacts } from '../../model/facts/cluster';
import type { MeshFacts } from '../../model/facts/mesh';
import type { Problem } from '../../model/problems/problem';
import type { Rule } from '../../model/rules/rule';
import { method, propsGiven, text } from '../../model/validate/props';
import type { Form } from '../../model/validate/props';
import { listOf, mapOf, named, optional } from '../../model/validate/shape';
import type { Part } from '../../resources/component-part';
import type { Manifest } from '../../resources/manifest';
import type { ComponentSize, DeliveredFile, Expanded, IDelivery } from '../delivery-strategy';
import { Cache, cacheFolder } from './charts/cache';
import { Sources } from './charts/sources';
import { Expansion } from './expand-releases';
import { Helm } from './helm';
import { knownClusters, noSuchRelease } from './problems';
import { Renderer } from './renderer';

/** Which charts are rendered at synth, and how their objects reach the clusters. */
export interface RenderedProps {
  /** The delivery that applies the rendered objects, such as `Delivery.argoCd(…)`. It also installs releases that are not rendered. */
  readonly by: IDelivery;
  /**
   * Where the chart of each release is, by the name of the release: a folder, a `.tgz`, or
   * `oci://…` without a version; for releases that are plain YAML a folder or a file. Several, while
   * clusters have different versions of it. Paths are relative to where synth runs.
   */
  readonly charts: Readonly<Record<string, string | readonly string[]>>;
  /**
   * Names of the clusters whose releases are rendered. In the other clusters `by` installs them.
   * @default - all clusters
   */
  readonly clusters?: readonly string[];
  /**
   * Names of releases that work without the hooks of their charts.
   * @default - none: a chart with hooks is refused
   */
  readonly withoutHooks?: readonly string[];
}

/** Turns releases into plain objects and leaves everything else to another delivery. */
export class Rendered implements IDelivery {
  readonly #props: RenderedProps;
  #tools: { readonly sources: Sources; readonly renderer: Renderer } | undefined;

  constructor(props: RenderedProps) {
    this.#props = propsGiven('Delivery.rendered', props, FORM);
  }

  get component(): string | undefined {
    return this.#props.by.component;
  }

  get rules(): readonly Rule[] {
    return [...(this.#props.by.rules ?? []), knownClusters(this.#props.clusters ?? [])];
  }

  protect(manifest: Manifest): Manifest {
    return this.#props.by.protect(manifest);
  }

  filesOfMesh(mesh: MeshFacts): readonly DeliveredFile[] {
    return this.#props.by.filesOfMesh(mesh);
  }

  filesOfCluster(mesh: MeshFacts, cluster: ClusterFacts, parts: readonly Part[]): readonly DeliveredFile[] {
    return this.#props.by.filesOfCluster(mesh, cluster, parts);
  }

  prerequisites(cluster: ClusterFacts): readonly string[] {
    return this.#props.by.prerequisites(cluster);
  }

  expand(mesh: MeshFacts, cluster: ClusterFacts, parts: readonly Part[]): Expanded {
    const { clusters, withoutHooks = [] } = this.#props;
    if (clusters !== undefined && !clusters.includes(cluster.name)) return { parts, charts: [], problems: [] };
    const { sources, renderer } = (this.#tools ??= this.#open());
    return new Expansion(mesh, sources, renderer, withoutHooks).of(parts);
  }

  checkSizes(cluster: ClusterFacts, sizes: readonly ComponentSize[]): readonly Problem[] {
    return this.#props.by.checkSizes?.(cluster, sizes) ?? [];
  }

  unusedSettings(
    mesh: MeshFacts,
    releases: readonly string[],
    installed: ReadonlyMap<string, readonly string[]>,
  ): readonly Problem[] {
    const { by, charts, withoutHooks = [] } = this.#props;
    const strays = (setting: string, names: readonly string[]): readonly Problem[] =>
      names.filter((name) => !releases.includes(name)).map((name) => noSuchRelease(mesh.path, setting, name, releases));
    const own = [...strays('charts', Object.keys(charts)), ...strays('withoutHooks', withoutHooks)];
    return [...own, ...(by.unusedSettings?.(mesh, releases, installed) ?? [])];
  }

  /** A delivery that renders nothing needs no folder. */
  #open(): { readonly sources: Sources; readonly renderer: Renderer } {
    const folder = cacheFolder();
    const cache = new Cache(folder);
    const helm = new Helm(cache, folder);
    return { sources: new Sources(this.#props.charts, helm, folder), renderer: new Renderer(helm, cache) };
  }
}

const strings = listOf(text);

const FORM: Form<RenderedProps> = {
  by: named('Delivery.argoCd(…) or Delivery.flux(…)', method('filesOfCluster')),
  charts: named(
    'an object with a location, or a list of locations, for each release',
    mapOf((value) => (Array.isArray(value) ? strings : text)(value)),
  ),
  clusters: optional(named('a list of names of clusters', strings)),
  withoutHooks: optional(named('a list of names of releases', strings)),
};
