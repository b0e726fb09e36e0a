import * as z from 'zod';

/** What is asked for when a trip is asked for. */

const tripPurposeSchema = z.enum(['emergency-service', 'safe-place', 'appointment']);

const communityIdSchema = z.string().regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60})$/);

/** A community, a location of the directory or an airport; a confidential location is named to nobody but who accepted the trip. */
export const tripPointSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('community'), communityId: communityIdSchema }),
  z.strictObject({ kind: z.literal('location'), locationId: z.uuid() }),
  z.strictObject({
    kind: z.literal('airport'),
    ident: z.string().regex(/^C[A-Z0-9]{3}$/, 'an ICAO code such as CYAT'),
  }),
]);
export type TripPoint = z.infer<typeof tripPointSchema>;

/** All legs of a trip go to the partner who accepts it; what needs another carrier is another trip of the same journey. */
export const legSchema = z.strictObject({ from: tripPointSchema, to: tripPointSchema });

export const travelNeedSchema = z.enum(['wheelchair', 'lifting', 'service-animal', 'attendant']);
export type TravelNeed = z.infer<typeof travelNeedSchema>;

export const tripModeSchema = z.enum(['road', 'winter-road', 'air', 'rail', 'boat']);
export type TripMode = z.infer<typeof tripModeSchema>;

/** How this part of a journey was planned; what was expected, not what happened. */
export const plannedSchema = z.strictObject({
  departsAt: z.iso.datetime(),
  arrivesAt: z.iso.datetime(),
  /** A seat is booked on what runs anyway, or a carrier comes when asked. */
  carriage: z.enum(['on-demand', 'scheduled']),
  km: z.number().min(0).max(5000).optional(),
  costCents: z.int().min(0).max(10_000_000).optional(),
});
export type Planned = z.infer<typeof plannedSchema>;

const openEndedSchema = z.strictObject({
  kind: z.literal('open').describe('When it is over; somebody is asked until the time is known.'),
  about: z.iso.datetime().optional().describe('When to begin asking.'),
});

const words = (most: number) => z.string().trim().min(1).max(most);

export const tripRequestSchema = z.strictObject({
  personId: z.uuid().optional(),
  purpose: tripPurposeSchema,
  legs: z.array(legSchema).min(1).max(4),
  mode: tripModeSchema.optional().describe('How it is carried; left out, it follows from the places and the season.'),
  evenIfClosed: z
    .boolean()
    .optional()
    .describe('By that mode although the hub has the way as closed then, which is else refused as `way-closed`.'),
  when: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('now') }),
    z.strictObject({ kind: z.literal('at'), at: z.iso.datetime() }),
    openEndedSchema,
  ]),
  return: z
    .discriminatedUnion('kind', [z.strictObject({ kind: z.literal('at'), at: z.iso.datetime() }), openEndedSchema])
    .optional()
    .describe('The way back, as a trip of its own in the same journey.'),
  passengers: z
    .strictObject({
      adults: z.int().min(0).max(12),
      children: z.int().min(0).max(12),
      attendants: z.int().min(0).max(4).default(0).describe('Who goes along to help.'),
    })
    .refine(({ adults, children }) => adults + children > 0, { error: 'a trip has at least one passenger' }),
  accessibility: z.array(travelNeedSchema).max(4).default([]),
  luggage: z.enum(['none', 'hand', 'bags', 'bulky']).default('hand'),
  /** Whom and what the person must be kept away from. */
  avoid: z
    .strictObject({
      organizationIds: z.array(z.uuid()).max(50).default([]),
      locationIds: z.array(z.uuid()).max(50).default([]),
      communityIds: z.array(communityIdSchema).max(50).default([]),
      people: words(500).optional().describe('Who must not know or come near; sealed, for the driver alone.'),
      policeMarks: z.boolean().default(false).describe('No police organization, no marked vehicle.'),
    })
    .default({ organizationIds: [], locationIds: [], communityIds: [], policeMarks: false }),
  /** Where exactly, whom to ask for, what to know: sealed, shown behind the partner's link once the trip is accepted. */
  pickupDetails: words(1000).optional(),
  agreedAs: words(200)
    .optional()
    .describe('How the person knows who comes, as agreed with them; sealed, for the driver.'),
  tellPerson: z.boolean().default(true).describe('Whether the person is told by text once it is certain.'),
  planned: plannedSchema.optional(),
});
export type TripRequest = z.infer<typeof tripRequestSchema>;
