import * as z from 'zod';
import { groupModeSchema } from '../referrals/group/model.ts';
import {
  agreementStandingSchema,
  handOverSchema,
  nationNoticeSchema,
  nationRuleSchema,
  outcomeSchema,
  referralHistorySchema,
  referralRequestSchema,
  referralStatusSchema,
  rejectReasonSchema,
  resultSchema,
  shareableSchema,
  stageSchema,
  waitlistSchema,
} from '../referrals/model.ts';
import { nationCallSchema } from '../referrals/nation-call.ts';
import { noReferralSchema, noReferralTermsSchema } from '../referrals/no-referral.ts';
import { changeReason } from './change-reason.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const params = z.strictObject({ referralId: z.uuid() });

const { needs, urgency, kind, ageBand, communityId, language, adaptations } = referralRequestSchema.shape;
const byTelephone = z
  .array(z.enum(['name', 'phone', 'safe-hours']))
  .describe('What may be said when the hub and the partner speak: it is never written.');
const told = z
  .strictObject({
    kind: kind.unwrap(),
    urgency: urgency.unwrap(),
    needs: needs.optional(),
    ageBand: ageBand.unwrap().optional(),
    communityId,
    language,
    adaptations,
    byTelephone,
  })
  .meta({ id: 'ToldToPartner', description: 'What a partner is shown of a referral: what is absent is not said.' });

export const referral = z
  .strictObject({
    id: z.string(),
    ...referralRequestSchema.shape,
    personId: z.uuid().optional().describe('Left out for a partner: who it is comes by telephone, once it accepts.'),
    needs: referralRequestSchema.shape.needs
      .optional()
      .describe(
        'This, the age band, the place, the language and the adaptations: to a partner by consent, at its stage.',
      ),
    ageBand: referralRequestSchema.shape.ageBand.unwrap().optional(),
    communityId: referralRequestSchema.shape.communityId.describe(
      'A First Nation only to a partner who has accepted, by consent and under an agreement with the Nation.',
    ),
    byTelephone: z
      .array(z.enum(['name', 'phone', 'safe-hours']))
      .optional()
      .describe('For a partner who has accepted: what the coordinator may say.'),
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
    result: resultSchema.optional().describe('What came of it, as the partner put it.'),
    waitlist: waitlistSchema.optional().describe("On the partner's list, and no place yet."),
    waitingSince: z.string().optional(),
    handOver: handOverSchema.extend({ by: z.string().optional() }).optional(),
    groupId: z.string().optional().describe('Asked of several partners; left out for a partner.'),
    agreement: agreementStandingSchema
      .optional()
      .describe('How the agreements with the partner stood when it was sent; left out for a partner.'),
    nation: nationRuleSchema.optional().describe('Whether the Nation lets its name be told; left out for a partner.'),
    nationNotice: nationNoticeSchema
      .optional()
      .describe(
        'The Nation whose own service was asked wants to be told: it is, or call it, or it was called; left out for a partner.',
      ),
    consentEndedAt: z
      .string()
      .optional()
      .describe('Since when the consent is taken back: the partner is shown no more.'),
    feedback: z
      .strictObject({ since: z.string(), readAt: z.string().optional() })
      .optional()
      .describe('How it ended is to be read by whoever made it; left out for a partner.'),
    overdueSince: z.string().optional().describe('Since when the answer is later than the hub allows.'),
    due: z
      .strictObject({ stage: stageSchema, at: z.string() })
      .optional()
      .describe('What is awaited next, and until when; absent of a draft and of what is closed.'),
    madeBy: z.string().optional().describe('The member who wrote it; left out for a partner.'),
    told: told.optional().describe('What its partner is shown of it now; for the hub, of what was sent.'),
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
    z.strictObject({
      action: z.literal('wait'),
      position: waitlistSchema.shape.position.describe('On the waiting list; 1 is next.'),
      expectedOn: waitlistSchema.shape.expectedOn,
    }),
    z.strictObject({ action: z.literal('accept') }),
    z.strictObject({ action: z.literal('start') }),
    z.strictObject({ action: z.literal('news') }).describe('Under way, and still going on.'),
    handOverSchema
      .extend({ action: z.literal('hand-over') })
      .describe('A warm hand-over that took place, or was tried: by the hub.'),
    z.strictObject({ action: z.literal('reject'), rejectReason: rejectReasonSchema, reason: reason.optional() }),
    z.strictObject({
      action: z.literal('complete'),
      outcome: outcomeSchema.default('successful'),
      result: resultSchema.optional(),
      reason: reason.optional(),
    }),
    z.strictObject({ action: z.literal('fail'), outcome: outcomeSchema, reason: reason.optional() }),
    z.strictObject({ action: z.literal('cancel'), outcome: outcomeSchema.optional(), reason: reason.optional() }),
    z.strictObject({ action: z.literal('reopen'), reason }),
  ])
  .meta({ id: 'ReferralTransition', description: 'What is done to a referral; see docs/states.md.' });

