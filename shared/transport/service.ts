import { readHubSettings } from '../directory/index.ts';
import { outboxStates, type OutboxState } from '../messaging/index.ts';
import { moveAsk, type AskState } from '../partners/line/index.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { answerTripWrites, type TripAnswer } from './answers/store.ts';
import { dispatchTime } from './creation-service.ts';
import { withdrawLinks } from './link/store.ts';
import {
  acceptanceOf,
  tripSchema,
  type Offer,
  type Trip,
  type TripHistory,
  type TripRequest,
  type TripStatus,
} from './model.ts';
import { monthOf } from './order/record.ts';
import { carrierStatsWrite } from './order/carrier-store.ts';
import { isClosedTrip, tripTable, type TripAction } from './states.ts';
import {
  askOfOffer,
  listTripsByStatus,
  listTripsOfPerson,
  offerKey,
  readJourney,
  readTrip,
  readTripHistory,
  readTripWithOffers,
  replaceTrip,
  tripHistoryWrite,
} from './store.ts';
import { textPartner } from './partner-text-service.ts';

const NOT_FOUND = refuse('not-found', 'trip-not-found', 'There is no such trip.');
const CHANGED = refuse(
  'precondition',
  'changed-meanwhile',
  'The trip changed meanwhile. Read it again and repeat your change.',
);

export async function openTrip(platform: Platform, id: string): Promise<OpenedTrip | Refusal> {
  const [found, history] = await Promise.all([readTripWithOffers(platform, id), readTripHistory(platform, id)]);
  if (found === undefined) return NOT_FOUND;
  const { trip, offers } = found;
  const textIds = [
    ...offers.flatMap(({ textId, toldTextId }) => [textId, toldTextId]),
    ...history.map(({ textId }) => textId),
    trip.alert?.textId,
    trip.toldPerson?.outboxId,
  ];
  const texts = await outboxStates(
    platform,
    textIds.filter((textId) => textId !== undefined),
  );
  return { trip, offers, history, texts };
}

export interface OpenedTrip {
  readonly trip: Trip;
  readonly offers: Offer[];
  readonly history: TripHistory[];
  /** Where the texts of the trip stand, by id. */
  readonly texts: ReadonlyMap<string, OutboxState>;
}

export async function listTrips(
  platform: Platform,
  filter: { readonly status?: TripStatus | undefined; readonly personId?: string | undefined } & PageRequest,
): Promise<Page<Trip>> {
  const page = { limit: filter.limit, cursor: filter.cursor };
  if (filter.personId === undefined) return listTripsByStatus(platform, filter.status, page);
  const found = await listTripsOfPerson(platform, filter.personId, page);
  return {
    ...found,
    items: found.items.filter(({ status }) => filter.status === undefined || filter.status === status),
  };
}

/** The trips of a journey, in their order. Refusal: `journey-not-found`. */
export async function openJourney(platform: Platform, id: string): Promise<Trip[] | Refusal> {
  const trips = await readJourney(platform, id);
  return trips.length > 0 ? trips : refuse('not-found', 'journey-not-found', 'There is no such journey.');
}

/** Calls the trip off; everyone who was asked is told. Refusals: `trip-not-found`, `changed-meanwhile`, `not-in-order`. */
export const cancelTrip = (
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  reason: string,
): Promise<Trip | Refusal> =>
  changeByHub(platform, scope, { id, version }, 'cancel', reason, (trip, now) => ({
    closedAt: now,
    closedReason: reason,
    acceptance: acceptanceOf(trip),
    ...(trip.status === 'picked-up' && { calledOffAboard: true }),
  }));

/** Takes the trip back from whoever has it, or from nobody, and asks partners anew. Refusals as for cancelling. */
export const redispatchTrip = (
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  reason: string,
): Promise<Trip | Refusal> => changeByHub(platform, scope, { id, version }, 'redispatch', reason, anew);

const anew = (trip: Trip): Partial<Record<keyof Trip, unknown>> => ({
  round: trip.round + 1,
  wave: 0,
  waveEndsAt: undefined,
  acknowledged: undefined,
});

/**
 * Calls off every trip of a journey that is not over. One that changes meanwhile is tried again.
 * Refusal: `journey-not-found`. @returns the trips as they are now.
 */
export async function cancelJourney(
  platform: Platform,
  scope: Scope,
  id: string,
  reason: string,
): Promise<readonly Trip[] | Refusal> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const trips = await openJourney(platform, id);
    if (isRefusal(trips)) return trips;
    const open = trips.filter(({ status }) => !isClosedTrip(status));
    if (open.length === 0) return trips;
    for (const trip of open) await cancelTrip(platform, scope, trip.id, trip.version, reason);
  }
  return CHANGED;
}

