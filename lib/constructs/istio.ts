import type { HelmValues, IstioFacts } from '../model/facts';
import { ISTIO_NAMESPACE } from '../model/names';
import { VERSIONS } from '../model/versions';

/** What can be chosen of an istiod that the library installs. */
export interface ManagedIstioProps {
  /**
   * Istio release.
   * @default - the release this version of the library was tested with
   */
  readonly version?: string;
  /**
   * Whether sidecars answer the DNS questions of their pods (Istio's `ISTIO_META_DNS_CAPTURE`). Without
   * it the cluster's own DNS must know every mesh-wide host, each with an `address`.
   * @default true
   */
  readonly dnsCapture?: boolean;
  /**
   * Merged last over the values of the istiod chart; lists replace lists.
   * @default {}
   */
  readonly values?: HelmValues;
}

/** What the library must know of an istiod that somebody else installs. */
export interface ExistingIstioProps {
  /** Istio release that runs there. */
  readonly version: string;
  /**
   * Revision that is to inject the sidecars; namespaces then say `istio.io/rev`.
   * @default - the default revision
   */
  readonly revision?: string;
  /**
   * Namespace in which istiod runs.
   * @default "istio-system"
   */
  readonly namespace?: string;
  /**
   * Whether sidecars answer the DNS questions of their pods (Istio's `ISTIO_META_DNS_CAPTURE`). Without
   * it the cluster's own DNS must know every mesh-wide host, each with an `address`.
   * @default true
   */
  readonly dnsCapture?: boolean;
}

/** How istiod gets into a cluster. */
export class Istio {
  /** The library installs Istio's `base` and `istiod` charts. */
  static managed(props: ManagedIstioProps = {}): Istio {
    return new Istio({
      managed: true,
      version: props.version ?? VERSIONS.istio,
      namespace: ISTIO_NAMESPACE,
      revision: undefined,
      dnsCapture: props.dnsCapture ?? true,
      values: props.values ?? {},
    });
  }

  /**
   * istiod is installed by Terraform, Sail or Helm and stays where it is. The library writes neither
   * istiod nor its namespace, and lists the settings that istiod must have.
   */
  static existing(props: ExistingIstioProps): Istio {
    return new Istio({
      managed: false,
      version: props.version,
      namespace: props.namespace ?? ISTIO_NAMESPACE,
      revision: props.revision,
      dnsCapture: props.dnsCapture ?? true,
      values: {},
    });
  }

  private constructor(
    /** The choice, as the fleet knows it. */
    readonly facts: IstioFacts,
  ) {}
}
