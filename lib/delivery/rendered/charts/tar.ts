import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** Types of entries that are files: the old one and the usual one. */
const FILES = new Set(['\0', '0']);

/** Contents of the files in a packed chart, by path. Throws if it is not such an archive. */
export function filesInTgz(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const tar = gunzipSync(bytes);
  const files = new Map<string, Buffer>();
  let name: string | undefined;
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0;) {
    const header = tar.subarray(at, at + BLOCK);
    const size = Number.parseInt(text(header, 124, 12), 8);
    if (!Number.isInteger(size)) throw new Error('its content is not a tar archive');
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    const type = header.toString('latin1', 156, 157);
    if (FILES.has(type)) files.set(name ?? nameIn(header), content);
    name = longName(type, content);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function nameIn(header: Buffer): string {
  const prefix = text(header, 345, 155);
  return `${prefix === '' ? '' : `${prefix}/`}${text(header, 0, 100)}`;
}

/** A name that is too long is in an entry before its file, as Go writes it (`x`) or GNU tar (`L`). */
function longName(type: string, content: Buffer): string | undefined {
  if (type === 'L') return text(content, 0, content.length);
  return type === 'x' ? /^\d+ path=(.*)$/m.exec(content.toString('utf8'))?.[1] : undefined;
}

function text(bytes: Buffer, at: number, length: number): string {
  return bytes.toString('utf8', at, at + length).split('\0')[0] ?? '';
}
