import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { httpApiEvent } from '../../local/http-event.ts';
import type { Environment } from '../../shared/platform/config.ts';
import type { HttpEvent, HttpResult } from '../../shared/platform/http/faults.ts';
import { formOf, onlyTwilio } from '../../shared/platform/http/twilio-webhook.ts';
import { createLog } from '../../shared/platform/log.ts';
import { createPlatform } from '../../shared/platform/platform.ts';

/**
 * Signatures made by Twilio's own library, and two that Twilio published, checked by the middleware that every webhook of
 * the carrier passes. The events are made as an HTTP API makes them.
 */
const TOKEN = '12345';
const DOMAIN = 'https://textes.example.org';
const environment: Environment = {
  STAGE: 'test',
  HUB_ID: 'demo',
  TABLE_NAME: 'main',
  KEYS_TABLE_NAME: 'keys',
  KMS_KEY_ID: 'key',
  PEPPER_SECRET_ID: 'pepper',
  TWILIO_SECRET_ID: 'twilio',
  TWILIO_BASE_URL: 'https://api.twilio.com',
  PUBLIC_URL: DOMAIN,
  ALERT_TOPIC_ARN: 'topic',
  LOG_LEVEL: 'info',
  POWERTOOLS_SERVICE_NAME: 'test',
};

type Fields = readonly (readonly [string, string])[];

interface Posted {
  readonly fields?: Fields;
  /** In place of the fields. */
  readonly body?: string;
  /** Path and query as they are asked for. */
  readonly target?: string;
  readonly signature?: string;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The address that the deployment is configured with. */
  readonly publicUrl?: string;
}

const TEXT: Fields = [
  ['ToCity', ''],
  ['MessageSid', 'SM00000000000000000000000000000001'],
  ['From', '+17055550190'],
  ['To', '+18075550100'],
  ['Body', 'allo'],
  ['NumMedia', '0'],
];

const eventShape = z.custom<HttpEvent>((value) => typeof value === 'object');
const contextShape = z.custom<Context>((value) => typeof value === 'object');

function eventOf({ fields = TEXT, body, target = '/sms/intake', signature, contentType, headers }: Posted): HttpEvent {
  const received = {
    requestId: 'request',
    method: 'POST',
    target,
    headers: {
      host: 'textes.example.org',
      'content-type': contentType ?? 'application/x-www-form-urlencoded; charset=utf-8',
      ...(signature !== undefined && { 'x-twilio-signature': signature }),
      ...headers,
    },
    body: Buffer.from(
      body ?? new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
    ),
    sourceIp: '127.0.0.1',
    receivedAt: Date.parse('2026-11-22T15:00:00.000Z'),
  };
  return eventShape.parse(httpApiEvent(received, { routeKey: 'POST /sms/intake', pathParameters: {} }));
}

