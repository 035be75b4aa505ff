import { existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../../model/digest';
import type { Helm } from '../helm';
import { replaceFile } from './cache';

/** A chart of an OCI registry, fetched once. Throws the error of helm if it cannot be fetched. */
export function pulled(location: string, version: string, helm: Helm, folder: string): string {
  const path = join(folder, `chart-${sha256(`${location} ${version}`)}.tgz`);
  if (isWhole(path)) return path;
  const target = mkdtempSync(join(folder, 'pull-'));
  try {
    helm.online(['pull', location, '--version', version, '--destination', target]);
    const file = readdirSync(target).find((name) => name.endsWith('.tgz'));
    if (file === undefined) throw new Error('helm pull left no chart');
    replaceFile(hashFile(path), sha256(readFileSync(join(target, file))));
    renameSync(join(target, file), path);
    return path;
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}

function isWhole(path: string): boolean {
  if (!existsSync(path) || !existsSync(hashFile(path))) return false;
  return sha256(readFileSync(path)) === readFileSync(hashFile(path), 'utf8');
}

function hashFile(path: string): string {
  return `${path}.sha256`;
}
