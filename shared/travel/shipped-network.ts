import * as z from 'zod';
import { winterRoadCorridorSchema } from '../directory/index.ts';
import { lazily } from '../platform/config.ts';
import data from './data/network.json' with { type: 'json' };

/**
 * The network that ships, as it is written in `data/network.json`: highways of the north by hand, winter roads by corridor, lines
 * with a timetable, and the crossings of rivers and lakes. What is not verified says so by its source.
 */

const textSchema = z.strictObject({ fr: z.string(), en: z.string() });
const seasonSchema = z.strictObject({ opens: z.string().length(5), closes: z.string().length(5) });
const times = z.array(z.string().length(5)).default([]);

const lineSchema = z.strictObject({
  name: textSchema,
  mode: z.enum(['air', 'rail', 'boat']),
  stops: z.array(z.string()).min(2),
  /** Weekdays there, and back where they differ; neither where only how many times a week is known. */
  days: z.array(z.int().min(1).max(7)).optional(),
  returnDays: z.array(z.int().min(1).max(7)).optional(),
  perWeek: z.int().min(1).max(7).optional(),
  departs: times,
  returns: times,
  /** By stretch; flights are measured on the map. */
  km: z.array(z.number()).optional(),
  minutes: z.array(z.number()).optional(),
  season: seasonSchema.optional(),
  source: z.enum(['known', 'estimate']).default('estimate'),
});
export type Line = z.infer<typeof lineSchema>;

const crossingSchema = z.strictObject({
  name: textSchema,
  mode: z.enum(['air', 'boat']),
  craft: z.literal('helicopter').optional(),
  between: z.tuple([z.string(), z.string()]),
  km: z.number(),
  minutes: z.int(),
  seasons: z.array(seasonSchema),
  hours: z.strictObject({ from: z.string(), to: z.string() }),
  source: z.enum(['known', 'estimate']),
});

const corridorSchema = z.strictObject({
  id: winterRoadCorridorSchema,
  name: textSchema,
  season: seasonSchema.optional(),
});

const pointSchema = z.tuple([z.number(), z.number()]);

const networkSchema = z.strictObject({
  /** Highway, the two communities, kilometres, and whether those are an estimate. */
  roads: z.array(z.tuple([z.string(), z.string(), z.string(), z.number()], z.literal('estimate'))),
  corridors: z.array(corridorSchema),
  /** Corridor, the two communities, and kilometres where they are known. */
  winterRoads: z.array(z.tuple([winterRoadCorridorSchema, z.string(), z.string()], z.number())),
  lines: z.array(lineSchema),
  crossings: z.array(crossingSchema),
  /** Where links between neighbours are estimated: south of a parallel, not from these, not over these waters. */
  estimates: z.strictObject({
    southOf: z.number(),
    neighbours: z.int(),
    withinKm: z.number(),
    notFrom: z.array(z.string()),
    water: z.array(z.array(pointSchema)),
  }),
});
export type ShippedNetwork = z.infer<typeof networkSchema>;

export const shippedNetwork = lazily((): ShippedNetwork => networkSchema.parse(data));
