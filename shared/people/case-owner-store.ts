import * as z from 'zod';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';

/** Who has a person's case: the hub, until a partner has accepted a transfer of it. */
const caseOwnerSchema = z.object({
  /** Absent: the hub. */
  organizationId: z.string().optional(),
  since: z.string(),
  /** The transfer by which it moved last. */
  referralId: z.string(),
});
export type CaseOwner = z.infer<typeof caseOwnerSchema>;

export const CASE = 'CASE';
const caseKey = (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: CASE });

export const readCaseOwnerItem = (item: Item): CaseOwner => caseOwnerSchema.parse(item);

/** `undefined` where it never moved: it is the hub's. */
export async function readCaseOwner(platform: Platform, personId: string): Promise<CaseOwner | undefined> {
  const item = await platform.table.get(caseKey(personId));
  return item === undefined ? undefined : readCaseOwnerItem(item);
}

/** Moves a case, if nobody has moved it since it was read as `was`; refused as `case-moved`. */
export const caseOwnerWrite = (personId: string, next: CaseOwner, was: CaseOwner | undefined): Write => ({
  put: { ...caseKey(personId), kind: 'case-owner', ...next },
  ...(was === undefined
    ? { condition: 'attribute_not_exists(pk)' }
    : {
        condition: '#since = :since AND #referralId = :referralId',
        names: { since: 'since', referralId: 'referralId' },
        values: { since: was.since, referralId: was.referralId },
      }),
  refusal: 'case-moved',
});
