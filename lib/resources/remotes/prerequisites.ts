import type { ClusterFacts } from '../../model/facts/cluster';
import type { CredentialsFacts } from '../../model/facts/discovery';

const PAGE = 'cdk8s-mesh/docs/remote-secrets.md';

/** Prerequisites for the istiod of a cluster to read another cluster, one sentence each. */
export function remotePrerequisites(
  cluster: ClusterFacts,
  other: string,
  credentials: CredentialsFacts,
): readonly string[] {
  return [
    `${sourceOf(cluster, other, credentials)} (${PAGE})`,
    `The API server of "${other}" is reachable from istiod`,
  ];
}

function sourceOf({ istio }: ClusterFacts, other: string, credentials: CredentialsFacts): string {
  if (credentials.type === 'mountedSecret') {
    return `Secret ${istio.namespace}/${credentials.secret} holds ${other}.yaml, the kubeconfig of "${other}"`;
  }
  const { store, storeKind, keyPrefix } = credentials;
  const where = storeKind === 'SecretStore' ? `${istio.namespace}/${store}` : store;
  return `${storeKind} ${where} of External Secrets (0.16 or later) holds ${keyPrefix}${other}, the kubeconfig of "${other}"`;
}
