import type { Place } from '../../ui/places.ts';
import type { Location } from './kinds.ts';

/** The places of the directory in one spot of the map. */
export interface Spot {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  /** A community; absent where the places are in none. */
  readonly place: Place | undefined;
  readonly locations: readonly Location[];
}

/** Of a place outside of every community: to about ten kilometres. */
const GRID = 10;

/**
 * Locations by where they are: by community, else by a square of a tenth of a degree. Confidential ones are left out, they are
 * counted by `hidden`; so are those that are nowhere. The fullest spot comes first.
 */
export function spotsOf(
  locations: readonly Location[],
  places: ReadonlyMap<string, Place>,
): { readonly spots: readonly Spot[]; readonly hidden: number; readonly nowhere: number } {
  const spots = new Map<string, Spot>();
  let hidden = 0;
  let nowhere = 0;
  for (const location of locations) {
    if (location.confidential) {
      hidden += 1;
      continue;
    }
    const place = location.communityId === undefined ? undefined : places.get(location.communityId);
    const [lat, lon] = [place?.lat ?? location.lat, place?.lon ?? location.lon];
    if (lat === undefined || lon === undefined) {
      nowhere += 1;
      continue;
    }
    const id = place?.id ?? `${Math.round(lat * GRID)}/${Math.round(lon * GRID)}`;
    const there = spots.get(id);
    spots.set(id, { id, lat, lon, place, locations: [...(there?.locations ?? []), location] });
  }
  const ordered = [...spots.values()].toSorted((one, other) => other.locations.length - one.locations.length);
  return { spots: ordered, hidden, nowhere };
}
