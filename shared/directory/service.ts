import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { create, type Write } from '../platform/transaction.ts';
import { versionWrites } from './change-log-store.ts';
import type { Author, ChangeNote } from './changes.ts';
import { changeWrite } from './history-store.ts';
import type { HubSettings } from './hub-settings.ts';
import type { Directory } from './model.ts';
import { referencesOf, type Reference } from './references.ts';
import type { EntryRef } from './removal.ts';
import { toSettingsItem } from './settings-store.ts';
import { forgetDirectory } from './snapshot-service.ts';
import {
  bumpVersion,
  entriesIn,
  entryKey,
  fromEntryItem,
  isRemovedItem,
  organizationIdOf,
  organizationsIn,
  toEntryItem,
  type Entry,
  type EntryKind,
} from './store.ts';

/** Every organization that was ever entered, by its id: nothing of a directory is taken out. Needs no key. */
export async function listOrganizationIds(platform: Platform): Promise<string[]> {
  const ids: string[] = [];
  for await (const item of platform.table.queryAll(organizationsIn(platform.hubId))) ids.push(organizationIdOf(item));
  return ids;
}

export async function readEntry(platform: Platform, kind: EntryKind, id: string): Promise<Entry | undefined> {
  const item = await platform.table.get(entryKey(platform.hubId, kind, id));
  return item === undefined ? undefined : fromEntryItem(item, await platform.keys.hubKey());
}

/** Entries as they stand, in one round trip; what is not there is left out. At most 100. */
export async function readEntries(platform: Platform, wanted: readonly EntryRef[]): Promise<Entry[]> {
  const keys = wanted.map(({ kind, id }) => entryKey(platform.hubId, kind, id));
  const [found, hubKey] = await Promise.all([platform.table.batchGet(keys), platform.keys.hubKey()]);
  return keys.flatMap((key) => {
    const item = found.item(key);
    return (item && fromEntryItem(item, hubKey)) ?? [];
  });
}

/** Entries of a kind that were taken out. Reads all of that kind: for the few who look for something to put back. */
export async function readRemoved(platform: Platform, kind: EntryKind): Promise<Entry[]> {
  const hubKey = await platform.keys.hubKey();
  const removed: Entry[] = [];
  for await (const item of platform.table.queryAll(entriesIn(platform.hubId, kind))) {
    if (!isRemovedItem(item)) continue;
    const entry = fromEntryItem(item, hubKey);
    if (entry !== undefined) removed.push(entry);
  }
  return removed;
}

/** A transaction holds 100 items; what else is written with an entry needs room beside its references. */
const MOST_REFERENCES = 80;

/**
 * Stores an entry, and whatever must be true with it (`along`), in one transaction; `entry.version` is the one that was
 * read, 0 for a new entry. Whatever it names has to be in the directory then: the guards are in the write.
 * @returns the new version, or a refusal `unknown-organization`, `unknown-program`, `unknown-location`, `unknown-service` (with
 * the field that names it), `too-many-references`, `exists`, `changed-meanwhile` or `entry-removed`.
 */
export async function saveEntry(
  platform: Platform,
  by: Author,
  entry: Entry,
  along: readonly Write[] = [],
  note: ChangeNote['how'] | ChangeNote = entry.version === 0 ? 'added' : 'changed',
): Promise<number | Refusal> {
  const hubKey = await platform.keys.hubKey();
  const references = referencesOf(entry);
  const last = references[MOST_REFERENCES];
  if (last !== undefined) {
    const message = `An entry names at most ${MOST_REFERENCES} others. An agreement that names no service covers all of them.`;
    return refuse('invalid', 'too-many-references', message, last.field);
  }
  const how = typeof note === 'string' ? { how: note } : note;
  const writes = [...entryWrites(platform, hubKey, by, entry, how), ...along];
  const outcome = await platform.table.write([
    ...references.map((reference) => requireReference(platform.hubId, reference)),
    ...writes,
    ...versionWrites(platform, writes),
  ]);
  if (outcome.committed) return entry.version + 1;
  const missing = references.find(({ field }) => outcome.refusals.includes(field));
  if (missing !== undefined) return unknownReference(missing);
  if (entry.version === 0) {
    return refuse(
      'precondition',
      'exists',
      'It exists already. To change it, send If-Match with the ETag you last read.',
    );
  }
  const there = await readEntry(platform, entry.kind, entry.value.id);
  return there?.value.removedAt === undefined || how.how === 'restored' ? changedMeanwhile() : entryRemoved();
}

