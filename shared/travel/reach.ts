import { allCommunities, communityById, type Location } from '../directory/index.ts';
import { lazily } from '../platform/config.ts';
import { passesThrough } from './avoidance.ts';
import { timeInWords, momentInWords } from './dates-in-words.ts';
import { endpointOf } from './endpoints.ts';
import { DAY, localDay, minuteOf } from './local-days.ts';
import type { Connection, Stop, TravelMode } from './model.ts';
import type { Network } from './network.ts';
import { reason, withoutRepeats, type Reason } from './reasons.ts';
import { earliestArrivals, stopsOf, type Arrivals } from './earliest-arrivals.ts';
import { rideFrom, rulesOf } from './search.ts';
import { stopName, zoneOfStop } from './stops.ts';
import { winterRoadClosed } from './why.ts';

/**
 * How far every community is from one of them, in time: door to door by the same network and rules as a plan, for whoever compares
 * many places at once. The moment of leaving is taken by the quarter of an hour, rounded up, so that what is kept in memory is the
 * very answer and not one close to it.
 */
export type Reach = {
  /** Minutes since 1970 at which the journey starts. */
  startsAt: number;
  /** Minutes from the start to each community, by its position (see `Door`); Infinity when no way is known within 14 days. */
  minutes: Float64Array;
  /** How one travels there; undefined when no way is known, or there is nowhere to go. */
  wayTo: (position: number) => Way | undefined;
  /** What the communities to avoid make of the way there: it goes around them, or there is none but through them. */
  detourTo: (position: number) => 'around' | 'only-through' | undefined;
  /** Whether a vehicle can leave for another community, none to avoid, on the day of the start. */
  hasRoadOut: boolean;
};

export type Way = {
  /** Minutes since 1970, on the network: the drive from its last stop to the door comes on top. */
  arrives: number;
  /** Each once, in the order in which they are taken; the drive to an airport goes without saying. */
  modes: readonly TravelMode[];
  /** Along the way, not as the crow flies. */
  km: number;
  /** Winter roads taken or closed, and what leaves only on another day. */
  facts: readonly Reason[];
};

/** Where a location is on the network: the position of its community among all, and the drive from its centre. */
export type Door = { position: number; timeZone: string; minutes: number; km: number };

const positions = lazily(
  (): ReadonlyMap<string, number> => new Map(allCommunities().map(({ id }, position) => [id, position])),
);

/** Undefined when the location is neither in nor close to a known community. */
export function doorOf({ id, communityId, lat, lon }: Location): Door | undefined {
  const endpoint = endpointOf({ kind: 'location', locationId: id, communityId, lat, lon });
  const position = endpoint === undefined ? undefined : positions().get(endpoint.stop);
  if (endpoint === undefined || position === undefined) return undefined;
  return { position, timeZone: zoneOfStop(endpoint.stop), minutes: endpoint.minutes, km: endpoint.km };
}

const quarter = 15;
const toQuarter = (date: Date): number => Math.ceil(date.getTime() / (60_000 * quarter)) * quarter;

/** Enough for each community at one moment, and what some must avoid; one is some kilobytes. */
const mostKept = 600;
const kept = new WeakMap<Network, Map<string, Reach>>();

/**
 * The reach of a community for whoever leaves at `leaveAt`, or now if that is past, by ways that neither change nor stop in a
 * community to avoid, as a plan's do. Pure: what is kept is a function of the arguments alone. Undefined when there is no such
 * community.
 */
export function reachFrom(
  network: Network,
  communityId: string,
  leaveAt: Date,
  now: Date,
  avoid: readonly string[] = [],
): Reach | undefined {
  if (communityById(communityId) === undefined) return undefined;
  const earliest = toQuarter(now);
  const startsAt = Math.max(toQuarter(leaveAt), earliest);
  // A charter is looked for from now on; what is further ahead has been found by then.
  const charterFrom = Math.max(startsAt, earliest + network.hub.travel.charter.noticeMinutes);
  const avoided = new Set(avoid.filter((id) => id !== communityId).toSorted());
  const key = [communityId, startsAt, charterFrom, ...avoided].join(' ');
  const known = kept.get(network) ?? new Map<string, Reach>();
  kept.set(network, known);
  const freely = avoided.size === 0 ? undefined : lazily(() => reachFrom(network, communityId, leaveAt, now));
  const reach = known.get(key) ?? reachOf({ network, from: communityId, startsAt, charterFrom, avoided, freely });
  known.delete(key);
  known.set(key, reach);
  for (const [oldest] of known) {
    if (known.size <= mostKept) break;
    known.delete(oldest);
  }
  return reach;
}

const isOffTheRoad = (community: { access: string }): boolean => community.access !== 'all-season-road';
const offTheRoad = lazily((): readonly boolean[] => allCommunities().map(isOffTheRoad));

type Journey = {
  network: Network;
  from: Stop;
  startsAt: number;
  charterFrom: number;
  avoided: ReadonlySet<string>;
  /** The reach of whoever need not avoid anything; undefined where that is the very same. */
  freely: (() => Reach | undefined) | undefined;
};

/**
 * By the rule of a plan: a charter only where one end is off the road, and only when it saves enough time. So the first plan between
 * two communities takes these very minutes.
 */
