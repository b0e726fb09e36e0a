import * as z from 'zod';
import { calendarLanguageSchema } from '../transport/calendar/model.ts';
import {
  openTripSchema,
  seriesChangeSchema,
  seriesHistorySchema,
  seriesRequestSchema,
} from '../transport/series/model.ts';
import { momentSchema, scheduleSchema } from '../transport/series/schedule.ts';
import { changeReason } from './change-reason.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const params = z.strictObject({ seriesId: z.uuid() });
const statusSchema = z.enum(['active', 'ended']);
const roles = ['coordinator', 'admin'] as const;

const appointment = z.strictObject({
  date: z.string().describe('Of the schedule: by it the appointment is called, when it is moved too.'),
  moment: momentSchema.describe('On the wall clock of the series.'),
  at: z.string().describe('The pickup.'),
  as: z.enum(['planned', 'moved', 'skipped']),
  tripId: z.string().describe('What its trip will be called once it is made.'),
});

const series = z
  .strictObject({
    id: z.string(),
    reference: z.string(),
    personId: z.string().optional(),
    status: statusSchema,
    trip: z.strictObject(openTripSchema.shape),
    hasWords: z.boolean().describe('Whether there are words for the driver alone; they are not shown.'),
    schedule: z.strictObject({ ...scheduleSchema.shape, timeZone: z.string() }),
    nextTripMadeAt: z.string().optional().describe('Absent once it has ended.'),
    coming: z.array(appointment).describe('The next ten, those that are skipped among them.'),
    createdAt: z.string(),
    updatedAt: z.string(),
    endedAt: z.string().optional(),
    endedReason: z.string().optional(),
    version: z.int(),
  })
  .meta({ id: 'TripSeries', description: 'Appointments that come again; the trip of each is made some time before.' });

export const seriesRoutes = {
  createSeries: {
    method: 'POST',
    path: '/v1/trip-series',
    summary: 'Begins a series of trips; each is made, and offered to partners, at its lead time',
    roles,
    body: seriesRequestSchema,
    answer: series,
    status: 201,
  },
  listSeries: {
    method: 'GET',
    path: '/v1/trip-series',
    summary: 'Active series by when their next trip is made, ended ones, or those of one person',
    roles,
    query: z.strictObject({ ...page.shape, status: statusSchema.optional(), personId: z.uuid().optional() }),
    answer: z.strictObject({ items: z.array(series), cursor: z.string().optional() }),
  },
  readSeries: {
    method: 'GET',
    path: '/v1/trip-series/{seriesId}',
    summary: 'One series with its history, the latest first',
    roles,
    params,
    answer: z.strictObject({
      ...series.shape,
      history: z.array(seriesHistorySchema.meta({ id: 'TripSeriesHistory' })),
    }),
  },
  changeSeries: {
    method: 'PATCH',
    path: '/v1/trip-series/{seriesId}',
    summary: 'Changes what is asked for, or when, for the trips that are not made yet',
    roles,
    params,
    body: seriesChangeSchema,
    answer: series,
    versioned: true,
  },
  skipAppointment: {
    method: 'POST',
    path: '/v1/trip-series/{seriesId}/skip',
    summary: 'Leaves one date out',
    roles,
    params,
    body: z.strictObject({ date: z.iso.date(), reason: changeReason }),
    answer: series,
    versioned: true,
  },
  moveAppointment: {
    method: 'POST',
    path: '/v1/trip-series/{seriesId}/move',
    summary: 'Moves one date to another moment, or takes it up again after all',
    roles,
    params,
    body: z.strictObject({ date: z.iso.date(), to: momentSchema }),
    answer: series,
    versioned: true,
  },
  endSeries: {
    method: 'POST',
    path: '/v1/trip-series/{seriesId}/end',
    summary: 'Makes no more trips of it; those that were made stay',
    roles,
    params,
    body: z.strictObject({ reason: changeReason }),
    answer: series,
    versioned: true,
  },
  newCalendar: {
    method: 'POST',
    path: '/v1/me/calendar',
    summary: 'A secret address for a calendar program, shown this once; the one before stops at once',
    roles,
    body: z.strictObject({ language: calendarLanguageSchema.optional().describe("Left out, the hub's first.") }),
    answer: z.strictObject({ url: z.url() }),
    status: 201,
  },
  withdrawCalendar: {
    method: 'DELETE',
    path: '/v1/me/calendar',
    summary: 'The secret address leads nowhere any more',
    roles,
    answer: z.null(),
    status: 204,
  },
} as const satisfies Routes;
