import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { filtersIn, isQuestion, numberIn, withFilters } from '../../console/src/screens/directory/filters.ts';
import { marked } from '../../console/src/screens/directory/marked.ts';
import { mergeDrafts, same } from '../../console/src/screens/directory/edit/merge.ts';
import { geometryIn } from '../../console/src/screens/directory/edit/polygon.ts';
import { batchesOf } from '../../console/src/screens/directory/intake/batches.ts';
import { csvOf, readCsv } from '../../console/src/screens/directory/intake/csv.ts';
import { jsonRecords, lineRecords } from '../../console/src/screens/directory/intake/records.ts';
import { tableRecords } from '../../console/src/screens/directory/intake/table-set.ts';

const draft = fc.record({
  name: fc.string(),
  kinds: fc.array(fc.string()),
  fees: fc.option(fc.string(), { nil: undefined }),
});

describe('a draft that somebody else overtakes', () => {
  it('keeps every field that was written here, and takes every other from what is there', () => {
    fc.assert(
      fc.property(draft, draft, draft, (base, mine, theirs) => {
        const merged = mergeDrafts(base, mine, theirs);
        const kept = (['name', 'kinds', 'fees'] as const).every((field) =>
          same(merged.draft[field], same(base[field], mine[field]) ? theirs[field] : mine[field]),
        );
        expect(kept).toBe(true);
      }),
    );
  });

  it('names what both changed, unless to the same', () => {
    const merged = mergeDrafts({ a: 1, b: 1, c: 1 }, { a: 2, b: 2, c: 1 }, { a: 3, b: 2, c: 3 });
    expect(merged).toEqual({ draft: { a: 2, b: 2, c: 3 }, taken: ['c'], both: ['a'] });
  });
});

describe('filters in the address', () => {
  it('leave out what is empty, and pass over what nobody knows', () => {
    const params = withFilters(new URLSearchParams('tab=programs&kind=nonsense'), { q: 'abri', tab: '' });
    expect(params.toString()).toBe('kind=nonsense&q=abri');
    expect(filtersIn(params)).toMatchObject({ tab: 'services', q: 'abri', kind: undefined });
  });

  it('ask the search only for what a list cannot tell', () => {
    const asks = (query: string): boolean => isQuestion(filtersIn(new URLSearchParams(query)));
    expect(asks('')).toBe(false);
    expect(asks('kind=legal')).toBe(false);
    expect(asks('tab=organizations&kind=legal')).toBe(true);
    expect(asks('q=abri')).toBe(true);
    expect(asks('q=abri&removed=1')).toBe(false);
  });

  it('know a telephone number, which no address may hold', () => {
    expect([numberIn('705-555-0110'), numberIn('555 0110'), numberIn('unit 12'), numberIn('24/7')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

it('marks a text and loses no letter of it', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(30))), (text, ranges) => {
      expect(
        marked(text, ranges)
          .map(({ part }) => part)
          .join(''),
      ).toBe(text);
    }),
  );
});

it('reads a polygon out of a feature, and nothing out of a point', () => {
  const ring = [
    [-80, 46],
    [-79, 46],
    [-79, 47],
    [-80, 46],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  expect(geometryIn(JSON.stringify({ type: 'FeatureCollection', features: [{ geometry }] }))).toEqual(geometry);
  expect(geometryIn('{"type":"Point","coordinates":[-80,46]}')).toBeUndefined();
  expect(geometryIn('{')).toBeUndefined();
});

describe('a file of another directory', () => {
  it('gives back what was written as CSV', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.string(),
            fc.string().filter((text) => !/^[=+\-@\t]/.test(text)),
          ),
          { minLength: 1 },
        ),
        (rows) => {
          const safe = rows.map(([one, other]) => [`x${one}`, other]);
          const read = readCsv('t.csv', csvOf([['one', 'two'], ...safe]));
          expect(read.rows.map(({ cells }) => cells)).toEqual(safe);
        },
      ),
    );
  });

  it('says in which row the cells do not match', () => {
    expect(() => readCsv('t.csv', 'a,b\n1,2\n3\n')).toThrow(expect.objectContaining({ code: 'not-csv', line: 3 }));
    expect(() => lineRecords('t.ndjson', '{"id":"1"}\n{')).toThrow(
      expect.objectContaining({ code: 'not-json', line: 2 }),
    );
  });

  it('sends organizations before services, and says where a value stands', () => {
    const records = jsonRecords('d.json', '{"services":[{"id":"s"}],"organizations":[{"id":"o"}]}');
    expect(records.map(({ type }) => type)).toEqual(['organization', 'service']);
    expect(records[1]?.place('phones[0].number')).toEqual({
      file: 'd.json',
      row: 1,
      field: 'services[0].phones[0].number',
    });
  });

  it('nests the rows of tables, and tells the row of each', () => {
    const table = (table: 'service' | 'phone', text: string) => ({
      table,
      file: `${table}.csv`,
      content: readCsv(table, text),
    });
    const [service] = tableRecords([
      table('service', 'id,name,organization_id\ns,Abri,o\n'),
      table('phone', 'id,number,service_id\np,705,x\nq,706,s\n'),
    ]);
    expect(service?.record).toEqual({
      id: 's',
      name: 'Abri',
      organization_id: 'o',
      phones: [{ id: 'q', number: '706' }],
    });
    expect(service?.place('phones[0].number')).toEqual({ file: 'phone.csv', row: 3, field: 'number' });
  });

  it('goes in batches of one type that a request can hold', () => {
    const records = Array.from({ length: 90 }, (_, at) => ({
      type: at < 45 ? ('organization' as const) : ('service' as const),
      record: { id: String(at) },
      place: (field: string) => ({ file: '', row: 0, field }),
    }));
    const batches = batchesOf(records);
    expect(batches.map((batch) => batch.length)).toEqual([40, 5, 40, 5]);
    expect(batches.flat().map(({ row }) => row)).toEqual(records.map((_, at) => at + 1));
  });
});
