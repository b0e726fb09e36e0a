import type { HubSettings, Service } from '../directory/index.ts';

type Day = Extract<NonNullable<Service['schedule']>, { kind: 'weekly' }>['hours'][number]['days'][number];
type WinterRoad = HubSettings['routing']['winterRoad'];

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const satisfies readonly Day[];
const minutesOfDay = 24 * 60;
const minutesOfWeek = 7 * minutesOfDay;

export const dayNames: Readonly<Record<Day, { fr: string; en: string }>> = {
  MO: { fr: 'lundi', en: 'Monday' },
  TU: { fr: 'mardi', en: 'Tuesday' },
  WE: { fr: 'mercredi', en: 'Wednesday' },
  TH: { fr: 'jeudi', en: 'Thursday' },
  FR: { fr: 'vendredi', en: 'Friday' },
  SA: { fr: 'samedi', en: 'Saturday' },
  SU: { fr: 'dimanche', en: 'Sunday' },
};

/** What a wall clock and a wall calendar show. */
export type WallTime = { date: string; monthDay: string; minuteOfWeek: number };

// Asking the time zone database costs more than all the rest of a match: what it said of a quarter of an hour, within which
// no zone changes its offset, is remembered.
const quarterMs = 900_000;
const mostRemembered = 1000;
const offsets = new Map<string, number>();

