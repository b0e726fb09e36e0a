import type { Platform } from '../platform/platform.ts';
import type { Item } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import { afterErasure } from './erasure.ts';
import { tripSchema, type Trip } from './model.ts';
import { forgetProposalWrites } from './outcome/proposal-service.ts';
import { hasSealedWords } from './sealed-service.ts';
import { lookAgain } from './service.ts';
import { note, readJourney, readTrip, replaceTrip } from './store.ts';

const MAX_ATTEMPTS = 6;

/**
 * Takes an erased person out of their trips: what is left (between which places, when, who drove, how it ended) counts and
 * points to nobody. What is only wished for is called off at once, and whoever was asked is told by the review that follows. A trip
 * that is left alone (see `afterErasure`) is forgotten once it is over; until then its details, sealed with the key that is
 * gone, are lost to whoever drives or would, and somebody on call hears of it, once. Safe to repeat: a trip leaves the person's list when it
 * is done.
 * @returns how many trips are still under way.
 */
export async function forgetPersonInTrips(platform: Platform, personId: string): Promise<number> {
  let underWay = 0;
  const pointers = platform.table.queryAll({ pk: `PERSON#${personId}`, prefix: 'TRIP#' });
  for await (const pointer of pointers) if ((await forget(platform, pointer)) === 'under-way') underWay += 1;
  return underWay;
}

async function forget(platform: Platform, pointer: Item): Promise<'forgotten' | 'under-way'> {
  const offTheList: Write = { remove: { pk: pointer.pk, sk: pointer.sk } };
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const trip = await readTrip(platform, String(pointer['tripId']));
    if (trip === undefined) {
      await platform.table.write([offTheList]);
      return 'forgotten';
    }
    const journey = trip.journey === undefined ? [] : await readJourney(platform, trip.journey.id);
    const now = platform.clock().toISOString();
    const what = afterErasure(trip, journey, now);
    if (what === 'leave') {
      // What a partner has just reported is told first; the next time there is room for this.
      const isSilent = !hasSealedWords(trip) || trip.attention?.alerted === false;
      if (isSilent || (await platform.table.write(detailsLost(platform, trip, now))).committed) return 'under-way';
      continue;
    }
    const outcome = await platform.table.write([
      ...(what === 'forget'
        ? [replaceTrip(platform.hubId, withoutPerson(trip), trip.version)]
        : calledOff(platform, trip, now)),
      ...(await forgetProposalWrites(platform, trip)),
      offTheList,
    ]);
    if (outcome.committed) return 'forgotten';
  }
  throw new Error('A trip kept changing while its person was forgotten');
}

/** Partners who were asked are told by the review; the person, whose number is gone, cannot be. */
function calledOff(platform: Platform, trip: Trip, now: string): Write[] {
  const look = lookAgain(platform, trip.id, now);
  const over = tripSchema.parse({
    ...withoutPerson(trip),
    status: 'cancelled',
    closedAt: now,
    closedReason: ERASED,
    attention: undefined,
    progressAt: now,
    updatedAt: now,
    clock: look.clock,
  });
  return [
    replaceTrip(platform.hubId, over, trip.version),
    note(platform, trip, now, { event: 'cancel', to: 'cancelled', reason: ERASED }),
    look.write,
  ];
}

/** What nobody can open is taken away, which also tells that it was said. */
function detailsLost(platform: Platform, trip: Trip, now: string): Write[] {
  const look = lookAgain(platform, trip.id, now);
  const next = tripSchema.parse({
    ...trip,
    ...NO_WORDS,
    attention: { kind: 'details-lost', at: now, alerted: false },
    updatedAt: now,
    clock: look.clock,
  });
  return [
    replaceTrip(platform.hubId, next, trip.version),
    note(platform, trip, now, { event: 'details-lost', reason: ERASED }),
    look.write,
  ];
}

const ERASED = 'person-erased';
const NO_WORDS = { pickupDetails: undefined, avoidPeople: undefined, agreedAs: undefined, sealedWith: 'erased' };

/** Where to be picked up was sealed with the person's own key: nobody can open it any more. */
const withoutPerson = (trip: Trip): Trip =>
  tripSchema.parse({
    ...trip,
    ...NO_WORDS,
    personId: undefined,
    accessibility: [],
    avoid: { organizationIds: [], locationIds: [], communityIds: [], policeMarks: false },
    toldPerson: undefined,
  });
