import { parse, CsvError } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import * as z from 'zod';
import { StartError } from '../start-error.ts';
import { textOf, type TextSource } from './text.ts';

/** A row below the header, by column. */
export interface CsvRow {
  /** As a spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

const ParsedRecord = z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) });

/** A service may be described at length; more is most often a quote that is not closed. */
const LONGEST_ROW = 400_000;

/**
 * Reads a CSV file row by row; `;` between the cells is fine too. `header` is called with the columns before the first row.
 * Throws a StartError with the line where the text is no CSV.
 */
export async function* readCsv(
  source: TextSource,
  header: (columns: readonly string[]) => void,
): AsyncGenerator<CsvRow> {
  const delimiter = await delimiterOf(source);
  let parsedTo = 0;
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    // At once, before the row waits its turn: where a quote was opened is only known from what came before it.
    on_record: (record: string[], { lines }) => {
      parsedTo = lines;
      return record;
    },
  });
  let unreadable: unknown;
  pipeline(Readable.from(textOf(source)), parser, (error) => (unreadable = error));
  let row = 0;
  let columns = 0;
  try {
    for await (const parsed of parser) {
      const { record } = ParsedRecord.parse(parsed);
      row += 1;
      if (row === 1) {
        columns = record.length;
        header(record.map((cell) => cell.trim()));
      } else if (record.some((cell) => cell !== '')) {
        if (record.slice(columns).some((cell) => cell.trim() !== '') || record.length < columns)
          throw new StartError(
            `${source.name}, row ${row}: there are ${record.length} cells, and the header has ${columns}. Nothing was sent.`,
          );
        yield { row, cells: record };
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error instanceof StartError ? error : (unreadable ?? error);
    const why = REASONS[error.code] ?? 'this is not well-formed CSV.';
    throw new StartError(`${source.name}, in the row that begins on line ${parsedTo + 1}: ${why} Nothing was sent.`);
  }
  if (row === 0) throw new StartError(`${source.name} is empty: its first line names the columns.`);
}

/** French spreadsheets write `;`, because the comma is in the numbers. What there is more of in the first line. */
async function delimiterOf(source: TextSource): Promise<',' | ';'> {
  let start = '';
  for await (const text of textOf(source)) {
    start += text;
    if (start.trimStart().includes('\n')) break;
  }
  const [line = ''] = start.trimStart().split('\n', 1);
  return line.split(';').length > line.split(',').length ? ';' : ',';
}

const REASONS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened and never closed.',
  CSV_MAX_RECORD_SIZE: 'it is far too long; a quote is probably not closed.',
  CSV_INVALID_CLOSING_QUOTE: 'something stands between a closing quote and the end of the cell.',
  INVALID_OPENING_QUOTE:
    'a quote stands in the middle of a cell: put the whole cell in quotes and double the one inside.',
};
