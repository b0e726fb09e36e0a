import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { listener, listenOnLoopback } from '../../local/http-io.ts';
import type { Carrefour } from '../../local/start.ts';
import { startFixture, temporaryFolder } from './local-assembly.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Writes down each webhook, and answers with TwiML that depends on the text. */
const WEBHOOK = `import { appendFileSync } from 'node:fs';
let failures = 0;
export const handler = async (event) => {
  const form = Object.fromEntries(new URLSearchParams(Buffer.from(event.body, 'base64').toString()));
  appendFileSync(process.env.CALLS_FILE, JSON.stringify({ path: event.rawPath + (event.rawQueryString && '?' + event.rawQueryString), form, signature: event.headers['x-twilio-signature'], encoded: event.isBase64Encoded }) + '\\n');
  const twiml = (inner) => ({ statusCode: 200, headers: { 'content-type': 'text/xml' }, body: '<?xml version="1.0" encoding="UTF-8"?><Response>' + inner + '</Response>' });
  if (event.rawPath === '/sms/fallback') return twiml('<Message>Human soon / Une personne</Message>');
  if (event.rawPath === '/sms/status') return { statusCode: 204 };
  if (form.Body === 'broken') throw new Error('x');
  if (form.Body === 'once' && failures++ === 0) throw new Error('x');
  if (form.Body === 'silent') return twiml('');
  return twiml('<Message>&lt;' + form.Body + '&gt;</Message><Message><Body>Deux &#233;</Body></Message>');
};`;

const SURVIVOR = '+17055550190';
const INTAKE = '+18075550100';
const DISPATCH = '+18075550101';
const Outcome = z.object({
  messageSid: z.string(),
  status: z.number(),
  attempts: z.number(),
  usedFallback: z.boolean(),
  replies: z.array(z.string()),
  twiml: z.string(),
});
const Texts = z.object({
  texts: z.array(
    z.looseObject({
      sid: z.string(),
      direction: z.string(),
      from: z.string(),
      to: z.string(),
      body: z.string(),
      status: z.string(),
      segments: z.number(),
      errorCode: z.number().nullable(),
    }),
  ),
});
const Call = z.object({
  path: z.string(),
  form: z.record(z.string(), z.string()),
  signature: z.string(),
  encoded: z.boolean(),
});
const Message = z.looseObject({ sid: z.string(), status: z.string() });

let carrefour: Carrefour;
const callsFile = `${temporaryFolder()}/calls`;

beforeAll(async () => {
  const routes = ['intake', 'partner', 'fallback', 'status'].map((each) => ({ key: `POST /sms/${each}` }));
  carrefour = await startFixture([{ name: 'webhook', code: WEBHOOK, routes, environment: { CALLS_FILE: callsFile } }]);
});
afterAll(() => carrefour.stop());
afterEach(() => carrefour.simulator.faults.clear());

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(carrefour.url + path, { method: 'POST', body: JSON.stringify(body) });
}
async function text(body: string, more: Readonly<Record<string, unknown>> = {}) {
  const response = await post('/sim/texts', { from: SURVIVOR, to: INTAKE, body, ...more });
  expect(response.status).toBe(200);
  return Outcome.parse(await response.json());
}
async function textsOf(phone: string) {
  return Texts.parse(await (await fetch(`${carrefour.url}/sim/texts?phone=${encodeURIComponent(phone)}`)).json()).texts;
}
function calls(): z.infer<typeof Call>[] {
  return readFileSync(callsFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Call.parse(JSON.parse(line)));
}
const last = () => calls().at(-1);

