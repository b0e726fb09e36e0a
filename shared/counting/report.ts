import type { LocalDate } from '../platform/local-date.ts';
import { cumulative, meaningOf, SHIPPED_TYPES, type Figures, type Measure } from './counter.ts';
import { DATA_ELEMENTS, type DataElement } from './data-elements.ts';
import { DIMENSIONS, factOf, VALUES, type Dimension } from './facts.ts';
import {
  calendarMonth,
  FISCAL_MONTHS,
  fiscalYearLabel,
  monthEnd,
  quarterEndOf,
  type FiscalMonth,
  type FiscalYear,
} from './fiscal-year.ts';
import { hiddenWhereAPartIs, suppressed, type PublishedCell } from './suppression.ts';

interface MonthFigure {
  /** "2026-04" */
  readonly month: string;
  readonly value: number;
  /** Year to date at the end of the month. */
  readonly cumulative: number;
}
interface QuarterFigure {
  readonly quarter: 1 | 2 | 3 | 4;
  /** Its last day; the last quarter of a report may be under way. */
  readonly ends: LocalDate;
  readonly value: number;
  readonly cumulative: number;
}
export interface ReportedElement extends Omit<DataElement, 'measure'> {
  /** Year to date at `asOf`; 0 where nothing took place, never blank. Cents for expenditures. */
  readonly value: number;
  readonly byMonth: readonly MonthFigure[];
  readonly byQuarter: readonly QuarterFigure[];
}
/**
 * Persons by what is known of them, as of the end of a quarter. The rows add up to the persons served up to then; `null` is a
 * cell that is not published.
 */
export interface Breakdown {
  readonly dimension: Dimension;
  readonly asOf: LocalDate;
  readonly rows: readonly { readonly value: string; readonly persons: number | null }[];
}
export interface Report {
  readonly recipientId: string;
  readonly fiscalYear: FiscalYear;
  readonly label: string;
  readonly asOf: LocalDate;
  readonly elements: readonly ReportedElement[];
  /** Unduplicated within each type: a person with two types is in both, so these do not add up to the persons served. */
  readonly personsByServiceType: readonly { readonly serviceType: string; readonly value: number | null }[];
  /** As of the last end of a quarter that the report covers; none before the first. */
  readonly breakdowns: readonly Breakdown[];
  /** Two files are being made one, or taken apart: these figures change by that within moments. */
  readonly mergeUnderWay: boolean;
}

interface ReportSubject {
  readonly recipientId: string;
  readonly fiscalYear: FiscalYear;
  /** The last month included; default March, which is everything so far. */
  readonly through?: FiscalMonth;
  /** Persons are broken down as of quarters that are over by this day; default: of all. */
  readonly today?: LocalDate;
}

/** What of a tally a report is made of. */
export interface Counted {
  readonly figures: Figures;
  /** How many merges or splits of persons are under way. */
  readonly merging: number;
}

/** The report of one recipient and year, from its tally alone. */
export function reportOf({ figures, merging }: Counted, subject: ReportSubject): Report {
  const { through = 12 } = subject;
  const types = typesIn([figures]);
  const cells = typeCells(figures, types, through);
  return {
    ...heading(subject),
    elements: elementsOf(DATA_ELEMENTS, subject, (measure, month) => cumulative(figures, measure, month)),
    personsByServiceType: types.map((serviceType, at) => ({ serviceType, value: cells[at] ?? null })),
    breakdowns: breakdownsOf(figures, subject),
    mergeUnderWay: merging > 0,
  };
}

/**
 * The persons served by the hub as a whole, each once: what its recipients count, less those whom another of them counts
 * for the hub. The other elements are each recipient's own and are not summed: a joint activity stands in two reports. Nor is
 * the hub broken down by what is known of persons: beside the recipients' tables that would give hidden cells away.
 */
