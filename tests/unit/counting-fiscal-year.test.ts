import { describe, expect, it } from 'vitest';
import {
  calendarMonth,
  FISCAL_MONTHS,
  fiscalMonthOf,
  fiscalYearLabel,
  fiscalYearOf,
  firstDayOf,
  lastDayOf,
  monthEnd,
  monthEndingOn,
  parseFiscalYear,
} from '../../shared/counting/fiscal-year.ts';
import { localDateIn, parseLocalDate } from '../../shared/platform/local-date.ts';

const of = (date: string) => fiscalYearOf(parseLocalDate(date));

describe('a fiscal year', () => {
  it.each([
    ['2026-03-31', 2025, 12],
    ['2026-04-01', 2026, 1],
    ['2026-12-31', 2026, 9],
    ['2027-01-01', 2026, 10],
    ['2027-03-31', 2026, 12],
    ['2027-04-01', 2027, 1],
    ['2028-02-29', 2027, 11],
  ])('holds %s in %i, as month %i', (date, year, month) => {
    expect(of(date)).toBe(year);
    expect(fiscalMonthOf(parseLocalDate(date))).toBe(month);
  });

  it('is written as the ministry writes it', () => {
    expect(fiscalYearLabel(parseFiscalYear(2026))).toBe('2026-27');
    expect(fiscalYearLabel(parseFiscalYear(2099))).toBe('2099-00');
  });

  it('begins on 1 April and ends on 31 March', () => {
    const year = parseFiscalYear('2026');
    expect([firstDayOf(year), lastDayOf(year)]).toEqual(['2026-04-01', '2027-03-31']);
    expect(calendarMonth(year, 9)).toBe('2026-12');
    expect(calendarMonth(year, 10)).toBe('2027-01');
  });

  it('ends its months on their own last day, in leap years too', () => {
    expect(FISCAL_MONTHS.map((month) => monthEnd(parseFiscalYear(2027), month).slice(5))).toEqual([
      '04-30',
      '05-31',
      '06-30',
      '07-31',
      '08-31',
      '09-30',
      '10-31',
      '11-30',
      '12-31',
      '01-31',
      '02-29',
      '03-31',
    ]);
    expect(monthEnd(parseFiscalYear(2026), 11)).toBe('2027-02-28');
    expect(monthEndingOn(parseFiscalYear(2027), parseLocalDate('2028-02-29'))).toBe(11);
    expect(monthEndingOn(parseFiscalYear(2027), parseLocalDate('2028-02-28'))).toBeUndefined();
  });

  it.each(['26', '2026-27', 'year', '', 1999, 2026.5])('is not made of %s', (value) => {
    expect(() => parseFiscalYear(value)).toThrow(RangeError);
  });
});

describe('the night of 31 March', () => {
  const instant = new Date('2027-04-01T04:30:00Z');
  it('is already the next year in Toronto and still the old one in Winnipeg and Atikokan', () => {
    expect(fiscalYearOf(localDateIn('America/Toronto', instant))).toBe(2027);
    expect(fiscalYearOf(localDateIn('America/Winnipeg', instant))).toBe(2026);
    expect(fiscalYearOf(localDateIn('America/Atikokan', instant))).toBe(2026);
  });
});
