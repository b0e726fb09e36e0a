import type * as z from 'zod';
import { EDGE_COLUMNS, PLACE_COLUMNS, type placeRoutes } from '../../shared/contracts/places.ts';
import { allAirports, allCommunities, readHubSettings } from '../../shared/directory/index.ts';
import { localDateIn } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { dayNumber, mapEdges, networkFor, type MapEdge } from '../../shared/travel/index.ts';
import type { Handlers } from '../api/handlers.ts';

type Place = z.input<typeof placeRoutes.listPlaces.answer>['places'][number];
type Network = z.input<typeof placeRoutes.readNetwork.answer>;
type Name = Network['names'][number];

const frenchIfOther = ({ fr, en }: Name): string | null => (fr === en ? null : fr);

const places = (): Place[] => [
  ...allCommunities().map(({ id, kind, name, lat, lon, access, timeZone, aliases }): Place => [
    id,
    kind,
    name.en,
    frenchIfOther(name),
    lat,
    lon,
    access,
    timeZone,
    [...aliases],
  ]),
  ...allAirports().map(({ ident, name, lat, lon }): Place => [
    ident,
    'airport',
    name.en,
    frenchIfOther(name),
    lat,
    lon,
    null,
    null,
    [],
  ]),
];

/** Names are told once, and by their number after that. */
function inColumns(edges: readonly MapEdge[]): Pick<Network, 'edges' | 'names'> {
  const names: Name[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: Name): number => {
    const known = numbers.get(name.en);
    if (known !== undefined) return known;
    numbers.set(name.en, names.length);
    return names.push(name) - 1;
  };
  return {
    edges: edges.map(({ from, to, mode, craft, km, minutes, open, why, name, source }) => [
      from,
      to,
      mode,
      craft,
      km,
      minutes,
      open,
      why,
      name === undefined ? null : numberOf(name),
      source,
    ]),
    names,
  };
}

export const placeHandlers = (platform: Platform): Handlers<typeof placeRoutes> => ({
  listPlaces: () => Promise.resolve({ body: { columns: [...PLACE_COLUMNS], places: places() } }),

  async readNetwork(_scope, { query }) {
    const hub = await readHubSettings(platform);
    const on = query.on ?? localDateIn(hub.timeZone, platform.clock());
    const edges = mapEdges(networkFor(hub, platform.clock()), dayNumber(on));
    return { body: { on, columns: [...EDGE_COLUMNS], ...inColumns(edges) } };
  },
});
