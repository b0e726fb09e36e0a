import { allCommunities } from '../directory/index.ts';
import type { Connection, Corridor, Stop } from './model.ts';
import type { Network } from './network.ts';
import { rulesOf, rideFrom } from './search.ts';

/** The stops of a network as small integers: the communities first, in their own order, then airports. */
type Stops = {
  positionOf: ReadonlyMap<Stop, number>;
  /** What leaves from each stop, charters apart: there are more of them than of all others together. */
  lines: readonly (readonly Edge[])[];
  charters: readonly (readonly Edge[])[];
  /** Winter roads that touch a stop. */
  corridors: ReadonlyMap<Stop, readonly Corridor[]>;
};
type Edge = { to: number; connection: Connection };

const laidOut = new WeakMap<Network['graph'], Stops>();

export function stopsOf({ graph }: Pick<Network, 'graph'>): Stops {
  const known = laidOut.get(graph);
  if (known !== undefined) return known;
  const positionOf = new Map<Stop, number>(allCommunities().map(({ id }, position) => [id, position]));
  const positionFor = (stop: Stop): number => {
    const position = positionOf.get(stop) ?? positionOf.size;
    positionOf.set(stop, position);
    return position;
  };
  const lines: Edge[][] = [];
  const charters: Edge[][] = [];
  const corridors = new Map<Stop, Corridor[]>();
  graph.forEachLink(({ data: connection }) => {
    const from = positionFor(connection.from);
    const edges = connection.craft === 'charter' ? charters : lines;
    (edges[from] ??= []).push({ to: positionFor(connection.to), connection });
    if (connection.corridor === undefined) return;
    const touching = corridors.get(connection.from) ?? [];
    if (!touching.includes(connection.corridor)) corridors.set(connection.from, [...touching, connection.corridor]);
  });
  const made = { positionOf, lines, charters, corridors };
  laidOut.set(graph, made);
  return made;
}

/** For each stop the earliest instant at which one can be there, Infinity where one cannot, and what brings one there. */
export type Arrivals = { times: Float64Array; by: (Connection | undefined)[] };

/** Minutes over which a journey may spread, as a plan's may. */
const longest = 14 * 1440;

/**
 * One search to every stop: they are settled in the order in which they are reached, which finds each earliest arrival because
 * waiting for the next departure never overtakes. With `beside`, charters too, beginning from what is reached without them. What
 * `excluded` names is not taken.
 */
export function earliestArrivals(
  network: Network,
  start: number,
  {
    startsAt,
    charterFrom,
    beside,
    excluded,
  }: {
    startsAt: number;
    charterFrom: number;
    beside?: Arrivals;
    excluded: ((connection: Connection) => boolean) | undefined;
  },
): Arrivals {
  const { positionOf, lines, charters } = stopsOf(network);
  const rules = rulesOf(network, charterFrom - network.hub.travel.charter.noticeMinutes, () => false);
  const times = beside?.times.slice() ?? new Float64Array(positionOf.size).fill(Infinity);
  const by: Arrivals['by'] = beside === undefined ? [] : [...beside.by];
  const queue = queueOfStops();
  if (beside === undefined) {
    times[start] = startsAt;
    queue.add(startsAt, start);
  } else {
    for (const [stop, time] of times.entries())
      if (time < Infinity && charters[stop] !== undefined) queue.add(time, stop);
  }

  const take = (edges: readonly Edge[] | undefined, here: number, isCharter: boolean) => {
    for (const { to, connection } of edges ?? []) {
      const best = Math.min(times[to] ?? Infinity, startsAt + longest + 1);
      const soonest = Math.max(here + connection.ahead, isCharter ? charterFrom : startsAt);
      // Asking when something leaves costs far more than this: most of what could leave is too late whatever its hours.
      if (soonest + connection.minutes >= best || excluded?.(connection) === true) continue;
      const arrives = rideFrom(connection, here, rules)?.arrives ?? Infinity;
      if (arrives >= best) continue;
      times[to] = arrives;
      by[to] = connection;
      queue.add(arrives, to);
    }
  };
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    const { time, stop } = next;
    if (time > (times[stop] ?? Infinity)) continue;
    take(lines[stop], time, false);
    if (beside !== undefined) take(charters[stop], time, true);
  }
  return { times, by };
}

type Queued = { time: number; stop: number };

/** A heap, the earliest first; of two at the same instant the stop of the smaller position. */
function queueOfStops(): { add: (time: number, stop: number) => void; take: () => Queued | undefined } {
  const heap: Queued[] = [];
  const before = (one: Queued, other: Queued): boolean =>
    one.time < other.time || (one.time === other.time && one.stop < other.stop);
  return {
    add: (time, stop) => {
      const added = { time, stop };
      let at = heap.length;
      heap.push(added);
      while (at > 0) {
        const above = (at - 1) >> 1;
        const parent = heap[above];
        if (parent === undefined || !before(added, parent)) break;
        heap[at] = parent;
        at = above;
      }
      heap[at] = added;
    },
    take: () => {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      let at = 0;
      for (;;) {
        const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
        const lesser = right !== undefined && left !== undefined && before(right, left) ? right : left;
        if (lesser === undefined || !before(lesser, last)) break;
        heap[at] = lesser;
        at = lesser === right ? 2 * at + 2 : 2 * at + 1;
      }
      heap[at] = last;
      return first;
    },
  };
}
