import { stringify } from 'yaml';
import type { ScalarTag } from 'yaml';
import type { Manifest } from '../resources/manifest';

/** The value key of YAML 1.1, on which some parsers stop; everything else of 1.1 is in `compat`. */
const VALUE_KEY: ScalarTag = { tag: 'tag:yaml.org,2002:value', default: true, test: /^=$/, resolve: (text) => text };

/**
 * YAML of one object that reads the same with a 1.1 parser (kubectl, Helm, Argo CD) and a 1.2 parser:
 * every string that either of them would take for something else is quoted.
 */
export function toYaml(manifest: Manifest): string {
  return stringify(ordered(manifest), {
    schema: 'core',
    compat: 'yaml-1.1',
    customTags: (tags) => [...tags, VALUE_KEY],
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}

/** The same as a file, with a first line that leads back to the program. */
export function toFile(manifest: Manifest, path: string): string {
  // A control character in a construct id could end the comment and begin something else.
  const origin = path.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]/g, ' ');
  return `# From ${origin}, by cdk8s-mesh: change the program, not this file.\n${toYaml(manifest)}`;
}

/** apiVersion, kind and metadata first, as everybody writes them. */
function ordered({ apiVersion, kind, metadata, ...rest }: Manifest): Manifest {
  return { apiVersion, kind, metadata, ...rest };
}
