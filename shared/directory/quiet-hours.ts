import { clockChanges, instantsOf, wallTimeAt } from '../platform/wall-time.ts';
import type { Organization } from './model.ts';

/** Hours of every day by a wall clock; when they end at or before their beginning they run over midnight. */
type DailyHours = Pick<NonNullable<Organization['quietHours']>, 'from' | 'to'>;

const MINUTE = 60_000;
const DAY = 86_400_000;
/** On one day the clocks may skip the very minute at which the hours end. */
const DAYS_AHEAD = 2;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether the wall clock of a zone is within the hours; they begin with the minute `from`, and end with it at `to`. */
export function isWithin({ from, to }: DailyHours, timeZone: string, instant: number): boolean {
  const minute = Math.floor(wallTimeAt(timeZone, instant) / MINUTE) % 1440;
  const [start, end] = [minuteOf(from), minuteOf(to)];
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

/**
 * When a partner in its quiet hours may be asked again, as ISO, whatever the clocks do meanwhile; undefined when it may be
 * asked now. Pure.
 */
export function quietUntil(quietHours: Organization['quietHours'], hubZone: string, now: Date): string | undefined {
  if (quietHours === undefined) return undefined;
  const timeZone = quietHours.timeZone ?? hubZone;
  const start = now.getTime();
  if (!isWithin(quietHours, timeZone, start)) return undefined;
  const today = Math.floor(wallTimeAt(timeZone, start) / DAY) * DAY;
  const ends = Array.from({ length: DAYS_AHEAD + 1 }, (_, day) => today + day * DAY).flatMap((date) =>
    instantsOf(timeZone, date + minuteOf(quietHours.to) * MINUTE),
  );
  const first = [...ends, ...clockChanges(timeZone, start, start + DAYS_AHEAD * DAY)]
    .filter((instant) => instant > start)
    .sort((one, other) => one - other)
    .find((instant) => !isWithin(quietHours, timeZone, instant));
  return first === undefined ? undefined : new Date(first).toISOString();
}
