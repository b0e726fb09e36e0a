import { entrySchemas, MERGED, type Entry, type EntryChange, type EntryKind } from '../directory/index.ts';
import type { Mapped } from './from-hsds.ts';
import type { MappedEntry } from './mapped-entry.ts';
import { mergeEntry } from './import-merge.ts';
import { isObject, listOf, sameJson } from './json.ts';
import { arePublished, impersonal, mergeKept, withoutOwners, type Kept } from './kept.ts';
import type { Problem } from './problem.ts';

/** What other directories have; agreements are the hub's own. */
export type SharedKind = Exclude<EntryKind, 'agreement'>;

/** What is kept of an entry, and which directory it came from. */
export interface KeptEntry {
  readonly kept: Kept;
  /** The name under which that directory is imported. */
  readonly source: string;
  /** An import took the entry out, because its directory had it no more. */
  readonly gone: boolean;
}

/** An entry as it stands, with what is kept of it. */
export interface Known {
  readonly entry: Entry | undefined;
  readonly kept: KeptEntry | undefined;
}

/** The directory, as far as a record touches it. */
export interface World {
  known(kind: SharedKind, id: string): Known;
  /** Under which id this entry of a source stands here since an import found it to be one of ours. */
  alias(kind: SharedKind, sourceId: string): string | undefined;
  /** A dry run is to take it for being there. */
  isAssumed(kind: SharedKind, id: string): boolean;
  /** Entries that carry an identifier. */
  withIdentifier(kind: SharedKind, scheme: string, value: string): readonly string[];
  /** Entries that bear a name, and are of the same organization if one is named. */
  named(kind: SharedKind, name: string, organizationId: string | undefined): readonly string[];
}

export interface ImportOptions {
  readonly source: string;
  /** Where both the hub and the file changed a field, the file's is taken. */
  readonly preferFile: boolean;
}

/** An entry to be written, on the version that was read. */
export interface Step {
  readonly entry: Entry;
  readonly before: Entry | undefined;
  readonly kept: KeptEntry;
  readonly how: EntryChange['how'];
  /** The id that it has in its source, where it is found by that from now on. */
  readonly alias: string | undefined;
  readonly conflicts: readonly string[];
}

export interface RecordPlan {
  readonly refused: boolean;
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
  /** Entries of ours that the record is about or names, as `kind/id`: its directory still has them. */
  readonly seen: readonly string[];
}

/**
 * What has to be written for a record: nothing when it says nothing new, and nothing when any part of it is refused. An entry is
 * found by its id, then by the id it was found under before, then by identifiers (scheme and value).
 */
export function planRecord(mapped: Mapped, world: World, options: ImportOptions): RecordPlan {
  const problems = [...mapped.problems];
  const ids = new Map<string, string>();
  for (const { kind, value } of mapped.entries) {
    const found = findEntry(kind, value, world, options.source);
    if (typeof found !== 'string') problems.push(found);
    else if (found !== value.id) ids.set(value.id, found);
    for (const named of namedBy(value)) {
      const other = standingFor(named.kind, named.id, world);
      if (other !== undefined) ids.set(named.id, other);
    }
  }
  const planned = new Map<string, Step | undefined>();
  for (const entry of mapped.entries) {
    const step = planEntry(entry, ids, world, options, problems);
    planned.set(`${entry.kind}/${ids.get(entry.value.id) ?? entry.value.id}`, step);
  }
  const steps = [...planned.values()].filter((step) => step !== undefined);
  for (const step of steps) {
    problems.push(...referenceProblems(step, planned, world));
    if (JSON.stringify(step.kept.kept).length > MOST_KEPT) problems.push(tooLarge(step.entry.kind));
  }
  const refused = mapped.entries.length === 0 || problems.some(({ effect }) => effect === 'refused');
  const seen = mapped.entries.flatMap(({ kind, value }) => [
    `${kind}/${ids.get(value.id) ?? value.id}`,
    ...namedBy(value).map((named) => `${named.kind}/${ids.get(named.id) ?? named.id}`),
  ]);
  return { refused, steps: refused ? [] : steps, problems, seen: [...new Set(seen)] };
}

/** An item of the table has 400 kB; what is kept stands in it twice where it names people. In characters. */
const MOST_KEPT = 120_000;
const tooLarge = (kind: string): Problem => ({
  effect: 'refused',
  path: '',
  code: 'too-large',
  message: `The ${kind} is larger than the hub can keep.`,
  remedy: 'Shorten its texts and lists.',
});

/** Under which id a named entry stands here: an import found it to be one of ours, or somebody made two entries one. */
function standingFor(kind: SharedKind, id: string, world: World): string | undefined {
  if (isThere(kind, id, world)) return undefined;
  const alias = world.alias(kind, id);
  if (alias !== undefined && isThere(kind, alias, world)) return alias;
  return survivorOf(kind, alias ?? id, world) ?? alias;
}

const isThere = (kind: SharedKind, id: string, world: World): boolean => {
  const { entry } = world.known(kind, id);
  return entry !== undefined && entry.value.removedAt === undefined;
};

