import { nameOf } from '../../resources/manifest';
import type { Manifest } from '../../resources/manifest';
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
  if (manifest.kind === 'Secret' && manifest.apiVersion === 'v1') {
    const filled = ['data', 'stringData'].filter((field) => hasEntries(manifest[field]));
    if (filled.length > 0) return filled.map((field) => `a Secret has ${field}`);
  }
  const found = new Set<string>();
  collect(manifest, found);
  return [...found].map((material) => `an object holds ${material}`);
}

function hasEntries(value: unknown): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length > 0;
}

function collect(value: unknown, found: Set<string>, key = ''): void {
  if (typeof value === 'string') {
    const material = materialIn(value) ?? secretUnder(key, value);
    if (material !== undefined) found.add(material);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) collect(inner, found, Array.isArray(value) ? key : name);
  }
}

/** Keys whose value is a secret, as charts and applications call them. */
const SECRET_KEY = /(?:password|passwd|passphrase|client_?secret|signing_?key|private_?key|api_?key|access_?key)$/i;

/** A value that refers to a secret: Kiali's reference to a Secret, a variable, or a file. */
const REFERENCE = /^(?:secret:|\$|\/|file:)/;

function secretUnder(key: string, value: string): string | undefined {
  return SECRET_KEY.test(key) && value !== '' && !REFERENCE.test(value) ? `a secret in "${key}"` : undefined;
}

const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/;
/** A signed JSON Web Token: header, payload and signature. */
const TOKEN = /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{20,}/;
/** Base64 of "-----BEGIN ", which every PEM block starts with. */
const ENCODED_PEM = /LS0tLS1CRUdJTi[A-Za-z0-9+/=\s]+/g;

/** The shortest of these, the first line of a private key. */
const SHORTEST = '-----BEGIN PRIVATE KEY-----'.length;

function materialIn(text: string): string | undefined {
  if (text.length < SHORTEST) return undefined;
  if (PRIVATE_KEY.test(text)) return 'a private key';
  if (TOKEN.test(text)) return 'a token';
  const decoded = text.match(ENCODED_PEM)?.map((block) => Buffer.from(block, 'base64').toString('latin1')) ?? [];
  return decoded.some((block) => PRIVATE_KEY.test(block)) ? 'a private key in base64' : undefined;
}
