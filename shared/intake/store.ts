import * as z from 'zod';
import { ttlAfter } from '../platform/clock.ts';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import { isPhoneKey, type PhoneKey } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import { conversationSchema, URGENCY, waitingSchema, type Conversation, type Waiting } from './model.ts';

const UNREACHABLE = ['landline', 'blocked', 'unknown-number'] as const;
export type Unreachable = (typeof UNREACHABLE)[number];

const RECENT = 12;
const MISSED_AFTER_DAYS = 30;

/** What the item tells in the open: nothing that was said, and by whom only as a fingerprint. */
export const conversationItem = z.object({
  phoneKey: z.string().refine(isPhoneKey),
  channel: z.enum(['sms', 'web']).default('sms'),
  /** Sealed: the engine's state and the number. Absent once erased. */
  sealed: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  /** The reply to the text that erased everything, under the hub's key, so that a repeated webhook gets it too. */
  farewell: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  /** Messages up to this number were erased: their key is gone, and the present one does not open them. */
  erasedThrough: z.number().int().optional(),
  optedOut: z.boolean(),
  handledBy: z.enum(['flow', 'human']),
  personId: z.string().optional(),
  /** How many messages there are; the next one's number less one. */
  sequence: z.number().int(),
  /** The last webhooks and where their replies are. */
  recent: z.array(z.object({ sid: z.string(), sequence: z.number().int() })),
  waiting: waitingSchema.optional(),
  claimedBy: z.string().optional(),
  /** Why replies do not reach the phone; gone with the first that does. */
  unreachable: z.enum(UNREACHABLE).optional(),
  /** The last text that a member of the hub sent: the next one leaves behind it. */
  lastOutboxId: z.string().optional(),
  /** On a web page: up to which message the page has shown what it fetched. */
  seenThrough: z.number().int().optional(),
  /** The person ended their sitting at the page; the page shows it to nobody any more. */
  pageClosedAt: z.string().optional(),
  /** Texts of the current hour, to bound floods. */
  flood: z.object({ hour: z.string(), texts: z.number().int() }),
  startedAt: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
});
export type ConversationItem = z.infer<typeof conversationItem>;

export const conversationKey = (phoneKey: PhoneKey): Key => ({ pk: `CONVERSATION#${phoneKey}`, sk: 'STATE' });
export const conversationKeySubject = (phoneKey: PhoneKey): string => `CONVERSATION#${phoneKey}`;
export const triagePk = (hubId: string): string => `HUB#${hubId}#TRIAGE`;
export const messageKey = (phoneKey: PhoneKey, sequence: number): Key => ({
  pk: `CONVERSATION#${phoneKey}`,
  sk: `MESSAGE#${String(sequence).padStart(9, '0')}`,
});
const placeOf = (key: Key, field: string): string => `${key.pk}|${key.sk}|${field}`;

export function toItem(hubId: string, conversation: ConversationItem, keepDays: number): Item {
  const { waiting, phoneKey, updatedAt } = conversation;
  return {
    ...conversationKey(phoneKey),
    kind: 'conversation',
    ...conversation,
    // Only what waits for a human stands in the sparse index: by urgency, then by how long.
    ...(waiting && {
      gsi1pk: triagePk(hubId),
      gsi1sk: `${URGENCY.indexOf(waiting.urgency)}#${waiting.since}#${phoneKey}`,
    }),
    // The work armed at its first text erases it in time; this catches one that was missed. A wish for no texts is never
    // forgotten, and one that waits, or that led to a person, goes by that work alone.
    ...(conversation.personId === undefined &&
      waiting === undefined &&
      !conversation.optedOut && { expiresAt: ttlAfter(updatedAt, keepDays + MISSED_AFTER_DAYS) }),
  };
}

export const parseConversation = (item: Item): ConversationItem => conversationItem.parse(item);

