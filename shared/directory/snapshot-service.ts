import type { Platform } from '../platform/platform.ts';
import { readHead } from './items-store.ts';
import type { Directory, Organization } from './model.ts';
import { catchUp, readWhole, unpack, type Entries, type Reading } from './reading-service.ts';
import type { Entry, Head } from './store.ts';

interface Kept {
  readonly snapshot: Directory;
  /** Set while the directory changes faster than it can be read: until then this snapshot serves, in milliseconds. */
  readonly servesUntil?: number;
}
interface Memory {
  kept?: Kept;
  /** As it was last read: to read, check and open again only what changed is most of the work saved. */
  reading?: Reading;
  /** A load on its way, for everybody who asks meanwhile. */
  loading?: { readonly version: number; readonly snapshot: Promise<Directory> };
}
interface Options {
  readonly secrets: boolean;
}

/** With and without what is sealed: never one in the place of the other. */
const memories = { open: new WeakMap<Platform, Memory>(), whole: new WeakMap<Platform, Memory>() };

function memoryOf(platform: Platform, { secrets }: Options): Memory {
  const memory = secrets ? memories.whole : memories.open;
  const known = memory.get(platform);
  if (known !== undefined) return known;
  const made: Memory = {};
  memory.set(platform, made);
  return made;
}

/**
 * The whole directory as one snapshot, kept in the function's memory and revalidated by one read of its version. What was
 * removed is not in it, but for organizations, whose names stand beside what was done with them: they are inactive.
 * `secrets: false` is for the public directory: no numbers, no contacts, no confidential location.
 */
export async function loadDirectory(platform: Platform, options: Options = { secrets: true }): Promise<Directory> {
  const memory = memoryOf(platform, options);
  const head = await readHead(platform);
  const { version } = head;
  const { kept } = memory;
  if (kept !== undefined) {
    if (kept.snapshot.version === version) return kept.snapshot;
    if (kept.servesUntil !== undefined && platform.clock().getTime() < kept.servesUntil) return kept.snapshot;
  }
  // Whoever saw a later version than the load on its way started from would not find there what it was told is there.
  if (memory.loading !== undefined && memory.loading.version >= version) return memory.loading.snapshot;
  const snapshot = load(platform, options, memory, head).finally(() => {
    if (memory.loading?.snapshot === snapshot) delete memory.loading;
  });
  memory.loading = { version, snapshot };
  return snapshot;
}

/** How often what changed while it was read is read again at once. */
const MOST_ATTEMPTS = 3;
/** A directory that changes all the time, as while it is imported, is read at most a fifth of the time. */
const REST_SHARE = 4;
const MOST_REST_MS = 30_000;

async function load(platform: Platform, { secrets }: Options, memory: Memory, head: Head): Promise<Directory> {
  const hubKey = secrets ? await platform.keys.hubKey() : undefined;
  const startedAt = platform.clock().getTime();
  let base = memory.reading;
  for (let attempt = 1, before = head, usesPack = true; ; attempt += 1) {
    const { version } = before;
    const isLast = attempt === MOST_ATTEMPTS;
    if (base?.marks === undefined && usesPack) base = (await unpack(platform, before, hubKey)) ?? base;
    usesPack = false;
    const marked = base?.marks && { entries: base.entries, marks: base.marks };
    const caughtUp = marked && (await catchUp(platform, marked, version, hubKey));
    const whole =
      caughtUp === undefined && (marked === undefined || isLast)
        ? await readWhole(platform, version, hubKey, base?.entries)
        : undefined;
    const after = await readHead(platform);
    const isStill = after.version === version;
    const reading = caughtUp ?? whole;
    if (reading !== undefined && (isStill || isLast)) {
      const snapshot = snapshotOf(version, reading.entries, secrets);
      // Notes that were counted while it went on prove nothing: the next one begins where this one did.
      memory.reading = isStill ? reading : (whole ?? base ?? reading);
      // A change while it was read may have left half of it in the snapshot. Each entry is whole, and a reference that leads
      // nowhere is left out by whoever follows it: after some attempts this serves, for a while.
      const now = platform.clock().getTime();
      const servesUntil = now + Math.min(MOST_REST_MS, REST_SHARE * (now - startedAt));
      memory.kept = isStill ? { snapshot } : { snapshot, servesUntil };
      return snapshot;
    }
    if (isStill && base !== undefined) {
      // A step of the version left no note, or there were too many: a newer copy may have it, else everything is read.
      usesPack = (after.pack?.version ?? 0) > (base.marks?.version ?? 0);
      base = { entries: base.entries };
    } else base = whole ?? base;
    before = after;
  }
}

/** Without secrets it tells when each entry was last stored. */
function snapshotOf(version: number, entries: Entries, secrets: boolean): Directory {
  const snapshot: Directory = {
    version,
    organizations: [],
    programs: [],
    services: [],
    locations: [],
    agreements: [],
    ...(!secrets && { changedAt: new Map<string, string>() }),
  };
  for (const entry of entries.values()) add(snapshot, entry);
  return snapshot;
}

/** One that was taken out is a name and no more: nothing is asked of it, whatever it was before. */
const asKnown = (organization: Organization): Organization =>
  organization.removedAt === undefined ? organization : { ...organization, status: 'inactive', dispatchPhones: [] };

/** For a set-up, which writes over whatever is there at version 1: what was read before says nothing of it. */
export function forgetDirectory(platform: Platform): void {
  memories.open.delete(platform);
  memories.whole.delete(platform);
}

function add(snapshot: Directory, entry: Entry): void {
  if (entry.changedAt !== undefined) snapshot.changedAt?.set(entry.value.id, entry.changedAt);
  if (entry.value.removedAt !== undefined && entry.kind !== 'organization') return;
  switch (entry.kind) {
    case 'organization':
      snapshot.organizations.push(asKnown(entry.value));
      break;
    case 'program':
      snapshot.programs.push(entry.value);
      break;
    case 'service':
      snapshot.services.push(entry.value);
      break;
    case 'location':
      snapshot.locations.push(entry.value);
      break;
    case 'agreement':
      snapshot.agreements.push(entry.value);
      break;
  }
}
