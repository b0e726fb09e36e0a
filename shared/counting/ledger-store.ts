import type { Item, Key } from '../platform/table.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { ledgerEntrySchema, type EntryKind, type LedgerEntry } from './ledger-entry.ts';
import { ledgerPk } from './store.ts';

const PREFIX: Readonly<Record<EntryKind, string>> = {
  'group-activity': 'GROUP#',
  'capacity-activity': 'CAPACITY#',
  expenditure: 'EXPENSE#',
};
export const entryPrefix = (kind: EntryKind): string => PREFIX[kind];
export const entryKey = (kind: EntryKind, place: LedgerPlace, id: string): Key => ({
  pk: ledgerPk(place),
  sk: PREFIX[kind] + id,
});

/** A joint activity has one copy in the ledger of each host; all copies change together. */
export const entryToItem = (entry: LedgerEntry, recipientId: string): Item => ({
  ...entryKey(entry.kind, { recipientId, fiscalYear: entry.fiscalYear }, entry.id),
  ...entry,
});

export const readEntry = (item: Item): LedgerEntry => ledgerEntrySchema.parse(item);
