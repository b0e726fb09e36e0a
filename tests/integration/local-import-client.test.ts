import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ImportClient, ImportStopped } from '../../local/import-client.ts';
import { listener, listenOnLoopback, readText, sendJson } from '../../local/http-io.ts';
import { parseJson, type Json } from '../../local/json.ts';

interface Asked {
  readonly token: string;
  readonly key: string;
  readonly body: Json;
}
/** What the platform answers next: a status and a body each; the last one again and again. */
let answers: { readonly status: number; readonly body: Json }[];
let asked: Asked[];
/** A token that is not accepted any more. */
let expired: string;
const done = { status: 200, body: { rows: [{ line: 2, outcome: 'recorded' }] } };

const platform = await listenOnLoopback(
  listener(async (request, response) => {
    const token = String(request.headers.authorization);
    asked.push({
      token,
      key: String(request.headers['idempotency-key']),
      body: parseJson(await readText(request)),
    });
    if (token === `Bearer ${expired}`) {
      sendJson(response, 401, { message: 'Unauthorized' });
      return;
    }
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? done;
    sendJson(response, answer.status, answer.body);
  }),
);
afterAll(() => platform.close());
beforeEach(() => {
  answers = [done];
  asked = [];
  expired = 'none';
});

const batch = { rows: [{ line: 2, id: '1' }], source: undefined, dryRun: false };
const problem = (status: number, code: string, detail: string) => ({ status, body: { code, detail } });
const client = (token: string | (() => Promise<string>), signal = new AbortController().signal) =>
  new ImportClient({ url: platform.url, token, signal });
const send = (one: ImportClient, key = 'run/1') => one.send('service-events', batch, key);

describe('the client of an import', () => {
  it('signs in again when its token has expired, once for all batches under way', async () => {
    let signIns = 0;
    const one = client(() => Promise.resolve(`token-${(signIns += 1)}`));
    await send(one);
    expired = 'token-1';
    expect(await Promise.all([send(one, 'a'), send(one, 'b'), send(one, 'c')])).toHaveLength(3);
    expect(signIns).toBe(2);
    expect(asked.at(-1)?.token).toBe('Bearer token-2');
  });

  it('stops when a token that was given has expired, and says how to go on', async () => {
    expired = 'given';
    await expect(send(client('given'))).rejects.toThrow(ImportStopped);
    await expect(send(client('given'))).rejects.toThrow(/Get a new one\. To go on, run the same command again/);
    expect(asked).toHaveLength(2);
  });

  it('stops at once when the platform refuses, with its reason', async () => {
    answers = [problem(403, 'role-not-allowed', 'The role partner may not do this.')];
    await expect(send(client('given'))).rejects.toThrow('The role partner may not do this.');
    expect(asked).toHaveLength(1);
  });

  it('repeats the same request under the same key when the platform is busy', async () => {
    answers = [problem(503, 'busy', 'Busy.'), done];
    expect(await send(client('given'))).toEqual(done.body.rows);
    expect(asked.map(({ key }) => key)).toEqual(['run/1', 'run/1']);
    expect(asked[0]?.body).toEqual(asked[1]?.body);
  });

  it('does not go on waiting after Ctrl-C', async () => {
    const controller = new AbortController();
    answers = [problem(503, 'busy', 'Busy.')];
    const sending = send(client('given', controller.signal));
    controller.abort();
    await expect(sending).rejects.toThrow(/keeps answering 503 \(Busy\.\)/);
    expect(asked.length).toBeLessThan(3);
  });

  it('does not take another server for the platform', async () => {
    answers = [{ status: 404, body: { message: 'Not Found' } }];
    await expect(send(client('given'))).rejects.toThrow(/not as Carrefour does/);
  });
});
