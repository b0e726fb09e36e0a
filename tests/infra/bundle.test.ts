import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { bundleLimit, describeBudgets, measureBundle } from '../../infra/budgets.ts';
import { bundleFunctions, ERRORS_WITH_A_CLASS, PROJECT_ROOT } from '../../infra/bundle.ts';
import { FUNCTION_NAMES } from '../../infra/functions.ts';
import { defaultProvider } from '../../infra/lambda-credentials.ts';
import { communities, nearestAirport } from '../../shared/directory/communities.ts';
import { classify } from '../../shared/intake/hearing/keywords.ts';
import { checkTexts } from '../../shared/intake/texts/texts.ts';
import { measure } from '../../shared/messaging/segments.ts';
import { temporaryFolder } from './synthesized.ts';

const from = temporaryFolder();
const to = join(from, 'build');

function source(path: string, text: string): void {
  mkdirSync(join(from, path, '..'), { recursive: true });
  writeFileSync(join(from, path), text);
}

describe('the bundler', () => {
  let names: string[] = [];

  beforeAll(async () => {
    source('greeting.ts', `export const greeting: string = 'bonjour, ' + 'é'.repeat(3);`);
    source('one/handler.ts', `import { greeting } from '../greeting.ts'; export const handler = () => greeting;`);
    source(
      'two/handler.ts',
      `const { basename } = require('node:path'); export const handler = () => basename('/a/b');`,
    );
    source('notes/README.md', 'not a function');
    mkdirSync(join(to, 'left-over'), { recursive: true });
    names = await bundleFunctions({ from, to });
  });

  it('bundles every folder that has a handler, and only those', () => {
    expect(names).toEqual(['one', 'two']);
    expect(existsSync(join(to, 'notes'))).toBe(false);
  });

  it('empties the folder of bundles first', () => {
    expect(existsSync(join(to, 'left-over'))).toBe(false);
  });

  it.each([
    ['one', 'bonjour, ééé'],
    ['two', 'b'],
  ])('makes %s a self-contained module that exports its handler, require included', async (name, answer) => {
    const Module = z.object({ handler: z.function({ output: z.string() }) });
    const bundle = Module.parse(await import(pathToFileURL(join(to, name, 'index.mjs')).href));
    expect(bundle.handler()).toBe(answer);
  });

  it('leaves beside each bundle what went into it', () => {
    const { bytes, largest } = measureBundle('one', to);
    expect(bytes).toBeGreaterThan(0);
    expect(largest.map(({ path }) => path.split('/').slice(-2).join('/'))).toContain('one/handler.ts');
    expect(largest.every(({ path }) => !path.includes('two'))).toBe(true);
  });
});

describe('a function that does not build', () => {
  it('leaves the last good bundles in place', async () => {
    const folder = temporaryFolder();
    const good = join(folder, 'one');
    mkdirSync(good);
    writeFileSync(join(good, 'handler.ts'), 'export const handler = () => 1;');
    const bundles = join(folder, 'build');
    await bundleFunctions({ from: folder, to: bundles });
    writeFileSync(join(good, 'handler.ts'), `import './not-there.ts';`);
    await expect(bundleFunctions({ from: folder, to: bundles })).rejects.toThrow(/not-there/);
    expect(existsSync(join(bundles, 'one', 'index.mjs'))).toBe(true);
  });
});

/** Bundles one handler and gives what it answers. */
async function answerOf(handler: string): Promise<{ answer: unknown; bundle: string }> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'one'));
  writeFileSync(join(folder, 'one', 'handler.ts'), handler);
  await bundleFunctions({ from: folder, to: join(folder, 'build') });
  const file = join(folder, 'build', 'one', 'index.mjs');
  const { handler: run } = z.object({ handler: z.function() }).parse(await import(pathToFileURL(file).href));
  return { answer: await run(), bundle: readFileSync(file, 'utf8') };
}

const dependency = (path: string): string => join(PROJECT_ROOT, 'node_modules', path);

