import { later } from '../platform/clock.ts';
import type { HubSettings } from '../directory/index.ts';
import { awaitsPartner } from './states.ts';
import type { Referral, ReferralAlert } from './model.ts';

/** What is known beside the referral itself when it is looked at. */
export interface ReferralFacts {
  /** The partner's text certainly did not arrive. */
  readonly textFailed: boolean;
  /** The partner has sent STOP. */
  readonly partnerStopped: boolean;
  /** The last alert certainly did not arrive. */
  readonly alertFailed: boolean;
}

export interface ReferralReview {
  readonly alert?: ReferralAlert['kind'];
  readonly overdueSince?: string;
  /** When to look again; absent when nothing is awaited any more. */
  readonly lookAgainAt?: string;
}

const HOUR_MS = 3_600_000;
/** The next person on call is tried at once, but not for ever: then only at each reminder. */
const MOST_ALERTS_IN_A_ROW = 8;

/**
 * Pure: what a referral calls for at this instant. While an answer is awaited there is always a next look: first when the
 * partner should have said that it was received, then when it should have answered, then one reminder per such span.
 */
export function reviewReferral(
  referral: Referral,
  facts: ReferralFacts,
  settings: HubSettings['referral'],
  now: string,
): ReferralReview {
  const alerted = alertOfThisRound(referral);
  const alertLost = facts.alertFailed && (alerted?.count ?? 0) < MOST_ALERTS_IN_A_ROW;
  if (referral.problemSince !== undefined) return { alert: 'problem' };
  if (!awaitsPartner(referral.status) || referral.status === 'draft' || referral.sending === undefined) {
    const untold = referral.status === 'rejected' && referral.urgency === 'urgent' && alerted?.kind !== 'rejected';
    return untold || (alerted !== undefined && alertLost) ? { alert: alerted?.kind ?? 'rejected' } : {};
  }
  const span = settings[referral.status === 'requested' ? 'receiveHours' : 'acceptHours'][referral.urgency] * HOUR_MS;
  const dueAt = later(referral.sending.at, span);
  const overdue = now >= dueAt;
  const since = overdue ? { overdueSince: referral.overdueSince ?? now } : {};
  const again = alerted === undefined ? dueAt : later(alerted.at, span);
  const kind = facts.textFailed
    ? ('undelivered' as const)
    : facts.partnerStopped
      ? ('partner-stopped' as const)
      : overdue
        ? ('overdue' as const)
        : undefined;
  const tell = kind !== undefined && (alerted?.kind !== kind || alertLost || now >= again);
  return tell
    ? { alert: kind, ...since, lookAgainAt: later(now, span) }
    : { ...since, lookAgainAt: again > now ? again : later(now, span) };
}

/** An alert of an earlier sending says nothing about this one. */
function alertOfThisRound(referral: Referral): ReferralAlert | undefined {
  if (referral.alert === undefined || referral.status === 'draft') return undefined;
  return referral.sending !== undefined && referral.alert.at >= referral.sending.at ? referral.alert : undefined;
}
