import * as z from 'zod';
import { entryKey, type EntryKind } from '../directory/index.ts';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import type { KeptEntry } from './import-plan.ts';
import { joinKept, splitKept, type Kept } from './kept.ts';

/** Where what other directories said of our entries is kept, each under the sort key of its entry. */
export const keptIn = (hubId: string): { readonly pk: string } => ({ pk: `HUB#${hubId}#HSDS` });

export const keptKey = (hubId: string, kind: EntryKind, id: string): Key => ({
  ...keptIn(hubId),
  sk: entryKey(hubId, kind, id).sk,
});

const record = z.record(z.string(), z.unknown());
const keptShape = z.object({ source: record, carried: record, assumed: record });
const keptItem = z.object({
  // As text: numbers and names that JSON knows are not all ones that DynamoDB knows.
  data: z.string(),
  sealed: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  directory: z.string(),
  gone: z.boolean().default(false),
});

const NOTHING: Kept = { source: {}, carried: {}, assumed: {} };
const placeOf = ({ pk, sk }: Key): string => `${pk}|${sk}|kept`;

/** Sealed is what names people, and of a confidential place everything. It is written with its entry, whose version guards it. */
export function keptWrite(
  hubId: string,
  hubKey: DataKey,
  entry: { readonly kind: EntryKind; readonly id: string; readonly confidential: boolean },
  { kept, source, gone }: KeptEntry,
): Write {
  const key = keptKey(hubId, entry.kind, entry.id);
  const { open: data, secret } = entry.confidential ? { open: NOTHING, secret: kept } : splitKept(kept);
  return {
    put: {
      ...key,
      kind: 'directory-source',
      directory: source,
      data: JSON.stringify(data),
      ...(gone && { gone }),
      ...(secret && { sealed: seal(hubKey.bytes, JSON.stringify(secret), placeOf(key)) }),
    },
  };
}

/**
 * What is kept of a place, written anew as confidential or not as it is now: to be written with the place. Nothing when nothing
 * is kept of it.
 */
export async function keptOfPlaceWrites(
  platform: Platform,
  { id, confidential }: { readonly id: string; readonly confidential: boolean },
): Promise<Write[]> {
  const item = await platform.table.get(keptKey(platform.hubId, 'location', id));
  if (item === undefined) return [];
  const hubKey = await platform.keys.hubKey();
  return [keptWrite(platform.hubId, hubKey, { kind: 'location', id, confidential }, fromKeptItem(item, hubKey))];
}

/** Without the hub's key only what stands in the open. `key`: the sort key of the entry, such as `SERVICE#…`. */
export function fromKeptItem(item: Item, hubKey: DataKey | undefined): { readonly key: string } & KeptEntry {
  const { data, sealed, directory, gone } = keptItem.parse(item);
  const told = keptShape.parse(JSON.parse(data));
  const secret =
    sealed === undefined || hubKey === undefined
      ? undefined
      : keptShape.parse(JSON.parse(open(hubKey.bytes, sealed, placeOf(item))));
  return { key: item.sk, kept: joinKept(told, secret), source: directory, gone };
}

/** An entry of another directory that was found to be one of ours, by an identifier that both carry. */
export const aliasKey = (hubId: string, kind: EntryKind, sourceId: string): Key => ({
  pk: `HUB#${hubId}#HSDS#ALIAS`,
  sk: entryKey(hubId, kind, sourceId).sk,
});

export const aliasWrite = (hubId: string, kind: EntryKind, sourceId: string, id: string): Write => ({
  put: { ...aliasKey(hubId, kind, sourceId), kind: 'directory-alias', id },
});

export const aliasOf = (item: Item | undefined): string | undefined =>
  item === undefined ? undefined : z.object({ id: z.string() }).parse(item).id;

const importPk = (hubId: string, importId: string): string => `HUB#${hubId}#IMPORT#${importId}`;
const STATE = 'STATE';
export const importKey = (hubId: string, importId: string): Key => ({ pk: importPk(hubId, importId), sk: STATE });

/** Adds to what an import wrote, in the transaction that writes it: repeated or not, each entry counts once. */
export const countWritten = (hubId: string, importId: string, added: number, changed: number): Write => ({
  update: importKey(hubId, importId),
  set: 'SET #kind = :kind ADD #added :added, #changed :changed',
  names: { kind: 'kind', added: 'added', changed: 'changed' },
  values: { kind: 'directory-import', added, changed },
});

const PREFIX = 'BATCH#';
/** What one batch of an import came to; a repeat of the batch takes its place. */
export const batchWrite = (hubId: string, importId: string, batchId: string, batch: BatchTotals): Write => ({
  put: { pk: importPk(hubId, importId), sk: PREFIX + batchId, kind: 'directory-import-batch', ...batch },
});
export const batchesOf = (hubId: string, importId: string) => ({ pk: importPk(hubId, importId), prefix: PREFIX });

const batchItem = z.object({
  source: z.string(),
  at: z.string(),
  by: z.string(),
  records: z.number(),
  refused: z.number(),
  conflicts: z.number(),
});
export type BatchTotals = z.infer<typeof batchItem>;
export const fromBatchItem = (item: Item): BatchTotals => batchItem.parse(item);

const stateItem = z.object({ added: z.number().default(0), changed: z.number().default(0) });
export const fromImportItem = (item: Item | undefined): z.infer<typeof stateItem> => stateItem.parse(item ?? {});