describe('what is left out of a bundle', () => {
  it('is the plain table of communities, which says the same packed', async () => {
    const { answer, bundle } = await answerOf(
      `import { communities, nearestAirport } from '${join(PROJECT_ROOT, 'shared/directory/communities.ts')}';
       export const handler = () => ({ communities, nearest: nearestAirport({ lat: 50, lon: -85 }, { scheduledOnly: true }) });`,
    );
    const nearest = nearestAirport({ lat: 50, lon: -85 }, { scheduledOnly: true });
    expect(answer).toEqual({ communities, nearest });
    expect(bundle).not.toContain('Neyaashiinigmiing');
  });

  it('is the lists of words, which lie beside it packed and are read all the same', async () => {
    const texts = ['he has a knife', 'il va me tuer', 'stop svp', 'j’ai besoin d’un lift', 'SIMPLE', 'i saw a moose'];
    const { answer, bundle } = await answerOf(
      `import { classify } from '${join(PROJECT_ROOT, 'shared/intake/hearing/keywords.ts')}';
       import { checkTexts } from '${join(PROJECT_ROOT, 'shared/intake/texts/texts.ts')}';
       export const handler = () => [${JSON.stringify(texts)}.map(classify), checkTexts()];`,
    );
    expect(answer).toEqual([texts.map(classify), checkTexts()]);
    expect(bundle).not.toContain('machete');
    expect(bundle).not.toContain('Peux-tu texter');
  });

  it('is the translation of zod to JSON Schema: schemas go on validating, and asking for it says why', async () => {
    const { answer } = await answerOf(
      `import * as z from '${dependency('zod')}';
       const schema = z.strictObject({ at: z.iso.date(), kinds: z.array(z.enum(['a'])).optional(), n: z.coerce.number().min(1) });
       export const handler = () => {
         try { z.toJSONSchema(schema); } catch ({ message }) {
           return [message, schema.parse({ at: '2026-04-01', n: '2' }), schema.safeParse({ at: 'x', n: 0 }).error.issues.length];
         }
       };`,
    );
    const absent = 'JSON Schema is left out of this bundle: see infra/bundle.ts';
    expect(answer).toEqual([absent, { at: '2026-04-01', n: 2 }, 2]);
  });

  it('is the table of graphemes: texts are measured alike with those of Node', async () => {
    const texts = [
      'Où es-tu?\r\nRéponds',
      '€'.repeat(81),
      'ê'.repeat(71),
      'e\u0301'.repeat(36),
      '👩‍👩‍👧'.repeat(9),
      '🇨🇦'.repeat(20),
      'ᐊᑕᐗᐱᐢᑲᐟ',
    ];
    const { answer } = await answerOf(
      `import { measure } from '${join(PROJECT_ROOT, 'shared/messaging/segments.ts')}';
       export const handler = () => ${JSON.stringify(texts)}.map(measure);`,
    );
    expect(answer).toEqual(texts.map(measure));
  });

  it('is the hash in JavaScript beside the one of Node, which signs every request', async () => {
    const { answer, bundle } = await answerOf(
      `import { Sha256 } from '${dependency('@smithy/core/dist-es/submodules/checksum/index.js')}';
       export const handler = async () => {
         const hash = new Sha256();
         hash.update(new TextEncoder().encode('abc'));
         return Buffer.from(await hash.digest()).toString('hex');
       };`,
    );
    expect(answer).toBe(createHash('sha256').update('abc').digest('hex'));
    const firstConstant = String(0x428a2f98);
    expect(bundle).not.toContain(firstConstant);
  });

  it('is a rate of retries and addresses that nobody asks for, and a region that the environment names: what was throttled is tried again', async () => {
    const { answer, bundle } = await answerOf(
      `import { DynamoDBClient, GetItemCommand } from '${dependency('@aws-sdk/client-dynamodb')}';
       export const handler = async () => {
         process.env.AWS_REGION = 'ca-central-1';
         const told = [];
         const client = new DynamoDBClient({ credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
           requestHandler: { handle: async ({ hostname }) => {
             told.push(hostname);
             const type = told.length === 1 ? 'com.amazonaws.dynamodb.v20120810#ThrottlingException' : undefined;
             return { response: { statusCode: type ? 400 : 200, headers: { 'content-type': 'application/json' },
               body: new TextEncoder().encode(JSON.stringify({ __type: type })) } };
           } } });
         await client.send(new GetItemCommand({ TableName: 't', Key: {} }));
         return [told.length, told.every((host) => host.includes('ca-central-1'))];
       };`,
    );
    expect(answer).toEqual([2, true]);
    expect(bundle).not.toMatch(/fillRate|latest\/meta-data\/placement|obliterator|ENDPOINT_DISCOVERY/);
  });

  it('is the class of each error nobody asks for: its name, message and status stay', async () => {
    const { answer } = await answerOf(
      `import { DynamoDBClient, GetItemCommand, ConditionalCheckFailedException } from '${dependency('@aws-sdk/client-dynamodb')}';
       import { KMSClient, DecryptCommand } from '${dependency('@aws-sdk/client-kms')}';
       const refuse = (type) => ({ region: 'ca-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1,
         requestHandler: { handle: async () => ({ response: { statusCode: 400,
           headers: { 'content-type': 'application/json' }, body: new TextEncoder().encode(JSON.stringify({ __type: type, message: 'no' })) } }) } });
       const told = (error) => [error.name, error.message, error.$metadata.httpStatusCode, error instanceof ConditionalCheckFailedException];
       export const handler = () => Promise.all([
         new KMSClient(refuse('DisabledException')).send(new DecryptCommand({ CiphertextBlob: new Uint8Array(1) })).catch(told),
         new DynamoDBClient(refuse('com.amazonaws.dynamodb.v20120810#ThrottlingException')).send(new GetItemCommand({ TableName: 't', Key: {} })).catch(told),
         new DynamoDBClient(refuse('com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException')).send(new GetItemCommand({ TableName: 't', Key: {} })).catch(told),
       ]);`,
    );
    expect(answer).toEqual([
      ['DisabledException', 'no', 400, false],
      ['ThrottlingException', 'no', 400, false],
      ['ConditionalCheckFailedException', 'no', 400, true],
    ]);
  });

  it('is no class of error that our code tells apart', () => {
    const sources = ['shared', 'functions'].flatMap((folder) =>
      readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.ts'))
        .map((path) => readFileSync(join(PROJECT_ROOT, folder, path), 'utf8')),
    );
    const used = sources.flatMap((text) =>
      [...text.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g)].flatMap(
        ([, names = '', client = '']) =>
          [...names.matchAll(/\b\w+(?:Exception|Error)\b/g)].map(([name]) => `${client} ${name}`),
      ),
    );
    const kept = Object.entries(ERRORS_WITH_A_CLASS).flatMap(([client, all]) => all.map((name) => `${client} ${name}`));
    expect(new Set(used)).toEqual(new Set(kept));
  });
});

