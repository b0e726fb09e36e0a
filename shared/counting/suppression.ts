/**
 * Which cells of a published table of persons are hidden. The rule itself is public, and so are the total and the cells that
 * stay: whoever knows all three must not be able to work a small cell back.
 *
 * Two things make that certain, without a search that nobody could check by hand:
 * - The rule looks at values, never at positions: equal cells are hidden together. So where the hidden cells are not all
 *   equal, exchanging two of them gives a table that is published in exactly the same way.
 * - Where the hidden cells would all be equal and could be nothing else, the next value is hidden with them, so that they differ.
 *
 * It holds for a reader who does not know who stands in which row before reading. It needs rows that are the same whoever was
 * served: a row that is listed only when somebody is in it says that it is not 0.
 */

/** `null` is a hidden cell. */
export type PublishedCell = number | null;
type TableKind = 'partition' | 'overlapping';

const SMALLEST_SHOWN = 5;
const LARGEST_HIDDEN = SMALLEST_SHOWN - 1;

const isSmall = (cell: number): boolean => cell >= 1 && cell <= LARGEST_HIDDEN;

/**
 * The cells of one table as they may be published: those of 1 to 4 hidden, and others where these could be worked back.
 * @param cells persons by row, integers from 0; every row of the table, also those with nobody in it.
 * @param kind `partition`: each person is in exactly one row, so the cells add up to a total that is published. `overlapping`:
 *   a person is in one row or in several.
 * @param persons of an overlapping table: how many persons there are in all, each once, which is published too.
 * @returns the cells in their order. A table of a single row cannot hide it from somebody who knows the total.
 */
export function suppressed(cells: readonly number[], kind: 'partition'): PublishedCell[];
export function suppressed(cells: readonly number[], kind: 'overlapping', persons: number): PublishedCell[];
export function suppressed(cells: readonly number[], kind: TableKind, persons: number = sum(cells)): PublishedCell[] {
  const hidden = hiddenValues(cells, kind, persons);
  return cells.map((cell) => (hidden.has(cell) ? null : cell));
}

/**
 * The cells of a whole, with those hidden too that a part hides: the whole less the other parts would give them away. For the
 * hub's table of service types, whose parts are the tables of its recipients.
 * @param whole the cells of the whole, as `suppressed` gave them.
 * @param parts the tables of the parts as they are published, each with the rows of the whole in the same order.
 * @throws RangeError when a part has other rows than the whole.
 */
export function hiddenWhereAPartIs(
  whole: readonly PublishedCell[],
  parts: readonly (readonly PublishedCell[])[],
): PublishedCell[] {
  const odd = parts.find((part) => part.length !== whole.length);
  if (odd !== undefined) throw new RangeError(`A part has ${odd.length} rows, the whole ${whole.length}.`);
  return whole.map((cell, row) => (parts.some((part) => part[row] === null) ? null : cell));
}

/** The values that are hidden wherever they stand. */
function hiddenValues(cells: readonly number[], kind: TableKind, persons: number): Set<number> {
  const small = new Set(cells.filter(isSmall));
  if (small.size === 0) return small;
  if (isBesideATableWithoutAlternative(cells, kind, persons)) return new Set(cells);
  // Two different values: exchanged, they are published in the same way.
  if (small.size > 1) return small;
  const mustAdd = kind === 'partition' ? isKnownFromTheirSum(cells) : isKnownFromTheirCover(cells, persons);
  return mustAdd ? new Set([...small, ...nextValue(cells)]) : small;
}

/**
 * Equal small cells of a partition, of which the hidden sum is known. One alone is the sum. Several of 1, or of 4, are the only
 * way to make their sum of so many cells of 1 to 4. Several of 2 might be a 1 and a 3; several of 3 a 2 and a 4.
 */
function isKnownFromTheirSum(cells: readonly number[]): boolean {
  const [first = 0, ...others] = cells.filter(isSmall);
  return others.length === 0 || first === 1 || first === LARGEST_HIDDEN;
}

/**
 * Equal small cells of an overlapping table, of which it is known that no cell is more than the persons, and that all cells
 * together are at least as many, because everybody is in one. They are known when they cannot be more, and cannot be less.
 */
function isKnownFromTheirCover(cells: readonly number[], persons: number): boolean {
  const most = Math.min(LARGEST_HIDDEN, persons);
  const cannotBeMore = cells.filter(isSmall).every((cell) => cell === most);
  const cannotBeLess = most === 1 || sum(cells) === persons;
  return cannotBeMore && cannotBeLess;
}

/** The least value to hide beside equal small ones: the smallest of 5 or more; a 0 only where there is none. */
function nextValue(cells: readonly number[]): number[] {
  const shown = cells.filter((cell) => !isSmall(cell));
  const large = shown.filter((cell) => cell >= SMALLEST_SHOWN);
  const pool = large.length > 0 ? large : shown;
  return pool.length === 0 ? [] : [Math.min(...pool)];
}

/**
 * A table of nothing but 1 (or of nothing but 4) has no other cell to hide beside them. What protects it is that its
 * neighbours, in which a person or two stand in another row, are hidden whole as well and look the same.
 */
function isBesideATableWithoutAlternative(cells: readonly number[], kind: TableKind, persons: number): boolean {
  const isBeside = (value: number): boolean => {
    if (persons !== value * cells.length) return false;
    const others = cells.filter((cell) => cell !== value);
    const isOneStepAway =
      others.every((cell) => Math.abs(cell - value) === 1) && new Set(others).size === others.length;
    if (kind === 'partition') return others.length === 2 && isOneStepAway;
    return isOneStepAway && others.includes(value + 1);
  };
  return isBeside(LARGEST_HIDDEN) || (kind === 'partition' && isBeside(1));
}

const sum = (cells: readonly number[]): number => cells.reduce((total, cell) => total + cell, 0);
