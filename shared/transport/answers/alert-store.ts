import { moveAsk, type AlertAsk } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Write } from '../../platform/transaction.ts';
import { tripHistoryWrite, tripKey } from '../store.ts';
import { lookNow } from './noted-store.ts';

/** What somebody on call answers to an alert about a trip: without reading the trip first, guarded as partners' answers are. */

/**
 * They take the trip in hand: nobody else is told for a while. Refusal: `alert-over` when the trip waits for nobody any more, or has
 * moved on since they were told; `ask-changed` when they have answered meanwhile.
 */
export const acknowledgeAlertWrites = (platform: Platform, ask: AlertAsk): Write[] => {
  const now = platform.clock().toISOString();
  return [
    {
      update: tripKey(ask.about.tripId),
      set: 'SET #acknowledged = :acknowledged, #updatedAt = :now, #version = #version + :one REMOVE #dangerAt',
      condition: STILL_CALLED,
      names: { ...NAMES, acknowledged: 'acknowledged' },
      values: { acknowledged: { at: now, phoneKey: ask.phoneKey }, now, one: 1 },
      refusal: 'alert-over',
    },
    moveAsk(ask, 'accepted', ['open', 'passed-over', 'declined', 'accepted']),
    history(platform, ask, now, 'acknowledge'),
    lookNow(platform, ask.about.tripId, now).write,
  ];
};

/** They cannot: the next on call is told at once. Refusals as for acknowledging. */
export const passOnAlertWrites = (platform: Platform, ask: AlertAsk): Write[] => {
  const now = platform.clock().toISOString();
  return [
    {
      update: tripKey(ask.about.tripId),
      set: 'SET #alert.#passedOn = :yes, #updatedAt = :now, #version = #version + :one REMOVE #acknowledged',
      condition: STILL_CALLED,
      names: { ...NAMES, passedOn: 'passedOn', acknowledged: 'acknowledged' },
      values: { yes: true, now, one: 1 },
      refusal: 'alert-over',
    },
    moveAsk(ask, 'declined', ['open', 'passed-over', 'accepted', 'declined']),
    history(platform, ask, now, 'pass-on'),
    lookNow(platform, ask.about.tripId, now).write,
  ];
};

/** Somebody on call was told of the stage the trip is in, or of danger in any, and it is still looked at. */
const STILL_CALLED = 'attribute_exists(#clock) AND (#alert.#at >= #progressAt OR #alert.#at >= #dangerAt)';
const NAMES = {
  alert: 'alert',
  at: 'at',
  progressAt: 'progressAt',
  dangerAt: 'dangerAt',
  clock: 'clock',
  updatedAt: 'updatedAt',
  version: 'version',
} as const;

const history = (platform: Platform, ask: AlertAsk, at: string, event: string): Write =>
  tripHistoryWrite(ask.about.tripId, { id: platform.ids.uuid(), at, event, by: { kind: 'on-call' } });
