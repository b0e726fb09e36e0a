export { fileActivity } from './activity-service.ts';
export { caseOwnerWrite, readCaseOwner, type CaseOwner } from './case-owner-store.ts';
export type { Consent, ConsentTerms } from './consent.ts';
export { filesOfNumbers, fingerprintOfNumber, openNumberedFile, type NumberedFile } from './file-number-service.ts';
export {
  identityKey,
  identityUnchanged,
  identityWrite,
  joinedTo,
  readIdentity,
  type IdentityLink,
} from './identity-link.ts';
export { consentInForce, consentStandsWrite, giveConsent, listConsents, revokeConsent } from './consent-service.ts';
export { eraseConversationsWrites, type Erasing } from './conversation-erasure-service.ts';
export { erasePerson, eraseRelatedFiles, erasureAudit, erasureWrites } from './erasure-service.ts';
export {
  fileFactsSchema,
  identifierKindSchema,
  privateFactsSchema,
  type ActiveProfile,
  type FileFacts,
  type IdentifierKind,
  type PrivateFacts,
} from './model.ts';
export { personErased, readFile, unknownPerson, type File } from './reading-service.ts';
export {
  changeFile,
  createPerson,
  createPersonWrites,
  listPeople,
  openFile,
  recordChildProtectionReport,
  type NewPerson,
} from './service.ts';
export { keptUntil, lookTomorrow, nextLook } from './retention.ts';
export {
  identifierPk,
  personKeySubject,
  personPk,
  personThereWrite,
  profileKey,
  readPrivateFacts,
  readProfile,
} from './store.ts';
