import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import type { Metafile, Plugin } from 'esbuild';
import * as z from 'zod';

/**
 * The words by which a conversation is understood and the texts it answers with: 200 kB of nothing but data, though written as
 * modules that a coordinator can read. They lie beside a bundle in one packed file, at less than a third of their size, so that
 * no JavaScript has to be read for them; a function that needs any reads it once, at import.
 */
export const WORD_LISTS =
  /[\\/]shared[\\/]intake[\\/](?:\w+[\\/])?[\w-]+-(?:words|groups|ideas|signs|rules|lists|texts)(?:\.\w\w)?\.ts$/;

export const WORD_LISTS_FILE = 'word-lists.br';
const READER = 'carrefour-word-lists';
const INTAKE_FOLDER = resolve(import.meta.dirname, '..', 'shared', 'intake');

/** What a module of words exports; undefined when it is more than data (a function, a Map), and stays code. */
async function listsIn(path: string): Promise<Record<string, unknown> | undefined> {
  const lists = { ...z.looseObject({}).parse(await import(pathToFileURL(path).href)) };
  return isDeepStrictEqual(JSON.parse(JSON.stringify(lists)), lists) ? lists : undefined;
}

const nameOf = (path: string): string => basename(path, '.ts');

export const wordListsBeside: Plugin = {
  name: 'word-lists-beside',
  setup(bundling) {
    bundling.onLoad({ filter: WORD_LISTS }, async ({ path }) => {
      const lists = await listsIn(path);
      if (lists === undefined) return undefined;
      const exported = Object.keys(lists).map((name) => `export const ${name} = /* @__PURE__ */ lists().${name};`);
      return {
        contents: `import { listsOf } from '${READER}';
          const lists = () => listsOf('${nameOf(path)}');
          ${exported.join('\n')}`,
        loader: 'js',
      };
    });
    bundling.onResolve({ filter: new RegExp(`^${READER}$`) }, ({ path }) => ({ path, namespace: READER }));
    bundling.onLoad({ filter: /^/, namespace: READER }, () => ({
      contents: `import { readFileSync } from 'node:fs';
        import { brotliDecompressSync } from 'node:zlib';
        let all;
        export const listsOf = (name) =>
          (all ??= JSON.parse(brotliDecompressSync(readFileSync(new URL('${WORD_LISTS_FILE}', import.meta.url)))))[name];`,
      loader: 'js',
      resolveDir: INTAKE_FOLDER,
    }));
  },
};

/** Whether this output reads the packed file. */
export const readsWordLists = ({ inputs }: Metafile['outputs'][string]): boolean =>
  Object.entries(inputs).some(([path, { bytesInOutput }]) => path.startsWith(`${READER}:`) && bytesInOutput > 0);

/** The packed file, for the folder of every bundle that reads it. */
export async function packWordLists(): Promise<Uint8Array> {
  const all: Record<string, unknown> = {};
  for (const name of readdirSync(INTAKE_FOLDER, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const path = join(INTAKE_FOLDER, name);
    const lists = WORD_LISTS.test(path) ? await listsIn(path) : undefined;
    if (lists) all[nameOf(path)] = lists;
  }
  return brotliCompressSync(JSON.stringify(all));
}
