import { later } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import { pickupTimeOf, promiseHolds } from './review/person-news.ts';
import { wayOf } from './review/way.ts';
import { readJourney, readTrip } from './store.ts';

/** What a text to a person says of a trip, and what has to be true of it still when the text leaves. */
export interface Promised {
  readonly tripId: string;
  readonly holds: string;
}

/** Longer than this nobody is left to wait for word of a ride that is wanted now. */
const HELD_UP_MS = 15 * 60_000;

/**
 * Whether it is still so, and will be when it can leave (`leavesAt`, now when absent); asked right before, for a text may have waited
 * for a busy carrier or a safe hour. What would come after the hour it names would only frighten.
 */
export async function mayTellPerson(
  platform: Platform,
  { tripId, holds }: Promised,
  leavesAt?: string,
): Promise<boolean> {
  const trip = await readTrip(platform, tripId);
  if (trip === undefined) return false;
  const journey = trip.journey === undefined ? [] : await readJourney(platform, trip.journey.id);
  if (!promiseHolds(trip, holds, wayOf(trip, journey))) return false;
  const now = platform.clock().toISOString();
  const at = pickupTimeOf(trip);
  const leaves = leavesAt ?? now;
  if (holds.startsWith('coming:') && at !== undefined && at <= leaves) return false;
  return trip.when.kind !== 'now' || trip.status === 'completed' || leaves <= later(now, HELD_UP_MS);
}
