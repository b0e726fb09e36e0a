import * as z from 'zod';
import {
  accessibilityFeatureSchema,
  bandNumberSchema,
  communityIdSchema,
  cultureSchema,
  genderSchema,
  languageCodeSchema,
  organizationKindSchema,
} from '../directory/model.ts';
import { serviceKindSchema } from '../directory/service-kinds.ts';
import { intakeNeeds } from '../routing/need-kinds.ts';
import type { Routes } from './route.ts';

const text = z.strictObject({ fr: z.string(), en: z.string() });
const reason = z.looseObject({ code: z.string(), text });
const named = z.strictObject({ id: z.string(), name: text });

const matchRequest = z
  .strictObject({
    need: z.enum(intakeNeeds),
    kinds: z.array(serviceKindSchema).min(1).max(10).optional().describe('Narrows the need, the most wanted first.'),
    personId: z.uuid().optional().describe('Fills in what the file tells; what is given here goes before it.'),
    communityId: communityIdSchema.optional(),
    person: z
      .strictObject({
        ageBand: z.enum(['under-16', '16-17', '18-plus', 'unknown']).optional(),
        gender: genderSchema.optional(),
        languages: z.array(languageCodeSchema).max(5).optional(),
        accessibility: z.array(accessibilityFeatureSchema).max(9).optional(),
        nations: z.array(bandNumberSchema).max(5).optional(),
        cultures: z.array(cultureSchema).max(9).optional(),
      })
      .optional(),
    avoid: z
      .strictObject({
        organizationIds: z.array(z.uuid()).max(50).optional(),
        locationIds: z.array(z.uuid()).max(50).optional(),
        communityIds: z.array(communityIdSchema).max(50).optional(),
        organizationKinds: z.array(organizationKindSchema).max(10).optional(),
      })
      .optional()
      .describe('Who and where the person must be kept away from: absolute.'),
    virtual: z.enum(['yes', 'no', 'ask']).optional(),
    at: z.iso.datetime().optional().describe('When it is wanted; now when absent.'),
  })
  .meta({ id: 'MatchRequest' });

const match = z
  .strictObject({
    options: z.array(
      z.strictObject({
        service: named,
        organization: named,
        location: z
          .strictObject({
            id: z.string(),
            confidential: z.boolean(),
            name: text.optional(),
            communityId: z.string().optional(),
          })
          .optional(),
        score: z.number(),
        reasons: z.array(reason),
      }),
    ),
    excluded: z.array(z.strictObject({ service: named, organization: named, reasons: z.array(reason) })),
    counts: z.strictObject({ considered: z.int(), options: z.int(), excluded: z.int() }),
    directoryVersion: z.int(),
  })
  .meta({ id: 'Match', description: 'Ranked options and exclusions, each with coded reasons in both languages.' });

export const matchRoutes = {
  findMatches: {
    method: 'POST',
    path: '/v1/matches',
    summary: 'What can answer a need, and what cannot, with reasons',
    roles: ['coordinator', 'admin'],
    body: matchRequest,
    answer: match,
  },
} as const satisfies Routes;
