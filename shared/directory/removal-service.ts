import type { Platform } from '../platform/platform.ts';
import { isRefusal, refuse, type Refusal } from '../platform/refusal.ts';
import type { Write } from '../platform/transaction.ts';
import { versionWrites } from './change-log-store.ts';
import type { Author, ChangeNote, RemovalReason } from './changes.ts';
import { readChanges } from './history-store.ts';
import { goesWith, inUseMessage, usesWithin, type EntryRef, type Use } from './removal.ts';
import { changedMeanwhile, entryWrites, readEntries, readEntry, readRemoved, saveEntry } from './service.ts';
import { loadDirectory } from './snapshot-service.ts';
import { withRemovedAt, type Entry, type EntryKind } from './store.ts';

/** What beyond the directory needs an entry: referrals, trips, members. They know the directory, it does not know them. */
export type UsesElsewhere = (entry: EntryRef) => Promise<readonly Use[]>;

/** What else is true once an entry is gone or back, and is written with it: reminders, telephone lines. */
export type AlongOf = (entry: Entry) => Promise<readonly Write[]>;

export const unknownEntry = (): Refusal => refuse('not-found', 'unknown-entry', 'The directory has no such entry.');

/** The directory is being imported: what is decided by it holds no longer than a moment. */
export const directoryBusy = (): Refusal =>
  refuse(
    'conflict',
    'directory-busy',
    'The directory is changing all the time, as while it is imported. Try again soon.',
  );

const MOST_ATTEMPTS = 6;
/** Two writes an entry and what goes along with it, in a transaction of at most 100. */
const AT_ONCE = 30;

/**
 * Takes an entry out of the directory; it stays readable by its id, with its history. An organization takes its agreements,
 * services, programs and locations with it, in steps: itself last, so that the same call again goes on where one broke off.
 * Refusals: `unknown-entry`, `changed-meanwhile`, `in-use`, `directory-busy`.
 */
export async function removeEntry(
  platform: Platform,
  by: Author,
  { kind, id, version, reason }: EntryRef & { readonly version: number; readonly reason: RemovalReason },
  usesElsewhere: UsesElsewhere,
  alongOf: AlongOf,
): Promise<Entry | Refusal> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const [directory, entry] = await Promise.all([loadDirectory(platform), readEntry(platform, kind, id)]);
    if (entry === undefined) return unknownEntry();
    if (entry.value.removedAt !== undefined) return entry;
    if (entry.version !== version) return changedMeanwhile();
    const uses = [...usesWithin(directory, { kind, id }), ...(await usesElsewhere({ kind, id }))];
    if (uses.length > 0) return refuse('conflict', 'in-use', inUseMessage(uses));
    const along = kind === 'organization' ? goesWith(directory, id) : [];
    const note = { how: 'removed', reason } as const;
    const gone = await changeAll(platform, along, (one) =>
      one.value.removedAt === undefined ? removalWrites(platform, by, one, { ...note, withId: id }, alongOf) : noWrites,
    );
    if (!gone) continue;
    const seen = along.length === 0 ? directory : await loadDirectory(platform);
    if (kind === 'organization' && goesWith(seen, id).length > 0) continue;
    const writes = await removalWrites(platform, by, entry, note, alongOf);
    const outcome = await platform.table.write([...writes, ...versionWrites(platform, writes, seen.version)]);
    if (outcome.committed) return (await readEntry(platform, kind, id)) ?? unknownEntry();
  }
  return directoryBusy();
}

const noWrites: Promise<readonly Write[]> = Promise.resolve([]);

async function removalWrites(
  platform: Platform,
  by: Author,
  entry: Entry,
  note: ChangeNote,
  alongOf: AlongOf,
): Promise<readonly Write[]> {
  const removed = withRemovedAt(entry, platform.clock().toISOString());
  const hubKey = await platform.keys.hubKey();
  return [...entryWrites(platform, hubKey, by, removed, note), ...(await alongOf(removed))];
}

/** Changes entries as they stand, some at a time. `false` when one of them changed meanwhile: look again. */
export async function changeAll(
  platform: Platform,
  entries: readonly EntryRef[],
  writesOf: (entry: Entry) => Promise<readonly Write[]>,
): Promise<boolean> {
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const some = await readEntries(platform, entries.slice(from, from + AT_ONCE));
    const writes = (await Promise.all(some.map(writesOf))).flat();
    if (writes.length === 0) continue;
    const outcome = await platform.table.write([...writes, ...versionWrites(platform, writes)]);
    if (!outcome.committed) return false;
  }
  return true;
}

const RESTORED_IN_ORDER: readonly EntryKind[] = ['program', 'location', 'service', 'agreement'];

/**
 * Puts an entry back as it was. An organization brings back what went with it and was not put back since.
 * Refusals: `unknown-entry`, `changed-meanwhile`, those of saving, where what it names is not there any more, and
 * `part-not-restored` when the organization is back and something of it cannot be.
 */
export async function restoreEntry(
  platform: Platform,
  by: Author,
  { kind, id, version }: EntryRef & { readonly version: number },
  alongOf: AlongOf,
): Promise<Entry | Refusal> {
  const entry = await readEntry(platform, kind, id);
  if (entry === undefined) return unknownEntry();
  if (entry.version !== version) return changedMeanwhile();
  const restored =
    entry.value.removedAt === undefined ? entry : await putBack(platform, by, entry, { how: 'restored' }, alongOf);
  if (isRefusal(restored) || kind !== 'organization') return restored;
  for (const part of RESTORED_IN_ORDER) {
    for (const one of await readRemoved(platform, part)) {
      if (!isOf(one, id) || !(await wentWith(platform, one, id))) continue;
      const back = await putBack(platform, by, one, { how: 'restored', withId: id }, alongOf);
      if (isRefusal(back) && back.code !== 'changed-meanwhile') {
        const where = `The organization is back, but not its ${part} ${one.value.id}: ${back.message}`;
        return refuse('conflict', 'part-not-restored', where, back.field);
      }
    }
  }
  return restored;
}

async function putBack(
  platform: Platform,
  by: Author,
  entry: Entry,
  note: ChangeNote,
  alongOf: AlongOf,
): Promise<Entry | Refusal> {
  const back = withRemovedAt(entry, undefined);
  const saved = await saveEntry(platform, by, back, await alongOf(back), note);
  return isRefusal(saved) ? saved : { ...back, version: saved };
}

const isOf = ({ kind, value }: Entry, organizationId: string): boolean => {
  if (kind === 'organization') return false;
  return kind === 'agreement'
    ? value.organizationIds.some((id) => id === organizationId)
    : value.organizationId === organizationId;
};

async function wentWith(platform: Platform, { kind, value }: Entry, organizationId: string): Promise<boolean> {
  const { items } = await readChanges(platform, { kind, id: value.id }, { limit: 1 });
  return items[0]?.how === 'removed' && items[0].withId === organizationId;
}
