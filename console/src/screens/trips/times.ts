import { languageTag } from '../../i18n/i18n.ts';
import { timeOfDay } from '../../i18n/time.ts';

const MINUTE = 60_000;

/** `2026-11-22` and `14:05` on the clock of a zone (that of this device when none is given). */
export function wallClock(at: string | number, timeZone?: string): { readonly date: string; readonly time: string } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/**
 * The instant at which a clock of the zone shows this. An hour that the spring leaves out is taken as the one after it; of the
 * one that the autumn has twice, the first.
 * @returns undefined for what is no date and time.
 */
export function instantAt(date: string, time: string, timeZone?: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return undefined;
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (instant: number): number => {
    const shown = wallClock(instant, timeZone);
    return Date.parse(`${shown.date}T${shown.time}:00Z`) - Math.floor(instant / MINUTE) * MINUTE;
  };
  // The offset on either side of a change of clocks; where only one of them shows what was asked, it is that one.
  const before = asUtc - offsetAt(asUtc - 24 * 60 * MINUTE);
  const after = asUtc - offsetAt(asUtc + 24 * 60 * MINUTE);
  const shows = (instant: number): boolean => {
    const shown = wallClock(instant, timeZone);
    return shown.date === date && shown.time === time;
  };
  return new Date(!shows(before) && shows(after) ? after : before).toISOString();
}

/** The hour today, the day and the hour otherwise: as short as it can be read at a glance. */
export function dayAndTime(at: string, now: number, timeZone?: string): string {
  const day = wallClock(at, timeZone).date;
  const today = wallClock(now, timeZone).date;
  return new Intl.DateTimeFormat(languageTag(), {
    ...(day !== today && { weekday: 'short', day: 'numeric', month: 'short' }),
    hour: 'numeric',
    minute: '2-digit',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(at));
}

/** Two instants: the day of the second is said only where it is another one. */
export function span(from: string, to: string, now: number, timeZone?: string): string {
  const sameDay = wallClock(from, timeZone).date === wallClock(to, timeZone).date;
  const end = sameDay ? timeOfDay(to, timeZone) : dayAndTime(to, now, timeZone);
  return `${dayAndTime(from, now, timeZone)} → ${end}`;
}

/** `45 min`, `2 h 05`. */
export function duration(minutes: number): string {
  const whole = Math.round(minutes);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')}`;
}
