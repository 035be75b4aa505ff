import { Writer } from '../../lib/output/publish/writer';
import type { Written } from '../../lib/output/publish/writer';

/** What a synth makes: texts by path, by owner. */
export type Tree = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Publishes a tree as MeshApp does. */
export function synth(
  outdir: string,
  tree: Tree,
  warn: (edited: readonly string[]) => void = () => undefined,
): Written {
  const writer = new Writer(outdir);
  try {
    for (const [owner, files] of Object.entries(tree)) {
      for (const [file, text] of Object.entries(files)) writer.add(owner, file, text);
    }
    return writer.publish(warn);
  } finally {
    writer.discard();
  }
}

/** Texts of a tree by path. */
export function textsOf(tree: Tree): ReadonlyMap<string, string> {
  return new Map(Object.values(tree).flatMap((files) => Object.entries(files)));
}
