import * as z from 'zod';
import { timerWork } from '../platform/timer.ts';

/**
 * Where a text stands. `unknown` = the carrier's answer was lost: it may or may not have been sent, so it is
 * reconciled with the carrier's list before anything is repeated. `withheld` = it never left: by the time it could, the
 * person no longer wanted it, or it was no longer safe; or whoever wrote it took it back.
 */
export const outboxStatus = z.enum([
  'pending',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'unknown',
  'withheld',
  'erased',
]);
export type OutboxStatus = z.infer<typeof outboxStatus>;

export const about = z.object({
  kind: z.enum(['trip', 'referral', 'conversation', 'alert', 'organization']),
  id: z.string(),
});
export type About = z.infer<typeof about>;

export const line = z.enum(['intake', 'dispatch']);
/** Which of the hub's two numbers a text leaves from. */
export type Line = z.infer<typeof line>;

/**
 * `no-longer-true`: what it promises is not so any more; a newer text says what is, so nobody has to hear of this one.
 * `taken-back`: by a member of the hub, while it waited.
 */
const withheldBecause = z.enum(['opted-out', 'not-safe', 'no-longer-true', 'taken-back']);
/** What is found out when it could leave. */
export type WithheldBecause = Exclude<z.infer<typeof withheldBecause>, 'taken-back'>;

export const outboxText = z.object({
  id: z.string(),
  status: outboxStatus,
  line,
  urgent: z.boolean(),
  about,
  /** Subject of the data key that seals number and body. */
  sealedWith: z.string(),
  to: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  body: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  queuedAt: z.string(),
  /** When it is to be looked at next while it is not final. */
  dueAt: z.string(),
  attempts: z.number().int(),
  claimedAt: z.string().optional(),
  /** The road it takes: Amazon SNS once Twilio's has failed an urgent text. */
  route: z.enum(['twilio', 'sns']),
  sid: z.string().optional(),
  providerStatus: z.string().optional(),
  errorCode: z.number().optional(),
  /** Its writer sends it although safety is not known. */
  knowingly: z.boolean().optional(),
  /** The text to the same person before this one: it leaves first. */
  behind: z.string().optional(),
  /** What has to be true of a trip still when it leaves; asked right before. */
  promise: z.object({ tripId: z.string(), holds: z.string() }).optional(),
  /** Why it was withheld. */
  withheld: withheldBecause.optional(),
  /** Unix seconds; since it left. */
  keptUntil: z.number().int().optional(),
  afterFailure: timerWork.optional(),
  afterDelivery: timerWork.optional(),
  version: z.number().int(),
});
export type OutboxText = z.infer<typeof outboxText>;
