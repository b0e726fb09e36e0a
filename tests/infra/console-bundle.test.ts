import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFirstLoad, FIRST_LOAD_LIMIT, measureFirstLoad } from '../../infra/console-budget.ts';
import { buildConsole } from '../../infra/console-bundle.ts';
import { temporaryFolder } from './synthesized.ts';

/** A console of two scripts, the second of which is fetched later. */
function smallConsole() {
  const root = temporaryFolder();
  const from = join(root, 'console');
  const alongside = [join(root, 'shared'), join(root, 'package-lock.json')];
  mkdirSync(join(from, 'src'), { recursive: true });
  mkdirSync(join(root, 'shared'));
  writeFileSync(join(from, 'index.html'), '<!doctype html><script type="module" src="/src/main.ts"></script>');
  writeFileSync(
    join(from, 'src', 'main.ts'),
    `export const later = () => import('./later.ts');\ndocument.title = 'one';`,
  );
  writeFileSync(join(from, 'src', 'later.ts'), `document.title = 'later';`);
  writeFileSync(join(from, 'vite.config.ts'), 'export default { root: import.meta.dirname };');
  writeFileSync(join(root, 'shared', 'contract.ts'), 'export {};');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  return { root, from, alongside, to: join(root, 'built') };
}

describe('building the console', () => {
  it('is done once for the same sources, and anew when one of them has changed', { timeout: 60_000 }, async () => {
    const { root, from, alongside, to } = smallConsole();
    expect(await buildConsole({ from, alongside, to })).toEqual({ folder: to, built: true });
    expect(readFileSync(join(to, 'index.html'), 'utf8')).toMatch(/src="\/assets\/index-[\w-]+\.js"/);
    expect(await buildConsole({ from, alongside, to })).toEqual({ folder: to, built: false });

    writeFileSync(join(root, 'shared', 'contract.ts'), 'export const changed = true;');
    expect((await buildConsole({ from, alongside, to })).built).toBe(true);
    writeFileSync(join(from, 'src', 'more.ts'), '');
    expect((await buildConsole({ from, alongside, to })).built).toBe(true);
    expect((await buildConsole({ from, alongside, to })).built).toBe(false);
    expect(readdirSync(root).sort()).toEqual(['built', 'console', 'package-lock.json', 'shared']);
  });

  it('leaves the last good one in place when it fails, and says why', { timeout: 60_000 }, async () => {
    const { root, from, alongside, to } = smallConsole();
    await buildConsole({ from, alongside, to });
    const before = readFileSync(join(to, 'index.html'), 'utf8');
    writeFileSync(join(from, 'src', 'main.ts'), `import './nowhere.ts';`);
    await expect(buildConsole({ from, alongside, to })).rejects.toThrow(
      /^The console cannot be built:\n[^]*nowhere\.ts/,
    );
    expect(readFileSync(join(to, 'index.html'), 'utf8')).toBe(before);
    expect(readdirSync(root).sort()).toEqual(['built', 'console', 'package-lock.json', 'shared']);
  });

  it('may be asked for by two at once', { timeout: 60_000 }, async () => {
    const { from, alongside, to } = smallConsole();
    const both = await Promise.all([buildConsole({ from, alongside, to }), buildConsole({ from, alongside, to })]);
    expect(both.map(({ folder }) => folder)).toEqual([to, to]);
    expect(existsSync(join(to, 'index.html'))).toBe(true);
  });
});

describe('the budget of the first load', () => {
  /** A built console: what is loaded first is given as names and bytes that gzip cannot make smaller. */
  function built(chunks: Readonly<Record<string, { bytes: number; imports?: string[]; isEntry?: boolean }>>): string {
    const folder = temporaryFolder();
    mkdirSync(join(folder, '.vite'));
    const manifest = Object.fromEntries(
      Object.entries(chunks).map(([file, { imports, isEntry }]) => [file, { file, imports, isEntry }]),
    );
    writeFileSync(join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest));
    for (const [file, { bytes }] of Object.entries(chunks)) writeFileSync(join(folder, file), randomBytes(bytes));
    return folder;
  }

  it('counts the entry and what it imports at once, each once, and nothing that comes later', () => {
    const folder = built({
      'index.js': { bytes: 10_000, isEntry: true, imports: ['a.js', 'b.js'] },
      'a.js': { bytes: 5_000, imports: ['b.js', 'index.js'] },
      'b.js': { bytes: 1_000 },
      'later.js': { bytes: 90_000 },
    });
    const { bytes, scripts } = measureFirstLoad(folder);
    expect(scripts.map(({ file }) => file)).toEqual(['index.js', 'a.js', 'b.js']);
    expect(bytes).toBeGreaterThanOrEqual(16_000);
    expect(bytes).toBeLessThan(16_300);
    expect(describeFirstLoad({ bytes, scripts })).toHaveLength(1);
  });

  it('names the scripts to look at when it is over', () => {
    const scripts = [{ file: 'index.js', bytes: FIRST_LOAD_LIMIT + 1 }];
    const [line, ...others] = describeFirstLoad({ bytes: FIRST_LOAD_LIMIT + 1, scripts });
    expect(line).toContain('OVER BUDGET');
    expect(others.map((other) => other.trim())).toEqual([`${FIRST_LOAD_LIMIT + 1} B index.js`]);
  });

  it('cannot be measured where there is no first script', () => {
    expect(() => measureFirstLoad(built({ 'later.js': { bytes: 1 } }))).toThrow(/no script/);
  });
});
