import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarMonth,
  firstDayOf,
  FISCAL_MONTHS,
  fiscalMonthOf,
  fiscalYearOf,
  isFiscalYear,
  lastDayOf,
  monthEnd,
  monthEndingOn,
  parseFiscalYear,
  quarterEndOf,
} from '../../shared/counting/fiscal-year.ts';
import { isLocalDate, localDateIn, parseLocalDate } from '../../shared/platform/local-date.ts';
import { isIn, monthEndOf, monthOf } from '../counting-model/calendar.ts';

const YEARS = Array.from({ length: 200 }, (_, at) => parseFiscalYear(2000 + at));
const DAY_MS = 86_400_000;

/** Every date of every fiscal year there is. */
function* everyDate(): Generator<string> {
  const end = Date.parse('2200-04-01T00:00:00Z');
  for (let at = Date.parse('2000-04-01T00:00:00Z'); at < end; at += DAY_MS)
    yield new Date(at).toISOString().slice(0, 10);
}

describe('each day from 1 April 2000 to 31 March 2200', () => {
  it('is in one fiscal year, in one month and in one quarter of it', () => {
    const wrong: string[] = [];
    for (const text of everyDate()) {
      const date = parseLocalDate(text);
      const year = fiscalYearOf(date);
      const month = fiscalMonthOf(date);
      const right =
        isIn(year, text) &&
        date >= firstDayOf(year) &&
        date <= lastDayOf(year) &&
        month === monthOf(text) &&
        calendarMonth(year, month) === text.slice(0, 7) &&
        quarterEndOf(month) >= month &&
        quarterEndOf(month) - month < 3 &&
        quarterEndOf(month) % 3 === 0;
      if (!right) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it('follows the day before: only 1 April begins a year, and only the first of a month a month', () => {
    let before = parseLocalDate('2000-04-01');
    const begins: string[] = [];
    const wrong: string[] = [];
    for (const text of [...everyDate()].slice(1)) {
      const date = parseLocalDate(text);
      if (fiscalYearOf(date) !== fiscalYearOf(before)) begins.push(text.slice(5));
      if ((fiscalMonthOf(date) !== fiscalMonthOf(before)) !== text.endsWith('-01')) wrong.push(text);
      before = date;
    }
    expect(wrong).toEqual([]);
    expect(begins).toEqual(YEARS.slice(1).map(() => '04-01'));
  });
});

describe('a fiscal year', () => {
  it('has twelve months that follow one another to its last day, 29 February in leap years only', () => {
    for (const year of YEARS) {
      const ends = FISCAL_MONTHS.map((month) => monthEnd(year, month));
      expect([...ends].sort()).toEqual(ends);
      expect(ends).toEqual(ends.map(monthEndOf));
      expect(ends.map((end) => monthEndingOn(year, end))).toEqual(FISCAL_MONTHS);
      expect(monthEndingOn(year, firstDayOf(year))).toBeUndefined();
      expect(ends.at(-1)).toBe(lastDayOf(year));
      const spring = year + 1;
      const isLeap = new Date(Date.UTC(spring, 1, 29)).getUTCDate() === 29;
      expect(ends[10]).toBe(`${spring}-02-${isLeap ? 29 : 28}`);
      expect(isLocalDate(`${spring}-02-29`)).toBe(isLeap);
    }
    expect([2000, 2024, 2100].map((year) => isLocalDate(`${year}-02-29`))).toEqual([true, true, false]);
  });

  it('is one of those from 2000 to 2199', () => {
    expect([1999, 2000, 2199, 2200, 2026.5].map(isFiscalYear)).toEqual([false, true, true, false, false]);
    for (const date of ['2000-03-31', '2200-04-01'])
      expect(() => fiscalYearOf(parseLocalDate(date))).toThrow(RangeError);
  });
});

/** Minutes that a zone is ahead of UTC at an instant, as the runtime writes it: "GMT-05:00". */
function offsetMinutes(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '', hours = '0', minutes = '0'] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

describe('the day on the calendar of a hub', () => {
  it('turns at its own midnight, in both time zones of Ontario, in winter and in summer', () => {
    const instants = fc.date({ min: new Date('2000-01-02'), max: new Date('2199-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom('America/Toronto', 'America/Winnipeg'), instants, (timeZone, at) => {
        const wallClock = new Date(at.getTime() + offsetMinutes(timeZone, at) * 60_000);
        expect(localDateIn(timeZone, at)).toBe(wallClock.toISOString().slice(0, 10));
      }),
      { numRuns: 500 },
    );
  });

  it('is still 31 March on Central time when it is 1 April already on Eastern time', () => {
    const days = (at: string): string[] =>
      ['America/Winnipeg', 'America/Toronto'].map((timeZone) => localDateIn(timeZone, new Date(at)));
    expect(days('2026-04-01T03:59:59Z')).toEqual(['2026-03-31', '2026-03-31']);
    expect(days('2026-04-01T04:30:00Z')).toEqual(['2026-03-31', '2026-04-01']);
    expect(days('2026-04-01T05:00:00Z')).toEqual(['2026-04-01', '2026-04-01']);
  });
});
