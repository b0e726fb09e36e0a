import { loadDirectory, parseHubSettings, settingsKey, type HubSettings } from '../directory/index.ts';
import { localDateIn } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import type { BatchAnswer, Key } from '../platform/table.ts';
import type { Circumstances } from './admission.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { fundingKey, readFunding } from './store.ts';

export interface Situation {
  readonly answer: BatchAnswer;
  readonly settings: HubSettings;
  /** Whether the directory knows an organization. */
  readonly knows: (organizationId: string) => boolean;
  readonly circumstancesOf: (place: LedgerPlace) => Circumstances;
}

/** Everything a decision needs in one round trip: the items asked for, the hub's settings, the directory's version, funding. */
export async function readSituation(
  platform: Platform,
  keys: readonly Key[],
  places: readonly LedgerPlace[],
): Promise<Situation> {
  const hub = settingsKey(platform.hubId);
  const [answer, directory] = await Promise.all([
    platform.table.batchGet([...keys, ...places.map(fundingKey), hub]),
    loadDirectory(platform),
  ]);
  const { settings } = await parseHubSettings(platform, answer.item(hub));
  const today = localDateIn(settings.timeZone, platform.clock());
  return {
    answer,
    settings,
    knows: (organizationId) => directory.organizations.some(({ id }) => id === organizationId),
    circumstancesOf: (place) => ({
      today,
      openedOn: settings.openedOn,
      recipient: directory.organizations.find(({ id }) => id === place.recipientId),
      funding: readFunding(answer.item(fundingKey(place))),
    }),
  };
}
