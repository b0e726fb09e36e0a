import { travelReason } from './reasons-of-travel.ts';
import { exclusionReasons, exclusionsOf, isAccessible } from './eligibility.ts';
import { isOpen } from './calendar.ts';
import { byId, covers } from './index-directory.ts';
import type { DirectoryIndex, Entry } from './index-directory.ts';
import type {
  CarrierMode,
  RoutingHub,
  TransportExclusion,
  TransportPartner,
  TransportRanking,
  TravelMode,
  TripPoint,
  TripRequest,
} from './model.ts';
import type { ServiceKind } from './need-kinds.ts';
import {
  isFlightBetween,
  kmBetween,
  placeOfAirport,
  placeOfCommunity,
  placeOfLocation,
  trainBetween,
  travelMode,
} from './reach.ts';
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

const carrierKinds = {
  road: 'transport-road',
  air: 'transport-air',
  rail: 'transport-rail',
  boat: 'transport-boat',
} as const satisfies Record<CarrierMode, ServiceKind>;
const carriers = ['road', 'air', 'rail', 'boat'] as const satisfies readonly CarrierMode[];

/** Kilometres from the carrier's base at which its nearness counts half. */
const halfwayKm = 100;

/** @throws RangeError when a point of the trip is in no known community and has no known place. */
function placeOfTripPoint(point: TripPoint, index: DirectoryIndex): Place {
  const place = knownPlaceOf(point, index);
  if (place === undefined) throw new RangeError('a point of the trip has no known place');
  return place;
}

function knownPlaceOf(point: TripPoint, index: DirectoryIndex): Place | undefined {
  if ('communityId' in point) return placeOfCommunity(point.communityId);
  if ('airportIdent' in point) return placeOfAirport(point.airportIdent);
  const location = index.locations.get(point.locationId);
  return location === undefined ? undefined : placeOfLocation(location);
}

/** Everything about one trip that does not depend on the carrier looked at. */
type Way = {
  trip: TripRequest;
  situation: Situation;
  pickup: Place;
  /** Every point of the trip: a carrier has to serve them all. */
  places: readonly Place[];
  stageOf: (carrier: CarrierMode) => 1 | 2 | undefined;
  /** Of two modes of the first stage the one to be asked before the other. */
  preferred: CarrierMode;
};

/**
 * The partners able to make a trip, one entry an organization, those of the trip's own mode before those of another. Pure and
 * deterministic: in what order they are asked is decided by dispatch, which knows more of them.
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
  const others = [destination, ...(trip.via ?? []).map((point) => placeOfTripPoint(point, index))];
  const situation = situationOf('transport', { ...trip, avoid: avoidOf(trip) }, pickup, hub, now);
  const found = hardest(others.map((place) => travelMode(pickup, place, situation.winterRoadsOpen)));
  const way: Way = {
    trip,
    situation,
    pickup,
    places: [pickup, ...others],
    ...stages(trip.mode, found, others, pickup, situation),
  };
  const km = kmBetween(pickup, destination);
  const confidential =
    'locationId' in trip.destination && index.locations.get(trip.destination.locationId)?.confidential === true;
  const kmShown = confidential ? Math.max(100, Math.ceil(km / 100) * 100) : Math.round(km);

  const ranked: TransportPartner[] = [];
  const refused: (TransportExclusion & { service: Entry['service'] })[] = [];
  for (const carrier of carriers) {
    const stage = way.stageOf(carrier);
    for (const entry of index.byKind.get(carrierKinds[carrier])?.all ?? []) {
      const codes = refusals(entry, way);
      if (stage === undefined) codes.push('other-mode-needed');
      if (stage !== undefined && codes.length === 0) ranked.push(partnerOf(entry, carrier, stage, way));
      else
        refused.push({
          service: entry.service,
          organization: entry.organization,
          reasons: refusalReasons(codes, entry, way),
        });
    }
  }
  ranked.sort((a, b) => a.stage - b.stage || b.score - a.score || byId(a.service.id, b.service.id));
  const asked = new Set<string>();
  const partners = ranked.filter(({ organization }) => !asked.has(organization.id) && asked.add(organization.id));
  const able = new Set<string>(ranked.map(({ service }) => service.id));
  const hubs = neighboursOf(way, index, asked);
  return {
    route: {
      mode: trip.mode ?? found,
      km: kmShown,
      reasons: [travelReason(found, kmShown, trainBetween(pickup, destination))],
    },
    partners,
    neighbours: hubs.neighbours,
    excluded: [
      ...refused.filter(({ service }) => !able.has(service.id)).toSorted((a, b) => byId(a.service.id, b.service.id)),
      ...hubs.excluded,
    ],
  };
}

function avoidOf({ avoid = {} }: TripRequest): TripRequest['avoid'] {
  if (avoid.policeMarks !== true) return avoid;
  return { ...avoid, organizationKinds: [...(avoid.organizationKinds ?? []), 'police'] };
}

const byHardship: readonly TravelMode[] = ['same-community', 'road', 'winter-road', 'unknown', 'air'];
const hardest = (modes: readonly TravelMode[]): TravelMode =>
  byHardship.findLast((mode) => modes.includes(mode)) ?? 'unknown';

const carrierOfMode = {
  'same-community': 'road',
  road: 'road',
  'winter-road': 'road',
  unknown: 'road',
  air: 'air',
  rail: 'rail',
  boat: 'boat',
} as const satisfies Record<TravelMode | 'rail' | 'boat', CarrierMode>;

/**
 * Which carriers are asked first, and which only then. What the request says outweighs what the map says. Where access is not
 * known, cars and planes are asked together: neither may be the one that waits for the other's silence.
 */