describe('a text to one of our numbers', () => {
  it('reaches its webhook as a signed form, and the answers come back to the phone', async () => {
    const outcome = await text('Allô, ça va ?  ');
    expect(outcome).toMatchObject({
      status: 200,
      attempts: 1,
      usedFallback: false,
      replies: ['<Allô, ça va ?  >', 'Deux é'],
    });
    const call = last();
    expect(call).toMatchObject({
      path: '/sms/intake',
      encoded: true,
      form: {
        From: SURVIVOR,
        To: INTAKE,
        Body: 'Allô, ça va ?  ',
        MessageSid: outcome.messageSid,
        NumMedia: '0',
        NumSegments: '1',
        FromCountry: 'CA',
        AccountSid: carrefour.simulator.account.accountSid,
      },
    });
    expect(
      validateRequest(
        carrefour.simulator.account.authToken,
        call?.signature ?? '',
        `${carrefour.url}/sms/intake`,
        call?.form ?? {},
      ),
    ).toBe(true);
    expect((await textsOf(SURVIVOR)).slice(-3)).toMatchObject([
      { direction: 'inbound', status: 'received', sid: outcome.messageSid },
      { direction: 'outbound-reply', from: INTAKE, to: SURVIVOR, status: 'delivered', body: '<Allô, ça va ?  >' },
      { direction: 'outbound-reply', body: 'Deux é' },
    ]);
  });

  it('to the partner line goes to the partners’ webhook, pictures and all', async () => {
    await text('OUI', { from: '+17055550110', to: DISPATCH, mediaCount: 1 });
    expect(last()).toMatchObject({ path: '/sms/partner', form: { NumMedia: '1', MediaContentType0: 'image/jpeg' } });
  });

  it('is tried once more after a failure, with the same MessageSid', async () => {
    const outcome = await text('once');
    expect(outcome).toMatchObject({ attempts: 2, usedFallback: false, status: 200 });
    expect(
      calls()
        .slice(-2)
        .map(({ form }) => form['MessageSid']),
    ).toEqual([outcome.messageSid, outcome.messageSid]);
  });

  it('goes to the fallback address when the webhook stays broken', async () => {
    expect(await text('broken')).toMatchObject({
      attempts: 2,
      usedFallback: true,
      replies: ['Human soon / Une personne'],
    });
    expect(last()).toMatchObject({
      path: '/sms/fallback',
      form: { ErrorCode: '11200', ErrorUrl: `${carrefour.url}/sms/intake` },
    });
  });

  it('meets the delivery faults that were asked for', async () => {
    await post('/sim/faults', { target: 'webhook', fault: 'lost-answer', times: 1 });
    const before = calls().length;
    expect(await text('lost')).toMatchObject({ attempts: 2, usedFallback: false });
    expect(calls().length - before).toBe(2);
    await post('/sim/faults', { target: 'webhook', fault: 'timeout', times: 2 });
    expect(await text('never')).toMatchObject({ attempts: 2, usedFallback: true });
  });

  it('can be replayed: the webhook is called again, the phone gets no second answer', async () => {
    const { messageSid, replies } = await text('again');
    const before = (await textsOf(SURVIVOR)).length;
    expect(await text('again', { messageSid })).toMatchObject({ messageSid, replies });
    expect(await textsOf(SURVIVOR)).toHaveLength(before);
  });

  it('may have no answer at all', async () => {
    expect(await text('silent')).toMatchObject({ status: 200, replies: [] });
  });

  it.each([
    [{ from: 'me', to: INTAKE, body: 'x' }, 400, /^from: /],
    [{ from: SURVIVOR, to: INTAKE }, 400, /^body: /],
    [{ from: SURVIVOR, to: '+15005550006', body: 'x' }, 404, /No webhook/],
  ])('is refused with a clear sentence: %j', async (wanted, status, error) => {
    const response = await post('/sim/texts', wanted);
    expect(response.status).toBe(status);
    expect(z.object({ error: z.string() }).parse(await response.json()).error).toMatch(error);
  });
});

