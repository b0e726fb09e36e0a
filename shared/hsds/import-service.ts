import {
  entryKey,
  entryWrites,
  loadDirectory,
  readHubCalendar,
  versionWrites,
  type Author,
  type ServiceKind,
} from '../directory/index.ts';
import type { DataKey } from '../platform/key-ring.ts';
import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import type { Scope } from '../platform/scope.ts';
import type { Key } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import { fromHsds, type Mapped, type MappingContext, type RecordEntity } from './from-hsds.ts';
import { uuidOf } from './identified.ts';
import { entryChange, type EntryOutcome } from './import-outcome.ts';
import { newlyNamed, planRecord, type ImportOptions, type RecordPlan, type Step } from './import-plan.ts';
import {
  aliasWrite,
  batchesOf,
  batchWrite,
  countWritten,
  fromBatchItem,
  fromImportItem,
  importKey,
  keptWrite,
} from './import-store.ts';
import { finderOf, TableWorld, type Finder } from './import-world-store.ts';
import type { Problem } from './problem.ts';

/** A part of a directory of somebody else. */
export interface ImportBatch {
  /** The name under which that directory is imported, always the same. */
  readonly source: string;
  readonly dryRun?: boolean | undefined;
  readonly preferFile?: boolean | undefined;
  readonly publishContacts?: boolean | undefined;
  /** What terms of its taxonomies mean here, by id, code or name. */
  readonly kinds?: Readonly<Record<string, ServiceKind>> | undefined;
  readonly defaultKind?: ServiceKind | undefined;
  /** Entries that an earlier batch of the same dry run would have added. */
  readonly assumed?:
    readonly { readonly type: 'organization' | 'program' | 'location'; readonly id: string }[] | undefined;
  readonly records: readonly { readonly row: number; readonly type: RecordEntity; readonly record: unknown }[];
}

export interface RecordOutcome {
  readonly row: number;
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'refused';
  /** Of the record itself and of what is nested in it: those that are added or changed. */
  readonly entries: readonly EntryOutcome[];
  readonly problems: readonly Problem[];
  /** Entries of ours that the record is about or names, as `kind/id`; whatever is not seen in a whole file is gone from it. */
  readonly seen: readonly string[];
}

/**
 * Lays records of another directory over ours, each wholly or not at all and whatever becomes of the others. The same records
 * again write nothing. `batchId` is the same for a repeat of the same request.
 * @returns the outcome of each record, in their order.
 */
export async function importBatch(
  platform: Platform,
  scope: Scope,
  importId: string,
  batch: ImportBatch,
  batchId: string,
): Promise<RecordOutcome[]> {
  const importing: Importing = {
    platform,
    importId,
    batch,
    hubKey: await platform.keys.hubKey(),
    by: { kind: 'import', importId, memberId: scope.memberId },
    options: { source: batch.source, preferFile: batch.preferFile === true },
    finder: await finderFor(platform, importId),
    assumed: new Set(
      (batch.assumed ?? []).map(({ type, id }) => `${type}/${uuidOf(namespaceOf(platform, batch), type, id)}`),
    ),
  };
  const context = await contextOf(platform, batch);
  const records = batch.records.map(({ row, type, record }) => ({ row, mapped: fromHsds(type, record, context) }));
  const outcomes = await importRecords(importing, records);
  if (batch.dryRun !== true) await remember(importing, outcomes, scope, batchId);
  return outcomes;
}

interface Importing {
  readonly platform: Platform;
  readonly importId: string;
  readonly batch: ImportBatch;
  readonly hubKey: DataKey;
  readonly by: Author;
  readonly options: ImportOptions;
  readonly finder: Finder;
  readonly assumed: ReadonlySet<string>;
}
interface ImportRecord {
  readonly row: number;
  readonly mapped: Mapped;
}

/** Two directories may number alike: an id that is no UUID means something within its source alone. */
const namespaceOf = ({ hubId }: Platform, { source }: ImportBatch): string => `${hubId}/${source}`;

