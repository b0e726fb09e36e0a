export { carrierCopiesWrites, certificateWrite, listCertificates } from './certificate-store.ts';
export type { CarrierCopies, Certificate, ErasedCounts } from './certificate.ts';
export {
  addMember,
  auditWrite,
  changeMember,
  listAudit,
  listColleagues,
  listMembers,
  memberScope,
  nameOfMember,
  readOwnMembership,
  saveMember,
} from './service.ts';
