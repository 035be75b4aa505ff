import { flag, made, members, oneOf, text } from '../model/validate/props';
import type { Form } from '../model/validate/props';
import { optional } from '../model/validate/shape';
import type { Istio } from './choices/istio';
import { chartValues, textByName, texts } from './internal/shapes';

/** One Kubernetes API with one istiod. */
export interface MeshClusterProps {
  /** Region of its nodes: the value of their label `topology.kubernetes.io/region`. */
  readonly region: string;
  /**
   * Network of its pods; Istio's `global.network`. Clusters whose pods reach each other directly may share one.
   * @default - the id of the cluster: a network of its own
   */
  readonly network?: string;
  /**
   * How istiod gets into the cluster.
   * @default - Istio.managed()
   */
  readonly istio?: Istio;
  /**
   * Whether other clusters send calls here. A new cluster joins a mesh with `false` until its gateway
   * answers, and one that leaves has `false` first: it keeps its gateway, entries and policies, and
   * callers elsewhere have no endpoint of it.
   * @default true
   */
  readonly inRotation?: boolean;
  /**
   * Who installs the CRDs of the Gateway API, which peer Gateways need: the library, or the platform
   * (GKE has them built in).
   * @default "managed"
   */
  readonly gatewayApiCrds?: 'managed' | 'existing';
}

/** Settings of a namespace. */
export interface NamespaceProps {
  /**
   * Whether pods started in it get a sidecar.
   * @default true
   */
  readonly injection?: boolean;
  /**
   * Further labels.
   * @default {}
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Other namespaces of the cluster whose Services its workloads call. With a list, a `Sidecar` makes
   * their sidecars learn these, their own namespace, istiod's and the mesh-wide hosts that it may call,
   * and nothing else. This saves memory; it does not control access.
   * @default - no Sidecar: sidecars learn everything that is exported to the namespace
   */
  readonly egress?: readonly string[];
}

const istio = made(
  'Istio.managed(…) or Istio.existing(…)',
  members({
    version: text,
    namespace: text,
    revision: optional(text),
    dnsCapture: flag,
    values: chartValues,
  }),
);

export const CLUSTER_FORM: Form<MeshClusterProps> = {
  region: text,
  network: optional(text),
  istio: optional(istio),
  inRotation: optional(flag),
  gatewayApiCrds: optional(oneOf('managed', 'existing')),
};

export const NAMESPACE_FORM: Form<NamespaceProps & { readonly name: string }> = {
  name: text,
  injection: optional(flag),
  labels: optional(textByName),
  egress: optional(texts),
};
