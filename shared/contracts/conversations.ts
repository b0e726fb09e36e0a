import * as z from 'zod';
import { safeHoursSchema } from '../intake/model.ts';
import type { Routes } from './route.ts';
import { page } from './paging.ts';

const phoneKeyParams = z.strictObject({ conversationId: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'the id as listed') });

export const waitingConversation = z
  .strictObject({
    conversationId: z.string(),
    shortName: z.string().describe('What an alert by SMS calls it.'),
    personId: z.string().optional(),
    urgency: z.enum(['danger', 'human-asked', 'intake-ready', 'unread']),
    waitingSince: z.string(),
    claimedBy: z.string().optional(),
    handledBy: z.enum(['flow', 'human']),
    messages: z.int(),
    version: z.int(),
  })
  .meta({ id: 'WaitingConversation', description: 'A conversation in the triage queue. Nothing of what was said.' });

export const conversation = z
  .strictObject({
    conversationId: z.string(),
    personId: z.string().optional(),
    optedOut: z.boolean(),
    handledBy: z.enum(['flow', 'human']),
    claimedBy: z.string().optional(),
    urgency: z.enum(['danger', 'human-asked', 'intake-ready', 'unread']).optional(),
    safeToText: z.strictObject({ state: z.enum(['now', 'later', 'no', 'unknown']), at: z.string().optional() }),
    intake: z.looseObject({}).describe('What the person answered, and their own words.'),
    messages: z.array(
      z.strictObject({
        sequence: z.int(),
        direction: z.enum(['in', 'out']),
        at: z.string(),
        text: z.string(),
        reply: z.string().optional().describe('The direct reply given to an inbound text.'),
        media: z.int(),
        author: z.string().optional(),
        delivery: z.string().optional(),
      }),
    ),
    cursor: z.string().optional().describe('For older messages.'),
    version: z.int(),
  })
  .meta({ id: 'Conversation' });

const safeHours = safeHoursSchema.meta({
  id: 'SafeHours',
  description: "On the person's own clock, such as 22:00 to 06:30 in America/Toronto. No window: at any hour.",
});

export const conversationRoutes = {
  listConversations: {
    method: 'GET',
    path: '/v1/conversations',
    summary: 'The triage queue, the most urgent first',
    roles: ['coordinator', 'admin'],
    query: page,
    answer: z.strictObject({ items: z.array(waitingConversation), cursor: z.string().optional() }),
  },
  readConversation: {
    method: 'GET',
    path: '/v1/conversations/{conversationId}',
    summary: 'One conversation with its messages; the opening is audited',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams,
    query: page,
    answer: conversation,
    opensFile: true,
  },
  writeText: {
    method: 'POST',
    path: '/v1/conversations/{conversationId}/texts',
    summary: 'Writes to the person; waits for their safe hours',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams,
    body: z.strictObject({
      body: z.string().trim().min(1).max(1600),
      knowingly: z
        .boolean()
        .default(false)
        .describe('Send although the safety check warns, or although safety is not known.'),
    }),
    answer: z.strictObject({
      outboxId: z.string(),
      sequence: z.int(),
      notBefore: z.string().optional(),
      segments: z.int(),
      warnings: z.array(z.strictObject({ kind: z.string(), found: z.string() })),
    }),
    status: 202,
  },
  setSafeHours: {
    method: 'PUT',
    path: '/v1/conversations/{conversationId}/safe-hours',
    summary: 'Writes down when the person said that texts are safe; texts wait for it, direct replies do not',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams,
    body: safeHours,
    answer: z.strictObject({ safeHours, version: z.int() }),
    versioned: true,
  },
  handleConversation: {
    method: 'POST',
    path: '/v1/conversations/{conversationId}/actions',
    summary: 'Takes over from the automatic conversation, gives back, or takes off the queue',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams,
    body: z.strictObject({ action: z.enum(['take-over', 'give-back', 'done']) }),
    answer: z.strictObject({
      handledBy: z.enum(['flow', 'human']),
      claimedBy: z.string().optional(),
      version: z.int(),
    }),
    versioned: true,
  },
} as const satisfies Routes;
