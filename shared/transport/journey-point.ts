import type { Location } from '../directory/index.ts';
import type { JourneyPoint } from '../travel/index.ts';
import type { TripPoint } from './request.ts';

/** A point of a trip as travel knows it: a location is where it stands on the map. */
export function journeyPointOf(point: TripPoint, locations: readonly Location[]): JourneyPoint {
  const location = point.kind === 'location' ? locations.find(({ id }) => id === point.locationId) : undefined;
  return location === undefined || point.kind !== 'location'
    ? point
    : { ...point, communityId: location.communityId, lat: location.lat, lon: location.lon };
}