export const changedMeanwhile = (): Refusal =>
  refuse('precondition', 'changed-meanwhile', 'It changed meanwhile. Read it again and repeat your change.');

const entryRemoved = (): Refusal =>
  refuse('conflict', 'entry-removed', 'This was taken out of the directory. Restore it before you change it.');

/**
 * An entry on the version that was read, with its line of history: what every change of an entry writes. Refusal `stale`
 * (`exists` for a new entry); an entry that was taken out is only changed by restoring it.
 */
export function entryWrites(
  platform: Platform,
  hubKey: DataKey,
  by: Author,
  entry: Entry,
  note: ChangeNote,
): readonly [Write, Write] {
  const { kind, value, version } = entry;
  const at = platform.clock().toISOString();
  const item = { ...toEntryItem(platform.hubId, hubKey, entry, at), version: version + 1 };
  const stays = note.how === 'restored' ? '' : ' AND attribute_not_exists(#data.#removedAt)';
  return [
    version === 0
      ? create(item)
      : {
          put: item,
          condition: `#version = :was${stays}`,
          names: { version: 'version', ...(stays !== '' && { data: 'data', removedAt: 'removedAt' }) },
          values: { was: version },
          refusal: 'stale',
        },
    changeWrite(platform.hubId, hubKey, { kind, id: value.id }, { id: platform.ids.uuid(), at, by, ...note, value }),
  ];
}

const requireReference = (hubId: string, { kind, id, field, of }: Reference): Write => ({
  require: entryKey(hubId, kind, id),
  condition:
    'attribute_exists(pk) AND attribute_not_exists(#data.#removedAt)' +
    (of === undefined ? '' : ' AND #data.#organizationId = :of'),
  names: { data: 'data', removedAt: 'removedAt', ...(of !== undefined && { organizationId: 'organizationId' }) },
  ...(of !== undefined && { values: { of } }),
  refusal: field,
});

function unknownReference({ kind, field, of }: Reference): Refusal {
  const message =
    of === undefined
      ? `The directory has no such ${kind}, or it was taken out: add or restore it first.`
      : `The organization has no such ${kind}, or it was taken out.`;
  return refuse('invalid', `unknown-${kind}`, message, field);
}

/** Loads a whole hub, over whatever is there: for setting up. In steps of at most 90 items, repeatable at will. */
export async function loadHub(platform: Platform, settings: HubSettings, directory: Directory): Promise<number> {
  const hubKey = await platform.keys.hubKey();
  const entries: Entry[] = [
    ...directory.organizations.map((value): Entry => ({ kind: 'organization', value, version: 1 })),
    ...directory.programs.map((value): Entry => ({ kind: 'program', value, version: 1 })),
    ...directory.services.map((value): Entry => ({ kind: 'service', value, version: 1 })),
    ...directory.locations.map((value): Entry => ({ kind: 'location', value, version: 1 })),
    ...directory.agreements.map((value): Entry => ({ kind: 'agreement', value, version: 1 })),
  ];
  const now = platform.clock().toISOString();
  const puts: Write[] = [
    { put: toSettingsItem(hubKey, settings, 1) },
    ...entries.map((entry): Write => ({ put: toEntryItem(platform.hubId, hubKey, entry, now) })),
  ];
  for (let from = 0; from < puts.length; from += 90) {
    await platform.table.write([...puts.slice(from, from + 90), bumpVersion(platform.hubId)]);
  }
  forgetDirectory(platform);
  return entries.length;
}
