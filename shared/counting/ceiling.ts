import * as z from 'zod';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Role } from '../platform/scope.ts';
import { fiscalYearLabel, type FiscalYear } from './fiscal-year.ts';

/** Why more was spent than was approved for the year: coded, and only an administrator may say it. */
export const overApprovalReasonSchema = z.enum(['amendment-expected', 'ministry-agreed', 'own-funds', 'other']);
export type OverApprovalReason = z.infer<typeof overApprovalReasonSchema>;

/** A recipient's spending of a year beside the amount approved for it, in cents. */
export interface Spending {
  readonly spentCents: number;
  /** Absent: no amount was entered, so there is no ceiling. */
  readonly approvedCents?: number;
  /** `near` from 80 % of the approved amount on, `over` beyond it. */
  readonly standing: 'within' | 'near' | 'over';
}

const NEAR_PERCENT = 80;

export function spendingOf(spentCents: number, approvedCents: number | undefined): Spending {
  if (approvedCents === undefined) return { spentCents, standing: 'within' };
  // In integers: hundreds of a billion dollars in cents are far below 2^53.
  const near = spentCents * 100 >= approvedCents * NEAR_PERCENT;
  return { spentCents, approvedCents, standing: spentCents > approvedCents ? 'over' : near ? 'near' : 'within' };
}

const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

/** Nothing when the amount stays within what was approved, or an administrator says why not; else why it is refused. */
export function whyNotOverApproval(
  amountCents: number,
  { spentCents, approvedCents }: Spending,
  by: { readonly role: Role; readonly reason: OverApprovalReason | undefined },
  fiscalYear: FiscalYear,
): Refusal | undefined {
  if (approvedCents === undefined || spentCents + amountCents <= approvedCents) return undefined;
  if (by.reason !== undefined && by.role === 'admin') return undefined;
  const sums = `${dollars(approvedCents)} was approved for ${fiscalYearLabel(fiscalYear)}, ${dollars(spentCents)} is spent`;
  return by.reason === undefined
    ? refuse(
        'invalid',
        'over-approved-amount',
        `${sums}: ${dollars(amountCents)} more is over it. Record less, or have an administrator give overApprovalReason.`,
        'amountCents',
      )
    : refuse(
        'forbidden',
        'administrator-needed',
        `${sums}: only an administrator may go over it, with a reason.`,
        'overApprovalReason',
      );
}

/** How many cents may have been spent before, for this amount to stay within the ceiling; nothing where there is none. */
export const roomFor = (amountCents: number, approvedCents: number | undefined): number | undefined =>
  approvedCents === undefined ? undefined : approvedCents - amountCents;
