import { later } from '../platform/clock.ts';
import { dutiesOf, type Duty, type DutySettings } from './duties.ts';
import type { Referral, ReferralAlert, Stage } from './model.ts';
import { awaitsPartner, isClosedReferral } from './states.ts';

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
  /** The partner is reminded of this. */
  readonly remind?: Stage;
  readonly overdueSince?: string;
  /** When to look again; absent when nothing is awaited any more. */
  readonly lookAgainAt?: string;
}

/** The next person on call is tried at once, but not for ever: then only at each reminder. */
const MOST_ALERTS_IN_A_ROW = 8;
/** Told once: said again only to make sure that somebody has heard it. */
const SAID_ONCE: ReadonlySet<ReferralAlert['kind']> = new Set(['problem', 'consent-ended', 'nobody-left', 'rejected']);

/**
 * Pure: what a referral calls for at this instant. As long as anything is awaited of anybody there is a next look: when the
 * partner is reminded, when it should have answered, then one alert to the hub per such span.
 */
export function reviewReferral(
  referral: Referral,
  facts: ReferralFacts,
  settings: DutySettings,
  now: string,
): ReferralReview {
  const duties = dutiesOf(referral, settings);
  const late = duties.filter(({ dueAt }) => now >= dueAt);
  const overdue = late.length > 0 ? { overdueSince: referral.overdueSince ?? now } : {};
  const alert = alertFor(referral, facts, duties, late, now);
  const alertedAt = alert === undefined ? alertOfThisRound(referral)?.at : now;
  const canRemind = !facts.textFailed && !facts.partnerStopped && consentStands(referral, now);
  const remind = canRemind ? duties.find((duty) => isReminderDue(duty, referral, now)) : undefined;
  const until = consentUntil(referral);
  const looks = duties
    .flatMap((duty) => [
      nextLook(duty, referral, alertedAt, canRemind, now),
      ...(until !== undefined && until > now ? [until] : []),
    ])
    .sort();
  return {
    ...(alert !== undefined && { alert }),
    ...(remind !== undefined && { remind: remind.stage }),
    ...overdue,
    ...(looks[0] !== undefined && { lookAgainAt: looks[0] }),
  };
}

const consentUntil = (referral: Referral): string | undefined =>
  referral.status === 'draft' || referral.consentEndedAt !== undefined ? undefined : referral.sending?.consentUntil;

/** The consent it was sent under, when that has come to its own end and nobody has seen to it. Pure. */
export function consentRunOut(referral: Referral, now: string): string | undefined {
  const until = consentUntil(referral);
  const isOver = until !== undefined && now >= until && referral.status !== 'draft';
  return isOver && !isClosedReferral(referral.status) ? referral.sending?.consentId : undefined;
}

/** Nobody is pressed for an answer about a person who has taken the consent back, or whose consent is over. */
const consentStands = (referral: Referral, now: string): boolean =>
  referral.consentEndedAt === undefined && now < (consentUntil(referral) ?? '9999');

function alertFor(
  referral: Referral,
  facts: ReferralFacts,
  duties: readonly Duty[],
  late: readonly Duty[],
  now: string,
): ReferralAlert['kind'] | undefined {
  if (referral.problemSince !== undefined) return 'problem';
  if (referral.untold !== undefined) return referral.untold;
  const alerted = alertOfThisRound(referral);
  const isLost = facts.alertFailed && (alerted?.count ?? 0) < MOST_ALERTS_IN_A_ROW;
  if (alerted !== undefined && isLost && SAID_ONCE.has(alerted.kind)) return alerted.kind;
  if (referral.status === 'rejected') {
    return referral.urgency === 'urgent' && alerted?.kind !== 'rejected' ? 'rejected' : undefined;
  }
  const duty = late[0] ?? duties[0];
  if (duty === undefined) return undefined;
  const awaited = awaitsPartner(referral.status);
  const kind =
    awaited && facts.textFailed
      ? ('undelivered' as const)
      : awaited && facts.partnerStopped
        ? ('partner-stopped' as const)
        : late[0]?.kind;
  const again = alerted === undefined || now >= later(alerted.at, duty.spanMs);
  return kind !== undefined && (alerted?.kind !== kind || isLost || again) ? kind : undefined;
}

const isReminded = ({ stage, since }: Duty, { reminded }: Referral): boolean =>
  reminded?.stage === stage && reminded.at >= since;

const isReminderDue = (duty: Duty, referral: Referral, now: string): boolean =>
  duty.remindAt !== undefined && now >= duty.remindAt && now < duty.dueAt && !isReminded(duty, referral);

function nextLook(
  duty: Duty,
  referral: Referral,
  alertedAt: string | undefined,
  canRemind: boolean,
  now: string,
): string {
  const { remindAt, dueAt, spanMs } = duty;
  if (canRemind && remindAt !== undefined && now < remindAt && !isReminded(duty, referral)) return remindAt;
  if (now < dueAt) return dueAt;
  const again = later(alertedAt ?? now, spanMs);
  return again > now ? again : later(now, spanMs);
}

/** An alert of an earlier sending says nothing about this one. */
function alertOfThisRound(referral: Referral): ReferralAlert | undefined {
  if (referral.alert === undefined || referral.status === 'draft') return undefined;
  return referral.sending !== undefined && referral.alert.at >= referral.sending.at ? referral.alert : undefined;
}
