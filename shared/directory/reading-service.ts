import type { DataKey } from '../platform/key-ring.ts';
import { describeFault } from '../platform/log.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item } from '../platform/table.ts';
import { notesFrom, readNotes, type ChangeNoted, type Marks } from './change-log-store.ts';
import { readFirstPage, readHead, readItems } from './items-store.ts';
import { readPack } from './pack-store.ts';
import { directoryPk, fromEntryItem, type Entry, type Head } from './store.ts';

/** Entries by their sort keys, in that order. */
export type Entries = ReadonlyMap<string, Entry>;

/** A directory that was read. With marks, what changed since can be read alone; without, only all of it anew. */
export interface Reading {
  readonly entries: Entries;
  readonly marks?: Marks;
}

/** Entries as they are opened, and the faults of those that cannot be. */
class Opening {
  readonly entries: Map<string, Entry>;
  readonly #hubKey: DataKey | undefined;
  readonly #faults: unknown[] = [];
  #items = 0;

  constructor(hubKey: DataKey | undefined, entries: Entries = new Map()) {
    this.entries = new Map(entries);
    this.#hubKey = hubKey;
  }

  /** What is known already is not checked and opened again: that is most of the work of reading. */
  add(items: readonly Item[], known?: Entries): void {
    for (const item of items) {
      this.#items += 1;
      try {
        const before = known?.get(item.sk);
        const entry = before !== undefined && isUnchanged(item, before) ? before : fromEntryItem(item, this.#hubKey);
        if (entry === undefined) this.entries.delete(item.sk);
        else this.entries.set(item.sk, entry);
      } catch (error) {
        this.entries.delete(item.sk);
        this.#faults.push(error);
      }
    }
  }

  /**
   * One bad entry is left out. When most are bad it is the key or the program, and an empty directory would say that
   * there is no help anywhere: then it throws.
   */
  close(platform: Platform): Entries {
    const count = this.#faults.length;
    if (count > 0) {
      if (count * 2 > Math.max(this.#items, this.entries.size)) throw this.#faults[0];
      platform.log.error('directory-entry-unreadable', { count, ...describeFault(this.#faults[0]) });
      platform.log.metric('DirectoryEntryUnreadable', count);
    }
    return new Map([...this.entries].sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

/** Every write of an entry gives it another version, or is that of a set-up, which tells another instant. */
const isUnchanged = (item: Item, { version, changedAt }: Entry): boolean =>
  changedAt !== undefined && item['version'] === version && item['changedAt'] === changedAt;

/** All of the directory, entry by entry, as it is at `version` or later. Marks of a large one, unless it changed as this began. */
export async function readWhole(
  platform: Platform,
  version: number,
  hubKey: DataKey | undefined,
  known: Entries | undefined,
): Promise<Reading> {
  const now = platform.clock().toISOString();
  const opening = new Opening(hubKey);
  const first = await readFirstPage(platform);
  const marks = first.cursor === undefined ? undefined : await readMarks(platform, version, now);
  await readItems(platform, first, (items) => {
    opening.add(items, known);
  });
  return { entries: opening.close(platform), ...(marks && { marks }) };
}

/**
 * What a reading that began at the instant `now`, after the directory was at `version`, is known to hold. `undefined` when it
 * changed at this very moment: then nobody can tell which notes belong to it.
 */
export async function readMarks(platform: Platform, version: number, now: string): Promise<Marks | undefined> {
  const since = notesFrom(now);
  const notes = await readNotes(platform, since);
  const head = await readHead(platform);
  return head.version === version ? { version, since, seen: notes.map(({ sk }) => sk) } : undefined;
}

/** The packed copy that the directory points to; `undefined` when there is none, or it cannot be read. */
export async function unpack(
  platform: Platform,
  head: Head,
  hubKey: DataKey | undefined,
): Promise<Required<Reading> | undefined> {
  let tried: string | undefined;
  for (let { pack } = head; pack !== undefined && pack.id !== tried;) {
    try {
      const opening = new Opening(hubKey);
      const marks = await readPack(platform, pack, (items) => {
        opening.add(items);
      });
      return { entries: opening.close(platform), marks };
    } catch (error) {
      platform.log.warn('directory-pack-unreadable', describeFault(error));
      // Another copy may have taken its place while it was read.
      tried = pack.id;
      ({ pack } = await readHead(platform));
    }
  }
  return undefined;
}

/** More than these are not read one by one, but with all others. */
const MOST_CHANGED = 3000;
/** As many as a BatchGetItem asks for. */
const BATCH = 100;

/**
 * A reading with what changed up to `version`, entry by entry. `undefined` unless there is a note for every step of the version
 * since; that says something only when the directory is still at `version` afterwards, for a later step has a note too.
 */
export async function catchUp(
  platform: Platform,
  { entries, marks }: Required<Reading>,
  version: number,
  hubKey: DataKey | undefined,
): Promise<Reading | undefined> {
  if (version === marks.version) return { entries, marks };
  const now = platform.clock().toISOString();
  const notes = await readNotes(platform, marks.since, MOST_CHANGED);
  const seen = new Set(marks.seen);
  const fresh = notes.filter(({ sk }) => !seen.has(sk));
  if (fresh.length !== version - marks.version) return undefined;
  const opening = new Opening(hubKey, entries);
  await readAgain(platform, fresh, opening);
  const since = notesFrom(now) > marks.since ? notesFrom(now) : marks.since;
  const still = notes.filter(({ sk }) => sk >= since).map(({ sk }) => sk);
  return { entries: opening.close(platform), marks: { version, since, seen: still } };
}

async function readAgain(platform: Platform, notes: readonly ChangeNoted[], opening: Opening): Promise<void> {
  const pk = directoryPk(platform.hubId);
  const keys = [...new Set(notes.flatMap((note) => note.keys))].map((sk) => ({ pk, sk }));
  for (let from = 0; from < keys.length; from += BATCH) {
    const some = keys.slice(from, from + BATCH);
    const found = await platform.table.batchGet(some);
    for (const key of some) {
      const item = found.item(key);
      if (item === undefined) opening.entries.delete(key.sk);
      else opening.add([item]);
    }
  }
}
