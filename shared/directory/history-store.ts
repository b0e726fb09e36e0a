import * as z from 'zod';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key, Page, PageRequest } from '../platform/table.ts';
import { create, type Write } from '../platform/transaction.ts';
import { authorSchema, howChangedSchema, removalReasonSchema, type EntryChange } from './changes.ts';
import { entryKey, type EntryKind } from './store.ts';

const changeItem = z.object({
  id: z.string(),
  at: z.string(),
  by: authorSchema,
  how: howChangedSchema,
  reason: removalReasonSchema.optional(),
  withId: z.string().optional(),
  sealed: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

const historyPk = (hubId: string, kind: EntryKind, id: string): string => {
  const { pk, sk } = entryKey(hubId, kind, id);
  return `${pk}#HISTORY#${sk}`;
};
const placeOf = ({ pk, sk }: Key): string => `${pk}|${sk}|sealed`;

/** Sealed as a whole: an entry holds numbers, and where a shelter is. */
export function changeWrite(
  hubId: string,
  hubKey: DataKey,
  entry: { readonly kind: EntryKind; readonly id: string },
  change: EntryChange,
): Write {
  const key = { pk: historyPk(hubId, entry.kind, entry.id), sk: `${change.at}#${change.id}` };
  const { value, ...open } = change;
  return create({
    ...key,
    kind: 'directory-change',
    ...open,
    sealed: seal(hubKey.bytes, JSON.stringify(value), placeOf(key)),
  });
}

const valueShape = z.record(z.string(), z.unknown());

function fromChangeItem(item: Item, hubKey: DataKey): EntryChange {
  const { sealed, ...change } = changeItem.parse(item);
  return { ...change, value: valueShape.parse(JSON.parse(open(hubKey.bytes, sealed, placeOf(item)))) };
}

/** Changes of one entry, the newest first. */
export async function readChanges(
  platform: Platform,
  entry: { readonly kind: EntryKind; readonly id: string },
  page: PageRequest,
): Promise<Page<EntryChange>> {
  const pk = historyPk(platform.hubId, entry.kind, entry.id);
  const { items, ...rest } = await platform.table.query({ pk, descending: true, ...page });
  const hubKey = await platform.keys.hubKey();
  return { ...rest, items: items.map((item) => fromChangeItem(item, hubKey)) };
}
