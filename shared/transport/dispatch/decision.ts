import type { Offer, Trip } from '../model.ts';
import type { TripReview } from '../review/review.ts';
import type { Surroundings } from './surroundings-service.ts';

/** What a review decided, with all it decided upon. */
export interface Decision {
  readonly trip: Trip;
  readonly offers: readonly Offer[];
  readonly around: Surroundings;
  readonly review: TripReview;
  readonly now: string;
  readonly timerId: string | undefined;
}
