import type { Platform } from '../../../platform/platform.ts';
import { tripSchema, type Trip } from '../../model.ts';
import { listSeriesByStatus } from '../../series/store.ts';
import type { Series } from '../../series/model.ts';
import { listPk, listTripsByStatus } from '../../store.ts';

/** Of those called off, the ones that were asked for last: an older one has left the calendars it was in. */
const CANCELLED_SHOWN = 200;

export async function openTrips(platform: Platform): Promise<Trip[]> {
  const trips: Trip[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTripsByStatus(platform, undefined, { cursor });
    trips.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return trips;
}

export async function cancelledTrips(platform: Platform): Promise<Trip[]> {
  const { items } = await platform.table.query({
    pk: listPk(platform.hubId, 'cancelled'),
    index: 'gsi1',
    prefix: 'cancelled#',
    descending: true,
    limit: CANCELLED_SHOWN,
  });
  return items.map((item) => tripSchema.parse(item));
}

export async function activeSeries(platform: Platform): Promise<Series[]> {
  const series: Series[] = [];
  let cursor: string | undefined;
  do {
    const page = await listSeriesByStatus(platform, 'active', { cursor });
    series.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return series;
}
