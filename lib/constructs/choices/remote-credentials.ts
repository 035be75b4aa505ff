import type { CredentialsFacts } from '../../model/facts/discovery';
import { propsGiven } from '../../model/validate/props';
import { REMOTE_SECRET_PREFIX } from '../../resources/remotes/remote-secret';

/** Where External Secrets finds kubeconfigs. */
export interface RemoteExternalSecretProps {
  /** Name of the store, the same in both clusters. */
  readonly store: string;
  /**
   * Kind of the store. A SecretStore must be in istiod's namespace.
   * @default "ClusterSecretStore"
   */
  readonly storeKind?: 'ClusterSecretStore' | 'SecretStore';
  /**
   * Prefix of the key of a kubeconfig in the store. The name of the cluster follows.
   * @default "istio-remote-secret-"
   */
  readonly keyPrefix?: string;
}

/** How istiod gets the kubeconfigs of other clusters. They are never written. */
export class RemoteCredentials {
  /**
   * External Secrets takes them from a store and makes Istio's remote secrets of them.
   *
   * @see https://external-secrets.io/latest/api/externalsecret/
   */
  static externalSecret(props: RemoteExternalSecretProps): RemoteCredentials {
    const { store, storeKind, keyPrefix } = propsGiven('RemoteCredentials.externalSecret', props, {
      store: true,
      storeKind: true,
      keyPrefix: true,
    });
    return new RemoteCredentials({
      type: 'externalSecret',
      store,
      storeKind: storeKind ?? 'ClusterSecretStore',
      keyPrefix: keyPrefix ?? REMOTE_SECRET_PREFIX,
    });
  }

  /**
   * An existing Secret in istiod's namespace, with the same name in both clusters. It holds one
   * kubeconfig `<cluster>.yaml` for each other cluster, and istiod reads it as files. Istio 1.30 or later.
   *
   * @see https://istio.io/latest/docs/reference/commands/pilot-discovery/#envvars
   */
  static mountedSecret(name: string): RemoteCredentials {
    return new RemoteCredentials({ type: 'mountedSecret', secret: name });
  }

  private constructor(
    /** The choice, as the fleet knows it. */
    readonly facts: CredentialsFacts,
  ) {}
}
