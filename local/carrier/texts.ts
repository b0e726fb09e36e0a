import { randomBytes } from 'node:crypto';
import { SegmentedMessage } from 'sms-segments-calculator';
import * as z from 'zod';
import type { StateStore } from '../state.ts';
import type { SimulatorEvents } from './events.ts';

/** One text message of the simulated network, in Twilio's terms. */
export const TextMessage = z.object({
  sid: z.string(),
  /** `inbound`: from a phone to Carrefour. `outbound-reply`: TwiML's answer to one. `outbound-api`: sent by Carrefour. */
  direction: z.enum(['inbound', 'outbound-api', 'outbound-reply']),
  /** `sns` texts come from a number that nobody can answer. */
  channel: z.enum(['twilio', 'sns']),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  mediaCount: z.int(),
  segments: z.int(),
  status: z.enum(['receiving', 'received', 'queued', 'sent', 'delivered', 'undelivered', 'failed']),
  errorCode: z.int().nullable(),
  at: z.string(),
  updatedAt: z.string(),
  statusCallback: z.string().optional(),
  /** Sid of the inbound text that this one answers. */
  inReplyTo: z.string().optional(),
  /** The delivery error that the network will report, as asked for with a fault. */
  plannedError: z.int().optional(),
});
export type TextMessage = z.infer<typeof TextMessage>;

export type NewText = Pick<TextMessage, 'direction' | 'from' | 'to' | 'body' | 'status'> &
  Partial<Pick<TextMessage, 'sid' | 'channel' | 'mediaCount' | 'statusCallback' | 'inReplyTo' | 'plannedError'>>;

export interface Texts {
  add(text: NewText): TextMessage;
  get(sid: string): TextMessage | undefined;
  update(sid: string, change: Partial<Pick<TextMessage, 'status' | 'errorCode'>>): TextMessage | undefined;
  remove(sid: string): boolean;
  /** In the order in which they came. */
  all(): TextMessage[];
  /** What a phone sent and received. */
  ofPhone(phone: string): TextMessage[];
  repliesTo(sid: string): TextMessage[];
}

export function openTexts(state: StateStore, events: SimulatorEvents): Texts {
  const stored = state.collection('text', TextMessage);
  const bySid = new Map(stored.list().map((text) => [text.sid, text]));
  const keep = (text: TextMessage): TextMessage => {
    bySid.set(text.sid, text);
    stored.put(text.sid, text);
    events.emit({ kind: 'text', phone: text.direction === 'inbound' ? text.from : text.to, sid: text.sid });
    return text;
  };
  return {
    add: (text) => {
      const at = new Date().toISOString();
      return keep({
        channel: 'twilio',
        mediaCount: 0,
        errorCode: null,
        ...text,
        sid: text.sid ?? newSid('SM'),
        segments: segmentsOf(text.body),
        at,
        updatedAt: at,
      });
    },
    get: (sid) => bySid.get(sid),
    update: (sid, change) => {
      const text = bySid.get(sid);
      return text === undefined ? undefined : keep({ ...text, ...change, updatedAt: new Date().toISOString() });
    },
    remove: (sid) => {
      stored.delete(sid);
      return bySid.delete(sid);
    },
    all: () => [...bySid.values()],
    ofPhone: (phone) => [...bySid.values()].filter(({ from, to }) => from === phone || to === phone),
    repliesTo: (sid) => [...bySid.values()].filter(({ inReplyTo }) => inReplyTo === sid),
  };
}

/** How many SMS segments a body takes; an empty body (an MMS) takes one. */
function segmentsOf(body: string): number {
  return body === '' ? 1 : new SegmentedMessage(body).segmentsCount;
}

/** Two letters and 32 hexadecimal digits, as Twilio names everything. */
export function newSid(prefix: 'AC' | 'SM' | 'MM'): string {
  return prefix + randomBytes(16).toString('hex');
}
