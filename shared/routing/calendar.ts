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

// Building a formatter costs a hundred times what using it does.
const formatters = new Map<string, Intl.DateTimeFormat>();

/** @throws RangeError when the time zone does not exist. */
export function wallTime(timeZone: string, instant: Date): WallTime {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of formatter.formatToParts(instant)) parts[part.type] = part.value;
  const date = `${parts.year ?? ''}-${parts.month ?? ''}-${parts.day ?? ''}`;
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return {
    date,
    monthDay: date.slice(5),
    minuteOfWeek: weekday * minutesOfDay + Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/** Weekly hours as minutes since Monday 00:00; `end` may lie beyond the week's end. */
export type WeeklyHours = { timeZone: string; intervals: readonly { start: number; end: number }[] };

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export function weeklyHours(schedule: Extract<NonNullable<Service['schedule']>, { kind: 'weekly' }>): WeeklyHours {
  const intervals = schedule.hours.flatMap(({ days: open, opens, closes }) =>
    open.map((day) => {
      const start = days.indexOf(day) * minutesOfDay + minutesOf(opens);
      const length = minutesOf(closes) - minutesOf(opens);
      return { start, end: start + (length > 0 ? length : length + minutesOfDay) };
    }),
  );
  return { timeZone: schedule.timeZone, intervals: intervals.toSorted((a, b) => a.start - b.start) };
}

export const isOpen = (hours: WeeklyHours, minuteOfWeek: number): boolean =>
  hours.intervals.some(
    ({ start, end }) =>
      (minuteOfWeek >= start && minuteOfWeek < end) || (end > minutesOfWeek && minuteOfWeek < end - minutesOfWeek),
  );

/** The next opening after a minute of the week, on the service's own wall clock. */
export function nextOpening(hours: WeeklyHours, minuteOfWeek: number): { day: Day; time: string } {
  const wait = (start: number) => (start - minuteOfWeek + minutesOfWeek) % minutesOfWeek;
  const start = hours.intervals.reduce(
    (best, { start: other }) => (wait(other) < wait(best) ? other : best),
    hours.intervals[0]?.start ?? 0,
  );
  const minute = start % minutesOfDay;
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return { day: days[Math.floor(start / minutesOfDay)] ?? 'MO', time };
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
