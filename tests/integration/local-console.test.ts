import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildStacks } from '../../infra/stacks.ts';
import { consoleOf } from '../../local/console.ts';
import { openFrontDoor, type FrontDoor } from '../../local/front-door.ts';
import { startFunctions } from '../../local/functions.ts';
import { apiRoutes } from '../../local/http-api.ts';
import { sendJson } from '../../local/http-io.ts';
import { readDeployment, type Deployment } from '../../local/template.ts';
import { emptyBundles, temporaryFolder } from '../infra/synthesized.ts';

const PAGE = `<!doctype html><title>Carrefour</title>${'<p>é</p>'.repeat(300)}`;
const SCRIPT = `console.log('${'carrefour '.repeat(300)}');`;

/** A console as Vite leaves it: pages, hashed files, and what is nobody's business. */
function builtConsole(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'alert.mp3'), Buffer.alloc(2000));
  writeFileSync(join(folder, 'assets', 'index-a1b2c3d4.js'), SCRIPT);
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(folder, '.built-from'), 'hash');
  return folder;
}

/** The headers that the template has CloudFront add, by hand. */
const Policy = z.object({
  SecurityHeadersConfig: z.object({
    ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }),
    StrictTransportSecurity: z.object({ AccessControlMaxAgeSec: z.number() }),
    ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }),
    FrameOptions: z.object({ FrameOption: z.string() }),
  }),
  CustomHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) }),
});

let door: FrontDoor;
let deployment: Deployment;

beforeAll(async () => {
  const outdir = temporaryFolder();
  buildStacks({ bundles: emptyBundles(), site: builtConsole(), outdir, validated: false }).app.synth();
  door = await openFrontDoor(0);
  deployment = readDeployment(outdir, door.url);
  const functions = startFunctions(deployment, { logs: temporaryFolder(), environment: {} });
  door.open({
    console: consoleOf(deployment, door.url),
    routes: apiRoutes(deployment, functions, { issuer: `${door.url}/oidc`, jwksUri: `${door.url}/oidc/jwks` }),
    simulator: answering('phones'),
    issuer: answering('issuer'),
  });
});
afterAll(() => door.close());

function answering(text: string) {
  return (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    sendJson(response, 200, text);
    return Promise.resolve();
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** Exactly this path and these headers: `fetch` would tidy the one and add to the other. */
function get(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(door.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('an address inside the console', () => {
  it.each(['/', '/triage', '/people/3f2a', '/callback?code=abc&state=x.y', '/trips/'])(
    '%s is its page',
    async (path) => {
      const { status, headers, body } = await get(path);
      expect([status, headers['content-type'], body.toString()]).toEqual([200, 'text/html', PAGE]);
      expect(headers['cache-control']).toBe('no-cache');
    },
  );

  it('that begins like a route of the API is the API’s', async () => {
    for (const path of ['/v1/people', '/p/a/b', '/sms/nothing', '/hsds']) {
      const { headers } = await get(path);
      expect(headers['content-security-policy']).toBeUndefined();
      expect(headers['apigw-requestid']).toBeDefined();
    }
    expect((await get('/v1/me')).status).toBe(401);
    expect((await get('/sim')).body.toString()).toBe('"phones"');
    expect((await get('/oidc/x')).body.toString()).toBe('"issuer"');
  });

  it('is opened under the one address that the issuer knows', async () => {
    const port = new URL(door.url).port;
    const { status, headers } = await get('/triage?danger=1', { host: `localhost:${port}` });
    expect([status, headers['location']]).toEqual([302, `${door.url}/triage?danger=1`]);
  });

  it('takes nothing but GET and HEAD', async () => {
    expect((await get('/triage', {}, 'POST')).status).toBe(404);
    const { status, headers, body } = await get('/triage', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, String(Buffer.byteLength(PAGE)), 0]);
  });
});

describe('a file of the console', () => {
  it('is served as its type, for a year when it is named after its content', async () => {
    const script = await get('/assets/index-a1b2c3d4.js');
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(script.body.toString()).toBe(SCRIPT);
    const icon = await get('/icon.svg');
    expect(icon.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' });
    expect((await get('/alert.mp3')).headers['content-type']).toBe('audio/mpeg');
  });

  it('that is not there is not the page in its place', async () => {
    const { status, body } = await get('/assets/index-00000000.js');
    expect(status).toBe(404);
    expect(body.toString()).not.toContain('Carrefour');
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/etc/passwd.',
    '/.vite/manifest.json',
    '/.built-from',
    '/%ff.js',
    '/assets%5c..%5cindex.html',
  ])('%s is none', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('comes compressed to who can read it, sounds as they are', async () => {
    const path = '/assets/index-a1b2c3d4.js';
    const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
    expect(brotli.body.length).toBeLessThan(SCRIPT.length / 10);
    const gzip = await get(path, { 'accept-encoding': 'gzip, br;q=0' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
    expect((await get(path)).headers['content-encoding']).toBeUndefined();
    expect((await get('/alert.mp3', { 'accept-encoding': 'br' })).headers['content-encoding']).toBeUndefined();
  });

  it('is not sent again to who has it', async () => {
    const first = await get('/', { 'accept-encoding': 'br' });
    const tag = z.string().parse(first.headers['etag']);
    expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    const again = await get('/triage', { 'accept-encoding': 'br', 'if-none-match': `"other", ${tag}` });
    expect([again.status, again.body.length, again.headers['etag']]).toEqual([304, 0, tag]);
    expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });
});

describe('what the deployment tells its console', () => {
  it('is the issuer, the client and the scopes, as they are on this machine', async () => {
    const { headers, body } = await get('/config.json');
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-cache' });
    expect(JSON.parse(body.toString())).toEqual({
      issuer: `${door.url}/oidc`,
      clientId: 'carrefour-console',
      scopes: ['openid', 'email'],
      hubId: 'demo',
      stage: 'dev',
    });
  });
});

describe('the headers of the console', () => {
  it.each(['/', '/config.json', '/assets/index-a1b2c3d4.js', '/nothing.js'])(
    'are those of the template on %s',
    async (path) => {
      const [resource] = deployment.ofType('AWS::CloudFront::ResponseHeadersPolicy');
      const policy = Policy.parse(resource?.properties['ResponseHeadersPolicyConfig']);
      const security = policy.SecurityHeadersConfig;
      const { headers } = await get(path);
      expect(headers).toMatchObject({
        'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'x-frame-options': security.FrameOptions.FrameOption,
        'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
        'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}`,
        ...Object.fromEntries(policy.CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
      });
    },
  );

  it('let the console speak to the issuer of this machine', async () => {
    const { headers } = await get('/');
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ${door.url}/oidc/ https://`);
  });
});

describe('the functions that run here', () => {
  it('are ours, not those that only copy files at a deployment', () => {
    const functions = startFunctions(deployment, { logs: temporaryFolder(), environment: {} });
    expect(
      functions.all.map(({ functionName }) => functionName).filter((name) => !name.startsWith('carrefour-demo-dev-')),
    ).toEqual([]);
    expect(functions.named('intake-sms')).toBeDefined();
    expect(deployment.ofType('AWS::Lambda::Function').length).toBe(functions.all.length + 2);
  });
});
