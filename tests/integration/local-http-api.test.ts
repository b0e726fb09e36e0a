import { connect } from 'node:net';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../local/sign-in.ts';
import type { Carrefour } from '../../local/start.ts';
import { startFixture } from './local-assembly.ts';

const ECHO = `export const handler = async (event, context) => ({
  statusCode: 201,
  headers: { 'Content-Type': 'application/json', 'X-Thing': 'a' },
  cookies: ['a=1', 'b=2'],
  body: JSON.stringify({ event, remaining: context.getRemainingTimeInMillis(), requestId: context.awsRequestId, arn: context.invokedFunctionArn, environment: process.env }),
});`;
const MOODS = `let count = 0;
export const handler = async (event) => {
  const mood = event.pathParameters.mood;
  count += 1;
  if (mood === 'slow') await new Promise((resolve) => setTimeout(resolve, 60_000));
  if (mood === 'crash') process.exit(1);
  if (mood === 'throw') throw new RangeError('nothing to see');
  if (mood === 'bare') return { fine: true };
  if (mood === 'binary') return { statusCode: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from([1, 2, 250]).toString('base64'), isBase64Encoded: true };
  if (mood === 'broken') return { statusCode: 'no' };
  return { statusCode: 200, body: String(count) };
};`;

const Echo = z.object({
  event: z.looseObject({
    routeKey: z.string(),
    rawPath: z.string(),
    rawQueryString: z.string(),
    headers: z.record(z.string(), z.string()),
    cookies: z.array(z.string()).optional(),
    queryStringParameters: z.record(z.string(), z.string()).optional(),
    pathParameters: z.record(z.string(), z.string()).optional(),
    body: z.string().optional(),
    isBase64Encoded: z.boolean(),
    requestContext: z.looseObject({
      routeKey: z.string(),
      http: z.object({
        method: z.string(),
        path: z.string(),
        protocol: z.string(),
        sourceIp: z.string(),
        userAgent: z.string(),
      }),
      authorizer: z
        .object({ jwt: z.object({ claims: z.record(z.string(), z.string()), scopes: z.null() }) })
        .optional(),
    }),
  }),
  remaining: z.number(),
  requestId: z.string(),
  arn: z.string(),
  environment: z.record(z.string(), z.string()),
});

let carrefour: Carrefour;

beforeAll(async () => {
  carrefour = await startFixture([
    {
      name: 'echo',
      code: ECHO,
      routes: [
        { key: 'ANY /v1/{proxy+}', jwt: true },
        { key: 'GET /v1/openapi.json' },
        { key: 'GET /p/{token}' },
        { key: 'GET /p/fixed' },
        { key: 'ANY /p/{token}' },
        { key: 'POST /form' },
        { key: 'GET /hsds/{proxy+}' },
      ],
    },
    // Not less: a thread whose time runs shares the machine with three that are still being made.
    { name: 'moods', code: MOODS, timeoutSeconds: 3, routes: [{ key: 'GET /mood/{mood}' }] },
  ]);
});
afterAll(() => carrefour.stop());

async function echo(path: string, init?: RequestInit) {
  const response = await fetch(carrefour.url + path, init);
  return { response, ...Echo.parse(await response.json()) };
}

describe('the event of a request', () => {
  it('is that of payload format 2.0: decoded path, joined query, cookies apart, lower-case headers', async () => {
    const { event, remaining, arn } = await echo('/hsds/services/a%20b?taxonomy=x&taxonomy=y&q=%C3%A9', {
      headers: { Cookie: 'one=1; two=2', 'X-Test': 'yes' },
    });
    expect(event).toMatchObject({
      routeKey: 'GET /hsds/{proxy+}',
      rawPath: '/hsds/services/a b',
      rawQueryString: 'taxonomy=x&taxonomy=y&q=%C3%A9',
      cookies: ['one=1', 'two=2'],
      queryStringParameters: { taxonomy: 'x,y', q: 'é' },
      pathParameters: { proxy: 'services/a b' },
      isBase64Encoded: false,
      requestContext: {
        routeKey: 'GET /hsds/{proxy+}',
        http: { method: 'GET', sourceIp: '127.0.0.1', protocol: 'HTTP/1.1' },
      },
    });
    expect(event.headers['x-test']).toBe('yes');
    expect(event.headers).not.toHaveProperty('cookie');
    expect(remaining).toBeGreaterThan(1000);
    expect(arn).toBe('arn:aws:lambda:ca-central-1:000000000000:function:test-echo');
  });

  it('has a form post in base64, and JSON as it is', async () => {
    const form = await echo('/form', { method: 'POST', body: new URLSearchParams({ Body: 'Allô ᐊ' }) });
    expect(form.event.isBase64Encoded).toBe(true);
    expect(new URLSearchParams(Buffer.from(form.event.body ?? '', 'base64').toString()).get('Body')).toBe('Allô ᐊ');
    const json = await echo('/form', {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"a":"é"}',
    });
    expect(json.event).toMatchObject({ isBase64Encoded: false, body: '{"a":"é"}' });
  });
});

