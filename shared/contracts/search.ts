import * as z from 'zod';
import { capacitySchema, organizationKindSchema } from '../directory/model.ts';
import { serviceKindSchema } from '../directory/service-kinds.ts';
import { languageCodeSchema } from '../directory/terms.ts';
import { documentTypes } from '../routing/search/document-types.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const text = z.strictObject({ fr: z.string(), en: z.string() });
const named = z.strictObject({ id: z.string(), name: text });

const question = page.extend({
  q: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Words in either language: names, needs, places; accents, case and small mistakes do not matter.'),
  place: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('A community, by its id or any of its names: only what is there, within 100 km, or reaches it.'),
  sector: organizationKindSchema.optional(),
  kind: serviceKindSchema.optional().describe('Only services of this kind, and organizations and programs with one.'),
  language: languageCodeSchema.optional().describe('Only services given in it, and organizations with one.'),
  type: z
    .enum([...documentTypes, 'any-organization'])
    .optional()
    .describe('Only entries of this type; `any-organization` are organizations and First Nations.'),
});

const answer = z
  .strictObject({
    total: z.int(),
    complete: z.boolean().describe('Every hit has all that was asked for; otherwise, the most that any entry has.'),
    items: z.array(
      z.strictObject({
        type: z.enum(documentTypes),
        id: z.string(),
        name: text,
        organization: named.optional(),
        active: z.boolean(),
        confidential: z.literal(true).optional(),
        capacity: capacitySchema.optional().describe('Of a service that tells it.'),
        lastAssuredOn: z.iso.date().optional().describe('Of a service: when it was last confirmed.'),
        score: z.number().describe('Compares hits of this answer alone.'),
        why: z.array(
          z.strictObject({
            code: z.string(),
            asked: z.string().optional(),
            how: z.enum(['as-written', 'beginning', 'misspelled']).optional(),
            text,
          }),
        ),
        highlights: z.array(
          z.strictObject({
            on: z.string(),
            language: z.enum(['fr', 'en']).optional(),
            text: z.string(),
            ranges: z
              .array(z.tuple([z.int(), z.int()]))
              .describe('Where the words stand in `text`, in UTF-16 code units; the second position is excluded.'),
          }),
        ),
      }),
    ),
    cursor: z.string().optional(),
    read: z
      .strictObject({
        places: z.array(
          z.strictObject({
            asked: z.string(),
            how: z.enum(['as-written', 'beginning', 'misspelled']),
            communities: z.array(named),
          }),
        ),
        ignored: z.array(z.string()).describe('Words that nothing is known of.'),
      })
      .describe('How the question was read.'),
    index: z
      .strictObject({ directoryVersion: z.int(), entries: z.int(), words: z.int(), needWords: z.string() })
      .describe('What the answer was made with.'),
  })
  .meta({ id: 'DirectorySearch', description: 'Entries of the directory, the best first, each with why it is there.' });

export const searchRoutes = {
  searchDirectory: {
    method: 'GET',
    path: '/v1/directory/search',
    summary: 'Finds entries of the directory by words, need, place and sector',
    roles: 'everyone',
    query: question,
    answer,
  },
  searchDirectoryByBody: {
    method: 'POST',
    path: '/v1/directory/search',
    summary: 'The same for what does not belong in an address: a telephone number',
    roles: 'everyone',
    body: question.extend({ limit: z.int().min(1).max(100).default(25) }),
    answer,
  },
} as const satisfies Routes;
