export type { Consent, ConsentTerms } from './consent.ts';
export type { ActiveProfile } from './model.ts';
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
} from './service.ts';
export { personKeySubject, personPk, profileKey, readProfile } from './store.ts';
