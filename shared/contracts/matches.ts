import * as z from 'zod';
import { accessibilityFeatureSchema, cultureSchema, genderSchema, organizationKindSchema } from '../directory/model.ts';
import { serviceKindSchema } from '../directory/service-kinds.ts';
import { bandNumberSchema, communityIdSchema, languageCodeSchema } from '../directory/terms.ts';
import { intakeNeeds } from '../routing/need-kinds.ts';
import type { Routes } from './route.ts';

const text = z.strictObject({ fr: z.string(), en: z.string() });
const reason = z.looseObject({ code: z.string(), text });
const named = z.strictObject({ id: z.string(), name: text });

const rather = z.strictObject({
  organizationIds: z.array(z.uuid()).max(50).optional(),
  organizationKinds: z.array(organizationKindSchema).max(10).optional(),
  communityIds: z.array(communityIdSchema).max(50).optional(),
});
const wishes = z
  .strictObject({
    prefer: rather.optional(),
    ratherNot: rather.optional(),
    home: z.enum(['near', 'away']).optional().describe('Close to where the person is, or at some distance.'),
    how: z.enum(['in-person', 'at-a-distance']).optional(),
    cultures: z.array(cultureSchema).max(9).optional(),
  })
  .describe('What the person would rather have: weighed, never excluding.');

const needRequest = z.strictObject({
  need: z.enum(intakeNeeds),
  kinds: z.array(serviceKindSchema).min(1).max(10).optional().describe('Narrows the need, the most wanted first.'),
  wishes: wishes.optional(),
});

/** Each part of a request may be changed by itself, to see what that does. */
const parts = {
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
  wishes: wishes.optional(),
  virtual: z.enum(['yes', 'no', 'ask']).optional(),
  at: z.iso.datetime().optional().describe('When it is wanted and the person can leave; now when absent or past.'),
};

const matchRequest = z
  .strictObject({
    needs: z.array(needRequest).min(1).max(5),
    personId: z.uuid().optional().describe('Fills in what the file tells; what is given here goes before it.'),
    ...parts,
  })
  .meta({ id: 'MatchRequest' });

const location = z.strictObject({
  id: z.string(),
  confidential: z.boolean(),
  name: text.optional(),
  communityId: z.string().optional(),
});
const option = z.strictObject({
  service: named,
  organization: named,
  location: location.optional(),
  score: z.number(),
  minutes: z.int().optional().describe('Of travel, door to door; never told of a confidential place.'),
  reasons: z.array(reason),
});
const plan = z.strictObject({
  parts: z.array(z.strictObject({ need: z.int().describe('Its position in the request, from 0.'), option })),
  unanswered: z.array(z.int()).describe('Positions of the needs that nothing answers.'),
  score: z.number(),
  reasons: z.array(reason),
});
const answer = z.strictObject({
  need: z.enum(intakeNeeds),
  options: z.array(option),
  excluded: z.array(z.strictObject({ service: named, organization: named, reasons: z.array(reason) })),
  counts: z.strictObject({ considered: z.int(), options: z.int(), excluded: z.int() }),
});

const match = z
  .strictObject({
    answers: z.array(answer).describe('One for each need, in the order of the request.'),
    plans: z.array(plan).describe('For two needs or more: combinations with the fewest hand-offs, best first.'),
    directoryVersion: z.int(),
  })
  .meta({ id: 'Match', description: 'Ranked options and exclusions, each with coded reasons in both languages.' });

const standing = z.strictObject({ rank: z.int(), score: z.number() });
const difference = z
  .strictObject({
    answers: z.array(
      z.strictObject({
        need: z.strictObject({ before: z.enum(intakeNeeds).optional(), after: z.enum(intakeNeeds).optional() }),
        gained: z.array(z.strictObject({ option, after: standing })),
        lost: z.array(z.strictObject({ option, before: standing, reasons: z.array(reason) })),
        moved: z.array(
          z.strictObject({
            option,
            before: standing,
            after: standing,
            reasons: z.strictObject({ gained: z.array(reason), lost: z.array(reason) }),
          }),
        ),
      }),
    ),
    plans: z.strictObject({ gained: z.array(plan), lost: z.array(plan) }),
  })
  .meta({ id: 'MatchDifference', description: 'What a change does to a request; empty when it changes nothing.' });

export const matchRoutes = {
  findMatches: {
    method: 'POST',
    path: '/v1/matches',
    summary: 'What can answer one or several needs, and what cannot, with reasons',
    roles: ['coordinator', 'admin'],
    body: matchRequest,
    answer: match,
  },
  compareMatches: {
    method: 'POST',
    path: '/v1/matches/compare',
    summary: 'What a change of needs, date or wishes would do to the options',
    roles: ['coordinator', 'admin'],
    body: z.strictObject({
      request: matchRequest,
      change: z
        .strictObject({ needs: z.array(needRequest).min(1).max(5).optional(), ...parts })
        .describe('Each part named here takes the place of that of the request.'),
    }),
    answer: difference,
  },
} as const satisfies Routes;
