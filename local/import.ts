import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DEFAULT_DATA_FOLDER, dataFolderAt, readRunning } from './data-folder.ts';
import { memberWith } from './demo-hub.ts';
import { ImportClient, ImportStopped, type RowOutcome } from './import-client.ts';
import { importKinds, isImportKind, type ImportKind } from './import-columns.ts';
import { openImportFile, type FileRow, type ImportFile } from './import-file.ts';
import { makeImportProgress, type ImportProgress } from './import-progress.ts';
import { openRejections, rejectionPath, type RejectionFile } from './import-rejections.ts';
import { signIn } from './sign-in.ts';
import { StartError } from './start-error.ts';

const USAGE = `Usage: npm run import -- KIND FILE.csv [--source NAME] [--dry-run] [--role ROLE] [--organization ID] [--url https://… --token …]
KIND: ${importKinds.join(', ')}. The token of a deployment is better given as CARREFOUR_TOKEN. See docs/counting-import.md.`;

const EXIT = { done: 0, rejected: 1, stopped: 2, interrupted: 130 } as const;

/** Rows in one request, and requests under way at once: measured, see docs/counting-import.md. */
const BATCH_ROWS = 100;
const BATCHES_AT_ONCE = 4;
/** A request of the API holds 256 KiB. */
const BATCH_BYTES = 100_000;
const REJECTIONS_SHOWN = 20;

interface Arguments {
  readonly kind: ImportKind;
  readonly path: string;
  readonly source: string | undefined;
  readonly dryRun: boolean;
  readonly url: string;
  readonly token: (() => Promise<string>) | string;
  readonly batchRows: number;
  readonly atOnce: number;
}

/** `node local/import.ts KIND FILE.csv`: puts the rows of a file on the record of a running platform, here or deployed. */
async function main(): Promise<number> {
  const given = readArguments();
  const file = await openImportFile(given.path, given.kind);
  const interrupted = onInterrupt();
  const rejections = openRejections(rejectionPath(given.path));
  const progress = makeImportProgress(file.rows, process.stdout, () => performance.now());
  const run = new Run(given, file, rejections, progress, interrupted);
  let stopped: string | undefined;
  try {
    await run.toTheEnd();
  } catch (error) {
    if (!(error instanceof ImportStopped)) throw error;
    stopped = error.message;
  } finally {
    progress.end();
    rejections.close();
  }
  return run.tell(stopped);
}
