import { fiscalYearOf, monthEndsOf } from './year.ts';

export const PARTS = ['figures', 'entries', 'submissions', 'import'] as const;
export type Part = (typeof PARTS)[number];

/** What of the reports is looked at, as the address says it. */
export interface Asked {
  readonly part: Part;
  /** `hub`: all recipients together. Undefined: the first there is. */
  readonly recipient: string | undefined;
  readonly year: number;
  /** The end of a month of the year; undefined: everything so far. */
  readonly asOf: string | undefined;
}

/** Whatever the address holds that means nothing is passed over, as if it were not there. */
export function askedFrom(search: URLSearchParams, today: string): Asked {
  const recipient = search.get('recipient') ?? '';
  const named = search.get('year') ?? '';
  const year = /^2[01]\d\d$/.test(named) ? Number(named) : fiscalYearOf(today);
  const asOf = search.get('asOf') ?? '';
  return {
    part: PARTS.find((part) => part === search.get('part')) ?? 'figures',
    recipient: recipient === '' ? undefined : recipient,
    year,
    asOf: monthEndsOf(year).includes(asOf) ? asOf : undefined,
  };
}

export function searchOf({ part, recipient, year, asOf }: Asked): URLSearchParams {
  const search = new URLSearchParams();
  if (part !== 'figures') search.set('part', part);
  if (recipient !== undefined) search.set('recipient', recipient);
  search.set('year', String(year));
  if (asOf !== undefined) search.set('asOf', asOf);
  return search;
}

/** From this year back to the one in which the hub opened; five where that is not known. */
export function yearsToAsk(today: string, openedOn: string | undefined): readonly number[] {
  const last = fiscalYearOf(today);
  const first = openedOn === undefined ? last - 4 : Math.min(fiscalYearOf(openedOn), last);
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}
