export { communityById, findCommunity } from './gazetteer.ts';
export { directoryOfHubFile, hubFileSchema, type HubFile } from './hub-file.ts';
export { hubSettingsSchema, type HubSettings } from './hub-settings.ts';
export type * from './model.ts';
export {
  changeHubSettings,
  entryWrites,
  loadDirectory,
  loadHub,
  parseHubSettings,
  readEntry,
  readHubSettings,
  readHubSettingsVersion,
} from './service.ts';
export { settingsKey, type Entry, type EntryKind } from './store.ts';
