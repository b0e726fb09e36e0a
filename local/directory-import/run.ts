import { ImportStopped, type ImportClient } from '../import-client.ts';
import type { ImportProgress } from '../import-progress.ts';
import { field, isObject, list, text, type Json } from '../json.ts';
import { BatchAnswer, RemovalAnswer, SourceAnswer, type EntryName, type RecordOutcome } from './answers.ts';
import { isProblem, type DirectoryFile, type FileRecord } from './record.ts';
import type { Report } from './report.ts';
import type { SeenNames } from './seen.ts';

export interface DirectoryCounts {
  records: number;
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  conflicts: number;
}

export interface DirectoryRun {
  readonly importId: string;
  readonly file: DirectoryFile;
  readonly client: Pick<ImportClient, 'request'>;
  readonly report: Report;
  readonly progress: ImportProgress;
  readonly seen: SeenNames;
  /** Nothing new is sent once it is set. */
  readonly interrupt: AbortSignal;
  /** What every batch says of the import. */
  readonly options: { readonly source: string; readonly dryRun: boolean } & Readonly<Record<string, unknown>>;
  readonly batchesAtOnce: number;
}

interface Numbered extends FileRecord {
  readonly row: number;
  readonly bytes: number;
}

const RECORDS_AT_ONCE = 40;
/** A request of the API holds 256 KiB. */
const BYTES_AT_ONCE = 150_000;
const MOST_BYTES = 240_000;

/** Sends the records of a file in batches and counts what became of them, in the order of the file. */
export async function runDirectoryImport(
  run: DirectoryRun,
): Promise<{ counts: DirectoryCounts; stopped: string | undefined }> {
  const counts: DirectoryCounts = { records: 0, added: 0, changed: 0, unchanged: 0, refused: 0, conflicts: 0 };
  const underWay: Promise<readonly [readonly Numbered[], readonly RecordOutcome[] | ImportStopped]>[] = [];
  let stopped: string | undefined;
  let batches = 0;
  const settleOldest = async (): Promise<void> => {
    const settled = await underWay.shift();
    if (settled === undefined) return;
    const [records, outcomes] = settled;
    if (outcomes instanceof ImportStopped) stopped ??= outcomes.message;
    else for (const [at, record] of records.entries()) count(run, counts, record, outcomes[at]);
    run.progress.show({ rows: counts.records, rejected: counts.refused });
  };
  let type: string | undefined;
  for await (const records of batchesOf(run, counts)) {
    if (run.interrupt.aborted || stopped !== undefined) break;
    // What others belong to has to be there before they are sent.
    while (underWay.length > 0 && type !== records[0]?.type) await settleOldest();
    type = records[0]?.type;
    batches += 1;
    underWay.push(send(run, records, `${run.importId}/${batches}`));
    if (underWay.length >= run.batchesAtOnce) await settleOldest();
  }
  while (underWay.length > 0) await settleOldest();
  return { counts, stopped };
}

