import type { Problem } from '../model/problem';
import type { Placed } from '../resources/part';
import { nameOf } from '../resources/manifest';
import { oneOwnerPerObject } from './checks/one-owner-per-object';

/** Write-once: who has which file. Paths that differ in case only are one file on many disks. */
export class Claims {
  readonly #owners = new Map<string, string>();

  problemsOf(file: string, { path, manifest }: Placed): readonly Problem[] {
    const key = file.toLowerCase();
    const owner = this.#owners.get(key);
    this.#owners.set(key, owner ?? path);
    if (owner === undefined) return [];
    return [
      {
        rule: oneOwnerPerObject.id,
        path,
        what: `this file is already written, from ${owner}`,
        value: `${file} (${nameOf(manifest)})`,
        fix: 'give one of the two objects another name',
      },
    ];
  }
}
