import { isRecord } from '../model/validate/json';
import type { Manifest } from './manifest';

/** The objects of a `List`, which kubectl and Argo CD take apart, too; any other object as it is. */
export function takenApart(manifest: Partial<Manifest>): readonly Partial<Manifest>[] {
  const { apiVersion, kind, items } = manifest;
  if (apiVersion !== 'v1' || kind !== 'List' || !Array.isArray(items) || !items.every(isRecord)) return [manifest];
  return items.flatMap(takenApart);
}
