import type { HelmValues } from './helm-values';

/** How istiod gets into a cluster. */
export interface IstioFacts {
  /** Whether the library installs it. */
  readonly managed: boolean;
  readonly version: string;
  /** Root namespace: where istiod runs. */
  readonly namespace: string;
  /** Revision that injects sidecars; undefined: the default one. */
  readonly revision: string | undefined;
  /** Whether sidecars answer the DNS questions of their pods, so that mesh-wide hosts resolve. */
  readonly dnsCapture: boolean;
  /** Merged last over the values that the library computes for the istiod chart. */
  readonly values: HelmValues;
}
