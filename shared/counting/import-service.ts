import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { readImportedService, recordServiceRows } from './import-events-service.ts';
import type { ImportKind } from './import-columns.ts';
import { columnOf, readEntryRow, recordId, type ImportRow, type ReadRow } from './import-row.ts';
import {
  importedKey,
  importedWrite,
  neverWrite,
  NOTHING_WRITTEN,
  readImported,
  ROW_IMPORTED,
  type Imported,
  type ReadyRow,
  type RowResult,
} from './import-store.ts';
import { recordEntry, type NewEntry } from './ledger-service.ts';
import { severalAtOnce } from './several-at-once.ts';

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
  const importing: Importing = { platform, kind, batch, batchId };
  if (kind === 'service-events') {
    return importAs(
      importing,
      (row) => readImportedService(platform, row),
      (rows) => recordServiceRows(platform, scope, rows, batch.dryRun === true),
    );
  }
  return importAs(
    importing,
    (row) => Promise.resolve(readEntryRow(kind, row)),
    (rows) => recordEntryRows(platform, scope, rows),
  );
}

interface Importing {
  readonly platform: Platform;
  readonly kind: ImportKind;
  readonly batch: ImportBatch;
  readonly batchId: string;
}

async function importAs<T>(
  importing: Importing,
  read: (row: ImportRow) => Promise<ReadRow<T> | Refusal>,
  record: (rows: readonly ReadyRow<T>[]) => Promise<ReadonlyMap<ReadyRow<T>, RowResult>>,
): Promise<RowOutcome[]> {
  const { platform, kind, batch } = importing;
  const outcomes = new Map<number, RowOutcome>();
  const ready: ReadyRow<T>[] = [];
  for (const row of batch.rows) {
    const result = await read(row);
    if (isRefusal(result)) outcomes.set(row.line, rejected(kind, row.line, result));
    else ready.push(await readyRow(importing, row.line, result));
  }
  /** By what is remembered under their ids; those of which nothing is remembered stay. */
  const settle = async (rows: readonly ReadyRow<T>[]): Promise<ReadyRow<T>[]> => {
    const answer = await platform.table.batchGet([...new Map(rows.map(({ key }) => [key.pk, key])).values()]);
    return rows.filter((row) => {
      const item = answer.item(row.key);
      if (item !== undefined) outcomes.set(row.line, remembered(kind, row, readImported(item)));
      return item === undefined;
    });
  };
  let left = await settle(ready);
  while (left.length > 0) {
    // Of rows with one id the first is recorded; what becomes of the others depends on what became of it.
    const first = [...new Map(left.toReversed().map((row) => [row.id, row])).values()].toReversed();
    const results = await record(first);
    const written = first.filter((row) => {
      const outcome = outcomeOf(kind, row, results.get(row));
      if (outcome !== undefined) outcomes.set(row.line, outcome);
      return outcome === undefined;
    });
    // Somebody else may have imported the same rows at the same moment: what stands there now says whose they are.
    for (const row of await settle(written)) await rememberLate(importing, row, outcomes);
    left = await settle(left.filter(({ line }) => !outcomes.has(line)));
  }
  return batch.rows.map(({ line }) => outcomes.get(line) ?? lost());
}

function lost(): never {
  throw new Error('Every row has an outcome');
}

async function readyRow<T>(
  { platform, kind, batch, batchId }: Importing,
  line: number,
  { id: given, record, contents }: ReadRow<T>,
): Promise<ReadyRow<T>> {
  const id = recordId(platform.hubId, kind, batch.source ?? '', given);
  const key = importedKey(kind, id);
  // Keyed, so that the item tells nobody what the row said.
  const imported = { contents: await platform.fingerprint('imported-row', contents), by: `${batchId}#${line}` };
  return {
    line,
    id,
    record,
    key,
    imported,
    also: batch.dryRun === true ? neverWrite(key) : importedWrite(key, imported),
  };
}

/** Nothing when it is on the record, and whoever was faster may have put it there: then it has to be looked at again. */
function outcomeOf<T>(kind: ImportKind, { line }: ReadyRow<T>, result: RowResult | undefined): RowOutcome | undefined {
  if (result === 'recorded' || result === 'recordable') return { line, outcome: result };
  if (!isRefusal(result) || result.code === ROW_IMPORTED) return undefined;
  return result.code === NOTHING_WRITTEN ? { line, outcome: 'recordable' } : rejected(kind, line, result);
}

/** It was on the record without an import: it is remembered now, so that it cannot come back changed. */
async function rememberLate<T>(
  { platform, batch }: Importing,
  { line, key, imported }: ReadyRow<T>,
  outcomes: Map<number, RowOutcome>,
): Promise<void> {
  const remember = importedWrite(key, { ...imported, by: 'before' });
  const { committed } = batch.dryRun === true ? { committed: true } : await platform.table.write([remember]);
  // Else somebody remembered it at this very moment, and the row is looked at again.
  if (committed) outcomes.set(line, { line, outcome: 'already-there' });
}

const rejected = (kind: ImportKind, line: number, { code, field, message }: Refusal): RowOutcome => ({
  line,
  outcome: 'rejected',
  // Of a row that cannot be read the column is named already.
  field: columnOf(kind, field) ?? field,
  code,
  message,
});

function remembered<T>(kind: ImportKind, { line, imported }: ReadyRow<T>, { by, contents }: Imported): RowOutcome {
  // A repeat of a request whose answer was lost is answered as it would have been.
  if (by === imported.by) return { line, outcome: 'recorded' };
  if (contents === imported.contents) return { line, outcome: 'already-there' };
  const message =
    'A row with this id was imported before and said something else. Correct the record itself; for a file of another system, name its source.';
  const code = kind === 'service-events' ? 'event-id-used' : 'entry-id-used';
  return rejected(kind, line, refuse('conflict', code, message, 'id'));
}

const RECIPIENTS_AT_ONCE = 8;

/** Entries of one recipient change one tally: one after the other. */
async function recordEntryRows(
  platform: Platform,
  scope: Scope,
  rows: readonly ReadyRow<NewEntry>[],
): Promise<ReadonlyMap<ReadyRow<NewEntry>, RowResult>> {
  const results = new Map<ReadyRow<NewEntry>, RowResult>();
  const byRecipient = Map.groupBy(rows, ({ record }) =>
    record.kind === 'group-activity' ? record.hosts[0] : record.recipientId,
  );
  await severalAtOnce(byRecipient.values(), RECIPIENTS_AT_ONCE, async (some) => {
    for (const row of some) results.set(row, await recordEntry(platform, scope, row.id, row.record, [row.also]));
  });
  return results;
}
