/** The mesh: clusters that trust one root and share one id. */
export interface MeshFacts {
  /** Construct path of the Mesh. */
  readonly path: string;
  /** Istio's `global.meshID`. */
  readonly id: string;
  /** Istio's `meshConfig.trustDomain`: every workload identity starts with it. */
  readonly trustDomain: string;
  /** Bytes of configuration that the mesh may add to a sidecar. */
  readonly sidecarBudgetBytes: number;
}
