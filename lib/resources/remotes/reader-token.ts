import type { ClusterFacts } from '../../model/facts/cluster';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';

/** As Istio's chart `base` names it. */
export const READER_SERVICE_ACCOUNT = 'istio-reader-service-account';

/**
 * Asks Kubernetes for a token by which another cluster's istiod reads this cluster. The token appears in
 * the cluster only. The name is the one that `istioctl create-remote-secret` gives and looks for.
 */
export function readerToken({ istio }: ClusterFacts): Manifest {
  const metadata = {
    name: `${READER_SERVICE_ACCOUNT}-istio-remote-secret-token`,
    namespace: istio.namespace,
    annotations: { 'kubernetes.io/service-account.name': READER_SERVICE_ACCOUNT },
  };
  return manifest('v1', 'Secret', metadata, { type: 'kubernetes.io/service-account-token' });
}
