export {
  agreementFor,
  agreementStanding,
  countsFor,
  daysAfter,
  type AgreementPurpose,
  type AgreementQuestion,
  type AgreementStanding,
} from './agreements/agreement-for.ts';
export { endingAgreements, followingAgreement, type EndingAgreement } from './agreements/ending.ts';
export { versionWrites } from './change-log-store.ts';
export { confirmationWrites } from './confirmation-service.ts';
export { disclosureFor, type Disclosure, type DisclosureQuestion } from './agreements/disclosure.ts';
export { setCapacity } from './capacity-service.ts';
export { setCapacityWrites, type CapacitySet } from './capacity-store.ts';
export {
  airportByIdent,
  allAirports,
  allCommunities,
  distanceKm,
  nearestAirport,
  type Airport,
  type Community,
} from './communities.ts';
export { communityById, findCommunity } from './gazetteer.ts';
export { directoryOfHubFile, hubFileSchema, type HubFile } from './hub-file.ts';
export { readHistory } from './history-service.ts';
export { readBesideEntries } from './items-store.ts';
export { isOrWas, MERGED, type Merged } from './merged.ts';
export { mergeEntries } from './merge-service.ts';
export { hubSettingsSchema, type HubSettings } from './hub-settings.ts';
export {
  accessibilityFeatureSchema,
  cultureSchema,
  entrySchemas,
  genderSchema,
  organizationKindSchema,
} from './model.ts';
export type * from './model.ts';
export { serviceKindNames, serviceKinds, type ServiceKind } from './service-kinds.ts';
export { isWithin, quietUntil } from './quiet-hours.ts';
export { pageOf, searchByName } from './search.ts';
export type { Author, ChangeLine, ChangeNote, EntryChange, RemovalReason } from './changes.ts';
export { DUPLICATE_REASONS, parsePairId, type DuplicatePair } from './duplicates.ts';
export { listDirectoryDuplicates, markDifferent } from './duplicates-service.ts';
export { entryWrites, listOrganizationIds, loadHub, readEntry, readRemoved, saveEntry } from './service.ts';
export { packDirectory } from './pack-service.ts';
export { loadDirectory } from './snapshot-service.ts';
export {
  changeHubSettings,
  parseHubSettings,
  readHubCalendar,
  readHubSettings,
  readHubSettingsVersion,
} from './settings-service.ts';
export { entryProblems } from './references.ts';
export { type EntryRef, type Use } from './removal.ts';
export { removeEntry, restoreEntry, unknownEntry, type AlongOf, type UsesElsewhere } from './removal-service.ts';
export { readRetention, retentionOfSettings, settingsKey } from './retention-store.ts';
export { entryKey, fromEntryItem, type Entry, type EntryKind } from './store.ts';
export { winterRoadCorridorSchema, type TravelSettings } from './travel-settings.ts';
