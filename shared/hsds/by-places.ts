import { communityById, type Location, type ServiceArea } from '../directory/index.ts';

/** What the places of a service say of it where its record does not. */

/** Ontario keeps Eastern time east of 90° W and Central time west of it. */
export function zoneOf([place]: readonly Location[]): string | undefined {
  if (place === undefined) return undefined;
  const { communityId, lon } = place;
  if (communityId !== undefined) return communityById(communityId)?.timeZone;
  return lon === undefined ? undefined : lon > -90 ? 'America/Toronto' : 'America/Winnipeg';
}

/** How far around its places a service is taken to reach that does not say, in kilometres. */
const AROUND_KM = 100;

export function areasAround(places: readonly Location[]): ServiceArea[] {
  const communityIds = places.flatMap(({ communityId }) => communityId ?? []);
  if (communityIds.length > 0) return [{ kind: 'communities', communityIds: [...new Set(communityIds)] }];
  const circles = places.flatMap(({ lat, lon }): ServiceArea[] =>
    lat === undefined || lon === undefined ? [] : [{ kind: 'radius', lat, lon, radiusKm: AROUND_KM }],
  );
  return circles.length > 0 ? circles : [{ kind: 'province' }];
}
