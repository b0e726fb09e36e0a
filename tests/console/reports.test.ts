import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedFrom, searchOf, yearsToAsk } from '../../console/src/screens/reports/asked.ts';
import { inBatches, readCsv } from '../../console/src/screens/reports/csv.ts';
import { IMPORTS, tallyOf } from '../../console/src/screens/reports/importing.ts';
import { centsOf } from '../../console/src/screens/reports/money.ts';
import { figureLines, monthPairs, monthsShown, type Report } from '../../console/src/screens/reports/report.ts';
import {
  dateOf,
  firstDate,
  fiscalYearOf,
  lastDate,
  monthEndsOf,
  monthsBegun,
  monthsOf,
  yearBefore,
  yearLabel,
} from '../../console/src/screens/reports/year.ts';
import * as fiscal from '../../shared/counting/fiscal-year.ts';
import { parseAmount } from '../../shared/counting/import-amount.ts';
import { columnsOf } from '../../shared/counting/import-columns.ts';
import { reportOf } from '../../shared/counting/report.ts';
import { counter } from '../../shared/counting/counter.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';

const RECIPIENT = 'fa679381-a1ea-526b-9958-fded3734194c';

/** Persons first served by month of the fiscal year (1 is April), as the API would report them. */
function report(year: number, persons: Readonly<Record<number, number>>): Report {
  const figures = new Map(
    Object.entries(persons).map(([month, value]) => [
      counter({ measure: 'persons', month: fiscal.parseFiscalMonth(Number(month)) }),
      value,
    ]),
  );
  const made = reportOf({ figures, merging: 0 }, { recipientId: RECIPIENT, fiscalYear: fiscal.parseFiscalYear(year) });
  return {
    ...made,
    elements: made.elements.map((one) => ({ ...one, byMonth: [...one.byMonth], byQuarter: [...one.byQuarter] })),
    personsByServiceType: [...made.personsByServiceType],
    breakdowns: made.breakdowns.map((one) => ({ ...one, rows: [...one.rows] })),
  };
}

describe('the fiscal year of the console', () => {
  it('is that of the reports, for every date', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-04-01T00:00:00Z'), max: new Date('2198-12-31T00:00:00Z'), noInvalidDate: true }),
        (instant) => {
          const date = parseLocalDate(instant.toISOString().slice(0, 10));
          const year = fiscal.fiscalYearOf(date);
          expect(fiscalYearOf(date)).toBe(year);
          expect(yearLabel(year)).toBe(fiscal.fiscalYearLabel(year));
          expect(monthsOf(year)).toEqual(fiscal.FISCAL_MONTHS.map((month) => fiscal.calendarMonth(year, month)));
          expect(monthEndsOf(year)).toEqual(fiscal.FISCAL_MONTHS.map((month) => fiscal.monthEnd(year, month)));
          expect(monthsBegun(year, date)).toBe(fiscal.fiscalMonthOf(date));
        },
      ),
    );
  });

  it('finds the same month’s end a year before, leap day or not', () => {
    expect(yearBefore('2028-02-29')).toBe('2027-02-28');
    expect(yearBefore('2025-02-28')).toBe('2024-02-29');
    expect(yearBefore('2026-09-30')).toBe('2025-09-30');
  });

  it('dates a new entry today, and in a year that is over on its last day', () => {
    expect(firstDate(2026, '2026-11-22')).toBe('2026-11-22');
    expect(firstDate(2025, '2026-11-22')).toBe('2026-03-31');
    expect(lastDate(2026, '2026-11-22')).toBe('2026-11-22');
    expect(dateOf(new Date(2026, 3, 1))).toBe('2026-04-01');
  });
});

describe('what is asked, in the address', () => {
  it('comes back as it was written', () => {
    const asked = { part: 'submissions', recipient: 'hub', year: 2025, asOf: '2025-09-30' } as const;
    expect(askedFrom(searchOf(asked), '2026-11-22')).toEqual(asked);
  });

  it('passes over what means nothing', () => {
    const asked = askedFrom(new URLSearchParams('part=no&year=99&asOf=2026-06-29&recipient='), '2026-11-22');
    expect(asked).toEqual({ part: 'figures', recipient: undefined, year: 2026, asOf: undefined });
  });

  it('offers each year since the hub opened, the latest first', () => {
    expect(yearsToAsk('2026-11-22', '2025-01-10')).toEqual([2026, 2025, 2024]);
    expect(yearsToAsk('2026-11-22', '2030-01-10')).toEqual([2026]);
    expect(yearsToAsk('2026-03-31', undefined)).toEqual([2025, 2024, 2023, 2022, 2021]);
  });
});

