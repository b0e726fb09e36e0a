import * as z from 'zod';
import { journeyRequestSchema, journeyToPlanSchema } from '../transport/journey.ts';
import { tripPointSchema } from '../transport/request.ts';
import {
  closedAsSchema,
  journeyPartSchema,
  tripAlertKindSchema,
  tripHistorySchema,
  tripRequestSchema,
  tripStatusSchema,
} from '../transport/model.ts';
import { changeReason } from './change-reason.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const params = z.strictObject({ tripId: z.uuid() });

export const trip = z
  .strictObject({
    id: z.string(),
    reference: z.string().describe('What alerts by SMS call it.'),
    ...tripRequestSchema.omit({ pickupDetails: true, agreedAs: true, return: true }).shape,
    avoid: tripRequestSchema.shape.avoid.unwrap().omit({ people: true }),
    journey: journeyPartSchema.optional().describe('Its place in a journey of several trips.'),
    status: tripStatusSchema,
    pickupAt: z.string(),
    dispatchAt: z.string().describe('When partners are first asked.'),
    createdAt: z.string(),
    updatedAt: z.string(),
    round: z.int().describe('1, and one more each time partners are asked all over again.'),
    wave: z.int().describe('Waves of offers in this round.'),
    waveEndsAt: z.string().optional(),
    nextLookAt: z.string().optional().describe('When it is looked at next, whatever happens; absent once it is over.'),
    owner: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('dispatch') }),
        z.strictObject({ kind: z.literal('partner'), organizationId: z.string() }),
        z.strictObject({ kind: z.literal('on-call'), acknowledged: z.boolean() }),
      ])
      .optional()
      .describe('Who has it in hand; absent once it is over.'),
    acceptedBy: z
      .strictObject({
        organizationId: z.string(),
        at: z.string(),
        etaMinutes: z.int().optional(),
        expectedAt: z.string().optional().describe('When they said they would be at the pickup.'),
      })
      .optional(),
    attention: tripAlertKindSchema.optional().describe('What whoever is on call was last alerted about.'),
    alert: z
      .strictObject({ kind: tripAlertKindSchema, at: z.string(), count: z.int(), onCall: z.int() })
      .optional()
      .describe('The last alert: the nth in a row, to the person at this place (from 0) of the on-call list.'),
    acknowledgedAt: z.string().optional(),
    toldPerson: z
      .strictObject({ says: z.string(), at: z.string(), cannot: z.string().optional() })
      .optional()
      .describe('What the person was last told, or why nothing could be sent.'),
    arrival: z
      .strictObject({ status: z.enum(['asked', 'well', 'not-well', 'no-answer', 'by-coordinator']), at: z.string() })
      .optional(),
    closedAt: z.string().optional(),
    closedReason: z.string().optional(),
    version: z.int(),
  })
  .meta({ id: 'Trip', description: 'One transport, offered to partners in waves until somebody comes.' });

const textState = z.strictObject({
  status: z.enum(['pending', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'unknown', 'withheld', 'erased']),
  errorCode: z.int().optional().describe("The carrier's, such as 30003 or 21610."),
  withheld: z.enum(['opted-out', 'not-safe', 'no-longer-true', 'taken-back']).optional().describe('Why it never left.'),
});

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
    stage: z.int().describe('1: carriers of the mode; then those of another mode, then neighbouring hubs.'),
    text: textState.optional().describe('Where the text that asked them stands; absent for a yes by telephone.'),
    toldText: textState.optional().describe('Where the text stands that told them they are not needed.'),
    textId: z.string(),
  })
  .meta({ id: 'Offer', description: 'A trip offered to one partner.' });

