import type { Location } from '../directory/index.ts';
import type { Reach } from '../travel/index.ts';
import type { Door, Doors } from './doors.ts';
import type { Entry, EntryPlace } from './index-directory.ts';
import type { OptionLocation, Wishes } from './model.ts';
import type { ServiceKind } from './need-kinds.ts';
import {
  atADistanceFactor,
  comesToPersonFactor,
  kmBetween,
  noWayFactor,
  placeNotToldFactor,
  travelFactor,
  unknownWayFactor,
} from './reach.ts';
import type { Place } from './reach.ts';
import { confidentialWayReason, kmShown, wayReasons } from './reasons-of-travel.ts';
import { reason } from './reasons.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import type { Situation } from './situation.ts';

/** How the person and the service come together. */
export type Approach =
  | { kind: 'travel'; factor: number; minutes: number; location: Location; place: Place; door: Door }
  /** Where it is is known, and how to get there is not. */
  | { kind: 'no-way'; factor: number; location: Location; place: Place; unknown: boolean }
  | { kind: 'location'; factor: number; location: Location }
  | { kind: 'at-a-distance' | 'comes-to-person' | 'place-not-told'; factor: number };

/** What of a question decides how they come together. */
export type ApproachQuestion = {
  kinds: readonly ServiceKind[];
  virtual: 'yes' | 'no' | 'ask';
  how: Wishes['how'];
  situation: Situation;
  reach: Reach | undefined;
  doors: Doors;
};

/**
 * The best way for this person, or why there is none. A place to avoid is never chosen, nor one that the person cannot use; a
 * service with no other place is excluded, unless it comes to the person or can be given at a distance.
 */
export function approachOf(entry: Entry, atADistanceOnly: boolean, question: ApproachQuestion): Approach | ReasonCode {
  const { kinds, virtual, how, situation } = question;
  const { service } = entry;
  const canBeAtADistance = (service.virtual || atADistanceOnly) && sharesOne(entry.kindsAtADistance, kinds);
  const usable = lacksNothing(entry.featuresMask, situation.requiredAtADistance);
  const distance = canBeAtADistance && usable ? factorAtADistance(virtual, how) : -1;
  if (atADistanceOnly) return distance < 0 ? 'only-at-a-distance' : { kind: 'at-a-distance', factor: distance };

  const { carries } = entry;
  const found = bestPlace(entry, question);
  // Whoever drives from a place the person flees may be known there: dispatch would not ask them either.
  if (found.avoided && carries) return 'avoid-place';
  const isUsableThere = lacksNothing(entry.featuresMask, situation.requiredMask);
  const visit = service.mobile && isUsableThere ? comesToPersonFactor : -1;
  const inPerson = Math.max(found.best?.factor ?? -1, visit);
  if (distance >= 0 && (inPerson < 0 || (how !== 'in-person' && distance > inPerson))) {
    return { kind: 'at-a-distance', factor: distance };
  }
  if (visit >= 0 && visit >= inPerson) return { kind: 'comes-to-person', factor: visit };
  if (found.best !== undefined) return found.best;
  if (found.avoided) return 'avoid-place';
  if (found.onlyThrough) return 'way-avoided';
  if (found.lacking || !isUsableThere) return 'not-accessible';
  return canBeAtADistance ? 'only-at-a-distance' : { kind: 'place-not-told', factor: placeNotToldFactor };
}

const lacksNothing = (mask: number, required: number): boolean => (mask & required) === required;

function factorAtADistance(virtual: 'yes' | 'no' | 'ask', how: Wishes['how']): number {
  if (virtual === 'no') return -1;
  return atADistanceFactor[how === 'at-a-distance' ? 'yes' : virtual];
}

function sharesOne(offered: readonly ServiceKind[], wanted: readonly ServiceKind[]): boolean {
  for (const kind of offered) if (wanted.includes(kind)) return true;
  return false;
}

