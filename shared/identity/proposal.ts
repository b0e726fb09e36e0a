import type { ActiveProfile, IdentifierKind } from '../people/index.ts';
import type { Pair } from './model.ts';

export interface Sighting {
  readonly hubId: string;
  readonly a: string;
  readonly b: string;
  /** The kinds of identifiers that both files have in common now; none, when nothing matches any more. */
  readonly kinds: readonly IdentifierKind[];
  /** ISO instant. */
  readonly at: string;
}

/**
 * What becomes of a pair whose files were looked at: it is open exactly while something matches that no refusal has seen. A
 * pair that a merge or a split has closed stays closed.
 * @returns the pair as it is to be stored, `remove`, or `leave`.
 */
export function reviewed(pair: Pair | undefined, { hubId, a, b, kinds, at }: Sighting): Pair | 'remove' | 'leave' {
  if (pair?.state === 'merged' || pair?.state === 'split') return 'leave';
  const refused = new Set(pair?.refusals.flatMap((refusal) => refusal.kinds));
  const calledFor = kinds.some((kind) => !refused.has(kind));
  if (pair === undefined) {
    return calledFor ? { state: 'open', hubId, a, b, kinds, since: at, refusals: [], version: 1 } : 'leave';
  }
  if (calledFor) {
    if (pair.state === 'open') return sameKinds(pair.kinds, kinds) ? 'leave' : { ...pair, kinds };
    return { ...pair, state: 'open', kinds, since: at };
  }
  if (pair.state === 'refused') return 'leave';
  return pair.refusals.length === 0 ? 'remove' : { ...pair, state: 'refused', kinds };
}

/** The kinds of identifiers that two files have in common, each once. */
export function sharedKinds(
  { identifiers }: Pick<ActiveProfile, 'identifiers'>,
  other: Pick<ActiveProfile, 'identifiers'>,
): IdentifierKind[] {
  const known = new Set(other.identifiers.map(({ fingerprint }) => fingerprint));
  const shared = identifiers.filter(({ fingerprint }) => known.has(fingerprint));
  return [...new Set(shared.map(({ kind }) => kind))].sort();
}

const sameKinds = (one: readonly IdentifierKind[], other: readonly IdentifierKind[]): boolean =>
  one.length === other.length && one.every((kind) => other.includes(kind));
