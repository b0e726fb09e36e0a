import { endpointOf } from './endpoints.ts';
import { DAY, localDay, minutesOfIso } from './local-days.ts';
import type { Connection, JourneyPoint, TravelMode } from './model.ts';
import type { Network } from './network.ts';
import { reason, withoutRepeats, type Reason } from './reasons.ts';
import { bestRides, rulesOf, type Rules } from './search.ts';
import { zoneOfStop } from './stops.ts';
import { closedByHub, connectionsBetween, goesOn, seasonInWords, winterRoadClosed } from './why.ts';

type WayToCheck = {
  from: JourneyPoint;
  to: JourneyPoint;
  mode: TravelMode;
  /** ISO instant. */
  at: string;
};

/** Minutes that a ride of its day may have to wait: for daylight, for a boat's hours, for the ice road that opens tomorrow. */
const longestWait = DAY;

/**
 * Why a way that somebody means to take cannot be taken then; empty when it can, and when nothing is known of it: what is
 * unknown is not closed. Pure.
 */
export function closedWay(network: Network, { from, to, mode, at }: WayToCheck): readonly Reason[] {
  const [start, end] = [endpointOf(from), endpointOf(to)];
  if (start === undefined || end === undefined) return [];
  const ready = minutesOfIso(at);
  const rules = rulesOf(network, ready, ({ mode: other, craft }) => other !== mode && craft !== 'vehicle');
  const ridesBy = (by: Rules) =>
    bestRides(network, { from: start.stop, to: end.stop, when: { leaveAt: ready }, rules: by });
  const rides = ridesBy(rules);
  const moving = rides?.reduce((sum, { connection }) => sum + connection.ahead + connection.minutes, 0) ?? 0;
  if (rides !== undefined && (rides.at(-1)?.arrives ?? ready) - ready - moving <= longestWait) return [];
  // A closed stretch may be far from both ends, on the way that one would take without it.
  const usual = ridesBy({ ...rules, notBefore: () => ready })?.map(({ connection }) => connection) ?? [];
  const meant = [...connectionsBetween(network, start.stop, end.stop), ...usual].filter((connection) =>
    isMeant(connection, mode),
  );
  return withoutRepeats(meant.flatMap((connection) => closedReasons(network, connection, ready)));
}

/** Whoever says "road" of a place without one may mean the winter road, and the other way round. */
const isMeant = (connection: Connection, mode: TravelMode): boolean =>
  connection.mode === mode || (connection.craft === 'vehicle' && (mode === 'road' || mode === 'winter-road'));

function closedReasons(network: Network, connection: Connection, at: number): Reason[] {
  const { from, corridor, season, name } = connection;
  const day = localDay(zoneOfStop(from), at);
  const road = corridor === undefined ? undefined : network.winterRoads.get(corridor);
  const [first] = season ?? [];
  return [
    ...(road === undefined ? [] : winterRoadClosed(road, day, network.today)),
    ...(road !== undefined || name === undefined || first === undefined || goesOn(connection, day)
      ? []
      : [reason('out-of-season', { name, ...seasonInWords(first) })]),
    ...closedByHub(network, connection, at),
  ];
}
