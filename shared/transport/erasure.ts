import { later } from '../platform/clock.ts';
import type { Trip } from './model.ts';
import { isClosedTrip, seeksPartner } from './states.ts';

/** How long before it somebody may already be waiting for an urgent ride. */
const NEAR_MS = 12 * 3_600_000;

/**
 * Pure: what becomes of a trip whose person was erased. `leave` it while somebody has it in hand, or while a ride is urgently
 * sought: who wipes their traces may be waiting for it, and no text can reach them to say that it is off. So too between two parts
 * of a way: nobody is left at an airport. `call-off` what is only wished for, an appointment or a way back without a time;
 * `forget` what is over. `journey`: the trips of its journey, if it has one.
 */
export function afterErasure(
  trip: Pick<Trip, 'id' | 'status' | 'purpose' | 'when' | 'pickupAt' | 'journey'>,
  journey: readonly Pick<Trip, 'id' | 'status' | 'journey'>[],
  now: string,
): 'leave' | 'call-off' | 'forget' {
  if (isClosedTrip(trip.status)) return 'forget';
  if (!seeksPartner(trip.status)) return 'leave';
  const isUrgent = trip.purpose !== 'appointment' && trip.when.kind !== 'open' && trip.pickupAt <= later(now, NEAR_MS);
  const hasBegun = journey.some(
    (part) =>
      part.id !== trip.id &&
      part.journey?.way === trip.journey?.way &&
      !seeksPartner(part.status) &&
      part.status !== 'cancelled' &&
      part.status !== 'no-show',
  );
  return isUrgent || hasBegun ? 'leave' : 'call-off';
}