describe('the budget of a bundle', () => {
  const largest = [{ path: 'node_modules/huge/index.js', bytes: 400_000 }];

  it('is no more than 450,000 bytes on the way of an SMS', () => {
    const over = FUNCTION_NAMES.filter((name) => bundleLimit(name) > 450_000);
    expect(over).toEqual([
      'coordination-api',
      'reporting-api',
      'transport-api',
      'routing-api',
      'web-page',
      'outbox',
      'timers',
      'sweeper',
    ]);
  });

  it('passes at the limit', () => {
    expect(describeBudgets([{ name: 'intake-sms', bytes: 450_000, largest }])).toEqual([
      'intake-sms            450000 B of 450000',
    ]);
  });

  it('names what weighs most when it is exceeded', () => {
    const lines = describeBudgets([{ name: 'intake-sms', bytes: 450_001, largest }]);
    expect(lines[0]).toMatch(/OVER BUDGET$/);
    expect(lines[1]).toContain('node_modules/huge/index.js');
  });
});

describe('the credentials of a bundle', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('are those Lambda puts into the environment', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'id');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    vi.stubEnv('AWS_SESSION_TOKEN', 'session');
    vi.stubEnv('AWS_CREDENTIAL_EXPIRATION', '2026-04-01T00:00:00Z');
    expect(await defaultProvider()()).toEqual({
      accessKeyId: 'id',
      secretAccessKey: 'secret',
      sessionToken: 'session',
      expiration: new Date('2026-04-01T00:00:00Z'),
    });
  });

  it('are looked for nowhere else', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
    await expect(defaultProvider()()).rejects.toThrow(/AWS_ACCESS_KEY_ID/);
  });

  it('take the place of the chain that looks for files, SSO and metadata', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'one'));
    const client = join(PROJECT_ROOT, 'node_modules', '@aws-sdk', 'client-dynamodb');
    writeFileSync(
      join(folder, 'one', 'handler.ts'),
      `import { DynamoDBClient } from '${client}'; export const handler = () => new DynamoDBClient({});`,
    );
    await bundleFunctions({ from: folder, to: join(folder, 'build') });
    const bundle = readFileSync(join(folder, 'build', 'one', 'index.mjs'), 'utf8');
    expect(bundle).toContain('AWS_ACCESS_KEY_ID');
    expect(bundle).not.toMatch(/sso_start_url|169\.254\.170\.2/);
  });
});
