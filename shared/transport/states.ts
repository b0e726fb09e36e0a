import { acceptanceOf, type Owner, type Trip, type TripStatus } from './model.ts';

export const TRIP_ACTIONS = [
  'offer',
  'give-up',
  'accept',
  'withdraw',
  'depart',
  'pick-up',
  'complete',
  'miss',
  'redispatch',
  'cancel',
] as const;
export type TripAction = (typeof TRIP_ACTIONS)[number];

/**
 * The whole machine. `offer` and `give-up` are the dispatcher's, `redispatch` and `cancel` the coordinator's, the rest the
 * partner's. A partner may forget to write at every stage, so progress may skip ahead, never back.
 */
export const tripTable: Readonly<Record<TripStatus, Readonly<Partial<Record<TripAction, TripStatus>>>>> = {
  requested: { offer: 'offering', 'give-up': 'unfilled', accept: 'accepted', cancel: 'cancelled' },
  offering: {
    offer: 'offering',
    'give-up': 'unfilled',
    accept: 'accepted',
    redispatch: 'offering',
    cancel: 'cancelled',
  },
  // Nobody came forward: somebody is still waiting, so a late yes is as good as an early one, and who wakes up is asked.
  unfilled: { offer: 'offering', accept: 'accepted', redispatch: 'offering', cancel: 'cancelled' },
  accepted: {
    depart: 'en-route',
    'pick-up': 'picked-up',
    complete: 'completed',
    miss: 'no-show',
    withdraw: 'offering',
    redispatch: 'offering',
    cancel: 'cancelled',
  },
  'en-route': {
    'pick-up': 'picked-up',
    complete: 'completed',
    miss: 'no-show',
    withdraw: 'offering',
    redispatch: 'offering',
    cancel: 'cancelled',
  },
  'picked-up': { complete: 'completed', cancel: 'cancelled' },
  completed: {},
  'no-show': {},
  cancelled: {},
};

const isStatus = (key: string): key is TripStatus => key in tripTable;
const statuses = Object.keys(tripTable).filter(isStatus);

/** Every state from which an action is allowed: the guard of a blind write. */
export const tripStatesBefore = (action: TripAction): readonly TripStatus[] =>
  statuses.filter((status) => tripTable[status][action] !== undefined);

export const isClosedTrip = (status: TripStatus): boolean => Object.keys(tripTable[status]).length === 0;

/** Nobody has the trip in hand: partners are being asked, or the coordinator was told that none came forward. */
export const seeksPartner = (status: TripStatus): status is 'requested' | 'offering' | 'unfilled' =>
  status === 'requested' || status === 'offering' || status === 'unfilled';

/** Who has the trip in hand; `undefined` only for a closed one. */
export function ownerOf(trip: Trip): Owner | undefined {
  if (isClosedTrip(trip.status)) return undefined;
  const calledAt =
    trip.alert !== undefined && trip.alert.at >= (trip.dangerAt ?? trip.progressAt) ? trip.alert.at : undefined;
  const called = calledAt !== undefined;
  const acknowledged = called && trip.acknowledged !== undefined && trip.acknowledged.at >= calledAt;
  if (acknowledged) return { kind: 'on-call', acknowledged };
  const partner = acceptanceOf(trip);
  if (partner !== undefined) return { kind: 'partner', organizationId: partner.organizationId };
  return called || trip.status === 'unfilled' ? { kind: 'on-call', acknowledged } : { kind: 'dispatch' };
}

/** It is carried by what runs anyway: somebody of the hub books a seat, no partner is asked. */
export const isToBook = (trip: Pick<Trip, 'planned'>): boolean => trip.planned?.carriage === 'scheduled';
