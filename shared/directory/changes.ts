import * as z from 'zod';
import { fieldChanges, isValue, type FieldChange, type Value } from './field-changes.ts';

/** Who changed an entry. */
export const authorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), id: z.string() }),
  z.object({ kind: z.literal('partner'), organizationId: z.string() }),
  z.object({ kind: z.literal('import'), importId: z.string(), memberId: z.string() }),
]);
export type Author = z.infer<typeof authorSchema>;

export const howChangedSchema = z.enum([
  'added',
  'changed',
  'removed',
  'restored',
  'capacity',
  'confirmed',
  'imported',
  'merged',
]);

/** Why an entry was taken out of the directory: coded, so that the history holds no free words. */
export const removalReasonSchema = z.enum([
  'closed',
  'no-longer-partner',
  'out-of-area',
  'entered-by-mistake',
  'gone-from-source',
  'duplicate',
  'other',
]);
export type RemovalReason = z.infer<typeof removalReasonSchema>;

/** What was done with an entry, and why. */
export interface ChangeNote {
  readonly how: z.infer<typeof howChangedSchema>;
  /** Of a removal. */
  readonly reason?: RemovalReason | undefined;
  /** Of a merge: the entry it became one with. Of a removal or restoration: the organization it went or came back with. */
  readonly withId?: string | undefined;
}

/** One change of an entry: the whole entry as it was then, or, of a capacity, the capacity alone. */
export interface EntryChange extends ChangeNote {
  readonly id: string;
  readonly at: string;
  readonly by: Author;
  readonly value: Value;
}

/** A change with what it changed. */
export interface ChangeLine {
  readonly change: EntryChange;
  /** `undefined` when what was there before is not known: set-up writes no history. */
  readonly fields: readonly FieldChange[] | undefined;
}

/**
 * What each of the first `count` changes changed, from the changes of one entry, the newest first; those beyond `count` are
 * looked at for what was there before, and have no line of their own.
 */
export function changeLines(newestFirst: readonly EntryChange[], count: number): ChangeLine[] {
  const lines: ChangeLine[] = [];
  let entry: Value | undefined;
  let capacity: Value | undefined;
  for (const change of newestFirst.toReversed()) {
    if (isWhole(change.value)) {
      lines.push({ change, fields: fieldsOfWhole(change, entry) });
      entry = change.value;
      capacity = capacityIn(entry);
    } else {
      const before: Value | undefined = capacity;
      capacity = withoutNulls({ ...before, ...change.value });
      const known = before !== undefined || entry !== undefined;
      lines.push({ change, fields: known ? fieldChanges({ capacity: before }, { capacity }) : undefined });
      if (entry !== undefined) entry = { ...entry, capacity };
    }
  }
  return lines.toReversed().slice(0, count);
}

/** The first change of an entry that the directory got this way says all of it; any other says nothing by itself. */
function fieldsOfWhole({ how, value }: EntryChange, before: Value | undefined): FieldChange[] | undefined {
  if (before !== undefined) return fieldChanges(before, value);
  return how === 'added' ? fieldChanges({}, value) : undefined;
}

/** Every entry has an id; a capacity that was set alone has none. */
export const isWhole = (value: Value): boolean => 'id' in value;

/** A capacity says of a maximum that is gone that it is `null`. */
const withoutNulls = (value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));

function capacityIn(entry: Value): Value | undefined {
  const capacity = entry['capacity'];
  return isValue(capacity) ? capacity : undefined;
}
