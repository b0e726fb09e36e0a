import * as z from 'zod';
import { queueKindSchema, queueReasonSchema, queueUrgencySchema } from '../work/queue/model.ts';
import type { Routes } from './route.ts';

const staff = ['coordinator', 'admin'] as const;

const queueItem = z
  .strictObject({
    kind: queueKindSchema,
    id: z.string().describe('Of the conversation, trip, referral or goal.'),
    urgency: queueUrgencySchema,
    reason: queueReasonSchema.describe('Why it waits for a human.'),
    since: z.string().describe('Since when it waits.'),
    dueAt: z.string().optional().describe('When it becomes later than the hub allows, or did.'),
    reference: z.string().optional().describe('What an alert or a text to a partner calls it.'),
    personId: z.string().optional(),
    organizationId: z.string().optional().describe('Of a referral: the partner.'),
    status: z
      .string()
      .optional()
      .describe('How it stands: of a conversation flow or human, else the state of its kind.'),
    area: z.string().optional().describe('Of a follow-up: what the goal is about.'),
    heldBy: z
      .string()
      .optional()
      .describe('Who took the conversation over, has the trip in hand, or made the referral: the sub of a member.'),
    inHand: z
      .boolean()
      .optional()
      .describe('Of a trip: somebody has it in hand for now, a member or whoever is on call.'),
    messages: z.int().optional().describe('Of a conversation.'),
    claimedBy: z.string().optional().describe('The sub of the member who has it; see /v1/colleagues for names.'),
    claimedAt: z.string().optional(),
    claimedUntil: z.string().optional().describe('When the claim lapses unless it is renewed.'),
    version: z.int().describe('Of the conversation, trip, referral or goal, for If-Match.'),
  })
  .meta({
    id: 'QueueItem',
    description:
      'Something that waits for a human. Codes, ids and clocks: nothing of what was said, no name or number.',
  });

const count = z.strictObject({ count: z.int(), more: z.boolean().describe('There are more than were counted.') });

const claim = z
  .strictObject({
    kind: queueKindSchema,
    id: z.string(),
    claimedBy: z.string(),
    claimedAt: z.string(),
    claimedUntil: z.string(),
  })
  .meta({ id: 'QueueClaim', description: 'One member takes care of one thing; a claim not renewed lapses.' });

const claimParams = z.strictObject({
  kind: queueKindSchema,
  id: z.string().regex(/^(?:[A-Za-z0-9_-]{43}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, 'the id as listed'),
});

export const queueRoutes = {
  readQueue: {
    method: 'GET',
    path: '/v1/queue',
    summary:
      'Everything that waits for a human in one list, the most urgent first: made to be asked for every two seconds',
    roles: staff,
    answer: z.strictObject({
      items: z.array(queueItem),
      more: z
        .strictObject({
          conversation: z.boolean(),
          trip: z.boolean(),
          referral: z.boolean(),
          'follow-up': z.boolean(),
        })
        .describe('There are more of this kind than the list holds; see its own list.'),
      counts: z
        .strictObject({
          duplicates: count.describe('Pairs of files that may be one person’s.'),
          organizationsToCall: count.describe('Organizations whose entries a coordinator has to confirm by telephone.'),
        })
        .describe('What can wait, by number only; up to a minute old.'),
    }),
    revalidates: { keepSeconds: 0 },
  },
  claimWork: {
    method: 'POST',
    path: '/v1/queue/{kind}/{id}/claim',
    summary: 'Takes one thing of the queue, or renews the claim; refused with the name of whoever has it',
    roles: staff,
    params: claimParams,
    body: z.strictObject({
      from: z
        .string()
        .min(1)
        .max(128)
        .optional()
        .describe('Knowingly takes it over from this member, who holds it now.'),
    }),
    answer: claim,
  },
  releaseWork: {
    method: 'POST',
    path: '/v1/queue/{kind}/{id}/release',
    summary: 'Gives one’s own claim back; nothing happens when there is none',
    roles: staff,
    params: claimParams,
    answer: z.strictObject({ kind: queueKindSchema, id: z.string() }),
  },
} as const satisfies Routes;
