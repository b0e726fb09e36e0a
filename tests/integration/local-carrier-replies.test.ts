import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Carrefour } from '../../local/start.ts';
import { startFixture, temporaryFolder } from './local-assembly.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Answers every text with one whose fate is to be reported, and writes down the reports. */
const WEBHOOK = `import { appendFileSync } from 'node:fs';
export const handler = async (event) => {
  const form = Object.fromEntries(new URLSearchParams(Buffer.from(event.body, 'base64').toString()));
  if (event.rawPath === '/sms/status') {
    appendFileSync(process.env.CALLS_FILE, JSON.stringify({ query: event.rawQueryString, status: form.MessageStatus, error: form.ErrorCode }) + '\\n');
    return { statusCode: 204 };
  }
  const of = encodeURIComponent(form.Body);
  const body = '<Response><Message statusCallback="/sms/status?of=' + of + '&amp;n=1">Told</Message></Response>';
  return { statusCode: 200, headers: { 'content-type': 'text/xml' }, body };
};`;

const INTAKE = '+18075550100';
const Texts = z.object({
  texts: z.array(z.looseObject({ direction: z.string(), status: z.string(), errorCode: z.number().nullable() })),
});
const Report = z.object({ query: z.string(), status: z.string(), error: z.string().optional() });

let carrefour: Carrefour;
const callsFile = `${temporaryFolder()}/reports`;

beforeAll(async () => {
  const routes = ['intake', 'partner', 'fallback', 'status'].map((each) => ({ key: `POST /sms/${each}` }));
  carrefour = await startFixture([{ name: 'webhook', code: WEBHOOK, routes, environment: { CALLS_FILE: callsFile } }]);
});
afterAll(() => carrefour.stop());
afterEach(() => carrefour.simulator.faults.clear());

const post = (path: string, body: unknown): Promise<Response> =>
  fetch(carrefour.url + path, { method: 'POST', body: JSON.stringify(body) });
const text = (from: string, body: string): Promise<Response> => post('/sim/texts', { from, to: INTAKE, body });

/** What became of our answers to a phone, as the network knows it. */
async function fates(phone: string): Promise<[string, number | null][]> {
  const response = await fetch(`${carrefour.url}/sim/texts?phone=${encodeURIComponent(phone)}`);
  return Texts.parse(await response.json())
    .texts.filter(({ direction }) => direction === 'outbound-reply')
    .map(({ status, errorCode }) => [status, errorCode]);
}
/** What we were told of the answer to a text. */
function reports(body: string): [string, string | undefined][] {
  return readFileSync(callsFile, { encoding: 'utf8', flag: 'a+' })
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Report.parse(JSON.parse(line)))
    .filter(({ query }) => query === `of=${body}&n=1`)
    .map(({ status, error }) => [status, error]);
}

describe('an answer whose TwiML says where to report', () => {
  it('is reported on, step by step', async () => {
    await text('+17055550191', 'hello');
    await vi.waitFor(
      () =>
        expect(reports('hello')).toEqual([
          ['sent', undefined],
          ['delivered', undefined],
        ]),
      25_000,
    );
    expect(await fates('+17055550191')).toEqual([['delivered', null]]);
  });

  it.each([
    [
      'error-code',
      30006,
      '+17055550192',
      [
        ['sent', undefined],
        ['undelivered', '30006'],
      ],
      ['undelivered', 30006],
    ],
    ['error-code', 21610, '+17055550193', [['failed', '21610']], ['failed', 21610]],
    [
      'throttle',
      undefined,
      '+17055550194',
      [
        ['sent', undefined],
        ['undelivered', '30001'],
      ],
      ['undelivered', 30001],
    ],
    [
      '500',
      undefined,
      '+17055550195',
      [
        ['sent', undefined],
        ['undelivered', '30008'],
      ],
      ['undelivered', 30008],
    ],
    ['lost-answer', undefined, '+17055550196', [], ['delivered', null]],
    ['timeout', undefined, '+17055550197', [], ['queued', null]],
  ])('fails as asked: %s %s', async (fault, code, phone, expected, fate) => {
    await post('/sim/faults', { target: 'reply', fault, code, times: 1 });
    await text(phone, `from-${phone.slice(-4)}`);
    await vi.waitFor(async () => {
      expect(await fates(phone)).toEqual([fate]);
      expect(reports(`from-${phone.slice(-4)}`)).toEqual(expected);
    }, 25_000);
  });

  it('goes in vain to a phone that has told the number to stop, until it says START', async () => {
    const phone = '+17055550198';
    for (const body of ['stop', 'vain', 'START', 'again']) await text(phone, body);
    await vi.waitFor(
      async () =>
        expect(await fates(phone)).toEqual([
          ['delivered', null],
          ['failed', 21610],
          ['delivered', null],
          ['delivered', null],
        ]),
      25_000,
    );
    await vi.waitFor(() => expect(reports('vain')).toEqual([['failed', '21610']]), 25_000);
  });
});
