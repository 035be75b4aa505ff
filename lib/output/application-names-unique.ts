import type { Problem } from '../model/problem';
import type { Placed } from '../resources/part';
import { identityOf, nameOf } from '../resources/manifest';

export const APPLICATION_NAMES_UNIQUE = 'application-names-unique';

/**
 * Objects of the GitOps tool lie together in its own cluster, whichever cluster they are for. Cluster
 * `us-config` would have the Application that is layer `config` of cluster `us`.
 */
export class DeliveredNames {
  readonly #owners = new Map<string, string>();

  problemsOf({ path, manifest }: Placed): readonly Problem[] {
    const key = identityOf(manifest);
    const owner = this.#owners.get(key);
    this.#owners.set(key, owner ?? path);
    if (owner === undefined) return [];
    return [
      {
        rule: APPLICATION_NAMES_UNIQUE,
        path,
        what: `${owner} already has an object of this name where the GitOps tool runs`,
        value: nameOf(manifest),
        fix: 'rename the cluster, so that its name is not that of another one with a layer or release behind it',
      },
    ];
  }
}
