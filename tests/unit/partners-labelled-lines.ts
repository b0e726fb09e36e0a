import type { Ask, AskState } from '../../shared/partners/line/index.ts';

/** The state of a line when a text comes in; codes 7K3M and R4TW, oldest first. Everything was asked at 10:00 in Toronto. */

const OPENED = '2026-11-22T15:00:00.000Z';
const TOMORROW = '2026-11-23T14:00:00.000Z';
const base = { phoneKey: 'k', organizationId: 'o', openedAt: OPENED };

const trip = (code: string, state: AskState, pickupAt = OPENED): Ask => ({
  ...base,
  code,
  state,
  about: { kind: 'offer', tripId: `t-${code}`, offerId: `o-${code}`, listedAt: OPENED, pickupAt, siblings: [] },
});
const referral = (code: string, state: AskState): Ask => ({
  ...base,
  code,
  state,
  about: { kind: 'referral', referralId: `r-${code}`, listedAt: OPENED },
});
/** Asked an hour after everything else. */
const listing = (code: string, state: AskState): Ask => ({
  ...base,
  code,
  state,
  about: { kind: 'confirmation' },
  openedAt: '2026-11-22T16:00:00.000Z',
});
const since = <A extends Ask>(ask: A): A => ({ ...ask, openedAt: '2026-11-22T17:00:00.000Z' });
const alert = (code: string, state: AskState, tripId = `t-${code}`): Ask => ({
  ...base,
  code,
  state,
  about: { kind: 'alert', tripId, listedAt: OPENED },
});

export const lines = {
  nothing: [],
  offer: [trip('7K3M', 'open')],
  'offer for tomorrow at 9': [trip('7K3M', 'open', TOMORROW)],
  'two offers': [trip('7K3M', 'open'), trip('R4TW', 'open')],
  trip: [trip('7K3M', 'accepted')],
  'trip and offer': [trip('7K3M', 'accepted'), trip('R4TW', 'open')],
  'two trips': [trip('7K3M', 'accepted'), trip('R4TW', 'accepted', TOMORROW)],
  declined: [trip('7K3M', 'declined')],
  'passed over': [trip('7K3M', 'passed-over')],
  covered: [trip('7K3M', 'covered')],
  cancelled: [trip('7K3M', 'cancelled')],
  over: [trip('7K3M', 'done')],
  alert: [alert('7K3M', 'open')],
  'alert told again': [alert('7K3M', 'passed-over', 't'), alert('R4TW', 'open', 't')],
  'two alerts': [alert('7K3M', 'open'), alert('R4TW', 'open')],
  'alert and trip': [trip('R4TW', 'accepted'), alert('7K3M', 'open')],
  'alert in hand': [alert('7K3M', 'accepted')],
  'alert missed': [alert('7K3M', 'passed-over')],
  'alert over': [alert('7K3M', 'covered')],
  referral: [referral('7K3M', 'open')],
  'referral in hand': [referral('7K3M', 'accepted')],
  'listing asked': [listing('7K3M', 'open')],
  'listing changed': [listing('7K3M', 'declined')],
  'listing told': [listing('7K3M', 'done')],
  'listing and offer': [trip('R4TW', 'open'), listing('7K3M', 'open')],
  'listing and missed offer': [trip('R4TW', 'passed-over'), listing('7K3M', 'open')],
  'listing, offer since covered': [listing('7K3M', 'open'), since(trip('R4TW', 'covered'))],
  'listing and trip': [trip('R4TW', 'accepted'), listing('7K3M', 'open')],
  'listing and alert': [alert('R4TW', 'open'), listing('7K3M', 'open')],
  'listing and request in hand': [referral('R4TW', 'accepted'), listing('7K3M', 'open')],
  'listing and new request': [listing('7K3M', 'open'), since(referral('R4TW', 'open'))],
} as const satisfies Record<string, readonly Ask[]>;
export type LineName = keyof typeof lines;

/** What each text of a line must be taken for, as `heard` says it in partners-labelled.test.ts. */
export type Labelled = Readonly<Partial<Record<LineName, Readonly<Record<string, string>>>>>;
