import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { BUNDLES_FOLDER } from './bundle.ts';
import { FUNCTION_NAMES } from './functions.ts';

/** Bytes, minified: a bigger bundle costs every cold start of a text that may be urgent. */
export const BUNDLE_LIMIT_BYTES = 450_000;

const LARGEST_SHOWN = 5;

const Metafile = z.object({
  outputs: z.record(z.string(), z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) })),
});

export interface BundleSize {
  readonly name: string;
  readonly bytes: number;
  /** The inputs that weigh most in the bundle, heaviest first. */
  readonly largest: readonly { readonly path: string; readonly bytes: number }[];
}

/** Size of one built function, with what weighs most in it. Throws when it was not built. */
export function measureBundle(name: string, folder: string = BUNDLES_FOLDER): BundleSize {
  const metafile = join(folder, name, 'meta.json');
  if (!existsSync(metafile)) throw new Error(`${name} is not built; run node infra/bundle.ts first.`);
  const { outputs } = Metafile.parse(JSON.parse(readFileSync(metafile, 'utf8')));
  const largest = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .map(([path, { bytesInOutput }]) => ({ path, bytes: bytesInOutput }))
    .sort((a, b) => b.bytes - a.bytes)
    .slice(0, LARGEST_SHOWN);
  return { name, bytes: statSync(join(folder, name, 'index.mjs')).size, largest };
}

/** One line a bundle, and under each one over the limit the inputs to look at first. */
export function describeBudgets(sizes: readonly BundleSize[], limit: number = BUNDLE_LIMIT_BYTES): string[] {
  return sizes.flatMap(({ name, bytes, largest }) => {
    const over = bytes > limit;
    const line = `${name.padEnd(18)} ${String(bytes).padStart(9)} B of ${limit}${over ? '  OVER BUDGET' : ''}`;
    return over ? [line, ...largest.map((input) => `    ${String(input.bytes).padStart(9)} B ${input.path}`)] : [line];
  });
}

if (import.meta.main) {
  const sizes = FUNCTION_NAMES.map((name) => measureBundle(name));
  console.log(describeBudgets(sizes).join('\n'));
  if (sizes.some(({ bytes }) => bytes > BUNDLE_LIMIT_BYTES)) process.exitCode = 1;
}
