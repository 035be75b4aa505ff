import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { sha256 } from '../../../model/digest';
import { messageOf } from '../../../model/problems/problem';
import { filesInTgz } from './tar';

/** A chart on the disk, or a folder or file of plain YAML. */
export interface Chart {
  /** Where helm finds it. */
  readonly path: string;
  /** `sha256:…` of its contents. */
  readonly digest: string;
  /** Name and version in its Chart.yaml; undefined: it is plain YAML. */
  readonly named: ChartName | undefined;
  /** Its files, by their paths in it. */
  readonly files: ReadonlyMap<string, Buffer>;
}

interface ChartName {
  readonly name: string;
  readonly version: string;
}

/** Reads a chart. Throws an Error that says why it is not a chart. */
export function readChart(path: string): Chart {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) throw new Error('there is no such file or folder');
  if (statSync(path).isDirectory()) return folder(path);
  const bytes = readFileSync(path);
  if (/\.ya?ml$/.test(path)) return { path, digest: digestOf(bytes), named: undefined, files: new Map([['', bytes]]) };
  return packed(path, bytes);
}

function folder(path: string): Chart {
  const files = filesBelow(path);
  const chart = files.get('Chart.yaml');
  return { path, digest: digestOfAll(files), named: chart && nameIn(chart), files };
}

function packed(path: string, bytes: Buffer): Chart {
  const files = unpacked(bytes);
  const chart = files.get('Chart.yaml');
  if (chart === undefined) throw new Error('it holds no Chart.yaml');
  return { path, digest: digestOf(bytes), named: nameIn(chart), files };
}

/** The files of a packed chart, which has all of them in one folder. */
function unpacked(bytes: Buffer): ReadonlyMap<string, Buffer> {
  try {
    return new Map([...filesInTgz(bytes)].map(([file, content]) => [file.replace(/^[^/]*\//, ''), content]));
  } catch (error) {
    throw new Error(`it is not a packed chart (${messageOf(error)})`);
  }
}

function filesBelow(root: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    // helm follows links, so what they lead to would be rendered without being pinned.
    if (entry.isSymbolicLink()) throw new Error(`it holds the symbolic link ${path}`);
    return entry.isFile() ? [path] : [];
  });
  return new Map(paths.map((path) => [relative(root, path).split(sep).join('/'), readFileSync(path)]));
}

function nameIn(chartYaml: Buffer): ChartName {
  // As text: as a number, version 1.30 would be 1.3.
  const chart = parse(chartYaml.toString('utf8'), { schema: 'failsafe' }) as Partial<ChartName> | null;
  return { name: chart?.name ?? '', version: chart?.version ?? '' };
}

/**
 * The same as in the folder: `find . -type f -printf '%P\n' | LC_ALL=C sort | xargs sha256sum | sha256sum`.
 */
function digestOfAll(files: ReadonlyMap<string, Buffer>): string {
  const paths = [...files.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const lines = paths.map((path) => `${sha256(files.get(path) ?? '')}  ${path}\n`);
  return digestOf(lines.join(''));
}

function digestOf(content: Buffer | string): string {
  return `sha256:${sha256(content)}`;
}
