import { isRecord } from '../../model/validate/json';
import { nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
import { fieldsOf } from '../../resources/read/fields';
import type { Fields } from '../../resources/read/fields';
import { isSecret, secretFlag } from '../secrets/fields';
import { secretIn } from '../secrets/texts';
import { objectCheck } from './check';

/** Everybody who reads the repository knows its contents, and Git keeps them permanently. */
export const noSecretMaterial = objectCheck({
  id: 'no-secret-material',
  faultsOf: (manifest) =>
    materialsOf(manifest).map((what) => ({
      what,
      value: nameOf(manifest),
      fix: 'keep the secret out of Git: refer to one that exists in the cluster, or let a controller (External Secrets) make it',
    })),
});

function materialsOf(manifest: Manifest): readonly string[] {
  const filled = filledFields(manifest);
  if (filled.length > 0) return filled.map((field) => `a Secret has ${field}`);
  const found = new Set<string>();
  collect(manifest, found);
  return [...found].map((material) => `an object holds ${material}`);
}

/** Fields of a Secret that must not be written. A chart may have a Secret among its values. */
function filledFields(fields: Fields): readonly string[] {
  if (fields.kind !== 'Secret' || fields.apiVersion !== 'v1') return [];
  return ['data', 'stringData'].filter((field) => Object.keys(fieldsOf(fields[field])).length > 0);
}

function collect(value: unknown, found: Set<string>, key = ''): void {
  if (typeof value === 'string') {
    const flag = secretFlag(value);
    const material = isSecret(key, value) ? `a secret in "${key}"` : flag && `a secret in flag "${flag}"`;
    const known = secretIn(value) ?? material;
    if (known !== undefined) found.add(known);
  } else if (Array.isArray(value)) {
    for (const inner of value) collect(inner, found, key);
  } else if (isRecord(value)) {
    collectFields(value, found);
  }
}

function collectFields(fields: Fields, found: Set<string>): void {
  for (const field of filledFields(fields)) found.add(`a Secret with ${field}`);
  // A variable of a container, a private JSON Web Key, and the login of a registry.
  const { name, value, kty, d, auth } = fields;
  if (typeof name === 'string' && typeof value === 'string' && isSecret(name, value))
    found.add(`a secret in "${name}"`);
  if (typeof kty === 'string' && typeof d === 'string') found.add('a private JSON Web Key');
  if (typeof auth === 'string' && /^[^\s:]+:\S/.test(Buffer.from(auth, 'base64').toString())) found.add('a login');
  for (const [key, inner] of Object.entries(fields)) collect(inner, found, key);
}
