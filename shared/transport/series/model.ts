import * as z from 'zod';
import { isLocalDate, type LocalDate } from '../../platform/local-date.ts';
import { tripRequestSchema } from '../request.ts';
import { momentSchema, returnSchema, scheduleSchema } from './schedule.ts';

/** What is asked for each time: a trip without its times. */
const { when: _when, return: _return, planned: _planned, ...timeless } = tripRequestSchema.shape;
export const seriesTripSchema = z.strictObject({ ...timeless, return: returnSchema.optional() });
export type SeriesTrip = z.infer<typeof seriesTripSchema>;

export const seriesRequestSchema = z.strictObject({ trip: seriesTripSchema, schedule: scheduleSchema });
export type SeriesRequest = z.infer<typeof seriesRequestSchema>;

/** Words that only a driver sees: sealed in the series as they are in a trip. */
export const WORDS = ['pickupDetails', 'agreedAs', 'avoidPeople'] as const;
export const seriesWordsSchema = z.object({
  pickupDetails: z.string().optional(),
  agreedAs: z.string().optional(),
  avoidPeople: z.string().optional(),
});
export type SeriesWords = z.infer<typeof seriesWordsSchema>;

/** What of the template stands in the open, as it does in a trip. */
export const openTripSchema = z.object({
  ...seriesTripSchema.omit({ personId: true, pickupDetails: true, agreedAs: true }).shape,
  avoid: tripRequestSchema.shape.avoid.unwrap().omit({ people: true }),
});
export type OpenTrip = z.infer<typeof openTripSchema>;

/** A change: what is left out stays as it is, hidden words too, unless they are to be forgotten. The person stays the same. */
export const seriesChangeSchema = z.strictObject({
  trip: seriesTripSchema.omit({ personId: true }).optional(),
  schedule: scheduleSchema.optional(),
  forget: z.array(z.enum(WORDS)).max(WORDS.length).default([]),
});
export type SeriesChange = z.infer<typeof seriesChangeSchema>;

const localDate = z.custom<LocalDate>((value) => typeof value === 'string' && isLocalDate(value));

/** What becomes of one date of the schedule that is not as planned. */
const exceptionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('skip'), reason: z.string() }),
  z.object({
    kind: z.literal('move'),
    to: momentSchema,
    /** Its trip was made, or it was missed. */
    done: z.boolean(),
  }),
]);
export type Exception = z.infer<typeof exceptionSchema>;

/** Everything but how far it is. */
export const seriesCoreSchema = z.object({
  id: z.string(),
  personId: z.string().optional(),
  trip: openTripSchema,
  schedule: scheduleSchema.extend({ timeZone: z.string() }),
  /** By the date of the schedule. */
  exceptions: z.record(z.string(), exceptionSchema),
  /** Dates up to this one that are as planned are done with: their trips were made, or they were missed. */
  doneThrough: localDate.optional(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  /** Subject of the data key that seals `words`. */
  sealedWith: z.string(),
  words: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  version: z.number().int(),
});

export type SeriesCore = z.infer<typeof seriesCoreSchema>;

/** Until it is over, a series has a clock: when its next trip is to be made. */
export const seriesSchema = z.discriminatedUnion('status', [
  seriesCoreSchema.extend({ status: z.literal('active'), clock: z.object({ at: z.string(), timerId: z.string() }) }),
  seriesCoreSchema.extend({ status: z.literal('ended'), endedAt: z.string(), endedReason: z.string() }),
]);
export type Series = z.infer<typeof seriesSchema>;

export const SERIES_EVENTS = [
  'created',
  'changed',
  'skipped',
  'moved',
  /** Its trip was made. */
  'made',
  /** Its time had passed before its trip was made: whoever is on call was told. */
  'missed',
  /** Its trip could not be made, for the reason that is given: whoever is on call was told. */
  'refused',
  'ended',
] as const;

export const seriesHistorySchema = z.object({
  id: z.string(),
  at: z.string(),
  event: z.enum(SERIES_EVENTS),
  by: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('member'), id: z.string() }),
    z.object({ kind: z.literal('clock') }),
  ]),
  /** The date of the schedule that it is about. */
  date: z.string().optional(),
  to: momentSchema.optional(),
  tripId: z.string().optional(),
  reason: z.string().optional(),
});
export type SeriesHistory = z.infer<typeof seriesHistorySchema>;
