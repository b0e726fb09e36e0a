import type { Identifier } from './model.ts';

/** The scheme by which an entry is known under the id of one that was merged into it. */
export const MERGED = 'carrefour';

export interface Merged {
  readonly id: string;
  readonly identifiers?: readonly Identifier[] | undefined;
}

/**
 * Whether an entry is one of these, or became one with one of them, by way of a third too: whoever stays away from a place
 * stays away from what it became one with.
 */
export const isOrWas = ({ id, identifiers }: Merged, ids: ReadonlySet<string>): boolean =>
  ids.has(id) || identifiers?.some(({ scheme, value }) => scheme === MERGED && ids.has(value)) === true;
