import { parseLocalDate, type LocalDate } from '../../platform/local-date.ts';
import { instantsOf } from '../../platform/wall-time.ts';
import type { SeriesCore } from './model.ts';
import { datesOf, daysAfter, isDateOf } from './recurrence.ts';
import type { Moment, Schedule } from './schedule.ts';

/** One appointment of a series. `date` is that of the schedule, by which it is called even when it is moved elsewhere. */
export interface Occurrence {
  readonly date: LocalDate;
  readonly moment: Moment;
  /** When the passenger is picked up. */
  readonly at: string;
  readonly as: 'planned' | 'moved' | 'skipped';
}

type Dated = Pick<SeriesCore, 'schedule' | 'exceptions' | 'doneThrough'>;

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The instant that is so many minutes after a moment on the wall clock of a zone, counted on that wall. Where the clocks go back
 * over it, the first of the two; where they skip it, as much later as they skip, so that a trip at 2:30 leaves at 3:30.
 */
export function instantOf(timeZone: string, { date, time }: Moment, minutesLater = 0): string {
  const wall = Date.parse(`${date}T${time}:00Z`) + minutesLater * MINUTE;
  const [instant] = instantsOf(timeZone, wall);
  const [dayBefore] = instantsOf(timeZone, wall - DAY);
  return new Date(instant ?? (dayBefore ?? wall - DAY) + DAY).toISOString();
}

const occurrence = ({ schedule }: Dated, date: LocalDate, moment: Moment, as: Occurrence['as']): Occurrence => ({
  date,
  moment,
  at: instantOf(schedule.timeZone, moment),
  as,
});

/**
 * What is still to come of a series, at most `count` of it, the earliest first. `skipped`: with what is left out, for showing.
 */
export function comingOccurrences(
  series: Dated,
  count: number,
  { skipped = false }: { readonly skipped?: boolean } = {},
): Occurrence[] {
  const { schedule, exceptions, doneThrough = '' } = series;
  const coming: Occurrence[] = [];
  for (const [date, exception] of Object.entries(exceptions)) {
    if (exception.kind !== 'move' || exception.done) continue;
    coming.push(occurrence(series, parseLocalDate(date), exception.to, 'moved'));
  }
  let planned = 0;
  for (const date of datesOf(schedule)) {
    if (planned === count) break;
    const exception = exceptions[date];
    if (date <= doneThrough || exception?.kind === 'move') continue;
    if (exception !== undefined && !skipped) continue;
    coming.push(
      occurrence(series, date, { date, time: schedule.time }, exception === undefined ? 'planned' : 'skipped'),
    );
    planned += 1;
  }
  return coming.sort(byTime).slice(0, count);
}

/** Two at the same instant come in the order of the schedule, so that the same is decided each time. */
const byTime = (one: Occurrence, other: Occurrence): number =>
  one.at === other.at ? compare(one.date, other.date) : compare(one.at, other.at);
const compare = (one: string, other: string): number => (one < other ? -1 : 1);

/** Where a date stands; `undefined` for one that is none of the series. */
export function standingOf(series: Dated, date: string): 'done' | 'coming' | 'moved' | 'skipped' | undefined {
  const exception = series.exceptions[date];
  if (exception?.kind === 'skip') return 'skipped';
  if (exception !== undefined) return exception.done ? 'done' : 'moved';
  if (!isDateOf(series.schedule, date)) return undefined;
  return series.doneThrough !== undefined && date <= series.doneThrough ? 'done' : 'coming';
}

/** The series with these occurrences done with. */
export function without<S extends Dated>(series: S, done: readonly Occurrence[]): S {
  const exceptions = { ...series.exceptions };
  let { doneThrough } = series;
  for (const { date, moment, as } of done) {
    if (as === 'moved') exceptions[date] = { kind: 'move', to: moment, done: true };
    else if (doneThrough === undefined || date > doneThrough) doneThrough = date;
  }
  return { ...series, exceptions, ...(doneThrough !== undefined && { doneThrough }) };
}

/** A series that is new does not go back for what of its schedule has passed. */
export function fromNowOn<S extends Dated>(series: S, now: string): S {
  const { schedule } = series;
  let { doneThrough } = series;
  for (const date of datesOf(schedule)) {
    if (!hasPassed(schedule, date, now)) break;
    if (doneThrough === undefined || date > doneThrough) doneThrough = date;
  }
  return { ...series, ...(doneThrough !== undefined && { doneThrough }) };
}

/**
 * Another schedule from now on. Dates whose trips are made already, ahead of now, stay done with one by one: a date of the new
 * schedule may come before them.
 */
export function rescheduled<S extends Dated>(series: S, schedule: Schedule, now: string): S {
  const { schedule: before, doneThrough = '', exceptions } = series;
  const made: SeriesCore['exceptions'] = {};
  for (const date of datesOf(before)) {
    if (date > doneThrough) break;
    if (exceptions[date] !== undefined || hasPassed(before, date, now)) continue;
    made[date] = { kind: 'move', to: { date, time: before.time }, done: true };
  }
  return fromNowOn({ ...series, schedule, exceptions: { ...exceptions, ...made }, doneThrough: undefined }, now);
}

/** No zone is two days behind or ahead of another: only the dates about now have to be looked up on its clock. */
const hasPassed = ({ timeZone, time }: Schedule, date: LocalDate, now: string): boolean =>
  date <= daysAfter(now.slice(0, 10), -2) ||
  (date <= daysAfter(now.slice(0, 10), 2) && instantOf(timeZone, { date, time }) <= now);

const EXCEPTIONS_KEPT_DAYS = 31;

/** Without the exceptions that are long past: nothing is decided by them any more. */
export function pruned<S extends Dated>(series: S): S {
  const { doneThrough, exceptions } = series;
  if (doneThrough === undefined) return series;
  const keptFrom = daysAfter(doneThrough, -EXCEPTIONS_KEPT_DAYS);
  const kept = Object.entries(exceptions).filter(
    ([date, exception]) => date >= keptFrom || (exception.kind === 'move' && !exception.done),
  );
  return { ...series, exceptions: Object.fromEntries(kept) };
}
