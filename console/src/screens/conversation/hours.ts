import type { Conversation } from './thread.ts';

export type SafeHours = NonNullable<Conversation['contact']['safeHours']>;
export type Window = SafeHours['windows'][number];
type DayOfWeek = NonNullable<Window['days']>[number];

export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly DayOfWeek[];

/** Where the people of a northern Ontario hub set their clocks. */
export const TIME_ZONES = ['America/Toronto', 'America/Winnipeg', 'America/Atikokan', 'America/Nipigon'] as const;

/** A Monday: day names come from the browser, in the language of the page. */
const MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

export const dayName = (day: DayOfWeek, tag: string): string =>
  new Intl.DateTimeFormat(tag, { weekday: 'short', timeZone: 'UTC' }).format(MONDAY + DAYS.indexOf(day) * DAY_MS);

/** `06:30` as the language of the page writes it. */
export const clockTime = (time: string, tag: string): string =>
  new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: 'UTC' }).format(new Date(`2024-01-01T${time}:00Z`));

/** `22:00 – 06:30`, with the days on which it begins unless that is every day. */
export function windowInWords({ from, to, days }: Window, tag: string): string {
  const hours = `${clockTime(from, tag)} – ${clockTime(to, tag)}`;
  if (days === undefined || days.length === DAYS.length) return hours;
  const names = DAYS.filter((day) => days.includes(day)).map((day) => dayName(day, tag));
  return `${hours} (${names.join(', ')})`;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export const isComplete = ({ from, to, days }: Window): boolean =>
  TIME.test(from) && TIME.test(to) && from !== to && days?.length !== 0;
