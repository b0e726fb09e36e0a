import { parseArgs } from 'node:util';
import { interruptible, targetOf, type Target } from './command-target.ts';
import { DEFAULT_DATA_FOLDER } from './data-folder.ts';
import { GO_ON, ImportClient } from './import-client.ts';
import { importKinds, isImportKind, type ImportKind } from './import-columns.ts';
import { openImportFile } from './import-file.ts';
import { makeImportProgress } from './import-progress.ts';
import { openRejections, rejectionPath } from './import-rejections.ts';
import { runImport, type ImportCounts } from './import-run.ts';
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
  const { kind, path, batch, target } = readArguments();
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

interface Arguments {
  readonly kind: ImportKind;
  readonly path: string;
  readonly target: Target;
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
      target: targetOf(values),
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

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(EXIT.stopped);
  },
);
