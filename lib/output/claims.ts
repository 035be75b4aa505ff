import type { Problem } from '../model/problem';
import type { Placed } from '../resources/part';
import { identityOf, nameOf } from '../resources/manifest';
import { oneOwnerPerObject } from './checks/one-owner-per-object';

/** Write-once: who has which file, and which object of the GitOps tool's own cluster. */
export class Claims {
  readonly #owners = new Map<string, string>();

  /** A file; paths that differ in case only are one file on many disks. */
  file(file: string, { path, manifest }: Placed): readonly Problem[] {
    return this.#claim(`file ${file.toLowerCase()}`, path, `the file ${file} (${nameOf(manifest)})`);
  }

  /** An object that Argo CD or Flux reads from its own cluster, where all meshes and clusters meet. */
  delivered({ path, manifest }: Placed): readonly Problem[] {
    return this.#claim(`object ${identityOf(manifest)}`, path, nameOf(manifest));
  }

  #claim(key: string, path: string, value: string): readonly Problem[] {
    const owner = this.#owners.get(key);
    if (owner === undefined) {
      this.#owners.set(key, path);
      return [];
    }
    return [
      {
        rule: oneOwnerPerObject.id,
        path,
        what: `this is already written, from ${owner}`,
        value,
        fix: 'give one of the two another name',
      },
    ];
  }
}
