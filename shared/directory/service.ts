import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Item } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import type { HubSettings } from './hub-settings.ts';
import type { Directory } from './model.ts';
import { settingsKey } from './retention-store.ts';
import {
  bumpVersion,
  calendarOfSettings,
  directoryPk,
  entryKey,
  fromEntryItem,
  fromSettingsItem,
  organizationIdOf,
  organizationsIn,
  parseVersion,
  toEntryItem,
  toSettingsItem,
  versionKey,
  type Entry,
  type EntryKind,
  type HubCalendar,
} from './store.ts';

const snapshots = new WeakMap<Platform, Directory>();

/**
 * The whole directory as one snapshot, kept in the function's memory and revalidated by one read of its version.
 * `secrets: false` is for the public directory: no numbers, no contacts, no confidential location.
 */
export async function loadDirectory(
  platform: Platform,
  options: { secrets: boolean } = { secrets: true },
): Promise<Directory> {
  const version = parseVersion(await platform.table.get(versionKey(platform.hubId)));
  const kept = snapshots.get(platform);
  if (kept?.version === version) return kept;
  const hubKey = options.secrets ? await platform.keys.hubKey() : undefined;
  for (let attempt = 0; ; attempt += 1) {
    const before = attempt === 0 ? version : parseVersion(await platform.table.get(versionKey(platform.hubId)));
    const snapshot: Directory = { version: before, organizations: [], services: [], locations: [], agreements: [] };
    for await (const item of platform.table.queryAll({ pk: directoryPk(platform.hubId) })) {
      const entry = fromEntryItem(item, hubKey);
      if (entry !== undefined) add(snapshot, entry);
    }
    // A change while the pages were read could have left half of it in the snapshot: read again, but not for ever.
    const after = parseVersion(await platform.table.get(versionKey(platform.hubId)));
    if (after === before || attempt === 3) {
      snapshots.set(platform, snapshot);
      return snapshot;
    }
  }
}