async function changeByHub(
  platform: Platform,
  scope: Scope,
  { id, version }: { readonly id: string; readonly version: number },
  action: 'cancel' | 'redispatch',
  reason: string,
  change: (trip: Trip, now: string) => Partial<Record<keyof Trip | 'acceptance', unknown>>,
): Promise<Trip | Refusal> {
  const found = await readTripWithOffers(platform, id);
  if (found === undefined) return NOT_FOUND;
  const { trip, offers } = found;
  if (trip.version !== version) return CHANGED;
  const to = tripTable[trip.status][action];
  if (to === undefined) return notInOrder(trip, action);
  const now = platform.clock().toISOString();
  const { acceptance: _had, ...kept } = { acceptance: undefined, ...trip };
  const look = lookAgain(platform, id, now);
  const next = tripSchema.parse({
    ...kept,
    status: to,
    updatedAt: now,
    progressAt: now,
    attention: undefined,
    clock: look.clock,
    ...change(trip, now),
  });
  const mine = offers.find((offer) => offer.id === acceptanceOf(trip)?.offerId);
  const released =
    mine === undefined
      ? []
      : [
          carrierStatsWrite(platform.hubId, mine.organizationId, monthOf(now), 'released'),
          ...withdrawLinks(platform, id),
          ...(action === 'redispatch' ? await takeBack(platform, trip, mine, now) : []),
        ];
  const outcome = await platform.table.write([
    replaceTrip(platform.hubId, next, version),
    byMember(platform, scope, id, { at: now, event: action, to, reason }),
    look.write,
    ...released,
  ]);
  return outcome.committed ? { ...next, version: version + 1 } : CHANGED;
}

/** The partner who had the trip is told not to go; a late message of theirs cannot take it again. */
async function takeBack(platform: Platform, trip: Trip, offer: Offer, at: string): Promise<Write[]> {
  const writes: Write[] = [
    {
      update: offerKey(trip.id, offer.id),
      set: 'SET #closedAs = :withdrawn, #because = :because, #closedAt = :at, #toldAt = :at',
      condition: 'attribute_exists(pk)',
      names: { closedAs: 'closedAs', because: 'closedBecause', closedAt: 'closedAt', toldAt: 'toldAt' },
      values: { withdrawn: 'withdrawn', because: 'withdrawn-by-hub', at },
      refusal: 'offer-gone',
    },
    moveAsk(askOfOffer(trip, offer, 'accepted'), 'cancelled'),
  ];
  return [...writes, ...(await textPartner(platform, trip, offer, undefined))];
}

/**
 * Says when a trip is wanted that had no time yet, or another time while nobody has been asked. Refusals: `trip-not-found`,
 * `changed-meanwhile`, `too-late`, `not-in-order` for a trip partners know of already: take it back, or call it off.
 */
export async function setTripTime(
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  when: Exclude<TripRequest['when'], { kind: 'open' }>,
): Promise<Trip | Refusal> {
  const trip = await readTrip(platform, id);
  if (trip === undefined) return NOT_FOUND;
  if (trip.version !== version) return CHANGED;
  if (trip.status !== 'requested') return notInOrder(trip, 'time');
  const now = platform.clock().toISOString();
  const pickupAt = when.kind === 'at' ? new Date(when.at).toISOString() : now;
  if (pickupAt < now) return refuse('invalid', 'too-late', 'That time has passed. For now, say so.', 'when.at');
  const dispatchAt = dispatchTime({ when }, await readHubSettings(platform), now);
  const look = lookAgain(platform, id, dispatchAt);
  const next = tripSchema.parse({
    ...trip,
    when,
    pickupAt,
    dispatchAt,
    progressAt: now,
    updatedAt: now,
    clock: look.clock,
  });
  return store(platform, next, version, [byMember(platform, scope, id, { at: now, event: 'time' }), look.write]);
}

/**
 * A coordinator has the trip in hand: whoever is on call is left in peace for as long as an acknowledgement lasts.
 * Refusals: `trip-not-found`, `changed-meanwhile`, `not-in-order` when it is over.
 */
export async function takeTripInHand(
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
): Promise<Trip | Refusal> {
  const trip = await readTrip(platform, id);
  if (trip === undefined) return NOT_FOUND;
  if (trip.version !== version) return CHANGED;
  if (trip.clock === undefined) return notInOrder(trip, 'take-in-hand');
  const now = platform.clock().toISOString();
  const look = lookAgain(platform, id, now);
  const acknowledged = { at: now, memberId: scope.memberId };
  const next = tripSchema.parse({ ...trip, acknowledged, dangerAt: undefined, updatedAt: now, clock: look.clock });
  return store(platform, next, version, [byMember(platform, scope, id, { at: now, event: 'acknowledge' }), look.write]);
}

