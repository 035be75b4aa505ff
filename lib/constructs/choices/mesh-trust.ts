import type { ClusterFacts } from '../../model/facts/cluster';
import { CA_SECRET } from '../../model/upstream/istiod-files';

/** Where the certificate authority of each cluster comes from. All of them descend from one root. */
export class MeshTrust {
  /**
   * Each cluster has a Secret `cacerts` in istiod's namespace, with an intermediate of the common
   * root, before istiod starts. An istiod that the library installs waits for it.
   *
   * @see https://istio.io/latest/docs/tasks/security/cert-management/plugin-ca-cert/
   */
  static preProvisioned(): MeshTrust {
    return new MeshTrust(({ istio }) => {
      const secret = `Secret ${istio.namespace}/${CA_SECRET} holds an intermediate CA of the mesh's common root`;
      return [istio.managed ? `${secret}; istiod waits for it` : `${secret}, and istiod signs with it`];
    });
  }

  private constructor(
    /** Objects that must exist in a cluster. */
    readonly prerequisites: (cluster: ClusterFacts) => readonly string[],
  ) {}
}
