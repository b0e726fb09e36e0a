import { describe, expect, it } from 'vitest';
import { counter, isCounter, type Figures } from '../../shared/counting/counter.ts';
import { FISCAL_MONTHS, parseFiscalYear } from '../../shared/counting/fiscal-year.ts';
import { hubReportOf, reportOf } from '../../shared/counting/report.ts';
import { readTally, tallyWrite } from '../../shared/counting/store.ts';

const fiscalYear = parseFiscalYear(2026);
const recipientId = 'a-recipient';
const counted = (figures: Figures) => ({ figures, merging: 0 });
const april = new Map([
  [counter({ measure: 'persons', month: 1 }), 2],
  [counter({ measure: 'persons', month: 3 }), 1],
  [counter({ measure: 'persons', month: 1, serviceType: 'transportation' }), 2],
  [counter({ measure: 'spent-cents', month: 2 }), 123_450],
  [counter({ measure: 'spent-cents', month: 3 }), -50],
]);

describe('a report', () => {
  it('gives the four data elements, zero where nothing took place, with French and English names', () => {
    const { elements, label, asOf } = reportOf(counted(april), { recipientId, fiscalYear });
    expect([label, asOf]).toEqual(['2026-27', '2027-03-31']);
    expect(elements.map(({ code, value }) => [code, value])).toEqual([
      ['persons-served', 3],
      ['group-activities', 0],
      ['capacity-activities', 0],
      ['expenditures', 123_400],
    ]);
    expect(elements.map(({ names }) => names.fr)).toEqual([
      'Nombre de personnes ayant reçu des services individuels adaptés aux besoins',
      'Nombre d’activités de groupe',
      'Nombre d’activités de renforcement des capacités et de collaboration',
      'Dépenses des organismes financés par le ministère',
    ]);
    expect(elements.every(({ names }) => names.en.length > 0)).toBe(true);
  });

  it('as of the end of a month holds that month and those before', () => {
    const { elements, personsByServiceType } = reportOf(counted(april), { recipientId, fiscalYear, through: 2 });
    expect(elements[0]?.byMonth).toEqual([
      { month: '2026-04', value: 2, cumulative: 2 },
      { month: '2026-05', value: 0, cumulative: 2 },
    ]);
    expect(elements[3]?.value).toBe(123_450);
    // Two persons: a cell of 1 to 4 is not published, nor what would give it away.
    expect(personsByServiceType.find(({ serviceType }) => serviceType === 'transportation')?.value).toBeNull();
  });

  it('gives the quarters that have begun', () => {
    const { elements } = reportOf(counted(april), { recipientId, fiscalYear, through: 4 });
    expect(elements[0]?.byQuarter).toEqual([
      { quarter: 1, ends: '2026-06-30', value: 3, cumulative: 3 },
      { quarter: 2, ends: '2026-09-30', value: 0, cumulative: 3 },
    ]);
  });

  it('breaks the persons down by what is known, the rest as unknown, small cells hidden', () => {
    const figures = new Map([
      [counter({ measure: 'persons', month: 1 }), 30],
      [counter({ measure: 'persons', month: 1, fact: 'B' }), 6],
      [counter({ measure: 'persons', month: 1, fact: 'C' }), 14],
      [counter({ measure: 'persons', month: 1, fact: 'N' }), 2],
    ]);
    const { breakdowns } = reportOf(counted(figures), { recipientId, fiscalYear });
    expect(breakdowns.find(({ dimension }) => dimension === 'age-band')?.rows).toEqual([
      { value: 'under-16', persons: 0 },
      { value: '16-17', persons: 6 },
      { value: '18-plus', persons: 14 },
      { value: 'unknown', persons: 10 },
    ]);
    // Two rows that add up to 30: hiding one of them alone would hide nothing.
    expect(breakdowns.find(({ dimension }) => dimension === 'nation')?.rows.map(({ persons }) => persons)).toEqual([
      null,
      null,
    ]);
  });

  it('of the hub leaves out those whom another recipient counts for it', () => {
    const other = new Map([
      [counter({ measure: 'persons', month: 4 }), 5],
      [counter({ measure: 'persons-elsewhere', month: 4 }), 2],
    ]);
    const { elements } = hubReportOf([counted(april), counted(other)], { fiscalYear });
    expect(elements.map(({ code, value }) => [code, value])).toEqual([['persons-served', 6]]);
  });
});

describe('a tally item', () => {
  it('fits 1 KB with every counter of the seven service types in every month, so it costs 2 write units', () => {
    const types = [
      'intake-assessment',
      'transportation',
      'mobile-phone',
      'crisis-support',
      'safety-planning',
      'case-management',
      'mobile-services',
    ];
    const names = FISCAL_MONTHS.flatMap((month) => [
      ...(['persons', 'persons-elsewhere', 'group-activities', 'capacity-activities', 'spent-cents'] as const).map(
        (measure) => counter({ measure, month }),
      ),
      ...types.map((serviceType) => counter({ measure: 'persons', month, serviceType })),
    ]);
    // DynamoDB: a name by its UTF-8 length, a number about a byte for two digits and one more.
    const bytes = names.reduce((sum, name) => sum + name.length + (name.startsWith('c') ? 6 : 3), 0);
    const key = `pkTALLY#${'0'.repeat(36)}skFY#2026kindtally`.length;
    expect(bytes + key).toBeLessThanOrEqual(1024);
  });

  it('has counters that no other attribute is taken for', () => {
    expect(
      [
        'pk',
        'sk',
        'kind',
        'version',
        'gsi1pk',
        'p0',
        'p13',
        'pd',
        't1',
        'pa1',
        'x1',
        'xa1',
        'tA1',
        'changes',
        'closed',
        'spent',
        'merging',
      ].filter(isCounter),
    ).toEqual([]);
    const write = tallyWrite({ recipientId, fiscalYear }, readTally(undefined), { figures: april });
    expect(write).toMatchObject({ update: { pk: 'TALLY#a-recipient', sk: 'FY#2026' } });
    expect(readTally({ pk: 'x', sk: 'y', kind: 'tally', p1: 2, g4: 0, ta3: 1, merging: 1, spent: 5 }).figures).toEqual(
      new Map([
        [counter({ measure: 'persons', month: 1 }), 2],
        [counter({ measure: 'persons', month: 3, serviceType: 'intake-assessment' }), 1],
      ]),
    );
  });
});
