import * as z from 'zod';
import { parseLocalDate } from '../../platform/local-date.ts';

/** What a trip leads to beside itself: a service that counts for its person, and what it cost. */

/** Why a proposed service is not recorded. Coded: free words could name somebody. */
export const dismissalReasonSchema = z.enum(['already-counted', 'not-funded', 'other']);
export type DismissalReason = z.infer<typeof dismissalReasonSchema>;

const localDate = z.string().transform(parseLocalDate);

const proposed = z.object({
  /** Also the id of the service event, so that it can be recorded once only. */
  id: z.string(),
  /** The trip that was over first; those that the proposal covers as well point to it. */
  tripId: z.string(),
  /** Where and when the passenger was picked up, on the calendar of that place. */
  date: localDate,
  /** Where the service was given; nothing for a place that is told to nobody. */
  communityId: z.string().optional(),
  proposedAt: z.string(),
  version: z.number().int(),
});
const closed = { closedAt: z.string(), closedBy: z.string() };

/** The person itself is not in it: the trip says who it is, for as long as anybody may know. */
export const proposalSchema = z.discriminatedUnion('state', [
  proposed.extend({ state: z.literal('proposed') }),
  proposed.extend({
    state: z.literal('confirmed'),
    ...closed,
    recipientId: z.string(),
    serviceDate: localDate,
    /** The reference under which counting knows the service event. */
    eventId: z.string(),
  }),
  proposed.extend({ state: z.literal('dismissed'), ...closed, reason: dismissalReasonSchema }),
  /** The person was erased before anybody had decided: there is nobody left to count. */
  proposed.extend({ state: z.literal('person-erased'), closedAt: z.string() }),
]);
export type Proposal = z.output<typeof proposalSchema>;

const stated = z.object({
  tripId: z.string(),
  amountCents: z.number().int(),
  recipientId: z.string(),
  fundingStream: z.string().optional(),
  date: localDate,
  /** An invoice or voucher number, never a name. */
  documentReference: z.string(),
  /** Free words: sealed with the key of the trip's person. */
  note: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  sealedWith: z.string().optional(),
  statedAt: z.string(),
  statedBy: z.string(),
  /** How often the cost of this trip was put in the books: a reversed entry is followed by another one. */
  bookings: z.number().int(),
  version: z.number().int(),
});

/** `stated`: a figure that somebody gave, which may still be changed. `booked`: an expenditure of the ledger. */
export const tripCostSchema = z.discriminatedUnion('state', [
  stated.extend({ state: z.literal('stated') }),
  stated.extend({
    state: z.literal('booked'),
    /** Under which the ledger keeps it. */
    entryId: z.string(),
    bookedAt: z.string(),
    bookedBy: z.string(),
  }),
]);
export type TripCost = z.output<typeof tripCostSchema>;
export type BookedCost = Extract<TripCost, { state: 'booked' }>;
