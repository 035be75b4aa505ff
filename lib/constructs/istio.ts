import type { HelmValues, IstioFacts } from '../model/facts';
import { VERSIONS } from '../model/versions';

/** What can be chosen of an istiod that the library installs. */
export interface ManagedIstioProps {
  /**
   * Istio release.
   * @default - the release this version of the library was tested with
   */
  readonly version?: string;
  /**
   * Merged last over the values of the istiod chart; lists replace lists.
   * @default {}
   */
  readonly values?: HelmValues;
}

/** How istiod gets into a cluster. */
export class Istio {
  /** The library installs Istio's `base` and `istiod` charts. */
  static managed(props: ManagedIstioProps = {}): Istio {
    return new Istio({ version: props.version ?? VERSIONS.istio, values: props.values ?? {} });
  }

  private constructor(
    /** The choice, as the fleet knows it. */
    readonly facts: IstioFacts,
  ) {}
}
