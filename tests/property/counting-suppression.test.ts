import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppressed, type PublishedCell } from '../../shared/counting/suppression.ts';

const isSmall = (cell: number): boolean => cell >= 1 && cell <= 4;
const sum = (cells: readonly number[]): number => cells.reduce((total, cell) => total + cell, 0);

/** Every way to put `total` persons into `rows` rows. */
function* partitions(rows: number, total: number): Generator<number[]> {
  if (rows === 1) yield [total];
  else
    for (let cell = 0; cell <= total; cell += 1)
      for (const rest of partitions(rows - 1, total - cell)) yield [cell, ...rest];
}

/** Every table in which a row has at most all the persons, and all rows together at least as many. */
function* overlapping(rows: number, persons: number, needed = persons): Generator<number[]> {
  if (rows === 0) {
    if (needed <= 0) yield [];
    return;
  }
  for (let cell = 0; cell <= persons; cell += 1) {
    for (const rest of overlapping(rows - 1, persons, needed - cell)) yield [cell, ...rest];
  }
}

interface Searched {
  readonly tables: number;
  readonly cells: number;
  readonly small: number;
  readonly hidden: number;
  /** Small cells shown, or hidden but certain for a reader who knows the rule; with a table in which it happens. */
  readonly workedBack: readonly string[];
}

/**
 * The reader who knows the rule tries every table there is: those that are published like the one read are still possible. A
 * small cell is worked back when it has the same value in all of them.
 */
function search(tables: Iterable<number[]>, publish: (cells: number[]) => PublishedCell[]): Searched {
  const possible = new Map<string, { readonly example: number[]; readonly values: Set<number>[] }>();
  const count = { tables: 0, cells: 0, small: 0, hidden: 0 };
  const workedBack: string[] = [];
  for (const table of tables) {
    const published = publish(table);
    const key = published.join();
    const same = possible.get(key) ?? { example: table, values: table.map(() => new Set<number>()) };
    possible.set(key, same);
    table.forEach((cell, row) => {
      same.values[row]?.add(cell);
      if (published[row] === null) count.hidden += 1;
      if (isSmall(cell)) count.small += 1;
      if (isSmall(cell) && published[row] !== null) workedBack.push(`${table.join()} is shown`);
    });
    count.tables += 1;
    count.cells += table.length;
  }
  for (const { example, values } of possible.values()) {
    for (const [only, ...others] of values.map((each) => [...each])) {
      if (only !== undefined && others.length === 0 && isSmall(only)) workedBack.push(`${only} in ${example.join()}`);
    }
  }
  return { ...count, workedBack };
}

const perCent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;

describe('a reader who knows the total, the cells shown and the rule', () => {
  it.each([
    [2, 60],
    [3, 40],
    [4, 26],
    [5, 21],
  ])('works no small cell of a partition into %i rows back, whatever the total up to %i', (rows, largest) => {
    const found = { tables: 0, cells: 0, small: 0, hidden: 0 };
    for (let total = 0; total <= largest; total += 1) {
      const searched = search(partitions(rows, total), (cells) => suppressed(cells, 'partition'));
      expect(searched.workedBack).toEqual([]);
      for (const what of ['tables', 'cells', 'small', 'hidden'] as const) found[what] += searched[what];
    }
    expect(found.tables).toBeGreaterThan(1_000);
    console.log(
      `${rows} rows, ${found.tables} tables: ${perCent(found.small, found.cells)} of the cells are 1 to 4, ` +
        `${perCent(found.hidden, found.cells)} are hidden`,
    );
  });

  it.each([
    [2, [...Array(31).keys()]],
    [3, [...Array(17).keys()]],
    [4, [1, 2, 3, 4, 5, 6, 7, 8, 9, 16]],
    [5, [1, 2, 3, 4, 5, 6]],
  ])('works no small cell of an overlapping table of %i rows back', (rows, persons) => {
    for (const all of persons) {
      const { workedBack } = search(overlapping(rows, all), (cells) => suppressed(cells, 'overlapping', all));
      expect(workedBack).toEqual([]);
    }
  });

  it('works cells back where only those of 1 to 4 are hidden, so that this search can fail', () => {
    const naive = (cells: number[]) => cells.map((cell) => (isSmall(cell) ? null : cell));
    expect(search(partitions(3, 10), naive).workedBack).toContain('1 in 0,1,9');
    expect(search(partitions(3, 3), naive).workedBack).toContain('1 in 1,1,1');
    expect(search(overlapping(3, 12), naive).workedBack).toContain('4 in 0,4,8');
    // All rows equal, and every other row of the same sum hidden less: only their neighbours protect them.
    const withoutNeighbours = (cells: number[]) =>
      cells.toSorted().join() === '0,1,1,1,2' ? naive(cells) : suppressed(cells, 'partition');
    expect(search(partitions(5, 5), withoutNeighbours).workedBack).toContain('1 in 1,1,1,1,1');
  });
});

const row = fc.oneof(fc.nat(9), fc.constantFrom(0, 1, 4, 5), fc.nat(500));
const partition = fc.array(row, { minLength: 2, maxLength: 12 });

/** The table with one person moved from a row to another, or the persons of two rows exchanged. */
function* oneMoveAway(cells: readonly number[]): Generator<number[]> {
  for (const [from, there] of cells.entries()) {
    for (const [to, here] of cells.entries()) {
      if (from === to) continue;
      yield cells.with(from, here).with(to, there);
      if (there > 0) yield cells.with(from, there - 1).with(to, here + 1);
    }
  }
}

describe('a table of any size', () => {
  it('has for each small cell another table, one move away, that is published in the same way', () => {
    fc.assert(
      fc.property(partition, (cells) => {
        const published = suppressed(cells, 'partition').join();
        const alike = [...oneMoveAway(cells)].filter((other) => suppressed(other, 'partition').join() === published);
        const certain = cells.filter((cell, at) => isSmall(cell) && alike.every((other) => other[at] === cell));
        expect(certain).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is published in the same way in whatever order its rows stand', () => {
    fc.assert(
      fc.property(partition, fc.nat(), fc.boolean(), (cells, turn, overlaps) => {
        const turned = (list: readonly PublishedCell[]) =>
          cells.map((_, at) => list[(at + turn) % list.length] ?? null);
        const publish = (list: readonly number[]) =>
          overlaps ? suppressed(list, 'overlapping', sum(list)) : suppressed(list, 'partition');
        expect(publish(turned(cells).map(Number))).toEqual(turned(publish(cells)));
      }),
    );
  });

  it('hides nothing without a small cell, and beside small cells of two sizes nothing else in all but the rarest', () => {
    fc.assert(
      fc.property(partition, (cells) => {
        const small = new Set(cells.filter(isSmall));
        const published = suppressed(cells, 'partition');
        const shown = cells.filter((cell, at) => published[at] !== null && !isSmall(cell)).length;
        fc.pre(small.size !== 1 && sum(cells) !== cells.length && sum(cells) !== 4 * cells.length);
        expect(shown).toBe(cells.filter((cell) => !isSmall(cell)).length);
      }),
    );
  });
});
