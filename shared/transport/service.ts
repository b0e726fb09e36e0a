import { communityById, loadDirectory } from '../directory/index.ts';
import { queueText } from '../messaging/index.ts';
import { moveAsk, readLines, type AskState } from '../partners/line/index.ts';
import { personKeySubject } from '../people/index.ts';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { setTimer } from '../platform/timer.ts';
import type { Write } from '../platform/transaction.ts';
import { answerTripWrites, type TripAnswer } from './answers/store.ts';
import { askToCallPartner } from './call-service.ts';
import {
  acceptanceOf,
  tripSchema,
  type Offer,
  type Trip,
  type TripHistory,
  type TripRequest,
  type TripStatus,
} from './model.ts';
import { tripTable, type TripAction } from './states.ts';
import {
  askOfOffer,
  createTripWrites,
  detailsPlace,
  listTripsByStatus,
  listTripsOfPerson,
  offerKey,
  readTrip,
  readTripHistory,
  readTripWithOffers,
  replaceTrip,
  tripHistoryWrite,
} from './store.ts';
import { tripLinkText } from './texts.ts';

const NOT_FOUND = refuse('not-found', 'trip-not-found', 'There is no such trip.');
const CHANGED = refuse(
  'precondition',
  'changed-meanwhile',
  'The trip changed meanwhile. Read it again and repeat your change.',
);

/**
 * A new trip: it is stored with a clock due now, and partners are asked as soon as that clock is seen.
 * Repeated with the same id it answers with what is stored. Refusals: `person-not-found`, `place-unknown`, `too-late`.
 */
export async function createTrip(
  platform: Platform,
  scope: Scope,
  id: string,
  request: TripRequest,
): Promise<Trip | Refusal> {
  const known = await readTrip(platform, id);
  if (known !== undefined) return known;
  const refused = await unknownPlace(platform, request);
  if (refused !== undefined) return refused;
  const now = platform.clock().toISOString();
  const { pickupDetails, ...asked } = request;
  if (asked.when.kind === 'at' && asked.when.at < now) {
    return refuse('invalid', 'too-late', 'The time of the trip has passed. For a trip wanted now, say so.', 'when.at');
  }
  const key = await keyFor(platform, request.personId);
  if (isRefusal(key)) return key;
  const timerId = platform.ids.uuid();
  const trip = tripSchema.parse({
    ...asked,
    id,
    status: 'requested',
    createdAt: now,
    createdBy: scope.memberId,
    updatedAt: now,
    progressAt: now,
    pickupAt: asked.when.kind === 'at' ? new Date(asked.when.at).toISOString() : now,
    round: 1,
    wave: 0,
    clock: { at: now, timerId },
    sealedWith: key.subject,
    ...(pickupDetails !== undefined && { pickupDetails: seal(key.bytes, pickupDetails, detailsPlace(id)) }),
    version: 1,
  });
  const outcome = await platform.table.write([
    ...createTripWrites(platform.hubId, trip),
    tripHistoryWrite(id, {
      id: platform.ids.uuid(),
      at: now,
      event: 'request',
      to: 'requested',
      by: { kind: 'member', id: scope.memberId },
    }),
    setTimer({ id: timerId, dueAt: now, work: { what: 'review-trip', tripId: id } }),
  ]);
  return outcome.committed ? trip : ((await readTrip(platform, id)) ?? CHANGED);
}

async function unknownPlace(platform: Platform, { legs }: TripRequest): Promise<Refusal | undefined> {
  const { locations } = await loadDirectory(platform);
  for (const [at, leg] of legs.entries()) {
    for (const end of ['from', 'to'] as const) {
      const point = leg[end];
      const known =
        point.kind === 'community'
          ? communityById(point.communityId) !== undefined
          : locations.some(({ id, type }) => id === point.locationId && type === 'physical');
      if (!known) {
        return refuse('invalid', 'place-unknown', 'No such community or physical location.', `legs.${at}.${end}`);
      }
    }
  }
  return undefined;
}

/** The person's own key where there is a file, so that erasing the person erases where they were picked up. */
async function keyFor(platform: Platform, personId: string | undefined): Promise<DataKey | Refusal> {
  if (personId === undefined) return platform.keys.hubKey();
  const subject = personKeySubject(personId);
  const key = await platform.keys.open(subject, (await platform.table.batchGet([], [subject])).dataKey(subject));
  return key ?? refuse('invalid', 'person-not-found', 'No file with this id, or it was erased.', 'personId');
}

/** What was sealed of a trip; `undefined` when there was nothing, or the person was erased. */
export async function openPickupDetails(platform: Platform, trip: Trip): Promise<string | undefined> {
  if (trip.pickupDetails === undefined) return undefined;
  const key = await keyFor(platform, trip.personId);
  return isRefusal(key) ? undefined : open(key.bytes, trip.pickupDetails, detailsPlace(trip.id));
}

