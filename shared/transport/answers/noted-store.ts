import type { OfferAsk } from '../../partners/line/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { setTimer } from '../../platform/timer.ts';
import type { Write } from '../../platform/transaction.ts';
import type { TripHistory, TripStatus } from '../model.ts';
import { tripHistoryWrite } from '../store.ts';

/** What goes with every answer: its line in the history, and the look at the trip that follows. */

export type By = TripHistory['by'];

/** A timer due now: the stream brings the trip before `reviewTrip` within the second. */
export function lookNow(platform: Platform, tripId: string, now: string): { timerId: string; write: Write } {
  const timerId = platform.ids.uuid();
  return { timerId, write: setTimer({ id: timerId, dueAt: now, work: { what: 'review-trip', tripId } }) };
}

export const history = (
  platform: Platform,
  ask: OfferAsk,
  by: By,
  at: string,
  event: string,
  to?: TripStatus,
  reason?: string,
): Write =>
  tripHistoryWrite(ask.about.tripId, {
    id: platform.ids.uuid(),
    at,
    event,
    by,
    organizationId: ask.organizationId,
    ...(to !== undefined && { to }),
    ...(reason !== undefined && { reason }),
  });