describe('dollars as they are typed', () => {
  it('are the cents that an imported file would give', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789., $\u00A0\u202F-')), maxLength: 14 }),
        (typed) => {
          expect(centsOf(typed)).toEqual(parseAmount(typed));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are read in both languages, and not guessed', () => {
    expect(centsOf('1 234,50 $')).toEqual({ cents: 123_450 });
    expect(centsOf('$1,234.50')).toEqual({ cents: 123_450 });
    expect(centsOf('0,1')).toEqual({ cents: 10 });
    expect(centsOf('1,234')).toEqual({ notAnAmount: 'ambiguous' });
    expect(centsOf('douze')).toEqual({ notAnAmount: 'malformed' });
  });
});

describe('a table of text', () => {
  it('is read as it was written, whatever its cells hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', '\n', ' x', '1'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (cells) => {
        // A cell that is not empty in each row: a line of nothing is passed over.
        const rows = cells.map(([one, two, three], at) => [`id${String(at)}`, one, two, three]);
        const text = stringify([['id', 'one', 'two', 'three'], ...rows], { bom: true, quoted: true });
        const file = readCsv(text);
        const read = 'rows' in file ? file.rows.map((row) => Object.values(row.cells)) : [];
        expect(read).toEqual(rows.map((row) => row.map((one) => one.trim())));
      }),
    );
  });

  it('knows the line of each row, over quoted ends of line and empty lines', () => {
    const file = readCsv('id;note\r\n1;"a\r\nb"\r\n\r\n2;c\r\n');
    expect(file).toEqual({
      columns: ['id', 'note'],
      rows: [
        { line: 2, cells: { id: '1', note: 'a\r\nb' } },
        { line: 5, cells: { id: '2', note: 'c' } },
      ],
    });
  });

  it('says where it cannot be read', () => {
    expect(readCsv('id,a\n1,"b\n2,c')).toEqual({ badLine: 2 });
    expect(readCsv('id,a\n1,b\n2,c,d')).toEqual({ badLine: 3 });
  });

  it('is sent some rows at a time, none twice and none left out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (all, size) => {
        const batches = inBatches(all, size);
        expect(batches.flat()).toEqual(all);
        expect(batches.every((batch) => batch.length >= 1 && batch.length <= size)).toBe(true);
      }),
    );
  });

  it('has the columns that the API takes', () => {
    for (const { kind, columns } of IMPORTS) {
      expect(columns).toEqual(columnsOf(kind).map(({ name, required }) => ({ name, required })));
    }
  });

  it('tells how many rows became what', () => {
    const tally = tallyOf([
      { line: 2, outcome: 'recordable' },
      { line: 3, outcome: 'rejected', field: 'date', code: 'invalid', message: '' },
      { line: 4, outcome: 'already-there' },
      { line: 5, outcome: 'recordable' },
    ]);
    expect(tally).toEqual({ recordable: 2, recorded: 0, there: 1, rejected: 1 });
  });
});

describe('the table of figures', () => {
  const now = report(2026, { 1: 3, 3: 2, 4: 4, 5: 1 });
  const before = report(2025, { 1: 1, 5: 2, 9: 7 });

  it('says the month, the quarter as far as it has come, the year to date, and the same date a year before', () => {
    const [persons] = figureLines(now, 5, before);
    expect(persons).toMatchObject({ month: 1, quarter: 5, yearToDate: 10, yearBefore: 3 });
  });

  it('knows nothing of a year before that it was not given', () => {
    expect(figureLines(now, 5, undefined)[0]?.yearBefore).toBeUndefined();
  });

  it('goes up to the date asked for, else to the month under way', () => {
    expect(monthsShown(now, '2026-06-30', '2026-11-22')).toBe(3);
    expect(monthsShown(now, undefined, '2026-11-22')).toBe(8);
    expect(monthsShown(report(2024, {}), undefined, '2026-11-22')).toBe(12);
    expect(monthsShown(report(2027, {}), undefined, '2026-11-22')).toBe(1);
  });

  it('draws no month that has not begun', () => {
    const pairs = monthPairs(now, 5, before);
    expect(pairs).toHaveLength(12);
    expect(pairs.map((pair) => pair.now)).toEqual([3, 0, 2, 4, 1, ...Array<undefined>(7).fill(undefined)]);
    expect(pairs[8]).toMatchObject({ place: 9, month: '2026-12', before: 7 });
  });
});
