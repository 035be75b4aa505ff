import { constants, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Result of a look at the path of a folder. `blocked`: by something else, at this path or on the way to it. */
type FolderPlace =
  | { readonly kind: 'nothing' | 'folder' }
  | { readonly kind: 'blocked'; readonly at: string; readonly by: 'link' | 'file' };

/** Result of a look at the path of a file. */
export type DiskPath = FolderPlace | { readonly kind: 'file'; readonly text: string };

const NOTHING = { kind: 'nothing' } as const;
const FOLDER = { kind: 'folder' } as const;

/**
 * Opens no link: what is read through one would seem to be the file. A platform without the flag has 0
 * for it. Node takes numbers wherever it takes the name of a flag, which its types do not say.
 */
const NO_LINK = (constants.O_RDONLY | constants.O_NOFOLLOW) as unknown as string;

/**
 * Looks at the output directory without following symbolic links, because a link leads to files of others. It
 * remembers folders, so use it before the folders change.
 */
export class DiskPaths {
  readonly #folders = new Map<string, FolderPlace>([['.', FOLDER]]);

  constructor(private readonly root: string) {}

  /** Text of a file in plain folders; undefined if there is none, or something else. */
  text(file: string): string | undefined {
    if (this.folder(parentOf(file)).kind !== 'folder') return undefined;
    try {
      return readFileSync(join(this.root, file), { encoding: 'utf8', flag: NO_LINK });
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? ''))
        return undefined;
      throw error;
    }
  }

  /** Looks at the path of a file. */
  at(file: string): DiskPath {
    const parent = this.folder(parentOf(file));
    if (parent.kind !== 'folder') return parent;
    const place = this.#look(file);
    if (place.kind !== 'blocked' || place.by === 'link') return place;
    const text = this.text(file);
    return text === undefined ? place : { kind: 'file', text };
  }

  /** Looks at the path of a folder. */
  folder(path: string): FolderPlace {
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const parent = this.folder(parentOf(path));
    const place = parent.kind === 'folder' ? this.#look(path) : parent;
    this.#folders.set(path, place);
    return place;
  }

  /** Paths of everything below a folder that is not a folder. */
  filesBelow(folder: string): readonly string[] {
    return readdirSync(join(this.root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? this.filesBelow(path) : [path];
    });
  }

  #look(path: string): FolderPlace {
    const stats = lstatSync(join(this.root, path), { throwIfNoEntry: false });
    if (stats === undefined) return NOTHING;
    if (stats.isDirectory()) return FOLDER;
    return { kind: 'blocked', at: path, by: stats.isSymbolicLink() ? 'link' : 'file' };
  }
}

function parentOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === -1 ? '.' : path.slice(0, end);
}
