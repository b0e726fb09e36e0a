import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { BUNDLES_FOLDER } from './bundle.ts';
import { describeFirstLoad, FIRST_LOAD_LIMIT, measureFirstLoad } from './console-budget.ts';
import { buildConsole } from './console-bundle.ts';
import { FUNCTION_NAMES, type FunctionName } from './functions.ts';
import { WORD_LISTS_FILE } from './word-lists.ts';

/**
 * Bytes, minified: the code that a cold start loads. No function on the way of an SMS that may be urgent is given more than 450,000;
 * each has what it measured plus about 5 %, so that growth is noticed where it happens; only what runs behind the stream, or
 * serves the console, goes beyond
 * (docs/adr/0010-bundle-budgets.md).
 */
const LIMITS = {
  'intake-sms': 450_000,
  'partner-sms': 450_000,
  'sms-status': 320_000,
  'sms-fallback': 1_000,
  // Not on the way of a text: all capabilities in one, and the schemas that describe them.
  'coordination-api': 670_000,
  // Writes Excel workbooks, 73 kB of it, and imports history, 40 kB.
  'reporting-api': 555_000,
  'transport-api': 584_000,
  // Matching, search, imports of directories and their upkeep; every text that the hub may put in its own words.
  'routing-api': 705_000,
  'partner-link': 434_000,
  // Beside what every function has, the library that writes calendars: 37 kB.
  'calendar-feed': 399_000,
  // All that intake-sms is, with the page and the words that are said on it: 25 kB.
  'web-page': 490_000,
  // All of HSDS in and out, and the names of communities.
  'directory-api': 393_000,
  outbox: 655_000,
  timers: 628_000,
  sweeper: 630_000,
  reconcile: 333_000,
  'hub-setup': 371_000,
} as const satisfies Record<FunctionName, number>;

const limits: ReadonlyMap<string, number> = new Map(Object.entries(LIMITS));

/** Bytes allowed to a function; throws for a name that is none. */
export function bundleLimit(name: string): number {
  const limit = limits.get(name);
  if (limit === undefined) throw new Error(`${name} has no budget; give it one in infra/budgets.ts.`);
  return limit;
}

export const isOverBudget = ({ name, bytes }: Pick<BundleSize, 'name' | 'bytes'>): boolean => bytes > bundleLimit(name);

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

/** One line a bundle, and under each one over its limit the inputs to look at first. */
export function describeBudgets(sizes: readonly BundleSize[]): string[] {
  return sizes.flatMap((size) => {
    const { name, bytes, largest } = size;
    const over = isOverBudget(size);
    const line = `${name.padEnd(18)} ${String(bytes).padStart(9)} B of ${bundleLimit(name)}${over ? '  OVER BUDGET' : ''}`;
    return over ? [line, ...largest.map((input) => `    ${String(input.bytes).padStart(9)} B ${input.path}`)] : [line];
  });
}

/** The packed words that lie beside the bundles which read them: read at a cold start too, though as data. */
const WORD_LISTS_LIMIT = 85_000;

function describeWordLists(): { readonly line: string; readonly isOver: boolean } {
  const files = FUNCTION_NAMES.map((name) => join(BUNDLES_FOLDER, name, WORD_LISTS_FILE)).filter(existsSync);
  const bytes = Math.max(0, ...files.map((file) => statSync(file).size));
  const isOver = bytes > WORD_LISTS_LIMIT;
  const line = `${WORD_LISTS_FILE.padEnd(18)} ${String(bytes).padStart(9)} B of ${WORD_LISTS_LIMIT}, beside ${files.length} functions`;
  return { line: isOver ? `${line}  OVER BUDGET` : line, isOver };
}

if (import.meta.main) {
  const sizes = FUNCTION_NAMES.map((name) => measureBundle(name));
  console.log(describeBudgets(sizes).join('\n'));
  const wordLists = describeWordLists();
  console.log(wordLists.line);
  const firstLoad = measureFirstLoad((await buildConsole()).folder);
  console.log(describeFirstLoad(firstLoad).join('\n'));
  if (sizes.some(isOverBudget) || wordLists.isOver || firstLoad.bytes > FIRST_LOAD_LIMIT) process.exitCode = 1;
}
