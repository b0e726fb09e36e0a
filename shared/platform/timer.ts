import * as z from 'zod';
import { ttlAfter } from './clock.ts';
import { roleSchema } from './scope.ts';
import type { Item, Key, Page, Table } from './table.ts';
import type { Write } from './transaction.ts';

/** Who had something erased: the person, by text; a member of the hub, with the coded reason; or the hub's retention. */
export const erasedBySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person') }),
  z.object({ kind: z.literal('member'), memberId: z.string(), role: roleSchema, reason: z.string() }),
  z.object({ kind: z.literal('retention') }),
]);
export type ErasedBy = z.infer<typeof erasedBySchema>;

/**
 * Something that must happen at an instant, written in the same transaction as its cause. The stream consumer turns
 * it into a schedule (or runs it at once when it is due); the sweeper finds it if that was lost. Running it consumes the item in the
 * same transaction as its effect, so it happens once.
 */
export const timerWork = z.discriminatedUnion('what', [
  z.object({ what: z.literal('review-trip'), tripId: z.string() }),
  /** The next trip of a series is to be made. */
  z.object({ what: z.literal('next-appointment'), seriesId: z.string() }),
  z.object({ what: z.literal('review-referral'), referralId: z.string() }),
  z.object({ what: z.literal('review-conversation'), phoneKey: z.string() }),
  /** A coordinator's text did not arrive. */
  z.object({ what: z.literal('text-failed'), phoneKey: z.string() }),
  /** Asked whether they arrived well, the person has not answered; and what became of it, for the trip. */
  z.object({ what: z.literal('arrival-unanswered'), phoneKey: z.string(), tripId: z.string() }),
  z.object({ what: z.literal('arrival-answered'), tripId: z.string(), answer: z.enum(['well', 'not-well', 'none']) }),
  /** A person was erased: their referrals and trips are called off and no longer say whose they were, their pairs go. */
  z.object({
    what: z.literal('forget-person'),
    personId: z.string(),
    by: erasedBySchema,
  }),
  /** What the carrier still has of somebody who was erased: its copies of their texts are deleted there. */
  z.object({ what: z.literal('erase-at-carrier'), erasureId: z.string() }),
  /** The pictures of one inbound text are deleted at the carrier. */
  z.object({ what: z.literal('delete-media'), messageSid: z.string(), since: z.string() }),
  /** A conversation was erased: its sealed messages go as well, and in the end the trace that there was one. */
  z.object({ what: z.literal('clear-conversation'), phoneKey: z.string() }),
  /** Whether a conversation, or a person's file, has been quiet for as long as the hub keeps it. */
  z.object({ what: z.literal('expire-conversation'), phoneKey: z.string() }),
  z.object({ what: z.literal('expire-file'), personId: z.string() }),
  /** A person's identifiers are new or other ones: whose file shares them is looked up. */
  z.object({ what: z.literal('find-duplicates'), personId: z.string() }),
  /** Two files are being made one, or taken apart, and whoever began it did not come to the end. */
  z.object({ what: z.literal('carry-on-merge'), mergeId: z.string() }),
  /** A person took back a consent: what was told under it is told no further. */
  z.object({ what: z.literal('consent-revoked'), personId: z.string(), consentId: z.string() }),
  /** A text reached a partner's phone that was flagged as failing. */
  z.object({ what: z.literal('phone-works'), phoneKey: z.string() }),
  z.object({ what: z.literal('deliver-text'), outboxId: z.string() }),
  /** Who is to be asked now whether what is listed of them is still right; there is one such timer, for ever. */
  z.object({ what: z.literal('confirm-directory') }),
  /** The text that asked an organization so did not arrive. */
  z.object({ what: z.literal('confirmation-failed'), organizationId: z.string(), textId: z.string() }),
  /** An agreement ends soon. */
  z.object({ what: z.literal('agreement-ends'), agreementId: z.string() }),
  /** An SMS to whoever is on call did not arrive: the hub's people are told by the alert topic. */
  z.object({ what: z.literal('tell-staff') }),
]);
export type TimerWork = z.infer<typeof timerWork>;

const timerItem = z.object({ id: z.string(), dueAt: z.string(), work: timerWork });
export type Timer = z.infer<typeof timerItem>;

export const PENDING = 'PENDING';

export const timerKey = (id: string): Key => ({ pk: `TIMER#${id}`, sk: 'TIMER' });

export function setTimer(timer: Timer): Write {
  return {
    put: {
      ...timerKey(timer.id),
      kind: 'timer',
      ...timer,
      gsi1pk: PENDING,
      gsi1sk: `${timer.dueAt}#TIMER#${timer.id}`,
      // The sweeper acts within minutes; this only keeps a forgotten timer from staying for ever.
      expiresAt: ttlAfter(timer.dueAt, 30),
    },
  };
}

/** Part of the transaction with the timer's effect: whoever consumes it first acts, the other is told `timer-done`. */
export const consumeTimer = (id: string): Write => ({
  remove: timerKey(id),
  condition: 'attribute_exists(pk)',
  refusal: 'timer-done',
});

/**
 * A timer that is looked at again later, under its own id: of one conversation or file there is one for ever. The stream sees
 * only new items, so the sweeper meets it, a minute late at most.
 */
export const moveTimer = (timer: Timer, dueAt: string): Write => ({
  ...setTimer({ ...timer, dueAt }),
  condition: '#dueAt = :was',
  names: { dueAt: 'dueAt' },
  values: { was: timer.dueAt },
  refusal: 'timer-done',
});

export async function readTimer(table: Table, id: string): Promise<Timer | undefined> {
  const item = await table.get(timerKey(id));
  return item === undefined ? undefined : timerItem.parse(item);
}

export const parseTimer = (item: Item): Timer => timerItem.parse(item);

/** Outbox texts and timers still pending and due by `instant`, the oldest first. */
export async function pendingBy(table: Table, instant: string, limit: number, cursor?: string): Promise<Page<Item>> {
  return table.query({ pk: PENDING, index: 'gsi1', between: ['0', `${instant}~`], limit, cursor });
}
