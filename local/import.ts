import { parseArgs } from 'node:util';
import { DEFAULT_DATA_FOLDER, dataFolderAt, readRunning } from './data-folder.ts';
import { memberWith } from './demo-hub.ts';
import { GO_ON, ImportClient } from './import-client.ts';
import { importKinds, isImportKind, type ImportKind } from './import-columns.ts';
import { openImportFile } from './import-file.ts';
import { makeImportProgress } from './import-progress.ts';
import { openRejections, rejectionPath } from './import-rejections.ts';
import { runImport, type ImportCounts } from './import-run.ts';
import { signIn } from './sign-in.ts';
import { StartError } from './start-error.ts';

const USAGE = `Usage: npm run import -- KIND FILE.csv [--source NAME] [--dry-run] [--role ROLE] [--organization ID] [--url URL --token TOKEN]
KIND is one of: ${importKinds.join(', ')}. The columns of each: docs/counting-import.md. A token is better given in CARREFOUR_TOKEN.`;

/** 130 is what a shell makes of Ctrl-C. */
const EXIT = { done: 0, rejected: 1, stopped: 2, interrupted: 130 } as const;

/** Measured on two cores: larger or more at once goes no faster (docs/counting-import.md). */
const ROWS_AT_ONCE = '100';
const BATCHES_AT_ONCE = '2';

/** `node local/import.ts KIND FILE.csv`: puts the rows of a file on the record of a running platform, here or deployed. */
async function main(): Promise<number> {
  const { kind, path, batch, ...target } = readArguments();
  const file = await openImportFile(path, kind);
  const rejections = openRejections(rejectionPath(path));
  const progress = makeImportProgress(file.rows, process.stdout, () => performance.now());
  const interrupt = interruptible();
  const client = new ImportClient({ ...target, signal: interrupt });
  const run = { kind, file, client, rejections, progress, interrupt, ...batch };
  const { counts, stopped } = await runImport(run).finally(() => progress.end());
  const left = counts.rows < file.rows;
  rejections.close(!left);
  if (counts.rejected > 0) {
    console.log(`The rejected rows are listed in ${rejections.path}, by line: nothing of what they say.`);
  }
  if (left) {
    console.log(`Stopped after ${counts.rows} of ${file.rows} rows; what is recorded stays, each row whole.`);
    console.log(stopped ?? GO_ON);
  }
  console.log(summary(counts, batch.dryRun));
  if (left) return stopped === undefined ? EXIT.interrupted : EXIT.stopped;
  return counts.rejected > 0 ? EXIT.rejected : EXIT.done;
}

const summary = ({ rows, recorded, alreadyThere, rejected }: ImportCounts, dryRun: boolean): string =>
  `rows: ${rows}, ${dryRun ? 'would be recorded' : 'recorded'}: ${recorded}, already there: ${alreadyThere}, rejected: ${rejected}`;

/** The first Ctrl-C lets what is under way come to its end; a second one does not wait. */
function interruptible(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}

interface Arguments {
  readonly kind: ImportKind;
  readonly path: string;
  readonly url: string;
  readonly token: (() => Promise<string>) | string;
  readonly batch: {
    readonly source: string | undefined;
    readonly dryRun: boolean;
    readonly rowsAtOnce: number;
    readonly batchesAtOnce: number;
  };
}

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        token: { type: 'string' },
        role: { type: 'string', default: 'coordinator' },
        organization: { type: 'string' },
        source: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        data: { type: 'string', default: DEFAULT_DATA_FOLDER },
        'rows-at-once': { type: 'string', default: ROWS_AT_ONCE },
        'batches-at-once': { type: 'string', default: BATCHES_AT_ONCE },
      },
    });
    const [kind = '', path, ...others] = positionals;
    if (!isImportKind(kind) || path === undefined || others.length > 0) throw new StartError(USAGE);
    return {
      kind,
      path,
      ...(values.url === undefined ? here(values) : deployed(values.url, values.token)),
      batch: {
        source: values.source,
        dryRun: values['dry-run'],
        rowsAtOnce: within('--rows-at-once', values['rows-at-once'], 100),
        batchesAtOnce: within('--batches-at-once', values['batches-at-once'], 32),
      },
    };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}\n${USAGE}`);
  }
}

function within(option: string, value: string, most: number): number {
  const number = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most) throw new StartError(`${option} is a number from 1 to ${most}.`);
  return number;
}

/** The platform on this machine; whoever imports signs in there, again when a long run outlives the token. */
function here(options: {
  readonly data: string;
  readonly role: string;
  readonly organization?: string | undefined;
  readonly token?: string | undefined;
}): Pick<Arguments, 'url' | 'token'> {
  const running = readRunning(dataFolderAt(options.data));
  if (running === undefined) {
    throw new StartError(
      'No Carrefour is running on this machine: start it with "npm start", then import; or name a deployment with --url.',
    );
  }
  const { url } = running;
  const { sub } = memberWith(options.role, options.organization);
  return { url, token: options.token ?? (async () => (await signIn({ url, sub })).accessToken) };
}

function deployed(address: string, given: string | undefined): Pick<Arguments, 'url' | 'token'> {
  const token = given ?? process.env['CARREFOUR_TOKEN'];
  if (token === undefined || token === '') {
    throw new StartError('A deployment asks for an access token: put it in CARREFOUR_TOKEN, or give --token.');
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const safe = url?.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  if (url === undefined || !safe)
    throw new StartError('--url is the https address of the API: a token is not sent in the open.');
  return { url: address.replace(/\/+$/, ''), token };
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(EXIT.stopped);
  },
);
