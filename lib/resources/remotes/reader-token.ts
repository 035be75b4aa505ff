import type { ClusterFacts } from '../../model/facts/cluster';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';

/** The name in Istio's chart `base`. */
export const READER_SERVICE_ACCOUNT = 'istio-reader-service-account';

/**
 * Asks Kubernetes for a token with which another cluster's istiod reads this cluster. The token exists only in the
 * cluster. The name is the one that `istioctl create-remote-secret` uses.
 */
export function readerToken({ istio }: ClusterFacts): Manifest {
  const metadata = {
    name: `${READER_SERVICE_ACCOUNT}-istio-remote-secret-token`,
    namespace: istio.namespace,
    annotations: { 'kubernetes.io/service-account.name': READER_SERVICE_ACCOUNT },
  };
  return manifest('v1', 'Secret', metadata, { type: 'kubernetes.io/service-account-token' });
}
