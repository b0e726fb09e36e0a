import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import { wallTimeAt } from '../../shared/platform/wall-time.ts';
import type { SeriesCore } from '../../shared/transport/series/model.ts';
import {
  comingOccurrences,
  fromNowOn,
  instantOf,
  rescheduled,
  standingOf,
  without,
} from '../../shared/transport/series/occurrences.ts';
import { nextClock, stepOf } from '../../shared/transport/series/plan.ts';
import { datesOf } from '../../shared/transport/series/recurrence.ts';
import { WEEKDAYS, type Rhythm, type Schedule } from '../../shared/transport/series/schedule.ts';

const DAY_MS = 86_400_000;
const dateAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const msOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Whether a date is in a rhythm, looked at by itself: nothing here is counted on from a date before. */
function isInRhythm(rhythm: Rhythm, from: string, date: string): boolean {
  const day = new Date(msOf(date));
  const weekday = WEEKDAYS[(day.getUTCDay() + 6) % 7];
  const daysBetween = (msOf(date) - msOf(from)) / DAY_MS;
  if (rhythm.every === 'day') return daysBetween % rhythm.interval === 0;
  if (rhythm.every === 'week') {
    const fromWeekday = (new Date(msOf(from)).getUTCDay() + 6) % 7;
    const weeksBetween = Math.floor((daysBetween + fromWeekday) / 7);
    return weeksBetween % rhythm.interval === 0 && rhythm.weekdays.some((one) => one === weekday);
  }
  const start = new Date(msOf(from));
  const monthsBetween = (day.getUTCFullYear() - start.getUTCFullYear()) * 12 + day.getUTCMonth() - start.getUTCMonth();
  if (monthsBetween % rhythm.interval !== 0) return false;
  const ofMonth = day.getUTCDate();
  const isLastWeek = new Date(msOf(date) + 7 * DAY_MS).getUTCMonth() !== day.getUTCMonth();
  const isLastDay = new Date(msOf(date) + DAY_MS).getUTCMonth() !== day.getUTCMonth();
  const { on } = rhythm;
  if (on.kind === 'day') return ofMonth === on.day || (isLastDay && ofMonth < on.day);
  if (on.weekday !== weekday) return false;
  return on.ordinal === 'last' ? isLastWeek : Math.ceil(ofMonth / 7) === on.ordinal;
}

const HORIZON_DAYS = 800;

/** Day by day from the first. */
function byBruteForce({ rhythm, from, ends }: Schedule, through: string, most = Infinity): string[] {
  const dates: string[] = [];
  for (let ms = msOf(from); dateAt(ms) <= through && dates.length < most; ms += DAY_MS) {
    const date = dateAt(ms);
    if (ends.kind === 'on' && date > ends.date) break;
    if (ends.kind === 'after' && dates.length === ends.count) break;
    if (isInRhythm(rhythm, from, date)) dates.push(date);
  }
  return dates;
}

