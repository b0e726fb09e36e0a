import { cumulative, figuresThrough, meaningOf, type Figures } from './counter.ts';
import { DATA_ELEMENTS } from './data-elements.ts';
import type { FiscalMonth } from './fiscal-year.ts';
import type { Report } from './report.ts';
import type { LedgerHistory } from './store.ts';

/**
 * What the hash of a submission is taken of: a text that anybody can write again from the report. Recipient, year and date, then
 * each figure by the code of its element, year to date and by month, one to a line.
 */
export const hashedText = (report: Report): string =>
  [
    report.recipientId,
    String(report.fiscalYear),
    report.asOf,
    ...report.elements.flatMap(({ code, value, byMonth }) => [
      `${code}=${value}`,
      ...byMonth.map((month) => `${code} ${month.month}=${month.value}`),
    ]),
  ].join('\n');

/** The four data elements, year to date, by code. */
export const elementFigures = (figures: Figures, through: FiscalMonth): Record<string, number> =>
  Object.fromEntries(DATA_ELEMENTS.map(({ code, measure }) => [code, cumulative(figures, measure, through)]));

/** One change, after a report was submitted, of what that report says. */
export interface Restatement extends Omit<LedgerHistory, 'change' | 'before' | 'after'> {
  /** By data element: what it adds to the figure as of the report's date. */
  readonly changes: Readonly<Record<string, number>>;
  /** The same for the persons of each service type. */
  readonly byServiceType: Readonly<Record<string, number>>;
}

/** The lines of a ledger's history that change a report up to `through`, in their order. */
export const restatementsOf = (history: readonly LedgerHistory[], through: FiscalMonth): Restatement[] =>
  history.flatMap(({ change, before: _before, after: _after, ...line }) => {
    const counted = figuresThrough(change, through);
    // Whom the hub counts at another recipient is not in this report.
    if ([...counted.keys()].every((name) => meaningOf(name).measure === 'persons-elsewhere')) return [];
    const types = new Set([...counted.keys()].map((name) => meaningOf(name).serviceType));
    const byServiceType = [...types]
      .filter((type) => type !== undefined)
      .sort()
      .map((serviceType) => [serviceType, cumulative(counted, 'persons', through, { serviceType })] as const);
    return [
      {
        ...line,
        changes: withoutZeros(Object.entries(elementFigures(counted, through))),
        byServiceType: withoutZeros(byServiceType),
      },
    ];
  });

const withoutZeros = (entries: readonly (readonly [string, number])[]): Record<string, number> =>
  Object.fromEntries(entries.filter(([, n]) => n !== 0));
