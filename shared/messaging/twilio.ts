import * as z from 'zod';
import type { TwilioSecret } from '../platform/secrets.ts';
import type { SendResult } from './delivery.ts';

/** Twilio's Messages API, in the few calls needed; the official client would add 3.7 MB to each function. */
export interface Twilio {
  send(text: { from: string; to: string; body: string; statusCallback: string }): Promise<SendResult>;
  /** Looks for a message to this number with this very body, sent since the instant; for reconciliation. */
  find(text: { from: string; to: string; body: string; since: string }): Promise<Search>;
  /**
   * What went between two numbers up to an instant, in each direction the latest `most` or some more; nothing when the list
   * could not be had.
   */
  messagesBetween(one: string, other: string, until: string, most: number): Promise<Listed[] | undefined>;
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

  /** Reads a list page by page while `more` wants another. @returns false when a page could not be had; 404 for what is gone. */
  const readPages = async <T extends z.infer<typeof page>>(
    path: string,
    shape: z.ZodType<T>,
    more: (found: T) => boolean,
  ): Promise<boolean | 404> => {
    try {
      for (let next: string | null | undefined = path; typeof next === 'string' && next !== '';) {
        const response: Response = await ask(next, 'GET');
        if (response.status === 404) return 404;
        if (!response.ok) return false;
        const found = shape.parse(await response.json());
        if (!more(found)) return true;
        next = found.next_page_uri;
      }
      return true;
    } catch {
      return false;
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

    async messagesBetween(one, other, until, most) {
      const isOld = ({ date_created }: { date_created: string }): boolean =>
        Date.parse(date_created) <= Date.parse(until);
      const ways = await Promise.all(
        [
          { From: one, To: other },
          { From: other, To: one },
        ].map(async (way) => {
          const query = new URLSearchParams({ ...way, PageSize: '250' }).toString();
          const found: Listed[] = [];
          const read = await readPages(`${account}/Messages.json?${query}`, messagesPage, ({ messages: shown }) => {
            found.push(...shown.filter(isOld).map(({ sid, num_media }) => ({ sid, media: num_media })));
            return found.length < most;
          });
          return read === true ? found : undefined;
        }),
      );
      const known = ways.filter((way) => way !== undefined);
      return known.length === ways.length ? known.flat() : undefined;
    },

    deleteMessage: (sid) => remove(`${account}/Messages/${sid}.json`),

    async mediaOf(messageSid) {
      const found: string[] = [];
      const read = await readPages(`${account}/Messages/${messageSid}/Media.json`, mediaPage, ({ media_list }) => {
        found.push(...media_list.map(({ sid }) => sid));
        return true;
      });
      return read === false ? undefined : found;
    },

    deleteMedia: (messageSid, sid) => remove(`${account}/Messages/${messageSid}/Media/${sid}.json`),
  };
}
