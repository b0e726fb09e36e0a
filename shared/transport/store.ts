import type { Ask, AskState, OfferAsk } from '../partners/line/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key, Page, PageRequest } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import {
  offerSchema,
  tripHistorySchema,
  tripSchema,
  type Offer,
  type Trip,
  type TripHistory,
  type TripStatus,
} from './model.ts';
import { isClosedTrip } from './states.ts';

const pkOf = (id: string): string => `TRIP#${id}`;
export const tripKey = (id: string): Key => ({ pk: pkOf(id), sk: 'STATE' });
export const offerKey = (tripId: string, offerId: string): Key => ({ pk: pkOf(tripId), sk: `OFFER#${offerId}` });
/** What the sealed words of a trip are sealed to. */
export const sealedPlace = (tripId: string, field: 'pickupDetails' | 'avoidPeople' | 'agreedAs'): string =>
  `${pkOf(tripId)}|STATE|${field}`;
/** The trips of a journey, in their order. */
const partKey = (journeyId: string, part: number): Key => ({
  pk: `JOURNEY#${journeyId}`,
  sk: `PART#${String(part).padStart(3, '0')}`,
});

/** Open trips in one work list, closed ones in another; in each by status, then by age. */
export const listPk = (hubId: string, status: TripStatus): string =>
  `HUB#${hubId}#TRIPS${isClosedTrip(status) ? '#CLOSED' : ''}`;
export const listSk = (status: TripStatus, createdAt: string, id: string): string => `${status}#${createdAt}#${id}`;

const toItem = (hubId: string, trip: Trip): Item => ({
  ...tripKey(trip.id),
  kind: 'trip',
  ...trip,
  gsi1pk: listPk(hubId, trip.status),
  gsi1sk: listSk(trip.status, trip.createdAt, trip.id),
});

export async function readTrip(platform: Platform, id: string): Promise<Trip | undefined> {
  const item = await platform.table.get(tripKey(id));
  return item === undefined ? undefined : tripSchema.parse(item);
}

/** The trip and its offers in one query: offers sort just before the state, and the history is left out. */
export async function readTripWithOffers(
  platform: Platform,
  id: string,
): Promise<{ trip: Trip; offers: Offer[] } | undefined> {
  let trip: Trip | undefined;
  const offers: Offer[] = [];
  for await (const item of platform.table.queryAll({ pk: pkOf(id), between: ['OFFER#', 'STATE'] })) {
    if (item.sk === 'STATE') trip = tripSchema.parse(item);
    else if (item.sk.startsWith('OFFER#')) offers.push(offerSchema.parse(item));
  }
  return trip === undefined ? undefined : { trip, offers };
}

export async function readTripHistory(platform: Platform, id: string): Promise<TripHistory[]> {
  const entries: TripHistory[] = [];
  for await (const item of platform.table.queryAll({ pk: pkOf(id), prefix: 'HISTORY#' })) {
    entries.push(tripHistorySchema.parse(item));
  }
  return entries;
}

export const createTripWrites = (hubId: string, trip: Trip): Write[] => [
  create(toItem(hubId, trip), 'exists'),
  ...(trip.journey === undefined
    ? []
    : [create({ ...partKey(trip.journey.id, trip.journey.part), kind: 'journey-part', tripId: trip.id }, 'exists')]),
  ...(trip.personId === undefined
    ? []
    : [
        create({
          pk: `PERSON#${trip.personId}`,
          sk: `TRIP#${trip.createdAt}#${trip.id}`,
          kind: 'trip-pointer',
          tripId: trip.id,
        }),
      ]),
];

export const replaceTrip = (hubId: string, next: Trip, version: number): Write =>
  replace(toItem(hubId, next), version, 'changed-meanwhile');

export const createOffer = (offer: Offer): Write =>
  create({ ...offerKey(offer.tripId, offer.id), kind: 'offer', ...offer });

