import * as z from 'zod';
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
} as const satisfies Routes;
