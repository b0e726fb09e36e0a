import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf as columnsOfCommand, importKinds, isImportKind } from '../../local/import-columns.ts';
import { parseAmount } from '../../shared/counting/import-amount.ts';
import { columnsOf, IMPORT_KINDS } from '../../shared/counting/import-columns.ts';
import { columnOf, readEntryRow, readServiceRow, recordId, type ImportRow } from '../../shared/counting/import-row.ts';

const A = '018f0000-0000-7000-8000-00000000000a';
const B = '018f0000-0000-7000-8000-00000000000b';
const service: ImportRow = {
  line: 2,
  id: '17',
  person_id: A,
  recipient_id: B,
  service_date: '2026-05-31',
  service_type: 'safety-planning',
};
const expense: ImportRow = {
  line: 2,
  id: '17',
  recipient_id: A,
  date: '2026-05-31',
  category: 'transport',
  amount: '12.50',
};
const group: ImportRow = { line: 2, id: '17', date: '2026-05-31', type: 'cultural', hosts: `${B} ${A}` };

describe('an amount', () => {
  it.each([
    ['1234.50', 123_450],
    ['1234,50', 123_450],
    ['1 234,50', 123_450],
    ['1\u00A0234,50', 123_450],
    ['1\u202F234,50 $', 123_450],
    ['$1,234.50', 123_450],
    ['1.234,50', 123_450],
    ['1,234,567', 123_456_700],
    ['1 234', 123_400],
    ['1234', 123_400],
    ['12.5', 1_250],
    ['0.01', 1],
    ['1,234,567.89', 123_456_789],
  ])('written %s is read to the cent', (text, cents) => {
    expect(parseAmount(text)).toEqual({ cents });
  });

  it.each(['1,234', '1.234', '0,005', '12.345'])('written %s could be two amounts and is not guessed', (text) => {
    expect(parseAmount(text)).toEqual({ notAnAmount: 'ambiguous' });
  });

  it.each([
    '',
    '-5.00',
    '1e3',
    '12.',
    '.50',
    '1,23,456',
    '1 23,45',
    '1,234 567',
    '1,234,56',
    '1.234.567,890',
    '12 $ CA',
    '1234.567',
    '٣',
    '9'.repeat(12),
  ])('written %j is none', (text) => {
    expect(parseAmount(text)).toEqual({ notAnAmount: 'malformed' });
  });

  it('is read back as it was set, in English and in French, for any number of cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (cents) => {
        const whole = String(Math.floor(cents / 100));
        const fraction = String(cents % 100).padStart(2, '0');
        for (const [group, point] of [
          ['', '.'],
          ['', ','],
          [',', '.'],
          [' ', ','],
          ['\u00A0', ','],
          ['.', ','],
        ] as const) {
          const text = whole.replaceAll(/\B(?=(\d{3})+$)/g, group) + point + fraction;
          expect(parseAmount(text)).toEqual({ cents });
        }
      }),
    );
  });
});

