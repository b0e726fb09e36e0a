import type { AnswerOf } from '../../api/contract.ts';
import { monthsBegun, monthsOf } from './year.ts';

export type Report = AnswerOf<'GET /v1/reports/{recipientId}/{fiscalYear}'>;
export type Element = Report['elements'][number];
export type ElementCode = Element['code'];

/** What one line of the table of figures says of a data element. */
export interface FigureLine {
  readonly element: Element;
  readonly month: number;
  readonly quarter: number;
  readonly yearToDate: number;
  /** At the same date of the year before; undefined: not known (yet). */
  readonly yearBefore: number | undefined;
}

/** How many months of the year the figures go up to: to `asOf`, else to the month that is under way; 1 at least. */
export const monthsShown = ({ fiscalYear }: Report, asOf: string | undefined, today: string): number =>
  asOf === undefined
    ? Math.max(1, monthsBegun(fiscalYear, today))
    : Math.max(1, monthsOf(fiscalYear).indexOf(asOf.slice(0, 7)) + 1);

/** The month named last, the quarter it is in (as far as it has come), and the year to date. */
export const figureLines = (report: Report, months: number, before: Report | undefined): readonly FigureLine[] =>
  report.elements.map((element) => {
    const until = element.byMonth[months - 1];
    const quarterBegan = Math.floor((months - 1) / 3) * 3;
    const earlier = quarterBegan === 0 ? 0 : (element.byMonth[quarterBegan - 1]?.cumulative ?? 0);
    const same = before?.elements.find(({ code }) => code === element.code);
    return {
      element,
      month: until?.value ?? 0,
      quarter: (until?.cumulative ?? 0) - earlier,
      yearToDate: element.value,
      yearBefore: same?.byMonth[months - 1]?.cumulative,
    };
  });

export interface MonthPair {
  /** 1 is April. */
  readonly place: number;
  /** "2026-04" */
  readonly month: string;
  /** Undefined: the month has not begun, or lies after the date of the report. */
  readonly now: number | undefined;
  readonly before: number | undefined;
}

/** Persons first served, month by month, beside the year before. */
export function monthPairs(report: Report, months: number, before: Report | undefined): readonly MonthPair[] {
  const persons = personsOf(report);
  const earlier = before === undefined ? undefined : personsOf(before);
  return monthsOf(report.fiscalYear).map((month, at) => ({
    place: at + 1,
    month,
    now: at < months ? (persons?.byMonth[at]?.value ?? 0) : undefined,
    before: earlier?.byMonth[at]?.value,
  }));
}

const personsOf = ({ elements }: Report): Element | undefined => elements.find(({ code }) => code === 'persons-served');
