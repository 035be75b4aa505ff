import { distinct } from '../../model/collections';
import { sha256 } from '../../model/digest';
import { compare } from '../../model/problems/problem';
import type { DiskPath, DiskPaths } from './disk-paths';
import type { Index } from './index-file';
import type { Records } from './records';

/** What a synth makes: the hash of each file, by owner. */
export type Made = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What publishing will do, decided before it does anything. */
export interface Plan {
  /** Files that are removed. */
  readonly removed: ReadonlySet<string>;
  /** Files that earlier runs wrote, or began to, and that are not made any more; some were removed by hand. */
  readonly gone: readonly string[];
  /** Files in whose place a folder is, with nothing in it but folders and files that are removed. */
  readonly folders: readonly string[];
  /** Files that somebody edited and that are now overwritten or removed. */
  readonly edited: readonly string[];
  /** Files for the list of the unfinished. */
  readonly unfinished: Index;
  /** Files and folders of others that are in the way, one line each. */
  readonly obstacles: readonly string[];
}

/** Compares what is made with the records and the disk. Only files that are staged or gone are looked at. */
export function planOf(made: Made, staged: Iterable<string>, records: Records, places: DiskPaths): Plan {
  const kept = new Set([...made.values()].flatMap((files) => [...files.keys()]));
  const look = (file: string): Target => new Target(file, records, places);
  const targets = [...staged].map(look);
  // A file that others put in the place of ours belongs to them from now on.
  const gone = [...records.files()]
    .filter((file) => !kept.has(file))
    .map(look)
    .filter(({ place, isOurs }) => place.kind === 'nothing' || isOurs);
  const removed = new Set(gone.filter(({ isOurs }) => isOurs).map(({ file }) => file));
  const obstacles = targets.flatMap((target) => obstacleFor(target, removed, places));
  return {
    removed,
    gone: gone.map(({ file }) => file),
    folders: targets.filter(({ place }) => place.kind === 'folder').map(({ file }) => file),
    edited: [...targets, ...gone].flatMap(({ isEdited, file }) => (isEdited ? [file] : [])).sort(compare),
    unfinished: unfinishedOf(made, targets, gone, records),
    obstacles: distinct(obstacles),
  };
}

/** A path at which publishing changes something, and what is there now. */
class Target {
  readonly place: DiskPath;
  readonly hashes: readonly string[];
  /** Whether a file is there that an earlier run wrote, edited or not. */
  readonly isOurs: boolean;
  /** Whether it is ours and not as it was written. */
  readonly isEdited: boolean;

  constructor(
    readonly file: string,
    records: Records,
    places: DiskPaths,
  ) {
    this.place = places.at(file);
    this.hashes = records.hashes(file);
    const isKnown = this.place.kind === 'file' && isOneOf(this.hashes, this.place.text);
    this.isOurs = this.place.kind === 'file' && (isKnown || records.isListed(file));
    this.isEdited = this.isOurs && !isKnown;
  }

  /** The hashes with which it is ours, that of an edit included. */
  get ourHashes(): readonly string[] {
    return this.isEdited && this.place.kind === 'file' ? [...this.hashes, sha256(this.place.text)] : this.hashes;
  }
}

/** The line ends of Windows, which Git can introduce, are not an edit. */
function isOneOf(hashes: readonly string[], text: string): boolean {
  return hashes.includes(sha256(text)) || hashes.includes(sha256(text.replaceAll('\r\n', '\n')));
}

/** Files that the indexes do not list yet, or still list although publishing removes or changes them. */
function unfinishedOf(made: Made, targets: readonly Target[], gone: readonly Target[], records: Records): Index {
  const unfinished = new Map(gone.map((target) => [target.file, target.ourHashes]));
  const there = new Map(targets.map((target) => [target.file, target.ourHashes]));
  for (const [owner, files] of made) {
    const index = records.index(owner);
    for (const [file, hash] of files) {
      const listed = index.get(file);
      if (listed?.length === 1 && listed[0] === hash) continue;
      // A file that stays in its index stays ours with any text, and an edit of it remains an edit.
      const known = (listed === undefined ? there.get(file) : undefined) ?? records.hashes(file);
      unfinished.set(file, [...new Set([...known, hash])]);
    }
  }
  return unfinished;
}

/** Why a file cannot be written where it belongs, with the path that is to blame. */
function obstacleFor(
  { file, place, isOurs }: Target,
  removed: ReadonlySet<string>,
  places: DiskPaths,
): readonly string[] {
  switch (place.kind) {
    case 'nothing':
      return [];
    case 'file':
      return isOurs ? [] : [file];
    case 'folder':
      return places
        .filesBelow(file)
        .filter((other) => !removed.has(other))
        .map((other) => `${other} (below a file of this synth)`)
        .slice(0, 1);
    case 'blocked':
      if (place.by === 'link') return [`${place.at} (a symbolic link; synth writes through none)`];
      return removed.has(place.at) ? [] : [`${place.at} (a file where a directory is needed)`];
  }
}
