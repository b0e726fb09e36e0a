import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';

/**
 * Bytes of script, gzipped, before the first screen is there: what `index.html` names and what that imports at once. On the edge of
 * coverage, at 100 kB a second, it is two and a half seconds.
 */
export const FIRST_LOAD_LIMIT = 250_000;

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), isEntry: z.boolean().default(false), imports: z.array(z.string()).default([]) }),
);

export interface FirstLoad {
  readonly bytes: number;
  /** The scripts of it, heaviest first. */
  readonly scripts: readonly { readonly file: string; readonly bytes: number }[];
}

/** The first load of a built console, by Vite's manifest. Throws when the console was built without one. */
export function measureFirstLoad(folder: string): FirstLoad {
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')));
  const files = new Set<string>();
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports) visit(imported);
  };
  for (const [name, { isEntry }] of Object.entries(manifest)) if (isEntry) visit(name);
  const scripts = [...files]
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, bytes: gzipSync(readFileSync(join(folder, file)), { level: 9 }).length }))
    .sort((a, b) => b.bytes - a.bytes);
  if (scripts.length === 0) throw new Error(`The console in ${folder} has no script that is loaded first.`);
  return { scripts, bytes: scripts.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** One line, and when it is over its limit the scripts to look at. */
export function describeFirstLoad({ bytes, scripts }: FirstLoad): string[] {
  const over = bytes > FIRST_LOAD_LIMIT;
  const line = `${'console'.padEnd(18)} ${String(bytes).padStart(9)} B of ${FIRST_LOAD_LIMIT}, gzipped script of the first load`;
  return over
    ? [`${line}  OVER BUDGET`, ...scripts.map(({ file, bytes }) => `    ${String(bytes).padStart(9)} B ${file}`)]
    : [line];
}
