import type { CarrierAccount } from './account.ts';
import type { Faults } from './faults.ts';
import type { OptOuts } from './opt-outs.ts';
import { postSigned, type WebhookAnswer } from './signed-request.ts';
import type { TextMessage, Texts } from './texts.ts';
import { parseTwiml } from './twiml.ts';

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
  /** Public address of the API, without a trailing slash. */
  readonly publicUrl: string;
}

/** Brings a text to its webhook as Twilio does, and the TwiML answer back to the phone. */
export type DeliverInbound = (text: TextMessage) => Promise<InboundOutcome>;

export function makeInbound({ texts, account, optOuts, faults, publicUrl }: InboundOptions): DeliverInbound {
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
    // A carrier that repeats a webhook still brings one answer to the phone.
    if (texts.repliesTo(text.sid).length === 0) {
      for (const body of replies) {
        texts.add({
          direction: 'outbound-reply',
          from: text.to,
          to: text.from,
          body,
          status: 'delivered',
          inReplyTo: text.sid,
        });
      }
    }
    texts.update(text.sid, { status: 'received' });
    // After the answer: the confirmation of a STOP still reaches the phone.
    optOuts.hear(text.from, text.to, text.body);
    return {
      messageSid: text.sid,
      status: answer.kind === 'answer' ? answer.status : 0,
      attempts,
      usedFallback,
      replies,
      twiml: answer.kind === 'answer' ? answer.body : '',
    };
  };
}

function refused(status: number): WebhookAnswer {
  return { kind: 'answer', status, contentType: undefined, body: '' };
}

function deservesRetry(answer: WebhookAnswer): boolean {
  return answer.kind === 'silence' || answer.status >= 500;
}

/** `undefined` when the answer is none that a carrier can use. */
function readTwiml(answer: WebhookAnswer): readonly string[] | undefined {
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
