import { agreementEndsNow, confirmationFailedNow, confirmDirectoryNow, mayStillAsk } from '../assurance/index.ts';
import { carryOnMerge, findDuplicates, forgetPersonInDuplicates } from '../identity/index.ts';
import {
  arrivalUnansweredNow,
  clearConversationNow,
  expireConversationNow,
  maySend,
  reviewConversationNow,
  textFailedNow,
} from '../intake/index.ts';
import {
  deleteMediaNow,
  deliver,
  eraseAtCarrierNow,
  tellStaff,
  type Carrier,
  type MayStillSend,
} from '../messaging/index.ts';
import { phoneWorksWrite } from '../partners/line/index.ts';
import { eraseRelatedFiles } from '../people/index.ts';
import { later } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import { consumeTimer, pendingBy, readTimer, setTimer, type TimerWork } from '../platform/timer.ts';
import { endDisclosure, forgetPersonInReferrals, reviewReferralNow } from '../referrals/index.ts';
import { forgetPersonInTrips, mayTellPerson, noteArrival, reviewTripNow, watchTrips } from '../transport/index.ts';
import { forgetPersonInSeries, makeAppointmentNow } from '../transport/series/index.ts';
import { expireFileNow, isPersonInUse } from './retention-service.ts';

const TRIPS_AGAIN_MS = 60 * 60_000;

/** A trip under way is forgotten once it is over: looked at every hour until then. */
async function forgetTrips(
  platform: Platform,
  work: Extract<TimerWork, { what: 'forget-person' }>,
  timerId: string,
): Promise<void> {
  const underWay = await forgetPersonInTrips(platform, work.personId);
  const dueAt = later(platform.clock().toISOString(), TRIPS_AGAIN_MS);
  const again = underWay > 0 ? [setTimer({ id: platform.ids.uuid(), dueAt, work })] : [];
  await platform.table.write([consumeTimer(timerId), ...again]);
}

const mayStillSend =
  (platform: Platform): MayStillSend =>
  async (text) => {
    if (text.about.kind === 'organization') return mayStillAsk(platform, text);
    if (text.about.kind !== 'conversation') return { may: 'now' };
    const { promise } = text;
    if (promise === undefined) return maySend(platform, text.about.id, text);
    if (!(await mayTellPerson(platform, promise))) return { may: 'never', why: 'no-longer-true' };
    const allowed = await maySend(platform, text.about.id, text);
    if (allowed.may !== 'later' || (await mayTellPerson(platform, promise, allowed.at))) return allowed;
    return { may: 'never', why: 'no-longer-true' };
  };

/** Something the table says is still to be done. */
export interface Pending {
  readonly kind: 'timer' | 'outbox';
  readonly id: string;
}

/**
 * Does one piece of pending work, if it is due. Safe to call at any time and any number of times: the work itself is
 * consumed, or claimed, in the transaction of its effect.
 * @returns the instant to look at it (again), or nothing when it is done.
 */