function reachOf({ network, from, startsAt, charterFrom, avoided, freely }: Journey): Reach {
  const { savesMinutes } = network.hub.travel.charter;
  const excluded = freely === undefined ? undefined : passesThrough(avoided, from);
  const start = positions().get(from) ?? -1;
  const startsOffTheRoad = offTheRoad()[start] === true;
  const without = earliestArrivals(network, start, { startsAt, charterFrom, excluded });
  const withCharters = lazily(() =>
    earliestArrivals(network, start, { startsAt, charterFrom, beside: without, excluded }),
  );
  const arrivalsFor = (position: number): Arrivals => {
    if (!startsOffTheRoad && offTheRoad()[position] !== true) return without;
    const charters = withCharters();
    return timeOf(charters, position) + savesMinutes < timeOf(without, position) ? charters : without;
  };
  const ways = new Map<number, Way | undefined>();
  const minutes = Float64Array.from(
    allCommunities(),
    (_, position) => timeOf(arrivalsFor(position), position) - startsAt,
  );
  return {
    startsAt,
    hasRoadOut: hasRoadOut(network, start, startsAt, excluded),
    minutes,
    detourTo: (position) => {
      const usual = freely?.()?.minutes[position] ?? Infinity;
      if (usual === Infinity || usual === minutes[position]) return undefined;
      return minutes[position] === Infinity ? 'only-through' : 'around';
    },
    wayTo: (position) => {
      if (ways.has(position)) return ways.get(position);
      const way = wayOf(network, arrivalsFor(position), start, position, startsAt);
      ways.set(position, way);
      return way;
    },
  };
}

const timeOf = ({ times }: Arrivals, position: number): number => times[position] ?? Infinity;

function hasRoadOut(
  network: Network,
  start: number,
  startsAt: number,
  excluded: ((connection: Connection) => boolean) | undefined,
): boolean {
  const rules = rulesOf(network, startsAt, () => false);
  return (stopsOf(network).lines[start] ?? []).some(({ to, connection }) => {
    if (connection.craft !== 'vehicle' || to >= offTheRoad().length || excluded?.(connection) === true) return false;
    const departs = rideFrom(connection, startsAt, rules)?.departs;
    return departs !== undefined && departs < startsAt + DAY;
  });
}

type Ride = { connection: Connection; departs: number };

function wayOf(
  network: Network,
  arrivals: Arrivals,
  start: number,
  position: number,
  startsAt: number,
): Way | undefined {
  const arrives = timeOf(arrivals, position);
  if (position === start || arrives === Infinity) return undefined;
  const rides: Ride[] = [];
  const { positionOf } = stopsOf(network);
  for (let at = position; at !== start;) {
    const connection = arrivals.by[at];
    if (connection === undefined) return undefined;
    rides.unshift({ connection, departs: (arrivals.times[at] ?? 0) - connection.minutes });
    at = positionOf.get(connection.from) ?? start;
  }
  const taken = rides.map(({ connection }) => connection);
  return {
    arrives,
    modes: modesOf(taken),
    km: kmOf(taken),
    facts: factsOf(network, rides, position, startsAt),
  };
}

/** Kilometres by road that go without saying where one also flies, or takes the train or a boat. */
const smallKm = 30;
const kmOf = (taken: readonly Connection[]): number => taken.reduce((sum, { km }) => sum + km, 0);

function modesOf(taken: readonly Connection[]): TravelMode[] {
  const modes = [...new Set(taken.map(({ mode }) => mode))];
  const drives = taken.filter(({ mode }) => mode === 'road');
  return modes.length > 1 && kmOf(drives) < smallKm ? modes.filter((mode) => mode !== 'road') : modes;
}

/** Season and hour, as far as they decide: not all that a plan has to say. */
function factsOf(network: Network, rides: readonly Ride[], position: number, startsAt: number): Reason[] {
  const taken = rides.flatMap(({ connection: { mode, corridor } }) =>
    mode === 'winter-road' && corridor !== undefined ? [corridor] : [],
  );
  const ends = [rides[0]?.connection.from, allCommunities()[position]?.id];
  return withoutRepeats([
    ...taken.flatMap((corridor) => {
      const road = network.winterRoads.get(corridor)?.name;
      return road === undefined ? [] : [reason('winter-road-open', { road })];
    }),
    ...(taken.length > 0 ? [] : ends.flatMap((end) => closedRoads(network, end ?? '', startsAt))),
    ...nextDay(network, rides, startsAt),
    ...charterReasons(network, rides),
  ]);
}

function closedRoads({ graph, winterRoads, today }: Network, stop: Stop, startsAt: number): Reason[] {
  const day = localDay(zoneOfStop(stop), startsAt);
  return (stopsOf({ graph }).corridors.get(stop) ?? []).flatMap((corridor) => {
    const road = winterRoads.get(corridor);
    return road === undefined ? [] : winterRoadClosed(road, day, today);
  });
}

const charterReasons = ({ hub }: Network, rides: readonly Ride[]): Reason[] =>
  rides.some(({ connection }) => connection.craft === 'charter')
    ? [reason('charter-to-find', { hours: Math.round(hub.travel.charter.noticeMinutes / 60) })]
    : [];

/** What a person who wants to leave tonight has to wait for until another day. */
function nextDay({ hub }: Network, rides: readonly Ride[], startsAt: number): Reason[] {
  const first = rides.find(({ connection: { timing } }) => timing.kind !== 'always');
  if (first === undefined) return [];
  const { connection, departs } = first;
  const { from, craft, name, mode } = connection;
  const zone = zoneOfStop(from);
  if (localDay(zone, departs) === localDay(zone, startsAt)) return [];
  const place = stopName(from);
  if (craft === 'charter') {
    const { from: opens, to: closes } = hub.travel.charter;
    const hours = { opens: timeInWords(minuteOf(opens)), closes: timeInWords(minuteOf(closes)) };
    return [reason('no-flight-tonight', { place, ...hours })];
  }
  if (name === undefined) return [];
  const at = momentInWords(zone, departs);
  return [reason(mode === 'air' ? 'next-flight' : 'next-departure', { place, name, at })];
}