/** What the coordinator found out about whether they arrived well. Refusals: `trip-not-found`, `not-in-order`. */
export async function recordArrival(
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  status: 'well' | 'not-well',
): Promise<Trip | Refusal> {
  const trip = await readTrip(platform, id);
  if (trip === undefined) return NOT_FOUND;
  if (trip.version !== version) return CHANGED;
  if (trip.status !== 'completed') return notInOrder(trip, 'arrival');
  const now = platform.clock().toISOString();
  const look = lookAgain(platform, id, now);
  const next = tripSchema.parse({
    ...trip,
    arrival: { status, at: now },
    acknowledged: { at: now, memberId: scope.memberId },
    updatedAt: now,
    clock: look.clock,
  });
  const event = `arrived-${status}`;
  return store(platform, next, version, [byMember(platform, scope, id, { at: now, event }), look.write]);
}

/** No link to the details of this trip opens any more. Refusal: `trip-not-found`. */
export async function withdrawTripLinks(platform: Platform, scope: Scope, id: string): Promise<Trip | Refusal> {
  const trip = await readTrip(platform, id);
  if (trip === undefined) return NOT_FOUND;
  const at = platform.clock().toISOString();
  await platform.table.write([
    ...withdrawLinks(platform, id),
    byMember(platform, scope, id, { at, event: 'link-withdrawn' }),
  ]);
  return trip;
}

async function store(
  platform: Platform,
  next: Trip,
  version: number,
  writes: readonly Write[],
): Promise<Trip | Refusal> {
  const outcome = await platform.table.write([replaceTrip(platform.hubId, next, version), ...writes]);
  return outcome.committed ? { ...next, version: version + 1 } : CHANGED;
}

/** The trip's next clock, and the timer that keeps it. */
export function lookAgain(
  platform: Platform,
  tripId: string,
  at: string,
): { readonly clock: NonNullable<Trip['clock']>; readonly write: Write } {
  const timerId = platform.ids.uuid();
  return {
    clock: { at, timerId },
    write: setTimer({ id: timerId, dueAt: at, work: { what: 'review-trip', tripId } }),
  };
}

export const byMember = (
  platform: Platform,
  scope: Scope,
  tripId: string,
  entry: Pick<TripHistory, 'at' | 'event' | 'to' | 'reason' | 'organizationId'>,
): Write => tripHistoryWrite(tripId, { id: platform.ids.uuid(), by: { kind: 'member', id: scope.memberId }, ...entry });

const ASK_STATE: Readonly<Record<NonNullable<Offer['closedAs']>, AskState>> = {
  accepted: 'accepted',
  declined: 'declined',
  expired: 'passed-over',
  withdrawn: 'covered',
};

/**
 * An answer that a partner gave by telephone, written down by a coordinator: the same writes as a text of the partner. A
 * partner who accepts this way is sent the link to the details. Refusals: `trip-not-found`, `not-in-order`, `changed-meanwhile`.
 */
export async function recordAnswer(
  platform: Platform,
  scope: Scope,
  id: string,
  offerId: string,
  answer: TripAnswer,
): Promise<Trip | Refusal> {
  const found = await readTripWithOffers(platform, id);
  const offer = found?.offers.find((one) => one.id === offerId);
  if (found === undefined || offer === undefined) return NOT_FOUND;
  const { trip } = found;
  const ask = askOfOffer(trip, offer, offer.closedAs === undefined ? 'open' : ASK_STATE[offer.closedAs]);
  const answered = await answerTripWrites(platform, ask, answer, { kind: 'member', id: scope.memberId });
  const text = answered.link === undefined ? [] : await textPartner(platform, trip, offer, answered.link);
  const outcome = await platform.table.write([...answered.writes, ...text]);
  if (outcome.committed) return (await readTrip(platform, id)) ?? NOT_FOUND;
  return outcome.refusals.includes('ask-changed') && outcome.refusals.length === 1
    ? CHANGED
    : notInOrder(trip, answer.kind);
}

const notInOrder = (trip: Trip, what: TripAction | TripAnswer['kind'] | 'time' | 'take-in-hand' | 'arrival'): Refusal =>
  refuse('conflict', 'not-in-order', `"${what}" cannot be done to a trip that is ${trip.status}. Read it again.`);
