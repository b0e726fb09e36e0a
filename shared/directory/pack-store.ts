import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as z from 'zod';
import { ttlAfter } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import { marksSchema, type Marks } from './change-log-store.ts';
import { directoryPk, type PackRef } from './store.ts';

/**
 * A packed copy of the directory: its items as they are stored, what is sealed sealed, compressed into parts that nearly fill
 * an item each. The first part holds the marks, the others entries in any order. Each part has a partition of its own, so
 * that writing them burdens neither the directory nor one another.
 */
const partKey = (hubId: string, id: string, part: number): Key => ({
  pk: `${directoryPk(hubId)}#PACK#${String(part)}`,
  sk: id,
});
export const packKeys = (hubId: string, { id, parts }: Pick<PackRef, 'id' | 'parts'>): Key[] =>
  Array.from({ length: parts }, (_, part) => partKey(hubId, id, part));

/** Parts that nobody took away, as those of a writer that died, go by themselves; a copy in use is made anew before that. */
const KEPT_DAYS = 3;
/** DynamoDB takes 400 kB (409,600 bytes), key and attribute names included. */
export const MOST_PART_BYTES = 400_000;

const digestOf = ({ pk, sk }: Key, bytes: Uint8Array): string =>
  createHash('sha256').update(`${pk}|${sk}|`).update(bytes).digest('base64url');

/** Quality 4: within a tenth of the size of the next ones, in a third of their time. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
export const packed = (content: unknown): Uint8Array => brotliCompressSync(JSON.stringify(content), QUALITY);

/** JSON has no bytes: what is sealed goes in as base64. */
export const packable = ({ sealed, ...item }: Item): Record<string, unknown> => ({
  ...item,
  ...(sealed instanceof Uint8Array && { sealed: Buffer.from(sealed).toString('base64') }),
});

export function toPartItem(hubId: string, id: string, part: number, at: string, bytes: Uint8Array): Item {
  const key = partKey(hubId, id, part);
  return { ...key, kind: 'directory-pack', bytes, digest: digestOf(key, bytes), expiresAt: ttlAfter(at, KEPT_DAYS) };
}

/** A part is missing, was altered or moved, or is not what this program packs. */
class CannotUnpack extends Error {
  override readonly name = 'CannotUnpack';
}

const partItem = z.object({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  digest: z.string(),
});
const entryItems = z.array(
  z.looseObject({
    pk: z.string(),
    sk: z.string(),
    sealed: z
      .string()
      .transform((sealed) => new Uint8Array(Buffer.from(sealed, 'base64')))
      .optional(),
  }),
);

function unpacked(key: Key, item: Item | undefined): unknown {
  const { bytes, digest } = partItem.parse(item);
  if (digestOf(key, bytes) !== digest) throw new CannotUnpack('A part of the packed directory was altered');
  return JSON.parse(brotliDecompressSync(bytes).toString());
}

const AT_ONCE = 4;

/** Reads a packed copy, each part as it comes. @throws when any of it is missing or not as it was packed. */
export async function readPack(
  platform: Platform,
  pack: PackRef,
  take: (items: readonly Item[]) => void,
): Promise<Marks> {
  const [first, ...others] = packKeys(platform.hubId, pack);
  if (first === undefined) throw new CannotUnpack('A packed directory has parts');
  const waiting = others.values();
  const readInTurn = async (): Promise<void> => {
    for (const key of waiting) take(entryItems.parse(unpacked(key, await platform.table.get(key))));
  };
  const [item] = await Promise.all([platform.table.get(first), ...Array.from({ length: AT_ONCE }, readInTurn)]);
  return marksSchema.parse(unpacked(first, item));
}
