import type { Platform } from '../platform/platform.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item } from '../platform/table.ts';
import { tripSchema, type Trip } from './model.ts';
import { cancelTrip } from './service.ts';
import { isClosedTrip } from './states.ts';
import { readTrip, replaceTrip } from './store.ts';

const MAX_ATTEMPTS = 6;

/**
 * Calls off the open trips of an erased person, and takes the person out of all of them: what is left (between which places,
 * when, who drove, how it ended) counts and points to nobody. Safe to repeat: a trip leaves the person's list when it is done.
 */
export async function forgetPersonInTrips(platform: Platform, personId: string): Promise<void> {
  const pointers = platform.table.queryAll({ pk: `PERSON#${personId}`, prefix: 'TRIP#' });
  for await (const pointer of pointers) await forget(platform, pointer);
}

async function forget(platform: Platform, pointer: Item): Promise<void> {
  const hub: Scope = { hubId: platform.hubId, memberId: 'erasure', role: 'admin' };
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const trip = await readTrip(platform, String(pointer['tripId']));
    if (trip !== undefined && !isClosedTrip(trip.status)) {
      // Whatever it answers, the trip is read again: a refusal means that it has just changed.
      await cancelTrip(platform, hub, trip.id, trip.version, 'person-erased');
      continue;
    }
    const outcome = await platform.table.write([
      ...(trip === undefined ? [] : [replaceTrip(platform.hubId, withoutPerson(trip), trip.version)]),
      { remove: { pk: pointer.pk, sk: pointer.sk } },
    ]);
    if (outcome.committed) return;
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
