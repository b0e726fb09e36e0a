import * as z from 'zod';
import type { IdentifierKind } from '../people/index.ts';

/** Why a coordinator says that two files are not to be treated as one person: coded, free words could name somebody. */
export const pairRefusalReasonSchema = z.enum(['different-persons', 'shared-phone', 'family-member', 'cannot-tell']);
export type PairRefusalReason = z.infer<typeof pairRefusalReasonSchema>;

export interface PairRefusal {
  readonly reason: PairRefusalReason;
  /** The kinds of identifiers that matched: only another kind can bring the pair up again. */
  readonly kinds: readonly IdentifierKind[];
  readonly by: string;
  readonly at: string;
}

interface PairBase {
  readonly hubId: string;
  /** `a` before `b`, so that a pair is one item whichever file was found first. */
  readonly a: string;
  readonly b: string;
  /** What both files shared when they were last looked at. */
  readonly kinds: readonly IdentifierKind[];
  /** When it was last proposed, or closed without having been. */
  readonly since: string;
  /** The latest last. */
  readonly refusals: readonly PairRefusal[];
  readonly version: number;
}

/**
 * Two files that may be one person. Only `open` waits for a human. Merged or split, somebody has said which it is: it is never
 * proposed again.
 */
export type Pair =
  | (PairBase & { readonly state: 'open' | 'refused' })
  | (PairBase & { readonly state: 'merged' | 'split'; readonly closedAt: string; readonly closedBy: string });

export type PairOutcome = 'merged' | 'split';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const PAIR_ID = new RegExp(`^(${UUID})_(${UUID})$`);
export const pairIdSchema = z.string().regex(PAIR_ID, 'the id as listed');

/** The two persons in the order of their ids. */
export const inOrder = (one: string, other: string): readonly [string, string] =>
  one < other ? [one, other] : [other, one];

export const pairIdOf = ({ a, b }: Pick<Pair, 'a' | 'b'>): string => `${a}_${b}`;

/** The two persons of a pair's id, or nothing when it is none. */
export function personsOf(pairId: string): readonly [string, string] | undefined {
  const [, a, b] = PAIR_ID.exec(pairId) ?? [];
  return a === undefined || b === undefined || a >= b ? undefined : [a, b];
}