/** The entry that somebody made of this one and another. */
const survivorOf = (kind: SharedKind, id: string, world: World): string | undefined =>
  world.withIdentifier(kind, MERGED, id).find((one) => isThere(kind, one, world));

/** Ours for this entry of the file: its own id when it is new. */
function findEntry(kind: SharedKind, value: MappedEntry['value'], world: World, source: string): string | Problem {
  const standing = standingFor(kind, value.id, world);
  if (world.known(kind, value.id).entry !== undefined) {
    if (standing === undefined) return value.id;
    // Where both are of this directory, what it says of the other one is what counts: two records would change one in turns.
    const isItsOwn = world.known(kind, standing).kept?.source === source;
    return isItsOwn && world.alias(kind, value.id) === undefined ? value.id : standing;
  }
  if (standing !== undefined) return standing;
  const found = new Set(
    (value.identifiers ?? [])
      // Ids that a directory gives to its own records say nothing about another's.
      .filter(({ scheme }) => scheme !== OWN_ID)
      .flatMap((one) => world.withIdentifier(kind, one.scheme, one.value))
      .filter((id) => {
        const { entry, kept } = world.known(kind, id);
        // Two records of one directory are two, whatever number they share.
        return entry !== undefined && entry.value.removedAt === undefined && kept?.source !== source;
      }),
  );
  const [first, second] = [...found];
  if (second !== undefined) return DISAGREE;
  return first ?? value.id;
}
const OWN_ID = 'hsds-id';

const DISAGREE: Problem = {
  effect: 'refused',
  path: 'organization_identifiers',
  code: 'identifiers-disagree',
  message: 'Its identifiers belong to several entries of the directory.',
  remedy: 'Merge those entries if they are one, or correct the identifiers in the file.',
};

function planEntry(
  mapped: MappedEntry,
  ids: ReadonlyMap<string, string>,
  world: World,
  { source, preferFile }: ImportOptions,
  problems: Problem[],
): Step | undefined {
  const { kind } = mapped;
  const sourceId = mapped.value.id;
  const id = ids.get(sourceId) ?? sourceId;
  const kept = renamed(mapped.kept, ids);
  const { entry: before, kept: keptHere } = world.known(kind, id);
  // After somebody made two entries one, what the file said of the one that went: it tells what the file has changed since.
  const keptBefore = keptHere ?? world.known(kind, sourceId).kept;
  const alias = id === sourceId || world.alias(kind, sourceId) === id ? undefined : sourceId;
  if (before === undefined) {
    const entry = toEntry(kind, renamed(mapped.value, ids), 0, problems);
    const alike = world
      .named(kind, mapped.value.name.fr, ownerOf(entry?.value))
      .concat(world.named(kind, mapped.value.name.en, ownerOf(entry?.value)));
    const [other] = alike.filter((one) => one !== id);
    if (other !== undefined) problems.push(possibleDuplicate(kind, other));
    const step = {
      before,
      kept: { kept, source, gone: false },
      how: 'imported',
      alias,
      conflicts: [],
    } as const;
    return entry && { ...step, entry };
  }
  const isBack = before.value.removedAt !== undefined && keptBefore?.gone === true;
  if (before.value.removedAt !== undefined && !isBack) {
    const survivor = survivorOf(kind, id, world);
    problems.push(survivor === undefined ? removedHere(kind) : mergedHere(kind, survivor));
    return undefined;
  }
  const ours = { ...before.value, ...(isBack && { removedAt: undefined }) };
  const isOthers = keptBefore !== undefined && keptBefore.source !== source;
  const { value, conflicts } = isOthers
    ? { value: { ...kept.carried, ...withoutAbsent(ours) }, conflicts: [] }
    : mergeEntry(ours, keptBefore?.kept, kept, preferFile);
  const together = isOthers
    ? mergeKept(besides(kept, keptBefore.kept), keptBefore.kept)
    : mergeKept(keptBefore?.kept, kept);
  const stays = sameJson(value, before.value) && saysTheSame(together, keptBefore?.kept);
  if (stays && keptBefore?.gone !== true && alias === undefined) return undefined;
  const entry = toEntry(kind, withoutAbsent(value), before.version, problems);
  const keptNow = isOthers ? { ...keptBefore, kept: together, gone: false } : { kept: together, source, gone: false };
  return entry && { entry, before, kept: keptNow, how: isBack ? 'restored' : 'imported', alias, conflicts };
}

/** What another directory adds. Its people stay out where those of the first are published: nobody said so of them. */
const besides = (kept: Kept, first: Kept): Kept =>
  arePublished(first.carried['contacts']) && !arePublished(kept.carried['contacts'])
    ? { ...kept, source: impersonal(kept.source) }
    : kept;

/** When a directory last wrote a record, and in which form, says nothing of what it is about; our own export tells it too. */
function saysTheSame(now: Kept, before: Kept | undefined): boolean {
  const bare = (kept: Kept): unknown => ({
    ...kept,
    source: withoutOwners({ ...kept.source, last_modified: undefined }),
  });
  return before !== undefined && sameJson(bare(now), bare(before));
}

