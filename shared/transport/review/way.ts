import type { Trip, TripStatus } from '../model.ts';

/**
 * The way there, or the way back, of a journey: to the person it is one thing. They are told that somebody comes once every part
 * of it is certain, or they would stand at an airport without a plane; and asked how they arrived after the last.
 */
export interface Way {
  readonly firstId: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Every other part of it has somebody who carries it. */
  readonly othersReady: boolean;
}

const GIVEN_UP: ReadonlySet<TripStatus> = new Set(['cancelled', 'no-show']);
const IN_HAND: ReadonlySet<TripStatus> = new Set(['accepted', 'en-route', 'picked-up', 'completed']);

/** `undefined` for a trip that is no part of a journey. Pure. */
export function wayOf(trip: Trip, journey: readonly Trip[]): Way | undefined {
  const parts = journey.filter(
    (one) => one.journey?.way === trip.journey?.way && (one.id === trip.id || !GIVEN_UP.has(one.status)),
  );
  const [first] = parts;
  if (trip.journey === undefined || first === undefined) return undefined;
  return {
    firstId: first.id,
    isFirst: first.id === trip.id,
    isLast: parts.at(-1)?.id === trip.id,
    othersReady: parts.every(({ id, status }) => id === trip.id || IN_HAND.has(status)),
  };
}
