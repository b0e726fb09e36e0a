import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureBundle } from '../../infra/budgets.ts';
import { FUNCTION_NAMES } from '../../infra/functions.ts';

export const measureBundles = (): Record<string, number> =>
  Object.fromEntries(FUNCTION_NAMES.map((name) => [name, measureBundle(name).bytes]));

const RUNS = 9;

/** Milliseconds to import each bundle in a fresh process, the median of several; `bareSdk` is the DynamoDB client alone. */
export async function measureImports(): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'carrefour-bare-sdk-'));
  try {
    const source = join(folder, 'source.mjs');
    const bare = join(folder, 'index.mjs');
    writeFileSync(source, "export { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';\n");
    await build({
      entryPoints: [source],
      outfile: bare,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node24',
      mainFields: ['module', 'main'],
      nodePaths: [resolve('node_modules')],
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    const files = [
      ['bareSdk', bare] as const,
      ...FUNCTION_NAMES.map((name) => [name, resolve('build/functions', name, 'index.mjs')] as const),
    ];
    // Round by round, so that a slow moment of the machine falls on all alike.
    const times = new Map<string, number[]>();
    for (let run = 0; run < RUNS; run += 1) {
      for (const [name, file] of files) times.set(name, [...(times.get(name) ?? []), importMs(file)]);
    }
    return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function importMs(file: string): number {
  const script = `const t = performance.now(); await import(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - t));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return Number(stdout);
}

const median = (values: readonly number[]): number =>
  Math.round((values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN) * 10) / 10;
