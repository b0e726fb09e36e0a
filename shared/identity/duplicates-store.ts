import * as z from 'zod';
import { identifierKindSchema, personPk } from '../people/index.ts';
import type { Item, Key } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { pairRefusalReasonSchema, type Pair } from './model.ts';

/**
 * `DUPLICATE#a#b`/`PAIR`, in gsi1 under the hub while it is open; `PERSON#p`/`DUPLICATE#other` leads to it from both files, so
 * that it can be found when one of them changes or is erased. It holds ids and codes only.
 */
export const pairKey = (a: string, b: string): Key => ({ pk: `DUPLICATE#${a}#${b}`, sk: 'PAIR' });
export const openPairs = (hubId: string): string => `HUB#${hubId}#DUPLICATES`;
export const POINTER_PREFIX = 'DUPLICATE#';
const pointerKey = (personId: string, otherId: string): Key => ({
  pk: personPk(personId),
  sk: POINTER_PREFIX + otherId,
});

const base = {
  hubId: z.string(),
  a: z.string(),
  b: z.string(),
  kinds: z.array(identifierKindSchema),
  since: z.string(),
  refusals: z.array(
    z.object({
      reason: pairRefusalReasonSchema,
      kinds: z.array(identifierKindSchema),
      by: z.string(),
      at: z.string(),
    }),
  ),
  version: z.number().int(),
};
const pairItem = z.discriminatedUnion('state', [
  z.object({ ...base, state: z.enum(['open', 'refused']) }),
  z.object({ ...base, state: z.enum(['merged', 'split']), closedAt: z.string(), closedBy: z.string() }),
]);

export const readPair = (item: Item): Pair => pairItem.parse(item);

/** Whom the file is paired with, by an item of the person with `POINTER_PREFIX`. */
export const otherOf = ({ sk }: Item): string => sk.slice(POINTER_PREFIX.length);

function pairToItem(pair: Pair): Item {
  const { hubId, a, b, since } = pair;
  return {
    ...pairKey(a, b),
    kind: 'duplicate-pair',
    ...pair,
    ...(pair.state === 'open' && { gsi1pk: openPairs(hubId), gsi1sk: `${since}#${a}#${b}` }),
  };
}

/** Stores a pair that was not there, with the way to it from both files, or a change of `was`. Fails as `pair-changed`. */
export function savePair(pair: Pair, was: Pair | undefined): readonly Write[] {
  if (was !== undefined) return [replace(pairToItem(pair), was.version, 'pair-changed')];
  const pointer = (from: string, to: string): Write => ({
    put: { ...pointerKey(from, to), kind: 'duplicate-pointer' },
  });
  return [create(pairToItem(pair), 'pair-changed'), pointer(pair.a, pair.b), pointer(pair.b, pair.a)];
}

/** Takes a pair away, and the way to it: at the version that was read, or whatever has become of it. */
export function removePair(a: string, b: string, version?: number): readonly Write[] {
  const remove = pairKey(a, b);
  return [
    version === undefined
      ? { remove }
      : {
          remove,
          condition: '#version = :was',
          names: { version: 'version' },
          values: { was: version },
          refusal: 'pair-changed',
        },
    { remove: pointerKey(a, b) },
    { remove: pointerKey(b, a) },
  ];
}
