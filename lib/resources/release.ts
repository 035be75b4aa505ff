import type { HelmValues } from '../model/facts/helm-values';
import type { Layer } from '../model/layers';

/** When a release is installed: a layer, or a step of the control plane's own start. */
export type Stage = Layer | 'istio-base' | 'istiod';

/** Layer of the objects of a stage if they are committed. */
export function layerOf(stage: Stage): Layer {
  return stage === 'istio-base' || stage === 'istiod' ? 'control-plane' : stage;
}

/**
 * Stages whose objects are removed with them, as when a layer becomes empty. The mesh depends on the others.
 */
export const REMOVABLE: ReadonlySet<Stage> = new Set<Stage>([
  'gateways',
  'workloads',
  'config',
  'remotes',
  'observability',
]);

/** A kind of object that a release creates, with a glob for the names if they are known. */
export interface EmittedKind {
  /** API group; empty for the core group. */
  readonly group: string;
  /** Kind of the objects, as in `ClusterRole`. */
  readonly kind: string;
  /**
   * A glob that all names match; set for cluster-scoped kinds.
   * @default - a namespaced kind, with any name
   */
  readonly name?: string;
}

interface ReleaseBase {
  /** Name of the release, and of the object that delivers it. */
  readonly name: string;
  /** Construct path it comes from. */
  readonly path: string;
  /** When it is installed. */
  readonly stage: Stage;
  /** Namespace into which it is installed. */
  readonly namespace: string;
  /** The kinds that it creates in the cluster. A delivery may allow only these. */
  readonly emits: readonly EmittedKind[];
}

/** A Helm chart to install. The delivery decides how. */
export interface HelmRelease extends ReleaseBase {
  /** Tells a chart from plain manifests. */
  readonly type: 'helm';
  /** URL of the chart repository. */
  readonly repository: string;
  /** Name of the chart in it. */
  readonly chart: string;
  /** Version of the chart, pinned. */
  readonly version: string;
  /** All values that the chart gets. */
  readonly values: HelmValues;
}

/** Plain manifests of an upstream repository at a pinned tag. */
export interface GitSource extends ReleaseBase {
  /** Tells plain manifests from a chart. */
  readonly type: 'git';
  /** URL of the Git repository. */
  readonly repository: string;
  /** Tag of the version. */
  readonly revision: string;
  /**
   * Commit of the tag, in full. Tags can be moved; a delivery that can pin a commit takes it.
   * @default - the tag is trusted
   */
  readonly commit?: string;
  /** Directory that holds the manifests. */
  readonly directory: string;
}

/** A chart or manifests that upstream publishes and a delivery installs. */
export type Release = HelmRelease | GitSource;