const { organizationId, serviceId, ...shared } = referralRequestSchema.shape;

const referralGroup = z
  .strictObject({
    id: z.string(),
    mode: groupModeSchema,
    acceptedBy: z.string().optional().describe('The referral whose yes counts.'),
    createdAt: z.string(),
    referrals: z.array(referral).describe('In the order in which they are asked.'),
  })
  .meta({ id: 'ReferralGroup', description: 'Several partners asked for the same needs.' });

const noReferral = noReferralSchema.meta({
  id: 'NoReferral',
  description: 'A need that led to no referral, and why.',
});

export const referralRoutes = {
  createReferralGroup: {
    method: 'POST',
    path: '/v1/referral-groups',
    summary: 'Asks several partners for the same needs: the first yes has it, every yes counts, or one after the other',
    roles: ['coordinator', 'admin'],
    body: z.strictObject({
      ...shared,
      mode: groupModeSchema,
      to: z.array(z.strictObject({ organizationId, serviceId })).min(2).max(5),
    }),
    answer: referralGroup,
    status: 201,
  },
  readReferralGroup: {
    method: 'GET',
    path: '/v1/referral-groups/{groupId}',
    summary: 'The whole group, as its referrals stand',
    roles: ['coordinator', 'admin'],
    params: z.strictObject({ groupId: z.uuid() }),
    answer: referralGroup,
  },
  recordNoReferral: {
    method: 'POST',
    path: '/v1/no-referrals',
    summary: 'Records that a need led to no referral, and why',
    roles: ['coordinator', 'admin'],
    body: noReferralTermsSchema,
    answer: noReferral,
    status: 201,
  },
  listNoReferrals: {
    method: 'GET',
    path: '/v1/no-referrals',
    summary: 'Needs of a person that led to no referral',
    roles: ['coordinator', 'admin'],
    query: z.strictObject({ ...page.shape, personId: z.uuid() }),
    answer: z.strictObject({ items: z.array(noReferral), cursor: z.string().optional() }),
  },
  listReferralFeedback: {
    method: 'GET',
    path: '/v1/referrals/feedback',
    summary: 'How the referrals one has made have ended, the oldest first, until it is read',
    roles: ['coordinator', 'admin'],
    query: z.strictObject({
      ...page.shape,
      memberId: z.string().min(1).max(100).optional().describe('Those of somebody else, who is away.'),
    }),
    answer: z.strictObject({ items: z.array(referral), cursor: z.string().optional() }),
  },
  readReferralFeedback: {
    method: 'POST',
    path: '/v1/referrals/{referralId}/feedback',
    summary: 'Marks how it ended as read',
    roles: ['coordinator', 'admin'],
    params,
    answer: referral,
  },
  recordNationCall: {
    method: 'POST',
    path: '/v1/referrals/{referralId}/nation-calls',
    summary: 'Records that the Nation that no text reaches was called, when, and what was agreed',
    roles: ['coordinator', 'admin'],
    params,
    body: nationCallSchema.meta({ id: 'NationCall' }),
    answer: referral,
    versioned: true,
  },
  previewReferral: {
    method: 'POST',
    path: '/v1/referrals/preview',
    summary: 'What each partner would be told, and what stands in the way of asking it; nothing is kept or sent',
    roles: ['coordinator', 'admin'],
    body: z.strictObject({
      ...shared,
      to: z.array(z.strictObject({ organizationId, serviceId })).min(1).max(5),
      shares: z
        .array(shareableSchema)
        .max(8)
        .optional()
        .describe('As if the person let this be told; without it, what they have agreed to.'),
    }),
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          organizationId: z.string(),
          serviceId: z.string().optional(),
          asked: told.describe('Before it has accepted.'),
          accepted: told.describe('Once it has.'),
          consent: z
            .strictObject({ id: z.string(), shares: z.array(shareableSchema), expiresAt: z.string() })
            .optional()
            .describe('Under which it would be asked.'),
          agreement: agreementStandingSchema,
          nation: nationRuleSchema,
          refusal: z
            .strictObject({ code: z.string(), message: z.string() })
            .optional()
            .describe('Why it could not be sent as things stand.'),
        }),
      ),
    }),
  },
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