async function doWork(platform: Platform, carrier: Carrier, pending: Pending): Promise<string | undefined> {
  if (pending.kind === 'outbox')
    return (await deliver(platform, carrier, pending.id, mayStillSend(platform))).lookAgainAt;
  const timer = await readTimer(platform.table, pending.id);
  if (timer === undefined) return undefined;
  if (timer.dueAt > platform.clock().toISOString()) return timer.dueAt;
  const { work, id } = timer;
  switch (work.what) {
    case 'review-trip':
      await reviewTripNow(platform, work.tripId, id);
      return undefined;
    case 'next-appointment':
      await makeAppointmentNow(platform, work, id);
      return undefined;
    case 'review-referral':
      await reviewReferralNow(platform, work.referralId, id);
      return undefined;
    case 'consent-revoked':
      await endDisclosure(platform, work.personId, work.consentId);
      await platform.table.write([consumeTimer(id)]);
      return undefined;
    case 'review-conversation':
      await reviewConversationNow(platform, work.phoneKey, id);
      return undefined;
    case 'text-failed':
      await textFailedNow(platform, work.phoneKey, id);
      return undefined;
    case 'arrival-unanswered':
      await arrivalUnansweredNow(platform, work, id);
      return undefined;
    case 'arrival-answered':
      await noteArrival(platform, work, id);
      return undefined;
    case 'forget-person':
      // Each pair, referral and trip is a transaction of its own; until all are done the timer stays, and a repeat goes on.
      await forgetPersonInDuplicates(platform, work.personId);
      await eraseRelatedFiles(platform, work.personId, work.by);
      await forgetPersonInReferrals(platform, work.personId);
      await forgetPersonInSeries(platform, work.personId);
      await forgetTrips(platform, work, id);
      return undefined;
    case 'erase-at-carrier':
      await eraseAtCarrierNow(platform, carrier, work, id);
      return undefined;
    case 'delete-media':
      await deleteMediaNow(platform, carrier, work, id);
      return undefined;
    case 'clear-conversation':
      await clearConversationNow(platform, work.phoneKey, id);
      return undefined;
    case 'expire-conversation':
      await expireConversationNow(platform, timer, work.phoneKey, (personId) => isPersonInUse(platform, personId));
      return undefined;
    case 'expire-file':
      await expireFileNow(platform, timer, work.personId);
      return undefined;
    case 'find-duplicates':
      await findDuplicates(platform, work.personId);
      await platform.table.write([consumeTimer(id)]);
      return undefined;
    case 'carry-on-merge':
      // Its last step crosses the timer off.
      await carryOnMerge(platform, work.mergeId);
      return undefined;
    case 'tell-staff':
      // Told before it is crossed off: twice is better than never.
      await tellStaff(carrier.sns, carrier.alertTopicArn);
      await platform.table.write([consumeTimer(id)]);
      return undefined;
    case 'phone-works':
      await platform.table.write([consumeTimer(id), phoneWorksWrite(work.phoneKey)]);
      return undefined;
    case 'confirm-directory':
      await confirmDirectoryNow(platform, timer);
      return undefined;
    case 'confirmation-failed':
      await confirmationFailedNow(platform, work, id);
      return undefined;
    case 'agreement-ends':
      await agreementEndsNow(platform, work, id);
      return undefined;
    case 'deliver-text': {
      const { lookAgainAt } = await deliver(platform, carrier, work.outboxId, mayStillSend(platform));
      await platform.table.write([consumeTimer(id)]);
      // From here on the text itself, in the index of what is pending, is what is looked at.
      return lookAgainAt === undefined ? undefined : later(lookAgainAt, 0);
    }
  }
}

/** The same, a few times over while the next look is only moments away (a carrier that was busy, a claim just lost). */
export async function doWorkNow(platform: Platform, carrier: Carrier, pending: Pending): Promise<string | undefined> {
  let again: string | undefined;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    again = await doWork(platform, carrier, pending);
    if (again === undefined || again > platform.clock().toISOString()) break;
  }
  return again;
}

const SWEEP_AT_MOST = 500;
const OVERDUE_ALARM_MS = 5 * 60_000;

/**
 * Re-drives whatever is overdue: a stream record or a schedule that was lost, a sender that died. Nothing depends on it
 * in an ordinary minute, but the end of what the hub has kept long enough, which may wait for it.
 */
export async function sweep(
  platform: Platform,
  carrier: Carrier,
  graceMs: number,
): Promise<{ done: number; failed: number; overdue: number }> {
  const now = platform.clock().toISOString();
  const alarmBefore = later(now, -OVERDUE_ALARM_MS);
  let done = 0;
  let failed = 0;
  let overdue = 0;
  let cursor: string | undefined;
  do {
    const page = await pendingBy(platform.table, later(now, -graceMs), 100, cursor);
    for (const item of page.items) {
      const { gsi1sk, pk } = item;
      if (typeof gsi1sk === 'string' && gsi1sk < alarmBefore) overdue += 1;
      const kind = pk.startsWith('OUTBOX#') ? 'outbox' : 'timer';
      try {
        await doWorkNow(platform, carrier, { kind, id: pk.slice(pk.indexOf('#') + 1) });
        done += 1;
      } catch {
        // One bad piece of work must not keep the others waiting; it is met again in the next sweep, and counted.
        failed += 1;
      }
    }
    cursor = page.cursor;
  } while (cursor !== undefined && done + failed < SWEEP_AT_MOST);
  platform.log.metric('OverdueWork', overdue);
  await watchTrips(platform);
  if (done + failed > 0) platform.log.info('swept', { count: done, code: failed > 0 ? 'some-failed' : undefined });
  return { done, failed, overdue };
}