const reason = changeReason;
const coded = z.looseObject({ code: z.string(), text: z.strictObject({ fr: z.string(), en: z.string() }) });
const journey = z
  .strictObject({ id: z.string(), trips: z.array(trip) })
  .meta({ id: 'Journey', description: 'A chain of trips, each carried by whoever can.' });

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
      alertText: textState.optional(),
      personText: textState.optional(),
      history: z.array(tripHistorySchema.meta({ id: 'TripHistory' })),
    }),
  },
  listTripPartners: {
    method: 'GET',
    path: '/v1/trips/{tripId}/partners',
    summary: 'Who would be asked for a trip now, in order and why, who is in quiet hours, and who is left out',
    roles: ['coordinator', 'admin'],
    params,
    answer: z.strictObject({
      route: z.strictObject({ mode: z.string(), km: z.number(), reasons: z.array(coded) }).optional(),
      stages: z
        .array(
          z.array(
            z.strictObject({ organizationId: z.string(), score: z.number().optional(), reasons: z.array(coded) }),
          ),
        )
        .describe("Carriers of the trip's own mode, of another mode, neighbouring hubs."),
      quiet: z.array(
        z.strictObject({ organizationId: z.string(), stage: z.int(), until: z.string(), reasons: z.array(coded) }),
      ),
      excluded: z.array(z.strictObject({ organizationId: z.string(), reasons: z.array(coded) })),
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
      etaMinutes: z.int().min(1).max(1440).optional().describe('Minutes until the pickup, with accept or en-route.'),
    }),
    answer: trip,
  },
  assignTrip: {
    method: 'POST',
    path: '/v1/trips/{tripId}/assign',
    summary: 'Gives the trip to an organization that said yes by telephone, or where a seat was booked',
    roles: ['coordinator', 'admin'],
    params,
    body: z.strictObject({ organizationId: z.uuid(), etaMinutes: z.int().min(1).max(1440).optional() }),
    answer: trip,
    versioned: true,
  },
  setTripTime: {
    method: 'POST',
    path: '/v1/trips/{tripId}/time',
    summary: 'Says when a trip is wanted that had no time yet: now, or at a time',
    roles: ['coordinator', 'admin'],
    params,
    body: z.strictObject({
      when: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('now') }),
        z.strictObject({ kind: z.literal('at'), at: z.iso.datetime() }),
      ]),
    }),
    answer: trip,
    versioned: true,
  },
  takeTripInHand: {
    method: 'POST',
    path: '/v1/trips/{tripId}/in-hand',
    summary: 'Says that a coordinator has it in hand: whoever is on call is left in peace for a while',
    roles: ['coordinator', 'admin'],
    params,
    answer: trip,
    versioned: true,
  },
  recordArrival: {
    method: 'POST',
    path: '/v1/trips/{tripId}/arrival',
    summary: 'Writes down whether the person arrived well, as a coordinator found out',
    roles: ['coordinator', 'admin'],
    params,
    body: z.strictObject({ status: z.enum(['well', 'not-well']) }),
    answer: trip,
    versioned: true,
  },
  withdrawTripLinks: {
    method: 'POST',
    path: '/v1/trips/{tripId}/links/withdraw',
    summary: 'Closes every link to the details of the trip',
    roles: ['coordinator', 'admin'],
    params,
    answer: trip,
  },
  planJourney: {
    method: 'POST',
    path: '/v1/journeys/plan',
    summary:
      'How to get from one place to another at that hour: the best way and others, with reasons; nobody is asked',
    roles: ['coordinator', 'admin'],
    body: journeyToPlanSchema,
    answer: z.strictObject({
      plans: z.array(
        z.strictObject({
          departsAt: z.string(),
          arrivesAt: z.string(),
          minutes: z.number(),
          costCents: z.int(),
          legs: z.array(
            z.strictObject({
              mode: z.string(),
              craft: z.string(),
              kind: z.enum(['on-demand', 'scheduled']),
              from: tripPointSchema,
              to: tripPointSchema,
              departsAt: z.string(),
              arrivesAt: z.string(),
              beThereAt: z.string(),
              km: z.number(),
              costCents: z.int(),
              source: z
                .enum(['data', 'known', 'estimate', 'hub'])
                .describe('Where what is said of it comes from; verify what is not from data or the hub.'),
              name: z.strictObject({ fr: z.string(), en: z.string() }).optional(),
              organizationIds: z.array(z.string()).describe('Partners that could be asked, in order.'),
            }),
          ),
          reasons: z.array(coded),
          parts: journeyRequestSchema.shape.parts.describe('Ready for POST /v1/journeys.'),
        }),
      ),
      unknown: z.array(coded).describe('What is not known, and has to be asked there.'),
      why: z.array(coded).describe('Why a way one would expect is not among them.'),
    }),
  },
  createJourney: {
    method: 'POST',
    path: '/v1/journeys',
    summary: 'Asks for all trips of a planned journey; each part goes to partners that can carry it',
    roles: ['coordinator', 'admin'],
    body: journeyRequestSchema,
    answer: journey,
    status: 201,
  },
  readJourney: {
    method: 'GET',
    path: '/v1/journeys/{journeyId}',
    summary: 'The trips of a journey, in their order',
    roles: ['coordinator', 'admin'],
    params: z.strictObject({ journeyId: z.uuid() }),
    answer: journey,
  },
  cancelJourney: {
    method: 'POST',
    path: '/v1/journeys/{journeyId}/cancel',
    summary: 'Calls off every trip of a journey that is not over; everyone who was asked is told',
    roles: ['coordinator', 'admin'],
    params: z.strictObject({ journeyId: z.uuid() }),
    body: z.strictObject({ reason }),
    answer: journey,
  },
} as const satisfies Routes;
