import * as z from 'zod';

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

const tripPurposeSchema = z.enum(['emergency-service', 'safe-place', 'appointment']);

const communityIdSchema = z.string().regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60})$/);

/** A community, or a location of the directory; a confidential location is named to nobody but who accepted the trip. */
const tripPointSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('community'), communityId: communityIdSchema }),
  z.strictObject({ kind: z.literal('location'), locationId: z.uuid() }),
]);
export type TripPoint = z.infer<typeof tripPointSchema>;

/** All legs of a trip go to the partner who accepts it. */
const legSchema = z.strictObject({ from: tripPointSchema, to: tripPointSchema });

const travelNeedSchema = z.enum(['wheelchair', 'lifting', 'service-animal', 'attendant']);
export type TravelNeed = z.infer<typeof travelNeedSchema>;

export const tripRequestSchema = z.strictObject({
  personId: z.uuid().optional(),
  purpose: tripPurposeSchema,
  legs: z.array(legSchema).min(1).max(4),
  when: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('now') }),
    z.strictObject({ kind: z.literal('at'), at: z.iso.datetime() }),
  ]),
  passengers: z
    .strictObject({ adults: z.int().min(0).max(12), children: z.int().min(0).max(12) })
    .refine(({ adults, children }) => adults + children > 0, { error: 'a trip has at least one passenger' }),
  accessibility: z.array(travelNeedSchema).max(4).default([]),
  /** Whom and what the person must be kept away from. */
  avoid: z
    .strictObject({
      organizationIds: z.array(z.uuid()).max(50).default([]),
      locationIds: z.array(z.uuid()).max(50).default([]),
      communityIds: z.array(communityIdSchema).max(50).default([]),
    })
    .default({ organizationIds: [], locationIds: [], communityIds: [] }),
  /** Where exactly, whom to ask for, what to know: sealed, shown behind the partner's link once the trip is accepted. */
  pickupDetails: z.string().trim().min(1).max(1000).optional(),
});
export type TripRequest = z.infer<typeof tripRequestSchema>;

const acceptanceSchema = z.object({
  offerId: z.string(),
  organizationId: z.string(),
  at: z.string(),
  /** Minutes until the pickup, as the partner said. */
  etaMinutes: z.number().int().optional(),
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

const tripAlertKindSchema = z.enum(['unfilled', 'no-news', 'problem', 'partner-withdrew', 'partner-stopped']);
export type TripAlertKind = z.infer<typeof tripAlertKindSchema>;

const common = z.object({
  ...tripRequestSchema.omit({ pickupDetails: true }).shape,
  id: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  /** When the passenger is to be picked up: `when`, or the creation for a trip wanted now. */
  pickupAt: z.string(),
  /** Dispatches so far: 1, and one more each time partners are asked all over again. */
  round: z.number().int(),
  /** Waves opened in this round. */
  wave: z.number().int(),
  waveEndsAt: z.string().optional(),
  /** When its status last changed. */
  progressAt: z.string(),
  /** When it is looked at next, whatever happens. Only a closed trip may be without. */
  clock: z.object({ at: z.string(), timerId: z.string() }).optional(),
  /** Something a human has to hear; `alerted` once the text is queued. */
  attention: z.object({ kind: tripAlertKindSchema, at: z.string(), alerted: z.boolean() }).optional(),
  alert: z
    .object({ kind: tripAlertKindSchema, at: z.string(), count: z.number().int(), textId: z.string() })
    .optional(),
  /** Subject of the data key that seals `pickupDetails`. */
  sealedWith: z.string(),
  pickupDetails: z.instanceof(Uint8Array).optional(),
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
    z.object({ kind: z.literal('clock') }),
  ]),
  organizationId: z.string().optional(),
  wave: z.number().int().optional(),
  reason: z.string().optional(),
});
export type TripHistory = z.infer<typeof tripHistorySchema>;
