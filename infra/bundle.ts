import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, type BuildResult, type Metafile, type Plugin } from 'esbuild';
import * as z from 'zod';
import { packWordLists, readsWordLists, WORD_LISTS_FILE, wordListsBeside } from './word-lists.ts';

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
 * The table of communities is by far the largest input of most functions and is not read on most calls. It goes in
 * packed, at a quarter of its size, and is unpacked when one of its lists is first asked for.
 */
const packedTables: Plugin = {
  name: 'packed-tables',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]shared[\\/](?:directory|travel)[\\/]data[\\/][^\\/]+\.json$/ }, ({ path }) => {
      const table = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path, 'utf8')));
      const packed = brotliCompressSync(JSON.stringify(table)).toString('base64');
      const lists = Object.keys(table).map((name) => `get ${name}() { return unpacked().${name}; }`);
      return {
        contents: `import { brotliDecompressSync } from 'node:zlib';
          let table;
          const unpacked = () => table ??= JSON.parse(brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString());
          export default { ${lists.join(', ')} };`,
        loader: 'js',
      };
    });
  },
};

/** Functions that answer with JSON Schema at run time. */
const DESCRIBED_IN_OPENAPI = ['coordination-api'];

/** Every schema of zod carries its translation to JSON Schema; only the function that describes itself in OpenAPI asks. */
const noJsonSchema: Plugin = {
  name: 'no-json-schema',
  setup(bundling) {
    const filter = /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/;
    bundling.onLoad({ filter }, async ({ path }) => {
      const real: unknown = await import(pathToFileURL(path).href);
      const names = Object.keys(z.looseObject({}).parse(real));
      return {
        // The methods are made with each schema, and must throw only when they are called.
        contents: `const absent = () => { throw new Error('JSON Schema is left out of this bundle: see infra/bundle.ts'); };
          const method = () => absent;
          export { ${names.map((name) => `${/^create\w+Method$/.test(name) ? 'method' : 'absent'} as ${name}`).join(', ')} };`,
        loader: 'js',
      };
    });
  },
};

/** What a schema says of itself is read in OpenAPI and in the source; nowhere else does a cold start have to read it. */
const noDescriptions: Plugin = {
  name: 'no-descriptions',
  setup(bundling) {
    const description = /\.describe\(\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")\s*,?\s*\)/g;
    bundling.onLoad({ filter: /[\\/]shared[\\/].*\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const contents = source.replaceAll(description, '');
      return contents === source ? undefined : { contents, loader: 'ts' };
    });
  },
};

/** By client, the only errors that our code tells apart by class (a test holds us to it). */
export const ERRORS_WITH_A_CLASS: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['ConditionalCheckFailedException', 'TransactionCanceledException', 'TransactionInProgressException'],
  kms: [],
  scheduler: ['ConflictException'],
  'secrets-manager': [],
  sns: [],
};

/**
 * A client registers a class for each error its service knows, over a hundred in all, so that none can be shaken off.
 * Unregistered, an error is the service's base exception: message and status are the same, `name` is the code that the
 * service sent (of SNS without its `Exception`), and the SDK decides on a retry by name and status;
 * the few classes that say themselves that a retry makes sense are kept.
 */
const plainErrors: Plugin = {
  name: 'plain-errors',
  setup(bundling) {
    const filter = /[\\/]@aws-sdk[\\/]client-[\w-]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/;
    bundling.onLoad({ filter }, ({ path }) => {
      const errors = readFileSync(join(dirname(path), '..', 'models', 'errors.js'), 'utf8');
      const retried = errors.matchAll(/export class (\w+) (?:(?!export class )[^])*?\$retryable/g);
      const told = ERRORS_WITH_A_CLASS[/client-([\w-]+)/.exec(path)?.[1] ?? ''] ?? [];
      const kept = [...told, ...Array.from(retried, ([, name = '']) => name)];
      const source = readFileSync(path, 'utf8');
      const registration = /^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm;
      if (!registration.test(source)) throw new Error(`${path} registers its errors in a new way: see infra/bundle.ts`);
      const contents = source.replaceAll(registration, (line, name: string) => (kept.includes(name) ? line : ''));
      return { contents, loader: 'js' };
    });
  },
};

/** The segment calculator brings Unicode's tables of graphemes in JavaScript; Node has them, and newer. */
const graphemesOfNode: Plugin = {
  name: 'graphemes-of-node',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]grapheme-splitter[\\/]index\.js$/ }, () => ({
      contents: `let segmenter;
        module.exports = class {
          splitGraphemes(text) {
            segmenter ??= new Intl.Segmenter();
            return Array.from(segmenter.segment(text), ({ segment }) => segment);
          }
        };`,
      loader: 'js',
    }));
  },
};

