import type { Platform } from '../platform/platform.ts';
import { acceptanceOf, offerStatusOf, tripSchema, type Trip } from './model.ts';
import { listSeriesByStatus } from './series/store.ts';
import { seeksPartner } from './states.ts';
import { listPk, readTripWithOffers } from './store.ts';

type Legs = Pick<Trip, 'legs'>;

const goesBy = ({ legs }: Legs, locationId: string): boolean =>
  legs.some(({ from, to }) => [from, to].some((point) => point.kind === 'location' && point.locationId === locationId));

/** Open trips that an organization has in hand or is being asked for, or that begin or end at a location. */
export async function openTripsWith(
  platform: Platform,
  wanted: { readonly organizationId: string } | { readonly locationId: string },
): Promise<string[]> {
  const found: string[] = [];
  for await (const item of platform.table.queryAll({ pk: listPk(platform.hubId, 'requested'), index: 'gsi1' })) {
    const trip = tripSchema.parse(item);
    const isWith =
      'locationId' in wanted ? goesBy(trip, wanted.locationId) : await concerns(platform, trip, wanted.organizationId);
    if (isWith) found.push(trip.id);
  }
  return found;
}

async function concerns(platform: Platform, trip: Trip, organizationId: string): Promise<boolean> {
  if (acceptanceOf(trip)?.organizationId === organizationId) return true;
  if (!seeksPartner(trip.status)) return false;
  const offers = (await readTripWithOffers(platform, trip.id))?.offers ?? [];
  return offers.some((offer) => offer.organizationId === organizationId && offerStatusOf(offer) === 'open');
}

/** Series that are going on and whose trips begin or end at a location. */
export async function activeSeriesAt(platform: Platform, locationId: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listSeriesByStatus(platform, 'active', { limit: 100, cursor });
    found.push(...page.items.filter(({ trip }) => goesBy(trip, locationId)).map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
