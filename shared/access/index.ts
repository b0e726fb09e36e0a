export {
  addMember,
  auditWrite,
  changeMember,
  listAudit,
  listMembers,
  memberScope,
  readOwnMembership,
  saveMember,
} from './service.ts';