function stages(
  wanted: TripRequest['mode'],
  found: TravelMode,
  others: readonly Place[],
  pickup: Place,
  { winterRoadsOpen }: Situation,
): Pick<Way, 'stageOf' | 'preferred'> {
  const preferred = carrierOfMode[wanted ?? found];
  const first: readonly CarrierMode[] = wanted === undefined && found === 'unknown' ? ['road', 'air'] : [preferred];
  const near = found === 'same-community';
  const flies = found === 'road' ? others.some((place) => isFlightBetween(pickup, place)) : !near;
  const can: Readonly<Record<CarrierMode, boolean>> = {
    road: found !== 'air',
    air: flies,
    // No timetable and no waterway is known here: that it serves every point of the trip says that it can.
    rail: !near,
    // While the ice carries trucks nothing floats.
    boat: !near && !winterRoadsOpen,
  };
  return {
    preferred,
    stageOf: (carrier) => (first.includes(carrier) ? 1 : can[carrier] ? 2 : undefined),
  };
}

/** Hard reasons only. A driver who shares no language with the person can still drive: language is weighed, not required. */
function refusals(entry: Entry, { trip, situation, places }: Way): ReasonCode[] {
  const codes = exclusionsOf(entry, situation).filter((code) => code !== 'no-common-language');
  if (!isAccessible(entry, situation)) codes.push('not-accessible');
  // Whoever drives from a place the person flees may be known there.
  if (entry.places.some(situation.avoidsPlace)) codes.push('avoid-place');
  if (entry.organization.dispatchPhones.length === 0) codes.push('no-dispatch-phone');
  if (hasTooFewSeats(entry, trip)) codes.push('not-enough-seats');
  if (!places.every((place) => covers(entry, place))) codes.push('route-not-served');
  return codes;
}

/**
 * What the vehicle holds, not what was free when last told: that fades, and the partner is asked. Of a vehicle whose `maximum`
 * nobody has said nothing is known.
 */
function hasTooFewSeats({ service: { capacity } }: Entry, trip: TripRequest): boolean {
  return capacity?.unit === 'seat' && capacity.maximum !== undefined && capacity.maximum < trip.passengers;
}

function refusalReasons(codes: readonly ReasonCode[], entry: Entry, { trip, situation }: Way): Reason[] {
  const { capacity } = entry.service;
  return exclusionReasons(codes, entry, situation).map((given) => {
    if (given.code !== 'not-enough-seats') return given;
    return reason(given.code, { available: capacity?.maximum ?? 0, wanted: trip.passengers });
  });
}