/** As Twilio's library signs: a field that stands twice is an array. */
function sign(url: string, fields: Fields = TEXT, token = TOKEN): string {
  const params: Record<string, string | string[]> = {};
  for (const [name, value] of fields) {
    const before = params[name];
    params[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return getExpectedTwilioSignature(token, url, params);
}

/** What the handler behind the middleware read, or the status it was kept away with; and what was logged. */
async function post(
  posted: Posted,
): Promise<{ status: number | undefined; read: Record<string, string>; logged: string }> {
  const lines: string[] = [];
  const log = createLog(
    'test',
    'info',
    (line) => lines.push(line),
    () => new Date('2026-11-22T15:00:00.000Z'),
  );
  const platform = {
    ...createPlatform({ ...environment, PUBLIC_URL: posted.publicUrl ?? DOMAIN }, { log }),
    twilio: () =>
      Promise.resolve({
        accountSid: 'AC',
        authToken: TOKEN,
        intakeNumber: '+18075550100',
        dispatchNumber: '+18075550101',
      }),
  };
  let read: Record<string, string> = {};
  const handler = middy<HttpEvent, HttpResult>()
    .use(onlyTwilio(() => platform))
    .handler((event): Promise<HttpResult> => {
      read = { ...formOf(event) };
      return Promise.resolve({ statusCode: 200 });
    });
  const { statusCode } = await handler(eventOf(posted), contextShape.parse({ awsRequestId: 'request' }));
  return { status: statusCode, read, logged: lines.join('\n') };
}

const statusOf = async (posted: Posted): Promise<number | undefined> => (await post(posted)).status;

describe('the signatures that Twilio published', () => {
  const call = (number: string): Fields => [
    ['Digits', '1234'],
    ['To', '+18005551212'],
    ['From', number],
    ['Caller', number],
    ['CallSid', 'CA1234567890ABCDE'],
  ];
  const vectors = [
    // "Security", Twilio documentation: the worked example of a signature.
    ['https://example.com', '+14158675310', 'L/OH5YylLD5NRKLltdqwSvS0BnU='],
    // "Validate Incoming Requests", documentation of Twilio's libraries.
    ['https://mycompany.com', '+14158675309', 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
  ] as const;

  it.each(vectors)('are let through: %s', async (publicUrl, number, signature) => {
    const posted = { publicUrl, target: '/myapp.php?foo=1&bar=2', fields: call(number), signature };
    expect(await statusOf(posted)).toBe(200);
    expect(await statusOf({ ...posted, fields: call('+14158675311') })).toBe(403);
    expect(await statusOf({ ...posted, target: '/myapp.php?foo=1&bar=3' })).toBe(403);
  });
});

describe('a form signed by Twilio’s library', () => {
  const forms: readonly (readonly [string, Fields])[] = [
    ['as an inbound text is', TEXT],
    ['with every field empty', TEXT.map(([name]) => [name, ''])],
    ['with spaces before, after and between', [...TEXT, ['FromCity', '  THUNDER  BAY '], ['FromState', ' ']]],
    ['with line ends and tabs', [...TEXT, ['Note', '\r\nallo\n\tça va \r']]],
    ['with plus signs', [...TEXT, ['Note', '+1+1 = 2 ++']]],
    ['with signs that forms escape', [...TEXT, ['Note', "100% & 'a=b' ?#/~*().!;:@$,[]"]]],
    ['with accents and emoji', [...TEXT, ['Note', 'À l’aide, ça presse… é̀ 😢🆘🏽‍♀️ ᐊᑕᐘᐱᐢᑲᐟ']]],
    ['with capital and small names', [...TEXT, ['body', 'b'], ['BODY', 'c'], ['Éa', 'd']]],
    ['without any field', []],
  ];

  it.each(forms)('%s is let through, whole', async (_name, fields) => {
    const { status, read } = await post({ fields, signature: sign(`${DOMAIN}/sms/intake`, fields) });
    expect(status).toBe(200);
    expect(read).toEqual(Object.fromEntries(fields));
  });

  it('comes in base64 as well as in plain text', async () => {
    const signature = sign(`${DOMAIN}/sms/intake`);
    expect(eventOf({ signature }).isBase64Encoded).toBe(true);
    const plain = { signature, contentType: 'text/plain' };
    expect(eventOf(plain).isBase64Encoded).toBe(false);
    expect([await statusOf({ signature }), await statusOf(plain)]).toEqual([200, 200]);
  });

  it('has its spaces as plus signs or as %20', async () => {
    const fields: Fields = [['Body', 'un deux']];
    const signature = sign(`${DOMAIN}/sms/intake`, fields);
    for (const body of ['Body=un+deux', 'Body=un%20deux']) expect(await statusOf({ body, signature })).toBe(200);
  });

  it('may hold a field twice: all its values are signed, in any order, equal ones once', async () => {
    const several: Fields = [...TEXT, ['Address', '+17055550192'], ['Address', '+17055550191']];
    const signature = sign(`${DOMAIN}/sms/intake`, several);
    expect(await statusOf({ fields: several, signature })).toBe(200);
    expect(await statusOf({ fields: several.toReversed(), signature })).toBe(200);
    expect(await statusOf({ fields: [...several, ['Address', '+17055550191']], signature })).toBe(200);
    expect(await statusOf({ fields: several.slice(0, -1), signature })).toBe(403);
    expect(await statusOf({ fields: [...several, ['Address', '+17055550193']], signature })).toBe(403);
  });

  it('cannot be given a second value that counts in place of the signed one', async () => {
    const signature = sign(`${DOMAIN}/sms/intake`);
    expect(await statusOf({ fields: [['From', '+17055550666'], ...TEXT], signature })).toBe(403);
    expect(await statusOf({ fields: [...TEXT, ['From', '+17055550666']], signature })).toBe(403);
  });
});

describe('the address that is signed', () => {
  it('is the configured one, with the port or without', async () => {
    for (const publicUrl of [DOMAIN, `${DOMAIN}:443`, `${DOMAIN}:8443`]) {
      for (const signed of [DOMAIN, publicUrl])
        expect(await statusOf({ publicUrl, signature: sign(`${signed}/sms/intake`) })).toBe(200);
    }
    expect(await statusOf({ signature: sign(`${DOMAIN}:443/sms/intake`) })).toBe(200);
    expect(await statusOf({ signature: sign(`${DOMAIN}:8443/sms/intake`) })).toBe(403);
  });

  it('is never what the Host header says', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' };
    expect(await statusOf({ headers, signature: sign(`${DOMAIN}/sms/intake`) })).toBe(200);
    expect(await statusOf({ headers, signature: sign('https://evil.example/sms/intake') })).toBe(403);
  });

  it('holds the query as it was asked for', async () => {
    const target = '/sms/status?outbox=3f0b7a1e-0c0a-4d4e-8f4e-9d7d5b0f3c11';
    expect(await statusOf({ target, signature: sign(DOMAIN + target) })).toBe(200);
    expect(await statusOf({ target, signature: sign(`${DOMAIN}/sms/status`) })).toBe(403);
    expect(await statusOf({ target: '/sms/status?outbox=other', signature: sign(DOMAIN + target) })).toBe(403);
    const odd = '/sms/status?b=2&a=1&e=&q=a%20b+c%27d';
    expect(await statusOf({ target: odd, signature: sign(DOMAIN + odd) })).toBe(200);
  });

  it.each([
    ['with a slash at its end', `${DOMAIN}/sms/intake/`],
    ['over http', `http://textes.example.org/sms/intake`],
    ['of a sub-domain', 'https://a.textes.example.org/sms/intake'],
    ['of another webhook', `${DOMAIN}/sms/partner`],
  ])('is another one %s', async (_name, url) => {
    expect(await statusOf({ signature: sign(url) })).toBe(403);
  });

  it('has its slash at the end when it was asked for with one', async () => {
    const target = '/sms/intake/';
    expect(await statusOf({ target, signature: sign(DOMAIN + target) })).toBe(200);
    expect(await statusOf({ target, signature: sign(`${DOMAIN}/sms/intake`) })).toBe(403);
  });
});

describe('a request that Twilio did not sign', () => {
  const url = `${DOMAIN}/sms/intake`;

  it('is kept away: no signature, an empty one, a part of one, one of another account', async () => {
    const good = sign(url);
    const bad = [
      '',
      ' ',
      good.slice(0, -1),
      good.toLowerCase(),
      `${good},${good}`,
      `${good}=`,
      sign(url, TEXT, '12346'),
    ];
    expect(await statusOf({})).toBe(403);
    for (const signature of bad) expect(await statusOf({ signature })).toBe(403);
  });

  it('is kept away when a body hash stands in for the fields: these addresses take forms', async () => {
    const body = JSON.stringify({ From: '+17055550190' });
    const target = `/sms/intake?bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
    const signature = sign(DOMAIN + target, []);
    expect(await statusOf({ target, body, signature, contentType: 'application/json' })).toBe(403);
  });

  it('is kept away when the body is missing or not a form', async () => {
    const signature = sign(url);
    for (const body of ['', '%', '%E0%A4%A', '\u0000', '{}']) expect(await statusOf({ body, signature })).toBe(403);
  });

  it('leaves a metric and a line without anything of it', async () => {
    const { logged } = await post({ fields: [...TEXT, ['Note', 'marked-words']] });
    expect(logged).toContain('"WebhookRejected":1');
    expect(logged).toContain('"event":"webhook-rejected"');
    expect(logged).not.toMatch(/17055550190|marked-words|allo/);
  });
});

const word = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'B', '0', '_', 'é') });
const form: fc.Arbitrary<Fields> = fc.uniqueArray(
  fc.tuple(
    word,
    fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('', ' ', '+1 705', '%2B', 'a=b&c')),
  ),
  { maxLength: 8, selector: ([name]) => name },
);

describe('any form at all', () => {
  it('is let through as it was signed, and not with a field added, dropped or changed', async () => {
    await fc.assert(
      fc.asyncProperty(form, word, fc.nat(), async (fields, extra, at) => {
        const signature = sign(`${DOMAIN}/sms/intake`, fields);
        expect(await post({ fields, signature })).toMatchObject({ status: 200, read: Object.fromEntries(fields) });
        const chosen = at % Math.max(1, fields.length);
        const dropped = fields.filter((_field, n) => n !== chosen);
        const longer = fields.map(([name, value], n) => [name, n === chosen ? `${value}x` : value] as const);
        const added: Fields = [...fields, [`${extra}+`, 'x']];
        for (const changed of fields.length === 0 ? [added] : [added, dropped, longer])
          expect(await statusOf({ fields: changed, signature })).toBe(403);
      }),
      { numRuns: 60 },
    );
  });
});
