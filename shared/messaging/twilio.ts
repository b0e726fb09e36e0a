import * as z from 'zod';
import type { TwilioSecret } from '../platform/secrets.ts';
import type { SendResult } from './delivery.ts';

/** Twilio's Messages API, in the two calls needed; the official client would add 3.7 MB to each function. */
export interface Twilio {
  send(text: { from: string; to: string; body: string; statusCallback: string }): Promise<SendResult>;
  /** Looks for a message to this number with this very body, sent since the instant; for reconciliation. */
  find(text: { from: string; to: string; body: string; since: string }): Promise<Search>;
}

export type Search = { readonly listed: true; readonly sid: string | undefined } | { readonly listed: false };

const TIMEOUT_MS = 6_000;
const accepted = z.object({ sid: z.string() });
const refused = z.object({ code: z.number() });
const listed = z.object({
  messages: z.array(z.object({ sid: z.string(), body: z.string(), status: z.string(), date_created: z.string() })),
});

export function createTwilio(baseUrl: string, secret: TwilioSecret): Twilio {
  const messages = `${baseUrl}/2010-04-01/Accounts/${secret.accountSid}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${secret.accountSid}:${secret.authToken}`).toString('base64')}`;
  return {
    async send({ from, to, body, statusCallback }) {
      let response: Response;
      let answer: unknown;
      try {
        response = await fetch(messages, {
          method: 'POST',
          headers: { authorization },
          body: new URLSearchParams({ From: from, To: to, Body: body, StatusCallback: statusCallback }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        answer = await response.json();
      } catch {
        // The request may have reached Twilio before the line broke.
        return { kind: 'unknown' };
      }
      if (response.ok) {
        const parsed = accepted.safeParse(answer);
        return parsed.success ? { kind: 'accepted', sid: parsed.data.sid } : { kind: 'unknown' };
      }
      if (response.status === 429 || response.status === 503) return { kind: 'busy' };
      if (response.status >= 500) return { kind: 'unknown' };
      const parsed = refused.safeParse(answer);
      return { kind: 'refused', ...(parsed.success && { errorCode: parsed.data.code }) };
    },

    async find({ from, to, body, since }) {
      const query = new URLSearchParams({ From: from, To: to, 'DateSent>': since.slice(0, 10), PageSize: '100' });
      try {
        const response = await fetch(`${messages}?${query.toString()}`, {
          headers: { authorization },
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (!response.ok) return { listed: false };
        const found = listed
          .parse(await response.json())
          // Twilio tells dates to the second, so a message of the same second counts.
          .messages.find((one) => one.body === body && Date.parse(one.date_created) >= Date.parse(since) - 1000);
        return { listed: true, sid: found?.sid };
      } catch {
        return { listed: false };
      }
    },
  };
}
