import { v5 } from 'uuid';
import type { LocalDate } from '../../platform/local-date.ts';
import type { Trip } from '../model.ts';

/** Never change it: a service or a cost that is on the record must be met again under its id. */
const NAMESPACE = '5b1c1f0a-9a55-5d0e-b7c4-0a6f6f5f2c1d';

/**
 * The trips of one journey that pick the same person up on the same day are one service: whichever of them is over first,
 * the id is the same. A trip by itself, and each further day of a journey, is a service of its own.
 */
export const proposalIdOf = (trip: Pick<Trip, 'id' | 'personId' | 'journey'>, date: LocalDate): string =>
  v5(
    JSON.stringify(
      trip.journey === undefined ? ['trip', trip.id] : ['journey', trip.journey.id, trip.personId ?? '', date],
    ),
    NAMESPACE,
  );

/** The id of the expenditure of a trip: the first, and after a reversal the next. */
export const expenditureIdOf = (tripId: string, booking: number): string =>
  v5(JSON.stringify(['cost', tripId, booking]), NAMESPACE);
