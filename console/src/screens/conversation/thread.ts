import type { Answered } from '../../api/client.ts';
import type { AnswerOf } from '../../api/contract.ts';

export type Conversation = AnswerOf<'GET /v1/conversations/{conversationId}'>;
export type Message = Conversation['messages'][number];
export type Signs = AnswerOf<'GET /v1/conversations/{conversationId}/signs'>;

/** A conversation as it is open on the screen: what was read of it, and the signs by which it is watched. */
export interface Thread {
  readonly conversation: Omit<Conversation, 'messages' | 'cursor'>;
  readonly messages: readonly Message[];
  /** For the messages before the first one. */
  readonly older: string | undefined;
  readonly signs: Answered<'GET /v1/conversations/{conversationId}/signs'> | undefined;
}

/** The newest page read anew: what was read before and is older stays. */
export function withNewest(last: Thread | undefined, read: Conversation, signs: Thread['signs']): Thread {
  const { messages, cursor, ...conversation } = read;
  const first = messages[0]?.sequence ?? 0;
  const before = (last?.messages ?? []).filter(({ sequence }) => sequence < first);
  // Something between the two pages was never read: what is older would seem to follow where it does not.
  const joins = before.at(-1)?.sequence === first - 1;
  return {
    conversation,
    messages: joins ? [...before, ...messages] : messages,
    older: joins ? last?.older : cursor,
    signs,
  };
}

export const withOlder = (thread: Thread, page: Pick<Conversation, 'messages' | 'cursor'>): Thread => {
  const first = thread.messages[0]?.sequence ?? Infinity;
  return {
    ...thread,
    messages: [...page.messages.filter(({ sequence }) => sequence < first), ...thread.messages],
    older: page.cursor,
  };
};

/** What became of the texts, and whether it is safe to write by now. */
export function withSigns(thread: Thread, answer: Answered<'GET /v1/conversations/{conversationId}/signs'>): Thread {
  const { safeToText, deliveries } = answer.data;
  const told = new Map(deliveries.map((delivery) => [delivery.sequence, delivery]));
  return {
    ...thread,
    conversation: { ...thread.conversation, safeToText },
    messages: thread.messages.map((message) => {
      const delivery = told.get(message.sequence);
      if (delivery === undefined) return message;
      const { delivery: state, errorCode, leavesAt, withheld } = delivery;
      return { ...message, delivery: state, errorCode, leavesAt, withheld };
    }),
    signs: answer,
  };
}

/** Whether the conversation has to be read again: a new text, or a change of how it stands. */
export const isStale = ({ conversation }: Thread, signs: Signs): boolean => conversation.version !== signs.version;

/** One bubble: a direct reply is one of its own below the text that it answers. */
export interface Bubble {
  readonly key: string;
  readonly sequence: number;
  readonly side: 'theirs' | 'ours';
  readonly at: string;
  readonly text: string;
  readonly media: number;
  /** The sub of the member who wrote it; undefined on our side: the automatic conversation. */
  readonly author?: string | undefined;
  readonly delivery?: string | undefined;
  readonly errorCode?: number | undefined;
  readonly leavesAt?: string | undefined;
  readonly withheld?: Message['withheld'];
  readonly takenBack?: Message['takenBack'];
}

/** The author of what the platform says of a trip. */
const BY_ITSELF = 'hub';

export function bubblesOf(message: Message): readonly Bubble[] {
  const { sequence, direction, at, text, reply, media, author, delivery, errorCode } = message;
  if (direction === 'out') {
    const { leavesAt, withheld, takenBack } = message;
    const written: Bubble = { key: `${sequence}`, sequence, side: 'ours', at, text, media, delivery, errorCode };
    return [{ ...written, author: author === BY_ITSELF ? undefined : author, leavesAt, withheld, takenBack }];
  }
  const said: Bubble = { key: `${sequence}`, sequence, side: 'theirs', at, text, media };
  return reply === undefined
    ? [said]
    : [said, { key: `${sequence} reply`, sequence, side: 'ours', at, text: reply, media: 0, delivery, errorCode }];
}

/** A text that leaves at once is gone within this; one that is there still waits for something. */
const AT_ONCE_MS = 5_000;

/** Whether a text that a member wrote waits to leave, so that it can be taken back. `now`: epoch milliseconds. */
export function mayTakeBack({ author, delivery, at, leavesAt }: Bubble, now: number): boolean {
  if (author === undefined || delivery !== 'pending') return false;
  return (leavesAt !== undefined && Date.parse(leavesAt) > now) || Date.parse(at) + AT_ONCE_MS < now;
}

/** The last of the texts that can be taken back. */
export const lastWaiting = ({ messages }: Thread, now: number): Bubble | undefined =>
  messages.flatMap(bubblesOf).findLast((bubble) => mayTakeBack(bubble, now));

/** Taken back, and never proven to have left all the same. */
export const isTakenBack = ({ delivery, withheld }: Bubble): boolean =>
  delivery === 'withheld' && withheld === 'taken-back';

export interface Day {
  /** `2026-11-22`, on the clock of this device. */
  readonly date: string;
  readonly bubbles: readonly Bubble[];
}

/** By day, the oldest first. */
export function daysOf(messages: readonly Message[], dateOf: (at: string) => string): readonly Day[] {
  const days = Map.groupBy(messages.flatMap(bubblesOf), ({ at }) => dateOf(at));
  return [...days].map(([date, bubbles]) => ({ date, bubbles }));
}

/** As a calendar date where this console stands. */
export function localDate(at: string): string {
  const day = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

export const DELIVERIES = [
  'pending',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'unknown',
  'withheld',
  'erased',
] as const;
export type Delivery = (typeof DELIVERIES)[number];

export const deliveryOf = (delivery: string | undefined): Delivery | undefined =>
  DELIVERIES.find((one) => one === delivery);

/** The carrier's errors that a coordinator can do something about (Twilio's numbers). */
export const CARRIER_ERRORS = [
  '21211',
  '21610',
  '21614',
  '30003',
  '30004',
  '30005',
  '30006',
  '30007',
  '30008',
] as const;

export const carrierError = (code: number | undefined): (typeof CARRIER_ERRORS)[number] | 'other' | undefined =>
  code === undefined ? undefined : (CARRIER_ERRORS.find((one) => one === String(code)) ?? 'other');
