import type { HandOver, Outcome, Referral, ReferralResult, RejectReason } from './model.ts';

/** What a partner can say of a referral, by text, link or login. */
export type ReferralAnswer =
  | { readonly action: 'problem' }
  | { readonly action: 'receive' | 'accept' | 'start' | 'news' }
  | { readonly action: 'wait'; readonly position: number; readonly expectedOn?: string | undefined }
  | { readonly action: 'reject'; readonly reason: RejectReason }
  | { readonly action: 'complete'; readonly outcome: Outcome; readonly result?: ReferralResult | undefined }
  | { readonly action: 'fail'; readonly outcome: Outcome };

/** What moves a referral on from the console; `reason` is for the hub alone. */
export type Transition =
  | { readonly action: 'send' }
  | { readonly action: 'receive' | 'accept' | 'start' | 'news' }
  | { readonly action: 'wait'; readonly position: number; readonly expectedOn?: string | undefined }
  | { readonly action: 'reject'; readonly rejectReason: RejectReason; readonly reason?: string | undefined }
  | {
      readonly action: 'complete';
      readonly outcome: Outcome;
      readonly result?: ReferralResult | undefined;
      readonly reason?: string | undefined;
    }
  | { readonly action: 'fail'; readonly outcome: Outcome; readonly reason?: string | undefined }
  | { readonly action: 'cancel'; readonly outcome?: Outcome | undefined; readonly reason?: string | undefined }
  | { readonly action: 'reopen'; readonly reason: string }
  | ({ readonly action: 'hand-over' } & HandOver);

/** Everything but the sending, which reads the directory and the consent. */
export type Move = Exclude<Transition, { action: 'send' }>;

export const moveOf = (answer: Exclude<ReferralAnswer, { action: 'problem' }>): Move =>
  answer.action === 'reject' ? { action: 'reject', rejectReason: answer.reason } : answer;

/** What the history says beside the event: a code of the partner's, or the words of somebody of the hub. */
export function reasonOf(transition: Transition): string | undefined {
  if (transition.action === 'reject') return transition.reason ?? transition.rejectReason;
  if (transition.action === 'hand-over') return `${transition.how}: ${transition.outcome}`;
  if (transition.action === 'complete') return transition.reason ?? transition.result;
  return 'reason' in transition ? transition.reason : undefined;
}

/** Pure: what of a referral a move changes, its state included; whether it is allowed is for the table of states to say. */
export function changedBy(referral: Referral, move: Move, now: string, memberId: string): Record<string, unknown> {
  const receivedAt = referral.receivedAt ?? now;
  const offList = { waitlist: undefined, waitingSince: undefined };
  switch (move.action) {
    case 'receive':
      return { status: 'received', receivedAt };
    case 'wait': {
      const { position, expectedOn } = move;
      const waitlist = { position, at: now, expectedOn };
      return { status: 'received', receivedAt, waitlist, waitingSince: referral.waitingSince ?? now };
    }
    case 'accept':
      return { ...offList, status: 'accepted', receivedAt, acceptedAt: now };
    case 'start':
    case 'news':
      return { status: 'in-progress', startedAt: referral.startedAt ?? now };
    case 'hand-over': {
      const { how, at, outcome } = move;
      return { handOver: { how, at, outcome, by: memberId } };
    }
    case 'reject': {
      const { rejectReason } = move;
      const closed = { status: 'rejected', outcome: 'declined-by-provider', closedAt: now };
      return { ...offList, ...closed, receivedAt, rejectReason };
    }
    case 'complete': {
      const { outcome, result } = move;
      return { status: 'completed', outcome, result, closedAt: now, startedAt: referral.startedAt ?? now };
    }
    case 'fail':
      return { status: 'failed', outcome: move.outcome, closedAt: now };
    case 'cancel':
      return { ...offList, status: 'cancelled', outcome: move.outcome, closedAt: now };
    case 'reopen':
      return reopened(referral);
  }
}

/** What an earlier round left is in the history; a reopened referral starts its clocks and its answers anew. */
function reopened(referral: Referral): Record<string, unknown> {
  const again = {
    round: referral.round + 1,
    closedAt: undefined,
    outcome: undefined,
    rejectReason: undefined,
    result: undefined,
    feedback: undefined,
    toTell: undefined,
    untold: undefined,
  };
  if (referral.status === 'completed') return { ...again, status: 'in-progress' };
  const answers = { receivedAt: undefined, acceptedAt: undefined, startedAt: undefined, handOver: undefined };
  const sending = { sending: undefined, overdueSince: undefined, alert: undefined, reminded: undefined };
  // It is one of its own again: what the group came to was without it.
  const alone = { groupId: undefined, caseFrom: undefined, consentEndedAt: undefined };
  return { ...again, ...answers, ...sending, ...alone, status: 'draft' };
}
