import type { OutboxText } from '../../messaging/index.ts';
import { later } from '../../platform/clock.ts';

const MINUTE = 60_000;
const SHORTEST_MINUTES = 30;
const LONGEST_MINUTES = 120;
/** A question that their hours hold up for longer than this is not waited for: a human sees to it. */
const LONGEST_HELD_UP_MS = 24 * 60 * MINUTE;

/** How long somebody has to say that they arrived well, once they were asked: as long as a person on call has, within bounds. */
export const answerWindowMs = (answerMinutes: number): number =>
  Math.min(Math.max(answerMinutes, SHORTEST_MINUTES), LONGEST_MINUTES) * MINUTE;

export type Standing =
  | { readonly kind: 'look-again'; readonly at: string }
  /** It was never put, because what it asked about was not so any more. */
  | { readonly kind: 'withdrawn' }
  /** Put and not answered, or it did not reach the phone. */
  | { readonly kind: 'over' };

/** Where a question stands when its clock is due, by its text in the outbox. Pure; instants are ISO. */
export function standingOf(
  text: Pick<OutboxText, 'status' | 'claimedAt' | 'withheld'> | undefined,
  askedAt: string,
  windowMs: number,
  now: string,
): Standing {
  switch (text?.status) {
    case 'pending':
      return later(askedAt, LONGEST_HELD_UP_MS) > now
        ? { kind: 'look-again', at: later(now, windowMs) }
        : { kind: 'over' };
    case 'sending':
    case 'unknown':
    case 'sent':
    case 'delivered': {
      // It may have left later than it was to.
      const at = later(text.claimedAt ?? askedAt, windowMs);
      return at > now ? { kind: 'look-again', at } : { kind: 'over' };
    }
    case 'withheld':
      return { kind: text.withheld === 'no-longer-true' ? 'withdrawn' : 'over' };
    case 'undelivered':
    case 'failed':
    case 'erased':
    case undefined:
      return { kind: 'over' };
  }
}
