import * as z from 'zod';
import type { LocalDate } from '../platform/local-date.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Role } from '../platform/scope.ts';
import { overApprovalReasonSchema } from './ceiling.ts';
import { counter, type Figures } from './counter.ts';
import { fiscalMonthOf, fiscalYearLabel, fiscalYearOf, lastDayOf } from './fiscal-year.ts';
import { changeReasonSchema, communityIdSchema, fiscalYearSchema, localDateSchema } from './model.ts';

/** What counts without being about one person: group activities, capacity-building activities, expenditures. */

export const groupActivityTypeSchema = z.enum([
  'group-counselling',
  'cultural',
  'land-based',
  'community',
  'peer-support',
  'education',
  'other',
]);
export const capacityActivityTypeSchema = z.enum([
  'service-agreement',
  'intake-protocol',
  'referral-protocol',
  'crisis-response-team',
  'community-action-plan',
  'partnership',
  'hub-model',
  'information-sharing',
  'training',
  'other',
]);
export const expenseCategorySchema = z.enum([
  'staffing',
  'backfill-staffing',
  'transport',
  'technology',
  'cultural-supports',
  'training',
  'partnerships',
  'administration',
  'other',
]);

const uniqueIds = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

export const newGroupActivitySchema = z.strictObject({
  /** Every funded recipient that organized or funded it; each reports it. */
  hosts: z.array(z.uuid()).min(1).max(20).refine(uniqueIds, 'names a recipient twice'),
  date: localDateSchema,
  type: groupActivityTypeSchema,
  participants: z.int().min(0).max(10_000).optional(),
  communityId: communityIdSchema.optional(),
});
export type NewGroupActivity = z.output<typeof newGroupActivitySchema>;

export const newCapacityActivitySchema = z.strictObject({
  recipientId: z.uuid(),
  date: localDateSchema,
  type: capacityActivityTypeSchema,
  /** Organizations of the directory that took part. */
  partnerIds: z.array(z.uuid()).max(50).refine(uniqueIds, 'names a partner twice').default([]),
});
export type NewCapacityActivity = z.output<typeof newCapacityActivitySchema>;

export const newExpenditureSchema = z
  .strictObject({
    recipientId: z.uuid(),
    date: localDateSchema,
    category: expenseCategorySchema,
    amountCents: z.int().min(1).max(1_000_000_000_00),
    /** An invoice or voucher number: never a name. */
    documentReference: z
      .string()
      .regex(/^[\w./#-]{1,60}$/, 'letters, digits and . / # - _ only')
      .optional(),
    /** Only where it takes the year over the approved amount, and only by an administrator. */
    overApprovalReason: overApprovalReasonSchema.optional(),
    /** Backfill staffing: the fiscal year in which its funding was approved. */
    approvedIn: fiscalYearSchema.optional(),
    /** Backfill staffing: the day the claim was made; default today. */
    claimedOn: localDateSchema.optional(),
  })
  .refine((expense) => expense.category !== 'backfill-staffing' || expense.approvedIn !== undefined, {
    path: ['approvedIn'],
    error: 'temporary staff: name the fiscal year in which the funding was approved',
  });
export type NewExpenditure = z.output<typeof newExpenditureSchema>;

const entryBase = {
  id: z.uuid(),
  fiscalYear: fiscalYearSchema,
  recordedAt: z.string(),
  recordedBy: z.string(),
  state: z.enum(['live', 'void']),
  /** Void: who took it off and why. An expenditure is never void: it is reversed by a contrary one. */
  voided: z.object({ at: z.string(), by: z.string(), reason: changeReasonSchema }).optional(),
  version: z.number().int(),
};
export const ledgerEntrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group-activity'), ...newGroupActivitySchema.shape, ...entryBase }),
  z.object({ kind: z.literal('capacity-activity'), ...newCapacityActivitySchema.shape, ...entryBase }),
  z.object({
    kind: z.literal('expenditure'),
    ...newExpenditureSchema.shape,
    /** Negative for a reversal. */
    amountCents: z.int(),
    reverses: z.string().optional(),
    reversedBy: z.string().optional(),
    ...entryBase,
  }),
]);
export type LedgerEntry = z.output<typeof ledgerEntrySchema>;
export type EntryKind = LedgerEntry['kind'];
export type Expenditure = Extract<LedgerEntry, { kind: 'expenditure' }>;

/** Whose reports it stands in, in a steady order. */
export const recipientsOf = (entry: LedgerEntry): readonly string[] =>
  entry.kind === 'group-activity' ? entry.hosts.toSorted() : [entry.recipientId];

/** What the entry adds to the tally of each of its recipients. */
export function figuresOf(entry: LedgerEntry): Figures {
  const month = fiscalMonthOf(entry.date);
  switch (entry.kind) {
    case 'group-activity':
      return new Map([[counter({ measure: 'group-activities', month }), 1]]);
    case 'capacity-activity':
      return new Map([[counter({ measure: 'capacity-activities', month }), 1]]);
    case 'expenditure':
      return new Map([[counter({ measure: 'spent-cents', month }), entry.amountCents]]);
  }
}

/**
 * The grant's rule for temporary (backfill) staff: no cost after 31 March of the fiscal year in which the funding was
 * approved, and no claim made after that day either. That a claim was made on an earlier day only the hub's staff may say.
 */
export function whyNotBackfill(expense: NewExpenditure, today: LocalDate, role: Role): Refusal | undefined {
  if (expense.category !== 'backfill-staffing' || expense.approvedIn === undefined) return undefined;
  const last = lastDayOf(expense.approvedIn);
  const claimedOn = expense.claimedOn ?? today;
  if (claimedOn > today) {
    return refuse('invalid', 'future-date', `The claim is dated after today (${today}).`, 'claimedOn');
  }
  if (claimedOn < expense.date) {
    return refuse('invalid', 'claim-before-cost', 'The claim is dated before the cost.', 'claimedOn');
  }
  if (claimedOn < today && role === 'recipient-reporter') {
    const message = 'A claim made on an earlier day is entered by the hub: ask a coordinator.';
    return refuse('forbidden', 'staff-needed', message, 'claimedOn');
  }
  if (fiscalYearOf(expense.date) < expense.approvedIn) {
    return refuse('invalid', 'backfill-before-approval', 'The cost is before the year of approval.', 'approvedIn');
  }
  if (expense.date <= last && claimedOn <= last) return undefined;
  return refuse(
    'invalid',
    'backfill-claim-too-late',
    `Temporary staff approved in ${fiscalYearLabel(expense.approvedIn)} cannot be claimed after ${last}.`,
    expense.date > last ? 'date' : 'claimedOn',
  );
}
