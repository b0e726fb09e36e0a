import type { Platform } from '../../platform/platform.ts';
import { consumeTimer, setTimer } from '../../platform/timer.ts';
import type { Write } from '../../platform/transaction.ts';
import { tripSchema, type Trip } from '../model.ts';
import { carrierStatsWrites } from '../order/carrier-store.ts';
import { monthOf } from '../order/record.ts';
import { lookNow } from '../answers/noted-store.ts';
import { proposalWrites } from '../outcome/proposal-service.ts';
import { reviewTrip, type TripReview } from '../review/review.ts';
import { note, readTripWithOffers, replaceTrip } from '../store.ts';
import { alertWrites, partnerHasIt, settleAlertAsks } from './alert-service.ts';
import { askWrites } from './ask-service.ts';
import { closingWrites } from './closing-service.ts';
import type { Decision } from './decision.ts';
import { personWrites } from './person-service.ts';
import { seeksPartner } from '../states.ts';
import { neverArrived, surroundingsOf } from './surroundings-service.ts';

const MAX_ATTEMPTS = 10;

/**
 * Looks at a trip and does what it calls for, in one transaction with the timer that asked: opens a wave, expires silent
 * offers, tells the others that it is covered, tells the person what is certain, alerts whoever is on call, sets the next
 * clock. Called again it finds nothing to do.
 */
export async function reviewTripNow(platform: Platform, tripId: string, timerId?: string): Promise<void> {
  const done = timerId === undefined ? [] : [consumeTimer(timerId)];
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const found = await readTripWithOffers(platform, tripId);
    if (found === undefined) {
      await platform.table.write(done);
      return;
    }
    const { trip, offers } = found;
    const around = await surroundingsOf(platform, trip, offers);
    const now = platform.clock().toISOString();
    const rules = { ...around.settings.dispatch, onCall: around.onCall.length };
    const review = reviewTrip(trip, offers, around.facts, rules, now);
    const outcome = await platform.table.write([
      ...done,
      ...(await writesOf(platform, { trip, offers, around, review, now, timerId })),
    ]);
    if (outcome.committed) {
      if (review.status === 'unfilled') platform.log.metric('TripUnfilled', 1);
      if (review.alert !== undefined) platform.log.metric('HumanCalled', 1);
      return;
    }
    if (outcome.refusals.includes('timer-done')) return;
  }
  throw new Error('A trip kept changing while it was reviewed');
}

async function writesOf(platform: Platform, decision: Decision): Promise<Write[]> {
  const { trip, review, now, timerId } = decision;
  const proposal = await proposalWrites(platform, trip, now);
  const settled = await whoElseIsDone(platform, decision);
  const first = lookAtFirst(platform, decision);
  if (isSame(trip, review, timerId) && proposal.length + settled.writes.length + first.length === 0) return [];

  const writes: Write[] = [...proposal, ...settled.writes, ...first];
  let next: Record<string, unknown> = { ...trip, ...settled.change, clock: undefined, updatedAt: now };
  if (first.length > 0) next['firstLookedAtFor'] = trip.progressAt;
  const isUnfilled = review.status === 'unfilled' || (trip.status === 'unfilled' && review.status === undefined);
  next['wakesAt'] = isUnfilled ? decision.around.facts.quietUntil : undefined;
  if (review.status !== undefined && review.status !== trip.status) {
    next = { ...next, status: review.status, progressAt: now };
  }
  if (review.waveEndsAt !== undefined || review.status === 'unfilled') next['waveEndsAt'] = review.waveEndsAt;
  if (review.open.length > 0 && review.inSameWave !== true) next['wave'] = trip.wave + 1;
  if (review.open.length > 0) writes.push(...(await askWrites(platform, decision)));
  if (review.status === 'unfilled') writes.push(note(platform, trip, now, { event: 'unfilled', to: 'unfilled' }));
  writes.push(...(await closingWrites(platform, decision)), ...statistics(platform, decision));
  if (review.alert !== undefined) {
    const alerted = await alertWrites(platform, decision, review.alert);
    next = { ...next, ...alerted.change };
    writes.push(...alerted.writes);
  }
  if (review.tellStaff === true) {
    next['alert'] = { ...trip.alert, staffTold: true };
    writes.push(
      setTimer({ id: platform.ids.uuid(), dueAt: now, work: { what: 'tell-staff' } }),
      note(platform, trip, now, { event: 'tell-staff' }),
    );
  }
  let lookAgainAt = review.lookAgainAt;
  if (review.person !== undefined) {
    const told = await personWrites(platform, decision, review.person);
    next = { ...next, ...told.change };
    writes.push(...told.writes);
    // Somebody on call has to hear of it: the next look, at once, tells them.
    if (told.change.attention !== undefined) lookAgainAt = now;
  }
  if (lookAgainAt !== undefined) {
    const id = platform.ids.uuid();
    next['clock'] = { at: lookAgainAt, timerId: id };
    writes.push(setTimer({ id, dueAt: lookAgainAt, work: { what: 'review-trip', tripId: trip.id } }));
  }
  return [replaceTrip(platform.hubId, tripSchema.parse(next), trip.version), ...writes];
}