/** Closes an offer unless it was closed before; `toldAt` when its partner is told in the same breath. */
export function closeOffer(
  offer: Pick<Offer, 'id' | 'tripId'>,
  change: {
    readonly as: NonNullable<Offer['closedAs']>;
    readonly because: string;
    readonly at: string;
    /** The text that tells them; `true` when no text can. */
    readonly told?: string | true;
  },
): Write {
  return {
    update: offerKey(offer.tripId, offer.id),
    set:
      'SET #closedAs = if_not_exists(#closedAs, :as), #because = if_not_exists(#because, :because), ' +
      `#closedAt = if_not_exists(#closedAt, :at)${change.told === undefined ? '' : ', #toldAt = :at'}` +
      (typeof change.told === 'string' ? ', #toldTextId = :told' : ''),
    condition: 'attribute_exists(pk)',
    names: {
      closedAs: 'closedAs',
      because: 'closedBecause',
      closedAt: 'closedAt',
      ...(change.told !== undefined && { toldAt: 'toldAt' }),
      ...(typeof change.told === 'string' && { toldTextId: 'toldTextId' }),
    },
    values: {
      as: change.as,
      because: change.because,
      at: change.at,
      ...(typeof change.told === 'string' && { told: change.told }),
    },
    refusal: 'offer-gone',
  };
}

export const tripHistoryWrite = (tripId: string, entry: TripHistory): Write =>
  create({ pk: pkOf(tripId), sk: `HISTORY#${entry.at}#${entry.id}`, kind: 'trip-history', ...entry });

/** An entry of the trip's history that nobody but the clock wrote. */
export const note = (
  platform: Platform,
  trip: Pick<Trip, 'id'>,
  at: string,
  entry: Pick<TripHistory, 'event' | 'to' | 'wave' | 'reason' | 'organizationId' | 'textId'>,
): Write => tripHistoryWrite(trip.id, { id: platform.ids.uuid(), at, by: { kind: 'clock' }, ...entry });

export async function listTripsByStatus(
  platform: Platform,
  status: TripStatus | undefined,
  page: PageRequest,
): Promise<Page<Trip>> {
  const found = await platform.table.query({
    pk: listPk(platform.hubId, status ?? 'requested'),
    index: 'gsi1',
    prefix: status === undefined ? undefined : `${status}#`,
    ...page,
  });
  return { ...found, items: found.items.map((item) => tripSchema.parse(item)) };
}

/** In their order; two round trips, however many there are. */
export async function readJourney(platform: Platform, journeyId: string): Promise<Trip[]> {
  const keys: Key[] = [];
  for await (const item of platform.table.queryAll({ pk: `JOURNEY#${journeyId}`, prefix: 'PART#' })) {
    keys.push(tripKey(String(item['tripId'])));
  }
  const found = await platform.table.batchGet(keys);
  return keys.flatMap((key) => {
    const item = found.item(key);
    return item === undefined ? [] : [tripSchema.parse(item)];
  });
}

/** Newest first; two round trips, however many there are. */
export async function listTripsOfPerson(platform: Platform, personId: string, page: PageRequest): Promise<Page<Trip>> {
  const pointers = await platform.table.query({
    pk: `PERSON#${personId}`,
    prefix: 'TRIP#',
    descending: true,
    ...page,
  });
  const keys = pointers.items.map((item) => tripKey(String(item['tripId'])));
  const found = await platform.table.batchGet(keys);
  const items = keys.flatMap((key) => {
    const item = found.item(key);
    return item === undefined ? [] : [tripSchema.parse(item)];
  });
  return { ...pointers, items };
}

/** The ask that stands on the partner's line for an offer, rebuilt from the offer. */
export function askOfOffer(
  trip: Pick<Trip, 'id' | 'createdAt' | 'pickupAt' | 'timeZone'>,
  offer: Offer,
  state: AskState,
): OfferAsk {
  return {
    phoneKey: offer.phoneKey,
    organizationId: offer.organizationId,
    code: offer.code,
    about: {
      kind: 'offer',
      tripId: trip.id,
      offerId: offer.id,
      listedAt: trip.createdAt,
      pickupAt: trip.pickupAt,
      ...(trip.timeZone !== undefined && { timeZone: trip.timeZone }),
      siblings: offer.siblings,
    },
    state,
    openedAt: offer.openedAt,
  } satisfies Ask;
}
