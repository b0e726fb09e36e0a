import { later } from '../../platform/clock.ts';
import type { QueueKind } from './model.ts';

/** A claim that nobody renews lapses after this: a coordinator was called away, or the browser went to sleep. */
export const CLAIM_MINUTES = 30;

/** One coordinator takes care of one thing in the queue. */
export interface Claim {
  readonly kind: QueueKind;
  readonly id: string;
  readonly by: string;
  readonly at: string;
  /** Until when it holds without being renewed. */
  readonly until: string;
}

/** A claim as it is made, or renewed, at an instant: renewed, it keeps the instant at which it was made. */
export function claimAt(of: Pick<Claim, 'kind' | 'id' | 'by'>, now: string, was?: Claim): Claim {
  const at = was?.by === of.by && holds(was, now) ? was.at : now;
  return { kind: of.kind, id: of.id, by: of.by, at, until: later(now, CLAIM_MINUTES * 60_000) };
}

export const holds = ({ until }: Pick<Claim, 'until'>, now: string): boolean => now < until;