const ownerOf = (value: Entry['value'] | undefined): string | undefined =>
  value !== undefined && 'organizationId' in value ? value.organizationId : undefined;

/** A copy in which every id that stands here under another is that other. */
function renamed<T>(value: T, ids: ReadonlyMap<string, string>): T;
function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (ids.size === 0) return value;
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one: unknown) => renamed(one, ids));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, ids)]));
}

const withoutAbsent = (value: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));

/** Each entry was right by itself; together with what the hub has, a rule over several fields can still be broken. */
function toEntry(kind: SharedKind, value: unknown, version: number, problems: Problem[]): Entry | undefined {
  const parsed = parse(kind, value, version);
  if ('kind' in parsed) return parsed;
  for (const { path, message } of parsed.issues) {
    problems.push({
      effect: 'refused',
      path: path.join('.'),
      code: 'does-not-fit',
      message: `With what the hub has of it, the ${kind} would not be right: ${message}.`,
      remedy: 'Correct the entry in the hub, or the file.',
    });
  }
  return undefined;
}

interface Unfit {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}

function parse(kind: SharedKind, value: unknown, version: number): Entry | Unfit {
  switch (kind) {
    case 'organization': {
      const parsed = entrySchemas.organization.safeParse(value);
      return parsed.success ? { kind, value: parsed.data, version } : parsed.error;
    }
    case 'program': {
      const parsed = entrySchemas.program.safeParse(value);
      return parsed.success ? { kind, value: parsed.data, version } : parsed.error;
    }
    case 'location': {
      const parsed = entrySchemas.location.safeParse(value);
      return parsed.success ? { kind, value: parsed.data, version } : parsed.error;
    }
    case 'service': {
      const parsed = entrySchemas.service.safeParse(value);
      return parsed.success ? { kind, value: parsed.data, version } : parsed.error;
    }
  }
}

/** Ids that the entries of a record name: they have to be in the directory, or to come with it. */
export function namedBy(value: unknown): { readonly kind: SharedKind; readonly id: string; readonly path: string }[] {
  if (!isObject(value)) return [];
  const { organizationId, programId, locationIds } = value;
  return [
    ...(typeof organizationId === 'string'
      ? [{ kind: 'organization' as const, id: organizationId, path: 'organization_id' }]
      : []),
    ...(typeof programId === 'string' ? [{ kind: 'program' as const, id: programId, path: 'program_id' }] : []),
    ...listOf(locationIds).flatMap((id, at) =>
      typeof id === 'string'
        ? [{ kind: 'location' as const, id, path: `service_at_locations[${String(at)}].location_id` }]
        : [],
    ),
  ];
}

/** What an entry names that it did not name before: whatever was named stays so, also what the file does not tell. */
export function newlyNamed({ entry, before }: Step): ReturnType<typeof namedBy> {
  const was = new Set(namedBy(before?.value).map(({ id }) => id));
  return namedBy(entry.value).filter(({ id }) => !was.has(id));
}

function referenceProblems(step: Step, planned: ReadonlyMap<string, unknown>, world: World): Problem[] {
  const named = newlyNamed(step);
  if (named.length > MOST_NAMED) return [TOO_MANY];
  return named.flatMap(({ kind, id, path }): Problem[] => {
    if (planned.get(`${kind}/${id}`) !== undefined || world.isAssumed(kind, id)) return [];
    const { entry } = world.known(kind, id);
    if (entry !== undefined && entry.value.removedAt === undefined) return [];
    return [
      {
        effect: 'refused',
        path,
        code: `unknown-${kind}`,
        message: `The ${kind} that it names is neither in the file nor in the directory.`,
        remedy: `Correct the id, or add the ${kind}.`,
      },
    ];
  });
}

/** A transaction holds 100 items; the entry itself needs room beside those it names. */
const MOST_NAMED = 80;
const TOO_MANY: Problem = {
  effect: 'refused',
  path: 'service_at_locations',
  code: 'too-many-locations',
  message: `A service has at most ${MOST_NAMED - 2} locations.`,
  remedy: 'Divide it into several services.',
};

const possibleDuplicate = (kind: SharedKind, id: string): Problem => ({
  effect: 'noted',
  path: 'name',
  code: 'possible-duplicate',
  message: `The directory has another ${kind} of this name: ${id}.`,
  remedy: 'If they are one, give both the same identifier and import again, or merge them in the directory.',
});

const mergedHere = (kind: SharedKind, survivor: string): Problem => ({
  effect: 'kept-aside',
  path: '',
  code: 'merged-here',
  message: `Somebody made this ${kind} one with another that the file has too: ${survivor}. What it says of that one counts.`,
  remedy: `Take one of the two ${kind}s out of the file.`,
});

const removedHere = (kind: SharedKind): Problem => ({
  effect: 'kept-aside',
  path: '',
  code: 'removed-here',
  message: `Somebody took this ${kind} out of the directory. It stays out.`,
  remedy: 'Restore it in the directory if it should be there, then import again.',
});
