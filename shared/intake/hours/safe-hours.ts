import { clockChanges, instantsOf, wallTimeAt } from '../../platform/wall-time.ts';
import type { Conversation, DayOfWeek, SafeHours, SafeWindow } from '../model.ts';

/** Whether a text that is not a direct reply may go to this phone. Nothing of it is for the person: a coordinator reads it. */
export type SafeToWrite =
  | { readonly safe: 'now' }
  /** Outside the person's own hours, or before the hour they named: a text waits in the outbox until `at`. */
  | { readonly safe: 'later'; readonly at: string; readonly why: 'outside-hours' | 'paused' }
  /** The person said no, or somebody else seems to hold the phone: a coordinator decides with eyes open. */
  | { readonly safe: 'no'; readonly why: 'said-no' | 'in-doubt' }
  /** They chose a code word, and it has not been said since the last silence. */
  | { readonly safe: 'code-word' }
  /** They never said yes, said no until an hour that is past, or said yes before a silence and never told their hours. */
  | { readonly safe: 'unknown' };

/**
 * Pure. `now` is an ISO instant; after `askAgainAfterMinutes` without a text from them the phone may be in other hands.
 * `at` is the first minute from which texting is safe, whatever the clocks do meanwhile.
 */
export function safeToWrite(conversation: Conversation, now: string, askAgainAfterMinutes: number): SafeToWrite {
  const { answers, doubt, pausedUntil, codeWord, codeWordSaidAt, lastTextAt } = conversation;
  if (doubt !== undefined) return { safe: 'no', why: 'in-doubt' };
  if (pausedUntil !== undefined && Date.parse(pausedUntil) > Date.parse(now)) {
    const at = firstSafeAt(answers.safeHours, pausedUntil);
    return at === undefined ? { safe: 'unknown' } : { safe: 'later', at, why: 'paused' };
  }
  if (answers.safeToText === 'no' && pausedUntil === undefined) return { safe: 'no', why: 'said-no' };
  if (answers.safeToText !== 'yes') return { safe: 'unknown' };
  const isSilent = Date.parse(now) - Date.parse(lastTextAt) > askAgainAfterMinutes * MINUTE;
  if (codeWord !== undefined && (codeWordSaidAt === undefined || isSilent)) return { safe: 'code-word' };
  // A yes holds for the sitting in which it was said; hours hold until they are changed.
  if (isSilent && answers.safeHours === undefined) return { safe: 'unknown' };
  const at = firstSafeAt(answers.safeHours, now);
  if (at === undefined) return { safe: 'unknown' };
  return at === now ? { safe: 'now' } : { safe: 'later', at, why: 'outside-hours' };
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** Two Sundays: on one of them the clocks may skip the whole window. */
const DAYS_AHEAD = 15;

/** The instant itself when it is within the hours, else the minute at which they open; undefined when they never do. */
function firstSafeAt(hours: SafeHours | undefined, from: string): string | undefined {
  if (hours === undefined || hours.windows.length === 0) return from;
  const { timeZone, windows } = hours;
  const start = Date.parse(from);
  const isSafe = (instant: number): boolean => {
    const wall = wallTimeAt(timeZone, instant);
    return windows.some((window) => isWithin(window, wall));
  };
  if (isSafe(start)) return from;
  // Hours open when the wall comes to show their beginning, or when a change of the clocks leaps into them.
  const today = Math.floor(wallTimeAt(timeZone, start) / DAY) * DAY;
  const openings = Array.from({ length: DAYS_AHEAD + 1 }, (_, day) => today + day * DAY).flatMap((date) =>
    windows
      .filter(({ days }) => days === undefined || days.includes(dayOf(date)))
      .flatMap((window) => instantsOf(timeZone, date + minuteOf(window.from) * MINUTE)),
  );
  const first = [...openings, ...clockChanges(timeZone, start, start + DAYS_AHEAD * DAY)]
    .filter((instant) => instant > start)
    .sort((one, other) => one - other)
    .find(isSafe);
  return first === undefined ? undefined : new Date(first).toISOString();
}

const week: readonly DayOfWeek[] = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'];
/** 1 January 1970 was a Thursday. */
const dayOf = (wall: number): DayOfWeek => week[((Math.floor(wall / DAY) % 7) + 7) % 7] ?? 'thu';
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A window that does not end after its beginning runs over midnight; it belongs to the day on which it begins. */
function isWithin({ from, to, days }: SafeWindow, wall: number): boolean {
  const begins = (date: number): boolean => days === undefined || days.includes(dayOf(date));
  const minute = Math.floor(wall / MINUTE) % 1440;
  const [start, end] = [minuteOf(from), minuteOf(to)];
  if (start < end) return begins(wall) && minute >= start && minute < end;
  return (begins(wall) && minute >= start) || (begins(wall - DAY) && minute < end);
}
