import type { AnswerOf, ItemOf, Options, Role } from '../../api/contract.ts';

export type Referral = ItemOf<'GET /v1/referrals'>;
export type OpenedReferral = AnswerOf<'GET /v1/referrals/{referralId}'>;
export type Status = Referral['status'];
export type Transition = Options<'POST /v1/referrals/{referralId}/transitions'>['body'];
export type Action = Transition['action'];

/** The open ones in the order in which they are waited for, then the closed. */
export const STATUSES = [
  'requested',
  'received',
  'accepted',
  'in-progress',
  'draft',
  'completed',
  'rejected',
  'failed',
  'cancelled',
] as const satisfies readonly Status[];

const CLOSED: readonly Status[] = ['completed', 'rejected', 'failed', 'cancelled'];
export const isClosed = (status: Status): boolean => CLOSED.includes(status);

/** What is offered in each state, what most often comes next first. The API decides, and refuses what is out of order. */
const NEXT: Readonly<Record<Status, readonly Action[]>> = {
  draft: ['send', 'cancel'],
  requested: ['accept', 'wait', 'reject', 'receive', 'cancel'],
  received: ['accept', 'wait', 'reject', 'cancel'],
  accepted: ['start', 'hand-over', 'complete', 'news', 'fail', 'cancel'],
  'in-progress': ['complete', 'hand-over', 'news', 'fail', 'cancel'],
  completed: ['reopen'],
  rejected: ['reopen'],
  failed: ['reopen'],
  cancelled: ['reopen'],
};

/** The hub's own: a partner neither sends, nor calls off, nor says how the hub handed over. */
const HUB_ONLY: readonly Action[] = ['send', 'cancel', 'reopen', 'hand-over'];

export const actionsFor = (status: Status, role: Role): readonly Action[] =>
  NEXT[status].filter((action) => role !== 'partner' || !HUB_ONLY.includes(action));

/** Late, then the soonest due; what nobody waits for comes last, the newest first. */
export function byDue(one: Referral, other: Referral): number {
  const [a, b] = [one.due?.at, other.due?.at];
  if (a !== undefined && b !== undefined) return a.localeCompare(b);
  if (a === undefined && b === undefined) return other.updatedAt.localeCompare(one.updatedAt);
  return a === undefined ? 1 : -1;
}

export interface Group {
  readonly status: Status;
  readonly referrals: readonly Referral[];
}

/** By state, in the order of `STATUSES`; within one, by what is due first. */
export const groupsOf = (referrals: readonly Referral[]): readonly Group[] =>
  STATUSES.flatMap((status): Group[] => {
    const found = referrals.filter((one) => one.status === status).toSorted(byDue);
    return found.length === 0 ? [] : [{ status, referrals: found }];
  });

export const isLate = ({ due }: Pick<Referral, 'due'>, now: number): boolean =>
  due !== undefined && new Date(due.at).getTime() < now;

/** What of a referral asks for somebody of the hub beside its clock. */
export function attentionOf(referral: Referral): 'consent-ended' | 'nation-to-call' | 'feedback' | undefined {
  const { status, consentEndedAt, nationNotice, feedback } = referral;
  if (!isClosed(status) && consentEndedAt !== undefined) return 'consent-ended';
  if (!isClosed(status) && nationNotice === 'to-call') return 'nation-to-call';
  return isClosed(status) && feedback !== undefined && feedback.readAt === undefined ? 'feedback' : undefined;
}
