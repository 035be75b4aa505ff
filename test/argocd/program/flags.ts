/** How a stage in the life of the training mesh differs from main.ts. */
export interface Flags {
  /** How many Argo CDs apply the mesh, and in which order. */
  readonly topology: 'hub' | 'perCluster' | 'rings';
  /** What eu has of greet: namespace, workload and host, or only the namespace. */
  readonly greet?: 'all' | 'namespace';
  /** Adds a service in eu that is called over HTTP, gRPC and TCP. */
  readonly protocols?: boolean;
  /** Patches the Deployment of the gateways, which restarts their pods. */
  readonly gatewayPatch?: boolean;
  /** Version of Istio's charts; otherwise the default of the library. */
  readonly istio?: string;
  /** Whether the program has the ObservabilityStack. */
  readonly observability?: boolean;
  /** What eu is to the others: called, a member that nobody calls, or no member. */
  readonly eu?: 'called' | 'drained' | 'gone';
}

/** The host that `greet` adds. */
export const GREET_HOST = 'greet.mesh.local';

/** The host that `protocols` adds. */
export const PROTOCOLS_HOST = 'protocols.mesh.local';
