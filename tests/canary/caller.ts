import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { signIn } from '../../local/sign-in.ts';

/** What the server said to one request, headers included. */
export interface Answer {
  readonly what: string;
  readonly status: number;
  readonly text: string;
  /** Whoever asked has the right to what the answer tells: an opened file, a conversation, a partner's own trip. */
  readonly tells: boolean;
}

export interface Request {
  readonly as?: string;
  readonly method?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tells?: boolean;
  /** Marks stand in the address on purpose: it is not the server's doing that they came to a port. */
  readonly own?: boolean;
}

interface Told {
  readonly status: number;
  readonly json: unknown;
  readonly etag: string;
  readonly cookies: readonly string[];
}

const texted = z.looseObject({ messageSid: z.string(), status: z.number(), replies: z.array(z.string()) });
const phone = z.looseObject({ number: z.string(), organizationId: z.string().optional() });
const shown = z.looseObject({ to: z.string(), body: z.string(), status: z.string() });

/** Speaks to the server as phones, members and strangers do, and keeps every answer. */
export class Caller {
  readonly answers: Answer[] = [];
  readonly url: string;
  readonly #tokens = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  async signIn(sub: string): Promise<void> {
    this.#tokens.set(sub, (await signIn({ url: this.url, sub })).accessToken);
  }

  /** Any request, whatever becomes of it. */
  async ask(path: string, request: Request = {}): Promise<Told> {
    const {
      as,
      method = request.body === undefined && request.raw === undefined ? 'GET' : 'POST',
      tells = false,
    } = request;
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(request.own === true && { 'x-canary': 'own' }),
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...(as !== undefined && { authorization: `Bearer ${this.#tokens.get(as) ?? ''}` }),
        ...request.headers,
      },
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      ...(request.raw !== undefined && { body: request.raw }),
    });
    const body = await response.text();
    const headers = JSON.stringify([...response.headers]);
    // A refusal tells nothing, but for pages, which give back what stood in them.
    const mayTell = tells && (response.status < 400 || /^\/(p\/|write|ecrire)/.test(path));
    this.answers.push({
      what: `${method} ${path}`,
      status: response.status,
      text: `${headers}\n${body}`,
      tells: mayTell,
    });
    const cookies = response.headers.getSetCookie();
    return { status: response.status, json: jsonOf(body), etag: response.headers.get('etag') ?? '', cookies };
  }

  /** A request that must succeed. */
  async done<T>(shape: z.ZodType<T>, path: string, request: Request): Promise<T & { readonly etag: string }> {
    const { status, json, etag } = await this.ask(path, request);
    if (status >= 300) throw new Error(`${request.method ?? ''} ${path} answered ${status}: ${JSON.stringify(json)}`);
    return { ...shape.parse(json), etag };
  }

  /** A text arrives by the carrier. Its reply goes to the phone that wrote it. */
  async text(
    from: string,
    to: string,
    body: string,
    more: { messageSid?: string; mediaCount?: number } = {},
  ): Promise<string[]> {
    const answer = await this.#simulator('/sim/texts', { from, to, body, ...more });
    const { replies, status } = texted.parse(answer);
    this.answers.push({ what: 'the reply to a text', status, text: replies.join('\n'), tells: false });
    return replies;
  }

  async fault(body: object): Promise<void> {
    await this.#simulator('/sim/faults', body);
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.url}/sim/faults`, { method: 'DELETE' });
  }

  async deadLetters(): Promise<number> {
    const answer = await this.#simulator('/sim/dead-letters');
    return z.object({ deadLetters: z.array(z.unknown()) }).parse(answer).deadLetters.length;
  }

  async phoneOf(organizationId: string): Promise<string> {
    const { phones } = z.object({ phones: z.array(phone) }).parse(await this.#simulator('/sim/phones'));
    return phones.find((one) => one.organizationId === organizationId)?.number ?? '';
  }

  /** The texts that a phone received. */
  async received(number: string): Promise<z.infer<typeof shown>[]> {
    const answer = await this.#simulator(`/sim/texts?phone=${encodeURIComponent(number)}`);
    return z
      .object({ texts: z.array(shown) })
      .parse(answer)
      .texts.filter(({ to }) => to === number);
  }

  /** Waits until a look finds something. */
  async until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    for (let tries = 0; tries < 900; tries += 1) {
      const found = await look();
      if (found !== undefined) return found;
      await sleep(100);
    }
    throw new Error(`Waited in vain for ${what}`);
  }

  async #simulator(path: string, body?: object): Promise<unknown> {
    const response = await fetch(this.url + path, {
      ...(body !== undefined && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) throw new Error(`The simulator answered ${response.status} at ${path}`);
    return response.json();
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
