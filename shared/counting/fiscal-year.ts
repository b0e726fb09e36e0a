import { parseLocalDate, type LocalDate } from '../platform/local-date.ts';

declare const fiscalYearBrand: unique symbol;

/** A fiscal year of Ontario, named by the year it starts in: 2026 is 2026-04-01 to 2027-03-31. */
export type FiscalYear = number & { readonly [fiscalYearBrand]: true };

/** 1 is April, 12 is March. */
export const FISCAL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export type FiscalMonth = (typeof FISCAL_MONTHS)[number];

export const isFiscalYear = (year: number): year is FiscalYear =>
  Number.isInteger(year) && year >= 2000 && year <= 2199;

/** @throws RangeError when it is not a year such as 2026. */
export function parseFiscalYear(value: number | string): FiscalYear {
  const year = typeof value === 'number' ? value : /^\d{4}$/.test(value) ? Number(value) : Number.NaN;
  if (!isFiscalYear(year)) throw new RangeError(`Not a fiscal year (its first calendar year, such as 2026): ${value}`);
  return year;
}

const parts = (date: LocalDate): { year: number; month: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
});

/** The fiscal year of a service date: January to March belong to the year that began the April before. */
export function fiscalYearOf(date: LocalDate): FiscalYear {
  const { year, month } = parts(date);
  return parseFiscalYear(month >= 4 ? year : year - 1);
}

export function fiscalMonthOf(date: LocalDate): FiscalMonth {
  return parseFiscalMonth(((parts(date).month + 8) % 12) + 1);
}

/** @throws RangeError when it is not 1 to 12. */
export function parseFiscalMonth(value: number): FiscalMonth {
  const month = FISCAL_MONTHS.find((one) => one === value);
  if (month === undefined) throw new RangeError(`Not a month of a fiscal year (1 April to 12 March): ${value}`);
  return month;
}

/** The last month of the quarter that a month belongs to. */
export const quarterEndOf = (month: FiscalMonth): FiscalMonth => parseFiscalMonth(Math.ceil(month / 3) * 3);

/** As the ministry writes it: "2026-27". */
export const fiscalYearLabel = (year: FiscalYear): string => `${year}-${String((year + 1) % 100).padStart(2, '0')}`;

export const firstDayOf = (year: FiscalYear): LocalDate => parseLocalDate(`${year}-04-01`);
export const lastDayOf = (year: FiscalYear): LocalDate => parseLocalDate(`${year + 1}-03-31`);

/** "2026-04" for the first month of 2026. */
export function calendarMonth(year: FiscalYear, month: FiscalMonth): string {
  const calendar = ((month + 2) % 12) + 1;
  return `${month <= 9 ? year : year + 1}-${String(calendar).padStart(2, '0')}`;
}

/** The last day of a month, leap years included. */
export function monthEnd(year: FiscalYear, month: FiscalMonth): LocalDate {
  const [calendarYear, calendar] = calendarMonth(year, month).split('-').map(Number);
  // Day 0 of the next month is the last day of this one.
  return parseLocalDate(new Date(Date.UTC(calendarYear ?? 0, calendar ?? 0, 0)).toISOString().slice(0, 10));
}

/** The month of the year that ends on this day, or nothing: a report is made as of a month's end. */
export const monthEndingOn = (year: FiscalYear, date: LocalDate): FiscalMonth | undefined =>
  FISCAL_MONTHS.find((month) => monthEnd(year, month) === date);
