import { StartError } from '../start-error.ts';

/** Opens a file, or an entry of an archive, as often as it is read. */
export interface TextSource {
  /** As it is told to the person who typed the command. */
  readonly name: string;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** UTF-8 with or without its mark; each line ends in `\n` alone, as the parsers count lines. Throws a StartError otherwise. */
export async function* textOf({ name, bytes }: TextSource): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let held = '';
  let first = true;
  for await (const chunk of bytes()) {
    if (first && isUtf16(chunk)) throw notUtf8(name);
    first = false;
    const text = held + decoded(decoder, chunk, name);
    // The other half of a line's end may be in the next chunk.
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replaceAll(LINE_END, '\n');
  }
  yield (held + decoded(decoder, undefined, name)).replaceAll(LINE_END, '\n');
}

const LINE_END = /\r\n?/g;

/** No record is longer: most often the file is not in the form that its name says. In characters. */
export const LONGEST_RECORD = 4_000_000;

/** Line by line, without its end. */
export async function* linesOf(source: TextSource): AsyncGenerator<string> {
  let rest = '';
  let line = 0;
  for await (const text of textOf(source)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    line += lines.length;
    if (rest.length > LONGEST_RECORD)
      throw new StartError(`${source.name}, line ${line + 1}: the line is too long to be one record.`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined, name: string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw notUtf8(name);
  }
}

const isUtf16 = ([one, two]: Uint8Array): boolean => (one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff);

const notUtf8 = (name: string): StartError =>
  new StartError(`${name} is not UTF-8. Save it again as UTF-8; in Excel as "CSV UTF-8 (comma delimited)".`);
