import type { Connection, Source, TravelMode, LocalizedText } from './model.ts';
import type { Network } from './network.ts';
import { stopFacts } from './stops.ts';
import { weekdayOf } from './local-days.ts';
import { isReported } from './winter-roads.ts';

/** A way between two places as it is drawn on a map: it leads in both directions. */
export type MapEdge = {
  from: string;
  to: string;
  mode: TravelMode;
  craft: Connection['craft'];
  km: number;
  minutes: number;
  /** Whether it can be taken on that day. */
  open: boolean;
  why: 'all-year' | 'timetable' | 'in-season' | 'out-of-season' | 'reported-open' | 'reported-closed';
  name?: LocalizedText;
  source: Source;
};

/**
 * Every way of the network on a day, one for both directions, in a steady order. Charters are left out: they are estimates between
 * any two airports, and would hide the rest. A day is the number of a local date. Pure.
 */
export function mapEdges(network: Network, day: number): MapEdge[] {
  const edges = new Map<string, MapEdge>();
  network.graph.forEachLink(({ data }) => {
    if (data.craft === 'charter' || !stopFacts(data.from) || !stopFacts(data.to)) return;
    const edge = edgeOf(network, data, day);
    const key = [edge.from, edge.to, edge.mode, edge.craft, edge.name?.en ?? ''].join(' ');
    const known = edges.get(key);
    // The way back may run on other days: drawn once, open when either can be taken.
    if (known === undefined || (!known.open && edge.open)) edges.set(key, edge);
  });
  return [...edges].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, edge]) => edge);
}

function edgeOf(network: Network, connection: Connection, day: number): MapEdge {
  const { mode, craft, km, minutes, name, source } = connection;
  const [from = '', to = ''] = [connection.from, connection.to].sort();
  const state = stateOn(network, connection, day);
  return { from, to, mode, craft, km: Math.round(km), minutes, ...state, ...(name && { name }), source };
}

function stateOn(
  network: Network,
  { timing, corridor, season }: Connection,
  day: number,
): Pick<MapEdge, 'open' | 'why'> {
  if (timing.kind === 'always') return { open: true, why: 'all-year' };
  const isOpen = timing.openOn(day);
  const road = corridor === undefined ? undefined : network.winterRoads.get(corridor);
  if (road !== undefined && isReported(road, day, network.today)) {
    return { open: isOpen, why: isOpen ? 'reported-open' : 'reported-closed' };
  }
  if (!isOpen) return { open: false, why: 'out-of-season' };
  if (timing.kind === 'timetable') return { open: timing.days.has(weekdayOf(day)), why: 'timetable' };
  return { open: true, why: season === undefined ? 'all-year' : 'in-season' };
}
