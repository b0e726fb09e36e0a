export { isStaff, type AuditAction, type AuditEntry, type Member, type Membership } from './model.ts';
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
