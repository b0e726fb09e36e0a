import * as z from 'zod';
import { consentTermsSchema } from '../people/consent.ts';
import { ageBandSchema, childProtectionReportSchema, fileFactsSchema, privateFactsSchema } from '../people/model.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const personParams = z.strictObject({ personId: z.uuid() });

export const person = z
  .strictObject({
    personId: z.string(),
    ageBand: ageBandSchema,
    language: z.string(),
    communityId: z.string().optional(),
    nationId: z.string().optional(),
    createdAt: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Person', description: 'What of a file stands in the open: nothing that names anybody.' });

const consent = z
  .strictObject({
    id: z.string(),
    ...consentTermsSchema.shape,
    givenAt: z.string(),
    expiresAt: z.string(),
    revokedAt: z.string().optional(),
    recordedBy: z.string().optional(),
  })
  .meta({ id: 'Consent' });

const childProtectionReport = z
  .strictObject({ society: z.string(), reportedAt: z.string(), reportedBy: z.string(), recordedAt: z.string() })
  .meta({ id: 'ChildProtectionReport', description: 'Who reported, to which society, when (CYFSA s.125).' });

const file = person
  .extend({
    private: privateFactsSchema.describe('Sealed with the person’s own key.'),
    conversationIds: z.array(z.string()),
    consents: z.array(consent),
    caseOwner: z
      .strictObject({
        organizationId: z.string().optional().describe('Absent: the hub, which has it back.'),
        since: z.string(),
        referralId: z.string().describe('The transfer by which it moved last.'),
      })
      .optional()
      .describe('Who has the case; absent as long as it never left the hub.'),
    childProtection: z.strictObject({
      duty: z.enum(['must-report', 'may-report', 'ask-age', 'none']),
      reports: z.array(childProtectionReport),
    }),
  })
  .meta({ id: 'PersonFile' });

const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

export const peopleRoutes = {
  listPeople: {
    method: 'GET',
    path: '/v1/people',
    summary: 'The files of the hub, the oldest first; for a steward, those of persons who named the Nation',
    roles: ['coordinator', 'admin', 'nation-steward'],
    query: page,
    answer: z.strictObject({ items: z.array(person), cursor: z.string().optional() }),
  },
  createPerson: {
    method: 'POST',
    path: '/v1/people',
    summary: 'Opens a file for somebody who came otherwise than by text',
    roles: ['coordinator', 'admin'],
    body: z.strictObject({
      ...fileFactsSchema.shape,
      private: privateFactsSchema.optional(),
      consent: consentTermsSchema.optional(),
    }),
    answer: person,
    status: 201,
  },
  openFile: {
    method: 'GET',
    path: '/v1/people/{personId}',
    summary: 'A person’s file; the opening is audited with its reason',
    roles: ['coordinator', 'admin', 'nation-steward'],
    params: personParams,
    answer: file,
    opensFile: true,
  },
  changeFile: {
    method: 'PATCH',
    path: '/v1/people/{personId}',
    summary: 'Changes what is named; null takes away',
    roles: ['coordinator', 'admin'],
    params: personParams,
    body: z.strictObject({
      ageBand: fileFactsSchema.shape.ageBand.optional(),
      language: fileFactsSchema.shape.language.optional(),
      communityId: nullable(fileFactsSchema.shape.communityId.unwrap()),
      nationId: nullable(fileFactsSchema.shape.nationId.unwrap()),
      private: privateFactsSchema.optional().describe('Replaces all of the sealed part.'),
    }),
    answer: person,
    versioned: true,
  },
  erasePerson: {
    method: 'DELETE',
    path: '/v1/people/{personId}',
    summary: 'Erases all that is known of a person, backups included; anonymous counts stay',
    roles: ['coordinator', 'admin', 'nation-steward'],
    params: personParams,
    answer: z.strictObject({ erased: z.literal(true), erasureId: z.string().describe('Of the certificate.') }),
    opensFile: true,
  },
  recordChildProtectionReport: {
    method: 'POST',
    path: '/v1/people/{personId}/child-protection-reports',
    summary: 'Records that a worker reported to a children’s aid society',
    roles: ['coordinator', 'admin'],
    params: personParams,
    body: childProtectionReportSchema,
    answer: childProtectionReport,
    status: 201,
  },
  listConsents: {
    method: 'GET',
    path: '/v1/consents',
    summary: 'A person’s consents, those taken back or over included',
    roles: ['coordinator', 'admin', 'nation-steward'],
    query: z.strictObject({ personId: z.uuid() }),
    answer: z.strictObject({ items: z.array(consent) }),
  },
  giveConsent: {
    method: 'POST',
    path: '/v1/consents',
    summary: 'Writes down a consent the person gave',
    roles: ['coordinator', 'admin'],
    body: consentTermsSchema.extend({ personId: z.uuid() }),
    answer: consent,
    status: 201,
  },
  revokeConsent: {
    method: 'POST',
    path: '/v1/consents/{consentId}/revocation',
    summary: 'Writes down that the person took a consent back',
    roles: ['coordinator', 'admin'],
    params: z.strictObject({ consentId: z.uuid() }),
    body: z.strictObject({ personId: z.uuid() }),
    answer: consent,
  },
} as const satisfies Routes;
