import type { Link, Node } from 'ngraph.graph';
import { aStar } from 'ngraph.path';
import { minutesOfIso } from './local-days.ts';
import type { Connection, Stop } from './model.ts';
import type { Network } from './network.ts';
import { lastDeparture, nextDeparture } from './timing.ts';

/** A connection taken at a time; instants in minutes since 1970. */
export type Ride = { connection: Connection; departs: number; arrives: number };

/** Whether a connection may be used at all, and from when: closures, charters that must be found first, places to avoid. */
export type Rules = {
  allows: (connection: Connection) => boolean;
  notBefore: (connection: Connection) => number;
};

/** The earliest way of taking a connection for somebody who is at its start at `ready`. */
export function rideFrom(connection: Connection, ready: number, rules: Rules): Ride | undefined {
  const departs = nextDeparture(connection.timing, Math.max(ready + connection.ahead, rules.notBefore(connection)));
  return departs === undefined ? undefined : { connection, departs, arrives: departs + connection.minutes };
}

/** The latest way of taking a connection for somebody who must be at its end by `due`. */
export function rideUntil(connection: Connection, due: number, rules: Rules): Ride | undefined {
  const departs = lastDeparture(connection.timing, due - connection.minutes);
  if (departs === undefined || departs < rules.notBefore(connection)) return undefined;
  return { connection, departs, arrives: departs + connection.minutes };
}

export type Question = {
  from: Stop;
  to: Stop;
  /** Leaving at or after the first, or arriving at or before the second. */
  when: { leaveAt: number } | { arriveBy: number };
  rules: Rules;
  /** What is made least: the time, or by default cents where they are given for a connection. */
  cents?: (connection: Connection) => number;
};

/** Minutes over which a journey may spread. */
const longest = 14 * 1440;

/**
 * The rides of the best journey, in order, or undefined when there is none. Each connection is first in, first out (waiting for the
 * next departure never overtakes), so that a search which settles stops in order of arrival finds the earliest arrival, with the
 * weight of a connection known only once the time at its start is. For "arrive by" the same search runs from the end, back in time,
 * and finds the latest departure. When cents are made least, waiting costs one cent a minute.
 */
export function bestRides(network: Network, { from, to, when, rules, cents }: Question): Ride[] | undefined {
  const forward = 'leaveAt' in when;
  const start = forward ? when.leaveAt : when.arriveBy;
  const [root, goal] = forward ? [from, to] : [to, from];
  const reached = new Map<Stop, { time: number; weight: number; ride?: Ride }>([[root, { time: start, weight: 0 }]]);

  /** Called by the library when a stop that is not yet settled is looked at from one that is. */
  const weigh = (other: Node<undefined>, settled: Node<undefined>, { data }: Link<Connection>): number => {
    const here = reached.get(String(settled.id));
    if (here === undefined || !rules.allows(data)) return Infinity;
    const ride = forward ? rideFrom(data, here.time, rules) : rideUntil(data, here.time, rules);
    if (ride === undefined) return Infinity;
    const time = forward ? ride.arrives : ride.departs - data.ahead;
    const minutes = Math.abs(time - here.time);
    if (Math.abs(time - start) > longest) return Infinity;
    const weight = cents === undefined ? minutes : cents(data) + minutes;
    const stop = String(other.id);
    const known = reached.get(stop);
    if (known === undefined || here.weight + weight < known.weight) {
      reached.set(stop, { time, weight: here.weight + weight, ride });
    }
    return weight;
  };

  const graph = forward ? network.graph : network.reversed();
  // A stop without any connection is in no graph.
  if (graph.getNode(root) === undefined || graph.getNode(goal) === undefined) return undefined;
  aStar(graph, { oriented: true, distance: weigh }).find(root, goal);

  // The library hands back a path of one stop when the goal was seen but never reached: what was reached is what counts.
  const rides: Ride[] = [];
  for (let stop = goal; stop !== root;) {
    const ride = reached.get(stop)?.ride;
    if (ride === undefined) return undefined;
    rides.push(ride);
    stop = forward ? ride.connection.from : ride.connection.to;
  }
  return forward ? rides.reverse() : rides;
}

/**
 * The same connections without needless waiting: leaving as late as the arrival allows, or arriving as early as the departure allows.
 * Nobody is driven to an airport at midnight for the flight of the morning.
 */
export function withoutWaiting(rides: readonly Ride[], when: Question['when'], rules: Rules): Ride[] {
  const tightened: Ride[] = [];
  if ('leaveAt' in when) {
    let due = rides.at(-1)?.arrives ?? 0;
    for (const { connection } of rides.toReversed()) {
      const ride = rideUntil(connection, due, rules);
      if (ride === undefined) return [...rides];
      tightened.unshift(ride);
      due = ride.departs - connection.ahead;
    }
    return tightened;
  }
  const [first] = rides;
  let ready = first === undefined ? 0 : first.departs - first.connection.ahead;
  for (const { connection } of rides) {
    const ride = rideFrom(connection, ready, rules);
    if (ride === undefined) return [...rides];
    tightened.push(ride);
    ready = ride.arrives;
  }
  return tightened;
}

/** The rules of a hub's closures, of charters that need notice, and of what is left out. */
export function rulesOf({ hub }: Network, earliest: number, excluded: (connection: Connection) => boolean): Rules {
  const closures = hub.travel.closures.map(({ mode, between, until }) => ({
    mode,
    between,
    until: minutesOfIso(until),
  }));
  const notice = earliest + hub.travel.charter.noticeMinutes;
  return {
    allows: (connection) => !excluded(connection),
    notBefore: (connection) => {
      let from = connection.craft === 'charter' ? notice : earliest;
      for (const closure of closures) if (isClosedBy(connection, closure)) from = Math.max(from, closure.until);
      return from;
    },
  };
}

export function isClosedBy(
  { from, to, mode }: Connection,
  closure: { mode?: string | undefined; between?: readonly [Stop, Stop] | undefined },
): boolean {
  if (closure.mode !== undefined && closure.mode !== mode) return false;
  if (closure.between === undefined) return true;
  const [one, other] = closure.between;
  return (from === one && to === other) || (from === other && to === one);
}
