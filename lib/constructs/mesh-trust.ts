import { CA_SECRET } from '../resources/istio-releases';
import { ISTIO_NAMESPACE } from '../model/names';

/** Where the certificate authority of each cluster comes from. All of them descend from one root. */
export class MeshTrust {
  /**
   * Each cluster has a Secret `cacerts` in istio-system, with an intermediate of the common root,
   * before istiod starts. istiod waits for it.
   *
   * @see https://istio.io/latest/docs/tasks/security/cert-management/plugin-ca-cert/
   */
  static preProvisioned(): MeshTrust {
    return new MeshTrust([
      `Secret ${ISTIO_NAMESPACE}/${CA_SECRET} holds an intermediate CA of the mesh's common root; istiod waits for it`,
    ]);
  }

  private constructor(
    /** What must exist in each cluster. */
    readonly prerequisites: readonly string[],
  ) {}
}