/** Nothing has to be written: the clock that stands is the one it needs. */
function isSame(trip: Trip, review: TripReview, timerId: string | undefined): boolean {
  const sameClock =
    trip.clock?.at === review.lookAgainAt && (trip.clock === undefined || trip.clock.timerId !== timerId);
  return (
    sameClock &&
    review.status === undefined &&
    review.alert === undefined &&
    review.tellStaff === undefined &&
    review.person === undefined &&
    review.call === undefined &&
    review.open.length + review.close.length + review.tell.length === 0
  );
}

/** What happened to a later part of a journey decides what can be promised of its first. */
function lookAtFirst(platform: Platform, { trip, around, now }: Decision): Write[] {
  const { way } = around.facts;
  const isDone = trip.firstLookedAtFor === trip.progressAt;
  if (way === undefined || way.isFirst || isDone || trip.personId === undefined) return [];
  return [lookNow(platform, way.firstId, now).write];
}

/**
 * Others on call need not answer any more: one of them has it, a partner has, or the trip is over and nobody has to hear of it.
 * Whoever had it in hand is told that a partner has it now, or they would find a second driver.
 */
async function whoElseIsDone(
  platform: Platform,
  { trip, review, around, now }: Decision,
): Promise<{ readonly writes: readonly Write[]; readonly change: Partial<Pick<Trip, 'alertAsks'>> }> {
  const { acknowledged, alert } = trip;
  if (trip.alertAsks.length === 0 || review.alert !== undefined || alert === undefined)
    return { writes: [], change: {} };
  if (review.lookAgainAt === undefined) {
    return trip.clock === undefined
      ? { writes: [], change: {} }
      : { writes: settleAlertAsks(trip, 'done'), change: {} };
  }
  if (alert.at < trip.progressAt && trip.dangerAt === undefined && !seeksPartner(trip.status)) {
    const told = await partnerHasIt(platform, trip, around.onCall, now);
    return { writes: [...settleAlertAsks(trip, 'done'), ...told], change: { alertAsks: [] } };
  }
  const isFresh = acknowledged !== undefined && acknowledged.at >= alert.at && acknowledged.at === trip.updatedAt;
  return { writes: isFresh ? settleAlertAsks(trip, 'covered') : [], change: {} };
}

/** What a review adds to what is known of each partner; one write for each, however much it is. */
function statistics(platform: Platform, { review, around, now }: Decision): Write[] {
  const silent = review.close.filter(({ because, offer }) => because === 'no-answer' && !neverArrived(around, offer));
  return carrierStatsWrites(platform.hubId, monthOf(now), [
    ...review.open.map(({ organizationId }) => ({ organizationId, what: 'asked' as const })),
    ...silent.map(({ offer }) => ({ organizationId: offer.organizationId, what: 'silent' as const })),
  ]);
}
