import * as z from 'zod';
import { legSchema, plannedSchema, tripModeSchema, tripPointSchema, tripRequestSchema } from './request.ts';

const request = tripRequestSchema.shape;

/** A journey as the coordinator booked it: what is common to all its trips, and one part for each carrier. */
export const journeyRequestSchema = z.strictObject({
  personId: request.personId,
  purpose: request.purpose,
  passengers: request.passengers,
  accessibility: request.accessibility,
  luggage: request.luggage,
  avoid: request.avoid,
  agreedAs: request.agreedAs,
  tellPerson: request.tellPerson,
  evenIfClosed: request.evenIfClosed,
  parts: z
    .array(
      z.strictObject({
        way: z.enum(['there', 'back']).default('there'),
        legs: z.array(legSchema).min(1).max(4),
        mode: tripModeSchema.optional(),
        when: request.when,
        planned: plannedSchema.optional(),
        pickupDetails: request.pickupDetails,
      }),
    )
    .min(1)
    .max(12),
});
/** What is asked of the planner: from where to where, and when to leave or to be there. */
export const journeyToPlanSchema = z.strictObject({
  from: tripPointSchema,
  to: tripPointSchema,
  when: z
    .union([z.strictObject({ leaveAt: z.iso.datetime() }), z.strictObject({ arriveBy: z.iso.datetime() })])
    .describe('When to leave, or by when to be there.'),
  passengers: request.passengers.default({ adults: 1, children: 0, attendants: 0 }),
  accessibility: request.accessibility,
  avoid: request.avoid,
});
export type JourneyToPlan = z.infer<typeof journeyToPlanSchema>;
export type JourneyRequest = z.infer<typeof journeyRequestSchema>;