/** Neighbouring hubs are held to what the person must avoid, as everybody is. */
function neighboursOf(
  { trip, situation }: Way,
  index: DirectoryIndex,
  partners: ReadonlySet<string>,
): { neighbours: TransportRanking['neighbours']; excluded: TransportExclusion[] } {
  const neighbours: TransportRanking['neighbours'] = [];
  const excluded: TransportExclusion[] = [];
  const locations = [...index.locations.values()];
  for (const organization of trip.neighbours ?? []) {
    const codes: ReasonCode[] = [];
    const avoided = situation.avoids({ organization });
    if (avoided !== undefined) codes.push(avoided);
    const isAvoidedThere = locations.some((location) => {
      const place = location.organizationId === organization.id ? placeOfLocation(location) : undefined;
      return place !== undefined && situation.avoidsPlace({ location, place });
    });
    if (isAvoidedThere) codes.push('avoid-place');
    if (organization.status !== 'active') codes.push('not-active');
    if (organization.dispatchPhones.length === 0) codes.push('no-dispatch-phone');
    if (codes.length > 0) excluded.push({ organization, reasons: codes.map((code) => reason(code)) });
    else if (!partners.has(organization.id)) neighbours.push(organization);
  }
  return { neighbours, excluded };
}

function partnerOf(
  entry: Entry,
  carrier: CarrierMode,
  stage: 1 | 2,
  { trip, situation, pickup, preferred }: Way,
): TransportPartner {
  const { weights } = situation.settings;
  const baseKm = entry.places.reduce((least, { place }) => Math.min(least, kmBetween(place, pickup)), Infinity);
  // Of two modes the preferred one comes first: nearness counts in the upper half for one, in the lower for the other.
  const nearness = baseKm === Infinity ? 0 : halfwayKm / (halfwayKm + baseKm);
  const agreement = agreementFactor(entry, situation);
  const fitting: Factor[] = [
    [weights.capacity, capacityFactor(entry, situation)],
    [weights.hours, hoursFactor(entry, situation)],
    [weights.language, languageFactor(entry, situation)],
  ];
  const all: Factor[] = [
    [weights.travel, nearness / 2 + (carrier === preferred ? 0.5 : 0)],
    ...fitting,
    [weights.agreement, agreement],
  ];
  return {
    organization: entry.organization,
    service: entry.service,
    mode: carrier,
    stage,
    ...(baseKm === Infinity ? {} : { baseKm }),
    agreement,
    open: isOpenThen(entry, situation),
    full: isFull(entry, trip, situation),
    fit: weighed(fitting),
    score: Math.round(1e6 * weighed(all)) / 1e4,
    reasons: [
      ...(baseKm === Infinity ? [] : [reason('base-near', { km: Math.round(baseKm) })]),
      capacityReason(entry, situation),
      hoursReason(entry, situation),
      ...languageReasons(entry, situation),
      agreementReason(entry, situation),
    ],
  };
}

type Factor = readonly [weight: number, factor: number];
function weighed(factors: readonly Factor[]): number {
  const total = factors.reduce((sum, [weight]) => sum + weight, 0);
  return total === 0 ? 0 : factors.reduce((all, [weight, factor]) => all + weight * factor, 0) / total;
}

const isOpenThen = ({ hours }: Entry, situation: Situation): boolean =>
  hours === undefined || hours === 'always' || isOpen(hours, situation.wall(hours.timeZone));

/** What was free when last told says nothing of a trip that leaves long after. */
function isFull(
  { service: { capacity }, capacityMs }: Entry,
  trip: TripRequest,
  { nowMs, settings }: Situation,
): boolean {
  if (capacity === undefined) return false;
  const leavesMs = Math.max(nowMs, trip.at?.getTime() ?? nowMs);
  if (leavesMs - capacityMs > settings.capacityFreshHours * 3_600_000) return false;
  return capacity.available < (capacity.unit === 'seat' ? trip.passengers : 1);
}
