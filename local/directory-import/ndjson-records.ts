import { StartError } from '../start-error.ts';
import { recordTypeOf } from '../../shared/contracts/hsds-tables.ts';
import { isRecord, type FileEntry } from './record.ts';
import { linesOf, type TextSource } from './text.ts';

/**
 * A record on each line (`application/x-ndjson`). A line that is none is told and passed over by whoever reads; a last line that
 * is cut stops the import, as the rest of the file is missing then too. Throws a StartError for it.
 */
export async function* readLineRecords(source: TextSource): AsyncGenerator<FileEntry> {
  let line = 0;
  let unread: number | undefined;
  for await (const text of linesOf(source)) {
    line += 1;
    if (text.trim() === '') continue;
    if (unread !== undefined) yield noJson(source.name, unread);
    unread = undefined;
    const record = tryJson(text);
    const at = line;
    if (record === undefined) unread = at;
    else if (!isRecord(record)) yield noRecord(source.name, at);
    else {
      yield { type: recordTypeOf(record), record, place: (field) => ({ file: source.name, row: at, field }) };
    }
  }
  if (line === 0) throw new StartError(`${source.name} is empty.`);
  if (unread === undefined) return;
  throw new StartError(
    `${source.name}, line ${unread}: the last line is no whole record. The file was probably cut while it was sent. Nothing was sent.`,
  );
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const noJson = (file: string, row: number): FileEntry => ({
  at: { file, row, field: '' },
  message: 'The line is not well-formed JSON.',
  remedy: 'Each line holds one whole record; check its quotes, commas and brackets.',
});
const noRecord = (file: string, row: number): FileEntry => ({
  at: { file, row, field: '' },
  message: 'The line holds no record.',
  remedy: 'A record is an object, in curly brackets.',
});
