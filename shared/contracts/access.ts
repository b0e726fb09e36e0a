import * as z from 'zod';
import { auditActionSchema, membershipSchema, subjectSchema } from '../access/model.ts';
import { roleSchema } from '../platform/scope.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const member = z
  .strictObject({
    sub: z.string(),
    role: roleSchema,
    organizationId: z.string().optional(),
    displayName: z.string(),
    active: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Member', description: 'Somebody who may enter, looked up by the `sub` of the token.' });

const auditEntry = z
  .strictObject({
    subject: z.string(),
    at: z.string(),
    action: auditActionSchema,
    reason: z.string().describe('A code.'),
    memberId: z.string(),
    role: roleSchema,
    organizationId: z.string().optional(),
  })
  .meta({ id: 'AuditEntry', description: 'Who did what to whom, when and why.' });

export const accessRoutes = {
  readMe: {
    method: 'GET',
    path: '/v1/me',
    summary: 'Who is signed in, and as what',
    roles: 'everyone',
    answer: member.omit({ active: true }).extend({ hubId: z.string() }).meta({ id: 'Me' }),
  },
  listColleagues: {
    method: 'GET',
    path: '/v1/colleagues',
    summary: 'The hub’s own people, active ones, by name: who claimed, wrote or made something',
    roles: ['coordinator', 'admin'],
    answer: z.strictObject({
      items: z.array(member.pick({ sub: true, displayName: true, role: true }).meta({ id: 'Colleague' })),
    }),
    revalidates: { keepSeconds: 0 },
  },
  listMembers: {
    method: 'GET',
    path: '/v1/members',
    summary: 'The members of the hub, by role',
    roles: ['admin'],
    query: page,
    answer: z.strictObject({ items: z.array(member), cursor: z.string().optional() }),
  },
  addMember: {
    method: 'POST',
    path: '/v1/members',
    summary: 'Lets somebody in',
    roles: ['admin'],
    body: z.strictObject({ sub: subjectSchema, member: membershipSchema }),
    answer: member,
    status: 201,
  },
  changeMember: {
    method: 'PUT',
    path: '/v1/members/{sub}',
    summary: 'Changes a role, or ends a membership at once (active: false)',
    roles: ['admin'],
    params: z.strictObject({ sub: subjectSchema }),
    body: membershipSchema,
    answer: member,
    versioned: true,
  },
  listAudit: {
    method: 'GET',
    path: '/v1/audit',
    summary: 'What was done to one person’s file, or to one member, the latest first',
    roles: ['admin'],
    query: page
      .extend({ personId: z.uuid().optional(), memberId: subjectSchema.optional() })
      .refine((query) => (query.personId === undefined) !== (query.memberId === undefined), {
        error: 'name either personId or memberId',
      }),
    answer: z.strictObject({ items: z.array(auditEntry), cursor: z.string().optional() }),
  },
} as const satisfies Routes;
