import { localDateIn, type LocalDate } from '../../platform/local-date.ts';
import type { Trip, TripHistory } from '../model.ts';
import type { PickupPlace } from '../pickup-place.ts';

/**
 * The day on which the service was given, on the calendar of where the passenger was picked up: when the partner itself said
 * that they were on board, else at the time of pickup. What a coordinator wrote down later says when it was written, not when
 * it was.
 */
export function serviceDateOf(
  trip: Pick<Trip, 'pickupAt'>,
  history: readonly TripHistory[],
  { timeZone }: PickupPlace,
): LocalDate {
  const onBoard = history.findLast(({ event, by }) => event === 'pick-up' && by.kind === 'partner');
  return localDateIn(timeZone, new Date(onBoard?.at ?? trip.pickupAt));
}
