import createGraph, { type Graph } from 'ngraph.graph';
import { allAirports, allCommunities, communityById } from '../directory/index.ts';
import { lazily } from '../platform/config.ts';
import { estimatedRoadKm, estimatedRoads } from './estimated-roads.ts';
import { minuteOf } from './local-days.ts';
import type { Connection, Stop, TravelHub } from './model.ts';
import { connectionsOfLine } from './scheduled-lines.ts';
import { shippedNetwork } from './shipped-network.ts';
import { straightKm, zoneOfStop } from './stops.ts';
import { allDay, anyDay, withinSeasons } from './timing.ts';
import { isOpenOn, winterRoads, type WinterRoad } from './winter-roads.ts';

type ConnectionGraph = Graph<undefined, Connection>;

export type Network = {
  graph: ConnectionGraph;
  /** The same connections from their ends to their starts, made when first asked for: to search back in time. */
  reversed: () => ConnectionGraph;
  winterRoads: ReadonlyMap<string, WinterRoad>;
  hub: TravelHub;
  /** The local date, as a day number, on which the reports of winter roads were read. */
  today: number;
};

type Half = Omit<Connection, 'from' | 'to'>;
type Pair = readonly [Stop, Stop];

/** The same way in both directions. */
const bothWays = ([from, to]: Pair, half: Half): Connection[] => [
  { ...half, from, to },
  { ...half, from: to, to: from },
];

/** The roads nobody has to report on, the same for every hub: made once. */
type ShippedRoad = { between: Pair; km: number; source: 'known' | 'estimate' };
const shippedRoads = lazily((): ShippedRoad[] => [
  ...shippedNetwork().roads.map(([, from, to, km, estimate]): ShippedRoad => ({
    between: [from, to],
    km,
    source: estimate ?? 'known',
  })),
  ...estimatedRoads(allCommunities(), shippedNetwork().estimates).map((link): ShippedRoad => ({
    ...link,
    source: 'estimate',
  })),
]);

/**
 * The travel network of a hub on a day: what ships, with the hub's reports, its own connections and its speeds. Building it takes
 * milliseconds, so keep it as long as the settings and the date are the same.
 */
export function networkOf(hub: TravelHub, today: number): Network {
  const roads = winterRoads(shippedNetwork(), hub);
  const connections = [
    ...roadConnections(hub),
    ...winterConnections(hub, roads, today),
    ...shippedNetwork().lines.flatMap((line) => connectionsOfLine(line, hub.travel.checkInMinutes)),
    ...crossings(),
    ...drivesToAirports(),
    ...charters(hub),
    ...ownConnections(hub),
  ];
  return { ...graphsOf(connections), winterRoads: roads, hub, today };
}

/** Parallel connections are kept apart: a road and a winter road may join the same two. */
export function graphsOf(connections: readonly Connection[]): Pick<Network, 'graph' | 'reversed'> {
  const graph = createGraph<undefined, Connection>({ multigraph: true });
  for (const connection of connections) graph.addLink(connection.from, connection.to, connection);
  const reversed = lazily(() => {
    const back = createGraph<undefined, Connection>({ multigraph: true });
    for (const connection of connections) back.addLink(connection.to, connection.from, connection);
    return back;
  });
  return { graph, reversed };
}

const minutesAt = (km: number, kmPerHour: number): number => Math.max(1, Math.ceil((km * 60) / kmPerHour));

const road = (km: number, minutes: number, source: Connection['source']): Half => ({
  mode: 'road',
  craft: 'vehicle',
  timing: { kind: 'always' },
  km,
  minutes,
  ahead: 0,
  source,
});

const roadConnections = ({ travel }: TravelHub): Connection[] =>
  shippedRoads().flatMap(({ between, km, source }) =>
    bothWays(between, road(km, minutesAt(km, travel.roadKmPerHour), source)),
  );

/** Through the streets and out to the runway. */
const localKmPerHour = 40;

const drivesToAirports = (): Connection[] =>
  allAirports().flatMap(({ ident, communityId }) => {
    if (communityId === undefined) return [];
    const km = estimatedRoadKm(straightKm(communityId, ident));
    return bothWays([communityId, ident], road(km, minutesAt(km, localKmPerHour) + 5, 'estimate'));
  });

/** Ice and forest need more bends than a highway. */
const winterFactor = 1.35;

const winterConnections = (
  { travel }: TravelHub,
  roads: ReadonlyMap<string, WinterRoad>,
  today: number,
): Connection[] =>
  shippedNetwork().winterRoads.flatMap(([corridor, from, to, known]) => {
    const winterRoad = roads.get(corridor);
    if (winterRoad === undefined) return [];
    const km = known ?? Math.round(straightKm(from, to) * winterFactor);
    return bothWays([from, to], {
      mode: 'winter-road',
      craft: 'vehicle',
      timing: {
        kind: 'hours',
        timeZone: zoneOfStop(from),
        ...allDay,
        openOn: (day) => isOpenOn(winterRoad, day, today),
      },
      km,
      minutes: minutesAt(km, travel.winterRoadKmPerHour),
      ahead: 0,
      corridor,
      name: winterRoad.name,
      season: [winterRoad.season],
      source: known === undefined ? 'estimate' : 'known',
    });
  });

