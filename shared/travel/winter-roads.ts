import type { Corridor, TravelHub } from './model.ts';
import type { ShippedNetwork } from './shipped-network.ts';
import { inSeason, type Season } from './timing.ts';

/** How long what is reported of a winter road tells something about a later day: as routing counts it. */
const reportLastsDays = 14;

/** A winter road as it is known today. */
export type WinterRoad = {
  corridor: Corridor;
  name: { fr: string; en: string };
  season: Season;
  status: TravelHub['routing']['winterRoad']['status'];
};

/**
 * Every winter road, with what the hub reports of it. Its own report comes first, then the hub's for all winter roads; its own
 * dates first, then those that ship for it, then the hub's.
 */
export function winterRoads(shipped: ShippedNetwork, hub: TravelHub): ReadonlyMap<Corridor, WinterRoad> {
  const { winterRoad: all } = hub.routing;
  return new Map(
    shipped.corridors.map(({ id, name, season }) => {
      const report = hub.travel.winterRoads.find(({ corridor }) => corridor === id);
      const usual = season ?? all;
      // The ice of one river has its own season: a report on winter roads in general does not speak of it.
      const status = report?.status ?? (season === undefined ? all.status : 'by-season');
      const dates = { opens: report?.opens ?? usual.opens, closes: report?.closes ?? usual.closes };
      return [id, { corridor: id, name, season: dates, status }];
    }),
  );
}

export const carriesVehicles = (status: WinterRoad['status']): boolean =>
  status === 'light' || status === 'partial' || status === 'full';

/** Whether the report of today is believed for a day, rather than the usual dates. */
export const isReported = ({ status }: WinterRoad, day: number, today: number): boolean =>
  status !== 'by-season' && Math.abs(day - today) <= reportLastsDays;

/** Whether a winter road carries a vehicle on a day, seen from today. */
export const isOpenOn = (road: WinterRoad, day: number, today: number): boolean =>
  isReported(road, day, today) ? carriesVehicles(road.status) : inSeason(road.season, day);