/**
 * DynamoDB's client is ready to look for addresses of its own (endpoint discovery), with a cache for them from a library; none of
 * its commands does. Its address is the region's, or the one that the environment names.
 */
const noEndpointDiscovery: Plugin = {
  name: 'no-endpoint-discovery',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]middleware-endpoint-discovery[\\/].*index\.js$/ }, () => ({
      contents: `export const resolveEndpointDiscoveryConfig = (config) => config;
        const unasked = () => undefined;
        export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = { environmentVariableSelector: unasked, configFileSelector: unasked };`,
      loader: 'js',
    }));
  },
};

/** The signer's hash is Node's own; beside it the SDK brings one in JavaScript, for a Node that was built without. */
const sha256OfNode: Plugin = {
  name: 'sha256-of-node',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]@smithy[\\/]core[\\/].*[\\/]sha256[\\/]Sha256Js\.js$/ }, () => ({
      contents: `export class Sha256Js {
          constructor() { throw new Error('This Node has no SHA-256: see infra/bundle.ts'); }
        }`,
      loader: 'js',
    }));
  },
};

/**
 * A client that is told to retry adaptively (`AWS_RETRY_MODE`) measures its own rate and slows down. Ours are told nothing: what
 * throttles us is waited for by the SDK's standard retries, and then by our own.
 */
const noAdaptiveRetries: Plugin = {
  name: 'no-adaptive-retries',
  setup(bundling) {
    const filter = /[\\/]@smithy[\\/]core[\\/].*[\\/]util-retry[\\/]AdaptiveRetryStrategy\.js$/;
    bundling.onLoad({ filter }, () => ({
      contents: `export class AdaptiveRetryStrategy {
          constructor() { throw new Error('Adaptive retries are left out of this bundle: see infra/bundle.ts'); }
        }`,
      loader: 'js',
    }));
  },
};

/** Where no region is set the SDK asks the machine that it runs on; Lambda sets `AWS_REGION`, and has no such machine. */
const noRegionOfMachine: Plugin = {
  name: 'no-region-of-machine',
  setup(bundling) {
    bundling.onLoad({ filter: /[\\/]@smithy[\\/]core[\\/].*[\\/]getInstanceMetadataRegion\.js$/ }, () => ({
      contents: 'export const getInstanceMetadataRegion = async () => undefined;',
      loader: 'js',
    }));
  },
};

/**
 * Bundles every function found in two esbuild runs (so that shared modules are parsed twice, not once a function), one
 * self-contained ES module each, with the part of the metafile that concerns it beside it. Returns the names bundled.
 * Throws what esbuild throws.
 */
export async function bundleFunctions(options: BundleOptions = {}): Promise<string[]> {
  const from = resolve(options.from ?? FUNCTIONS_FOLDER);
  const to = resolve(options.to ?? BUNDLES_FOLDER);
  const names = functionsIn(from);
  const built = await Promise.all([
    buildAll(
      names.filter((name) => !DESCRIBED_IN_OPENAPI.includes(name)),
      from,
      to,
      [noJsonSchema, noDescriptions],
    ),
    buildAll(
      names.filter((name) => DESCRIBED_IN_OPENAPI.includes(name)),
      from,
      to,
      [],
    ),
  ]);
  const wordLists = await packWordLists();
  rmSync(to, { recursive: true, force: true });
  for (const { metafile, outputFiles } of built) {
    for (const { path, contents } of outputFiles) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, contents);
    }
    for (const [path, output] of Object.entries(metafile.outputs)) {
      const folder = dirname(resolve(PROJECT_ROOT, path));
      writeFileSync(join(folder, 'meta.json'), JSON.stringify(metafileOf(metafile, path, output)));
      if (readsWordLists(output)) writeFileSync(join(folder, WORD_LISTS_FILE), wordLists);
    }
  }
  return names;
}

async function buildAll(
  names: readonly string[],
  from: string,
  to: string,
  plugins: readonly Plugin[],
): Promise<Pick<BuildResult<{ metafile: true; write: false }>, 'metafile' | 'outputFiles'>> {
  return build({
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
    plugins: [
      onlyVersionOfPackages,
      packedTables,
      wordListsBeside,
      plainErrors,
      graphemesOfNode,
      noEndpointDiscovery,
      sha256OfNode,
      noAdaptiveRetries,
      noRegionOfMachine,
      ...plugins,
    ],
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: REQUIRE_FOR_COMMONJS },
    metafile: true,
    logLevel: 'warning',
    // Written by the caller, once everything is known to build: a fault leaves the last good bundles in place.
    write: false,
  });
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