const weekday = fc.constantFrom(...WEEKDAYS);
const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ every: fc.constant('day' as const), interval: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    every: fc.constant('week' as const),
    interval: fc.integer({ min: 1, max: 6 }),
    weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 7 }),
  }),
  fc.record({
    every: fc.constant('month' as const),
    interval: fc.integer({ min: 1, max: 5 }),
    on: fc.oneof(
      fc.record({ kind: fc.constant('day' as const), day: fc.integer({ min: 1, max: 31 }) }),
      fc.record({
        kind: fc.constant('weekday' as const),
        ordinal: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 'last' as const),
        weekday,
      }),
    ),
  }),
);
const FIRST = msOf('2026-01-01');
const date = fc.integer({ min: 0, max: 200 }).map((days) => dateAt(FIRST + days * DAY_MS));
/** No clock is changed from four o'clock on: the hours about the change are told one by one in the unit tests. */
const time = fc
  .integer({ min: 4 * 60, max: 24 * 60 - 1 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
const schedule: fc.Arbitrary<Schedule> = fc
  .record({
    rhythm,
    from: date,
    time,
    timeZone: fc.constantFrom('America/Toronto', 'America/Winnipeg', 'America/Atikokan', 'UTC'),
  })
  .chain((one) =>
    fc
      .oneof(
        fc.constant({ kind: 'never' as const }),
        fc
          .integer({ min: 0, max: 500 })
          .map((days) => ({ kind: 'on' as const, date: dateAt(msOf(one.from) + days * DAY_MS) })),
        fc.integer({ min: 1, max: 30 }).map((count) => ({ kind: 'after' as const, count })),
      )
      .map((ends) => ({ ...one, ends })),
  );

/** So that trips that are made ahead meet its dates. */
const alwaysGoing = schedule.map((one) => ({ ...one, from: dateAt(FIRST), ends: { kind: 'never' as const } }));

type Dated = Pick<SeriesCore, 'schedule' | 'exceptions' | 'doneThrough'>;

/** A few of the first dates skipped or moved, by their place in the schedule. */
const changes = fc.array(
  fc.record({ nth: fc.nat({ max: 12 }), moveByDays: fc.option(fc.integer({ min: -5, max: 20 })), time }),
  { maxLength: 6 },
);
const series: fc.Arbitrary<Dated> = fc.record({ schedule, changes }).map(({ schedule: one, changes: some }) => {
  const first = byBruteForce(one, dateAt(msOf(one.from) + HORIZON_DAYS * DAY_MS), 13);
  const exceptions: SeriesCore['exceptions'] = {};
  for (const { nth, moveByDays, time: to } of some) {
    const which = first[nth];
    if (which === undefined) continue;
    exceptions[which] =
      moveByDays === null
        ? { kind: 'skip', reason: 'other' }
        : { kind: 'move', to: { date: dateAt(msOf(which) + moveByDays * DAY_MS), time: to }, done: false };
  }
  return { schedule: one, exceptions };
});

describe('the dates of a schedule', () => {
  it('are those that a look at every single day finds', () => {
    fc.assert(
      fc.property(schedule, (one) => {
        const through = dateAt(msOf(one.from) + HORIZON_DAYS * DAY_MS);
        const dates: string[] = [];
        for (const found of datesOf(one)) {
          if (found > through) break;
          dates.push(found);
        }
        expect(dates).toEqual(byBruteForce(one, through));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the appointments of a series', () => {
  it('are its dates without those that are skipped, each moved one where it was moved to, in order', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 20 }), (one, count) => {
        const { schedule: by, exceptions } = one;
        const dates = byBruteForce(by, dateAt(msOf(by.from) + 12 * HORIZON_DAYS * DAY_MS), 40);
        const expected = dates
          .flatMap((on) => {
            const exception = exceptions[on];
            if (exception?.kind === 'skip') return [];
            return instantOf(by.timeZone, exception?.to ?? { date: on, time: by.time });
          })
          .sort()
          .slice(0, count);
        expect(comingOccurrences(one, count).map(({ at }) => at)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('stay at their time on the wall, whatever the clocks do', () => {
    fc.assert(
      fc.property(series, (one) => {
        const { timeZone } = one.schedule;
        for (const { at, moment } of comingOccurrences(one, 60)) {
          expect(wallTimeAt(timeZone, Date.parse(at))).toBe(Date.parse(`${moment.date}T${moment.time}:00Z`));
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** What a clock that is looked at at these instants does with a series, one step after the other. */
function worked(one: Dated, leadMinutes: number, instants: readonly string[]) {
  let now = one;
  const made: { date: string; at: string; madeAt: string }[] = [];
  const missed: { date: string; at: string; saidAt: string }[] = [];
  const clocks: (string | undefined)[] = [];
  for (const instant of instants) {
    for (let steps = 0; steps < 200; steps += 1) {
      const step = stepOf(now, leadMinutes, instant);
      if (step.missed.length === 0 && step.make === undefined) break;
      missed.push(...step.missed.map((each) => ({ date: each.date, at: each.at, saidAt: instant })));
      if (step.make !== undefined) made.push({ date: step.make.date, at: step.make.at, madeAt: instant });
      now = without(now, [...step.missed, ...(step.make === undefined ? [] : [step.make])]);
      clocks.push(step.nextAt);
      expect(step.nextAt).toBe(nextClock(now, leadMinutes));
    }
  }
  return { made, missed, clocks, left: now };
}

/** Mostly as a sweeper that was away for days, now and then for weeks. */
const gap = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 15 * 1440 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 * 1440 }) },
);
const looks = fc.array(gap, { minLength: 1, maxLength: 8 }).map((gaps) => {
  let at = FIRST;
  return gaps.map((minutes) => new Date((at += minutes * 60_000)).toISOString());
});

describe('the clock of a series', () => {
  it('makes each trip once while it is ahead, or says that it was missed: nothing else, nothing twice', () => {
    fc.assert(
      fc.property(series, looks, fc.integer({ min: 30, max: 20_160 }), (one, instants, leadMinutes) => {
        const last = instants.at(-1) ?? '';
        const { made, missed, left } = worked(one, leadMinutes, instants);
        const due = comingOccurrences(one, 500).filter(
          ({ at }) => Date.parse(at) - leadMinutes * 60_000 <= Date.parse(last),
        );
        const settled = [...made, ...missed].map((each) => each.date);
        expect(settled.toSorted()).toEqual(due.map((each) => each.date).toSorted());
        expect(new Set(settled).size).toBe(settled.length);
        expect(made.filter(({ at, madeAt }) => at <= madeAt)).toEqual([]);
        expect(missed.filter(({ at, saidAt }) => at > saidAt)).toEqual([]);
        expect(settled.filter((on) => standingOf(left, on) !== 'done')).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('is there until nothing is to come any more', () => {
    fc.assert(
      fc.property(series, looks, fc.integer({ min: 30, max: 20_160 }), (one, instants, leadMinutes) => {
        const { left, clocks } = worked(one, leadMinutes, instants);
        expect(nextClock(left, leadMinutes) === undefined).toBe(comingOccurrences(left, 1).length === 0);
        expect(clocks.slice(0, -1)).not.toContain(undefined);
      }),
      { numRuns: 40 },
    );
  });

  it('with a new schedule leaves no date of it out that is ahead, but those whose trips are made', () => {
    fc.assert(
      fc.property(series, alwaysGoing, looks, fc.integer({ min: 30, max: 20_160 }), (one, next, instants, lead) => {
        const now = instants.at(-1) ?? '';
        const { made, left } = worked(fromNowOn(one, instants[0] ?? ''), lead, instants);
        const after = rescheduled(left, next, now);
        const through = dateAt(Date.parse(now) + 120 * DAY_MS);
        const ahead = byBruteForce(next, through).filter(
          (on) => instantOf(next.timeZone, { date: on, time: next.time }) > now,
        );
        const known = new Set(made.map((each) => each.date));
        const expected = ahead.filter((on) => !known.has(parseLocalDate(on)) && left.exceptions[on] === undefined);
        const planned = comingOccurrences(after, 200).filter(({ as }) => as === 'planned');
        expect(planned.map((each) => each.date).filter((on) => on <= through)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});