describe('the Messages API', () => {
  const url = (rest = 'Messages.json') =>
    `${carrefour.standIns}/2010-04-01/Accounts/${carrefour.simulator.account.accountSid}/${rest}`;
  const authorization = () => {
    const { accountSid, authToken } = carrefour.simulator.account;
    return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  };
  const send = (fields: Readonly<Record<string, string>>, headers = { authorization: authorization() }) =>
    fetch(url(), { method: 'POST', headers, body: new URLSearchParams(fields) });
  const remove = (rest: string) => fetch(url(rest), { method: 'DELETE', headers: { authorization: authorization() } });
  const refusal = async (response: Response) =>
    z
      .object({ code: z.number(), status: z.number(), message: z.string(), more_info: z.string() })
      .parse(await response.json());

  it('queues a text, delivers it, and reports each step with a signed callback', async () => {
    const StatusCallback = `${carrefour.url}/sms/status?outbox=42`;
    const response = await send({ To: SURVIVOR, From: INTAKE, Body: 'Bonjour ô', StatusCallback });
    expect(response.status).toBe(201);
    const message = z.looseObject({ sid: z.string() }).parse(await response.json());
    expect(message).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      from: INTAKE,
      to: SURVIVOR,
      num_segments: '1',
      error_code: null,
    });
    const callbacks = () =>
      calls().filter(({ path, form }) => path === '/sms/status?outbox=42' && form['MessageSid'] === message.sid);
    await vi.waitFor(
      () => expect(callbacks().map(({ form }) => form['MessageStatus'])).toEqual(['sent', 'delivered']),
      25_000,
    );
    for (const { form, signature } of callbacks()) {
      expect(validateRequest(carrefour.simulator.account.authToken, signature, StatusCallback, form)).toBe(true);
    }
    const read = Message.parse(
      await (await fetch(url(`Messages/${message.sid}.json`), { headers: { authorization: authorization() } })).json(),
    );
    expect(read.status).toBe('delivered');
  });

  it('lists by number and day, and deletes', async () => {
    // Taken before: midnight may pass meanwhile.
    const today = new Date().toISOString().slice(0, 10);
    const { sid } = Message.parse(await (await send({ To: '+17055550195', From: DISPATCH, Body: 'a' })).json());
    const query = new URLSearchParams({
      To: '+17055550195',
      From: DISPATCH,
      'DateSent>': today,
      PageSize: '20',
    });
    const list = async () =>
      z
        .object({ messages: z.array(Message) })
        .parse(
          await (await fetch(`${url()}?${query.toString()}`, { headers: { authorization: authorization() } })).json(),
        ).messages;
    expect((await list()).map((each) => each.sid)).toEqual([sid]);
    await vi.waitFor(async () => expect((await list()).map(({ status }) => status)).toEqual(['delivered']), 25_000);
    expect((await remove(`Messages/${sid}.json`)).status).toBe(204);
    expect(await list()).toEqual([]);
    expect((await remove(`Messages/${sid}.json`)).status).toBe(404);
  });

  it('does not delete a text that is still in flight', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    // The text stays where it is until its first callback is answered.
    const callbacks = await listenOnLoopback(
      listener(async (_request, answer) => {
        await held;
        answer.writeHead(204).end();
      }),
    );
    const fields = { To: SURVIVOR, From: INTAKE, Body: 'a', StatusCallback: callbacks.url };
    const { sid } = Message.parse(await (await send(fields)).json());
    const response = await remove(`Messages/${sid}.json`);
    expect([response.status, (await refusal(response)).code]).toEqual([409, 20009]);
    release();
    await vi.waitFor(async () => expect((await remove(`Messages/${sid}.json`)).status).toBe(204), 25_000);
    await callbacks.close();
  });

  it('lists and deletes the pictures of a text', async () => {
    const { messageSid } = await text('silent', { mediaCount: 2 });
    const media = async () => {
      const response = await fetch(url(`Messages/${messageSid}/Media.json`), {
        headers: { authorization: authorization() },
      });
      return z.object({ media_list: z.array(z.looseObject({ sid: z.string() })) }).parse(await response.json())
        .media_list;
    };
    const [first, second] = (await media()).map(({ sid }) => sid);
    expect(last()?.form['MediaUrl0']).toContain(`/Messages/${messageSid}/Media/${first}`);
    expect((await remove(`Messages/${messageSid}/Media/${first}.json`)).status).toBe(204);
    expect((await remove(`Messages/${messageSid}/Media/${first}.json`)).status).toBe(404);
    expect((await media()).map(({ sid }) => sid)).toEqual([second]);
    expect((await remove(`Messages/${messageSid}.json`)).status).toBe(204);
    expect(
      (await fetch(url(`Messages/${messageSid}/Media.json`), { headers: { authorization: authorization() } })).status,
    ).toBe(404);
  });

  it.each([
    ['a bad number', { To: '555', From: INTAKE, Body: 'x' }, 400, 21211],
    ['a sender that is not ours', { To: SURVIVOR, From: '+15005550006', Body: 'x' }, 400, 21606],
    ['an empty body', { To: SURVIVOR, From: INTAKE, Body: '' }, 400, 21602],
    ['a body too long', { To: SURVIVOR, From: INTAKE, Body: 'x'.repeat(1601) }, 400, 21617],
  ])('refuses %s', async (_what, fields, status, code) => {
    const response = await send(fields);
    expect([response.status, (await refusal(response)).code]).toEqual([status, code]);
  });

  it('refuses a wrong token', async () => {
    const response = await send({ To: SURVIVOR, From: INTAKE, Body: 'x' }, { authorization: 'Basic eDp5' });
    expect([response.status, (await refusal(response)).code]).toEqual([401, 20003]);
  });

  it('refuses to text a phone that said STOP to that number, until it says START', async () => {
    const phone = '+17055550196';
    const attempt = async (From: string) => (await send({ To: phone, From, Body: 'x' })).status;
    await text('stop', { from: phone });
    const response = await send({ To: phone, From: INTAKE, Body: 'x' });
    expect([response.status, (await refusal(response)).code]).toEqual([400, 21610]);
    expect(await attempt(DISPATCH)).toBe(201);
    await text('START', { from: phone });
    expect(await attempt(INTAKE)).toBe(201);
  });

  it.each([
    ['throttle', undefined, 429, 20429],
    ['500', undefined, 500, 20500],
    ['error-code', 21610, 400, 21610],
  ])('fails by %s %s as asked', async (fault, code, status, expected) => {
    await post('/sim/faults', { target: 'twilio', fault, code, times: 1 });
    const response = await send({ To: SURVIVOR, From: INTAKE, Body: 'x' });
    expect([response.status, (await refusal(response)).code]).toEqual([status, expected]);
    expect((await send({ To: SURVIVOR, From: INTAKE, Body: 'x' })).status).toBe(201);
  });

  it('reports a delivery error after it took the text', async () => {
    await post('/sim/faults', { target: 'twilio', fault: 'error-code', code: 30003, times: 1 });
    const { sid } = Message.parse(
      await (
        await send({ To: SURVIVOR, From: INTAKE, Body: 'gone', StatusCallback: `${carrefour.url}/sms/status` })
      ).json(),
    );
    await vi.waitFor(
      () =>
        expect(
          calls().find(({ form }) => form['MessageSid'] === sid && form['MessageStatus'] === 'undelivered')?.form[
            'ErrorCode'
          ],
        ).toBe('30003'),
      25_000,
    );
    expect((await textsOf(SURVIVOR)).find((each) => each.sid === sid)).toMatchObject({
      status: 'undelivered',
      errorCode: 30003,
    });
  });

  it('sends, and loses the answer', async () => {
    await post('/sim/faults', { target: 'twilio', fault: 'lost-answer', times: 1 });
    await expect(send({ To: SURVIVOR, From: INTAKE, Body: 'sent all the same' })).rejects.toThrow();
    expect((await textsOf(SURVIVOR)).some(({ body }) => body === 'sent all the same')).toBe(true);
  });
});

