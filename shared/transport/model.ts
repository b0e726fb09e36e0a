import * as z from 'zod';
import { tripRequestSchema } from './request.ts';

export {
  tripRequestSchema,
  type Planned,
  type TravelNeed,
  type TripMode,
  type TripPoint,
  type TripRequest,
} from './request.ts';

export const TRIP_STATUSES = [
  'requested',
  'offering',
  'unfilled',
  'accepted',
  'en-route',
  'picked-up',
  'completed',
  'no-show',
  'cancelled',
] as const;
export const tripStatusSchema = z.enum(TRIP_STATUSES);
export type TripStatus = z.infer<typeof tripStatusSchema>;

/** Its place in a journey: a chain of trips, each carried by whoever can. */
export const journeyPartSchema = z.strictObject({
  id: z.uuid(),
  part: z.int().min(1),
  parts: z.int().min(1),
  way: z.enum(['there', 'back']),
});
export type JourneyPart = z.infer<typeof journeyPartSchema>;

const acceptanceSchema = z.object({
  offerId: z.string(),
  organizationId: z.string(),
  at: z.string(),
  /** Minutes until the pickup, as the partner said. */
  etaMinutes: z.number().int().optional(),
  /** When they said they would be at the pickup, by the last they said. */
  expectedAt: z.string().optional(),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

export const TRIP_ALERTS = [
  'unfilled',
  'not-departed',
  'not-picked-up',
  'not-arrived',
  'problem',
  /** The partner wrote of danger. */
  'danger',
  'partner-withdrew',
  'partner-stopped',
  'no-show',
  /** A seat on a scheduled flight, train or boat has to be booked. */
  'to-book',
  /** The way back has no time yet. */
  'return-open',
  /** Somebody is coming, and no text can tell the person. */
  'tell-person',
  /** Nobody is coming for now, and no text can tell the person not to wait outside. */
  'tell-person-off',
  /** They should have arrived well, and no text can ask. */
  'check-person',
  /** The person was erased, and with them where exactly they wait and whom to keep away: nobody can read it any more. */
  'details-lost',
] as const;
export const tripAlertKindSchema = z.enum(TRIP_ALERTS);
export type TripAlertKind = z.infer<typeof tripAlertKindSchema>;

/** Trips of an earlier release may hold a kind that is no more; all of those meant silence. */
const storedAlertKind = tripAlertKindSchema.catch('not-arrived');

/** The last thing the person was told, and what has to be true for it to be sent. */
const toldPersonSchema = z.object({
  says: z.enum(['confirmed', 'new-time', 'changed', 'cancelled', 'check']),
  holds: z.string(),
  at: z.string(),
  /** The time of pickup that was named. */
  pickupAt: z.string().optional(),
  outboxId: z.string().optional(),
  /** Nothing was sent, because of this. */
  cannot: z.string().optional(),
});
export type ToldPerson = z.infer<typeof toldPersonSchema>;

const common = z.object({
  ...tripRequestSchema.omit({ pickupDetails: true, agreedAs: true, return: true }).shape,
  avoid: tripRequestSchema.shape.avoid.unwrap().omit({ people: true }),
  journey: journeyPartSchema.optional(),
  id: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  /** When the passenger is to be picked up: `when`, or the creation for a trip wanted now. */
  pickupAt: z.string(),
  /** The clock on the wall where the passenger is picked up. */
  timeZone: z.string().optional(),
  /** When partners are first asked. */
  dispatchAt: z.string().default(''),
  /** Dispatches so far: 1, and one more each time partners are asked all over again. */
  round: z.number().int(),
  /** Waves opened in this round. */
  wave: z.number().int(),
  waveEndsAt: z.string().optional(),
  /** While nobody has come forward: when somebody who is in quiet hours may be asked. */
  wakesAt: z.string().optional(),
  /** Called off with the passenger on board. */
  calledOffAboard: z.boolean().optional(),
  /** Of a later part of a journey: the `progressAt` for which the first part was looked at. */
  firstLookedAtFor: z.string().optional(),
  /** When its status last changed. */
  progressAt: z.string(),
  /** When it is looked at next, whatever happens. Only a closed trip may be without. */
  clock: z.object({ at: z.string(), timerId: z.string() }).optional(),
  /** Something a human has to hear; `alerted` once the text is queued. */
  attention: z.object({ kind: storedAlertKind, at: z.string(), alerted: z.boolean() }).optional(),
  /** When the partner wrote of danger; gone once somebody on call, or a coordinator, has said that they have it in hand. */
  dangerAt: z.string().optional(),
  /** The acceptance of which it was said that its partner has stopped texts. */
  stoppedToldFor: z.string().optional(),
  /** The last alert of whoever is on call: the nth in a row about this stage, to the person at this turn. */
  alert: z
    .object({
      kind: storedAlertKind,
      at: z.string(),
      count: z.number().int(),
      turn: z.number().int().default(0),
      textId: z.string(),
      /** Turns that this row of alerts did not reach, or that passed it on; and whether the alert topic was told then. */
      deaf: z.array(z.number().int()).default([]),
      staffTold: z.boolean().optional(),
      /** They said that they cannot: the next one is told at once. */
      passedOn: z.boolean().optional(),
    })
    .optional(),
  /** The codes by which people on call answer alerts about this trip; one each. */
  alertAsks: z
    .array(z.object({ turn: z.number().int(), phoneKey: z.string(), code: z.string(), openedAt: z.string() }))
    .default([]),
  /** Somebody on call, or a coordinator, has it in hand. */
  acknowledged: z
    .object({ at: z.string(), phoneKey: z.string().optional(), memberId: z.string().optional() })
    .optional(),
  toldPerson: toldPersonSchema.optional(),
  /** Whether they arrived well. */
  arrival: z
    .object({ status: z.enum(['asked', 'well', 'not-well', 'no-answer', 'by-coordinator']), at: z.string() })
    .optional(),
  /** Subject of the data key that seals the words below. */
  sealedWith: z.string(),
  pickupDetails: z.instanceof(Uint8Array).optional(),
  avoidPeople: z.instanceof(Uint8Array).optional(),
  agreedAs: z.instanceof(Uint8Array).optional(),
  closedAt: z.string().optional(),
  closedReason: z.string().optional(),
  version: z.number().int(),
});

export const tripSchema = z.discriminatedUnion('status', [
  common.extend({ status: z.enum(['requested', 'offering', 'unfilled']) }),
  common.extend({
    status: z.enum(['accepted', 'en-route', 'picked-up', 'completed', 'no-show']),
    acceptance: acceptanceSchema,
  }),
  common.extend({ status: z.literal('cancelled'), acceptance: acceptanceSchema.optional() }),
]);
export type Trip = z.infer<typeof tripSchema>;

export const closedAsSchema = z.enum(['accepted', 'declined', 'expired', 'withdrawn']);

export const offerSchema = z.object({
  id: z.string(),
  tripId: z.string(),
  organizationId: z.string(),
  phoneKey: z.string(),
  /** The short code in the text. */
  code: z.string(),
  round: z.number().int(),
  wave: z.number().int(),
  /** 1: carriers of the trip's own mode; then those of another mode, then neighbouring hubs. */
  stage: z.number().int().default(1),
  /** Offers of the same wave. */
  siblings: z.array(z.string()),
  textId: z.string(),
  openedAt: z.string(),
  /** Absent while the offer is open. */
  closedAs: closedAsSchema.optional(),
  closedBecause: z.string().optional(),
  closedAt: z.string().optional(),
  /** When the partner was told that nothing more is needed. */
  toldAt: z.string().optional(),
  /** The text that told them. */
  toldTextId: z.string().optional(),
});
export type Offer = z.infer<typeof offerSchema>;

export const offerStatusOf = (offer: Offer): 'open' | NonNullable<Offer['closedAs']> => offer.closedAs ?? 'open';

export const acceptanceOf = (trip: Trip): Acceptance | undefined =>
  'acceptance' in trip ? trip.acceptance : undefined;

export const tripHistorySchema = z.object({
  id: z.string(),
  at: z.string(),
  event: z.string(),
  to: tripStatusSchema.optional(),
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('member'), id: z.string() }),
    z.object({ kind: z.literal('partner'), organizationId: z.string() }),
    z.object({ kind: z.literal('on-call') }),
    z.object({ kind: z.literal('person') }),
    z.object({ kind: z.literal('clock') }),
  ]),
  organizationId: z.string().optional(),
  wave: z.number().int().optional(),
  reason: z.string().optional(),
  /** The text it was said with; where that stands is told by the outbox. */
  textId: z.string().optional(),
});
export type TripHistory = z.infer<typeof tripHistorySchema>;

/** Who has a trip in hand; nobody only once it is closed. */
export type Owner =
  | { readonly kind: 'partner'; readonly organizationId: string }
  /** Somebody on call who said so, or who was told and has until the clock to say so. */
  | { readonly kind: 'on-call'; readonly acknowledged: boolean }
  /** The dispatcher: partners are being asked, or will be at the trip's hour. */
  | { readonly kind: 'dispatch' };
