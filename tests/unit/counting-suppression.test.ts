import { describe, expect, it } from 'vitest';
import { hiddenWhereAPartIs, suppressed } from '../../shared/counting/suppression.ts';

const partition = (...cells: number[]) => suppressed(cells, 'partition');
const typesOf = (persons: number, ...cells: number[]) => suppressed(cells, 'overlapping', persons);

describe('a table whose rows add up to the persons served', () => {
  it('shows 0 and 5 or more, and hides 1 to 4', () => {
    expect(partition(0, 5, 120)).toEqual([0, 5, 120]);
    expect(partition(1, 3, 5, 0)).toEqual([null, null, 5, 0]);
    expect(partition()).toEqual([]);
  });

  it('hides the smallest row of 5 or more beside a single small one, which the total would give away', () => {
    expect(partition(2, 40, 9, 0)).toEqual([null, 40, null, 0]);
    expect(partition(2, 40, 9, 9)).toEqual([null, 40, null, null]);
  });

  it('hides the empty rows beside a single small one when there is nothing else', () => {
    expect(partition(0, 3, 0)).toEqual([null, null, null]);
  });

  it('hides another row beside several of 1, or of 4: nothing else makes their sum', () => {
    expect(partition(1, 1, 7, 30)).toEqual([null, null, null, 30]);
    expect(partition(4, 4, 7, 30)).toEqual([null, null, null, 30]);
    expect(partition(2, 2, 7, 30)).toEqual([null, null, 7, 30]);
    expect(partition(3, 3, 7, 30)).toEqual([null, null, 7, 30]);
  });

  it('hides a table beside the one of nothing but 1 whole, so that the two look the same', () => {
    const hidden = [null, null, null, null, null];
    expect(partition(1, 1, 1, 1, 1)).toEqual(hidden);
    expect(partition(1, 0, 1, 2, 1)).toEqual(hidden);
    expect(partition(4, 3, 4, 5, 4)).toEqual(hidden);
    expect(partition(4, 2, 4, 6, 4)).toEqual([null, null, null, 6, null]);
  });

  it('hides a small single row although its total gives it away', () => {
    expect(partition(3)).toEqual([null]);
  });
});

describe('a table of service types, in which a person may stand several times', () => {
  it('hides 1 to 4 and nothing else, because the total says little about a row', () => {
    expect(typesOf(30, 2, 28, 0, 6)).toEqual([null, 28, 0, 6]);
    expect(typesOf(30, 4, 28, 0, 6)).toEqual([null, 28, 0, 6]);
  });

  it('hides another row where everybody stands in one row only and a small row can be no smaller', () => {
    expect(typesOf(38, 4, 28, 0, 6)).toEqual([null, 28, 0, null]);
    expect(typesOf(37, 3, 28, 0, 6)).toEqual([null, 28, 0, 6]);
  });

  it('hides the empty rows too where a single type has all the persons', () => {
    expect(typesOf(3, 3, 0, 0)).toEqual([null, null, null]);
    expect(typesOf(3, 2, 0, 2)).toEqual([null, 0, null]);
  });

  it('hides everything of a single person', () => {
    expect(typesOf(1, 1, 0, 1)).toEqual([null, null, null]);
  });

  it('shows the same whole table, hidden, for the one of nothing but 4 and for its neighbours', () => {
    expect(typesOf(12, 4, 4, 4)).toEqual([null, null, null]);
    expect(typesOf(12, 4, 5, 4)).toEqual([null, null, null]);
    expect(typesOf(12, 3, 5, 4)).toEqual([null, null, null]);
  });
});

describe("the hub's table", () => {
  it('hides a row that a recipient hides, whatever its own figure', () => {
    const south = typesOf(12, 2, 7, 5, 0);
    const north = typesOf(60, 58, 0, 0, 9);
    expect(hiddenWhereAPartIs(typesOf(70, 60, 7, 5, 9), [south, north])).toEqual([null, 7, 5, 9]);
  });

  it('hides what a recipient hides beside a small row as well', () => {
    expect(hiddenWhereAPartIs(typesOf(61, 59, 0, 9), [typesOf(1, 1, 0, 0), typesOf(60, 58, 0, 9)])).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('hides its own small rows', () => {
    expect(hiddenWhereAPartIs(typesOf(41, 40, 3, 0), [])).toEqual([40, null, 0]);
  });

  it('is refused parts with other rows than its own', () => {
    expect(() => hiddenWhereAPartIs([60, 7], [[null, 7, 5]])).toThrow(RangeError);
  });
});
