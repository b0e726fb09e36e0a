import { loadDirectory, readHubSettings, type HubSettings } from '../../directory/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import {
  currentIndex,
  rankTransportPartners,
  type TransportRanking,
  type TripRequest as RoutedTrip,
  type TripPoint as RoutedPoint,
} from '../../routing/index.ts';
import type { TripPoint, TripRequest } from '../request.ts';
import { readTrip } from '../store.ts';
import { readCarrierStats } from './carrier-store.ts';
import { orderPartners, type PartnerOrder } from './order.ts';

/** What of a trip decides who can carry it. */
export type TripToOrder = Pick<TripRequest, 'legs' | 'mode' | 'when' | 'passengers' | 'accessibility'> & {
  readonly avoid: Omit<TripRequest['avoid'], 'people'>;
};

const nobody: PartnerOrder = { now: [[], [], []], quiet: [] };

/**
 * Whom to ask for a trip at this instant, in order: one query beside the directory that is in memory. `ranking` says how the
 * trip is made and who is left out, each with the reasons; it is absent when a place of the trip has left the directory since:
 * nobody can be ranked then, so a human has to take over, not a retry.
 */
export async function partnersFor(
  platform: Platform,
  trip: TripToOrder,
  settings: HubSettings,
): Promise<{ readonly order: PartnerOrder; readonly ranking?: TransportRanking }> {
  const [index, directory, stats] = await Promise.all([
    currentIndex(platform),
    loadDirectory(platform),
    readCarrierStats(platform),
  ]);
  const now = platform.clock();
  const neighbours = settings.dispatch.neighbours.flatMap(
    (wanted) => directory.organizations.find(({ id }) => id === wanted) ?? [],
  );
  try {
    const ranking = rankTransportPartners({ ...routedTrip(trip), neighbours }, index, settings, now);
    return { order: orderPartners(ranking, { stats }, settings, now), ranking };
  } catch (error) {
    if (error instanceof RangeError) return { order: nobody };
    throw error;
  }
}

/** The same for a trip that is stored, for whoever wants to see it. Refusal: `trip-not-found`. */
export async function partnersOfTrip(
  platform: Platform,
  tripId: string,
): Promise<Awaited<ReturnType<typeof partnersFor>> | Refusal> {
  const [trip, settings] = await Promise.all([readTrip(platform, tripId), readHubSettings(platform)]);
  return trip === undefined
    ? refuse('not-found', 'trip-not-found', 'There is no such trip.')
    : partnersFor(platform, trip, settings);
}

/** A trip as routing asks about it: from the pickup to the furthest place, by way of all others. Pure. */
export function routedTrip({ legs, mode, when, passengers, accessibility, avoid }: TripToOrder): RoutedTrip {
  const [first, ...others] = legs;
  if (first === undefined) throw new RangeError('a trip has at least one leg');
  return {
    pickup: pointOf(first.from),
    destination: pointOf(first.to),
    via: others.flatMap(({ from, to }) => [pointOf(from), pointOf(to)]),
    mode,
    passengers: passengers.adults + passengers.children + passengers.attendants,
    person: { accessibility },
    avoid,
    ...(when.kind === 'at' && { at: new Date(when.at) }),
  };
}

function pointOf(point: TripPoint): RoutedPoint {
  switch (point.kind) {
    case 'community':
      return { communityId: point.communityId };
    case 'location':
      return { locationId: point.locationId };
    case 'airport':
      return { airportIdent: point.ident };
  }
}