function bestPlace(
  entry: Entry,
  question: ApproachQuestion,
): { best: Approach | undefined; avoided: boolean; onlyThrough: boolean; lacking: boolean } {
  const { situation, reach } = question;
  let best: Approach | undefined;
  let avoided = false;
  let onlyThrough = false;
  let lacking = false;
  for (let at = 0; at < entry.places.length; at += 1) {
    const there = entry.places[at];
    if (there === undefined) continue;
    if (situation.avoidsPlace(there)) {
      avoided = true;
      continue;
    }
    if (!lacksNothing(there.featuresMask, situation.requiredMask)) {
      lacking = true;
      continue;
    }
    const door = question.doors[entry.at]?.[at];
    // A carrier leaves from its base to the person: which way the person would take there is not the question.
    if (!entry.carries && door !== undefined && reach?.detourTo(door.position) === 'only-through') {
      onlyThrough = true;
      continue;
    }
    const approach = travelTo(there, door, question);
    if (best === undefined || approach.factor > best.factor) best = approach;
  }
  return { best, avoided, onlyThrough, lacking };
}

function travelTo(
  { location, place }: EntryPlace,
  door: Door | undefined,
  { situation: { here, settings }, reach }: ApproachQuestion,
): Approach {
  if (here === undefined || reach === undefined) return { kind: 'location', factor: placeNotToldFactor, location };
  const minutes = door === undefined ? Infinity : (reach.minutes[door.position] ?? Infinity) + door.minutes;
  if (door !== undefined && minutes < Infinity) {
    const factor = travelFactor(minutes, settings.travelHalfHours * 60);
    return { kind: 'travel', factor, minutes, location, place, door };
  }
  const unknown = here.access === 'unknown' || place.access === 'unknown';
  const factor = unknown ? unknownWayFactor(kmBetween(here, place)) : noWayFactor;
  return { kind: 'no-way', factor, location, place, unknown };
}

/** Minutes of travel, door to door: none without travelling, Infinity when it is not known. */
export function minutesOf(approach: Approach): number {
  if (approach.kind === 'travel') return approach.minutes;
  return approach.kind === 'at-a-distance' || approach.kind === 'comes-to-person' ? 0 : Infinity;
}

export function approachReasons(approach: Approach, { virtual, how, situation, reach }: ApproachQuestion): Reason[] {
  switch (approach.kind) {
    case 'travel':
      return reach === undefined ? [] : travelReasons(approach, reach, situation);
    case 'no-way': {
      if (!approach.unknown || situation.here === undefined) return [reason('no-way-known')];
      const km = kmShown(kmBetween(situation.here, approach.place), approach.location.confidential);
      return [reason('access-unknown', { km })];
    }
    case 'location':
      return [reason('person-place-not-told')];
    case 'at-a-distance':
      return [reason(virtual === 'yes' || how === 'at-a-distance' ? 'at-a-distance' : 'at-a-distance-ask')];
    case 'comes-to-person':
    case 'place-not-told':
      return [reason(approach.kind)];
  }
}

function travelReasons(
  { minutes, location, place, door }: Extract<Approach, { kind: 'travel' }>,
  reach: Reach,
  situation: Situation,
): Reason[] {
  const { here } = situation;
  const way = reach.wayTo(door.position);
  const km = here === undefined ? 0 : kmBetween(here, place);
  if (location.confidential) return [confidentialWayReason(way, minutes, km)];
  if (way === undefined) return [reason('same-community')];
  const told = { minutes: Math.ceil(minutes), roadKm: Math.round(way.km + door.km), timeZone: door.timeZone };
  const unknown = here?.access === 'unknown' || place.access === 'unknown';
  return [
    ...wayReasons(way, told, reach, situation),
    ...(reach.detourTo(door.position) === 'around' ? [reason('way-around')] : []),
    ...(unknown ? [reason('access-unknown', { km: Math.round(km) })] : []),
  ];
}

export function shownLocation(approach: Approach): OptionLocation | undefined {
  if (!('location' in approach)) return undefined;
  const { id, confidential, name, communityId } = approach.location;
  if (confidential) return { confidential: true, id };
  return { confidential: false, id, name, ...(communityId === undefined ? {} : { communityId }) };
}
