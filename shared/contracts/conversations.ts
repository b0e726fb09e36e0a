import * as z from 'zod';
import { doubtSchema, languageSchema, safeHoursSchema } from '../intake/model.ts';
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

const safeHours = safeHoursSchema.meta({
  id: 'SafeHours',
  description: "On the person's own clock, such as 22:00 to 06:30 in America/Toronto. No window: at any hour.",
});

const safeToText = z.strictObject({
  state: z.enum(['now', 'later', 'code-word', 'no', 'unknown']),
  at: z.string().optional().describe('When a text would leave.'),
  why: z.enum(['outside-hours', 'paused', 'said-no', 'in-doubt']).optional(),
});

const leavesAt = z.string().describe('When a text that waits will leave, at the earliest.');
const withheld = z.enum(['opted-out', 'not-safe', 'no-longer-true', 'taken-back']).describe('Why a text never left.');

export const conversation = z
  .strictObject({
    conversationId: z.string(),
    shortName: z.string().describe('What an alert by SMS calls it.'),
    personId: z.string().optional(),
    optedOut: z.boolean(),
    handledBy: z.enum(['flow', 'human']),
    claimedBy: z.string().optional(),
    urgency: z.enum(['danger', 'human-asked', 'intake-ready', 'unread']).optional(),
    channel: z.enum(['sms', 'web']),
    safeToText,
    withPerson: z.boolean().describe('A member of the hub is there: nothing is answered by itself.'),
    doubt: z
      .strictObject({ at: z.string(), why: doubtSchema })
      .optional()
      .describe('The phone seems to be in other hands; nothing is sent until somebody says otherwise.'),
    unreachable: z
      .string()
      .optional()
      .describe('Texts to this phone do not arrive: landline, blocked, unknown-number.'),
    seenThrough: z.int().optional().describe('On a web page: the last message that the page has shown.'),
    pageClosedAt: z.string().optional().describe('The person cleared the page: nobody reads there any more.'),
    contact: z.strictObject({
      language: languageSchema,
      plain: z.boolean().describe('Short sentences, one idea a text.'),
      safeHours: safeHours.optional(),
      codeWord: z.string().optional(),
      codeWordSaid: z.boolean().describe('Since their last silence.'),
      pausedUntil: z.string().optional(),
    }),
    intake: z.looseObject({}).describe('What the person answered, and their own words.'),
    messages: z.array(
      z.strictObject({
        sequence: z.int(),
        direction: z.enum(['in', 'out']),
        at: z.string(),
        text: z.string(),
        reply: z.string().optional().describe('The direct reply given to an inbound text.'),
        media: z.int(),
        author: z
          .string()
          .optional()
          .describe('The member who wrote it; `hub`: what the platform says of a trip by itself.'),
        delivery: z.string().optional().describe('Of a text, or of the direct reply to one.'),
        errorCode: z.int().optional().describe("The carrier's, where it did not arrive."),
        leavesAt: leavesAt.optional(),
        withheld: withheld.optional(),
        takenBack: z
          .strictObject({ by: z.string().describe('The member.'), at: z.string() })
          .optional()
          .describe('By whom and when it was taken back before it left.'),
      }),
    ),
    cursor: z.string().optional().describe('For older messages.'),
    version: z.int(),
  })
  .meta({ id: 'Conversation' });

const textToWrite = z.strictObject({
  body: z.string().trim().min(1).max(1600),
  knowingly: z
    .boolean()
    .default(false)
    .describe('Send although the safety check warns, or although safety is not known.'),
});
const warnings = z.array(z.strictObject({ kind: z.string(), found: z.string() }));
const bilingual = z.strictObject({ fr: z.string(), en: z.string() });

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
  readConversationSigns: {
    method: 'GET',
    path: '/v1/conversations/{conversationId}/signs',
    summary: 'Whether an open conversation has something new, and what became of its latest texts: no words of anybody',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams,
    answer: z.strictObject({
      version: z.int(),
      sequence: z.int().describe('Of the latest message.'),
      safeToText,
      deliveries: z.array(
        z.strictObject({
          sequence: z.int(),
          delivery: z.string(),
          errorCode: z.int().optional(),
          leavesAt: leavesAt.optional(),
          withheld: withheld.optional(),
        }),
      ),
    }),
    revalidates: { keepSeconds: 0 },
  },
  writeText: {
    method: 'POST',
    path: '/v1/conversations/{conversationId}/texts',
    summary: 'Writes to the person; waits for their safe hours',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams,
    body: textToWrite,
    answer: z.strictObject({
      outboxId: z.string().optional().describe('None on a web page, where a text is read and not sent.'),
      sequence: z.int(),
      notBefore: z.string().optional(),
      segments: z.int(),
      warnings,
    }),
    status: 202,
  },
  takeTextBack: {
    method: 'DELETE',
    path: '/v1/conversations/{conversationId}/texts/{sequence}',
    summary: 'Takes back a text of the staff that still waits to leave; refused as `text-on-its-way` once it does not',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams.extend({ sequence: z.coerce.number().int().min(1) }),
    answer: z.strictObject({ sequence: z.int(), by: z.string().describe('The member.'), at: z.string() }),
  },
  checkText: {
    method: 'POST',
    path: '/v1/conversations/{conversationId}/texts/check',
    summary:
      'What to know before sending a text: whether it is safe, when it would leave, its length and what gives away',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams,
    body: textToWrite,
    answer: z.strictObject({
      safeToText,
      encoding: z.enum(['GSM-7', 'UCS-2']),
      segments: z.int(),
      units: z.int(),
      warnings,
      refused: z.string().optional().describe('The code with which sending it as it is would be refused.'),
    }),
  },
  listCannedTexts: {
    method: 'GET',
    path: '/v1/canned-texts',
    summary: 'Texts that are sent often, in both languages, ordinary and in simple words',
    roles: ['coordinator', 'admin'],
    answer: z.strictObject({
      items: z.array(z.strictObject({ id: z.string(), texts: bilingual, plain: bilingual })),
    }),
  },
  setContact: {
    method: 'PATCH',
    path: '/v1/conversations/{conversationId}/contact',
    summary: 'Writes down how the person wants to be written to; texts wait for it, direct replies do not',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams,
    body: z
      .strictObject({
        safeHours: safeHours.optional(),
        safeToText: z.enum(['yes', 'no']).optional().describe('As the person said it just now, by voice for instance.'),
        plain: z.boolean().optional(),
        language: languageSchema.optional(),
        codeWord: z.string().trim().min(3).max(40).nullable().optional(),
        pausedUntil: z.iso.datetime().nullable().optional(),
      })
      .refine((body) => Object.keys(body).length > 0, 'name at least one thing to write down'),
    answer: z.strictObject({ version: z.int() }),
    versioned: true,
  },
  handleConversation: {
    method: 'POST',
    path: '/v1/conversations/{conversationId}/actions',
    summary: 'Takes over from the automatic conversation, gives back, or takes off the queue',
    roles: ['coordinator', 'admin'],
    params: phoneKeyParams,
    body: z.strictObject({
      action: z.enum(['take-over', 'give-back', 'done', 'trust-phone', 'ask-code-word']),
    }),
    answer: z.strictObject({
      handledBy: z.enum(['flow', 'human']),
      claimedBy: z.string().optional(),
      version: z.int(),
    }),
    versioned: true,
  },
} as const satisfies Routes;
