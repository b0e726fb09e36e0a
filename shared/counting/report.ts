import type { LocalDate } from '../platform/local-date.ts';
import { cumulative, meaningOf, type Figures, type Measure } from './counter.ts';
import { DATA_ELEMENTS, type DataElement } from './data-elements.ts';
import {
  calendarMonth,
  FISCAL_MONTHS,
  fiscalYearLabel,
  monthEnd,
  type FiscalMonth,
  type FiscalYear,
} from './fiscal-year.ts';

interface MonthFigure {
  /** "2026-04" */
  readonly month: string;
  readonly value: number;
  /** Year to date at the end of the month. */
  readonly cumulative: number;
}
export interface ReportedElement extends Omit<DataElement, 'measure'> {
  /** Year to date at `asOf`; 0 where nothing took place, never blank. Cents for expenditures. */
  readonly value: number;
  readonly byMonth: readonly MonthFigure[];
}
export interface Report {
  readonly recipientId: string;
  readonly fiscalYear: FiscalYear;
  readonly label: string;
  readonly asOf: LocalDate;
  readonly elements: readonly ReportedElement[];
  /** Unduplicated within each type: a person with two types is in both, so these do not add up to the persons served. */
  readonly personsByServiceType: readonly { readonly serviceType: string; readonly value: number }[];
}

interface ReportSubject {
  readonly recipientId: string;
  readonly fiscalYear: FiscalYear;
  /** The last month included; default March, which is everything so far. */
  readonly through?: FiscalMonth;
}

/** The report of one recipient and year, from its tally alone. */
export const reportOf = (figures: Figures, subject: ReportSubject): Report =>
  report(subject, DATA_ELEMENTS, [...figures.keys()], (measure, month, type) =>
    cumulative(figures, measure, month, type),
  );

/**
 * The persons served by the hub as a whole, each once: what its recipients count, less those whom another of them counts
 * for the hub. The other elements are each recipient's own and are not summed: a joint activity stands in two reports.
 */
export function hubReportOf(tallies: readonly Figures[], subject: Omit<ReportSubject, 'recipientId'>): Report {
  const elements = DATA_ELEMENTS.filter(({ measure }) => measure === 'persons');
  const names = tallies.flatMap((figures) => [...figures.keys()]);
  return report({ ...subject, recipientId: 'hub' }, elements, names, (_, month, type) =>
    tallies.reduce(
      (sum, figures) =>
        sum + cumulative(figures, 'persons', month, type) - cumulative(figures, 'persons-elsewhere', month, type),
      0,
    ),
  );
}

function report(
  { recipientId, fiscalYear, through = 12 }: ReportSubject,
  elements: readonly DataElement[],
  counters: readonly (Figures extends ReadonlyMap<infer C, number> ? C : never)[],
  upTo: (measure: Measure, month: FiscalMonth, serviceType?: string) => number,
): Report {
  const months = FISCAL_MONTHS.filter((month) => month <= through);
  const types = new Set(counters.map((name) => meaningOf(name).serviceType).filter((type) => type !== undefined));
  return {
    recipientId,
    fiscalYear,
    label: fiscalYearLabel(fiscalYear),
    asOf: monthEnd(fiscalYear, through),
    elements: elements.map(({ measure, ...element }) => {
      const totals = months.map((month) => upTo(measure, month));
      return {
        ...element,
        value: totals.at(-1) ?? 0,
        byMonth: months.map((month, at) => ({
          month: calendarMonth(fiscalYear, month),
          value: (totals[at] ?? 0) - (totals[at - 1] ?? 0),
          cumulative: totals[at] ?? 0,
        })),
      };
    }),
    personsByServiceType: [...types]
      .sort()
      .map((serviceType) => ({ serviceType, value: upTo('persons', through, serviceType) })),
  };
}
