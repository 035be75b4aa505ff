import type { Placed } from '../../resources/component-part';
import type { Manifest } from '../../resources/manifest';
import { oncePerObject } from '../once-per-object';
import { completeYaml } from './complete';
import { usualYaml } from './usual';

/**
 * YAML of one object. YAML 1.1, YAML 1.2 and the parser of Kubernetes (kubectl, Helm, Argo CD) read it alike: a
 * string that one of them would read as another type has quotes.
 */
export const toYaml = oncePerObject((manifest) => {
  const object = ordered(manifest);
  return usualYaml(object) ?? completeYaml(object);
});

/** The documents of a file. A comment before each leads back to the program. */
export function toFile(objects: readonly Placed[]): string {
  return objects.map(({ manifest, path }) => `${originOf(path)}${toYaml(manifest)}`).join('---\n');
}

function originOf(path: string): string {
  // A control character in a construct id could end the comment and begin something else.
  const origin = /^[\x20-\x7e]*$/.test(path) ? path : path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ');
  return `# From ${origin}, by cdk8s-mesh: change the program, not this file.\n`;
}

/** apiVersion, kind and metadata first, as everybody writes them. */
function ordered({ apiVersion, kind, metadata, ...rest }: Manifest): Manifest {
  return { apiVersion, kind, metadata, ...rest };
}