export function hubReportOf(tallies: readonly Counted[], subject: Omit<ReportSubject, 'recipientId'>): Report {
  const { through = 12 } = subject;
  const all = tallies.map(({ figures }) => figures);
  const types = typesIn(all);
  const upTo = (month: FiscalMonth, serviceType?: string): number =>
    all.reduce(
      (sum, figures) =>
        sum +
        cumulative(figures, 'persons', month, { serviceType }) -
        cumulative(figures, 'persons-elsewhere', month, { serviceType }),
      0,
    );
  const cells = hiddenWhereAPartIs(
    suppressed(
      types.map((serviceType) => upTo(through, serviceType)),
      'overlapping',
      upTo(through),
    ),
    all.map((figures) => typeCells(figures, types, through)),
  );
  return {
    ...heading({ ...subject, recipientId: 'hub' }),
    elements: elementsOf(
      DATA_ELEMENTS.filter(({ measure }) => measure === 'persons'),
      subject,
      (_, month) => upTo(month),
    ),
    personsByServiceType: types.map((serviceType, at) => ({ serviceType, value: cells[at] ?? null })),
    breakdowns: [],
    mergeUnderWay: tallies.some(({ merging }) => merging > 0),
  };
}

const heading = ({ recipientId, fiscalYear, through = 12 }: ReportSubject) => ({
  recipientId,
  fiscalYear,
  label: fiscalYearLabel(fiscalYear),
  asOf: monthEnd(fiscalYear, through),
});

/** Every type that ships, whether anybody had it or not, and those of the hub's own that somebody had. */
const typesIn = (all: readonly Figures[]): string[] => {
  const counted = all.flatMap((figures) => [...figures.keys()]).flatMap((name) => meaningOf(name).serviceType ?? []);
  return [...new Set([...SHIPPED_TYPES, ...counted])].sort();
};

const typeCells = (figures: Figures, types: readonly string[], through: FiscalMonth): PublishedCell[] =>
  suppressed(
    types.map((serviceType) => cumulative(figures, 'persons', through, { serviceType })),
    'overlapping',
    cumulative(figures, 'persons', through),
  );

function elementsOf(
  elements: readonly DataElement[],
  { fiscalYear, through = 12 }: Omit<ReportSubject, 'recipientId'>,
  upTo: (measure: Measure, month: FiscalMonth) => number,
): ReportedElement[] {
  const months = FISCAL_MONTHS.filter((month) => month <= through);
  return elements.map(({ measure, ...element }) => {
    const totals = months.map((month) => upTo(measure, month));
    const byMonth = months.map((month, at) => ({
      month: calendarMonth(fiscalYear, month),
      value: (totals[at] ?? 0) - (totals[at - 1] ?? 0),
      cumulative: totals[at] ?? 0,
    }));
    return { ...element, value: totals.at(-1) ?? 0, byMonth, byQuarter: quartersOf(totals, fiscalYear) };
  });
}

const QUARTERS = [
  [1, 3],
  [2, 6],
  [3, 9],
  [4, 12],
] as const;

/** The quarters of the fiscal year that have begun, from the totals at each month's end. */
function quartersOf(totals: readonly number[], fiscalYear: FiscalYear): QuarterFigure[] {
  return QUARTERS.filter(([, last]) => totals.length > last - 3).map(([quarter, last]) => {
    const before = totals[last - 4] ?? 0;
    const after = totals[Math.min(last, totals.length) - 1] ?? 0;
    return { quarter, ends: monthEnd(fiscalYear, last), value: after - before, cumulative: after };
  });
}

function breakdownsOf(figures: Figures, { fiscalYear, through = 12, today }: ReportSubject): Breakdown[] {
  const isOver = (month: FiscalMonth): boolean => today === undefined || monthEnd(fiscalYear, month) <= today;
  const quarters = FISCAL_MONTHS.filter((month) => month <= through && quarterEndOf(month) === month && isOver(month));
  const quarter = quarters.at(-1);
  if (quarter === undefined) return [];
  const asOf = monthEnd(fiscalYear, quarter);
  return DIMENSIONS.map((dimension) => ({ dimension, asOf, rows: rowsOf(figures, dimension, quarter) }));
}

function rowsOf(figures: Figures, dimension: Dimension, through: FiscalMonth): Breakdown['rows'] {
  const { known, rest } = VALUES[dimension];
  const counts = new Map<string, number>(known.map((value) => [value, 0]));
  for (const [name, n] of figures) {
    const { fact, month } = meaningOf(name);
    if (fact === undefined || month > through) continue;
    const said = factOf(fact);
    if (said.dimension === dimension) counts.set(said.value, (counts.get(said.value) ?? 0) + n);
  }
  const persons = cumulative(figures, 'persons', through);
  const told = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const values = [...counts.keys(), rest];
  const cells = suppressed([...counts.values(), persons - told], 'partition');
  return values.map((value, at) => ({ value, persons: cells[at] ?? null }));
}