/** Milliseconds to add to UTC. @throws RangeError when the time zone does not exist. */
function offsetMs(timeZone: string, instant: Date): number {
  const quarter = Math.floor(instant.getTime() / quarterMs);
  const key = `${timeZone} ${String(quarter)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const start = new Date(quarter * quarterMs);
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  for (const { type, value } of formatter.formatToParts(start)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hour, minute) - start.getTime();
  if (offsets.size >= mostRemembered) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** @throws RangeError when the time zone does not exist. */
export function wallTime(timeZone: string, instant: Date): WallTime {
  const wall = new Date(instant.getTime() + offsetMs(timeZone, instant));
  const date = wall.toISOString().slice(0, 10);
  const weekday = (wall.getUTCDay() + 6) % 7;
  return {
    date,
    monthDay: date.slice(5),
    minuteOfWeek: weekday * minutesOfDay + wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  };
}

/** Weekly hours as minutes since Monday 00:00; `end` may lie beyond the week's end. */
export type WeeklyHours = {
  timeZone: string;
  intervals: readonly { start: number; end: number }[];
  /** Days on which nothing opens, first and last included. */
  closures: readonly { from: string; to: string }[];
  byAppointment: boolean;
};

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export function weeklyHours(schedule: Extract<NonNullable<Service['schedule']>, { kind: 'weekly' }>): WeeklyHours {
  const intervals = schedule.hours.flatMap(({ days: open, opens, closes }) =>
    open.map((day) => {
      const start = days.indexOf(day) * minutesOfDay + minutesOf(opens);
      const length = minutesOf(closes) - minutesOf(opens);
      return { start, end: start + (length > 0 ? length : length + minutesOfDay) };
    }),
  );
  return {
    timeZone: schedule.timeZone,
    intervals: intervals.toSorted((a, b) => a.start - b.start),
    closures: (schedule.closures ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    byAppointment: schedule.byAppointment === true,
  };
}

type Moment = Pick<WallTime, 'date' | 'minuteOfWeek'>;

/** The closure that holds a day, if one does. */
export const closureOn = ({ closures }: WeeklyHours, date: string): { from: string; to: string } | undefined =>
  closures.find(({ from, to }) => from <= date && date <= to);

/** Hours past midnight belong to the day on which they began: a closure on that day closes them too. */
export function isOpen(hours: WeeklyHours, { date, minuteOfWeek }: Moment): boolean {
  const today = Math.floor(minuteOfWeek / minutesOfDay);
  for (const { start, end } of hours.intervals) {
    const isIn =
      (minuteOfWeek >= start && minuteOfWeek < end) || (end > minutesOfWeek && minuteOfWeek < end - minutesOfWeek);
    if (!isIn) continue;
    if (hours.closures.length === 0) return true;
    const began = Math.floor(start / minutesOfDay) === today ? date : daysAfter(date, -1);
    if (closureOn(hours, began) === undefined) return true;
  }
  return false;
}

/** Over a year of closures in a row is no longer a closure. */
const mostDaysAhead = 400;

/** The next opening after a moment, on the service's own wall clock; undefined when it does not open within a year. */
export function nextOpening(
  hours: WeeklyHours,
  { date, minuteOfWeek }: Moment,
): { day: Day; date: string; time: { fr: string; en: string } } | undefined {
  const today = Math.floor(minuteOfWeek / minutesOfDay);
  for (let ahead = 0; ahead <= mostDaysAhead; ahead += 1) {
    const weekday = (today + ahead) % 7;
    const on = daysAfter(date, ahead);
    if (closureOn(hours, on) !== undefined) continue;
    const first = hours.intervals.find(
      ({ start }) => Math.floor(start / minutesOfDay) === weekday && (ahead > 0 || start > minuteOfWeek),
    );
    if (first === undefined) continue;
    return { day: days[weekday] ?? 'MO', date: on, time: timeInWords(first.start % minutesOfDay) };
  }
  return undefined;
}

/** A calendar date some days on, or back. */
export function daysAfter(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** How long a journey takes, in words: to five minutes, then to the quarter, then to the hour; from two days on in days. */
export function durationInWords(minutes: number): { fr: string; en: string } {
  const step = minutes < 60 ? 5 : minutes < 600 ? 15 : 60;
  const rounded = Math.max(5, Math.round(minutes / step) * step);
  if (rounded < 60) return { fr: `${String(rounded)} min`, en: `${String(rounded)} min` };
  if (rounded >= 48 * 60) {
    const count = String(Math.round(rounded / minutesOfDay));
    return { fr: `${count} jours`, en: `${count} days` };
  }
  const [hour, rest] = [String(Math.floor(rounded / 60)), rounded % 60];
  if (rest === 0) return { fr: `${hour} h`, en: `${hour} h` };
  return { fr: `${hour} h ${String(rest)}`, en: `${hour} h ${String(rest)} min` };
}

/** « 8 h 30 », « 8 h » and "8:30", "8:00", on the clock of 24 hours. */
function timeInWords(minuteOfDay: number): { fr: string; en: string } {
  const hour = String(Math.floor(minuteOfDay / 60));
  const minute = minuteOfDay % 60;
  const minutes = String(minute).padStart(2, '0');
  return { fr: minute === 0 ? `${hour} h` : `${hour} h ${minutes}`, en: `${hour}:${minutes}` };
}

/** How long what is reported of the winter roads tells something about a later day. */
const reportLastsMs = 14 * 24 * 3_600_000;

/**
 * Whether winter roads carry a vehicle at an instant. What is reported now outweighs the usual dates, except for a trip too far
 * ahead for the report to mean anything.
 */
export function winterRoadsOpen(winterRoad: WinterRoad, timeZone: string, at: Date, now: Date): boolean {
  if (winterRoad.status !== 'by-season' && Math.abs(at.getTime() - now.getTime()) <= reportLastsMs) {
    return winterRoad.status === 'light' || winterRoad.status === 'partial' || winterRoad.status === 'full';
  }
  const { monthDay } = wallTime(timeZone, at);
  const { opens, closes } = winterRoad;
  return opens <= closes ? monthDay >= opens && monthDay <= closes : monthDay >= opens || monthDay <= closes;
}

/** An age in words, rounded down: minutes, then hours, then days. */
export function ageInWords(ms: number): { fr: string; en: string } {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return { fr: `${String(minutes)} min`, en: `${String(minutes)} min` };
  if (minutes < 48 * 60)
    return { fr: `${String(Math.floor(minutes / 60))} h`, en: `${String(Math.floor(minutes / 60))} h` };
  const count = String(Math.floor(minutes / minutesOfDay));
  return { fr: `${count} jours`, en: `${count} days` };
}
