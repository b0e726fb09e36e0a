import * as z from 'zod';
import { personPk } from '../people/index.ts';
import type { Item, Key } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';

/** Why two files are made one, or taken apart: coded, because the line stands in restatements. */
export const mergeReasonSchema = z.enum(['same-person', 'other']);
export const splitReasonSchema = z.enum(['merged-in-error', 'different-persons', 'other']);

const mergeItem = z.object({
  id: z.string(),
  kind: z.enum(['merge', 'split']),
  /** The file that is counted by another, or will be by itself again. */
  personId: z.string(),
  /** The file that goes on. */
  parentId: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  timerId: z.string(),
  years: z.array(z.number().int()),
  state: z.enum(['announcing', 'moving', 'done']),
  /** How many of the years are through in this state. */
  through: z.number().int(),
  /** Whose tallies were told of it, by year. */
  announced: z.record(z.string(), z.array(z.string())),
  version: z.number().int(),
});

/** Two files found to be one person, or taken apart again: what was decided, and how far it is carried out. */
export type Merge = Readonly<z.infer<typeof mergeItem>>;

export const mergeKey = (id: string): Key => ({ pk: `MERGE#${id}`, sk: 'MERGE' });
export const readMerge = (item: Item): Merge => mergeItem.parse(item);
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
