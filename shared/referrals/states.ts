import type { ReferralStatus } from './model.ts';

export const REFERRAL_ACTIONS = [
  'send',
  'receive',
  'wait',
  'accept',
  'reject',
  'start',
  'news',
  'hand-over',
  'complete',
  'fail',
  'cancel',
  'reopen',
] as const;
export type ReferralAction = (typeof REFERRAL_ACTIONS)[number];

/** The whole machine: what each action leads to from each state. What is not here cannot happen. */
export const referralTable: Readonly<
  Record<ReferralStatus, Readonly<Partial<Record<ReferralAction, ReferralStatus>>>>
> = {
  draft: { send: 'requested', cancel: 'cancelled' },
  requested: { receive: 'received', cancel: 'cancelled' },
  // On a waiting list it is received and no more: nobody is promised a place.
  received: { wait: 'received', accept: 'accepted', reject: 'rejected', cancel: 'cancelled' },
  accepted: { start: 'in-progress', 'hand-over': 'accepted', fail: 'failed', cancel: 'cancelled' },
  'in-progress': {
    news: 'in-progress',
    'hand-over': 'in-progress',
    complete: 'completed',
    fail: 'failed',
    cancel: 'cancelled',
  },
  // The same partner takes the person up again; after any other end the referral is written, and consented to, anew.
  completed: { reopen: 'in-progress' },
  rejected: { reopen: 'draft' },
  failed: { reopen: 'draft' },
  cancelled: { reopen: 'draft' },
};

/** Received, accepted and served are three facts: an answer that implies an earlier one is recorded as both. */
const implied: Readonly<Partial<Record<ReferralAction, ReferralAction>>> = {
  wait: 'receive',
  accept: 'receive',
  reject: 'receive',
  complete: 'start',
  news: 'start',
};

export interface Step {
  readonly action: ReferralAction;
  readonly from: ReferralStatus;
  readonly to: ReferralStatus;
}

/** The steps an action takes from a state: one, two when it implies another, or `undefined` when it is not allowed. */
export function stepsFrom(from: ReferralStatus, action: ReferralAction): readonly Step[] | undefined {
  const to = referralTable[from][action];
  if (to !== undefined) return [{ action, from, to }];
  const first = implied[action];
  const between = first === undefined ? undefined : referralTable[from][first];
  const end = between === undefined ? undefined : referralTable[between][action];
  if (first === undefined || between === undefined || end === undefined) return undefined;
  return [
    { action: first, from, to: between },
    { action, from: between, to: end },
  ];
}

/** Every state from which an action is allowed, implied steps included: the guard of a blind write. */
export const statesBefore = (action: ReferralAction): readonly ReferralStatus[] =>
  statuses.filter((status) => stepsFrom(status, action) !== undefined);

const isStatus = (key: string): key is ReferralStatus => key in referralTable;
const statuses = Object.keys(referralTable).filter(isStatus);

/** No further answer is expected from anyone. */
export const isClosedReferral = (status: ReferralStatus): boolean =>
  status === 'completed' || status === 'rejected' || status === 'failed' || status === 'cancelled';

export const awaitsPartner = (status: ReferralStatus): boolean => status === 'requested' || status === 'received';
