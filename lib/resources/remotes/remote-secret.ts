import type { ClusterFacts } from '../../model/facts/cluster';
import type { CredentialsFacts } from '../../model/facts/discovery';
import { manifest } from '../manifest';
import type { Manifest } from '../manifest';

/** Prefix of a remote secret's name, as in `istioctl create-remote-secret`. The name of the cluster follows. */
export const REMOTE_SECRET_PREFIX = 'istio-remote-secret-';

/**
 * Lets External Secrets create the Secret that istiod finds by its label, with the name of the other cluster as
 * key. (A mounted Secret already exists, so nothing is written for it.)
 */
export function remoteSecret(
  { istio }: ClusterFacts,
  other: string,
  credentials: CredentialsFacts,
): readonly Manifest[] {
  if (credentials.type === 'mountedSecret') return [];
  const { store, storeKind, keyPrefix } = credentials;
  const name = `${REMOTE_SECRET_PREFIX}${other}`;
  const spec = {
    refreshInterval: '1h',
    secretStoreRef: { kind: storeKind, name: store },
    target: {
      name,
      creationPolicy: 'Owner',
      template: {
        metadata: {
          labels: { 'istio/multiCluster': 'true' },
          annotations: { 'networking.istio.io/cluster': other },
        },
      },
    },
    data: [{ secretKey: other, remoteRef: { key: `${keyPrefix}${other}` } }],
  };
  return [manifest('external-secrets.io/v1', 'ExternalSecret', { name, namespace: istio.namespace }, { spec })];
}
