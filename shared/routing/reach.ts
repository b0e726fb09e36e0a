import { airportByIdent, communityById, nearestAirport } from '../directory/index.ts';
import type { Location } from '../directory/index.ts';
import type { TravelMode } from './model.ts';

type Access = NonNullable<ReturnType<typeof communityById>>['access'];

/** A place as travel sees it. */
export type Place = {
  communityId: string | undefined;
  lat: number;
  lon: number;
  access: Access;
  rail: string | undefined;
  /** The same point on a sphere of radius 1: distances cost three multiplications, not four cosines. */
  onSphere: OnSphere;
};

export type OnSphere = { x: number; y: number; z: number };

export function placeOfCommunity(communityId: string): Place | undefined {
  const community = communityById(communityId);
  if (community === undefined) return undefined;
  const { lat, lon, access, rail } = community;
  return { communityId, lat, lon, access, rail, onSphere: onSphere(lat, lon) };
}

/** Where a physical location is. Outside a known community, its access is unknown. */
export function placeOfLocation(location: Location): Place | undefined {
  if (location.type !== 'physical') return undefined;
  const community = location.communityId === undefined ? undefined : placeOfCommunity(location.communityId);
  if (location.lat === undefined || location.lon === undefined) return community;
  return {
    communityId: community?.communityId,
    lat: location.lat,
    lon: location.lon,
    access: community?.access ?? 'unknown',
    rail: community?.rail,
    onSphere: onSphere(location.lat, location.lon),
  };
}

/** An airport is reached as the community it serves is. */
export function placeOfAirport(ident: string): Place | undefined {
  const airport = airportByIdent(ident);
  if (airport === undefined) return undefined;
  const { lat, lon, communityId } = airport;
  const community = communityId === undefined ? undefined : placeOfCommunity(communityId);
  return {
    communityId: community?.communityId,
    lat,
    lon,
    access: community?.access ?? 'unknown',
    rail: community?.rail,
    onSphere: onSphere(lat, lon),
  };
}

export function onSphere(lat: number, lon: number): OnSphere {
  const radians = Math.PI / 180;
  const aside = Math.cos(lat * radians);
  return { x: aside * Math.cos(lon * radians), y: aside * Math.sin(lon * radians), z: Math.sin(lat * radians) };
}

const earthKm = 6371;

/** The straight line through the sphere, squared: in the same order as the distance, and all that a comparison needs. */
export const chordSquared = (a: OnSphere, b: OnSphere): number =>
  (a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2;

/** The chord, squared, of a distance in kilometres. */
export const chordSquaredOf = (km: number): number => (2 * Math.sin(Math.min(km / (2 * earthKm), Math.PI / 2))) ** 2;

/** Great-circle kilometres. */
export const kmBetween = (a: Pick<Place, 'onSphere'>, b: Pick<Place, 'onSphere'>): number =>
  2 * earthKm * Math.asin(Math.min(1, Math.sqrt(chordSquared(a.onSphere, b.onSphere)) / 2));

/**
 * How one travels between two places at a given season. A place reached only by winter road is reached by air once the ice is
 * gone, whatever the other end; unknown access stays unknown.
 */
export function travelMode(from: Place, to: Place, winterRoadsOpen: boolean): TravelMode {
  if (from.communityId !== undefined && from.communityId === to.communityId) return 'same-community';
  const seasonal = from.access === 'winter-road-only' || to.access === 'winter-road-only';
  if (seasonal && !winterRoadsOpen) return 'air';
  if (from.access === 'unknown' || to.access === 'unknown') return 'unknown';
  return seasonal ? 'winter-road' : 'road';
}

/** The train that makes up for a missing road: it must serve every end of the trip that no road serves. */
export function trainBetween(from: Place, to: Place): string | undefined {
  const roadless = [from, to].filter(({ access }) => access !== 'all-season-road');
  const [train, ...others] = roadless.map(({ rail }) => rail);
  return others.every((other) => other === train) ? train : undefined;
}

/** Below this, by the time a plane is there a car has arrived. */
const leastFlightKm = 150;
const airportWithinKm = 30;

/** Whether a plane can take the place of a car: an airport near each end, and a distance worth taking off for. */
export function isFlightBetween(from: Place, to: Place): boolean {
  if (kmBetween(from, to) < leastFlightKm) return false;
  return [from, to].every((place) => {
    const nearest = nearestAirport(place, { scheduledOnly: false });
    return nearest !== undefined && nearest.km <= airportWithinKm;
  });
}

/**
 * How good it is to travel for so long, 1 for no time at all, half at `halfMinutes`. It always falls: of two equals the one that is
 * reached sooner stands first.
 */
export const travelFactor = (minutes: number, halfMinutes: number): number => halfMinutes / (halfMinutes + minutes);

export const comesToPersonFactor = 0.95;
export const atADistanceFactor = { yes: 0.945, ask: 0.67 } as const;
export const placeNotToldFactor = 0.1;
export const noWayFactor = 0.02;

/** As half a day of travel, less with the distance: there may be a road, and somebody has to ask. */
export const unknownWayFactor = (km: number): number => (0.25 * 300) / (300 + km);