describe('a row', () => {
  it('is read into the record that the API takes', () => {
    const given = { recipientId: B, serviceDate: '2026-05-31', serviceType: 'safety-planning', communityId: 'fn-143' };
    expect(readServiceRow({ ...service, community_id: ' fn-143 ' })).toMatchObject({
      id: '17',
      record: { person: { personId: A }, service: given },
    });
    const numbered = { ...service, person_id: '', file_number: ' No 42 ', community_id: 'fn-143' };
    expect(readServiceRow(numbered)).toMatchObject({
      record: { person: { fileNumber: 'No 42', facts: { ageBand: 'unknown', language: 'und' } }, service: given },
    });
    const known = { ...numbered, age_band: '16-17', language: 'oj', person_community: 'fn-143' };
    expect(readServiceRow(known)).toMatchObject({
      record: { person: { facts: { ageBand: '16-17', language: 'oj', communityId: 'fn-143' } } },
    });
    expect(readEntryRow('group-activities', { ...group, participants: '12' })).toMatchObject({
      record: { kind: 'group-activity', hosts: [A, B], participants: 12 },
    });
    expect(
      readEntryRow('capacity-activities', { line: 9, id: 'x', recipient_id: A, date: '2026-05-31', type: 'training' }),
    ).toMatchObject({
      record: { kind: 'capacity-activity', partnerIds: [] },
    });
    expect(
      readEntryRow('expenditures', { ...expense, category: 'backfill-staffing', approved_in: '2026-27' }),
    ).toMatchObject({ record: { kind: 'expenditure', amountCents: 1250, approvedIn: 2026 } });
  });

  it('says the same in whatever order of columns and hosts, case of ids and way of writing an amount', () => {
    const contents = (row: object): unknown => ('contents' in row ? row.contents : row);
    const reordered: ImportRow = {
      line: 3,
      ...Object.fromEntries(Object.entries(service).reverse()),
      person_id: A.toUpperCase(),
      community_id: '',
    };
    expect(contents(readServiceRow(reordered))).toBe(contents(readServiceRow(service)));
    expect(contents(readEntryRow('group-activities', { ...group, hosts: `${A}  ${B}` }))).toBe(
      contents(readEntryRow('group-activities', group)),
    );
    expect(contents(readEntryRow('expenditures', { ...expense, amount: '12,5 $' }))).toBe(
      contents(readEntryRow('expenditures', expense)),
    );
    // A fact that opens a file is no part of the service, and the number itself is not kept.
    const numbered = { ...service, person_id: '', file_number: 'QX-42' };
    expect(contents(readServiceRow({ ...numbered, age_band: '18-plus' }))).toBe(contents(readServiceRow(numbered)));
    expect(contents(readServiceRow(numbered))).not.toContain('42');
    expect(contents(readServiceRow({ ...service, service_date: '2026-05-30' }))).not.toBe(
      contents(readServiceRow(service)),
    );
  });

  it.each([
    [{ id: '' }, 'id', 'missing'],
    [{ id: 'no spaces' }, 'id', 'invalid'],
    [{ person_id: undefined }, 'person_id', 'invalid'],
    [{ person_id: 'Zoélie' }, 'person_id', 'invalid'],
    [{ recipient_id: '12' }, 'recipient_id', 'invalid'],
    [{ service_date: '2026-02-30' }, 'service_date', 'invalid'],
    [{ service_date: '31/05/2026' }, 'service_date', 'invalid'],
    [{ service_date: '0001-01-01' }, 'service_date', 'invalid'],
    [{ service_date: '9999-12-31' }, 'service_date', 'invalid'],
    [{ service_type: 'Safety planning' }, 'service_type', 'invalid'],
    [{ community_id: 'Zoélie' }, 'community_id', 'invalid'],
    [{ service_date: 20_260_531 }, 'service_date', 'invalid'],
    [{ name: 'Zoélie' }, 'name', 'unknown-column'],
    [{ person_id: '' }, 'person_id', 'missing'],
    [{ file_number: '42' }, 'file_number', 'invalid'],
    [{ person_id: '', file_number: '- -' }, 'file_number', 'invalid'],
    [{ person_id: '', file_number: '42', age_band: '17' }, 'age_band', 'invalid'],
    [{ person_id: '', file_number: '42', language: 'French' }, 'language', 'invalid'],
    [{ person_id: '', file_number: '42', person_community: 'Zoélie' }, 'person_community', 'invalid'],
  ])('with %j is refused by its column, without repeating what stands there', (change, field, code) => {
    const read = readServiceRow({ ...service, ...change });
    expect(read).toMatchObject({ refused: true, field, code });
    expect(JSON.stringify(read)).not.toContain('Zoélie');
  });

  it('with a cell that runs on and on is refused by its column', () => {
    expect(readServiceRow({ ...service, service_type: 'x'.repeat(5_000) })).toMatchObject({ field: 'service_type' });
  });

  it.each([
    [{ hosts: 'one two' }, 'hosts', 'invalid'],
    [{ hosts: `${A} ${A}` }, 'hosts', 'invalid'],
    [{ participants: 'douze' }, 'participants', 'invalid'],
    [{ participants: '10001' }, 'participants', 'invalid'],
    [{ type: 'party' }, 'type', 'invalid'],
  ])('of a group activity with %j is refused by its column', (change, field, code) => {
    expect(readEntryRow('group-activities', { ...group, ...change })).toMatchObject({ field, code });
  });

  it.each([
    [{ amount: '1,234' }, 'amount', 'ambiguous-amount'],
    [{ amount: '-12' }, 'amount', 'invalid'],
    [{ amount: '0' }, 'amount', 'invalid'],
    [{ category: 'backfill-staffing' }, 'approved_in', 'invalid'],
    [{ approved_in: '2026-28' }, 'approved_in', 'invalid'],
    [{ document_reference: 'bill of Zoélie' }, 'document_reference', 'invalid'],
  ])('of an expenditure with %j is refused by its column', (change, field, code) => {
    expect(readEntryRow('expenditures', { ...expense, ...change })).toMatchObject({ field, code });
  });

  it('is refused or read, whatever its cells hold', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constantFrom('2026-05-31', A, '12', '1,234'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...IMPORT_KINDS), fc.array(cell, { minLength: 10, maxLength: 10 }), (kind, cells) => {
        const row = { line: 2, ...Object.fromEntries(columnsOf(kind).map(({ name }, at) => [name, cells[at]])) };
        const read = kind === 'service-events' ? readServiceRow(row) : readEntryRow(kind, row);
        expect('refused' in read || read.id !== '').toBe(true);
      }),
    );
  });
});

