import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { signIn } from '../../local/sign-in.ts';

const outcome = z.looseObject({ messageSid: z.string(), status: z.number(), replies: z.array(z.string()) });
const sentText = z.looseObject({
  direction: z.string(),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  status: z.string(),
});
export type SimText = z.infer<typeof sentText>;
const phone = z.looseObject({ number: z.string(), role: z.string(), organizationId: z.string().optional() });

/** Speaks to a running Carrefour over HTTP alone, as a phone and as a member would. */
export class Client {
  readonly #url: string;
  readonly #tokens = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  /** A text arrives by the carrier; what the webhook answered. */
  async text(from: string, to: string, body: string, messageSid?: string): Promise<z.infer<typeof outcome>> {
    return outcome.parse(
      await this.#json('POST', '/sim/texts', { body: { from, to, body, ...(messageSid && { messageSid }) } }),
    );
  }

  /** Every text of a phone, in order. */
  async texts(number: string): Promise<SimText[]> {
    const answer = z
      .looseObject({ texts: z.array(sentText) })
      .parse(await this.#json('GET', `/sim/texts?phone=${encodeURIComponent(number)}`));
    return answer.texts;
  }

  async phones(): Promise<z.infer<typeof phone>[]> {
    return z.looseObject({ phones: z.array(phone) }).parse(await this.#json('GET', '/sim/phones')).phones;
  }

  /** Waits until the phone has received a text that fits. @throws naming what was awaited. */
  async received(number: string, fits: (body: string) => boolean, what: string, ms = 60_000): Promise<SimText> {
    return until(what, ms, async () =>
      (await this.texts(number)).findLast((one) => one.to === number && fits(one.body)),
    );
  }

  async signIn(sub: string): Promise<void> {
    const { accessToken } = await signIn({ url: this.#url, sub });
    this.#tokens.set(sub, accessToken);
  }

  /** A call of the API as this member; fails on anything but a success. */
  async api(sub: string, method: string, path: string, options: CallOptions = {}): Promise<unknown> {
    return this.#json(method, path, { ...options, token: this.#tokens.get(sub) });
  }

  async raw(sub: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.#url + path, { headers: { authorization: `Bearer ${this.#tokens.get(sub) ?? ''}`, ...headers } });
  }

  async #json(
    method: string,
    path: string,
    { body, headers = {}, token }: CallOptions & { token?: string | undefined } = {},
  ): Promise<unknown> {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${path.split('?')[0] ?? ''} answered ${response.status}: ${text.slice(0, 400)}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks until there is an answer. */
export async function until<T>(what: string, ms: number, look: () => Promise<T | undefined>): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain for: ${what}`);
    await sleep(100);
  }
}
