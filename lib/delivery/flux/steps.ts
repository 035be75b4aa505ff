import type { KustomizationSpecDependsOn } from '../../../imports/kustomize.toolkit.fluxcd.io';
import { compare } from '../../model/problems/problem';
import type { Part } from '../../resources/component-part';
import { layerOf } from '../../resources/release';
import type { Release, Stage } from '../../resources/release';
import { objectName } from './object-names';

/** What one Kustomization applies: the objects of a layer, or one release. */
export interface Step {
  /** Name of the layer or of the release. */
  readonly name: string;
  readonly stage: Stage;
  /** Undefined: the objects of the layer. */
  readonly release: Release | undefined;
  /** Whether it installs programs from upstream, as a release or as rendered objects. */
  readonly upstream: boolean;
}

/**
 * The stages that a stage waits for. A stage waits only if a wrong order would not correct itself, so that trouble in
 * one stage does not stop the others:
 * - Pods that start before istiod never get a sidecar.
 * - istiod needs its CRDs, and objects need their namespaces.
 * - Endpoints of remote clusters need the rules that keep calls in the region.
 *
 * Nothing waits for gateways, workloads or observability.
 */
const AFTER: Readonly<Record<Stage, readonly Stage[]>> = {
  crds: [],
  'control-plane': ['crds'],
  'istio-base': ['control-plane'],
  istiod: ['istio-base'],
  gateways: ['control-plane', 'istiod'],
  workloads: ['control-plane', 'istiod'],
  config: ['control-plane', 'istiod'],
  remotes: ['config'],
  observability: ['control-plane', 'istiod'],
};

/** Stages that are upgraded one after the other, and not only installed so. */
const IN_LOCKSTEP: ReadonlySet<Stage> = new Set<Stage>(['istio-base', 'istiod']);

/**
 * Has been ready once. Otherwise a failed upgrade, or an upstream repository that is not reachable, would block
 * every change of hosts and policies, including a drain. (Flux before 2.7 ignores this and waits.)
 */
const ONCE = 'has(dep.status.lastAppliedRevision)';

/** The layers that have objects, and the releases. */
export function stepsOf(parts: readonly Part[]): readonly Step[] {
  const layers = new Set(parts.filter(({ objects }) => objects.length > 0).map(({ layer }) => layer));
  const rendered = new Set(parts.flatMap((part) => (part.rendered ?? []).map(({ stage }) => layerOf(stage))));
  const releases = parts.flatMap((part) => part.releases ?? []);
  return [
    ...[...layers].map((layer) => ({
      name: layer,
      stage: layer,
      release: undefined,
      // CRDs start nothing, so they are healthy at once.
      upstream: layer !== 'crds' && rendered.has(layer),
    })),
    ...releases.map((release) => ({ name: release.name, stage: release.stage, release, upstream: true })),
  ];
}

/** What a step waits for, and whether once or at every change. */
export function dependenciesOf({ stage }: Step, steps: readonly Step[]): KustomizationSpecDependsOn[] {
  const before = new Map(AFTER[stage].flatMap((each) => nearest(each, steps)).map((step) => [step.name, step]));
  return [...before.values()]
    .map(({ name, upstream }) => ({
      name: objectName(name),
      // Other layers are applied quickly, and a commit may add a namespace together with objects in it.
      ...(upstream && !IN_LOCKSTEP.has(stage) && { readyExpr: ONCE }),
    }))
    .sort((a, b) => compare(a.name, b.name));
}

/** The steps of a stage, or, where a cluster has none, those that it would have waited for. */
function nearest(stage: Stage, steps: readonly Step[]): readonly Step[] {
  const own = steps.filter((step) => step.stage === stage);
  return own.length > 0 ? own : AFTER[stage].flatMap((each) => nearest(each, steps));
}