export async function openTrip(
  platform: Platform,
  id: string,
): Promise<{ trip: Trip; offers: Offer[]; history: TripHistory[] } | Refusal> {
  const [found, history] = await Promise.all([readTripWithOffers(platform, id), readTripHistory(platform, id)]);
  return found === undefined ? NOT_FOUND : { ...found, history };
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

/** Calls the trip off; everyone who was asked is told. Refusals: `trip-not-found`, `changed-meanwhile`, `not-in-order`. */
export const cancelTrip = (
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  reason: string,
): Promise<Trip | Refusal> => changeByHub(platform, scope, { id, version, reason, action: 'cancel' });

/** Takes the trip back from whoever has it, or from nobody, and asks partners anew. Refusals as for cancelling. */
export const redispatchTrip = (
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  reason: string,
): Promise<Trip | Refusal> => changeByHub(platform, scope, { id, version, reason, action: 'redispatch' });

async function changeByHub(
  platform: Platform,
  scope: Scope,
  change: { id: string; version: number; reason: string; action: 'cancel' | 'redispatch' },
): Promise<Trip | Refusal> {
  const { id, version, reason, action } = change;
  const found = await readTripWithOffers(platform, id);
  if (found === undefined) return NOT_FOUND;
  const { trip, offers } = found;
  if (trip.version !== version) return CHANGED;
  const to = tripTable[trip.status][action];
  if (to === undefined) return notInOrder(trip, action);
  const now = platform.clock().toISOString();
  const timerId = platform.ids.uuid();
  const { acceptance, ...kept } = { acceptance: undefined, ...trip };
  const next = tripSchema.parse({
    ...kept,
    status: to,
    updatedAt: now,
    progressAt: now,
    clock: { at: now, timerId },
    ...(action === 'cancel'
      ? { acceptance, closedAt: now, closedReason: reason }
      : { round: trip.round + 1, wave: 0, waveEndsAt: undefined }),
  });
  const writes: Write[] = [
    replaceTrip(platform.hubId, next, version),
    tripHistoryWrite(id, {
      id: platform.ids.uuid(),
      at: now,
      event: action,
      to,
      by: { kind: 'member', id: scope.memberId },
      reason,
    }),
    setTimer({ id: timerId, dueAt: now, work: { what: 'review-trip', tripId: id } }),
  ];
  const mine = offers.find((offer) => offer.id === acceptanceOf(trip)?.offerId);
  if (action === 'redispatch' && mine !== undefined) writes.push(...(await takeBack(platform, trip, mine, now)));
  const outcome = await platform.table.write(writes);
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
  const told = await textPartner(platform, trip, offer, undefined);
  return told === undefined ? writes : [...writes, told];
}

/**
 * With the link to the details, or the word not to go. A line that stopped texts gets none: whoever is on call is asked to
 * telephone, by this write for the word not to go, by the review that follows for the link.
 */
async function textPartner(
  platform: Platform,
  trip: Trip,
  offer: Offer,
  link: string | undefined,
): Promise<Write | undefined> {
  const directory = await loadDirectory(platform);
  const organization = directory.organizations.find(({ id }) => id === offer.organizationId);
  const phone = organization?.dispatchPhones[0];
  const phoneKey = phone === undefined ? undefined : await platform.phoneKey(phone);
  const stopped = phoneKey !== undefined && (await readLines(platform, [phoneKey])).get(phoneKey)?.optedOut === true;
  if (organization === undefined || phone === undefined || stopped) {
    return link === undefined ? askToCallPartner(platform, trip.id, offer.organizationId) : undefined;
  }
  const { write } = await queueText(platform, {
    to: phone,
    body: tripLinkText(organization.language, offer.code, link),
    from: 'dispatch',
    urgent: true,
    about: { kind: 'trip', id: trip.id },
    afterFailure: { what: 'tell-staff' },
  });
  return write;
}

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
  const text = answered.link === undefined ? undefined : await textPartner(platform, trip, offer, answered.link);
  const outcome = await platform.table.write(text === undefined ? answered.writes : [...answered.writes, text]);
  if (outcome.committed) return (await readTrip(platform, id)) ?? NOT_FOUND;
  return outcome.refusals.includes('ask-changed') && outcome.refusals.length === 1
    ? CHANGED
    : notInOrder(trip, answer.kind);
}

const notInOrder = (trip: Trip, what: TripAction | TripAnswer['kind']): Refusal =>
  refuse('conflict', 'not-in-order', `"${what}" cannot be done to a trip that is ${trip.status}. Read it again.`);
