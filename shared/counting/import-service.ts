import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item, Key } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import { recordServiceEvent } from './event-service.ts';
import type { ImportKind } from './import-columns.ts';
import { columnOf, readEntryRow, readServiceRow, recordId, type ImportRow } from './import-row.ts';
import { importedKey, importedWrite, neverWrite, NOTHING_WRITTEN, readImported, ROW_IMPORTED } from './import-store.ts';
import { recordEntry } from './ledger-service.ts';

export interface ImportBatch {
  /** At most 100. */
  readonly rows: readonly ImportRow[];
  /** The system whose numbers the rows carry, because two systems may number alike. Rows with a UUID need none. */
  readonly source?: string | undefined;
  /** Decides about every row and writes nothing. */
  readonly dryRun?: boolean | undefined;
}

/** `recordable`: it would be recorded, were this not a dry run. */
export type RowOutcome =
  | { readonly line: number; readonly outcome: 'recorded' | 'already-there' | 'recordable' }
  | {
      readonly line: number;
      readonly outcome: 'rejected';
      readonly field?: string | undefined;
      readonly code: string;
      readonly message: string;
    };

/** A row that could be read, on its way onto the record. */
interface ReadyRow {
  readonly line: number;
  readonly key: Key;
  /** Rows of one lane change the same items and are recorded one after the other; lanes go side by side. */
  readonly lane: string;
  readonly contents: string;
  /** Who wrote it if it was this very request: a repeat of the request is answered as the first one was. */
  readonly by: string;
  readonly record: (also: readonly Write[]) => Promise<object>;
}

/**
 * Puts rows of a file on the record, each wholly or not at all and whatever becomes of the others. With each goes an item that
 * remembers its id: the same row again is already there, another row under the same id is rejected, for ever, also when it
 * names another person, recipient or year. `batchId`: the same for a repeat of the same request.
 * @returns the outcome of each row, in their order; `rejected` with a refusal of `recordServiceEvent` or `recordEntry`, or
 * with `missing`, `invalid`, `unknown-column`, `ambiguous-amount`, `event-id-used`, `entry-id-used`.
 */
export async function importRows(
  platform: Platform,
  scope: Scope,
  kind: ImportKind,
  batch: ImportBatch,
  batchId: string,
): Promise<RowOutcome[]> {
  const rows = await Promise.all(batch.rows.map((row) => prepare(platform, scope, kind, batch, row, batchId)));
  const ready = rows.filter((row) => 'key' in row);
  const outcomes = new Map<ReadyRow, RowOutcome>();
  const settle = async (some: readonly ReadyRow[]): Promise<void> => {
    const found = await itemsOf(platform, some);
    for (const row of some) {
      const item = found(row.key);
      if (item !== undefined) outcomes.set(row, repeated(kind, row, item));
    }
  };
  await settle(ready);
  const written: ReadyRow[] = [];
  await inLanes(
    ready.filter((row) => !outcomes.has(row)),
    async (row) => {
      const remember = { contents: row.contents, by: row.by };
      const result = await row.record([batch.dryRun === true ? neverWrite(row.key) : importedWrite(row.key, remember)]);
      if (!isRefusal(result) || result.code === ROW_IMPORTED) written.push(row);
      else if (result.code === NOTHING_WRITTEN) outcomes.set(row, { line: row.line, outcome: 'recordable' });
      else outcomes.set(row, rejected(kind, row.line, result));
    },
  );
  // Somebody else may have imported the same row at the same moment: what stands there now says whose it is.
  await settle(written);
  for (const row of written) {
    if (outcomes.has(row)) continue;
    // It was on the record without an import: remembered now, so that it cannot come back changed.
    if (batch.dryRun !== true) await platform.table.write([importedWrite(row.key, { contents: row.contents, by: '' })]);
    outcomes.set(row, { line: row.line, outcome: 'already-there' });
  }
  return rows.map((row) => ('key' in row ? (outcomes.get(row) ?? lost()) : row));
}

function lost(): never {
  throw new Error('Every row has an outcome');
}

async function prepare(
  platform: Platform,
  scope: Scope,
  kind: ImportKind,
  { source = '' }: ImportBatch,
  row: ImportRow,
  batchId: string,
): Promise<ReadyRow | RowOutcome> {
  const { line } = row;
  const common = async (id: string, contents: string) => ({
    line,
    key: importedKey(kind, id),
    // Keyed, so that the item tells nobody what the row said.
    contents: await platform.fingerprint('imported-row', contents),
    by: `${batchId}#${line}`,
  });
  if (kind === 'service-events') {
    const read = readServiceRow(row);
    if (isRefusal(read)) return rejected(kind, line, read);
    const id = recordId(platform.hubId, kind, source, read.id);
    return {
      ...(await common(id, read.contents)),
      lane: read.record.personId,
      record: (also) => recordServiceEvent(platform, scope, id, read.record, also),
    };
  }
  const read = readEntryRow(kind, row);
  if (isRefusal(read)) return rejected(kind, line, read);
  const id = recordId(platform.hubId, kind, source, read.id);
  const { record } = read;
  return {
    ...(await common(id, read.contents)),
    lane: record.kind === 'group-activity' ? (record.hosts[0] ?? '') : record.recipientId,
    record: (also) => recordEntry(platform, scope, id, record, also),
  };
}

const rejected = (kind: ImportKind, line: number, { code, field, message }: Refusal): RowOutcome => ({
  line,
  outcome: 'rejected',
  // Of a row that cannot be read the column is named already.
  field: columnOf(kind, field) ?? field,
  code,
  message,
});

function repeated(kind: ImportKind, row: ReadyRow, item: Item): RowOutcome {
  const { line } = row;
  const imported = readImported(item);
  if (imported.by === row.by) return { line, outcome: 'recorded' };
  if (imported.contents === row.contents) return { line, outcome: 'already-there' };
  const message =
    'A row with this id was imported before and said something else. Correct the record itself; for a file of another system, name its source.';
  return rejected(
    kind,
    line,
    refuse('conflict', kind === 'service-events' ? 'event-id-used' : 'entry-id-used', message, 'id'),
  );
}

/** What is remembered of the rows: one round trip for all of them. */
async function itemsOf(platform: Platform, rows: readonly ReadyRow[]): Promise<(key: Key) => Item | undefined> {
  if (rows.length === 0) return () => undefined;
  const keys = new Map(rows.map(({ key }) => [key.pk, key]));
  const answer = await platform.table.batchGet([...keys.values()]);
  return (key) => answer.item(key);
}

const LANES_AT_ONCE = 8;

/** @throws what the first lane threw that did, once no other is at work any more. */
async function inLanes(rows: readonly ReadyRow[], work: (row: ReadyRow) => Promise<void>): Promise<void> {
  const lanes = Map.groupBy(rows, ({ lane }) => lane).values();
  const workers = Array.from({ length: LANES_AT_ONCE }, async () => {
    for (const lane of lanes) for (const row of lane) await work(row);
  });
  const failed = (await Promise.allSettled(workers)).find((worker) => worker.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
