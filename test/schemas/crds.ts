import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

const FOLDER = resolve(__dirname, '../../imports/crds');

/** A structural schema: the keywords that the CRDs in imports/ use. Any other is refused (structural.ts). */
export interface Schema {
  readonly type?: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly default?: unknown;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set';
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly Rule[];
}

/** A rule in CEL. */
export interface Rule {
  readonly rule: string;
  readonly message?: string;
}

/** One version of one kind. */
export interface Crd {
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: 'Cluster' | 'Namespaced';
  readonly schema: Schema;
}

interface CrdManifest {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly scope: Crd['scope'];
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** Everything in imports/crds. */
export function committedCrds(): Crd[] {
  return readdirSync(FOLDER)
    .flatMap((file) => parseAllDocuments(readFileSync(join(FOLDER, file), 'utf8')))
    .flatMap((document) => versionsOf(document.toJS() as CrdManifest));
}

function versionsOf({ spec }: CrdManifest): Crd[] {
  return spec.versions.map(({ name, schema }) => ({
    apiVersion: `${spec.group}/${name}`,
    kind: spec.names.kind,
    scope: spec.scope,
    schema: schema.openAPIV3Schema,
  }));
}
