import * as z from 'zod';
import type { Refusal } from '../platform/refusal.ts';
import type { Item, Key } from '../platform/table.ts';
import { create, type Write } from '../platform/transaction.ts';
import type { ImportKind } from './import-columns.ts';

/** A row that could be read, on its way onto the record. */
export interface ReadyRow<T> {
  readonly line: number;
  readonly id: string;
  readonly record: T;
  readonly key: Key;
  readonly imported: Imported;
  /** Remembers the row, in the transaction that records it. */
  readonly also: Write;
}

/**
 * What became of a row: an event or entry that may have been on the record before, or why there is none; `recorded`: by this
 * very request; `recordable`: it would have been.
 */
export type RowResult = Refusal | 'recorded' | 'recordable' | object;

/**
 * `IMPORTED#kind#id`/`ROW`: what was imported under an id, for ever. An event's own key names its person, recipient and year, so
 * it cannot tell that a row came back with another one of these; this item can.
 */
export const importedKey = (kind: ImportKind, id: string): Key => ({ pk: `IMPORTED#${kind}#${id}`, sk: 'ROW' });

const importedItem = z.object({
  /** Fingerprint of what the row said. */
  contents: z.string(),
  /** The line of the request that wrote it. */
  by: z.string(),
});
export type Imported = z.infer<typeof importedItem>;

export const readImported = (item: Item): Imported => importedItem.parse(item);

export const ROW_IMPORTED = 'row-imported';
/** Refused as `row-imported` when the id was imported before. */
export const importedWrite = (key: Key, imported: Imported): Write =>
  create({ ...key, kind: 'imported-row', ...imported }, ROW_IMPORTED);

export const NOTHING_WRITTEN = 'nothing-written';
/** Makes a transaction fail that would otherwise succeed: it decides everything and writes nothing. */
export const neverWrite = (key: Key): Write => ({
  require: key,
  condition: 'attribute_exists(pk) AND attribute_not_exists(pk)',
  refusal: NOTHING_WRITTEN,
});