function add(snapshot: Directory, entry: Entry): void {
  switch (entry.kind) {
    case 'organization':
      snapshot.organizations.push(entry.value);
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

/** @throws when the hub was never set up: there is nothing sensible to do without its settings. */
export async function readHubSettings(platform: Platform): Promise<HubSettings> {
  return (await readHubSettingsVersion(platform)).settings;
}

export async function readHubSettingsVersion(platform: Platform): Promise<{ settings: HubSettings; version: number }> {
  return parseHubSettings(platform, await platform.table.get(settingsKey(platform.hubId)));
}

/** For whoever fetched the item along with others, in one round trip. */
export async function parseHubSettings(
  platform: Platform,
  item: Item | undefined,
): Promise<{ settings: HubSettings; version: number }> {
  if (item === undefined) throw notSetUp();
  const kept = parsedSettings.get(platform);
  if (kept !== undefined && kept.version === item['version'] && kept.sealed === fingerprintOf(item)) return kept;
  const parsed = fromSettingsItem(item, await platform.keys.hubKey());
  parsedSettings.set(platform, { ...parsed, sealed: fingerprintOf(item) });
  return parsed;
}

/** Every organization that was ever entered, by its id: nothing of a directory is taken out. Needs no key. */
export async function listOrganizationIds(platform: Platform): Promise<string[]> {
  const ids: string[] = [];
  for await (const item of platform.table.queryAll(organizationsIn(platform.hubId))) ids.push(organizationIdOf(item));
  return ids;
}

/** For whoever has no right to the hub's key: when the hub opened, and its time zone. @throws when it was never set up. */
export async function readHubCalendar(platform: Platform): Promise<HubCalendar> {
  const item = await platform.table.get(settingsKey(platform.hubId));
  if (item === undefined) throw notSetUp();
  return calendarOfSettings(item);
}

const notSetUp = (): Error => new Error('The hub is not set up: run hub-setup, see docs/deploy.md');

/** Parsing the settings is half of what a text costs; the same item need not be parsed twice. */
const parsedSettings = new WeakMap<Platform, { settings: HubSettings; version: number; sealed: string }>();

/** A hub that is set up anew starts at version 1 again, but never under the same nonce. */
const fingerprintOf = ({ sealed }: Item): string =>
  sealed instanceof Uint8Array ? Buffer.from(sealed.subarray(0, 16)).toString('base64') : '';

export async function changeHubSettings(
  platform: Platform,
  settings: HubSettings,
  version: number,
): Promise<{ settings: HubSettings; version: number } | Refusal> {
  if (settings.id !== platform.hubId) return refuse('invalid', 'wrong-hub', 'The id of a hub cannot change.', 'id');
  const hubKey = await platform.keys.hubKey();
  const outcome = await platform.table.write([replace(toSettingsItem(hubKey, settings, version), version)]);
  return outcome.committed
    ? { settings, version: version + 1 }
    : refuse(
        'precondition',
        'changed-meanwhile',
        'The settings changed meanwhile. Read them again and repeat your change.',
      );
}

export async function readEntry(platform: Platform, kind: EntryKind, id: string): Promise<Entry | undefined> {
  const item = await platform.table.get(entryKey(platform.hubId, kind, id));
  return item === undefined ? undefined : fromEntryItem(item, await platform.keys.hubKey());
}

/**
 * Stores an entry, and whatever must be true with it (`along`), in one transaction; `entry.version` is the one that was
 * read, 0 for a new entry.
 * @returns the new version, or a refusal `unknown-organization`, `exists` or `changed-meanwhile`.
 */
export async function saveEntry(
  platform: Platform,
  entry: Entry,
  along: readonly Write[] = [],
): Promise<number | Refusal> {
  const hubKey = await platform.keys.hubKey();
  const item = toEntryItem(platform.hubId, hubKey, entry);
  const owners =
    entry.kind === 'organization'
      ? []
      : entry.kind === 'agreement'
        ? entry.value.organizationIds
        : [entry.value.organizationId];
  const outcome = await platform.table.write([
    ...owners.map((id): Write => ({
      require: entryKey(platform.hubId, 'organization', id),
      condition: 'attribute_exists(pk)',
      refusal: 'unknown-organization',
    })),
    entry.version === 0 ? create({ ...item, version: 1 }) : replace(item, entry.version),
    bumpVersion(platform.hubId),
    ...along,
  ]);
  if (outcome.committed) return entry.version + 1;
  if (outcome.refusals.includes('unknown-organization')) {
    return refuse(
      'invalid',
      'unknown-organization',
      'No such organization in the directory: add it first.',
      'organizationId',
    );
  }
  return entry.version === 0
    ? refuse('precondition', 'exists', 'It exists already. To change it, send If-Match with the ETag you last read.')
    : refuse('precondition', 'changed-meanwhile', 'It changed meanwhile. Read it again and repeat your change.');
}

/** Loads a whole hub, over whatever is there: for setting up. In steps of at most 90 items, repeatable at will. */
export async function loadHub(platform: Platform, settings: HubSettings, directory: Directory): Promise<number> {
  const hubKey = await platform.keys.hubKey();
  const entries: Entry[] = [
    ...directory.organizations.map((value): Entry => ({ kind: 'organization', value, version: 1 })),
    ...directory.services.map((value): Entry => ({ kind: 'service', value, version: 1 })),
    ...directory.locations.map((value): Entry => ({ kind: 'location', value, version: 1 })),
    ...directory.agreements.map((value): Entry => ({ kind: 'agreement', value, version: 1 })),
  ];
  const puts: Write[] = [
    { put: toSettingsItem(hubKey, settings, 1) },
    ...entries.map((entry): Write => ({ put: toEntryItem(platform.hubId, hubKey, entry) })),
  ];
  for (let from = 0; from < puts.length; from += 90) {
    await platform.table.write([...puts.slice(from, from + 90), bumpVersion(platform.hubId)]);
  }
  return entries.length;
}
