import * as z from 'zod';
import type { TwilioSecret } from '../platform/secrets.ts';
import type { SendResult } from './delivery.ts';

/** Twilio's Messages API, in the few calls needed; the official client would add 3.7 MB to each function. */
export interface Twilio {
  send(text: { from: string; to: string; body: string; statusCallback: string }): Promise<SendResult>;
  /** Looks for a message to this number with this very body, sent since the instant; for reconciliation. */
  find(text: { from: string; to: string; body: string; since: string }): Promise<Search>;
  /** What went between two numbers, in both directions, up to an instant; nothing when the list could not be had. */
  messagesBetween(one: string, other: string, until: string): Promise<Listed[] | undefined>;
  /** Deletes a message, its media with it. @returns whether it is gone: one still in flight (error 20009) is not. */
  deleteMessage(sid: string): Promise<boolean>;
  /** The sids of a message's media; none for a message that is gone, nothing when the list could not be had. */
  mediaOf(messageSid: string): Promise<string[] | undefined>;
  deleteMedia(messageSid: string, sid: string): Promise<boolean>;
}

/** A message of Twilio's list, without what was said. */
export interface Listed {
  readonly sid: string;
  readonly media: number;
}

export type Search = { readonly listed: true; readonly sid: string | undefined } | { readonly listed: false };

const TIMEOUT_MS = 6_000;
const accepted = z.object({ sid: z.string() });
const refused = z.object({ code: z.number() });
const listed = z.object({
  messages: z.array(z.object({ sid: z.string(), body: z.string(), status: z.string(), date_created: z.string() })),
});

const page = z.object({ next_page_uri: z.string().nullish() });
const messagesPage = page.extend({
  messages: z.array(z.object({ sid: z.string(), date_created: z.string(), num_media: z.coerce.number() })),
});
const mediaPage = page.extend({ media_list: z.array(z.object({ sid: z.string() })) });

export function createTwilio(baseUrl: string, secret: TwilioSecret): Twilio {
  const account = `/2010-04-01/Accounts/${secret.accountSid}`;
  const messages = `${baseUrl}${account}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${secret.accountSid}:${secret.authToken}`).toString('base64')}`;

  const ask = (path: string, method: 'GET' | 'DELETE'): Promise<Response> =>
    fetch(baseUrl + path, { method, headers: { authorization }, signal: AbortSignal.timeout(TIMEOUT_MS) });

  /** Every page of a list; nothing when any could not be had. A list of something that is gone (404) is `ifGone`. */
  const list = async <T extends z.infer<typeof page>>(
    path: string,
    shape: z.ZodType<T>,
    ifGone?: T[],
  ): Promise<T[] | undefined> => {
    const pages: T[] = [];
    try {
      for (let next: string | null | undefined = path; typeof next === 'string' && next !== '';) {
        const response: Response = await ask(next, 'GET');
        if (response.status === 404) return ifGone;
        if (!response.ok) return undefined;
        const found = shape.parse(await response.json());
        pages.push(found);
        next = found.next_page_uri;
      }
      return pages;
    } catch {
      return undefined;
    }
  };
  const remove = async (path: string): Promise<boolean> => {
    try {
      const { ok, status } = await ask(path, 'DELETE');
      return ok || status === 404;
    } catch {
      return false;
    }
  };

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

    async messagesBetween(one, other, until) {
      const ways = await Promise.all(
        [
          { From: one, To: other },
          { From: other, To: one },
        ].map((way) =>
          list(
            `${account}/Messages.json?${new URLSearchParams({ ...way, PageSize: '1000' }).toString()}`,
            messagesPage,
          ),
        ),
      );
      const found: Listed[] = [];
      for (const pages of ways) {
        if (pages === undefined) return undefined;
        for (const { sid, date_created, num_media } of pages.flatMap((each) => each.messages)) {
          if (Date.parse(date_created) <= Date.parse(until)) found.push({ sid, media: num_media });
        }
      }
      return found;
    },

    deleteMessage: (sid) => remove(`${account}/Messages/${sid}.json`),

    mediaOf: async (messageSid) =>
      (await list(`${account}/Messages/${messageSid}/Media.json`, mediaPage, []))?.flatMap(({ media_list }) =>
        media_list.map(({ sid }) => sid),
      ),

    deleteMedia: (messageSid, sid) => remove(`${account}/Messages/${messageSid}/Media/${sid}.json`),
  };
}
