import { parseLocalDate, type LocalDate } from '../../platform/local-date.ts';
import { LAST_DATE, WEEKDAYS, type Rhythm, type Schedule, type Weekday } from './schedule.ts';

/** Days are counted from 1970-01-01, so that ordinary arithmetic is right for them; no clock and no time zone comes in. */

const DAY_MS = 86_400_000;
const THURSDAY = 3;

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): LocalDate => parseLocalDate(new Date(day * DAY_MS).toISOString().slice(0, 10));
/** 0 for a Monday. 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (day + THURSDAY) % 7;

const LAST_DAY = dayOf(LAST_DATE);

/** The date that many days after another. */
export const daysAfter = (date: string, days: number): LocalDate => dateOf(dayOf(date) + days);

/** Every date of a schedule, in order: finite even for one that never ends, for no calendar goes beyond `LAST_DATE`. */
export function* datesOf({ rhythm, from, ends }: Pick<Schedule, 'rhythm' | 'from' | 'ends'>): Generator<LocalDate> {
  const lastDay = ends.kind === 'on' ? Math.min(dayOf(ends.date), LAST_DAY) : LAST_DAY;
  let left = ends.kind === 'after' ? ends.count : Infinity;
  for (const day of daysOf(rhythm, dayOf(from))) {
    if (day > lastDay || left === 0) return;
    yield dateOf(day);
    left -= 1;
  }
}

export function isDateOf(schedule: Pick<Schedule, 'rhythm' | 'from' | 'ends'>, date: string): boolean {
  for (const one of datesOf(schedule)) if (one >= date) return one === date;
  return false;
}

function daysOf(rhythm: Rhythm, first: number): Generator<number> {
  switch (rhythm.every) {
    case 'day':
      return everyFewDays(first, rhythm.interval);
    case 'week':
      return everyFewWeeks(first, rhythm.interval, rhythm.weekdays);
    case 'month':
      return everyFewMonths(first, rhythm);
  }
}

function* everyFewDays(first: number, interval: number): Generator<number> {
  for (let day = first; ; day += interval) yield day;
}

function* everyFewWeeks(first: number, interval: number, weekdays: readonly Weekday[]): Generator<number> {
  const wanted = WEEKDAYS.flatMap((weekday, at) => (weekdays.includes(weekday) ? [at] : []));
  for (let monday = first - weekdayOf(first); ; monday += 7 * interval) {
    for (const at of wanted) if (monday + at >= first) yield monday + at;
  }
}

function* everyFewMonths(first: number, { interval, on }: Extract<Rhythm, { every: 'month' }>): Generator<number> {
  const start = new Date(first * DAY_MS);
  for (let month = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; month += interval) {
    const day = dayInMonth(month, on);
    if (day >= first) yield day;
  }
}

/** `month`: months since the year 0. */
const firstOf = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12) / DAY_MS;

function dayInMonth(month: number, on: Extract<Rhythm, { every: 'month' }>['on']): number {
  const begins = firstOf(month);
  const nextBegins = firstOf(month + 1);
  if (on.kind === 'day') return Math.min(begins + on.day - 1, nextBegins - 1);
  const wanted = WEEKDAYS.indexOf(on.weekday);
  if (on.ordinal === 'last') return nextBegins - 1 - ((weekdayOf(nextBegins - 1) - wanted + 7) % 7);
  return begins + ((wanted - weekdayOf(begins) + 7) % 7) + 7 * (on.ordinal - 1);
}
