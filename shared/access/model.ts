import * as z from 'zod';
import { roleSchema, type Role } from '../platform/scope.ts';

/** The `sub` of a token: whatever the identity provider gives, within reason. */
export const subjectSchema = z.string().min(1).max(128);

/** What an administrator decides about a member. The hub's own staff act for no single organization. */
export const membershipSchema = z
  .strictObject({
    role: roleSchema,
    organizationId: z.uuid().optional(),
    displayName: z.string().trim().min(1).max(100),
    active: z.boolean(),
  })
  .refine((member) => isStaff(member.role) || member.organizationId !== undefined, {
    path: ['organizationId'],
    error: 'this role acts for an organization: name it',
  });
export type Membership = z.infer<typeof membershipSchema>;

export interface Member extends Membership {
  readonly sub: string;
  readonly version: number;
}

/** The hub's own people, who act for every organization of it. */
const isStaff = (role: Role): boolean => role === 'coordinator' || role === 'admin';

/** What is done to a person's file or to the hub's settings that somebody may ask about later. */
export const auditActionSchema = z.enum([
  'open-file',
  'change-file',
  'erase-person',
  'erase-conversation',
  'refuse-duplicate',
  'merge-persons',
  'split-persons',
  'give-consent',
  'revoke-consent',
  'child-protection-report',
  'open-plan',
  'open-conversation',
  'handle-conversation',
  'text-person',
  'take-text-back',
  'change-member',
  'change-hub',
  'export',
]);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** Who did what to whom, when and why. `reason` is a code, never free words. */
export interface AuditEntry {
  readonly subject: string;
  readonly at: string;
  readonly action: AuditAction;
  readonly reason: string;
  readonly memberId: string;
  readonly role: Role;
  readonly organizationId?: string | undefined;
}
