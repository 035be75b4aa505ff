import type { IstioFacts } from './istio';

/** The facts that clusters of a mesh know about each other. */
export interface PeerFacts {
  readonly path: string;
  /** The construct id; Istio's `global.multiCluster.clusterName`. */
  readonly name: string;
  /** Istio's `global.network`: pods of one network reach each other directly. */
  readonly network: string;
  /** `topology.kubernetes.io/region` of the cluster's nodes. */
  readonly region: string;
  /** Whether other clusters send calls here. */
  readonly inRotation: boolean;
}

/** One Kubernetes API with one istiod, written by this program. */
export interface ClusterFacts extends PeerFacts {
  readonly istio: IstioFacts;
  /** Whether the library installs the CRDs of the Gateway API. */
  readonly gatewayApiCrds: 'managed' | 'existing';
}
