import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { PROJECT_ROOT } from './bundle.ts';

export const CONSOLE_FOLDER = join(PROJECT_ROOT, 'build', 'console');

/** In the built folder: the hash of what it was built from. */
const BUILT_FROM = '.built-from';

export interface ConsoleBuildOptions {
  /** Folder with `vite.config.ts`. Default: `console/`. */
  readonly from?: string;
  /** What else decides what is built: folders and files. Default: `shared/`, whose contracts the console is typed by, and the lock file. */
  readonly alongside?: readonly string[];
  /** Where the built files go. Default: `build/console/`. */
  readonly to?: string;
}

export interface ConsoleBuild {
  /** Where the built files are. */
  readonly folder: string;
  /** `false` when they were there already, built from the same sources. */
  readonly built: boolean;
}

/**
 * Builds the console by Vite, in a process of its own, unless it was built from these sources before. A build that fails
 * leaves the last good one in place. Throws an Error that carries Vite's own words.
 */
export async function buildConsole(options: ConsoleBuildOptions = {}): Promise<ConsoleBuild> {
  const from = resolve(options.from ?? join(PROJECT_ROOT, 'console'));
  const folder = resolve(options.to ?? CONSOLE_FOLDER);
  const alongside = options.alongside ?? [join(PROJECT_ROOT, 'shared'), join(PROJECT_ROOT, 'package-lock.json')];
  const sources = hashOf([from, ...alongside]);
  if (builtFrom(folder) === sources) return { folder, built: false };

  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    await runVite(from, unfinished);
    writeFileSync(join(unfinished, BUILT_FROM), sources);
    // Another process may have built the same meanwhile, and be reading it.
    if (builtFrom(folder) !== sources) replace(folder, unfinished, sources);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return { folder, built: true };
}

function replace(folder: string, finished: string, sources: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    renameSync(finished, folder);
  } catch (error) {
    // Put there by another process between the two.
    if (builtFrom(folder) !== sources) throw error;
  }
}

function builtFrom(folder: string): string | undefined {
  const file = join(folder, BUILT_FROM);
  return existsSync(file) && existsSync(join(folder, 'index.html')) ? readFileSync(file, 'utf8') : undefined;
}

function hashOf(roots: readonly string[]): string {
  const hash = createHash('sha256');
  for (const root of roots) {
    for (const file of filesUnder(root))
      hash
        .update(`${relative(root, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(root: string): string[] {
  if (!existsSync(root)) return [];
  const entries = readdirSync(dirname(root), { withFileTypes: true });
  const isFolder = entries.some((entry) => entry.isDirectory() && join(dirname(root), entry.name) === root);
  if (!isFolder) return [root];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function runVite(from: string, to: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const config = join(from, 'vite.config.ts');
  const argv = [vite, 'build', '--config', config, '--outDir', to, '--emptyOutDir', '--manifest', '--logLevel', 'warn'];
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, argv, {
      cwd: PROJECT_ROOT,
      // Of a test run it would take NODE_ENV=test, and with it the development build of React.
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let words = '';
    const listen = (chunk: Buffer) => (words += chunk.toString('utf8'));
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', fail);
    child.once('exit', (code) => {
      if (code === 0) done();
      else fail(new Error(`The console cannot be built:\n${words.trim()}`));
    });
  });
}

if (import.meta.main) {
  const started = performance.now();
  try {
    const { built } = await buildConsole();
    const milliseconds = Math.round(performance.now() - started);
    console.log(
      built ? `built the console in ${milliseconds} ms` : `the console is built already (${milliseconds} ms)`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
