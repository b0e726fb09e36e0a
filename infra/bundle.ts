import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build, type Metafile, type Plugin } from 'esbuild';
import * as z from 'zod';

export const PROJECT_ROOT = resolve(import.meta.dirname, '..');
export const FUNCTIONS_FOLDER = join(PROJECT_ROOT, 'functions');
export const BUNDLES_FOLDER = join(PROJECT_ROOT, 'build', 'functions');

export interface BundleOptions {
  /** Folder whose sub-folders each hold a `handler.ts`. Default: `functions/`. */
  readonly from?: string;
  /** Where `<name>/index.mjs` and `<name>/meta.json` go; emptied first. Default: `build/functions/`. */
  readonly to?: string;
}

/** CommonJS dependencies (twilio's deep imports) call `require`, which an ES module does not have. */
const REQUIRE_FOR_COMMONJS = `import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);`;

const LAMBDA_CREDENTIALS = join(import.meta.dirname, 'lambda-credentials.ts');

/** Each client of the SDK imports its whole package.json, to name its version in the user agent. */
const onlyVersionOfPackages: Plugin = {
  name: 'only-version-of-packages',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, ({ path }) => {
      const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/** Names of the folders that hold a `handler.ts`, sorted. */
export function functionsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'handler.ts')))
    .sort();
}

/**
 * Bundles every function found in one esbuild run (shared modules are parsed once), one self-contained ES module each,
 * with the part of the metafile that concerns it beside it. Returns the names bundled. Throws what esbuild throws.
 */
export async function bundleFunctions(options: BundleOptions = {}): Promise<string[]> {
  const from = resolve(options.from ?? FUNCTIONS_FOLDER);
  const to = resolve(options.to ?? BUNDLES_FOLDER);
  const names = functionsIn(from);
  const { metafile, outputFiles } = await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, join(from, name, 'handler.ts')])),
    outdir: to,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The SDK's ES modules shake down to the commands used; its CommonJS builds do not.
    mainFields: ['module', 'main'],
    minify: true,
    alias: { '@aws-sdk/credential-provider-node': LAMBDA_CREDENTIALS },
    // Asked for only when an operation streams events, which none of DynamoDB, KMS, SNS, Scheduler and Secrets does.
    external: ['@smithy/core/event-streams'],
    plugins: [onlyVersionOfPackages],
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: REQUIRE_FOR_COMMONJS },
    metafile: true,
    logLevel: 'warning',
    // Written below, once everything is known to build: a fault in one function leaves the last good bundles in place.
    write: false,
  });
  rmSync(to, { recursive: true, force: true });
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const beside = join(dirname(resolve(PROJECT_ROOT, path)), 'meta.json');
    writeFileSync(beside, JSON.stringify(metafileOf(metafile, path, output)));
  }
  return names;
}

/** The metafile of one output: itself and the inputs that went into it. */
function metafileOf(all: Metafile, path: string, output: Metafile['outputs'][string]): Metafile {
  const inputs = Object.fromEntries(Object.entries(all.inputs).filter(([input]) => input in output.inputs));
  return { inputs, outputs: { [path]: output } };
}

if (import.meta.main) {
  const started = performance.now();
  const names = await bundleFunctions();
  console.log(
    `bundled ${names.length} functions in ${Math.round(performance.now() - started)} ms: ${names.join(', ')}`,
  );
}
