import * as z from 'zod';
import { overApprovalReasonSchema } from '../counting/ceiling.ts';
import { newExpenditureSchema } from '../counting/ledger-entry.ts';
import { localDateSchema } from '../counting/model.ts';
import { organizationSchema } from '../directory/model.ts';
import { tripHistorySchema, tripStatusSchema } from '../transport/model.ts';
import { dismissalReasonSchema } from '../transport/outcome/model.ts';
import { listOf } from './counting.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const roles = ['coordinator', 'admin'] as const;
const params = z.strictObject({ tripId: z.uuid() });

const proposal = z
  .strictObject({
    state: z
      .enum(['proposed', 'confirmed', 'dismissed', 'person-erased'])
      .describe('person-erased: the person was erased before anybody had decided; nobody is left to count.'),
    date: z.string().describe('When the person was picked up, on the calendar of that place.'),
    communityId: z.string().optional(),
    proposedAt: z.string(),
    closedAt: z.string().optional(),
    closedBy: z.string().optional(),
    reason: dismissalReasonSchema.optional().describe('Why it was dismissed.'),
    recipientId: z.string().optional(),
    serviceDate: z.string().optional(),
    eventId: z.string().optional().describe('The service event, as /v1/service-events knows it.'),
  })
  .meta({ id: 'TripService', description: 'That a completed trip served its person: once for a journey and day.' });

const fundingStream = organizationSchema.shape.fundingStreams.element;
const { amountCents, documentReference } = newExpenditureSchema.shape;

const statedCost = z.strictObject({
  amountCents: z.int(),
  recipientId: z.string(),
  fundingStream: z.string().optional(),
  date: z.string(),
  documentReference: z.string(),
  note: z.string().optional(),
  statedAt: z.string(),
  statedBy: z.string(),
  bookedAt: z.string().optional(),
  bookedBy: z.string().optional(),
  expenditureId: z.string().optional().describe('The expenditure, as /v1/expenditures knows it.'),
});
const cost = z
  .strictObject({
    estimatedCents: z.int().optional().describe('As planned.'),
    actual: statedCost.optional(),
    books: z
      .enum(['not-stated', 'to-confirm', 'in-books', 'reversed'])
      .describe(
        'Whether the actual cost is an expenditure of the ledger; reversed: it was, until it was reversed there.',
      ),
    version: z.int().describe('0 until a cost was stated.'),
  })
  .meta({
    id: 'TripCost',
    description: 'What a trip was to cost, what it did cost, and whether that is in the books.',
  });

const words = z.strictObject({ fr: z.string(), en: z.string() });
const timelineEntry = z
  .strictObject({
    at: z.string(),
    event: z.string(),
    label: words,
    ahead: z.literal(true).optional().describe('Still to come.'),
    by: tripHistorySchema.shape.by.optional(),
    organizationId: z.string().optional(),
    offerCode: z.string().optional(),
    round: z.int().optional(),
    wave: z.int().optional(),
    to: tripStatusSchema.optional(),
    reason: z.string().optional(),
    reasonLabel: words.optional(),
    text: z
      .strictObject({ status: z.string(), errorCode: z.int().optional(), label: words })
      .optional()
      .describe('Where the text stands that went with it; never its words.'),
  })
  .meta({ id: 'TimelineEntry' });

const waiting = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('service-event'),
      tripId: z.string(),
      reference: z.string(),
      personId: z.string().optional().describe('Absent when the person was erased: dismiss it.'),
      date: z.string(),
      communityId: z.string().optional(),
      proposedAt: z.string(),
    }),
    z.strictObject({
      kind: z.literal('cost'),
      tripId: z.string(),
      reference: z.string(),
      date: z.string(),
      amountCents: z.int(),
      recipientId: z.string(),
      fundingStream: z.string().optional(),
      statedAt: z.string(),
      version: z.int(),
    }),
  ])
  .meta({
    id: 'TripProposal',
    description: 'A service or a cost of a trip that waits for a coordinator to confirm it.',
  });

export const tripOutcomeRoutes = {
  listTripProposals: {
    method: 'GET',
    path: '/v1/trip-proposals',
    summary: 'Services to count and costs to confirm, by date, the oldest first',
    roles,
    query: page,
    answer: listOf(waiting),
  },
  confirmTripService: {
    method: 'POST',
    path: '/v1/trips/{tripId}/service-event',
    summary: 'Records the service that a completed trip proposes, once; the person counts once a year',
    roles,
    params,
    body: z.strictObject({
      recipientId: z.uuid(),
      date: localDateSchema.optional().describe('Default: the day of the pickup, where it was.'),
    }),
    answer: proposal,
    status: 201,
  },
  dismissTripService: {
    method: 'POST',
    path: '/v1/trips/{tripId}/service-event/dismissal',
    summary: 'Says that the service of a trip is not to be counted, and why',
    roles,
    params,
    body: z.strictObject({ reason: dismissalReasonSchema }),
    answer: proposal,
  },
  readTripCost: {
    method: 'GET',
    path: '/v1/trips/{tripId}/cost',
    summary: 'Estimated and actual cost of a trip, and whether it is in the books',
    roles,
    params,
    answer: cost,
  },
  stateTripCost: {
    method: 'POST',
    path: '/v1/trips/{tripId}/cost',
    summary: 'Says what a trip cost; until it is confirmed it can be said anew',
    roles,
    params,
    body: z.strictObject({
      amountCents,
      recipientId: z.uuid(),
      fundingStream: fundingStream.optional().describe('One of the recipient’s.'),
      date: localDateSchema.optional().describe('Of the expense; default: the day of the trip.'),
      documentReference,
      note: z.string().trim().min(1).max(500).optional().describe('Sealed, and gone with the person.'),
    }),
    answer: cost,
  },
  confirmTripCost: {
    method: 'POST',
    path: '/v1/trips/{tripId}/cost/confirmation',
    summary: 'Puts the stated cost in the books, once; from then on the ledger corrects it',
    roles,
    params,
    body: z.strictObject({ overApprovalReason: overApprovalReasonSchema.optional() }),
    answer: cost,
    status: 201,
    versioned: true,
  },
  readTripTimeline: {
    method: 'GET',
    path: '/v1/trips/{tripId}/timeline',
    summary: 'Everything that happened to a trip, in its order; no words, names or numbers',
    roles,
    params,
    query: z.strictObject({
      format: z.enum(['json', 'csv']).optional().describe('Default: as Accept asks, else json.'),
    }),
    answer: z.strictObject({
      tripId: z.string(),
      reference: z.string(),
      status: tripStatusSchema,
      service: proposal.optional(),
      cost,
      entries: z.array(timelineEntry),
    }),
    alsoAnswers: ['text/csv'],
  },
} as const satisfies Routes;
