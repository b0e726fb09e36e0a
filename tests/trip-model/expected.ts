import { acceptanceOf, type Offer, type Trip, type TripStatus } from '../../shared/transport/model.ts';
import { seeksPartner } from '../../shared/transport/states.ts';
import type { Says } from './operations.ts';

/** A trip as far as partners change it: whether somebody has it, who, and how far they are. */
export interface Standing {
  /** All states in which a partner is sought are one. */
  readonly status: Exclude<TripStatus, 'requested' | 'unfilled'>;
  readonly holder: string | undefined;
}

export const standingOf = (trip: Trip): Standing => ({
  status: seeksPartner(trip.status) ? 'offering' : trip.status,
  holder: acceptanceOf(trip)?.offerId,
});

type AskedOf = 'open' | 'declined' | 'over' | 'theirs';

const askedOf = (trip: Trip, offer: Offer): AskedOf => {
  if (acceptanceOf(trip)?.offerId === offer.id) return 'theirs';
  if (offer.closedAs === 'declined') return 'declined';
  // Whoever was told that somebody else has it is welcome again once that somebody has given it back.
  const isCovered = offer.closedAs === 'withdrawn' && offer.closedBecause === 'covered';
  return offer.closedAs === undefined || offer.closedAs === 'expired' || isCovered ? 'open' : 'over';
};

/**
 * What a text with the code of an offer comes to: plain rules, without a store, as a partner would expect them.
 * @returns `undefined` where it depends on whether a review has already run.
 */
export function expectedAfter(trip: Trip, offers: readonly Offer[], named: Offer, says: Says): Standing | undefined {
  const before = standingOf(trip);
  const newer = offers.filter(
    (one) => one.phoneKey === named.phoneKey && one.id !== named.id && ['open', 'theirs'].includes(askedOf(trip, one)),
  );
  // An old code means the newer request about the same trip; which one that is, is the line's to say.
  if (newer.length > 0 && askedOf(trip, named) !== 'theirs') return undefined;
  const seeks = before.status === 'offering';
  const theirs = (status: Standing['status']): Standing => ({ ...before, status });
  switch (askedOf(trip, named)) {
    case 'over':
      return before;
    case 'declined':
      return seeks && (says === 'yes' || says === 'en-route') ? { status: 'accepted', holder: named.id } : before;
    case 'open':
      return seeks && (says === 'yes' || says === 'en-route' || says === 'eta')
        ? { status: 'accepted', holder: named.id }
        : before;
    case 'theirs':
      break;
  }
  const underWay = before.status === 'accepted' || before.status === 'en-route';
  switch (says) {
    case 'no':
      return underWay ? { status: 'offering', holder: undefined } : before;
    case 'en-route':
      return underWay ? theirs('en-route') : before;
    case 'picked-up':
      return underWay ? theirs('picked-up') : before;
    case 'done':
      return underWay || before.status === 'picked-up' ? theirs('completed') : before;
    case 'no-show':
      return underWay ? theirs('no-show') : before;
    case 'yes':
    case 'eta':
    case 'problem':
    case 'danger':
    case 'mumble':
    case 'thanks':
    case 'stop':
    case 'start':
      return before;
  }
}
