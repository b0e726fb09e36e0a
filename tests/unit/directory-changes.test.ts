import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeLines, type EntryChange } from '../../shared/directory/changes.ts';
import { applyChanges, fieldChanges } from '../../shared/directory/field-changes.ts';

const field = fc.constantFrom('name', 'fr', 'en', 'contacts', 'capacity', 'nation', 'x.y', '');
const { value: anyValue } = fc.letrec<{ value: Readonly<Record<string, unknown>>; field: unknown }>((tie) => ({
  value: fc.dictionary(field, tie('field'), { maxKeys: 4, noNullPrototype: true }),
  field: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(0, 1, true, 'a', 'b', null),
    fc.array(tie('field'), { maxLength: 3 }),
    tie('value'),
  ),
}));

describe('the fields that changed', () => {
  it('applied to what was there before give what is there now, whatever both are', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (before, after) => {
        expect(applyChanges(before, fieldChanges(before, after))).toEqual(after);
      }),
      { numRuns: 3_000 },
    );
  });

  it('are none between a value and itself', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(fieldChanges(value, structuredClone(value))).toEqual([]);
      }),
    );
  });

  it('name each field from the outside in, a list as a whole', () => {
    const before = { name: { fr: 'Abri', en: 'Shelter' }, languages: ['fr'], status: 'active' };
    const after = { name: { fr: 'Refuge', en: 'Shelter' }, languages: ['fr', 'en'], virtual: true };
    expect(fieldChanges(before, after)).toEqual([
      { path: ['languages'], before: ['fr'], after: ['fr', 'en'] },
      { path: ['name', 'fr'], before: 'Abri', after: 'Refuge' },
      { path: ['status'], before: 'active' },
      { path: ['virtual'], after: true },
    ]);
  });
});

let at = 0;
const change = (how: EntryChange['how'], value: Readonly<Record<string, unknown>>): EntryChange => {
  at += 1;
  return { id: `c${at}`, at: new Date(at * 1000).toISOString(), by: { kind: 'member', id: 'm' }, how, value };
};
const entry = (capacity?: object) => ({ id: 's', name: { fr: 'A', en: 'A' }, ...(capacity && { capacity }) });
const beds = (available: number, maximum?: number) => ({
  unit: 'bed',
  available,
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...(maximum !== undefined && { maximum }),
});

describe('the lines of a history', () => {
  it('say what an addition added, and of each change what was there before', () => {
    const [second, first] = changeLines([change('changed', { ...entry(), url: 'x' }), change('added', entry())], 2);
    expect(first?.fields?.map(({ path }) => path[0])).toEqual(['id', 'name']);
    expect(second?.fields).toEqual([{ path: ['url'], after: 'x' }]);
  });

  it('do not say what the first change after set-up changed', () => {
    const [second, first] = changeLines([change('changed', { ...entry(), url: 'x' }), change('changed', entry())], 2);
    expect(first?.fields).toBeUndefined();
    expect(second?.fields).toHaveLength(1);
  });

  it('put a capacity that was set alone between two changes of the whole', () => {
    const lines = changeLines(
      [
        change('changed', entry(beds(3, 9))),
        change('capacity', beds(2, 9)),
        change('capacity', beds(1, 9)),
        change('added', entry(beds(5, 9))),
      ],
      3,
    );
    expect(lines.map(({ fields }) => fields)).toEqual([
      [{ path: ['capacity', 'available'], before: 2, after: 3 }],
      [{ path: ['capacity', 'available'], before: 1, after: 2 }],
      [{ path: ['capacity', 'available'], before: 5, after: 1 }],
    ]);
  });

  it('say of a maximum that is gone that it is gone', () => {
    const [line] = changeLines(
      [change('capacity', { ...beds(2), maximum: null }), change('added', entry(beds(2, 9)))],
      1,
    );
    expect(line?.fields).toEqual([{ path: ['capacity', 'maximum'], before: 9 }]);
  });

  it('lead from any entry to the one that is there now, step by step', () => {
    const anEntry = anyValue.map((value) => ({ ...value, id: 's' }));
    const aCapacity = fc.nat(50).map((available) => beds(available));
    const aStep = fc.oneof(
      anEntry.map((value) => ({ how: 'changed' as const, value })),
      aCapacity.map((value) => ({ how: 'capacity' as const, value })),
    );
    fc.assert(
      fc.property(anEntry, fc.array(aStep, { maxLength: 8 }), (first, steps) => {
        const changes = [change('added', first), ...steps.map(({ how, value }) => change(how, value))];
        const stored = changes.reduce<Readonly<Record<string, unknown>>>(
          (so, { how, value }) => (how === 'capacity' ? { ...so, capacity: { ...capacityOf(so), ...value } } : value),
          {},
        );
        const lines = changeLines(changes.toReversed(), changes.length).toReversed();
        const led = lines.reduce<Readonly<Record<string, unknown>>>(
          (so, { fields }) => applyChanges(so, fields ?? []),
          {},
        );
        expect(led).toEqual(stored);
      }),
      { numRuns: 500 },
    );
  });
});

const capacityOf = ({ capacity }: Readonly<Record<string, unknown>>): object =>
  typeof capacity === 'object' && capacity !== null && !Array.isArray(capacity)
    ? Object.fromEntries(Object.entries(capacity).filter(([, value]) => value !== null))
    : {};
