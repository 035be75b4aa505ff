import type { HelmValues } from '../model/facts';
import type { Layer } from './layer';

/** When a release is installed: a layer, or a step of the control plane's own start. */
export type Stage = Layer | 'crds' | 'istio-base' | 'istiod';

/** A kind of object that a release creates, with a glob for the names if they are known. */
export interface EmittedKind {
  readonly group: string;
  readonly kind: string;
  /** Set for cluster-scoped kinds: a glob that all names match. */
  readonly name?: string;
}

interface ReleaseBase {
  /** Name of the release and of what delivers it. */
  readonly name: string;
  /** Construct path it comes from. */
  readonly path: string;
  readonly stage: Stage;
  readonly namespace: string;
  /** What it creates in the cluster: a delivery may allow no more than this. */
  readonly emits: readonly EmittedKind[];
}

/** A Helm chart to install, said once; the delivery decides how. */
export interface HelmRelease extends ReleaseBase {
  readonly type: 'helm';
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  readonly values: HelmValues;
}

/** Plain manifests of an upstream repository at a pinned tag. */
export interface GitSource extends ReleaseBase {
  readonly type: 'git';
  readonly repository: string;
  readonly revision: string;
  readonly directory: string;
}

export type Release = HelmRelease | GitSource;
