import { later } from '../platform/clock.ts';
import type { Platform } from '../platform/platform.ts';
import { readTimer } from '../platform/timer.ts';
import { tripSchema, type Trip } from './model.ts';
import { lookAgain } from './service.ts';
import { isClosedTrip, ownerOf } from './states.ts';
import { listTripsByStatus, readTrip, replaceTrip, tripHistoryWrite } from './store.ts';

/** A clock this late has been missed: the stream, its schedule and the sweeper have all had their turn. */
const MISSED_MS = 3 * 60_000;
const PAGE = 100;

/**
 * Looks over all open trips: each must have an owner and a next clock whose timer is there. One that has not is given one, due
 * now, and counted. It should never find any; that it looks is what makes "never" a fact.
 * @returns how many were found and how many could not be helped.
 */
export async function watchTrips(platform: Platform): Promise<{ readonly open: number; readonly lost: number }> {
  let open = 0;
  let lost = 0;
  let cursor: string | undefined;
  do {
    const page = await listTripsByStatus(platform, undefined, { limit: PAGE, cursor });
    for (const trip of page.items) {
      open += 1;
      if (await isLost(platform, trip)) lost += (await rescue(platform, trip.id)) ? 1 : 0;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  platform.log.metric('TripWithoutClock', lost);
  return { open, lost };
}

/** The index lags behind: what it shows is only a reason to look at the trip itself. */
async function isLost(platform: Platform, trip: Trip): Promise<boolean> {
  const { clock, status } = trip;
  if (isClosedTrip(status)) return false;
  if (clock === undefined || ownerOf(trip) === undefined) return true;
  if (clock.at > later(platform.clock().toISOString(), -MISSED_MS)) return false;
  return (await readTimer(platform.table, clock.timerId)) === undefined;
}

async function rescue(platform: Platform, id: string): Promise<boolean> {
  const trip = await readTrip(platform, id);
  if (trip === undefined || !(await isLost(platform, trip))) return false;
  const now = platform.clock().toISOString();
  const look = lookAgain(platform, id, now);
  const outcome = await platform.table.write([
    replaceTrip(platform.hubId, tripSchema.parse({ ...trip, clock: look.clock, updatedAt: now }), trip.version),
    tripHistoryWrite(id, { id: platform.ids.uuid(), at: now, event: 'clock-restored', by: { kind: 'clock' } }),
    look.write,
  ]);
  return outcome.committed;
}
