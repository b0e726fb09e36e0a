import { parseArgs } from 'node:util';
import { startCarrefour, type Carrefour } from './carrefour.ts';
import { whenNpmIsGone } from './npm-parent.ts';
import { StartError } from './start-error.ts';

export { startCarrefour, type Carrefour, type CarrefourOptions } from './carrefour.ts';

const DEFAULT_PORT = 8787;
const USAGE = 'Usage: npm start -- [--port 8787] [--fresh] [--quiet]';

/** `node local/start.ts`: serves Carrefour until it is told to stop. */
async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24) {
    throw new StartError(
      `Carrefour runs on Node 24, and this is ${process.version}: use "npm start", which brings its own.`,
    );
  }
  const { port, fresh, quiet, data, assembly } = readArguments();
  const started = performance.now();
  // As in Lambda, whatever this machine's own time zone is.
  process.env['TZ'] = 'UTC';
  const running = startCarrefour({
    port,
    fresh,
    ...(data !== undefined && { data }),
    ...(assembly !== undefined && { assembly }),
    ...(!quiet && { say: (line: string) => console.log(line) }),
    complain: (line) => console.error(line),
  });
  stopOnSignals(running);
  const { url } = await running;
  if (!quiet)
    console.log(
      `  Started in ${Math.round(performance.now() - started)} ms; the console is at ${url}, the phones at ${url}/sim. Ctrl-C stops.`,
    );
  console.log(`Carrefour is ready: ${url}`);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        fresh: { type: 'boolean', default: false },
        quiet: { type: 'boolean', default: false },
        data: { type: 'string' },
        assembly: { type: 'string' },
      },
    });
    const port = Number(values.port);
    if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
      throw new StartError(`--port must be a number from 0 to 65535, not "${values.port}".`);
    return { ...values, port };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)} ${USAGE}`);
  }
}

/** Ctrl-C, `kill` and a closed terminal stop everything once; a second Ctrl-C does not wait. */
function stopOnSignals(running: ReturnType<typeof startCarrefour>): void {
  let started: Carrefour | undefined;
  let stopping = false;
  running.then(
    (carrefour) => (started = carrefour),
    () => undefined,
  );
  const stop = (code: number) => {
    // Java ends with us in any case, by its standard input.
    if (stopping || started === undefined) process.exit(code);
    stopping = true;
    started.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', () => stop(130));
  process.on('SIGTERM', () => stop(143));
  process.on('SIGHUP', () => stop(129));
  // The terminal may be gone before we are.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  whenNpmIsGone(() => stop(1));
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(1);
  });
}