describe('a route', () => {
  it.each([
    ['GET', '/p/fixed', 'GET /p/fixed'],
    ['GET', '/p/abc', 'GET /p/{token}'],
    ['POST', '/p/abc', 'ANY /p/{token}'],
    ['GET', '/v1/openapi.json', 'GET /v1/openapi.json'],
    ['GET', '/hsds/', 'GET /hsds/{proxy+}'],
  ])('%s %s is %s: the most specific wins', async (method, path, routeKey) => {
    expect((await echo(path, { method })).event.routeKey).toBe(routeKey);
  });

  it.each(['/nowhere', '/p', '/p/a/b', '/hsds'])('%s is not there: 404', async (path) => {
    const response = await fetch(carrefour.url + path);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: 'Not Found' });
  });
});

describe('a response', () => {
  it('keeps status, headers and every cookie', async () => {
    const { response } = await echo('/p/fixed');
    expect(response.status).toBe(201);
    expect(response.headers.get('x-thing')).toBe('a');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('without a status is the JSON body of a 200', async () => {
    const response = await fetch(`${carrefour.url}/mood/bare`);
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      200,
      'application/json',
      { fine: true },
    ]);
  });

  it('in base64 arrives as bytes', async () => {
    const response = await fetch(`${carrefour.url}/mood/binary`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 250]));
  });

  it.each(['throw', 'crash', 'broken', 'slow'])(
    'of a function that is in the mood to %s is a 500, and the next call works',
    async (mood) => {
      const response = await fetch(`${carrefour.url}/mood/${mood}`);
      expect(response.status).toBe(500);
      expect(await response.json()).toEqual({ message: 'Internal Server Error' });
      expect((await fetch(`${carrefour.url}/mood/fine`)).status).toBe(200);
    },
  );
});

describe('a function', () => {
  it('is stopped at its time limit, with the error that Lambda gives', async () => {
    const result = await carrefour.functions.named('moods')?.invoke({ pathParameters: { mood: 'slow' } });
    expect(result).toMatchObject({ ok: false, error: { errorType: 'Sandbox.Timedout' } });
  });

  it('runs one invocation at a time in each of its threads, and four at once', async () => {
    const counts = await Promise.all(
      Array.from({ length: 12 }, async () => Number(await (await fetch(`${carrefour.url}/mood/fine`)).text())),
    );
    expect(counts.every((count) => count >= 1)).toBe(true);
  });

  it('sees its own environment and the stand-ins, and nothing of ours', async () => {
    const { environment } = await echo('/p/fixed');
    expect(environment).toMatchObject({
      AWS_REGION: 'ca-central-1',
      AWS_LAMBDA_FUNCTION_NAME: 'test-echo',
      PUBLIC_URL: carrefour.url,
      TWILIO_BASE_URL: carrefour.standIns,
      AWS_ENDPOINT_URL_KMS: `${carrefour.standIns}/kms`,
    });
    expect(environment).not.toHaveProperty('PATH');
    expect(environment).not.toHaveProperty('VITEST');
  });
});

describe('a body', () => {
  it('of more than 10 MB is refused', async () => {
    const { hostname, port } = new URL(carrefour.url);
    const status = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write(`POST /form HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: ${11 * 1024 * 1024}\r\n\r\n`);
      });
      socket.once('data', (data) => {
        resolve(data.toString().split('\r\n')[0] ?? '');
        socket.destroy();
      });
      socket.once('error', reject);
    });
    expect(status).toBe('HTTP/1.1 413 Payload Too Large');
  });
});

describe('a route with the JWT authorizer', () => {
  const call = (authorization?: string) =>
    fetch(`${carrefour.url}/v1/me`, { headers: authorization === undefined ? {} : { authorization } });

  it('lets in who has signed in, and passes the claims on as texts', async () => {
    const { accessToken } = await signIn({ url: carrefour.url, sub: 'demo-coordinator' });
    const { event } = await echo('/v1/me', { headers: { authorization: `Bearer ${accessToken}` } });
    expect(event.requestContext.authorizer?.jwt.claims).toMatchObject({
      sub: 'demo-coordinator',
      client_id: 'carrefour-console',
      token_use: 'access',
      iss: `${carrefour.url}/oidc`,
    });
    expect(event.requestContext.authorizer?.jwt.claims['exp']).toMatch(/^\d+$/);
  });

  it('refuses no token, nonsense, a changed token and another scheme', async () => {
    const { accessToken } = await signIn({ url: carrefour.url, sub: 'demo-coordinator' });
    const [header = '', payload = '', signature = ''] = accessToken.split('.');
    const claims = z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
    const forged = [
      header,
      Buffer.from(JSON.stringify({ ...claims, sub: 'demo-admin' })).toString('base64url'),
      signature,
    ].join('.');
    for (const authorization of [undefined, 'Bearer nonsense', `Bearer ${forged}`, 'Basic abc']) {
      const response = await call(authorization);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ message: 'Unauthorized' });
    }
  });

  it('refreshes by the refresh token', async () => {
    const { refreshToken } = await signIn({ url: carrefour.url, sub: 'demo-admin' });
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'carrefour-console',
      refresh_token: refreshToken,
    });
    const tokens = z
      .object({ access_token: z.string() })
      .parse(await (await fetch(`${carrefour.url}/oidc/token`, { method: 'POST', body })).json());
    expect((await call(`Bearer ${tokens.access_token}`)).status).toBe(201);
  });
});

describe('the front door', () => {
  it('shows the phones', async () => {
    expect((await fetch(`${carrefour.url}/sim`)).headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});
