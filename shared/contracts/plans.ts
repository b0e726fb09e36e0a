import * as z from 'zod';
import { goalAreaSchema, goalStateSchema, goalTermsSchema, returnStepsSchema } from '../plans/model.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const goal = z
  .strictObject({
    id: z.string(),
    personId: z.string(),
    area: goalAreaSchema,
    state: goalStateSchema,
    words: z.string().optional().describe('What the person wants, in their own words.'),
    nextStep: z.string().optional(),
    nextStepOn: z.string().optional(),
    returnSteps: returnStepsSchema.optional(),
    createdAt: z.string(),
    changedAt: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Goal', description: 'One goal of a person’s long-term plan. Always the person’s own wish.' });

const names = z.strictObject({ fr: z.string(), en: z.string() });

const followUp = goal
  .pick({ id: true, personId: true, area: true, state: true, version: true })
  .extend({ nextStepOn: z.string() })
  .meta({ id: 'FollowUp', description: 'That something is due, and when; nothing the person said.' });

const goalParams = z.strictObject({ personId: z.uuid(), goalId: z.uuid() });

export const planRoutes = {
  listFollowUps: {
    method: 'GET',
    path: '/v1/plans',
    summary: 'Next steps with a date, the most overdue first',
    roles: ['coordinator', 'admin'],
    query: page.extend({ until: z.iso.date().optional() }),
    answer: z.strictObject({ items: z.array(followUp), cursor: z.string().optional() }),
  },
  openPlan: {
    method: 'GET',
    path: '/v1/plans/{personId}',
    summary: 'A person’s plan; the opening is audited with its reason',
    roles: ['coordinator', 'admin'],
    params: z.strictObject({ personId: z.uuid() }),
    answer: z.strictObject({
      items: z.array(goal),
      areas: z.record(z.string(), names).describe('What a goal can be about.'),
      returnSteps: z.record(z.string(), names).describe('The steps of a safe return home.'),
    }),
    opensFile: true,
  },
  addGoal: {
    method: 'POST',
    path: '/v1/plans/{personId}/goals',
    summary: 'Adds a goal, proposed until the person wants it',
    roles: ['coordinator', 'admin'],
    params: z.strictObject({ personId: z.uuid() }),
    body: goalTermsSchema,
    answer: goal,
    status: 201,
  },
  changeGoal: {
    method: 'PUT',
    path: '/v1/plans/{personId}/goals/{goalId}',
    summary: 'Replaces a goal; what is not named is taken away',
    roles: ['coordinator', 'admin'],
    params: goalParams,
    body: goalTermsSchema.safeExtend({ state: goalStateSchema }),
    answer: goal,
    versioned: true,
  },
} as const satisfies Routes;
