import type { Location } from '../directory/index.ts';
import type { Entry } from './index-directory.ts';
import type { OptionLocation, TravelMode } from './model.ts';
import type { ServiceKind } from './need-kinds.ts';
import {
  atADistanceFactor,
  comesToPersonFactor,
  kmBetween,
  placeNotToldFactor,
  trainBetween,
  travelFactor,
  travelMode,
} from './reach.ts';
import type { Place } from './reach.ts';
import { reason } from './reasons.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import type { Situation } from './situation.ts';

/** How the person and the service come together. */
export type Approach =
  | { kind: 'travel'; factor: number; mode: TravelMode; km: number; location: Location; place: Place }
  | { kind: 'location'; factor: number; location: Location }
  | { kind: 'at-a-distance' | 'comes-to-person' | 'place-not-told'; factor: number };

/** Kinds that are of no use at a distance. */
const inPersonOnly: ReadonlySet<ServiceKind> = new Set([
  'safe-place',
  'housing',
  'transport-road',
  'transport-air',
  'transport-rail',
  'transport-boat',
  'material-support',
]);

/**
 * The best way for this person, or why there is none. A place to avoid is never chosen; a service with no other place is
 * excluded, unless it comes to the person or can be given at a distance.
 */
export function approachOf(
  entry: Entry,
  kinds: readonly ServiceKind[],
  virtual: 'yes' | 'no' | 'ask',
  situation: Situation,
): Approach | ReasonCode {
  const { service, places } = entry;
  const atADistance = service.virtual && answersAtADistance(service.kinds, kinds);
  const distanceFactor = atADistance && virtual !== 'no' ? atADistanceFactor[virtual] : -1;
  const visitFactor = service.mobile ? comesToPersonFactor : -1;
  let best: Approach | undefined;
  let avoided = false;
  for (const { location, place } of places) {
    if (situation.avoidsPlace(location.id, place)) {
      avoided = true;
      continue;
    }
    const travel = travelTo(location, place, situation);
    if (best === undefined || travel.factor > best.factor) best = travel;
  }
  const travelled = best?.factor ?? -1;
  if (visitFactor > Math.max(travelled, distanceFactor)) return { kind: 'comes-to-person', factor: visitFactor };
  if (distanceFactor > travelled) return { kind: 'at-a-distance', factor: distanceFactor };
  if (best !== undefined) return best;
  if (avoided) return 'avoid-place';
  return atADistance ? 'only-at-a-distance' : { kind: 'place-not-told', factor: placeNotToldFactor };
}

function answersAtADistance(offered: readonly ServiceKind[], wanted: readonly ServiceKind[]): boolean {
  for (const kind of offered) if (!inPersonOnly.has(kind) && wanted.includes(kind)) return true;
  return false;
}

function travelTo(location: Location, place: Place, { here, winterRoadsOpen }: Situation): Approach {
  if (here === undefined) return { kind: 'location', factor: placeNotToldFactor, location };
  const mode = travelMode(here, place, winterRoadsOpen);
  const km = kmBetween(here, place);
  return { kind: 'travel', factor: travelFactor(mode, km), mode, km, location, place };
}

/** Kilometres to a confidential place are told by the hundred only: two exact distances would give it away. */
const kmShown = (km: number, confidential: boolean) =>
  confidential ? Math.max(100, Math.ceil(km / 100) * 100) : Math.round(km);

export function approachReason(approach: Approach, virtual: 'yes' | 'no' | 'ask', situation: Situation): Reason {
  switch (approach.kind) {
    case 'travel': {
      const km = kmShown(approach.km, approach.location.confidential);
      return travelReason(approach.mode, km, situation.here && trainBetween(situation.here, approach.place));
    }
    case 'location':
      return reason('person-place-not-told');
    case 'at-a-distance':
      return reason(virtual === 'yes' ? 'at-a-distance' : 'at-a-distance-ask');
    case 'comes-to-person':
    case 'place-not-told':
      return reason(approach.kind);
  }
}

export function travelReason(mode: TravelMode, km: number, train: string | undefined): Reason {
  switch (mode) {
    case 'same-community':
      return reason('same-community');
    case 'road':
      return reason('by-road', { km });
    case 'winter-road':
      return reason('by-winter-road', { km });
    case 'unknown':
      return reason('access-unknown', { km });
    case 'air':
      return train === undefined ? reason('by-air-only', { km }) : reason('by-air-or-rail', { km, train });
  }
}

export function shownLocation(approach: Approach): OptionLocation | undefined {
  if (approach.kind !== 'travel' && approach.kind !== 'location') return undefined;
  const { id, confidential, name, communityId } = approach.location;
  if (confidential) return { confidential: true, id };
  return { confidential: false, id, name, ...(communityId === undefined ? {} : { communityId }) };
}
