import { later } from '../../platform/clock.ts';
import { acceptanceOf, type Offer, type Trip } from '../model.ts';
import { isClosedTrip, isToBook, seeksPartner } from '../states.ts';
import { alerting, type Standing } from './alerts.ts';
import { personNews } from './person-news.ts';
import { cannotBeReached, latest, type DispatchRules, type TripFacts, type TripReview } from './rules.ts';
import { seeking } from './seeking.ts';

export type { DispatchRules, OnCallAlert, ToAsk, TripFacts, TripReview } from './rules.ts';

const MINUTE_MS = 60_000;
/** So that one transaction, three items a partner, stays well below DynamoDB's 100. */
const MOST_TOLD_AT_ONCE = 15;

/**
 * Pure, and the heart of dispatch: what a trip calls for at this instant. It is asked when the trip is made, after every
 * answer, when a wave's time is up, when a text did not arrive, and by the sweeper; asked twice, it finds nothing new.
 */
export function reviewTrip(
  trip: Trip,
  offers: readonly Offer[],
  facts: TripFacts,
  rules: DispatchRules,
  now: string,
): TripReview {
  const person = personNews(trip, facts.way, facts.toldNothing !== true);
  const review = isClosedTrip(trip.status)
    ? closing(trip, offers, facts, rules, now)
    : seeksPartner(trip.status)
      ? seeking(trip, offers, facts, rules, now)
      : underway(trip, offers, facts, rules, now);
  return person === undefined ? review : { ...review, person };
}

function underway(
  trip: Trip,
  offers: readonly Offer[],
  facts: TripFacts,
  rules: DispatchRules,
  now: string,
): TripReview {
  const mine = offers.find(({ id }) => id === acceptanceOf(trip)?.offerId);
  const { more, ...rest } = notNeeded(trip, offers, facts, 'covered');
  // Once for each acceptance, and never before something else that somebody has to hear is heard.
  const isNews = mine !== undefined && facts.stopped.has(mine.phoneKey) && trip.stoppedToldFor !== mine.id;
  const stopped = isNews && trip.attention?.alerted !== false;
  const seen: Trip = stopped ? { ...trip, attention: { kind: 'partner-stopped', at: now, alerted: false } } : trip;
  const alert = alerting(seen, silence(trip, rules), facts, rules, now);
  return { ...rest, ...alert, ...(more && { lookAgainAt: now }) };
}

/** From when on the silence of whoever carries the trip is no longer normal. */
function silence(trip: Trip, { patience }: DispatchRules): Standing | undefined {
  const expected = acceptanceOf(trip)?.expectedAt;
  const after = (instant: string, minutes: number): string => later(instant, minutes * MINUTE_MS);
  // An airline texts nothing: what matters is that they arrive.
  if (isToBook(trip) && trip.planned !== undefined) {
    return {
      kind: 'not-arrived',
      from: after(latest(trip.progressAt, trip.planned.arrivesAt), patience.departMinutes),
    };
  }
  switch (trip.status) {
    case 'accepted':
      // At the hour of the pickup they must have left; before it they have their time.
      return {
        kind: 'not-departed',
        from: latest(after(trip.progressAt, patience.departMinutes), expected ?? trip.pickupAt),
      };
    case 'en-route':
      return {
        kind: 'not-picked-up',
        from:
          expected === undefined
            ? after(latest(trip.progressAt, trip.pickupAt), patience.arriveMinutes)
            : after(latest(trip.progressAt, expected), patience.departMinutes),
      };
    case 'picked-up':
      return { kind: 'not-arrived', from: after(later(trip.progressAt, plannedMs(trip)), patience.completeMinutes) };
    case 'requested':
    case 'offering':
    case 'unfilled':
    case 'completed':
    case 'no-show':
    case 'cancelled':
      return undefined;
  }
}

const plannedMs = ({ planned }: Trip): number =>
  planned === undefined ? 0 : Math.max(0, Date.parse(planned.arrivesAt) - Date.parse(planned.departsAt));

/** What a human still has to hear of a trip that is over. */
const HEARD_AFTERWARDS: ReadonlySet<string> = new Set([
  'no-show',
  'check-person',
  'problem',
  'tell-person',
  'tell-person-off',
]);
const MOST_AFTERWARDS = 6;

function closing(
  trip: Trip,
  offers: readonly Offer[],
  facts: TripFacts,
  rules: DispatchRules,
  now: string,
): TripReview {
  const { more, ...rest } = notNeeded(trip, offers, facts, trip.status === 'cancelled' ? 'cancelled' : 'covered');
  const kind = trip.attention?.kind;
  const unheard = (trip.dangerAt !== undefined || (kind !== undefined && HEARD_AFTERWARDS.has(kind))) && !isHeard(trip);
  const alert = unheard ? alerting(trip, undefined, facts, rules, now) : {};
  return { ...rest, ...alert, ...(more && { lookAgainAt: now }) };
}

/** Somebody said so, or everybody was told more than once. */
const isHeard = ({ attention, alert, acknowledged, dangerAt }: Trip): boolean =>
  (dangerAt === undefined ? attention?.alerted === true : alert !== undefined && alert.at >= dangerAt) &&
  (alert === undefined ||
    alert.count >= MOST_AFTERWARDS ||
    (acknowledged !== undefined && acknowledged.at >= alert.at));

/** Closes what is still open and tells whoever may still be thinking about it, each organization once. */
function notNeeded(
  trip: Trip,
  offers: readonly Offer[],
  facts: TripFacts,
  what: 'covered' | 'cancelled',
): Pick<TripReview, 'open' | 'close' | 'tell' | 'call'> & { readonly more: boolean } {
  const mine = acceptanceOf(trip);
  const theirLine = offers.find(({ id }) => id === mine?.offerId)?.phoneKey;
  const close = offers
    .filter((offer) => offer.closedAs === undefined && offer.id !== mine?.offerId)
    .map((offer) => ({ offer, as: 'withdrawn' as const, because: what }));
  const untold = latestByOrganization(offers).filter(
    (offer) =>
      offer.toldAt === undefined &&
      offer.closedAs !== 'declined' &&
      !cannotBeReached(offer, facts) &&
      // Two organizations may share a telephone: whoever has the trip is not told that another has it.
      ((offer.organizationId !== mine?.organizationId && offer.phoneKey !== theirLine) || what === 'cancelled'),
  );
  const tell = untold.slice(0, MOST_TOLD_AT_ONCE).map((offer) => ({ offer, what }));
  const call =
    what === 'cancelled'
      ? offers.find(
          (offer) => offer.id === mine?.offerId && offer.toldAt === undefined && cannotBeReached(offer, facts),
        )
      : undefined;
  return { open: [], close, tell, ...(call && { call }), more: untold.length > tell.length };
}

/** An organization asked again, in a later round or on another line, hears about the later offer only. */
function latestByOrganization(offers: readonly Offer[]): Offer[] {
  const latestOffers = new Map<string, Offer>();
  for (const offer of offers) {
    const known = latestOffers.get(offer.organizationId);
    if (known === undefined || known.openedAt <= offer.openedAt) latestOffers.set(offer.organizationId, offer);
  }
  return [...latestOffers.values()];
}
