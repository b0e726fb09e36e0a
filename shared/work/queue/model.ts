import * as z from 'zod';

/** What of the hub's work can wait for a human, in the order in which equals stand. */
export const QUEUE_KINDS = ['conversation', 'trip', 'referral', 'follow-up'] as const;
export const queueKindSchema = z.enum(QUEUE_KINDS);
export type QueueKind = z.infer<typeof queueKindSchema>;

/** `danger`: a person may be in danger; `now`: somebody waits or is stranded; `today`: before the day ends; `later`: it keeps. */
export const QUEUE_URGENCIES = ['danger', 'now', 'today', 'later'] as const;
export const queueUrgencySchema = z.enum(QUEUE_URGENCIES);
export type QueueUrgency = z.infer<typeof queueUrgencySchema>;

const CONVERSATION_REASONS = ['danger', 'human-asked', 'intake-ready', 'unread'] as const;

const TRIP_REASONS = [
  'unfilled',
  'not-departed',
  'not-picked-up',
  'not-arrived',
  'partner-withdrew',
  'no-show',
  'to-book',
  'return-open',
  'tell-person',
  'tell-person-off',
  'check-person',
  'details-lost',
] as const;

const REFERRAL_REASONS = [
  /** The partner's answer is later than the hub allows; and so on through the stages of a referral. */
  'overdue',
  'waiting-long',
  'not-started',
  'no-news',
  'hand-over-due',
  'undelivered',
  'consent-ended',
  'nobody-left',
  /** A Nation whose own service was asked wants to be told, and no text can. */
  'nation-to-call',
  /** How it ended is to be read by whoever made it. */
  'rejected',
  'feedback',
] as const;

/** Of a trip or of a referral: the partner wrote that there is a problem, or takes no more texts. */
const PARTNER_REASONS = ['problem', 'partner-stopped'] as const;

export const queueReasonSchema = z.enum([
  ...CONVERSATION_REASONS,
  ...TRIP_REASONS,
  ...REFERRAL_REASONS,
  ...PARTNER_REASONS,
  'next-step-due',
]);
export type QueueReason = z.infer<typeof queueReasonSchema>;

/** One thing that waits for a human. Codes, ids and clocks: nothing of what was said, no name, no number. */
export interface QueueItem {
  readonly kind: QueueKind;
  readonly id: string;
  readonly urgency: QueueUrgency;
  readonly reason: QueueReason;
  /** Since when it waits. */
  readonly since: string;
  /** When it becomes later than the hub allows, or did. */
  readonly dueAt?: string | undefined;
  /** What a text or a colleague calls it: a short name, a reference, a code. */
  readonly reference?: string | undefined;
  readonly personId?: string | undefined;
  /** The partner to be called. */
  readonly organizationId?: string | undefined;
  /** How it stands, in the terms of its kind. */
  readonly status?: string | undefined;
  /** Of a follow-up: what the goal is about. */
  readonly area?: string | undefined;
  /** Who takes care of it by the kind's own rules: took over the conversation, has the trip in hand, made the referral. */
  readonly heldBy?: string | undefined;
  /** Of a trip: a member, or whoever on call answered the alert, has it in hand for now. */
  readonly inHand?: boolean | undefined;
  /** Of a conversation: how many messages it has, so that a new one shows. */
  readonly messages?: number | undefined;
  readonly version: number;
}
