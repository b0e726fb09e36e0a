import { acceptanceOf, type Offer, type TripStatus } from '../../shared/transport/model.ts';
import { CARRIER_FACTS, type CarrierFact } from '../../shared/transport/order/record.ts';
import { isClosedTrip, TRIP_ACTIONS, tripTable } from '../../shared/transport/states.ts';
import { causeOf, type Cause } from './causes.ts';
import type { Evidence, TripRecord } from './evidence.ts';
import type { Play } from './play.ts';
import { brokenPromises } from './promises.ts';

/** What is not as it should be once every trip has come to its end, a line each. */
export const brokenLaws = (play: Play, evidence: Evidence): string[] => [
  ...evidence.trips.flatMap((record) => [
    ...brokenEnd(record),
    ...brokenHistory(play, record),
    ...brokenTexts(play, evidence, record),
  ]),
  ...orphans(evidence),
  ...doubles(play, evidence),
  ...miscounted(play, evidence),
  ...brokenPromises(play, evidence),
];

/** Closed, without a clock, and nobody left waiting for word. */
function brokenEnd({ trip, offers }: TripRecord): string[] {
  const holder = acceptanceOf(trip)?.offerId;
  const accepted = offers.filter(({ closedAs }) => closedAs === 'accepted').map(({ id }) => id);
  return [
    ...(isClosedTrip(trip.status) ? [] : [`a trip was left ${trip.status}`]),
    ...(trip.clock === undefined ? [] : [`a ${trip.status} trip is still looked at`]),
    ...(offers.every(({ closedAs }) => closedAs !== undefined) ? [] : ['an offer was left open']),
    ...(accepted.every((id) => id === holder) ? [] : ['an accepted offer is not the acceptance of its trip']),
    ...(holder === undefined || accepted.length === 1 ? [] : ['the acceptance of a trip has no accepted offer']),
  ];
}

/**
 * The history begins with the request, tells each change of state, each allowed by the table, and ends as the trip is. Of two
 * things at once the one that came to be first may be the one that began last: then two lines stand in the other order.
 */
function brokenHistory({ besides }: Play, { trip, history }: TripRecord): string[] {
  const told = history.flatMap(({ to }) => (to === undefined ? [] : [to]));
  const broken = told.flatMap((to, at) => {
    const from = told[at - 1];
    if (from === undefined) return to === 'requested' ? [] : [`the history begins with ${to}`];
    const allowed = from === to || TRIP_ACTIONS.some((action) => tripTable[from][action] === to);
    return allowed ? [] : [`the history leads from ${from} to ${to}: ${history.map(({ event }) => event).join(', ')}`];
  });
  const last: TripStatus | undefined = told.at(-1);
  if (last !== trip.status) broken.push(`a ${trip.status} trip whose history ends ${last ?? 'nowhere'}`);
  return broken.length > besides ? broken : [];
}

/** Every text about the trip has one cause, and every cause its text. */
function brokenTexts(play: Play, { texts }: Evidence, record: TripRecord): string[] {
  const { trip, offers, history } = record;
  const mine = texts.filter(({ about, promise }) => about.id === trip.id || promise?.tripId === trip.id);
  const found = mine.map((text) => ({ text, ...causeOf(play, record, text) }));
  const broken = found.filter(({ cause }) => cause === undefined).map(({ text }) => `no cause for "${text.body}"`);
  const count = (cause: Cause, offer?: Offer): number =>
    found.filter((one) => one.cause === cause && (offer === undefined || one.offer?.id === offer.id)).length;
  for (const offer of offers) {
    const byTelephone = offer.textId === 'by-telephone';
    if (count('ask', offer) !== (byTelephone ? 0 : 1)) broken.push(`an offer was asked ${count('ask', offer)} times`);
    for (const cause of ['covered', 'cancelled', 'not-needed'] as const) {
      if (count(cause, offer) > 1) broken.push(`a partner was told ${count(cause, offer)} times: ${cause}`);
    }
    const isFinal = offer.closedAs === 'expired' || offer.closedAs === 'withdrawn';
    if (isFinal && count('covered', offer) === 1 && offer.toldAt === undefined) {
      broken.push('a partner was told, and the offer does not know');
    }
  }
  const events = (event: string): number => history.filter((entry) => entry.event === event).length;
  if (count('alert') !== events('alert')) {
    broken.push(`${count('alert')} alerts, ${events('alert')} in the history`);
  }
  if (count('taken') !== events('partner-has-it')) broken.push('somebody on call was not told that a partner has it');
  if (count('person') !== events('person-told')) {
    broken.push(`${count('person')} texts to the person, ${events('person-told')} in the history`);
  }
  return broken;
}

/** Every text of the outbox came to an end. */
const orphans = ({ texts }: Evidence): string[] =>
  texts
    .filter(({ status }) => ['pending', 'sending', 'unknown'].includes(status))
    .map(({ status, about }) => `a text about a ${about.kind} was left ${status}`);

/** Sent once; again only where the carrier said it failed, or would not say whether it was sent. */
function doubles({ world }: Play, { texts }: Evidence): string[] {
  return texts.flatMap(({ id, attempts, route }) => {
    const sent = world.wire.left.filter(({ outboxId }) => outboxId === id).length;
    return sent > 1 ? [`a text left ${sent} times by ${route} after ${attempts} attempts`] : [];
  });
}

/** What is remembered of each partner is what happened. */
function miscounted({ world, silent, besides }: Play, { trips, texts, counted }: Evidence): string[] {
  const broken: string[] = [];
  // The silence of a phone that no text reached may not be the partner's.
  const doubtful = new Set(texts.filter(({ errorCode }) => errorCode !== undefined).map(({ id }) => id));
  for (const { id, name } of world.partners) {
    const happened = new Map<CarrierFact, number>();
    let unsure = besides;
    const add = (fact: CarrierFact, times = 1): void => void happened.set(fact, (happened.get(fact) ?? 0) + times);
    for (const { offers, history } of trips) {
      for (const offer of offers.filter(({ organizationId }) => organizationId === id)) {
        if (offer.textId !== 'by-telephone') add('asked');
        if (silent.has(offer.id) && !doubtful.has(offer.textId)) add('silent');
        if (silent.has(offer.id) && doubtful.has(offer.textId)) unsure += 1;
      }
      let holder: string | undefined;
      for (const { event, organizationId } of history) {
        const taken = event === 'accept' || event === 'assign';
        if (taken) holder = organizationId;
        if (organizationId === id) {
          if (taken) add('accepted');
          if (event === 'decline') add('declined');
          if (event === 'withdraw') add('withdrew');
          if (event === 'complete') add('carried');
          if (event === 'miss') add('noShow');
        }
        if ((event === 'cancel' || event === 'redispatch') && holder === id) add('released');
        if (['withdraw', 'cancel', 'redispatch'].includes(event)) holder = undefined;
      }
    }
    for (const fact of CARRIER_FACTS) {
      const is = counted.get(id)?.get(fact) ?? 0;
      const should = happened.get(fact) ?? 0;
      // Between two things at once, a silence may have been answered before it was seen.
      const most = fact === 'silent' ? should + unsure : should;
      if (is < should || is > most) broken.push(`${name.en}: ${fact} ${is}, happened ${should}`);
    }
  }
  return broken;
}