async function contextOf(platform: Platform, batch: ImportBatch): Promise<MappingContext> {
  const { timeZone } = await readHubCalendar(platform);
  return {
    hubId: namespaceOf(platform, batch),
    today: localDateIn(timeZone, platform.clock()),
    timeZone,
    // Until somebody says otherwise; most files are in English too.
    language: 'en',
    kindOfTerm: new Map(Object.entries(batch.kinds ?? {}).map(([term, kind]) => [term.toLowerCase(), kind])),
    ...(batch.defaultKind !== undefined && { defaultKind: batch.defaultKind }),
    publishContacts: batch.publishContacts === true,
  };
}

/** Of the last import of this function instance: it reads the directory once, and not with every batch. */
const finders = new WeakMap<Platform, { readonly importId: string; readonly finder: Finder }>();

async function finderFor(platform: Platform, importId: string): Promise<Finder> {
  const last = finders.get(platform);
  if (last?.importId === importId) return last.finder;
  const finder = finderOf(await loadDirectory(platform));
  finders.set(platform, { importId, finder });
  return finder;
}

async function importRecords(importing: Importing, records: readonly ImportRecord[]): Promise<RecordOutcome[]> {
  const world = await worldOf(importing, records);
  const plans = records.map(({ mapped }) => {
    const plan = planRecord(mapped, world, importing.options);
    for (const step of plan.steps) world.lay(step);
    return plan;
  });
  if (importing.batch.dryRun === true) return records.map(({ row }, at) => outcomeOf(row, plans[at]));
  const written = await writeAll(importing, plans);
  const outcomes: RecordOutcome[] = [];
  for (const [at, record] of records.entries()) {
    // Whoever changed an entry meanwhile went first: that record is decided anew, by itself.
    outcomes.push(written.has(at) ? outcomeOf(record.row, plans[at]) : await importAlone(importing, record));
  }
  return outcomes;
}

const ATTEMPTS = 5;

async function importAlone(importing: Importing, record: ImportRecord): Promise<RecordOutcome> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const plan = planRecord(record.mapped, await worldOf(importing, [record]), importing.options);
    if ((await writeAll(importing, [plan])).has(0)) return outcomeOf(record.row, plan);
  }
  return { row: record.row, outcome: 'refused', entries: [], problems: [...record.mapped.problems, BUSY], seen: [] };
}

const BUSY: Problem = {
  effect: 'refused',
  path: '',
  code: 'changed-meanwhile',
  message: 'Others were changing the same entry all the while.',
  remedy: 'Import the file again: what is there is passed over.',
};

async function worldOf(
  { platform, hubKey, finder, assumed }: Importing,
  records: readonly ImportRecord[],
): Promise<TableWorld> {
  const world = new TableWorld(platform, hubKey, finder, assumed);
  await world.read(records.map(({ mapped }) => mapped));
  return world;
}

/** A transaction holds 100; the version of the directory and the count of the import are in each. */
const MOST_WRITES = 96;

/**
 * Writes plans, several in a transaction, in their order; one that is more than a transaction holds, entry by entry, what others
 * belong to first. @returns which of them are written, or had nothing to be written: none after one that could not be.
 */
async function writeAll(importing: Importing, plans: readonly RecordPlan[]): Promise<Set<number>> {
  const written = new Set<number>();
  let group = new Group(importing);
  let inGroup: number[] = [];
  const flush = async (): Promise<boolean> => {
    const committed = await group.write();
    if (committed) for (const at of inGroup) written.add(at);
    group = new Group(importing);
    inGroup = [];
    return committed;
  };
  for (const [at, { refused, steps }] of plans.entries()) {
    if (!group.hasRoomFor(steps) && !(await flush())) return written;
    for (const step of steps) {
      if (!group.hasRoomFor([step]) && !(await flush())) return written;
      group.add(step);
    }
    if (refused) written.add(at);
    else inGroup.push(at);
  }
  await flush();
  return written;
}

/** Entries that are written together, with what they need to be there. */
class Group {
  readonly #importing: Importing;
  readonly #writes: Write[] = [];
  readonly #entries = new Set<string>();
  readonly #needed = new Map<string, Key>();
  #added = 0;
  #changed = 0;

  constructor(importing: Importing) {
    this.#importing = importing;
  }

