import { acceptedOffer, isOver, isToBook, type OpenedTrip } from './trips.ts';

/** What a coordinator can do to a trip. */
export const DEEDS = ['in-hand', 'assign', 'time', 'redispatch', 'arrival', 'links', 'cancel'] as const;
export type Deed = (typeof DEEDS)[number];
/** What a partner may have said by telephone. */
export const ANSWERS = [
  'accept',
  'decline',
  'en-route',
  'picked-up',
  'completed',
  'no-show',
  'problem',
  'withdraw',
] as const;
export type Answer = (typeof ANSWERS)[number];

/** Whether the trip is in a state in which this can be done; the API has the last word. */
export function canBeDone(deed: Deed, trip: OpenedTrip): boolean {
  const { status } = trip;
  const seeks = status === 'requested' || status === 'offering' || status === 'unfilled';
  switch (deed) {
    case 'in-hand':
    case 'cancel':
      return !isOver(trip);
    case 'assign':
      return seeks && trip.when.kind !== 'open';
    case 'time':
      return status === 'requested';
    case 'redispatch':
      return (
        (status === 'offering' || status === 'unfilled' || status === 'accepted' || status === 'en-route') &&
        !isToBook(trip)
      );
    case 'arrival':
      return status === 'completed';
    case 'links':
      return status === 'accepted' || status === 'en-route' || status === 'picked-up';
  }
}

/** What a partner can say about the offer as it stands: of one they have, how it goes; of another, yes or no. */
export function answersTo(offer: OpenedTrip['offers'][number], trip: OpenedTrip): readonly Answer[] {
  if (isOver(trip)) return [];
  if (acceptedOffer(trip)?.id === offer.id) {
    switch (trip.status) {
      case 'accepted':
        return ['en-route', 'picked-up', 'completed', 'no-show', 'problem', 'withdraw'];
      case 'en-route':
        return ['picked-up', 'completed', 'no-show', 'problem', 'withdraw'];
      case 'picked-up':
        return ['completed', 'problem'];
      case 'requested':
      case 'offering':
      case 'unfilled':
      case 'completed':
      case 'no-show':
      case 'cancelled':
        return [];
    }
  }
  const isOpenTrip = trip.status === 'offering' || trip.status === 'unfilled';
  if (!isOpenTrip || offer.closedBecause === 'withdrawn-by-hub' || offer.closedBecause === 'withdrew') return [];
  return offer.status === 'open' ? ['accept', 'decline'] : ['accept'];
}

/** Who is texted because of it: said before it is done. `nobody` stands alone. */
export type Texted =
  | { readonly who: 'holder-off'; readonly organizationId: string }
  | { readonly who: 'asked-off' | 'asked-covered'; readonly organizationIds: readonly string[] }
  | { readonly who: 'chosen-link' | 'next' | 'later' | 'on-call' | 'nobody' }
  | { readonly who: 'person'; readonly says: 'coming' | 'changed' | 'off' | 'arrived' };

/** Who waits for an answer to theirs: they hear that it is off or covered. Who said no hears nothing. */
const waitingFor = (trip: OpenedTrip, except?: string): readonly string[] => [
  ...new Set(
    trip.offers
      .filter(
        ({ id, status, toldText, round }) =>
          id !== except &&
          (status === 'open' || (status === 'expired' && toldText === undefined && round === trip.round)),
      )
      .map(({ organizationId }) => organizationId),
  ),
];

const asked = (who: 'asked-off' | 'asked-covered', organizationIds: readonly string[]): readonly Texted[] =>
  organizationIds.length === 0 ? [] : [{ who, organizationIds }];

const person = (trip: OpenedTrip, says: 'coming' | 'changed' | 'off' | 'arrived'): readonly Texted[] => {
  if (trip.personId === undefined || !trip.tellPerson) return [];
  // What was never promised need not be taken back.
  const wasPromised = trip.toldPerson !== undefined && trip.toldPerson.cannot === undefined;
  return says === 'coming' || says === 'arrived' || wasPromised ? [{ who: 'person', says }] : [];
};

const orNobody = (texted: readonly Texted[]): readonly Texted[] => (texted.length === 0 ? [{ who: 'nobody' }] : texted);

const holderOff = (trip: OpenedTrip): readonly Texted[] =>
  trip.acceptedBy === undefined || isToBook(trip)
    ? []
    : [{ who: 'holder-off', organizationId: trip.acceptedBy.organizationId }];

export function textedBy(deed: Deed, trip: OpenedTrip): readonly Texted[] {
  switch (deed) {
    case 'in-hand':
    case 'arrival':
    case 'links':
      return orNobody([]);
    case 'assign':
      return orNobody([
        ...(isToBook(trip) ? [] : [{ who: 'chosen-link' } as const]),
        ...asked('asked-covered', waitingFor(trip)),
        ...person(trip, 'coming'),
      ]);
    case 'time':
      return [{ who: 'later' }];
    case 'redispatch':
      return [...holderOff(trip), { who: 'next' }, ...person(trip, 'changed')];
    case 'cancel':
      return orNobody([...holderOff(trip), ...asked('asked-off', waitingFor(trip)), ...person(trip, 'off')]);
  }
}

export function textedByAnswer(answer: Answer, trip: OpenedTrip, offerId: string): readonly Texted[] {
  switch (answer) {
    case 'accept':
      return [{ who: 'chosen-link' }, ...asked('asked-covered', waitingFor(trip, offerId)), ...person(trip, 'coming')];
    case 'decline':
      return waitingFor(trip, offerId).length === 0 ? [{ who: 'next' }] : orNobody([]);
    case 'withdraw':
      return [{ who: 'next' }, { who: 'on-call' }, ...person(trip, 'changed')];
    case 'completed':
      return orNobody(person(trip, 'arrived'));
    case 'no-show':
    case 'problem':
      return [{ who: 'on-call' }];
    case 'en-route':
    case 'picked-up':
      return orNobody([]);
  }
}
