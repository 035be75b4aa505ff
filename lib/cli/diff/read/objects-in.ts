import { parseAllDocuments } from 'yaml';
import { isRecord } from '../../../model/validate/json';
import type { Manifest } from '../../../resources/manifest';
import { textAt } from '../../../resources/read/fields';
import { CommandError } from '../../command-error';
import type { Tree } from './read-tree';

/** Objects by the paths of their files. */
export type ObjectsByPath = ReadonlyMap<string, readonly Manifest[]>;

/** Reads files as objects. Clusters of one mesh often have identical files, which are parsed only once. */
export class ObjectReader {
  readonly #known = new Map<string, readonly unknown[]>();

  read(tree: Tree, paths: readonly string[]): ObjectsByPath {
    const hashOf = (path: string): string => tree.files.get(path) ?? '';
    const texts = tree.read(paths.filter((path) => !this.#known.has(hashOf(path))));
    for (const [path, text] of texts) this.#known.set(hashOf(path), parsed(text, path, tree));
    return new Map(paths.map((path) => [path, objects(this.#known.get(hashOf(path)) ?? [], path)]));
  }
}

function parsed(text: string, path: string, { name }: Tree): readonly unknown[] {
  try {
    return parseAllDocuments(text, { logLevel: 'silent' }).map((document) => {
      const [error] = document.errors;
      if (error !== undefined) throw error;
      return document.toJS() as unknown;
    });
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0]?.replace(/:$/, '') ?? '';
    throw new CommandError(`${path} is not valid YAML in ${name}: ${reason}`);
  }
}

/** A document that is not a Kubernetes object gets the path of its file as its name. Synth writes no such documents. */
function objects(documents: readonly unknown[], path: string): readonly Manifest[] {
  return documents
    .filter((document) => document !== null && document !== undefined)
    .map((document, index) => {
      if (isManifest(document)) return document;
      const name = index === 0 ? path : `${path} (document ${index + 1})`;
      return { apiVersion: '', kind: 'File', metadata: { name }, content: document };
    });
}

function isManifest(document: unknown): document is Manifest {
  const texts = [textAt(document, 'apiVersion'), textAt(document, 'kind'), textAt(document, 'metadata', 'name')];
  return isRecord(document) && texts.every((text) => text !== undefined);
}
