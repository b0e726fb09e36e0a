import { later } from '../platform/clock.ts';
import { instantsOf, wallTimeAt } from '../platform/wall-time.ts';
import type { Referral, ReferralAlert, Stage, Urgency } from './model.ts';

/** What is awaited of a referral, with its clock. */
export interface Duty {
  readonly stage: Stage;
  /** What somebody of the hub is told when it is late. */
  readonly kind: ReferralAlert['kind'];
  readonly since: string;
  readonly dueAt: string;
  readonly spanMs: number;
  /** When the partner is reminded, once; absent where there is nothing to remind it of, or no hour to do it before it is late. */
  readonly remindAt?: string;
}

/** The part of a hub's settings that the clocks go by. */
export interface DutySettings {
  readonly receiveHours: Readonly<Record<Urgency, number>>;
  readonly acceptHours: Readonly<Record<Urgency, number>>;
  readonly startHours: Readonly<Record<Urgency, number>>;
  readonly newsHours: Readonly<Record<Urgency, number>>;
  readonly waitHours: Readonly<Record<Urgency, number>>;
  readonly handOverHours: Readonly<Record<Urgency, number>>;
  readonly remindAtPercent: number;
  readonly timeZone: string;
}

const HOUR_MS = 3_600_000;

/** Pure: what is awaited, the soonest due first; nothing of a draft or of one that is closed. */
export function dutiesOf(referral: Referral, settings: DutySettings): Duty[] {
  const duty = (
    stage: Stage,
    kind: ReferralAlert['kind'],
    since: string,
    hours: Readonly<Record<Urgency, number>>,
  ): Duty => {
    const spanMs = hours[referral.urgency] * HOUR_MS;
    const dueAt = later(since, spanMs);
    const half = later(since, (spanMs * settings.remindAtPercent) / 100);
    const remindAt = referral.urgency === 'urgent' ? half : byDay(settings.timeZone, half);
    // The hand-over is the hub's own to do.
    const reminds = stage !== 'hand-over' && remindAt < dueAt;
    return { stage, kind, since, dueAt, spanMs, ...(reminds && { remindAt }) };
  };
  return awaited(referral, settings, duty).sort((one, other) => one.dueAt.localeCompare(other.dueAt));
}

function awaited(
  referral: Referral,
  settings: DutySettings,
  duty: (stage: Stage, kind: ReferralAlert['kind'], since: string, hours: Readonly<Record<Urgency, number>>) => Duty,
): Duty[] {
  const { createdAt, updatedAt, acceptedAt = updatedAt, handOver, warmHandOver, waitingSince } = referral;
  const isHandedOver = handOver?.outcome === 'connected' || handOver?.outcome === 'person-declined';
  const handOverDue =
    warmHandOver === true && !isHandedOver
      ? [duty('hand-over', 'hand-over-due', handOver?.at ?? acceptedAt, settings.handOverHours)]
      : [];
  const sentAt = referral.status === 'draft' ? createdAt : (referral.sending?.at ?? createdAt);
  switch (referral.status) {
    case 'requested':
      return [duty('receive', 'overdue', sentAt, settings.receiveHours)];
    case 'received':
      return waitingSince === undefined
        ? [duty('accept', 'overdue', sentAt, settings.acceptHours)]
        : [duty('wait', 'waiting-long', waitingSince, settings.waitHours)];
    case 'accepted':
      return [duty('start', 'not-started', acceptedAt, settings.startHours), ...handOverDue];
    case 'in-progress':
      return [duty('news', 'no-news', updatedAt, settings.newsHours), ...handOverDue];
    case 'draft':
    case 'completed':
    case 'rejected':
    case 'failed':
    case 'cancelled':
      return [];
  }
}

/** Hours on the hub's clock at which an office may be written to about what is not urgent. */
const DAY_BEGINS_MS = 8 * HOUR_MS;
const DAY_ENDS_MS = 20 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;

/** This instant by day, else the next morning. */
export function byDay(timeZone: string, instant: string): string {
  const at = Date.parse(instant);
  const wall = wallTimeAt(timeZone, at);
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  if (wall >= midnight + DAY_BEGINS_MS && wall < midnight + DAY_ENDS_MS) return instant;
  const morning = (wall < midnight + DAY_BEGINS_MS ? midnight : midnight + DAY_MS) + DAY_BEGINS_MS;
  return new Date(instantsOf(timeZone, morning)[0] ?? at).toISOString();
}
