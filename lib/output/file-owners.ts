import { claim } from '../model/collections';
import type { Problem } from '../model/problems/problem';
import type { Placed } from '../resources/component-part';
import { identityOf, nameOf } from '../resources/manifest';
import { oneOwnerPerObject } from './checks/one-owner-per-object';

/** Write-once: who has which file, and which name where the GitOps tool runs. */
export class FileOwners {
  readonly #files = new Map<string, string>();
  readonly #delivered = new Map<string, string>();

  /** Paths that differ in case only are one file on many disks. */
  file(file: string, { path, manifest }: Placed): readonly Problem[] {
    const owner = claim(this.#files, file.toLowerCase(), path);
    if (owner === undefined) return [];
    return [
      {
        rule: oneOwnerPerObject.id,
        path,
        what: `this file is already written, from ${owner}`,
        value: `${file} (${nameOf(manifest)})`,
        fix: 'give one of the two another name',
      },
    ];
  }

  /**
   * Releases of components of others can have any name, which the rule about clusters cannot know. A
   * tool that runs in a cluster sees the names of this cluster only.
   */
  delivered(file: string, placed: Placed, readIn = ''): readonly Problem[] {
    const { path, manifest } = placed;
    const problems = this.file(file, placed);
    const owner = claim(this.#delivered, `${readIn} ${identityOf(manifest)}`, path);
    if (owner === undefined || problems.length > 0) return problems;
    return [
      {
        rule: oneOwnerPerObject.id,
        path,
        what: `${owner} already has an object of this name where the GitOps tool runs`,
        value: nameOf(manifest),
        fix: 'rename the cluster or the release',
      },
    ];
  }
}
