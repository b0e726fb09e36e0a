import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeBudgets, measureBundle } from '../../infra/budgets.ts';
import { bundleFunctions, PROJECT_ROOT } from '../../infra/bundle.ts';
import { defaultProvider } from '../../infra/lambda-credentials.ts';
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

describe('the budget of a bundle', () => {
  const largest = [{ path: 'node_modules/huge/index.js', bytes: 400_000 }];

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
