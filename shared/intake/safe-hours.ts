import type { Answers } from './model.ts';

export type SafeToWrite =
  | { readonly safe: 'now' }
  /** Outside the person's own hours: a text waits in the outbox until they open. */
  | { readonly safe: 'later'; readonly at: string }
  /** The person said no, or never said yes: a coordinator decides with eyes open. */
  | { readonly safe: 'no' }
  | { readonly safe: 'unknown' };

/** Pure: whether a text that is not a direct reply may go to this phone now. Safe hours are on the person's own clock. */
export function safeToWrite(answers: Answers, now: string): SafeToWrite {
  if (answers.safeToText === 'no') return { safe: 'no' };
  if (answers.safeToText !== 'yes') return { safe: 'unknown' };
  const window = answers.safeWindow;
  if (window === undefined || window.from === window.to) return { safe: 'now' };
  // In quarter hours, so that a change to daylight time cannot step over the opening.
  for (let quarter = 0; quarter <= 4 * 24 * 2; quarter += 1) {
    const instant = new Date(Date.parse(now) + quarter * 900_000);
    if (isWithin(wallClock(instant, window.timeZone), window.from, window.to)) {
      return quarter === 0 ? { safe: 'now' } : { safe: 'later', at: roundedDown(instant).toISOString() };
    }
  }
  return { safe: 'unknown' };
}

const isWithin = (time: string, from: string, to: string): boolean =>
  from < to ? time >= from && time < to : time >= from || time < to;

const roundedDown = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 60_000) * 60_000);

const wallClock = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant);
