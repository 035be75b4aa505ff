import { SizeRoundingBehavior } from 'cdk8s';
import type { Size } from 'cdk8s';
import type { IDelivery } from '../delivery/delivery-strategy';
import type { Rule } from '../model/rules/rule';
import { isRecord } from '../model/validate/json';
import { callable, flag, members, method, text } from '../model/validate/props';
import type { Form } from '../model/validate/props';
import { listOf, named, optional, matching } from '../model/validate/shape';
import type { MeshTrust } from './choices/mesh-trust';

/** What all clusters of a mesh share. */
export interface MeshProps {
  /**
   * Trust domain of every workload identity; Istio's `meshConfig.trustDomain`.
   * @default "cluster.local"
   */
  readonly trustDomain?: string;
  /**
   * Where the certificate authority of each cluster comes from.
   * @default - MeshTrust.preProvisioned()
   */
  readonly trust?: MeshTrust;
  /** How layers and upstream charts reach the clusters. */
  readonly delivery: IDelivery;
  /**
   * Most configuration that mesh-wide hosts may add to one sidecar, as synth estimates it. Every pod with a sidecar
   * keeps it in memory, and istiod sends it.
   * @default Size.mebibytes(10)
   */
  readonly sidecarBudget?: Size;
  /**
   * Rules of your own, checked together with the library's.
   * @default []
   */
  readonly rules?: readonly Rule[];
  /**
   * Whether warnings are errors, so that nothing is written while there is one.
   * @default false
   */
  readonly strict?: boolean;
}

/** Which warning to silence, and why. */
export interface AllowProps {
  /** Construct path that the warning prints in brackets. */
  readonly path: string;
  /** The reason, for the next reader of the program. */
  readonly because: string;
}

export const MESH_FORM: Form<MeshProps> = {
  trustDomain: optional(text),
  trust: optional(named('MeshTrust.preProvisioned()', method('prerequisites'))),
  delivery: named('Delivery.argoCd(…), Delivery.flux(…) or Delivery.rendered(…)', method('filesOfCluster')),
  sidecarBudget: optional(named('a Size of cdk8s', matching(isSize))),
  rules: optional(named('a list of rules', listOf(members({ id: text, check: callable })))),
  strict: optional(flag),
};

function isSize(value: unknown): boolean {
  return isRecord(value) && typeof value.toKibibytes === 'function' && bytesOf(value as unknown as Size) >= 0;
}

export function bytesOf(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
}
