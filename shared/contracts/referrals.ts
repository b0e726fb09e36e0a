import * as z from 'zod';
import {
  outcomeSchema,
  referralHistorySchema,
  referralRequestSchema,
  referralStatusSchema,
  rejectReasonSchema,
} from '../referrals/model.ts';
import { changeReason } from './change-reason.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const params = z.strictObject({ referralId: z.uuid() });

export const referral = z
  .strictObject({
    id: z.string(),
    ...referralRequestSchema.shape,
    personId: z.uuid().optional().describe('Left out for a partner: who it is comes by telephone, once it accepts.'),
    communityId: referralRequestSchema.shape.communityId.describe('Left out for a partner when it is a First Nation.'),
    status: referralStatusSchema,
    code: z.string().optional().describe('The short code in the text to the partner.'),
    round: z.int().describe('1, and one more with each reopening.'),
    createdAt: z.string(),
    updatedAt: z.string(),
    sentAt: z.string().optional(),
    receivedAt: z.string().optional(),
    acceptedAt: z.string().optional(),
    startedAt: z.string().optional(),
    closedAt: z.string().optional(),
    rejectReason: rejectReasonSchema.optional(),
    outcome: outcomeSchema.optional(),
    overdueSince: z.string().optional().describe('Since when the answer is later than the hub allows.'),
    version: z.int(),
  })
  .meta({ id: 'Referral', description: 'One request to one partner about one person (after FHIR Task).' });

const historyEntry = referralHistorySchema
  .extend({
    by: z.union([
      referralHistorySchema.shape.by,
      z.object({ kind: z.literal('hub') }).describe('Somebody of the hub, for a partner.'),
    ]),
    reason: z.string().optional().describe('Left out for a partner.'),
  })
  .meta({ id: 'ReferralHistory' });

const reason = changeReason;

const referralTransition = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('send') }),
    z.strictObject({ action: z.literal('receive') }),
    z.strictObject({ action: z.literal('accept') }),
    z.strictObject({ action: z.literal('start') }),
    z.strictObject({ action: z.literal('reject'), rejectReason: rejectReasonSchema, reason: reason.optional() }),
    z.strictObject({
      action: z.literal('complete'),
      outcome: outcomeSchema.default('successful'),
      reason: reason.optional(),
    }),
    z.strictObject({ action: z.literal('fail'), outcome: outcomeSchema, reason: reason.optional() }),
    z.strictObject({ action: z.literal('cancel'), outcome: outcomeSchema.optional(), reason: reason.optional() }),
    z.strictObject({ action: z.literal('reopen'), reason }),
  ])
  .meta({ id: 'ReferralTransition', description: 'What is done to a referral; see docs/states.md.' });

export const referralRoutes = {
  createReferral: {
    method: 'POST',
    path: '/v1/referrals',
    summary: 'Writes a referral, and sends it unless `send` is false; the consent is checked at sending',
    roles: ['coordinator', 'admin'],
    body: z.strictObject({ ...referralRequestSchema.shape, send: z.boolean().default(true) }),
    answer: referral,
    status: 201,
  },
  listReferrals: {
    method: 'GET',
    path: '/v1/referrals',
    summary: 'Open referrals by state then age, those in one state, or those of one person; a partner sees its own',
    roles: ['coordinator', 'admin', 'partner'],
    query: z.strictObject({
      ...page.shape,
      status: referralStatusSchema.optional(),
      personId: z.uuid().optional(),
    }),
    answer: z.strictObject({ items: z.array(referral), cursor: z.string().optional() }),
  },
  readReferral: {
    method: 'GET',
    path: '/v1/referrals/{referralId}',
    summary: 'One referral with its history',
    roles: ['coordinator', 'admin', 'partner'],
    params,
    answer: z.strictObject({ ...referral.shape, history: z.array(historyEntry) }),
  },
  changeReferral: {
    method: 'POST',
    path: '/v1/referrals/{referralId}/transitions',
    summary: 'Moves a referral on; a partner may answer its own',
    roles: ['coordinator', 'admin', 'partner'],
    params,
    body: referralTransition,
    answer: referral,
    versioned: true,
  },
} as const satisfies Routes;
