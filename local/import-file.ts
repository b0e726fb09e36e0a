import { parse, CsvError } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import * as z from 'zod';
import { checkHeader, type ImportKind } from './import-columns.ts';
import { StartError } from './start-error.ts';

/** A row of the file by column, or why it is none. */
export type FileRow =
  | { readonly line: number; readonly cells: Readonly<Record<string, string>> }
  | { readonly line: number; readonly code: string; readonly message: string };

export interface ImportFile {
  /** How many rows there are, the header and empty lines not counted. */
  readonly rows: number;
  /** Reads the file again, row by row; never the whole of it in memory. */
  read(): AsyncGenerator<FileRow>;
}

/**
 * A CSV file in UTF-8, with or without its mark, with `,` or `;` between the cells and any end of line. It is read to its end
 * once, so that nothing is sent of a file that is broken somewhere. Throws a StartError that says what is wrong and where.
 */
export async function openImportFile(path: string, kind: ImportKind): Promise<ImportFile> {
  try {
    const delimiter = await delimiterOf(path);
    const read = () => rowsOf(path, kind, delimiter);
    let rows = 0;
    for await (const _row of read()) rows += 1;
    if (rows === 0) throw new StartError(`There is no row in ${path}.`);
    return { rows, read };
  } catch (error) {
    throw asStartError(error, path);
  }
}

/** French spreadsheets write `;`, because the comma is in the numbers. What there is more of in the first line. */
async function delimiterOf(path: string): Promise<',' | ';'> {
  let start = '';
  for await (const chunk of textOf(path)) {
    start += chunk;
    if (start.trimStart().includes('\n')) break;
  }
  const [line = ''] = start.trimStart().split('\n', 1);
  return line.split(';').length > line.split(',').length ? ';' : ',';
}

/** As text, each line ending in `\n` alone: the parser counts a `\r\n` inside a cell as two lines. */
async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let held = '';
  for await (const chunk of createReadStream(path)) {
    const text = held + decoder.decode(Bytes.parse(chunk), { stream: true });
    // The other half of a line's end may be in the next chunk.
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replaceAll(LINE_END, '\n');
  }
  yield (held + decoder.decode()).replaceAll(LINE_END, '\n');
}

const LINE_END = /\r\n?/g;
const Bytes = z.instanceof(Uint8Array);
const ParsedRecord = z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) });

/** More is no row: most often a quote that is not closed. It also keeps a batch well below what the API takes. */
const LONGEST_ROW = 20_000;

async function* rowsOf(path: string, kind: ImportKind, delimiter: string): AsyncGenerator<FileRow> {
  let parsedTo = 0;
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: LONGEST_ROW,
    // At once, before the row waits its turn: where a quote was opened is only known from what came before it.
    on_record: (record: string[], { lines }) => {
      parsedTo = lines;
      return record;
    },
  });
  // A failure to read the file comes out of the parser, where it is awaited.
  pipeline(Readable.from(textOf(path)), parser, () => undefined);
  let columns: readonly string[] | undefined;
  let line = 0;
  try {
    for await (const parsed of parser) {
      const { record, info } = ParsedRecord.parse(parsed);
      // The parser tells the line on which a row ends; a cell may run over several.
      line = Math.max(line + 1, info.lines - record.reduce((sum, cell) => sum + breaksIn(cell), 0));
      if (columns === undefined) columns = checkHeader(kind, record);
      else yield rowOf(columns, record, line);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const why = REASONS[error.code] ?? 'This is not well-formed CSV.';
    throw new StartError(`${path}, in the row that begins on line ${parsedTo + 1}: ${why}`);
  }
  if (columns === undefined) checkHeader(kind, []);
}

const breaksIn = (cell: string): number => cell.split('\n').length - 1;

function rowOf(columns: readonly string[], record: readonly string[], line: number): FileRow {
  const more = record.slice(columns.length).some((cell) => cell.trim() !== '');
  if (record.length < columns.length || more) {
    const message = `The row has ${record.length} cells, the header ${columns.length}.`;
    return { line, code: 'wrong-number-of-cells', message };
  }
  return { line, cells: Object.fromEntries(columns.map((name, at) => [name, record[at] ?? ''])) };
}

function asStartError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  switch (error.code) {
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return new StartError(
        `${path} is not UTF-8. In Excel save it as "CSV UTF-8 (comma delimited)" ("CSV UTF-8 (délimité par des virgules)").`,
      );
    case 'ENOENT':
      return new StartError(`There is no file ${path}.`);
    case 'EACCES':
    case 'EISDIR':
      return new StartError(`${path} cannot be read (${error.code}).`);
    default:
      return error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quote is opened and never closed.',
  CSV_MAX_RECORD_SIZE: 'It is far too long; a quote is probably not closed.',
  CSV_INVALID_CLOSING_QUOTE: 'Something stands between a closing quote and the end of the cell.',
  INVALID_OPENING_QUOTE:
    'A quote stands in the middle of a cell: put the whole cell in quotes and double the one inside.',
};
