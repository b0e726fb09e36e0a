import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Item } from '../platform/table.ts';
import { replace } from '../platform/transaction.ts';
import type { HubSettings } from './hub-settings.ts';
import { settingsKey } from './retention-store.ts';
import { calendarOfSettings, fromSettingsItem, toSettingsItem, type HubCalendar } from './settings-store.ts';

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
