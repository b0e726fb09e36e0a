import { airportByIdent, communityById, type Location } from '../directory/index.ts';
import type { Trip, TripPoint } from './model.ts';

/** Where a trip begins, as far as clocks and counting need it. */
export interface PickupPlace {
  /** IANA name: the clock on the wall there, which is the one everybody goes by. */
  readonly timeZone: string;
  /** Absent for a confidential place: a ledger would tell in which community the shelter is. */
  readonly communityId?: string;
}

export type KnownLocation = Pick<Location, 'communityId' | 'confidential'> & { readonly id: string };

/** Where the first leg begins. A place that says no community, or has left the directory, is on the clock of the hub. */
export function pickupPlaceOf(
  trip: Pick<Trip, 'legs'>,
  locations: readonly KnownLocation[],
  hubTimeZone: string,
): PickupPlace {
  const from = trip.legs[0]?.from;
  const communityId = from === undefined ? undefined : communityOf(from, locations);
  const isHidden = from?.kind === 'location' && locationOf(from.locationId, locations)?.confidential === true;
  const timeZone = (communityId === undefined ? undefined : communityById(communityId)?.timeZone) ?? hubTimeZone;
  return communityId === undefined || isHidden ? { timeZone } : { timeZone, communityId };
}

const locationOf = (id: string, locations: readonly KnownLocation[]): KnownLocation | undefined =>
  locations.find((location) => location.id === id);

/** In which community a point is, as far as it is known; of a confidential place too. */
export function communityOf(point: TripPoint, locations: readonly KnownLocation[]): string | undefined {
  switch (point.kind) {
    case 'community':
      return point.communityId;
    case 'airport':
      return airportByIdent(point.ident)?.communityId;
    case 'location':
      return locationOf(point.locationId, locations)?.communityId;
  }
}

/** What people call the time of a zone, in letters that every text can carry: HE and HC, ET and CT. */
export const zoneName = (instant: string, timeZone: string, language: 'fr' | 'en'): string | undefined =>
  new Intl.DateTimeFormat(`${language}-CA`, { timeZone, timeZoneName: 'shortGeneric' })
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')?.value;
