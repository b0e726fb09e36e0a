import { travelReason } from './approach.ts';
import { exclusionReasons, exclusionsOf } from './eligibility.ts';
import { byId, covers } from './index-directory.ts';
import type { DirectoryIndex, Entry } from './index-directory.ts';
import type {
  Exclusion,
  RoutingHub,
  TransportPartner,
  TransportRanking,
  TravelMode,
  TripPoint,
  TripRequest,
} from './model.ts';
import { kmBetween, placeOfCommunity, placeOfLocation, trainBetween, travelMode } from './reach.ts';
import type { Place } from './reach.ts';
import { reason } from './reasons.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import { situationOf } from './situation.ts';
import type { Situation } from './situation.ts';
import {
  agreementFactor,
  agreementReason,
  capacityFactor,
  capacityReason,
  hoursFactor,
  hoursReason,
  languageFactor,
  languageReasons,
} from './standing.ts';

type CarrierMode = TransportPartner['mode'];
const carrierKinds = { road: 'transport-road', air: 'transport-air' } as const satisfies Record<CarrierMode, string>;

/** Which carriers can make a trip of each mode. On a winter road, and where access is unknown, a plane stays a way out. */
const carriersFor: Readonly<Record<TravelMode, readonly CarrierMode[]>> = {
  'same-community': ['road'],
  road: ['road'],
  'winter-road': ['road', 'air'],
  unknown: ['road', 'air'],
  air: ['air'],
};

/** Kilometres from the carrier's base at which its nearness counts half. */
const halfwayKm = 100;

/** @throws RangeError when a point of the trip is in no known community and has no known place. */
function placeOfTripPoint(point: TripPoint, index: DirectoryIndex): Place {
  if ('communityId' in point) {
    const place = placeOfCommunity(point.communityId);
    if (place !== undefined) return place;
    throw new RangeError('no community has this identifier');
  }
  const location = index.locations.get(point.locationId);
  const place = location === undefined ? undefined : placeOfLocation(location);
  if (place === undefined) throw new RangeError('no physical location has this identifier');
  return place;
}

/**
 * The partners able to make a trip, the first to be asked first, one entry an organization. Pure and deterministic.
 * @throws RangeError when a point of the trip is nowhere.
 */
export function rankTransportPartners(
  trip: TripRequest,
  index: DirectoryIndex,
  hub: RoutingHub,
  now: Date,
): TransportRanking {
  const pickup = placeOfTripPoint(trip.pickup, index);
  const destination = placeOfTripPoint(trip.destination, index);
  const situation = situationOf(trip, pickup, hub, now);
  const mode = travelMode(pickup, destination, situation.winterRoadsOpen);
  const km = kmBetween(pickup, destination);
  const confidential =
    'locationId' in trip.destination && index.locations.get(trip.destination.locationId)?.confidential === true;
  const kmShown = confidential ? Math.max(100, Math.ceil(km / 100) * 100) : Math.round(km);

  const ranked: TransportPartner[] = [];
  const excluded: Exclusion[] = [];
  for (const carrier of ['road', 'air'] as const) {
    for (const entry of index.byKind.get(carrierKinds[carrier])?.all ?? []) {
      const codes = refusals(entry, situation, trip);
      if (!covers(entry, pickup) || !covers(entry, destination)) codes.push('route-not-served');
      if (!carriersFor[mode].includes(carrier)) codes.push('other-mode-needed');
      if (codes.length === 0) ranked.push(partnerOf(entry, carrier, pickup, mode, situation));
      else
        excluded.push({
          service: entry.service,
          organization: entry.organization,
          reasons: refusalReasons(codes, entry, situation, trip),
        });
    }
  }
  ranked.sort((a, b) => b.score - a.score || byId(a.service.id, b.service.id));
  const asked = new Set<string>();
  const partners = ranked.filter(({ organization }) => !asked.has(organization.id) && asked.add(organization.id));
  return {
    route: { mode, km: kmShown, reasons: [travelReason(mode, kmShown, trainBetween(pickup, destination))] },
    partners,
    excluded: excluded.toSorted((a, b) => byId(a.service.id, b.service.id)),
  };
}

/** Hard reasons only. A driver who shares no language with the person can still drive: language is weighed, not required. */
function refusals(entry: Entry, situation: Situation, trip: TripRequest): ReasonCode[] {
  const codes = exclusionsOf(entry, situation).filter((code) => code !== 'no-common-language');
  if (entry.organization.dispatchPhones.length === 0) codes.push('no-dispatch-phone');
  if (hasTooFewSeats(entry, trip)) codes.push('not-enough-seats');
  return codes;
}

/** What the vehicle holds, not what was free when last told: that, the partner is asked. */
function hasTooFewSeats(entry: Entry, trip: TripRequest): boolean {
  const { capacity } = entry.service;
  if (capacity?.unit !== 'seat') return false;
  const seats = capacity.maximum ?? capacity.available;
  return seats < trip.passengers;
}

function refusalReasons(codes: readonly ReasonCode[], entry: Entry, situation: Situation, trip: TripRequest): Reason[] {
  const { capacity } = entry.service;
  return exclusionReasons(codes, entry, situation).map((given) => {
    if (given.code !== 'not-enough-seats') return given;
    return reason(given.code, { available: capacity?.maximum ?? capacity?.available ?? 0, wanted: trip.passengers });
  });
}

function partnerOf(
  entry: Entry,
  carrier: CarrierMode,
  pickup: Place,
  mode: TravelMode,
  situation: Situation,
): TransportPartner {
  const { weights } = situation.settings;
  const baseKm = entry.places.reduce((least, { place }) => Math.min(least, kmBetween(place, pickup)), Infinity);
  // On a winter road a driver is asked before a plane: nearness counts in the upper half for one, in the lower for the other.
  const nearness = baseKm === Infinity ? 0 : halfwayKm / (halfwayKm + baseKm);
  const preferred = carrier === 'road' || mode === 'air';
  const factors: [number, number][] = [
    [weights.travel, nearness / 2 + (preferred ? 0.5 : 0)],
    [weights.capacity, capacityFactor(entry, situation)],
    [weights.hours, hoursFactor(entry, situation)],
    [weights.language, languageFactor(entry, situation)],
    [weights.agreement, agreementFactor(entry, situation)],
  ];
  const total = factors.reduce((sum, [weight]) => sum + weight, 0);
  const sum = factors.reduce((all, [weight, factor]) => all + weight * factor, 0);
  return {
    organization: entry.organization,
    service: entry.service,
    mode: carrier,
    score: Math.round((1e6 * sum) / total) / 1e4,
    reasons: [
      ...(baseKm === Infinity ? [] : [reason('base-near', { km: Math.round(baseKm) })]),
      capacityReason(entry, situation),
      hoursReason(entry, situation),
      ...languageReasons(entry, situation),
      agreementReason(entry, situation),
    ],
  };
}
