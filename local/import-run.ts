import { randomUUID } from 'node:crypto';
import { ImportStopped, type ImportClient, type RowOutcome } from './import-client.ts';
import type { ImportKind } from './import-columns.ts';
import type { FileRow, ImportFile } from './import-file.ts';
import type { ImportProgress } from './import-progress.ts';
import type { RejectionFile } from './import-rejections.ts';

export interface ImportCounts {
  rows: number;
  recorded: number;
  alreadyThere: number;
  rejected: number;
}

export interface ImportRun {
  readonly kind: ImportKind;
  readonly file: ImportFile;
  readonly client: Pick<ImportClient, 'send'>;
  readonly rejections: RejectionFile;
  readonly progress: ImportProgress;
  /** Nothing new is sent once it is set. */
  readonly interrupt: AbortSignal;
  readonly source: string | undefined;
  readonly dryRun: boolean;
  readonly rowsAtOnce: number;
  readonly batchesAtOnce: number;
}

const REJECTIONS_SHOWN = 20;

/**
 * Sends the rows of a file in batches, several at once, and counts what became of them, in the order of the file. `stopped`
 * says why the platform would not go on; batches that were under way are then counted all the same.
 */
export async function runImport(run: ImportRun): Promise<{ counts: ImportCounts; stopped: string | undefined }> {
  const counts: ImportCounts = { rows: 0, recorded: 0, alreadyThere: 0, rejected: 0 };
  const runId = randomUUID();
  const underWay: Promise<readonly RowOutcome[] | ImportStopped>[] = [];
  let stopped: string | undefined;
  let batches = 0;
  const settleOldest = async (): Promise<void> => {
    const outcomes = (await underWay.shift()) ?? [];
    if (outcomes instanceof ImportStopped) stopped ??= outcomes.message;
    else for (const outcome of outcomes) count(run, counts, outcome);
    run.progress.show(counts);
  };
  for await (const rows of batchesOf(run)) {
    if (run.interrupt.aborted || stopped !== undefined) break;
    batches += 1;
    underWay.push(outcomesOf(run, rows, `${runId}/${batches}`));
    if (underWay.length >= run.batchesAtOnce) await settleOldest();
  }
  while (underWay.length > 0) await settleOldest();
  return { counts, stopped };
}

/** A request of the API holds 256 KiB; this many characters stay well within that, whatever they are. */
const MOST_CHARACTERS = 60_000;

async function* batchesOf({ file, rowsAtOnce }: ImportRun): AsyncGenerator<FileRow[]> {
  let batch: FileRow[] = [];
  let characters = 0;
  for await (const row of file.read()) {
    const length = 'cells' in row ? JSON.stringify(row.cells).length : 0;
    if (batch.length >= rowsAtOnce || (batch.length > 0 && characters + length > MOST_CHARACTERS)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(row);
    characters += length;
  }
  if (batch.length > 0) yield batch;
}

/** Rows that are none are not sent; their outcome is known. */
async function outcomesOf(
  { kind, client, source, dryRun }: ImportRun,
  batch: readonly FileRow[],
  key: string,
): Promise<readonly RowOutcome[] | ImportStopped> {
  const rows = batch.flatMap((row) => ('cells' in row ? [{ ...row.cells, line: row.line }] : []));
  try {
    const answered = rows.length === 0 ? [] : await client.send(kind, { rows, source, dryRun }, key);
    const byLine = new Map(answered.map((outcome) => [outcome.line, outcome]));
    return batch.map((row) => {
      if (!('cells' in row)) return { outcome: 'rejected', ...row };
      const outcome = byLine.get(row.line);
      if (outcome === undefined) throw new ImportStopped('The platform did not say what became of every row.');
      return outcome;
    });
  } catch (error) {
    if (error instanceof ImportStopped) return error;
    throw error;
  }
}

function count({ rejections, progress }: ImportRun, counts: ImportCounts, row: RowOutcome): void {
  counts.rows += 1;
  switch (row.outcome) {
    case 'recorded':
    case 'recordable':
      counts.recorded += 1;
      return;
    case 'already-there':
      counts.alreadyThere += 1;
      return;
    case 'rejected': {
      counts.rejected += 1;
      const { line, field = '', code = '', message = '' } = row;
      rejections.add({ line, field, code, message });
      if (counts.rejected <= REJECTIONS_SHOWN)
        progress.say(`line ${line}: ${field === '' ? '' : `${field}: `}${code}: ${message}`);
      if (counts.rejected === REJECTIONS_SHOWN + 1) progress.say('More are rejected; all of them are in the list.');
    }
  }
}