async function* batchesOf(run: DirectoryRun, counts: DirectoryCounts): AsyncGenerator<Numbered[]> {
  let batch: Numbered[] = [];
  let bytes = 0;
  let row = 0;
  for await (const entry of run.file.read()) {
    if (isProblem(entry)) {
      run.report.problem({ ...entry, effect: 'kept-aside', code: 'not-a-record' });
      continue;
    }
    row += 1;
    const size = Buffer.byteLength(JSON.stringify(entry.record));
    if (size > MOST_BYTES) {
      counts.records += 1;
      counts.refused += 1;
      const message = `The record has more than ${MOST_BYTES / 1000} kB.`;
      const remedy = 'Shorten its texts, or divide it.';
      run.report.problem({ effect: 'refused', at: entry.place(''), code: 'too-large', message, remedy });
      continue;
    }
    const isFull = batch.length >= RECORDS_AT_ONCE || bytes + size > BYTES_AT_ONCE;
    if (batch.length > 0 && (isFull || batch[0]?.type !== entry.type)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push({ ...entry, row, bytes: size });
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

async function send(
  { client, importId, options, seen }: DirectoryRun,
  records: readonly Numbered[],
  key: string,
): Promise<readonly [readonly Numbered[], readonly RecordOutcome[] | ImportStopped]> {
  const assumed = options.dryRun
    ? records.flatMap(({ record }) => namedIn(record)).filter((one) => seen.has(nameOf(one)))
    : [];
  const body = {
    ...options,
    ...(assumed.length > 0 && { assumed: [...new Map(assumed.map((one) => [nameOf(one), one])).values()] }),
    records: records.map(({ row, type, record }) => ({ row, type, record })),
  };
  try {
    const answer = await client.request('POST', `/v1/directory/imports/${importId}/batches`, { body, key });
    return [records, BatchAnswer.parse(answer).records];
  } catch (error) {
    if (error instanceof ImportStopped) return [records, error];
    throw error;
  }
}

interface Named {
  readonly type: 'organization' | 'program' | 'location';
  readonly id: string;
}
const nameOf = ({ type, id }: Named): string => `file:${type}/${id}`;
const named = (type: Named['type'], id: Json | undefined): Named[] => {
  const name = typeof id === 'number' ? String(id) : text(id);
  return name === undefined ? [] : [{ type, id: name }];
};

/** What a record names by its id alone. */
const namedIn = (record: Json): Named[] => [
  ...named('organization', field(record, 'organization_id')),
  ...named('program', field(record, 'program_id')),
  ...list(field(record, 'service_at_locations')).flatMap((at) => named('location', field(at, 'location_id'))),
];
/** What a record brings that others may name. */
const broughtBy = ({ type, record }: FileRecord): Named[] => [
  ...(type === 'organization' || type === 'program' || type === 'location' ? named(type, record['id']) : []),
  ...list(record['programs']).flatMap((one) => named('program', field(one, 'id'))),
  ...list(record['locations']).flatMap((one) => named('location', field(one, 'id'))),
  ...(isObject(record['organization']) ? named('organization', record['organization']['id']) : []),
];

function count(run: DirectoryRun, counts: DirectoryCounts, record: Numbered, outcome: RecordOutcome | undefined): void {
  if (outcome?.row !== record.row) throw new ImportStopped('The platform did not say what became of every record.');
  counts.records += 1;
  counts[outcome.outcome] += 1;
  counts.conflicts += outcome.entries.reduce((sum, { conflicts }) => sum + conflicts.length, 0);
  for (const name of outcome.seen) run.seen.add(name);
  if (run.options.dryRun && outcome.outcome !== 'refused')
    for (const one of broughtBy(record)) run.seen.add(nameOf(one));
  for (const problem of outcome.problems) run.report.problem({ ...problem, at: record.place(problem.path) });
  run.report.changes(record.place(''), outcome);
}

/** Entries that came from this source and are not in the file any more; those that others belong to last. */
export async function missingEntries({ client, options, seen }: DirectoryRun): Promise<EntryName[]> {
  const missing: EntryName[] = [];
  let cursor = '';
  do {
    const path = `/v1/directory/sources/${options.source}/entries?limit=500${cursor}`;
    const page = SourceAnswer.parse(await client.request('GET', path));
    missing.push(...page.items.filter(({ kind, id }) => !seen.has(`${kind}/${id}`)));
    cursor = page.cursor === undefined ? '' : `&cursor=${encodeURIComponent(page.cursor)}`;
  } while (cursor !== '');
  return missing.toSorted((one, other) => REMOVED.indexOf(one.kind) - REMOVED.indexOf(other.kind));
}
const REMOVED = ['service', 'program', 'location', 'organization'];

const REMOVED_AT_ONCE = 10;

/** Takes them out. @returns how many, and why the others stay. */
export async function removeEntries(
  { client, importId, options }: DirectoryRun,
  missing: readonly EntryName[],
): Promise<{ removed: number; kept: string[] }> {
  let removed = 0;
  const kept: string[] = [];
  for (let from = 0; from < missing.length; from += REMOVED_AT_ONCE) {
    const body = { source: options.source, entries: missing.slice(from, from + REMOVED_AT_ONCE) };
    const key = `${importId}/removals/${from}`;
    const answer = await client.request('POST', `/v1/directory/imports/${importId}/removals`, { body, key });
    for (const { kind, id, outcome, message = '' } of RemovalAnswer.parse(answer).entries) {
      if (outcome === 'kept') kept.push(`${kind} ${id}: ${message}`);
      else removed += 1;
    }
  }
  return { removed, kept };
}
