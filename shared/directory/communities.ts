import { distance } from 'geokdbush';
import { lazily } from '../platform/config.ts';
import airportTable from './data/airports.json' with { type: 'json' };
import data from './data/communities.json' with { type: 'json' };
import type { LocalizedText } from './localized-text.ts';

/**
 * How a community is reached by land. `unknown` is a fact about our knowledge, never a guess: the sources leave most
 * communities blank, and blank does not mean that there is a road.
 */
type CommunityAccess = 'all-season-road' | 'winter-road-only' | 'unknown';

export type Community = {
  id: string;
  kind: 'first-nation' | 'place';
  name: LocalizedText;
  /** Other spellings, short and traditional names. */
  aliases: readonly string[];
  lat: number;
  lon: number;
  /** IANA name. */
  timeZone: string;
  access: CommunityAccess;
  /** Nishnawbe Aski winter-road corridor, where there is one. */
  corridor?: number;
  /** The passenger train that serves it where no road does. */
  rail?: string;
  /** First Nations only: the band number and the Nation's full name. */
  nation?: { bandNumber: number; name: LocalizedText };
};

export type Airport = {
  /** The location indicator of pilots' charts, such as CYAT. */
  ident: string;
  name: LocalizedText;
  lat: number;
  lon: number;
  /** Whether an airline keeps a timetable there. */
  scheduled: boolean;
  /** The community it serves, or the closest one of those that it serves. */
  communityId?: string;
  /** `known`: missing from the source, its place taken from its community's and not verified. */
  source: 'data' | 'known';
};

type Row = {
  id: string;
  name: string;
  lat: number;
  lon: number;
  nameFr?: string | undefined;
  nation?: string | undefined;
  nationFr?: string | undefined;
  timeZone?: string | undefined;
  access?: string | undefined;
  corridor?: number | undefined;
  rail?: string | undefined;
  aliases?: readonly string[] | undefined;
};

/** Ontario keeps Eastern time east of 90° W and Central time west of it; the rows carry the known exceptions. */
const zoneOf = (row: Row) => row.timeZone ?? (row.lon > -90 ? 'America/Toronto' : 'America/Winnipeg');

const accessOf = (row: Row): CommunityAccess => {
  if (row.access === 'road') return 'all-season-road';
  if (row.access === 'winter-road') return 'winter-road-only';
  return 'unknown';
};

function communityOf(row: Row): Community {
  const bandNumber = row.id.startsWith('fn-') ? Number(row.id.slice(3)) : undefined;
  return {
    id: row.id,
    kind: bandNumber === undefined ? 'place' : 'first-nation',
    name: { fr: row.nameFr ?? row.name, en: row.name },
    aliases: row.aliases ?? [],
    lat: row.lat,
    lon: row.lon,
    timeZone: zoneOf(row),
    access: accessOf(row),
    ...(row.corridor === undefined ? {} : { corridor: row.corridor }),
    ...(row.rail === undefined ? {} : { rail: row.rail }),
    ...(bandNumber === undefined
      ? {}
      : { nation: { bandNumber, name: { fr: row.nationFr ?? row.name, en: row.nation ?? row.name } } }),
  };
}

/**
 * The 140 First Nations rows and the other communities of Ontario that a person may text from. Read when first asked for:
 * most calls of a function never ask, and a cold start should not wait for them.
 */
export const allCommunities = lazily((): readonly Community[] => data.communities.map((row: Row) => communityOf(row)));

/** The same for who needs them all at once anyway; pure, so that a bundle without such a reader leaves it out. */
export const communities: readonly Community[] = /* @__PURE__ */ allCommunities();

type AirportRow = {
  ident: string;
  name: string;
  nameFr: string;
  lat: number;
  lon: number;
  scheduled?: boolean | undefined;
  communityId?: string | undefined;
  known?: boolean | undefined;
};

/** Every listed airport of Ontario; pure, so that a bundle that asks for none leaves the table out. */
export const allAirports = /* @__PURE__ */ lazily((): readonly Airport[] =>
  airportTable.airports.map((row: AirportRow) => ({
    ident: row.ident,
    name: { fr: row.nameFr, en: row.name },
    lat: row.lat,
    lon: row.lon,
    scheduled: row.scheduled === true,
    ...(row.communityId === undefined ? {} : { communityId: row.communityId }),
    source: row.known === true ? 'known' : 'data',
  })),
);

const airportsByIdent = /* @__PURE__ */ lazily(
  (): ReadonlyMap<string, Airport> => new Map(allAirports().map((one) => [one.ident, one])),
);

export const airportByIdent = (ident: string): Airport | undefined => airportsByIdent().get(ident);

const byId = lazily((): ReadonlyMap<string, Community> => new Map(allCommunities().map((one) => [one.id, one])));

export const communityById = (id: string): Community | undefined => byId().get(id);

export type Point = { lat: number; lon: number };

/** Kilometres as the crow flies. They mislead in the Far North: compare them only within one way of travelling. */
export const distanceKm = (from: Point, to: Point): number => distance(from.lon, from.lat, to.lon, to.lat);

/**
 * The closest listed airport, with its distance in kilometres. Small aerodromes are missing from the source, so the real
 * one may be closer.
 */
export function nearestAirport(
  point: Point,
  wanted: { scheduledOnly: boolean },
): { airport: Airport; km: number } | undefined {
  let nearest: { airport: Airport; km: number } | undefined;
  for (const airport of allAirports()) {
    if (wanted.scheduledOnly && !airport.scheduled) continue;
    const km = distanceKm(point, airport);
    if (nearest === undefined || km < nearest.km) nearest = { airport, km };
  }
  return nearest;
}
