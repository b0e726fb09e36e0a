export { communityById, findCommunity } from './gazetteer.ts';
export { directoryOfHubFile, hubFileSchema, type HubFile } from './hub-file.ts';
export { hubSettingsSchema, type HubSettings } from './hub-settings.ts';
export type * from './model.ts';
export { hsdsPage, publicOrganization, publicService } from './public-directory.ts';
export { pageOf, searchByName } from './search.ts';
export {
  changeHubSettings,
  listOrganizationIds,
  loadDirectory,
  loadHub,
  parseHubSettings,
  readEntry,
  readHubCalendar,
  readHubSettings,
  readHubSettingsVersion,
  saveEntry,
} from './service.ts';
export { readRetention, retentionOfSettings, settingsKey } from './retention-store.ts';
export { type Entry, type EntryKind } from './store.ts';
