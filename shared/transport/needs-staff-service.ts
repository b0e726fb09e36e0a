import type { Platform } from '../platform/platform.ts';
import { tripSchema, type Trip, type TripStatus } from './model.ts';
import { listPk } from './store.ts';

/** Of the open trips at most twice this many are looked through. */
const OPEN_AT_ONCE = 300;
/** Of those that are over, in each way of being over, the latest made. */
const CLOSED_AT_ONCE = 10;
const CLOSED: readonly TripStatus[] = ['no-show', 'completed', 'cancelled'];

export interface TripsToLookThrough {
  readonly trips: readonly Trip[];
  /** There are more open trips than were read. */
  readonly more: boolean;
}

/**
 * Every trip that may need somebody of the hub: the open ones, and those that were lately over. One round trip; a second for a
 * hub with more open trips than anybody could watch.
 */
export async function tripsToLookThrough(platform: Platform): Promise<TripsToLookThrough> {
  const [open, ...closed] = await Promise.all([
    openTrips(platform),
    ...CLOSED.map((status) =>
      platform.table.query({
        pk: listPk(platform.hubId, status),
        index: 'gsi1',
        prefix: `${status}#`,
        descending: true,
        limit: CLOSED_AT_ONCE,
      }),
    ),
  ]);
  const items = [...open.items, ...closed.flatMap((page) => page.items)];
  return { trips: items.map((item) => tripSchema.parse(item)), more: open.cursor !== undefined };
}

async function openTrips(platform: Platform) {
  const open = { pk: listPk(platform.hubId, 'requested'), index: 'gsi1', limit: OPEN_AT_ONCE } as const;
  const first = await platform.table.query(open);
  if (first.cursor === undefined) return first;
  const second = await platform.table.query({ ...open, cursor: first.cursor });
  return { ...second, items: [...first.items, ...second.items] };
}
