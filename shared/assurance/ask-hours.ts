import { instantsOf, wallTimeAt } from '../platform/wall-time.ts';

/** The hours in which the hub texts about what can wait: by day, Monday to Friday, on its own clock. Pure. */
export interface AskHours {
  readonly timeZone: string;
  /** Wall times such as 09:00; the last minute is the one before `to`. */
  readonly from: string;
  readonly to: string;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const SATURDAY = 6;
const SUNDAY = 0;
/** From a Friday evening to a Monday, and one more for clocks that skip the very minute. */
const DAYS_AHEAD = 5;

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export function isAskHour({ timeZone, from, to }: AskHours, instant: number): boolean {
  const wall = wallTimeAt(timeZone, instant);
  const minute = Math.floor(wall / MINUTE) % 1440;
  return isWeekday(wall) && minute >= minuteOf(from) && minute < minuteOf(to);
}

const isWeekday = (wall: number): boolean => ![SATURDAY, SUNDAY].includes(new Date(wall).getUTCDay());

/** The first instant in these hours that is not before `instant`; both ISO. */
export function askHourFrom(hours: AskHours, instant: string): string {
  const now = Date.parse(instant);
  if (isAskHour(hours, now)) return instant;
  const today = Math.floor(wallTimeAt(hours.timeZone, now) / DAY) * DAY;
  const opening = Array.from({ length: DAYS_AHEAD }, (_, day) => today + day * DAY)
    .flatMap((date) => instantsOf(hours.timeZone, date + minuteOf(hours.from) * MINUTE))
    .find((start) => start > now && isAskHour(hours, start));
  if (opening === undefined) throw new Error('A week has days on which the hub may ask');
  return new Date(opening).toISOString();
}

/** How many hours of a day these are, at least one. */
export const hoursADay = ({ from, to }: AskHours): number =>
  Math.max(1, Math.ceil((minuteOf(to) - minuteOf(from)) / 60));
