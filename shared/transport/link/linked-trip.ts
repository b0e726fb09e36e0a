import { airportByIdent, communityById, type Directory, type HubSettings } from '../../directory/index.ts';
import { acceptanceOf, type Trip, type TripPoint } from '../model.ts';
import { pickupPlaceOf } from '../pickup-place.ts';
import type { SealedWords } from '../sealed-service.ts';

interface Name {
  readonly fr: string;
  readonly en: string;
}

export interface LinkedPlace {
  readonly name: Name;
  readonly address?: string | undefined;
}

/** What the partner who carries out a trip may know of it. */
export interface LinkedTrip {
  readonly language: 'fr' | 'en';
  readonly status: Trip['status'];
  readonly code: string;
  readonly when: Trip['when']['kind'];
  readonly pickupAt: string;
  /** IANA name: the clock on which times are shown, that of the pickup place. */
  readonly timeZone: string;
  /** When the partner said they would be at the pickup. */
  readonly expectedAt: string | undefined;
  /** A problem that the partner reported and nobody has solved yet. */
  readonly problemAt: string | undefined;
  readonly legs: readonly { readonly from: LinkedPlace; readonly to: LinkedPlace }[];
  readonly mode: Trip['mode'];
  readonly stage: { readonly part: number; readonly parts: number; readonly way: 'there' | 'back' } | undefined;
  readonly passengers: Trip['passengers'];
  readonly accessibility: Trip['accessibility'];
  readonly luggage: Trip['luggage'];
  readonly words: SealedWords;
  /** Where not to stop or wait. */
  readonly placesToAvoid: readonly Name[];
  readonly unmarked: boolean;
}

/** Pure: the trip as its own partner may see it, confidential places included. */
export function linkedTrip(
  trip: Trip,
  offer: { readonly organizationId: string; readonly code: string },
  words: SealedWords,
  directory: Directory,
  settings: Pick<HubSettings, 'timeZone'>,
): LinkedTrip {
  const { avoid, journey } = trip;
  const locationName = (id: string): Name[] =>
    directory.locations.filter((location) => location.id === id).map(({ name }) => name);
  return {
    language: directory.organizations.find(({ id }) => id === offer.organizationId)?.language ?? 'en',
    status: trip.status,
    code: offer.code,
    when: trip.when.kind,
    pickupAt: trip.pickupAt,
    timeZone: pickupPlaceOf(trip, directory.locations, settings.timeZone).timeZone,
    expectedAt: acceptanceOf(trip)?.expectedAt,
    problemAt: trip.attention?.kind === 'problem' ? trip.attention.at : undefined,
    legs: trip.legs.map(({ from, to }) => ({ from: placeOf(from, directory), to: placeOf(to, directory) })),
    mode: trip.mode,
    stage: journey === undefined || journey.parts < 2 ? undefined : journey,
    passengers: trip.passengers,
    accessibility: trip.accessibility,
    luggage: trip.luggage,
    words,
    placesToAvoid: [...avoid.communityIds.map(nameOfCommunity), ...avoid.locationIds.flatMap(locationName)],
    unmarked: avoid.policeMarks,
  };
}

function placeOf(point: TripPoint, directory: Directory): LinkedPlace {
  if (point.kind === 'community') return { name: nameOfCommunity(point.communityId) };
  if (point.kind === 'airport') {
    const airport = airportByIdent(point.ident);
    return airport === undefined
      ? { name: { fr: `Aéroport ${point.ident}`, en: `Airport ${point.ident}` } }
      : { name: airport.name, address: point.ident };
  }
  const location = directory.locations.find(({ id }) => id === point.locationId);
  if (location === undefined) return { name: { fr: 'Lieu inconnu', en: 'Unknown place' } };
  const community = location.communityId === undefined ? undefined : nameOfCommunity(location.communityId).en;
  const address = [location.address, community].filter((part) => part !== undefined).join(', ');
  return { name: location.name, ...(address !== '' && { address }) };
}

const nameOfCommunity = (id: string): Name => communityById(id)?.name ?? { fr: id, en: id };
