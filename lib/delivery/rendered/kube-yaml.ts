import { parseAllDocuments } from 'yaml';
import type { ScalarTag, Tags } from 'yaml';
import { KUBE_FLOAT, KUBE_INTEGER } from '../../model/validate/yaml-numbers';

/**
 * The documents of a text as Kubernetes, Helm and Argo CD read them, as plain JSON; empty ones are left out. These
 * tools read YAML 1.1 with some differences (the package `sigs.k8s.io/yaml`): `on` and `y` are true, `0o7` and `007`
 * are 7, while `12:30` and a date are text. Throws an Error with the place that they cannot read.
 */
export function parseKubeYaml(text: string): readonly unknown[] {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    schema: 'failsafe',
    customTags: TAGS,
    merge: true,
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  return documents.flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const value = toJson(document.toJS({ mapAsMap: true, maxAliasCount: MAX_ALIASES }));
    return value === null ? [] : [value];
  });
}

/** A text with more references than this is an attack, not a manifest. */
const MAX_ALIASES = 10_000;

function scalar(name: string, test: RegExp, resolve: ScalarTag['resolve']): ScalarTag {
  return { tag: `tag:yaml.org,2002:${name}`, default: true, test, resolve };
}

const NULL = scalar('null', /^(?:~|null|Null|NULL)?$/, () => null);

const BOOL = scalar(
  'bool',
  /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON|n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/,
  (text) => /^(?:y|t|on)/i.test(text),
);

const INT = scalar('int', KUBE_INTEGER, (text, onError) => {
  const digits = text.replace(/_/g, '').toLowerCase();
  const size = Number(digits.replace(/^[-+]/, '').replace(/^0(?=[0-7]+$)/, '0o'));
  if (!Number.isSafeInteger(size)) onError(`the number ${text} would lose its last digits`);
  return signed(digits, size);
});

const FLOAT = scalar('float', KUBE_FLOAT, (text) => {
  const digits = text.replace(/_/g, '');
  const size = Number(digits.replace(/^[-+]/, ''));
  return Number.isFinite(size) ? signed(digits, size) : text;
});

/** Kubernetes does not know -0. */
function signed(digits: string, size: number): number {
  return digits.startsWith('-') && size > 0 ? -size : size;
}

const INFINITY_OR_NAN = scalar('float', /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/, (text, onError) => {
  onError(`${text} is not a JSON number`);
  return null;
});

/** Only a tag makes a date of a text, and even then Kubernetes keeps the text. */
const TIMESTAMP: ScalarTag = { tag: 'tag:yaml.org,2002:timestamp', default: false, resolve: (text) => text };

const BINARY: ScalarTag = {
  tag: 'tag:yaml.org,2002:binary',
  default: false,
  resolve: (text) => Buffer.from(text, 'base64').toString('utf8'),
};

const TAGS = (tags: Tags): Tags => [...tags, NULL, BOOL, INT, FLOAT, INFINITY_OR_NAN, TIMESTAMP, BINARY];

function toJson(value: unknown): unknown {
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<unknown, unknown>)].map(([key, item]) => [nameOf(key), toJson(item)]);
    return Object.fromEntries(entries) as unknown;
  }
  return Array.isArray(value) ? value.map(toJson) : value;
}

/** Keys of JSON are text, so the key of `on: x` is "true". */
function nameOf(key: unknown): string {
  if (typeof key === 'string' || typeof key === 'number' || typeof key === 'boolean') return String(key);
  throw new Error(`a key is not a string: ${JSON.stringify(key)}`);
}
