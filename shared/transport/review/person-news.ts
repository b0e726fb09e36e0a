import { acceptanceOf, type ToldPerson, type Trip } from '../model.ts';
import type { Way } from './way.ts';

/** A text to the person: only what is certain, and `holds` says what has to be true still when it leaves. */
export interface PersonNews {
  readonly says: ToldPerson['says'];
  readonly holds: string;
  /** The time of pickup, where one is certain. */
  readonly at?: string;
}

/** A change smaller than this is within what "about" means. */
const WORTH_SAYING_MS = 10 * 60_000;

/** When they will be picked up, as far as it is certain: what the partner said, else the time the trip was asked for. */
export const pickupTimeOf = (trip: Trip): string | undefined =>
  acceptanceOf(trip)?.expectedAt ?? (trip.when.kind === 'at' ? trip.pickupAt : undefined);

/** What is true of a trip for whoever waits for it, as one string; a promise holds while this begins with it. */
export function truthOf(trip: Trip, way?: Way): string {
  switch (trip.status) {
    case 'accepted':
      // Nobody comes for certain as long as another part of the way has nobody.
      if (way?.othersReady === false) return 'seeking';
      return `coming:${trip.acceptance.offerId}:${pickupTimeOf(trip) ?? ''}`;
    case 'en-route':
      return `coming:${trip.acceptance.offerId}:${pickupTimeOf(trip) ?? ''}`;
    case 'requested':
    case 'offering':
    case 'unfilled':
      return 'seeking';
    case 'picked-up':
    case 'completed':
    case 'no-show':
    case 'cancelled':
      return trip.status;
  }
}

/** A time that is only a little other than the one that was said is still the one that was said: nobody is told anew. */
export function promiseHolds(trip: Trip, holds: string, way?: Way): boolean {
  const truth = truthOf(trip, way);
  if (truth.startsWith(holds)) return true;
  const said = comingAt(holds);
  const now = comingAt(truth);
  return now !== undefined && said?.offer === now.offer && !isNewTime(said.at, now.at);
}

/** The offer and the time in a truth that somebody is coming at a time. */
function comingAt(truth: string): { readonly offer: string; readonly at: string } | undefined {
  const [, offer, at] = /^coming:([^:]*):(.+)$/.exec(truth) ?? [];
  return offer === undefined || at === undefined ? undefined : { offer, at };
}

/**
 * What the person has to be told now, after what they were told last. Pure; asked again it finds nothing new. `left`: that last
 * text did leave, or may still; it was not withheld because for a moment it was not so.
 */
export function personNews(trip: Trip, way?: Way, left = true): PersonNews | undefined {
  if (trip.personId === undefined || !trip.tellPerson) return undefined;
  if (way?.isFirst === false && trip.status !== 'completed') return undefined;
  const told = trip.toldPerson;
  // Told by a text, or by somebody on call because no text could go.
  const expectsUs = told !== undefined;
  const truth = truthOf(trip, way);
  const seeksAgain = expectsUs && (told.holds.startsWith('coming:') || (!left && told.says === 'changed'));
  switch (trip.status) {
    case 'accepted':
    case 'en-route': {
      // A ride that was promised is taken back when that ride falls away, not when a later one does: whoever is on call decides.
      if (truth === 'seeking') return undefined;
      const at = pickupTimeOf(trip);
      const news = { holds: truth, ...(at !== undefined && { at }) };
      const toldOfThem = left && told?.holds.startsWith(`coming:${trip.acceptance.offerId}:`) === true;
      if (!toldOfThem) return { says: 'confirmed', ...news };
      return expectsUs && told.cannot === undefined && isNewTime(told.pickupAt, at)
        ? { says: 'new-time', ...news }
        : undefined;
    }
    case 'requested':
    case 'offering':
    case 'unfilled':
      return seeksAgain ? { says: 'changed', holds: truth } : undefined;
    case 'cancelled':
      if (trip.calledOffAboard === true) return undefined;
      return expectsUs && (told.says !== 'cancelled' || !left) ? { says: 'cancelled', holds: truth } : undefined;
    case 'completed':
      return trip.arrival === undefined && way?.isLast !== false ? { says: 'check', holds: truth } : undefined;
    case 'picked-up':
    case 'no-show':
      return undefined;
  }
}

function isNewTime(told: string | undefined, at: string | undefined): boolean {
  if (at === undefined) return false;
  return told === undefined || Math.abs(Date.parse(at) - Date.parse(told)) >= WORTH_SAYING_MS;
}
