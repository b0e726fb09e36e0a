import type { Answers, DayOfWeek, SafeWindow } from './model.ts';

export type SafeToWrite =
  | { readonly safe: 'now' }
  /** Outside the person's own hours: a text waits in the outbox until they open. */
  | { readonly safe: 'later'; readonly at: string }
  /** The person said no, or never said yes: a coordinator decides with eyes open. */
  | { readonly safe: 'no' }
  | { readonly safe: 'unknown' };

const QUARTER_MS = 900_000;
const QUARTERS_IN_TWO_WEEKS = 4 * 24 * 14;

/** Pure: whether a text that is not a direct reply may go to this phone now. Safe hours are on the person's own clock. */
export function safeToWrite(answers: Answers, now: string): SafeToWrite {
  if (answers.safeToText === 'no') return { safe: 'no' };
  if (answers.safeToText !== 'yes') return { safe: 'unknown' };
  const { windows = [], timeZone = 'UTC' } = answers.safeHours ?? {};
  if (windows.length === 0) return { safe: 'now' };
  // In quarter hours, so that a change to daylight time cannot step over the opening.
  for (let quarter = 0; quarter <= QUARTERS_IN_TWO_WEEKS; quarter += 1) {
    const instant = new Date(Date.parse(now) + quarter * QUARTER_MS);
    const clock = wallClock(instant, timeZone);
    if (windows.some((window) => isWithin(window, clock))) {
      return quarter === 0 ? { safe: 'now' } : { safe: 'later', at: roundedDown(instant).toISOString() };
    }
  }
  return { safe: 'unknown' };
}

type WallClock = { readonly day: DayOfWeek; readonly time: string };
const days: readonly DayOfWeek[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function isWithin({ from, to, days: only }: SafeWindow, { day, time }: WallClock): boolean {
  const begins = (on: DayOfWeek): boolean => only === undefined || only.includes(on);
  if (from === to) return begins(day);
  if (from < to) return begins(day) && time >= from && time < to;
  const yesterday = days[(days.indexOf(day) + 6) % 7] ?? day;
  return (begins(day) && time >= from) || (begins(yesterday) && time < to);
}

const roundedDown = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 60_000) * 60_000);

function wallClock(instant: Date, timeZone: string): WallClock {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  const named = part('weekday').toLowerCase();
  return { day: days.find((day) => day === named) ?? 'sun', time: `${part('hour')}:${part('minute')}` };
}