const sealedShape = z.object({ conversation: conversationSchema, phone: z.string().optional() });
export type Opened = z.infer<typeof sealedShape>;

export const sealConversation = (
  key: DataKey,
  phoneKey: PhoneKey,
  conversation: Conversation,
  phone: string | undefined,
): Uint8Array => seal(key.bytes, JSON.stringify({ conversation, phone }), placeOf(conversationKey(phoneKey), 'sealed'));

export function openConversation(key: DataKey, item: ConversationItem): Opened | undefined {
  if (item.sealed === undefined) return undefined;
  return sealedShape.parse(JSON.parse(open(key.bytes, item.sealed, placeOf(conversationKey(item.phoneKey), 'sealed'))));
}

export const sealFarewell = (hubKey: DataKey, phoneKey: PhoneKey, reply: string): Uint8Array =>
  seal(hubKey.bytes, reply, placeOf(conversationKey(phoneKey), 'farewell'));
export const openFarewell = (hubKey: DataKey, item: ConversationItem): string | undefined =>
  item.farewell === undefined
    ? undefined
    : open(hubKey.bytes, item.farewell, placeOf(conversationKey(item.phoneKey), 'farewell'));

/** One text of the thread. An inbound text carries its direct reply, so that both are there or neither is. */
const messageContent = z.object({ text: z.string(), reply: z.string().optional() });
/** Who wrote, in the thread, where no member of the hub did. */
export const HUB_ITSELF = 'hub';

const messageItem = z.object({
  pk: z.string(),
  sk: z.string(),
  direction: z.enum(['in', 'out']),
  at: z.string(),
  sealed: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  media: z.number().int(),
  /** A text written by a member of the hub leaves by the outbox. */
  outboxId: z.string().optional(),
  author: z.string().optional(),
  /** Of a text that answers the person: what the conversation waited for until then. It waits again if this is taken back. */
  answered: z.object({ waiting: waitingSchema.optional() }).optional(),
  takenBack: z.object({ by: z.string(), at: z.string() }).optional(),
  /** What became of the direct reply, as far as the carrier has told. */
  replyStatus: z.enum(['delivered', 'undelivered', 'failed']).optional(),
  replyError: z.number().int().optional(),
});

export interface Message {
  readonly sequence: number;
  readonly direction: 'in' | 'out';
  readonly at: string;
  readonly text: string;
  readonly reply?: string | undefined;
  readonly media: number;
  readonly outboxId?: string | undefined;
  readonly author?: string | undefined;
  readonly answered?: { readonly waiting?: Waiting | undefined } | undefined;
  /** The member who took it back before it left, and when. */
  readonly takenBack?: { readonly by: string; readonly at: string } | undefined;
  readonly replyStatus?: 'delivered' | 'undelivered' | 'failed' | undefined;
  /** The carrier's error code. */
  readonly replyError?: number | undefined;
}

export function toMessageItem(key: DataKey, phoneKey: PhoneKey, message: Message, expiresAt?: number): Item {
  const { sequence, text, reply, ...rest } = message;
  const at = messageKey(phoneKey, sequence);
  return {
    ...at,
    kind: 'message',
    ...rest,
    sealed: seal(key.bytes, JSON.stringify({ text, reply }), placeOf(at, 'sealed')),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

export function fromMessageItem(key: DataKey, item: Item): Message {
  const { sealed, pk, sk, ...rest } = messageItem.parse(item);
  const content = messageContent.parse(JSON.parse(open(key.bytes, sealed, placeOf({ pk, sk }, 'sealed'))));
  return { ...rest, ...content, sequence: Number(sk.slice('MESSAGE#'.length)) };
}

/** Remembers a webhook; the oldest is forgotten (Twilio repeats within minutes). */
export const remember = (
  recent: ConversationItem['recent'],
  sid: string,
  sequence: number,
): ConversationItem['recent'] => [...recent, { sid, sequence }].slice(-RECENT);
