import * as z from 'zod';
import { closedAsSchema, tripHistorySchema, tripRequestSchema, tripStatusSchema } from '../transport/model.ts';
import { changeReason } from './change-reason.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const params = z.strictObject({ tripId: z.uuid() });

export const trip = z
  .strictObject({
    id: z.string(),
    reference: z.string().describe('What alerts by SMS call it.'),
    ...tripRequestSchema.omit({ pickupDetails: true }).shape,
    status: tripStatusSchema,
    pickupAt: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    round: z.int().describe('1, and one more each time partners are asked all over again.'),
    wave: z.int().describe('Waves of offers in this round.'),
    nextLookAt: z.string().optional().describe('When it is looked at next, whatever happens; absent once it is over.'),
    acceptedBy: z
      .strictObject({ organizationId: z.string(), at: z.string(), etaMinutes: z.int().optional() })
      .optional(),
    attention: z.string().optional().describe('What a coordinator was last alerted about.'),
    closedAt: z.string().optional(),
    closedReason: z.string().optional(),
    version: z.int(),
  })
  .meta({ id: 'Trip', description: 'One transport, offered to partners in waves until somebody comes.' });

export const offer = z
  .strictObject({
    id: z.string(),
    organizationId: z.string(),
    code: z.string(),
    round: z.int(),
    wave: z.int(),
    status: z.enum(['open', ...closedAsSchema.options]),
    openedAt: z.string(),
    closedAt: z.string().optional(),
    closedBecause: z.string().optional(),
    textId: z.string(),
  })
  .meta({ id: 'Offer', description: 'A trip offered to one partner.' });

const reason = changeReason;

export const transportRoutes = {
  createTrip: {
    method: 'POST',
    path: '/v1/trips',
    summary: 'Asks for a trip; partners are texted within a second or so',
    roles: ['coordinator', 'admin'],
    body: tripRequestSchema,
    answer: trip,
    status: 201,
  },
  listTrips: {
    method: 'GET',
    path: '/v1/trips',
    summary: 'Open trips by state then age, those in one state, or those of one person',
    roles: ['coordinator', 'admin'],
    query: z.strictObject({ ...page.shape, status: tripStatusSchema.optional(), personId: z.uuid().optional() }),
    answer: z.strictObject({ items: z.array(trip), cursor: z.string().optional() }),
  },
  readTrip: {
    method: 'GET',
    path: '/v1/trips/{tripId}',
    summary: 'One trip with its offers and its history',
    roles: ['coordinator', 'admin'],
    params,
    answer: z.strictObject({
      ...trip.shape,
      offers: z.array(offer),
      history: z.array(tripHistorySchema.meta({ id: 'TripHistory' })),
    }),
  },
  cancelTrip: {
    method: 'POST',
    path: '/v1/trips/{tripId}/cancel',
    summary: 'Calls a trip off; everyone who was asked is told',
    roles: ['coordinator', 'admin'],
    params,
    body: z.strictObject({ reason }),
    answer: trip,
    versioned: true,
  },
  redispatchTrip: {
    method: 'POST',
    path: '/v1/trips/{tripId}/redispatch',
    summary: 'Asks partners anew, taking the trip back from whoever has it',
    roles: ['coordinator', 'admin'],
    params,
    body: z.strictObject({ reason }),
    answer: trip,
    versioned: true,
  },
  answerOffer: {
    method: 'POST',
    path: '/v1/trips/{tripId}/offers/{offerId}/answer',
    summary: 'Writes down what a partner said by telephone',
    roles: ['coordinator', 'admin'],
    params: z.strictObject({ tripId: z.uuid(), offerId: z.uuid() }),
    body: z.strictObject({
      answer: z.enum(['accept', 'decline', 'withdraw', 'en-route', 'picked-up', 'completed', 'no-show', 'problem']),
    }),
    answer: trip,
  },
} as const satisfies Routes;
