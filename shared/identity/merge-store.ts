import { personPk } from '../people/index.ts';
import type { Item, Key } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { mergeSchema, type Merge } from './merge.ts';

export const mergeKey = (id: string): Key => ({ pk: `MERGE#${id}`, sk: 'MERGE' });
export const readMerge = (item: Item): Merge => mergeSchema.parse(item);
const toItem = (merge: Merge): Item => ({ ...mergeKey(merge.id), ...merge, stored: 'merge' });

/** `PERSON#p`/`MERGE#at#id` in both files: the history of who was taken for whom. It holds ids and codes only, and outlives an erasure. */
const MERGE_PREFIX = 'MERGE#';
export const mergesOf = (personId: string): { readonly pk: string; readonly prefix: string } => ({
  pk: personPk(personId),
  prefix: MERGE_PREFIX,
});
export const mergeIdOf = ({ sk }: Item): string => sk.slice(sk.lastIndexOf('#') + 1);

export const beginWrites = (merge: Merge): Write[] => [
  create(toItem(merge), 'exists'),
  ...[merge.personId, merge.parentId].map((personId): Write => ({
    put: { pk: personPk(personId), sk: `${MERGE_PREFIX}${merge.at}#${merge.id}`, kind: 'merge-pointer' },
  })),
];

/** The next state on the condition that nobody carried it on meanwhile. */
export const progressWrite = (merge: Merge): Write => replace(toItem(merge), merge.version, 'carried-on');
