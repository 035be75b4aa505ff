import { parseAllDocuments } from 'yaml';
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
