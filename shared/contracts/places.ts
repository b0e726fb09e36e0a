import * as z from 'zod';
import type { Routes } from './route.ts';

const staff = ['coordinator', 'admin'] as const;

export const PLACE_COLUMNS = ['id', 'kind', 'en', 'fr', 'lat', 'lon', 'access', 'timeZone', 'aliases'] as const;
const place = z
  .tuple([
    z.string().describe('fn-… , place-… , or the ident of an airport such as CYAT.'),
    z.enum(['first-nation', 'place', 'airport']),
    z.string().describe('English name.'),
    z.string().nullable().describe('French name where it differs.'),
    z.number().describe('Latitude.'),
    z.number().describe('Longitude.'),
    z
      .enum(['all-season-road', 'winter-road-only', 'unknown'])
      .nullable()
      .describe('How a community is reached by land; null of an airport.'),
    z.string().nullable().describe('IANA time zone; null of an airport.'),
    z.array(z.string()).describe('What it is called as well, to find it by; never shown as its name.'),
  ])
  .describe(`Columns: ${PLACE_COLUMNS.join(', ')}.`);

export const EDGE_COLUMNS = ['from', 'to', 'mode', 'craft', 'km', 'minutes', 'open', 'why', 'name', 'source'] as const;
const edge = z
  .tuple([
    z.string().describe('Id of a place.'),
    z.string().describe('Id of a place; the way leads in both directions.'),
    z.enum(['road', 'winter-road', 'air', 'rail', 'boat']),
    z.enum(['vehicle', 'airline', 'charter', 'helicopter', 'train', 'boat']),
    z.number().describe('Kilometres.'),
    z.number().describe('Minutes under way.'),
    z.boolean().describe('Whether it can be taken on that day.'),
    z
      .enum(['all-year', 'timetable', 'in-season', 'out-of-season', 'reported-open', 'reported-closed'])
      .describe('Why: all year; by a timetable; by its usual season; by what is reported of it.'),
    z.int().nullable().describe('Which of `names`.'),
    z
      .enum(['data', 'known', 'estimate', 'hub'])
      .describe('Where it comes from; verify what is not from data or the hub.'),
  ])
  .describe(`Columns: ${EDGE_COLUMNS.join(', ')}.`);

/** For pickers and the map: rows in columns, since every name of a field would be sent a thousand times. */
export const placeRoutes = {
  listPlaces: {
    method: 'GET',
    path: '/v1/places',
    summary: 'Every community and airport, for pickers and the map; kept by the browser for a day',
    roles: 'everyone',
    answer: z.strictObject({
      columns: z.array(z.enum(PLACE_COLUMNS)),
      places: z.array(place),
    }),
    revalidates: { keepSeconds: 86_400 },
  },
  readNetwork: {
    method: 'GET',
    path: '/v1/network',
    summary:
      'Every way between two places as it is known on a day, for the map; charters are left out, they fly anywhere',
    roles: staff,
    query: z.strictObject({
      on: z.iso.date().optional().describe("A day on the hub's calendar; today when left out."),
    }),
    answer: z.strictObject({
      on: z.string(),
      columns: z.array(z.enum(EDGE_COLUMNS)),
      edges: z.array(edge),
      names: z
        .array(z.strictObject({ fr: z.string(), en: z.string() }))
        .describe('Of airlines, trains, ferries and winter roads.'),
    }),
    revalidates: { keepSeconds: 3600 },
  },
} as const satisfies Routes;
