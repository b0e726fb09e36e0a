/** Fiscal years of Ontario, named by the year they begin in: 2026 is 2026-04-01 to 2027-03-31. Dates are `YYYY-MM-DD`. */

export const fiscalYearOf = (date: string): number =>
  Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) >= 4 ? 0 : 1);

/** As the ministry writes it: "2026-27". */
export const yearLabel = (year: number): string => `${year}-${String((year + 1) % 100).padStart(2, '0')}`;

export const firstDayOf = (year: number): string => `${year}-04-01`;
export const lastDayOf = (year: number): string => `${year + 1}-03-31`;

/** "2026-04" to "2027-03". */
export const monthsOf = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, at) => {
    const calendar = ((at + 3) % 12) + 1;
    return `${at < 9 ? year : year + 1}-${String(calendar).padStart(2, '0')}`;
  });

/** The last day of "2026-04", leap years included. */
export function monthEnd(month: string): string {
  const [year = 0, calendar = 0] = month.split('-').map(Number);
  // Day 0 of the next month is the last day of this one.
  return new Date(Date.UTC(year, calendar, 0)).toISOString().slice(0, 10);
}

export const monthEndsOf = (year: number): readonly string[] => monthsOf(year).map(monthEnd);

/** The same month's end one year before. */
export const yearBefore = (date: string): string => monthEnd(`${Number(date.slice(0, 4)) - 1}-${date.slice(5, 7)}`);

/** How many months of the year have begun by `today`, 0 to 12. */
export const monthsBegun = (year: number, today: string): number =>
  monthsOf(year).filter((month) => month <= today.slice(0, 7)).length;

/** Calendar date of an instant on this device's clock. */
export function dateOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The last day of the year on which anything may be dated already. */
export const lastDate = (year: number, today: string): string => (today < lastDayOf(year) ? today : lastDayOf(year));

/** Where the date of a new entry begins: today, or in a year that is over its last day. */
export const firstDate = (year: number, today: string): string => {
  const last = lastDate(year, today);
  return last < firstDayOf(year) ? firstDayOf(year) : last;
};
