import { wallTimeAt } from '../platform/wall-time.ts';

/**
 * Instants and local clocks in whole minutes: an instant is minutes since 1970 UTC, a day is the number of a local calendar date
 * counted from 1970-01-01. Asking Intl for each of thousands of departures would cost most of a plan, so an offset is asked for
 * twice a day and zone, and by the minute only on a day when the clocks change.
 */

export const DAY = 1440;
const offsets = new Map<string, Map<number, number | 'changes'>>();

const offsetNow = (timeZone: string, instant: number): number =>
  wallTimeAt(timeZone, instant * 60_000) / 60_000 - instant;

/** Minutes that the zone adds to UTC at an instant. */
function offsetAt(timeZone: string, instant: number): number {
  const days = offsets.get(timeZone) ?? new Map<number, number | 'changes'>();
  offsets.set(timeZone, days);
  const day = Math.floor(instant / DAY);
  let offset = days.get(day);
  if (offset === undefined) {
    const first = offsetNow(timeZone, day * DAY);
    offset = first === offsetNow(timeZone, (day + 1) * DAY) ? first : 'changes';
    days.set(day, offset);
  }
  return offset === 'changes' ? offsetNow(timeZone, instant) : offset;
}

/** The local calendar date at an instant. */
export const localDay = (timeZone: string, instant: number): number =>
  Math.floor((instant + offsetAt(timeZone, instant)) / DAY);

/** The number of a calendar date, YYYY-MM-DD. */
export const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

/** Minutes since local midnight. */
export const localMinute = (timeZone: string, instant: number): number =>
  instant + offsetAt(timeZone, instant) - localDay(timeZone, instant) * DAY;

/** When a local clock shows `minute` on a day; a time that the clocks skip is taken an hour on. */
export function instantOf(timeZone: string, day: number, minute: number): number {
  const wall = day * DAY + minute;
  const guess = wall - offsetAt(timeZone, wall);
  const instant = wall - offsetAt(timeZone, guess);
  const skipped = offsetAt(timeZone, instant) !== offsetAt(timeZone, guess);
  return skipped ? Math.max(instant, guess) : instant;
}

/** 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

const monthDays = new Map<number, string>();

/** `MM-DD` of a local date. */
export function monthDayOf(day: number): string {
  const known = monthDays.get(day);
  if (known !== undefined) return known;
  const made = new Date(day * DAY * 60_000).toISOString().slice(5, 10);
  monthDays.set(day, made);
  return made;
}

/** Minutes since midnight of a wall time such as 07:30. */
export const minuteOf = (wallTime: string): number => Number(wallTime.slice(0, 2)) * 60 + Number(wallTime.slice(3));

/** An ISO instant as whole minutes, rounded up: nobody leaves before they may. */
export const minutesOfIso = (iso: string): number => Math.ceil(Date.parse(iso) / 60_000);
export const isoOfMinutes = (instant: number): string => new Date(instant * 60_000).toISOString();
