import { later } from '../../platform/clock.ts';
import type { SeriesCore } from './model.ts';
import { comingOccurrences, without, type Occurrence } from './occurrences.ts';

/** What the clock of a series calls for at an instant. */
export interface Step {
  /** Their time has passed. */
  readonly missed: readonly Occurrence[];
  /** Its trip is to be made now. */
  readonly make?: Occurrence;
  /** When to look again, with all of the above done; absent when the series is over. */
  readonly nextAt?: string;
}

type Dated = Pick<SeriesCore, 'schedule' | 'exceptions' | 'doneThrough'>;

/** So that one transaction, an item for each, stays well below DynamoDB's 100; what is left is looked at right after. */
export const MOST_MISSED_AT_ONCE = 25;

const MINUTE_MS = 60_000;

/** When the trip of an occurrence is made: its lead time before the pickup. */
const madeAt = ({ at }: Occurrence, leadMinutes: number): string => later(at, -leadMinutes * MINUTE_MS);

/** When the next trip of a series is to be made; `undefined` when it is over. */
export function nextClock(series: Dated, leadMinutes: number): string | undefined {
  const [next] = comingOccurrences(series, 1);
  return next === undefined ? undefined : madeAt(next, leadMinutes);
}

/**
 * Pure: one trip at a time, for the trip and the next clock are written in one transaction. However late it is asked, what is
 * still ahead is made, and what has passed is said to be missed; asked again, it finds nothing of it any more.
 */
export function stepOf(series: Dated, leadMinutes: number, now: string): Step {
  const coming = comingOccurrences(series, MOST_MISSED_AT_ONCE + 1);
  const missed = coming.filter(({ at }) => at <= now).slice(0, MOST_MISSED_AT_ONCE);
  const next = coming[missed.length];
  const make = next !== undefined && next.at > now && madeAt(next, leadMinutes) <= now ? next : undefined;
  const nextAt = nextClock(without(series, make === undefined ? missed : [...missed, make]), leadMinutes);
  return { missed, ...(make && { make }), ...(nextAt !== undefined && { nextAt }) };
}
