import * as z from 'zod';

export const roleSchema = z.enum(['coordinator', 'recipient-reporter', 'partner', 'nation-steward', 'admin']);

/** Who acts, and within what: every store call of the API takes it; there is no unscoped read. */
export type Role = z.infer<typeof roleSchema>;

export interface Scope {
  readonly hubId: string;
  readonly memberId: string;
  readonly role: Role;
  /** The organization a reporter, partner or steward acts for. */
  readonly organizationId?: string | undefined;
  /** How long it is kept on record what they do, as the hub's settings say. */
  readonly auditDays?: number | undefined;
}

/** Whether the scope may see or write what belongs to this organization: its own, or any for the hub's own staff. */
export function mayActFor(scope: Scope, organizationId: string): boolean {
  return scope.role === 'admin' || scope.role === 'coordinator' || scope.organizationId === organizationId;
}