describe('the id of a record', () => {
  it('is the UUID of its row', () => {
    expect(recordId('demo', 'service-events', 'any', A)).toBe(A);
    expect(readServiceRow({ ...service, id: A.toUpperCase() })).toMatchObject({ id: A });
  });

  it('is made of the number of its row, and of the source and kind that number belongs to', () => {
    const id = recordId('demo', 'service-events', '', '17');
    // Were it ever to change, a second run of an old file would count everything twice.
    expect(id).toBe('e5fb9f74-4107-5c2d-8572-c52137ba0432');
    const others = [
      recordId('other', 'service-events', '', '17'),
      recordId('demo', 'expenditures', '', '17'),
      recordId('demo', 'service-events', 'north', '17'),
      recordId('demo', 'service-events', '', '18'),
    ];
    expect(new Set([id, ...others]).size).toBe(5);
  });

  it('stays when a spreadsheet drops the zeros in front of a number', () => {
    expect(readServiceRow({ ...service, id: '0017' })).toMatchObject({ id: '17' });
    expect(readServiceRow({ ...service, id: '000' })).toMatchObject({ id: '0' });
    expect(readServiceRow({ ...service, id: 'A-0017' })).toMatchObject({ id: 'A-0017' });
  });
});

describe('a refusal of a use case', () => {
  it('is told by the column that its field came from', () => {
    expect(columnOf('service-events', 'serviceDate')).toBe('service_date');
    expect(columnOf('expenditures', 'amountCents')).toBe('amount');
    expect(columnOf('group-activities', 'recipientId')).toBe('hosts');
    expect(columnOf('expenditures', undefined)).toBeUndefined();
  });
});

describe('the command', () => {
  it('accepts the columns that the platform accepts', () => {
    expect(importKinds).toEqual([...IMPORT_KINDS]);
    for (const kind of IMPORT_KINDS) {
      const columns = columnsOf(kind).map(({ name, required }) => ({ name, required }));
      expect(isImportKind(kind) && columnsOfCommand(kind)).toEqual(columns);
    }
  });
});