const crossings = (): Connection[] =>
  shippedNetwork().crossings.flatMap(({ between, mode, craft, name, km, minutes, seasons, hours, source }) =>
    bothWays(between, {
      mode,
      craft: craft ?? 'boat',
      timing: {
        kind: 'hours',
        timeZone: zoneOfStop(between[0]),
        from: minuteOf(hours.from),
        to: minuteOf(hours.to) - minutes,
        openOn: withinSeasons(seasons),
      },
      km,
      minutes,
      ahead: 10,
      name,
      season: seasons,
      source,
    }),
  );

/** Within this one drives, or takes the line; a charter is not called for it. */
const leastCharterKm = 40;

/** Pairs of airports, one of which no all-season road is known to reach: elsewhere one drives. The same for every hub. */
const flownPairs = lazily((): { from: Stop; to: Stop; km: number; timeZone: string }[] => {
  const airports = allAirports().map(({ ident, communityId = '' }) => ({
    ident,
    timeZone: zoneOfStop(ident),
    isOffTheRoad: communityById(communityId)?.access !== 'all-season-road',
  }));
  return airports.flatMap((from) =>
    airports
      .filter((to) => to !== from && (from.isOffTheRoad || to.isOffTheRoad))
      .map((to) => ({
        from: from.ident,
        to: to.ident,
        km: Math.round(straightKm(from.ident, to.ident)),
        timeZone: from.timeZone,
      })),
  );
});

/** Small aircraft within their range, that leave and land within their hours. */
const charters = ({ travel: { charter } }: TravelHub): Connection[] =>
  flownPairs().flatMap(({ from, to, km, timeZone }): Connection[] => {
    const minutes = minutesAt(km, charter.kmPerHour) + 15;
    const [opens, closes] = [minuteOf(charter.from), minuteOf(charter.to) - minutes];
    if (km < leastCharterKm || km > charter.rangeKm || closes < opens) return [];
    return [
      {
        from,
        to,
        mode: 'air',
        craft: 'charter',
        timing: { kind: 'hours', timeZone, from: opens, to: closes, openOn: anyDay },
        km,
        minutes,
        ahead: 20,
        source: 'estimate',
      },
    ];
  });

const ownConnections = ({ travel }: TravelHub): Connection[] =>
  travel.connections.flatMap((own): Connection[] => {
    const { between, km } = own;
    const timeZones = between.map(zoneOfStop);
    const [timeZone = '', backZone = ''] = timeZones;
    const season = 'season' in own && own.season !== undefined ? [own.season] : undefined;
    const openOn = season === undefined ? anyDay : withinSeasons(season);
    const seasonal = season === undefined ? {} : { season };
    if (own.kind === 'road') {
      return bothWays(between, road(km, own.minutes ?? minutesAt(km, travel.roadKmPerHour), 'hub'));
    }
    if (own.kind === 'winter-road') {
      return bothWays(between, {
        ...road(km, own.minutes ?? minutesAt(km, travel.winterRoadKmPerHour), 'hub'),
        mode: 'winter-road',
        timing: { kind: 'hours', timeZone, ...allDay, openOn },
        ...seasonal,
      });
    }
    const craft =
      own.mode === 'air' ? 'airline' : own.mode === 'rail' ? 'train' : own.mode === 'boat' ? 'boat' : 'vehicle';
    const carried = { mode: own.mode, km, minutes: own.minutes, name: own.name, source: 'hub', ...seasonal } as const;
    if (own.kind === 'on-demand') {
      const { from, to } = own.hours ?? { from: '00:00', to: '23:59' };
      return bothWays(between, {
        ...carried,
        craft: own.mode === 'air' ? 'charter' : 'boat',
        timing: { kind: 'hours', timeZone, from: minuteOf(from), to: minuteOf(to), openOn },
        ahead: 20,
      });
    }
    const days = new Set(own.days);
    const ahead = own.mode === 'air' ? travel.checkInMinutes : 20;
    const timetable = (zone: string, departs: readonly string[]): Half => ({
      ...carried,
      craft,
      ahead,
      days: own.days,
      timing: {
        kind: 'timetable',
        timeZone: zone,
        departs: departs.map(minuteOf).sort((a, b) => a - b),
        offset: 0,
        days,
        openOn,
      },
    });
    return [
      { ...timetable(timeZone, own.departs), from: between[0], to: between[1] },
      ...(own.returns === undefined ? [] : [{ ...timetable(backZone, own.returns), from: between[1], to: between[0] }]),
    ];
  });
