import { dutiesOf, type DutySettings } from './duties.ts';
import type { Referral, ReferralAlert } from './model.ts';
import { awaitsPartner, isClosedReferral } from './states.ts';

export type StaffReason = ReferralAlert['kind'] | 'nation-to-call' | 'feedback';

/** What of a referral is for somebody of the hub to see to. */
export interface NeedsStaff {
  readonly reason: StaffReason;
  /** Since when: of what is late, when it became so. */
  readonly since: string;
}

/**
 * What an open referral needs of the hub's people as it stands, the most serious first: the consent that it lost, a problem, a text
 * that cannot arrive, an answer later than the hub allows, a Nation that is to be called. Pure.
 */
export function needsStaff(referral: Referral, settings: DutySettings, now: string): NeedsStaff | undefined {
  const { status, alert, consentEndedAt, problemSince, updatedAt } = referral;
  if (isClosedReferral(status) || referral.status === 'draft') return undefined;
  if (consentEndedAt !== undefined) return { reason: 'consent-ended', since: consentEndedAt };
  // Whoever is on call was told, and nothing has happened since.
  const problemAt = problemSince ?? (alert?.kind === 'problem' && alert.at >= updatedAt ? alert.at : undefined);
  if (problemAt !== undefined) return { reason: 'problem', since: problemAt };
  const sentAt = referral.sending?.at ?? referral.createdAt;
  const cannotArrive = alert?.kind === 'undelivered' || alert?.kind === 'partner-stopped';
  if (cannotArrive && awaitsPartner(status) && alert.at >= sentAt) return { reason: alert.kind, since: alert.at };
  const late = dutiesOf(referral, settings).find(({ dueAt }) => dueAt <= now);
  if (late !== undefined) return { reason: late.kind, since: late.dueAt };
  return referral.nationNotice === 'to-call' ? { reason: 'nation-to-call', since: sentAt } : undefined;
}

/** How a referral ended is to be read by whoever made it; that it was refused is more than news. Pure. */
export function needsReading({ status, alert, feedback, closedAt, updatedAt }: Referral): NeedsStaff | undefined {
  if (!isClosedReferral(status) || feedback?.readAt !== undefined) return undefined;
  const since = feedback?.since ?? closedAt ?? updatedAt;
  if (status !== 'rejected') return { reason: 'feedback', since };
  return { reason: alert?.kind === 'nobody-left' ? 'nobody-left' : 'rejected', since };
}
