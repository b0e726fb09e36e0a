import { airportByIdent, allCommunities, communityById, distanceKm } from '../directory/index.ts';
import { estimatedRoadKm } from './estimated-roads.ts';
import type { Connection, JourneyPoint, LegPoint, Stop } from './model.ts';
import { stopFacts } from './stops.ts';

/** Where a journey enters or leaves the network, and the drive between that stop and the very place. */
export type Endpoint = { stop: Stop; point: LegPoint; km: number; minutes: number };

/** A location whose community is not told is taken to be of the closest one within this; beyond, nothing is guessed. */
const closestWithinKm = 15;
const localKmPerHour = 50;
/** Within a community, where nothing more is known: kilometres. */
const aroundTownKm = 3;

const driven = (km: number): { km: number; minutes: number } => ({
  km,
  minutes: Math.ceil((km * 60) / localKmPerHour),
});

/** Undefined when it is not known where the place is. */
export function endpointOf(point: JourneyPoint): Endpoint | undefined {
  if (point.kind === 'community') {
    const { communityId } = point;
    if (communityById(communityId) === undefined) return undefined;
    return { stop: communityId, point: { kind: 'community', communityId }, km: 0, minutes: 0 };
  }
  if (point.kind === 'airport') {
    const { ident } = point;
    if (airportByIdent(ident) === undefined) return undefined;
    return { stop: ident, point: { kind: 'airport', ident }, km: 0, minutes: 0 };
  }
  const { locationId, lat, lon } = point;
  const place = lat === undefined || lon === undefined ? undefined : { lat, lon };
  const stop = point.communityId ?? (place && closestCommunity(place));
  const centre = stop === undefined ? undefined : stopFacts(stop);
  if (stop === undefined || centre === undefined) return undefined;
  const km = place === undefined ? aroundTownKm : estimatedRoadKm(distanceKm(centre, place));
  return { stop, point: { kind: 'location', locationId }, ...driven(km) };
}

function closestCommunity(place: { lat: number; lon: number }): Stop | undefined {
  let closest: { id: string; km: number } | undefined;
  for (const community of allCommunities()) {
    const km = distanceKm(place, community);
    if (km <= closestWithinKm && (closest === undefined || km < closest.km)) closest = { id: community.id, km };
  }
  return closest?.id;
}

/** A drive inside one community, as a connection that the network need not hold. */
export const localDrive = (stop: Stop, km: number, minutes: number): Connection => ({
  from: stop,
  to: stop,
  mode: 'road',
  craft: 'vehicle',
  timing: { kind: 'always' },
  km,
  minutes,
  ahead: 0,
  source: 'estimate',
});
