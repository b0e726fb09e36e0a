export type { Consent, ConsentTerms } from './consent.ts';
export type { ActiveProfile, AgeBand, FileFacts, PersonId, PrivateFacts, Profile } from './model.ts';
export {
  changeFile,
  consentInForce,
  createPerson,
  createPersonWrites,
  erasePerson,
  erasureWrites,
  giveConsent,
  listConsents,
  listPeople,
  openFile,
  personErased,
  readFile,
  recordChildProtectionReport,
  revokeConsent,
  unknownPerson,
  type NewPerson,
  type OpenedFile,
} from './service.ts';
export { personKeySubject, personPk, profileKey, readProfile } from './store.ts';
