import { DAY, instantOf, localDay, monthDayOf, weekdayOf } from './local-days.ts';

/** First and last day, `MM-DD`; it may run over the new year. */
export type Season = { opens: string; closes: string };

/** On which local dates something goes at all. */
type OpenOn = (day: number) => boolean;

/**
 * When a connection can be taken: at any time; on demand within hours of the day; or at departures of a timetable. A departure of
 * a line's later stop is its first stop's, `offset` minutes on.
 */
export type Timing =
  | { kind: 'always' }
  | { kind: 'hours'; timeZone: string; from: number; to: number; openOn: OpenOn }
  | {
      kind: 'timetable';
      timeZone: string;
      departs: readonly number[];
      offset: number;
      days: ReadonlySet<number>;
      openOn: OpenOn;
    };

/** Days over which a departure is looked for: nobody is told to wait for the ice of another month. */
export const patienceDays = 14;

export function inSeason(season: Season, day: number): boolean {
  const { opens, closes } = season;
  const date = monthDayOf(day);
  return opens <= closes ? date >= opens && date <= closes : date >= opens || date <= closes;
}

export const anyDay: OpenOn = () => true;
export const withinSeasons =
  (seasons: readonly Season[]): OpenOn =>
  (day) =>
    seasons.some((season) => inSeason(season, day));

/** The first departure at or after `ready`. Leaving later never leaves earlier: what the search rests on. */
export function nextDeparture(timing: Timing, ready: number): number | undefined {
  if (timing.kind === 'always') return ready;
  const offset = timing.kind === 'timetable' ? timing.offset : 0;
  const first = localDay(timing.timeZone, ready - offset);
  for (let day = first; day <= first + patienceDays; day += 1) {
    if (!timing.openOn(day)) continue;
    if (timing.kind === 'hours') {
      const leaves = Math.max(ready, instantOf(timing.timeZone, day, timing.from));
      if (leaves <= instantOf(timing.timeZone, day, timing.to)) return leaves;
    } else if (timing.days.has(weekdayOf(day))) {
      for (const minute of timing.departs) {
        const leaves = instantOf(timing.timeZone, day, minute) + offset;
        if (leaves >= ready) return leaves;
      }
    }
  }
  return undefined;
}

/** The last departure at or before `latest`: the same rule seen from the other end. */
export function lastDeparture(timing: Timing, latest: number): number | undefined {
  if (timing.kind === 'always') return latest;
  const offset = timing.kind === 'timetable' ? timing.offset : 0;
  const last = localDay(timing.timeZone, latest - offset);
  for (let day = last; day >= last - patienceDays; day -= 1) {
    if (!timing.openOn(day)) continue;
    if (timing.kind === 'hours') {
      const leaves = Math.min(latest, instantOf(timing.timeZone, day, timing.to));
      if (leaves >= instantOf(timing.timeZone, day, timing.from)) return leaves;
    } else if (timing.days.has(weekdayOf(day))) {
      for (const minute of timing.departs.toReversed()) {
        const leaves = instantOf(timing.timeZone, day, minute) + offset;
        if (leaves <= latest) return leaves;
      }
    }
  }
  return undefined;
}

/** Any time of an open day, to its very end. */
export const allDay = { from: 0, to: DAY } as const;
