import { languageTag } from './i18n.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `il y a 3 min`, `in 2 h`: how far an instant is from now, in the one unit that a glance needs. */
export function fromNow(at: string, now: number): string {
  const difference = new Date(at).getTime() - now;
  const size = Math.abs(difference);
  const format = new Intl.RelativeTimeFormat(languageTag(), { numeric: 'auto', style: 'short' });
  if (size < MINUTE) return format.format(0, 'second');
  if (size < HOUR) return format.format(Math.trunc(difference / MINUTE), 'minute');
  if (size < 2 * DAY) return format.format(Math.trunc(difference / HOUR), 'hour');
  return format.format(Math.trunc(difference / DAY), 'day');
}

/**
 * `4 min 05 s` counting down, `−1 h 12 min` when it is past: for a clock that runs. With its units, which are those of both languages:
 * `14:55` would be taken for an hour of the day.
 */
export function countdown(until: string, now: number): string {
  const left = new Date(until).getTime() - now;
  const seconds = Math.floor(Math.abs(left) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const sign = left < 0 ? '−' : '';
  if (hours > 0) return `${sign}${hours} h ${two(minutes)} min`;
  return `${sign}${minutes > 0 ? `${minutes} min ` : ''}${two(seconds % 60)} s`;
}

/** Day and hour on the clock of this device, or of `timeZone`. */
export const dateTime = (at: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(languageTag(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(at));

export const timeOfDay = (at: string, timeZone?: string): string =>
  new Intl.DateTimeFormat(languageTag(), {
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(at));

/** A plain calendar date (`2026-11-22`): no clock, and so no time zone, can move it. */
export const plainDate = (date: string): string =>
  new Intl.DateTimeFormat(languageTag(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  );

export const count = (value: number): string => new Intl.NumberFormat(languageTag()).format(value);

/** From integer cents. */
export const dollars = (cents: number): string =>
  new Intl.NumberFormat(languageTag(), { style: 'currency', currency: 'CAD' }).format(cents / 100);
