import { setTimeout as wait } from 'node:timers/promises';
import type { CarrierAccount } from './account.ts';
import { postSigned } from './signed-request.ts';
import type { TextMessage, Texts } from './texts.ts';

export interface DeliveryOptions {
  readonly texts: Texts;
  readonly account: CarrierAccount;
  readonly stopping: AbortSignal;
}

export interface Delivery {
  /** Takes a queued text over the air: sent, then delivered or not, with a signed callback for each. Returns at once. */
  begin(text: TextMessage): void;
  /** Goes on with what was under way when the server was last stopped. */
  resume(): void;
}

const STEP_MS = 40;

/** Twilio's codes of what went wrong on the way (`undelivered`); with any other one it did not set out (`failed`). */
export const isDeliveryError = (code: number): boolean => code >= 30_000 && code < 31_000;

export function makeDelivery({ texts, account, stopping }: DeliveryOptions): Delivery {
  const carry = async (text: TextMessage) => {
    const error = text.plannedError;
    const isRefused = error !== undefined && !isDeliveryError(error);
    if (text.status === 'queued' && !isRefused) {
      await wait(STEP_MS, undefined, { signal: stopping, ref: false });
      await report(texts.update(text.sid, { status: 'sent' }), account);
    }
    await wait(STEP_MS, undefined, { signal: stopping, ref: false });
    const status = error === undefined ? 'delivered' : isRefused ? 'failed' : 'undelivered';
    await report(texts.update(text.sid, { status, ...(error !== undefined && { errorCode: error }) }), account);
  };
  const begin = (text: TextMessage) => {
    // The server stops: the text stays where it is, and goes on at the next start.
    carry(text).catch(() => undefined);
  };
  return {
    begin,
    resume: () => {
      for (const text of texts.all())
        if (text.channel === 'twilio' && (text.status === 'queued' || text.status === 'sent')) begin(text);
    },
  };
}

async function report(text: TextMessage | undefined, account: CarrierAccount): Promise<void> {
  if (text?.statusCallback === undefined) return;
  const form = {
    ApiVersion: '2010-04-01',
    AccountSid: account.accountSid,
    MessageSid: text.sid,
    SmsSid: text.sid,
    MessageStatus: text.status,
    SmsStatus: text.status,
    From: text.from,
    To: text.to,
    ...(text.errorCode !== null && { ErrorCode: String(text.errorCode) }),
  };
  const first = await postSigned(text.statusCallback, form, account.authToken);
  // Twilio's default: once more when no connection came about, never after an answer.
  if (first.kind === 'silence') await postSigned(text.statusCallback, form, account.authToken);
}
