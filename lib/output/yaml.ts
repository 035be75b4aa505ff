import { stringify } from 'yaml';
import type { ScalarTag } from 'yaml';
import { KUBE_FLOAT, KUBE_INTEGER } from '../model/validate/yaml-numbers';
import type { Placed } from '../resources/component-part';
import type { Manifest } from '../resources/manifest';

/** Text that needs quotes although neither 1.2 nor the `compat` of 1.1 takes it for something else. */
const QUOTED: readonly ScalarTag[] = [
  // The value key of YAML 1.1, on which some parsers stop.
  scalar('value', /^=$/),
  // What only Kubernetes takes for a number, as 0X1F.
  scalar('int', KUBE_INTEGER),
  scalar('float', KUBE_FLOAT),
];

/**
 * What YAML does not allow in a file, what 1.1 takes for the end of a line, and what people do not see or
 * see elsewhere: marks of direction, of order and of nothing.
 */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff]/;

/** Text with such characters. They are written as escapes in quotes. */
const ESCAPED: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => typeof value === 'string' && UNSEEN.test(value),
  resolve: (text) => text,
  stringify: ({ value }) =>
    JSON.stringify(value).replace(new RegExp(UNSEEN, 'g'), (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    }),
};

function scalar(name: string, test: RegExp): ScalarTag {
  return { tag: `tag:yaml.org,2002:${name}`, default: true, test, resolve: (text) => text };
}

/**
 * YAML of one object. YAML 1.1, YAML 1.2 and the parser of Kubernetes (kubectl, Helm, Argo CD) read it alike: a
 * string that one of them would read as another type has quotes.
 */
export function toYaml(manifest: Manifest): string {
  return stringify(ordered(manifest), {
    schema: 'core',
    compat: 'yaml-1.1',
    customTags: (tags) => [ESCAPED, ...tags, ...QUOTED],
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}

/** The documents of a file. A comment before each leads back to the program. */
export function toFile(objects: readonly Placed[]): string {
  return objects.map(({ manifest, path }) => `${originOf(path)}${toYaml(manifest)}`).join('---\n');
}

function originOf(path: string): string {
  // A control character in a construct id could end the comment and begin something else.
  const origin = path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ');
  return `# From ${origin}, by cdk8s-mesh: change the program, not this file.\n`;
}

/** apiVersion, kind and metadata first, as everybody writes them. */
function ordered({ apiVersion, kind, metadata, ...rest }: Manifest): Manifest {
  return { apiVersion, kind, metadata, ...rest };
}
