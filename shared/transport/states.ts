import type { TripStatus } from './model.ts';

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
  offering: { 'give-up': 'unfilled', accept: 'accepted', redispatch: 'offering', cancel: 'cancelled' },
  // Nobody came forward: somebody is still waiting, so a late yes is as good as an early one.
  unfilled: { accept: 'accepted', redispatch: 'offering', cancel: 'cancelled' },
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
