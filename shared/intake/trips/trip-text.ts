import { takenOver } from '../conversation.ts';
import type { Conversation } from '../model.ts';
import { nodeOf } from '../progress.ts';
import type { TextKey } from '../texts/texts.ts';

/** What became certain of a trip, for the person who waits for it. */
export interface TripNews {
  readonly tripId: string;
  /** `check`: the trip is over, and they are asked whether they arrived well. */
  readonly says: 'confirmed' | 'new-time' | 'changed' | 'cancelled' | 'check';
  /** The time of pickup, an ISO instant, where one is certain. */
  readonly at?: string;
  /** The clock of the place of pickup, an IANA name; their own when absent. */
  readonly timeZone?: string;
  /** They wait for it now: a text that their hours hold up for more than a quarter of an hour is no use to them. */
  readonly urgent?: boolean;
  /** When they think they are picked up, an ISO instant: said, asked for, or the making of a trip wanted now. */
  readonly pickupAt?: string;
  /** What has to be true of the trip still when the text leaves. */
  readonly holds?: string;
}

/** Pure: the text that says it. A new time that nobody can tell yet is no news: they are only told that somebody comes. */
export function textKeyOf({ says, at }: Pick<TripNews, 'says' | 'at'>): TextKey {
  switch (says) {
    case 'confirmed':
    case 'new-time':
      if (at === undefined) return 'trip-confirmed';
      return says === 'confirmed' ? 'trip-confirmed-at' : 'trip-new-time';
    case 'changed':
      return 'trip-changed';
    case 'cancelled':
      return 'trip-cancelled';
    case 'check':
      return 'trip-check';
  }
}

/** Whoever waits for a ride hears of it within this, from a text or from a human. */
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Whether a text that leaves at an instant comes too late to be of any use: whoever comes has come by then, or the person has
 * waited for them meanwhile, perhaps outside. A text that can leave at once is late only if it names a time that is past;
 * whether they arrived well is asked at any hour. Pure; instants are ISO.
 */
export function isTooLate(
  { says, at, urgent, pickupAt }: Pick<TripNews, 'says' | 'at' | 'urgent' | 'pickupAt'>,
  leavesAt: string,
  now: string,
): boolean {
  if (says === 'check') return false;
  const leaves = Date.parse(leavesAt);
  if ((says === 'confirmed' || says === 'new-time') && at !== undefined && Date.parse(at) <= leaves) return true;
  if (leaves - Date.parse(now) <= LONGEST_WAIT_MS) return false;
  return urgent === true || (pickupAt !== undefined && Date.parse(pickupAt) <= leaves);
}

/**
 * The conversation once the text is written into it. A question that was still open is put away, for an "ok" to the ride is no
 * consent and a yes to the check no wish to erase everything: whatever they say next goes to a human. Pure.
 */
export function withTripText(
  before: Conversation,
  { tripId, says, at, pickupAt }: Pick<TripNews, 'tripId' | 'says' | 'at' | 'pickupAt'>,
  asked: { readonly at: string; readonly outboxId: string },
): Conversation {
  const isOpen = before.handledBy === 'flow' && nodeOf(before).kind === 'question';
  const { arrivalCheck, ride, ...rest } = isOpen ? takenOver(before) : before;
  // Where the same trip has other news, it is not over after all.
  const kept = arrivalCheck !== undefined && arrivalCheck.tripId !== tripId ? { arrivalCheck } : {};
  const check = says === 'check' ? { arrivalCheck: { tripId, askedAt: asked.at, outboxId: asked.outboxId } } : kept;
  const other = ride !== undefined && ride.tripId !== tripId ? { ride } : {};
  const stands = says === 'confirmed' || says === 'new-time';
  const coming = stands ? { ride: { tripId, pickupAt: at ?? pickupAt ?? asked.at } } : other;
  return { ...rest, eraseAsked: false, ...check, ...coming };
}
