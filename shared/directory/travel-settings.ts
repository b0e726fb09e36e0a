import * as z from 'zod';
import { localizedTextSchema } from './localized-text.ts';

/**
 * What a hub knows better than the shipped travel network: how its winter roads are, connections of its own, what is closed,
 * and what travelling costs. Every part has a default, so that a hub that says nothing has a network all the same.
 */

const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 07:00');
const monthDaySchema = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of the year such as 01-15');
const seasonSchema = z
  .strictObject({ opens: monthDaySchema, closes: monthDaySchema })
  .describe('First and last day, month-day; the season may run over the new year.');

const stopSchema = z
  .string()
  .regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60}|[A-Z0-9]{4})$/, 'a community (fn-143) or an airport (CYAT)');
const betweenSchema = z.tuple([stopSchema, stopSchema]);
const weekdaysSchema = z.array(z.int().min(1).max(7)).min(1).max(7).describe('1 is Monday, 7 is Sunday.');
const departuresSchema = z.array(wallTimeSchema).min(1).max(12);
const km = z.number().min(0.1).max(3000);
const minutes = z.int().min(1).max(2880);

/** A connection of the hub's own, there and back. Times are local to where it leaves. */
const connectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('road'), between: betweenSchema, km, minutes: minutes.optional() }),
  z.strictObject({
    kind: z.literal('winter-road'),
    between: betweenSchema,
    km,
    minutes: minutes.optional(),
    season: seasonSchema,
  }),
  z.strictObject({
    kind: z.literal('on-demand'),
    name: localizedTextSchema,
    mode: z.enum(['air', 'boat']),
    between: betweenSchema,
    km,
    minutes,
    season: seasonSchema.optional(),
    hours: z.strictObject({ from: wallTimeSchema, to: wallTimeSchema }).optional(),
  }),
  z.strictObject({
    kind: z.literal('scheduled'),
    name: localizedTextSchema,
    mode: z.enum(['road', 'air', 'rail', 'boat']),
    between: betweenSchema,
    km,
    minutes,
    days: weekdaysSchema,
    departs: departuresSchema.describe('From the first of the two.'),
    returns: departuresSchema.optional().describe('From the second, the same days.'),
    season: seasonSchema.optional(),
  }),
]);

export const winterRoadCorridorSchema = z.enum(['1', '2', '3', '4', '5', '6', 'wetum', 'moose-river']);

const winterRoadReportSchema = z.strictObject({
  corridor: winterRoadCorridorSchema.describe(
    'A Nishnawbe Aski corridor, the Wetum Road, or the ice of the Moose River.',
  ),
  status: z
    .enum(['by-season', 'under construction', 'light', 'partial', 'full', 'temporarily closed'])
    .describe('What is reported now; only light, partial and full carry a vehicle. It says nothing of days far ahead.'),
  opens: monthDaySchema.optional().describe('First day of the usual season of this corridor.'),
  closes: monthDaySchema.optional(),
});

const closureSchema = z
  .strictObject({
    mode: z.enum(['road', 'winter-road', 'air', 'rail', 'boat']).optional(),
    between: betweenSchema.optional().describe('Two neighbouring stops; without them, the whole mode.'),
    until: z.iso.datetime({ offset: true }),
  })
  .refine(({ mode, between }) => mode !== undefined || between !== undefined, 'must name a mode or two stops');

const rate = (most: number) => z.int().min(0).max(most);
const ratesSchema = z
  .strictObject({
    road: rate(10_000).default(110),
    winterRoad: rate(10_000).default(250),
    scheduledAir: rate(10_000).default(90),
    charter: rate(20_000).default(750),
    rail: rate(10_000).default(25),
    boat: rate(50_000).default(100),
    helicopter: rate(200_000).default(1000),
  })
  .describe('Cents a kilometre: of the vehicle by road, winter road and charter, of a seat otherwise.');

const leastSchema = z
  .strictObject({
    scheduledAir: rate(1_000_000).default(18_000),
    charter: rate(5_000_000).default(200_000),
    rail: rate(1_000_000).default(1500),
    boat: rate(1_000_000).default(2500),
    helicopter: rate(1_000_000).default(5000),
  })
  .describe('The least that a seat, or a whole charter, costs: cents.');

const charterSchema = z.strictObject({
  from: wallTimeSchema.default('07:00').describe('Local time from which small aircraft leave.'),
  to: wallTimeSchema.default('19:00').describe('Local time by which they have landed.'),
  noticeMinutes: z.int().min(0).max(2880).default(180).describe('Minutes that finding an aircraft and a crew takes.'),
  rangeKm: z.int().min(50).max(3000).default(1000),
  kmPerHour: z.int().min(100).max(900).default(400),
  seats: z.int().min(1).max(50).default(8),
  savesMinutes: z
    .int()
    .min(0)
    .max(4320)
    .default(360)
    .describe('Minutes that a charter must save before it is put first: it costs many times as much.'),
});

export const travelSettingsSchema = z.strictObject({
  winterRoads: z.array(winterRoadReportSchema).max(8).default([]),
  connections: z.array(connectionSchema).max(200).default([]),
  closures: z.array(closureSchema).max(100).default([]),
  rates: ratesSchema.prefault({}),
  least: leastSchema.prefault({}),
  charter: charterSchema.prefault({}),
  checkInMinutes: z.int().min(0).max(240).default(60).describe('Minutes at the airport before a scheduled flight.'),
  roadKmPerHour: z.int().min(30).max(110).default(80),
  winterRoadKmPerHour: z.int().min(10).max(90).default(40),
});
export type TravelSettings = z.infer<typeof travelSettingsSchema>;
