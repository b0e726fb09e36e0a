import { Broken } from './records.ts';

export interface ZipEntry {
  readonly name: string;
  readonly text: () => Promise<string>;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** The files of a zip archive by its directory at the end (PKWARE APPNOTE 4.3); none is read before it is asked for. */
export function readZip(file: string, bytes: ArrayBuffer): readonly ZipEntry[] {
  const view = new DataView(bytes);
  const end = endOf(view);
  if (end === undefined) throw new Broken('not-zip', file);
  try {
    return entriesOf(file, bytes, view, end);
  } catch (fault) {
    if (fault instanceof RangeError) throw new Broken('not-zip', file);
    throw fault;
  }
}

function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return undefined;
}

function entriesOf(file: string, bytes: ArrayBuffer, view: DataView, end: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Broken('not-zip', file);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(new Uint8Array(bytes, at + 46, nameBytes));
    at += 46 + (nameBytes ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (name.endsWith('/')) continue;
    if ((flags & ENCRYPTED) !== 0 || (method !== STORED && method !== DEFLATED)) throw new Broken('not-zip', file);
    entries.push({ name, text: () => textOf(name, bytes, local, size, method === DEFLATED) });
  }
  return entries;
}

async function textOf(
  name: string,
  bytes: ArrayBuffer,
  local: number,
  size: number,
  isDeflated: boolean,
): Promise<string> {
  const view = new DataView(bytes);
  if (view.getUint32(local, true) !== LOCAL) throw new Broken('not-zip', name);
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = new Blob([bytes.slice(from, from + size)]);
  const stream = isDeflated ? packed.stream().pipeThrough(new DecompressionStream('deflate-raw')) : packed.stream();
  const whole = await new Response(stream).arrayBuffer().catch(() => {
    throw new Broken('not-zip', name);
  });
  return utf8(name, whole);
}

/** Text in UTF-8, with or without its mark; anything else is said, never guessed at. */
export function utf8(name: string, bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Broken('not-utf8', name);
  }
}
