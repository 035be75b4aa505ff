import { parseAllDocuments } from 'yaml';
import { nameOf } from '../../lib/resources/manifest';
import type { Manifest } from '../../lib/resources/manifest';
import { filesIn } from './files';

/** Every object of the YAML files below a folder, with the path of its file. */
export function manifestsIn(folder: string): readonly { readonly path: string; readonly manifest: Manifest }[] {
  return [...filesIn(folder)]
    .filter(([path]) => path.endsWith('.yaml'))
    .flatMap(([path, text]) =>
      parseAllDocuments(text, { version: '1.1' }).map((document) => ({ path, manifest: document.toJS() as Manifest })),
    );
}

/** The objects of YAML files, as `<path>: <kind> <namespace>/<name>`. Other files stay as they are. */
export function objectsByName(files: Iterable<readonly [path: string, text: string]>): Map<string, unknown> {
  return new Map(
    [...files].flatMap(([path, text]): [string, unknown][] => {
      if (!path.endsWith('.yaml')) return [[path, text]];
      const manifests = parseAllDocuments(text).map((document) => document.toJS() as Manifest);
      return manifests.map((manifest) => [`${path}: ${nameOf(manifest)}`, manifest]);
    }),
  );
}
