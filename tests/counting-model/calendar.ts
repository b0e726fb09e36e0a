/** The ministry's calendar written out once more, and differently, so that a mistake in the program's own is noticed. */
const MONTH_OF: Readonly<Record<string, number>> = {
  '04': 1,
  '05': 2,
  '06': 3,
  '07': 4,
  '08': 5,
  '09': 6,
  '10': 7,
  '11': 8,
  '12': 9,
  '01': 10,
  '02': 11,
  '03': 12,
};
export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const DAYS: Readonly<Record<string, number>> = { '02': 28, '04': 30, '06': 30, '09': 30, '11': 30 };

/** 1 for April to 12 for March, of a date such as 2026-05-31. */
export function monthOf(date: string): number {
  const month = MONTH_OF[date.slice(5, 7)];
  if (month === undefined) throw new RangeError(`Not a date: ${date}`);
  return month;
}

export const isIn = (year: number, date: string): boolean => date >= `${year}-04-01` && date <= `${year + 1}-03-31`;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The last day of the date's month. */
export function monthEndOf(date: string): string {
  const month = date.slice(5, 7);
  const days = month === '02' && isLeap(Number(date.slice(0, 4))) ? 29 : (DAYS[month] ?? 31);
  return `${date.slice(0, 8)}${days}`;
}
