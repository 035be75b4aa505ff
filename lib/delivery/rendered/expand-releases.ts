import type { MeshFacts } from '../../model/facts/mesh';
import type { Problem } from '../../model/problems/problem';
import type { Fault } from '../../model/problems/problem';
import type { ChartPin } from '../../model/report/lock';
import type { Part } from '../../resources/component-part';
import type { Manifest } from '../../resources/manifest';
import type { Release } from '../../resources/release';
import type { Expanded } from '../delivery-strategy';
import type { Chart } from './charts/chart';
import { knownChart } from './charts/known-charts';
import type { Sources } from './charts/sources';
import { apiVersionsOf, scopesIn } from './crds';
import { NoHelm } from './helm';
import { questionsIn } from './lookup-templates';
import { inOrder, partsOf } from './parts';
import { doesNotRender, leavesHooks, noHelm, unmatched, Faulty } from './problems';
import type { Renderer } from './renderer';

/** Turns the releases of one cluster into objects. */
export class Expansion {
  readonly #problems: Problem[] = [];
  readonly #charts: ChartPin[] = [];
  readonly #objects = new Map<Release, readonly Manifest[]>();
  readonly #notes = new Map<Release, readonly string[]>();

  constructor(
    private readonly mesh: MeshFacts,
    private readonly sources: Sources,
    private readonly renderer: Renderer,
    private readonly hookless: readonly string[],
  ) {}

  of(parts: readonly Part[]): Expanded {
    const all = parts.flatMap(({ objects }) => objects.map(({ manifest }) => manifest));
    for (const release of inOrder(parts.flatMap(({ releases = [] }) => releases))) {
      const find = () => this.sources.of(release);
      const chart = this.#tried(find, (fault) => unmatched(this.mesh.path, fault));
      if (chart !== undefined) all.push(...this.#render(release, chart, all));
    }
    const scopeOf = scopesIn(all);
    const expanded = parts.flatMap((part) => [
      this.#withoutRendered(part),
      ...(part.releases ?? [])
        .flatMap((release) => partsOf(release, this.#objects.get(release) ?? [], scopeOf))
        .map((rendered) => (part.isUsers === true ? { ...rendered, isUsers: true } : rendered)),
    ]);
    return { parts: expanded, charts: this.#charts, problems: this.#problems };
  }

  #render(release: Release, chart: Chart, known: readonly Manifest[]): readonly Manifest[] {
    this.#charts.push({
      release: release.name,
      version: release.type === 'helm' ? release.version : release.revision,
      digest: chart.digest,
    });
    const render = () => this.renderer.render(release, chart, apiVersionsOf(known));
    const rendered = this.#tried(render, (fault) => doesNotRender(release, fault));
    if (rendered === undefined) return [];
    if (release.type === 'helm' && rendered.hooks.length > 0 && !this.hookless.includes(release.name)) {
      this.#problems.push(leavesHooks(release, rendered.hooks));
    }
    this.#objects.set(release, rendered.objects);
    this.#notes.set(release, notesOn(release, chart));
    return rendered.objects;
  }

  #tried<Result>(make: () => Result, problemOf: (fault: Fault) => Problem): Result | undefined {
    try {
      return make();
    } catch (error) {
      if (error instanceof Faulty) this.#problems.push(problemOf(error.fault));
      else if (error instanceof NoHelm) this.#problems.push(noHelm(this.mesh.path, error.message));
      else throw error;
      return undefined;
    }
  }

  #withoutRendered(part: Part): Part {
    const releases = part.releases ?? [];
    const rendered = releases.filter((release) => this.#objects.has(release));
    if (rendered.length === 0) return part;
    return {
      ...part,
      releases: releases.filter((release) => !this.#objects.has(release)),
      rendered,
      prerequisites: [...(part.prerequisites ?? []), ...rendered.flatMap((release) => this.#notes.get(release) ?? [])],
    };
  }
}

function notesOn(release: Release, chart: Chart): readonly string[] {
  if (release.type === 'git' || knownChart(release.chart).lookupIsHarmless === true) return [];
  const templates = questionsIn(chart);
  if (templates.length === 0) return [];
  return [
    `Release ${release.name} is what it should be although its chart could not ask the cluster or the clock: ${templates.join(', ')}`,
  ];
}
