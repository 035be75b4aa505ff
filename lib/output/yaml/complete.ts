import type * as yaml from 'yaml';
import type { ScalarTag } from 'yaml';
import { KUBE_FLOAT, KUBE_INTEGER } from '../../model/validate/yaml-numbers';

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

/** YAML of any value, by the package `yaml`. The fast path has to write the same bytes. */
export function completeYaml(value: unknown): string {
  // Loaded when the first text needs it: the package takes as long to load as all of this library.
  const { stringify } = require('yaml') as typeof yaml;
  return stringify(value, {
    schema: 'core',
    compat: 'yaml-1.1',
    customTags: (tags) => [ESCAPED, ...tags, ...QUOTED],
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}
