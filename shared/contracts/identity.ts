import * as z from 'zod';
import { mergeReasonSchema, splitReasonSchema } from '../identity/merge.ts';
import { pairIdSchema, pairRefusalReasonSchema } from '../identity/model.ts';
import { identifierKindSchema, privateFactsSchema } from '../people/model.ts';
import { page } from './paging.ts';
import { person } from './people.ts';
import type { Routes } from './route.ts';

const pair = z
  .strictObject({
    pairId: z.string(),
    personIds: z.array(z.string()).length(2),
    kinds: z.array(identifierKindSchema).describe('What both files have in common, never what it says.'),
    state: z.enum(['open', 'refused', 'merged', 'split']),
    since: z.string(),
    refusals: z
      .array(
        z.strictObject({
          reason: pairRefusalReasonSchema,
          kinds: z.array(identifierKindSchema),
          by: z.string(),
          at: z.string(),
        }),
      )
      .describe('The latest last. The pair comes up again only when another kind of identifier matches.'),
    closedAt: z.string().optional(),
    closedBy: z.string().optional(),
    version: z.int(),
  })
  .meta({ id: 'DuplicatePair', description: 'Two files that may be one person. Nothing that names anybody.' });

const openedPair = pair
  .extend({
    files: z
      .array(person.extend({ private: privateFactsSchema, conversationIds: z.array(z.string()) }))
      .length(2)
      .describe('In the order of personIds.'),
  })
  .meta({ id: 'OpenedDuplicatePair' });

const merge = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['merge', 'split']),
    personId: z.string().describe('The file that is counted with the other one, or by itself again.'),
    keptPersonId: z.string(),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
    state: z.enum(['announcing', 'moving', 'done']),
  })
  .meta({ id: 'Merge', description: 'Two files found to be one person, or taken apart again.' });

const personParams = z.strictObject({ personId: z.uuid() });
const pairParams = z.strictObject({ pairId: pairIdSchema });

export const identityRoutes = {
  listDuplicates: {
    method: 'GET',
    path: '/v1/duplicates',
    summary: 'Pairs of files that may be one person, the longest waiting first',
    roles: ['coordinator', 'admin'],
    query: page,
    answer: z.strictObject({ items: z.array(pair), cursor: z.string().optional() }),
  },
  openDuplicate: {
    method: 'GET',
    path: '/v1/duplicates/{pairId}',
    summary: 'Both files side by side; the opening is audited for both persons',
    roles: ['coordinator', 'admin'],
    params: pairParams,
    answer: openedPair,
    opensFile: true,
  },
  refuseDuplicate: {
    method: 'POST',
    path: '/v1/duplicates/{pairId}/refusal',
    summary: 'Writes down that the two are not to be treated as one person, and why',
    roles: ['coordinator', 'admin'],
    params: pairParams,
    body: z.strictObject({ reason: pairRefusalReasonSchema }),
    answer: pair,
    versioned: true,
  },
  mergePersons: {
    method: 'POST',
    path: '/v1/merges',
    summary: 'Makes two files one person: every report counts them once, in every year',
    roles: ['coordinator', 'admin'],
    body: z
      .strictObject({ personId: z.uuid(), keptPersonId: z.uuid(), reason: mergeReasonSchema })
      .refine(({ personId, keptPersonId }) => personId !== keptPersonId, {
        path: ['keptPersonId'],
        error: 'is the same file: name the other one',
      }),
    answer: merge,
    status: 201,
  },
  splitPerson: {
    method: 'POST',
    path: '/v1/people/{personId}/split',
    summary: 'Takes a file apart from the one it was merged into; every count is as if they had never been one',
    roles: ['coordinator', 'admin'],
    params: personParams,
    body: z.strictObject({ reason: splitReasonSchema }),
    answer: merge,
    status: 201,
  },
  readIdentity: {
    method: 'GET',
    path: '/v1/people/{personId}/identity',
    summary: 'Which files are this person, and who said so',
    roles: ['coordinator', 'admin'],
    params: personParams,
    answer: z.strictObject({
      personId: z.string(),
      countedWith: z.string().optional().describe('The file that counts for this one.'),
      files: z.array(z.string()).describe('The files that were merged into this one.'),
      merges: z.array(merge).describe('The latest last.'),
    }),
  },
} as const satisfies Routes;
