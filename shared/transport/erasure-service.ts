import type { Platform } from '../platform/platform.ts';
import type { Item } from '../platform/table.ts';
import { tripSchema, type Trip } from './model.ts';
import { isClosedTrip } from './states.ts';
import { readTrip, replaceTrip } from './store.ts';

const MAX_ATTEMPTS = 6;

/**
 * Takes an erased person out of their trips: what is left (between which places, when, who drove, how it ended) counts and
 * points to nobody. A trip under way is left alone until it is over: who wipes their traces may still be waiting for that
 * ride. Safe to repeat: a trip leaves the person's list when it is done.
 * @returns how many trips are still under way.
 */
export async function forgetPersonInTrips(platform: Platform, personId: string): Promise<number> {
  let underWay = 0;
  const pointers = platform.table.queryAll({ pk: `PERSON#${personId}`, prefix: 'TRIP#' });
  for await (const pointer of pointers) if ((await forget(platform, pointer)) === 'under-way') underWay += 1;
  return underWay;
}

async function forget(platform: Platform, pointer: Item): Promise<'forgotten' | 'under-way'> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const trip = await readTrip(platform, String(pointer['tripId']));
    if (trip !== undefined && !isClosedTrip(trip.status)) return 'under-way';
    const outcome = await platform.table.write([
      ...(trip === undefined ? [] : [replaceTrip(platform.hubId, withoutPerson(trip), trip.version)]),
      { remove: { pk: pointer.pk, sk: pointer.sk } },
    ]);
    if (outcome.committed) return 'forgotten';
  }
  throw new Error('A trip kept changing while its person was forgotten');
}

/** Where to be picked up was sealed with the person's own key: nobody can open it any more. */
const withoutPerson = (trip: Trip): Trip =>
  tripSchema.parse({
    ...trip,
    personId: undefined,
    accessibility: [],
    avoid: { organizationIds: [], locationIds: [], communityIds: [] },
    pickupDetails: undefined,
    sealedWith: 'erased',
  });
