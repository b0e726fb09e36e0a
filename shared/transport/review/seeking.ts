import { later } from '../../platform/clock.ts';
import type { Offer, Trip } from '../model.ts';
import { isToBook } from '../states.ts';
import { alerting, type Alerting, type Standing } from './alerts.ts';
import {
  cannotBeReached,
  earliest,
  NOTHING,
  type DispatchRules,
  type ToAsk,
  type TripFacts,
  type TripReview,
} from './rules.ts';

/** A trip that nobody has in hand: who is asked next, or who on call is told. Pure. */
export function seeking(
  trip: Trip,
  offers: readonly Offer[],
  facts: TripFacts,
  rules: DispatchRules,
  now: string,
): TripReview {
  if (trip.when.kind === 'open' || isToBook(trip)) {
    const standing: Standing = { kind: isToBook(trip) ? 'to-book' : 'return-open', from: trip.dispatchAt };
    return { ...NOTHING, ...alerting(trip, standing, facts, rules, now) };
  }
  if (trip.status === 'requested' && now < trip.dispatchAt) {
    return { ...NOTHING, ...withLook(alerting(trip, undefined, facts, rules, now), trip.dispatchAt) };
  }
  const open = offers.filter((offer) => offer.closedAs === undefined);
  const unreachable = open.filter((offer) => cannotBeReached(offer, facts));
  const waiting = open.filter((offer) => !unreachable.includes(offer));
  const close: TripReview['close'][number][] = unreachable.map((offer) => ({
    offer,
    as: 'expired',
    because: 'unreachable',
  }));
  if (trip.status === 'offering' && trip.waveEndsAt !== undefined && now < trip.waveEndsAt) {
    // In the standing wave, even if it is the last.
    const instead = nextToAsk(trip, offers, facts, rules.maxWaves + 1).slice(0, unreachable.length);
    if (waiting.length + instead.length > 0) {
      // Whoever is asked in place of somebody else has as long to answer.
      const waveEndsAt = instead.length > 0 ? later(now, rules.waitSeconds * 1000) : trip.waveEndsAt;
      const alert = alerting(trip, undefined, facts, rules, now);
      const replaced = instead.length > 0 ? { open: instead, inSameWave: true, waveEndsAt } : { open: [] };
      return { ...NOTHING, ...replaced, close, ...withLook(alert, waveEndsAt) };
    }
  }
  close.push(...waiting.map((offer) => ({ offer, as: 'expired' as const, because: 'no-answer' as const })));
  // Whoever was in quiet hours when the waves were used up is asked once they are over.
  const wakes = trip.status === 'unfilled' && trip.wakesAt !== undefined && now >= trip.wakesAt;
  const next = nextToAsk(trip, offers, facts, wakes ? Infinity : rules.maxWaves);
  if (next.length > 0) {
    const waveEndsAt = later(now, rules.waitSeconds * 1000);
    const alert =
      trip.attention?.alerted === false || trip.dangerAt !== undefined
        ? alerting(trip, undefined, facts, rules, now)
        : {};
    return {
      ...NOTHING,
      status: 'offering',
      open: next.slice(0, rules.waveSize),
      waveEndsAt,
      close,
      ...withLook(alert, waveEndsAt),
    };
  }
  const unfilled: Standing = { kind: 'unfilled', from: now };
  if (trip.status === 'unfilled') {
    return { ...NOTHING, close, ...withLook(alerting(trip, unfilled, facts, rules, now), facts.quietUntil) };
  }
  // What a partner just said is heard with it: the trip, and its new state, are in the same text's page.
  // Whoever took it in hand while partners were being asked does not know yet that nobody comes.
  const fresh = { ...trip, attention: undefined, alert: undefined, progressAt: now };
  const told = alerting(fresh, unfilled, facts, rules, now);
  return { ...NOTHING, status: 'unfilled', close, ...withLook(told, facts.quietUntil) };
}

const withLook = (alert: Alerting, at: string | undefined): Alerting => {
  const lookAgainAt = earliest(alert.lookAgainAt, at);
  return { ...alert, ...(lookAgainAt !== undefined && { lookAgainAt }) };
};

/**
 * Of the first stage that still has any: partners not asked in this round, and other lines of those whom a text did not reach;
 * never one that said no.
 */
function nextToAsk(trip: Trip, offers: readonly Offer[], facts: TripFacts, mostWaves: number): ToAsk[] {
  const refused = new Set(
    offers
      .filter((offer) => offer.closedAs === 'declined' || offer.closedBecause === 'withdrawn-by-hub')
      .map(({ organizationId }) => organizationId),
  );
  for (const [at, partners] of facts.stages.entries()) {
    const stage = at + 1;
    const ofRound = offers.filter(({ round }) => round === trip.round);
    const waves = new Set(ofRound.filter((offer) => offer.stage === stage).map(({ wave }) => wave)).size;
    const candidates = partners.flatMap(({ organizationId, phoneKeys }): ToAsk[] => {
      const asked = ofRound.filter((offer) => offer.organizationId === organizationId);
      if (refused.has(organizationId) || asked.some((offer) => !cannotBeReached(offer, facts))) return [];
      const deaf = new Set(offers.filter((offer) => cannotBeReached(offer, facts)).map((offer) => offer.phoneKey));
      const phoneKey = phoneKeys.find((key) => !facts.stopped.has(key) && !deaf.has(key));
      return phoneKey === undefined ? [] : [{ organizationId, phoneKey, stage }];
    });
    if (candidates.length > 0 && waves < mostWaves) return candidates;
  }
  return [];
}
