import type { CarrierAccount } from './account.ts';
import type { Delivery } from './delivery.ts';
import type { Fault, Faults } from './faults.ts';
import type { OptOuts } from './opt-outs.ts';
import { postSigned, type WebhookAnswer } from './signed-request.ts';
import type { NewText, TextMessage, Texts } from './texts.ts';
import { parseTwiml, type TwimlMessage } from './twiml.ts';

/** What became of a text that a phone sent us. */
interface InboundOutcome {
  readonly messageSid: string;
  /** HTTP status of the last answer; 0 when nobody answered. */
  readonly status: number;
  /** Calls of the number's own webhook, the first one included. */
  readonly attempts: number;
  readonly usedFallback: boolean;
  /** Bodies of the texts that went back. */
  readonly replies: readonly string[];
  readonly twiml: string;
}

export interface InboundOptions {
  readonly texts: Texts;
  readonly account: CarrierAccount;
  readonly optOuts: OptOuts;
  readonly faults: Faults;
  readonly delivery: Delivery;
  /** Public address of the API, without a trailing slash. */
  readonly publicUrl: string;
}

/** Brings a text to its webhook as Twilio does, and the TwiML answer back to the phone. */
export type DeliverInbound = (text: TextMessage) => Promise<InboundOutcome>;

export function makeInbound({ texts, account, optOuts, faults, delivery, publicUrl }: InboundOptions): DeliverInbound {
  const call = async (
    path: string,
    form: Readonly<Record<string, string>>,
    faulty: boolean,
  ): Promise<WebhookAnswer> => {
    const fault = faulty ? faults.take('webhook') : undefined;
    switch (fault?.fault) {
      case 'timeout':
        return { kind: 'silence', reason: 'chosen' };
      case 'throttle':
        return refused(429);
      case '500':
      case 'error-code':
        return refused(Number(fault.code ?? 500));
      case 'lost-answer':
        await postSigned(publicUrl + path, form, account.authToken);
        return { kind: 'silence', reason: 'chosen' };
      case undefined:
        return postSigned(publicUrl + path, form, account.authToken);
    }
  };

  return async (text) => {
    const form = webhookForm(text, account);
    const path = text.to === account.dispatchNumber ? '/sms/partner' : '/sms/intake';
    let attempts = 1;
    let answer = await call(path, form, true);
    if (deservesRetry(answer)) {
      attempts += 1;
      answer = await call(path, form, true);
    }
    let twiml = readTwiml(answer);
    const usedFallback = twiml === undefined;
    if (twiml === undefined) {
      const code = answer.kind === 'answer' && answer.status < 300 ? '12100' : '11200';
      answer = await call('/sms/fallback', { ...form, ErrorCode: code, ErrorUrl: publicUrl + path }, false);
      twiml = readTwiml(answer);
    }
    const replies = twiml ?? [];
    const wasBlocked = optOuts.isBlocked(text.from, text.to);
    optOuts.hear(text.from, text.to, text.body);
    // The confirmation of a STOP still reaches the phone, and so does the answer to a START.
    const isBlocked = wasBlocked && optOuts.isBlocked(text.from, text.to);
    // A carrier that repeats a webhook still brings one answer to the phone.
    if (texts.repliesTo(text.sid).length === 0) {
      for (const message of replies) {
        const fate = isBlocked ? { plannedError: UNSUBSCRIBED } : fateOf(message, faults.take('reply'));
        const { leaves = true, ...change } = fate;
        const reply = texts.add({
          direction: 'outbound-reply',
          from: text.to,
          to: text.from,
          body: message.body,
          status: 'queued',
          inReplyTo: text.sid,
          // Relative to the webhook that answered.
          ...(message.statusCallback !== undefined && {
            statusCallback: new URL(message.statusCallback, publicUrl + path).href,
          }),
          ...change,
        });
        if (leaves && reply.status === 'queued') delivery.begin(reply);
      }
    }
    texts.update(text.sid, { status: 'received' });
    return {
      messageSid: text.sid,
      status: answer.kind === 'answer' ? answer.status : 0,
      attempts,
      usedFallback,
      replies: replies.map(({ body }) => body),
      twiml: answer.kind === 'answer' ? answer.body : '',
    };
  };
}

/** Twilio's error for a phone that told the number to stop. */
const UNSUBSCRIBED = 21_610;
/** Too much in the queue, and an error of which nobody knows more. */
const QUEUE_OVERFLOW = 30_001;
const UNKNOWN_ERROR = 30_008;

/** A reply that nobody asked about is there at once; one that is asked about takes its way as any text does. */
function fateOf({ statusCallback }: TwimlMessage, fault: Fault | undefined): Partial<NewText> & { leaves?: boolean } {
  switch (fault?.fault) {
    case 'error-code':
      return { plannedError: Number(fault.code ?? UNKNOWN_ERROR) };
    case 'throttle':
      return { plannedError: QUEUE_OVERFLOW };
    case '500':
      return { plannedError: UNKNOWN_ERROR };
    case 'timeout':
      return { leaves: false };
    case 'lost-answer':
      // It arrives, and the report on it does not.
      return { statusCallback: undefined };
    case undefined:
      return statusCallback === undefined ? { status: 'delivered' } : {};
  }
}

function refused(status: number): WebhookAnswer {
  return { kind: 'answer', status, contentType: undefined, body: '' };
}

function deservesRetry(answer: WebhookAnswer): boolean {
  return answer.kind === 'silence' || answer.status >= 500;
}

/** `undefined` when the answer is none that a carrier can use. */
function readTwiml(answer: WebhookAnswer): readonly TwimlMessage[] | undefined {
  if (answer.kind === 'silence' || answer.status >= 300) return undefined;
  const parsed = parseTwiml(answer.body, answer.contentType);
  return parsed.valid ? parsed.messages : undefined;
}

/** The fields of Twilio's webhook for an incoming message. */
function webhookForm(text: TextMessage, account: CarrierAccount): Record<string, string> {
  const media: Record<string, string> = {};
  for (let index = 0; index < text.mediaCount; index += 1) {
    media[`MediaContentType${index}`] = 'image/jpeg';
    media[`MediaUrl${index}`] =
      `https://api.twilio.com/2010-04-01/Accounts/${account.accountSid}/Messages/${text.sid}/Media/ME${index}`;
  }
  return {
    ToCountry: 'CA',
    ToState: 'ON',
    ToCity: '',
    ToZip: '',
    FromCountry: 'CA',
    FromState: 'ON',
    FromCity: '',
    FromZip: '',
    SmsMessageSid: text.sid,
    MessageSid: text.sid,
    SmsSid: text.sid,
    SmsStatus: 'received',
    NumMedia: String(text.mediaCount),
    NumSegments: String(text.segments),
    Body: text.body,
    From: text.from,
    To: text.to,
    AccountSid: account.accountSid,
    ApiVersion: '2010-04-01',
    ...media,
  };
}