  hasRoomFor(steps: readonly Step[]): boolean {
    const size = steps.reduce((sum, step) => sum + 4 + newlyNamed(step).length, 0);
    const twice = steps.some((step) => this.#entries.has(nameOf(step)));
    return !twice && (this.#writes.length === 0 || this.#writes.length + this.#needed.size + size <= MOST_WRITES);
  }

  add(step: Step): void {
    const { platform, hubKey, by } = this.#importing;
    const { entry, kept, alias, how } = step;
    if (entry.kind === 'agreement') return;
    const { kind, value } = entry;
    const confidential = kind === 'location' && value.confidential;
    this.#writes.push(
      ...entryWrites(platform, hubKey, by, entry, { how }),
      keptWrite(platform.hubId, hubKey, { kind, id: value.id, confidential }, kept),
      ...(alias === undefined ? [] : [aliasWrite(platform.hubId, kind, alias, value.id)]),
    );
    this.#entries.add(nameOf(step));
    for (const named of newlyNamed(step)) {
      this.#needed.set(`${named.kind}/${named.id}`, entryKey(platform.hubId, named.kind, named.id));
    }
    if (step.before === undefined) this.#added += 1;
    else this.#changed += 1;
  }

  /** `false` when an entry is no longer as it was read. */
  async write(): Promise<boolean> {
    if (this.#writes.length === 0) return true;
    const { platform, importId } = this.#importing;
    const needed = [...this.#needed].filter(([name]) => !this.#entries.has(name));
    const outcome = await platform.table.write([
      ...needed.map(([, key]): Write => ({
        require: key,
        condition: 'attribute_exists(pk) AND attribute_not_exists(#data.#removedAt)',
        names: { data: 'data', removedAt: 'removedAt' },
      })),
      ...this.#writes,
      ...versionWrites(platform, this.#writes),
      countWritten(platform.hubId, importId, this.#added, this.#changed),
    ]);
    return outcome.committed;
  }
}

const nameOf = ({ entry }: Step): string => `${entry.kind}/${entry.value.id}`;

function outcomeOf(row: number, plan: RecordPlan | undefined): RecordOutcome {
  if (plan === undefined) throw new Error('Every record has a plan');
  const { refused, steps, problems, seen } = plan;
  if (refused) return { row, outcome: 'refused', entries: [], problems, seen };
  const entries = steps.map(entryChange);
  const outcome = entries.some((one) => one.outcome === 'added')
    ? 'added'
    : entries.length > 0
      ? 'changed'
      : 'unchanged';
  return { row, outcome, entries, problems, seen };
}

async function remember(
  { platform, importId, batch }: Importing,
  outcomes: readonly RecordOutcome[],
  scope: Scope,
  batchId: string,
): Promise<void> {
  const conflicts = outcomes.flatMap(({ entries }) => entries.flatMap((entry) => entry.conflicts));
  const totals = {
    source: batch.source,
    at: platform.clock().toISOString(),
    by: scope.memberId,
    records: outcomes.length,
    refused: outcomes.filter(({ outcome }) => outcome === 'refused').length,
    conflicts: conflicts.length,
  };
  await platform.table.write([batchWrite(platform.hubId, importId, batchId, totals)]);
}

/** What an import has come to. */
export interface ImportTotals {
  readonly id: string;
  readonly source: string;
  readonly startedAt: string;
  readonly lastAt: string;
  readonly memberId: string;
  readonly records: number;
  readonly refused: number;
  /** Fields that both the hub and the other directory had changed. */
  readonly conflicts: number;
  /** Entries, nested ones too. */
  readonly added: number;
  readonly changed: number;
}

export async function readImport(platform: Platform, importId: string): Promise<ImportTotals | undefined> {
  const written = fromImportItem(await platform.table.get(importKey(platform.hubId, importId)));
  let totals: ImportTotals | undefined;
  for await (const item of platform.table.queryAll(batchesOf(platform.hubId, importId))) {
    const { at, by, source, records, refused, conflicts } = fromBatchItem(item);
    totals = {
      id: importId,
      source,
      startedAt: totals === undefined || at < totals.startedAt ? at : totals.startedAt,
      lastAt: totals === undefined || at > totals.lastAt ? at : totals.lastAt,
      memberId: by,
      records: (totals?.records ?? 0) + records,
      refused: (totals?.refused ?? 0) + refused,
      conflicts: (totals?.conflicts ?? 0) + conflicts,
      ...written,
    };
  }
  return totals;
}
