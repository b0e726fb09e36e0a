import * as z from 'zod';
import { localizedTextSchema } from '../directory/localized-text.ts';
import { agreementSchema } from '../directory/model.ts';
import type { Routes } from './route.ts';

const staff = ['coordinator', 'admin'] as const;
const organizationParams = z.strictObject({ organizationId: z.uuid() });
const party = z.strictObject({ id: z.string(), name: localizedTextSchema });

const assurance = z
  .strictObject({
    organization: party.extend({
      assuredOn: z.string().optional().describe('The day somebody of it last said that all of its entries are right.'),
    }),
    status: z.enum(['not-asked', 'waiting', 'asked', 'reminded', 'confirmed', 'changed', 'silent', 'unreachable']),
    at: z.string().optional().describe('When the status last changed.'),
    askedOn: z.string().optional(),
    dueOn: z.string().optional().describe('The day from which it is asked by text.'),
    stale: z.boolean().describe('It was never confirmed, or longer ago than `directory.confirmEveryDays`.'),
    said: z
      .string()
      .optional()
      .describe('What it wrote of what has changed, or who said on the telephone that all is right.'),
    heardBy: z.string().optional().describe('The member of the hub who heard it on the telephone.'),
  })
  .meta({ id: 'Assurance' });

/** How current the directory is known to be, and which agreements end. */
export const assuranceRoutes = {
  listAssurances: {
    method: 'GET',
    path: '/v1/directory/assurance',
    summary:
      'Who has confirmed what is listed of it, who is asked, who is silent: first whom a coordinator has to call',
    roles: staff,
    query: z.strictObject({
      status: z.enum(['to-call', 'asked', 'stale']).optional().describe('Those to be called, asked, or stale only.'),
    }),
    answer: z.strictObject({
      items: z.array(assurance),
      nextAt: z.string().optional().describe('When the round goes on.'),
    }),
  },
  askAssurance: {
    method: 'POST',
    path: '/v1/directory/assurance/{organizationId}/ask',
    summary:
      'Asks one organization by text whether what is listed of it is still right: now, or as soon as the hours allow',
    roles: staff,
    params: organizationParams,
    answer: z.strictObject({ organizationId: z.string(), status: z.string(), askedOn: z.string().optional() }),
    status: 202,
  },
  confirmAssurance: {
    method: 'POST',
    path: '/v1/directory/assurance/{organizationId}/confirm',
    summary: 'Records that somebody of the organization said on the telephone that all of its entries are right',
    roles: staff,
    params: organizationParams,
    body: z.strictObject({ saidBy: z.string().trim().min(1).max(200).describe('Who of the organization said so.') }),
    answer: z.strictObject({ organizationId: z.string(), status: z.string(), at: z.string() }),
  },
  confirmOwnAssurance: {
    method: 'POST',
    path: '/v1/directory/assurance/own',
    summary: 'A partner says that all that is listed of it is right, as its OK by text does',
    roles: ['partner'],
    answer: z.strictObject({ organizationId: z.string(), status: z.string(), at: z.string() }),
  },
  listAgreementReminders: {
    method: 'GET',
    path: '/v1/agreements/reminders',
    summary: 'Agreements that end soon or have ended, and that none follows: the one that ends first stands first',
    roles: staff,
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          agreementId: z.string(),
          kind: agreementSchema.shape.kind,
          parties: z.array(party),
          lastDay: z.string(),
          state: z.enum(['ends-soon', 'ended']),
          toldAt: z.string().optional().describe('When whoever is on call first was told by text.'),
        }),
      ),
    }),
  },
  renewAgreement: {
    method: 'POST',
    path: '/v1/agreements/{id}/renew',
    summary: 'Adds an agreement that follows one: the same parties and kind, from the day after its last',
    roles: staff,
    params: z.strictObject({ id: z.uuid() }),
    body: z.strictObject({
      validTo: z.iso.date().optional().describe('Its last day; absent: until ended.'),
      conditions: localizedTextSchema.optional().describe('Absent: those of the agreement it follows.'),
    }),
    answer: agreementSchema,
    status: 201,
  },
} as const satisfies Routes;
