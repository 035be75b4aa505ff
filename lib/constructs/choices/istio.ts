import type { HelmValues } from '../../model/facts/helm-values';
import type { IstioFacts } from '../../model/facts/istio';
import { ISTIO_NAMESPACE } from '../../model/names';
import { propsGiven } from '../../model/validate/props';
import { VERSIONS } from '../../model/versions';

/** Settings of an istiod that the library installs. */
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

/** Facts about an istiod that another tool installs. */
export interface ExistingIstioProps {
  /** Istio release that runs there. */
  readonly version: string;
  /**
   * Revision that injects the sidecars; namespaces then carry `istio.io/rev`.
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
    const { version, dnsCapture, values } = propsGiven('Istio.managed', props, {
      version: true,
      dnsCapture: true,
      values: true,
    });
    return new Istio({
      managed: true,
      version: version ?? VERSIONS.istio,
      namespace: ISTIO_NAMESPACE,
      revision: undefined,
      dnsCapture: dnsCapture ?? true,
      values: values ?? {},
    });
  }

  /**
   * istiod is installed by Terraform, Sail or Helm and stays where it is. The library writes neither
   * istiod nor its namespace, and lists the settings that istiod must have.
   */
  static existing(props: ExistingIstioProps): Istio {
    const { version, namespace, revision, dnsCapture } = propsGiven('Istio.existing', props, {
      version: true,
      namespace: true,
      revision: true,
      dnsCapture: true,
    });
    return new Istio({
      managed: false,
      version,
      namespace: namespace ?? ISTIO_NAMESPACE,
      revision,
      dnsCapture: dnsCapture ?? true,
      values: {},
    });
  }

  private constructor(
    /** The choice, as the fleet knows it. */
    readonly facts: IstioFacts,
  ) {}
}
