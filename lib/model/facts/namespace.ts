/** A namespace that the platform team wants the library to write. */
export interface NamespaceFacts {
  readonly path: string;
  readonly cluster: string;
  readonly name: string;
  /** Whether pods started in it get a sidecar. */
  readonly injection: boolean;
  readonly labels: Readonly<Record<string, string>>;
  /** Namespaces whose Services its workloads call; undefined: their sidecars learn everything that is exported to them. */
  readonly egress: readonly string[] | undefined;
}