describe('the simulator', () => {
  it('knows every number and its role', async () => {
    const { phones } = z
      .object({
        phones: z.array(z.looseObject({ number: z.string(), role: z.string(), organizationId: z.string().optional() })),
      })
      .parse(await (await fetch(`${carrefour.url}/sim/phones`)).json());
    expect(phones.filter(({ role }) => role === 'intake')).toMatchObject([{ number: INTAKE }]);
    expect(phones.filter(({ role }) => role === 'dispatch')).toMatchObject([{ number: DISPATCH }]);
    expect(
      phones.filter(({ role }) => role === 'partner').every(({ organizationId }) => organizationId !== undefined),
    ).toBe(true);
    expect(new Set(phones.map(({ role }) => role))).toEqual(
      new Set(['intake', 'dispatch', 'partner', 'on-call', 'free']),
    );
    expect(new Set(phones.map(({ number }) => number)).size).toBe(phones.length);
  });

  it('lists its faults, takes them away, and refuses one that it does not know', async () => {
    await post('/sim/faults', { target: 'sns', fault: '500', times: 3 });
    expect(await (await fetch(`${carrefour.url}/sim/faults`)).json()).toMatchObject({
      faults: [{ target: 'sns', fault: '500', left: 3 }],
    });
    await fetch(`${carrefour.url}/sim/faults`, { method: 'DELETE' });
    expect(await (await fetch(`${carrefour.url}/sim/faults`)).json()).toEqual({ faults: [] });
    expect((await post('/sim/faults', { target: 'moon', fault: '500' })).status).toBe(400);
  });

  it('tells a watching page of each text', async () => {
    const watching = new AbortController();
    const response = await fetch(`${carrefour.url}/sim/events`, { signal: watching.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await text('silent', { from: '+17055550197' });
    let seen = '';
    while (!seen.includes('+17055550197')) seen += (await reader?.read())?.value ?? '';
    watching.abort();
    expect(seen).toContain('"phone":"+17055550197"');
  });
});
