/** A port of a Service, with Istio's word for what is spoken on it. */
export interface PortFacts {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: string;
}

/** The Kubernetes Service behind a host, the same in every cluster that exports it. */
export interface ServiceFacts {
  readonly namespace: string;
  readonly name: string;
  readonly serviceAccount: string;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly PortFacts[];
  /** `service.istio.io/canonical-name` of the Service's pods, where it can be told. */
  readonly canonicalName: string | undefined;
}
