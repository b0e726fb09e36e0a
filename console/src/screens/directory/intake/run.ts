import type { AnswerOf, Options } from '../../../api/contract.ts';
import type { Client } from '../../../api/client.ts';
import { Unreachable } from '../../../api/problem.ts';
import { batchesOf, broughtBy, namedIn, nameOf, type Numbered } from './batches.ts';
import type { FileRecord, Place } from './records.ts';

type Batch = Options<'POST /v1/directory/imports/{importId}/batches'>['body'];
type Outcome = AnswerOf<'POST /v1/directory/imports/{importId}/batches'>['records'][number];
export type EntryName = AnswerOf<'GET /v1/directory/sources/{source}/entries'>['items'][number];
export type Problem = Outcome['problems'][number] & { readonly at: Place };
export type Change = Outcome['entries'][number] & { readonly at: Place };
export type Manner = Pick<Batch, 'source' | 'preferFile' | 'publishContacts' | 'defaultKind'>;

export interface Tally {
  readonly done: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly conflicts: number;
  readonly entries: Readonly<Record<EntryName['kind'], { readonly added: number; readonly changed: number }>>;
  readonly problems: readonly Problem[];
  readonly changes: readonly Change[];
  /** Entries that the file is about or names, as `kind/id`. */
  readonly seen: ReadonlySet<string>;
}

const NONE = { added: 0, changed: 0 };
export const NOTHING: Tally = {
  done: 0,
  unchanged: 0,
  refused: 0,
  conflicts: 0,
  entries: { organization: NONE, program: NONE, location: NONE, service: NONE },
  problems: [],
  changes: [],
  seen: new Set(),
};

/** What became of a batch, added to what became of those before. */
export function tallied(tally: Tally, records: readonly Numbered[], outcomes: readonly Outcome[]): Tally {
  const entries = { ...tally.entries };
  const [problems, changes, seen] = [[...tally.problems], [...tally.changes], new Set(tally.seen)];
  let { unchanged, refused, conflicts } = tally;
  for (const outcome of outcomes) {
    const record = records.find(({ row }) => row === outcome.row);
    if (record === undefined) continue;
    if (outcome.outcome === 'unchanged') unchanged += 1;
    if (outcome.outcome === 'refused') refused += 1;
    for (const problem of outcome.problems) problems.push({ ...problem, at: record.place(problem.path) });
    for (const name of outcome.seen) seen.add(name);
    for (const entry of outcome.entries) {
      const so = entries[entry.kind];
      entries[entry.kind] = { ...so, [entry.outcome]: so[entry.outcome] + 1 };
      conflicts += entry.conflicts.length;
      changes.push({ ...entry, at: record.place('') });
    }
  }
  return { done: tally.done + records.length, unchanged, refused, conflicts, entries, problems, changes, seen };
}

interface Run {
  readonly client: Client;
  readonly importId: string;
  readonly manner: Manner;
  readonly dryRun: boolean;
  readonly records: readonly FileRecord[];
  readonly signal: AbortSignal;
  readonly onProgress: (tally: Tally) => void;
}

/**
 * Sends a file in batches, one after the other. Batches that were sent before change nothing when they are sent again, so that a
 * run that stopped goes on by beginning anew under the same id.
 */
export async function runImport({
  client,
  importId,
  manner,
  dryRun,
  records,
  signal,
  onProgress,
}: Run): Promise<Tally> {
  let tally = NOTHING;
  const brought = new Set<string>();
  for (const [at, batch] of batchesOf(records).entries()) {
    const assumed = dryRun
      ? [...new Map(batch.flatMap(({ record }) => namedIn(record)).map((one) => [nameOf(one), one])).values()]
      : [];
    const body: Batch = {
      ...manner,
      dryRun,
      assumed: assumed.filter((one) => brought.has(nameOf(one))),
      records: batch.map(({ row, type, record }) => ({ row, type, record: { ...record } })),
    };
    const { data } = await persistently(signal, () =>
      client.call(
        'POST /v1/directory/imports/{importId}/batches',
        { params: { importId }, body },
        { signal, idempotencyKey: `${importId}/${dryRun ? 'dry' : 'run'}/${at}` },
      ),
    );
    const refused = new Set(data.records.flatMap(({ row, outcome }) => (outcome === 'refused' ? [row] : [])));
    for (const record of batch) {
      if (!refused.has(record.row)) for (const one of broughtBy(record)) brought.add(nameOf(one));
    }
    tally = tallied(tally, batch, data.records);
    onProgress(tally);
  }
  return tally;
}

const TRIES = 5;
const PAUSE_MS = 2_000;

/** A connection that is lost for a moment stops nothing. */
async function persistently<T>(signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (fault) {
      if (!(fault instanceof Unreachable) || tried === TRIES) throw fault;
      await new Promise((resume) => setTimeout(resume, PAUSE_MS * tried));
    }
  }
}

const REMOVED: readonly EntryName['kind'][] = ['service', 'program', 'location', 'organization'];

/** Entries that came from this source and are not in the file any more; those that others belong to last. */
export async function missingEntries(
  client: Client,
  source: string,
  seen: ReadonlySet<string>,
): Promise<readonly EntryName[]> {
  const missing: EntryName[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await client.call('GET /v1/directory/sources/{source}/entries', {
      params: { source },
      query: { limit: 500, ...(cursor !== undefined && { cursor }) },
    });
    missing.push(...data.items.filter(({ kind, id }) => !seen.has(`${kind}/${id}`)));
    cursor = data.cursor;
  } while (cursor !== undefined);
  return missing.toSorted((one, other) => REMOVED.indexOf(one.kind) - REMOVED.indexOf(other.kind));
}

const REMOVED_AT_ONCE = 10;

/** Takes them out; those that are needed stay. */
export async function removeEntries(
  client: Client,
  importId: string,
  source: string,
  missing: readonly EntryName[],
  onProgress: (done: number) => void,
): Promise<{ readonly removed: number; readonly kept: number }> {
  let [removed, kept] = [0, 0];
  for (let from = 0; from < missing.length; from += REMOVED_AT_ONCE) {
    const { data } = await client.call(
      'POST /v1/directory/imports/{importId}/removals',
      { params: { importId }, body: { source, entries: missing.slice(from, from + REMOVED_AT_ONCE) } },
      { idempotencyKey: `${importId}/removals/${from}` },
    );
    for (const { outcome } of data.entries) {
      if (outcome === 'kept') kept += 1;
      else removed += 1;
    }
    onProgress(removed + kept);
  }
  return { removed, kept };
}
