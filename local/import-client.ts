import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import type { ImportKind } from './import-columns.ts';

/** The run cannot go on; what was recorded stays. Told in a sentence to the person who typed the command. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
}

export const GO_ON = 'To go on, run the same command again: rows that are there are passed over.';

const RowOutcome = z.object({
  line: z.int(),
  outcome: z.enum(['recorded', 'already-there', 'recordable', 'rejected']),
  field: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});
export type RowOutcome = z.infer<typeof RowOutcome>;
const Answer = z.object({ rows: z.array(RowOutcome) });
const Problem = z.object({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).default([]),
});

export interface ImportBatch {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly source?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

interface Sent {
  readonly body?: object;
  /** The same for a repeat. */
  readonly key?: string;
}

export interface ImportClientOptions {
  /** Where the platform is, without a trailing slash. */
  readonly url: string;
  /** Makes a token, and another when that one has expired; absent where only the person can get one. */
  readonly token: (() => Promise<string>) | string;
  /** Ends the waiting between attempts. */
  readonly signal: AbortSignal;
}

/** About a minute in all: a restart of the platform or a throttle is sat out. */
const ATTEMPTS = 12;
const LONGEST_WAIT_MS = 8_000;
const PASSING = new Set([429, 500, 502, 503, 504]);

/** Talks to the running platform over HTTP alone, here or deployed. */
export class ImportClient {
  readonly #options: ImportClientOptions;
  #token: Promise<string> | undefined;

  constructor(options: ImportClientOptions) {
    this.#options = options;
  }

  /**
   * Sends rows and answers with what became of each. `key` is the same for a repeat, so that rows recorded by an attempt whose
   * answer was lost are still told as recorded. Throws ImportStopped when the platform refuses or cannot be reached.
   */
  async send(kind: ImportKind, batch: ImportBatch, key: string): Promise<RowOutcome[]> {
    return Answer.parse(await this.request('POST', `/v1/imports/${kind}`, { body: batch, key })).rows;
  }

  /** One call of the API, repeated as long as it passes. @returns the body of the answer. Throws ImportStopped. */
  async request(method: 'GET' | 'POST', path: string, sent: Sent = {}): Promise<unknown> {
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const token = this.#currentToken();
      const answer = await this.#call(method, path, sent, await token);
      if (answer.status === 200) return answer.body;
      if (answer.status === 401 && typeof this.#options.token !== 'string' && !renewed) {
        renewed = true;
        // Batches beside this one may have renewed it already.
        if (this.#token === token) this.#token = undefined;
        continue;
      }
      if (!PASSING.has(answer.status) && answer.status !== 0)
        throw new ImportStopped(refusal(answer.status, answer.body));
      if (attempt >= ATTEMPTS || this.#options.signal.aborted)
        throw new ImportStopped(outOfReach(answer, this.#options.url));
      await this.#pause(attempt);
    }
  }

  #currentToken(): Promise<string> {
    const { token } = this.#options;
    this.#token ??= typeof token === 'string' ? Promise.resolve(token) : token();
    return this.#token;
  }

  /** Status 0: no answer. */
  async #call(
    method: 'GET' | 'POST',
    path: string,
    { body, key }: Sent,
    token: string,
  ): Promise<{ status: number; body: unknown }> {
    try {
      const response = await fetch(this.#options.url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await response.text();
      const json = response.headers.get('content-type')?.includes('json') === true;
      return { status: response.status, body: json ? JSON.parse(text) : undefined };
    } catch {
      return { status: 0, body: undefined };
    }
  }

  async #pause(attempt: number): Promise<void> {
    const most = Math.min(LONGEST_WAIT_MS, 250 * 2 ** attempt);
    try {
      await wait(most / 2 + (Math.random() * most) / 2, undefined, { signal: this.#options.signal });
    } catch {
      // Ctrl-C: one more attempt, then no other.
    }
  }
}

function refusal(status: number, body: unknown): string {
  if (status === 401) {
    return `The token is not accepted: it has expired, or is of another platform. Get a new one. ${GO_ON}`;
  }
  const problem = Problem.safeParse(body);
  if (!problem.success) return `The platform answered ${status}, and not as Carrefour does: check the address.`;
  const { detail, errors } = problem.data;
  return [detail, ...errors.slice(0, 3).map(({ field, message }) => `${field}: ${message}.`)].join(' ');
}

function outOfReach({ status, body }: { status: number; body: unknown }, url: string): string {
  if (status === 0) return `${url} does not answer. ${GO_ON}`;
  const problem = Problem.safeParse(body);
  return `The platform keeps answering ${status}${problem.success ? ` (${problem.data.detail})` : ''}. ${GO_ON}`;
}
