import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeBudgets, measureBundle } from '../../infra/budgets.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
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
