import { later } from '../platform/clock.ts';
import type { OutboxStatus, OutboxText } from './model.ts';

/** What the carrier said, or did not say, when asked to send. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly sid: string }
  /** Refused for good: the number, the opt-out list (21610), the account. */
  | { readonly kind: 'refused'; readonly errorCode?: number }
  /** Certainly not sent, worth another try: 429 or 503. */
  | { readonly kind: 'busy' }
  /** Time-out, lost answer or a server fault: nobody knows. */
  | { readonly kind: 'unknown' };

/**
 * Delivery errors after which another road may still reach the phone (Twilio errors 30003 to 30008). A number that sent
 * STOP (error 21610) is not among them: nothing else is tried then.
 */
export const isCarrierFault = (errorCode: number | undefined): boolean =>
  errorCode !== undefined && errorCode >= 30_003 && errorCode <= 30_008 && errorCode !== LANDLINE;

/** No road brings a text to a landline: another number of the partner does. */
const LANDLINE = 30_006;

const MAX_ATTEMPTS = 5;
/** A schedule is kept to the minute: what is urgent does not wait for one. */
const URGENT_ATTEMPTS = 1;
const RECONCILE_AFTER_MS = 15_000;
/** How long a claim holds: past this, the sender died between asking the carrier and writing down its answer. */
export const CLAIM_MS = 30_000;

export type Change = Partial<Pick<OutboxText, 'status' | 'dueAt' | 'sid' | 'route' | 'errorCode' | 'providerStatus'>>;

/**
 * An urgent text that Twilio could not bring takes the other road, once. Never one to a person: Amazon SNS does not know
 * whom Twilio holds back at their own wish.
 */
const byOtherRoad = (text: OutboxText, now: string): Change | undefined =>
  text.urgent && text.route === 'twilio' && text.about.kind !== 'conversation'
    ? { status: 'pending', route: 'sns', dueAt: now }
    : undefined;

/** Pure: where a text stands after the carrier's answer. */
export function afterSending(text: OutboxText, result: SendResult, now: string): Change {
  switch (result.kind) {
    case 'accepted':
      return { status: 'sent', sid: result.sid };
    case 'refused': {
      const errorCode = result.errorCode === undefined ? {} : { errorCode: result.errorCode };
      const other = isCarrierFault(result.errorCode) ? byOtherRoad(text, now) : undefined;
      return { ...(other ?? { status: 'failed' }), ...errorCode };
    }
    case 'busy':
      if (text.attempts >= URGENT_ATTEMPTS) {
        const other = byOtherRoad(text, now);
        if (other !== undefined) return other;
      }
      return text.attempts >= MAX_ATTEMPTS
        ? { status: 'failed' }
        : { status: 'pending', dueAt: later(now, 1000 * 2 ** text.attempts) };
    case 'unknown':
      return { status: 'unknown', dueAt: later(now, RECONCILE_AFTER_MS) };
  }
}

/**
 * Pure: where a text stands once the carrier's list was searched for it: found, certainly not there, or the
 * list itself could not be had. Then an urgent text goes by the other road (twice is better than never).
 */
export function afterReconciling(
  text: OutboxText,
  search: { readonly listed: true; readonly sid: string | undefined } | { readonly listed: false },
  now: string,
): Change {
  if (!search.listed) return byOtherRoad(text, now) ?? { status: 'unknown', dueAt: later(now, CLAIM_MS) };
  if (search.sid !== undefined) return { status: 'sent', sid: search.sid };
  return text.attempts >= MAX_ATTEMPTS ? { status: 'failed' } : { status: 'pending', dueAt: now };
}

/** Twilio's statuses in the only order they can truly happen; callbacks arrive out of order and more than once. */
const RANK: Readonly<Record<string, number>> = {
  accepted: 1,
  scheduled: 1,
  queued: 2,
  sending: 3,
  sent: 4,
  undelivered: 5,
  failed: 5,
  canceled: 5,
  delivered: 6,
  read: 7,
};

/** How far a text is; 0 for a status that is none. A callback counts only if it goes further than what is known. */
export const statusRank = (status: string | undefined): number => RANK[status ?? ''] ?? 0;

/** Pure: what a status callback changes, or nothing when it is old news. It also proves a send whose answer was lost. */
export function afterCallback(
  text: OutboxText,
  callback: { readonly sid: string; readonly status: string; readonly errorCode?: number },
  now: string,
): Change | undefined {
  const rank = statusRank(callback.status);
  // A callback of an earlier attempt says nothing about the attempt that replaced it.
  if (text.sid !== undefined && text.sid !== callback.sid) return undefined;
  if (rank <= statusRank(text.providerStatus)) return undefined;
  const proven: Change = { sid: callback.sid, providerStatus: callback.status };
  const errorCode = callback.errorCode === undefined ? {} : { errorCode: callback.errorCode };
  switch (callback.status) {
    case 'delivered':
    case 'read':
      return { ...proven, status: 'delivered' };
    case 'undelivered':
    case 'failed':
    case 'canceled': {
      const other = isCarrierFault(callback.errorCode) ? byOtherRoad(text, now) : undefined;
      const status = callback.status === 'undelivered' ? 'undelivered' : 'failed';
      return { ...proven, ...(other ?? { status }), ...errorCode };
    }
    default:
      return isFinal(text.status) ? undefined : { ...proven, status: 'sent' };
  }
}

/** Whether the sender, the sweeper or a schedule still has to look at it. */
export const isOpen = (status: OutboxStatus): boolean =>
  status === 'pending' || status === 'sending' || status === 'unknown';

export const isFinal = (status: OutboxStatus): boolean => status !== 'sent' && !isOpen(status);
