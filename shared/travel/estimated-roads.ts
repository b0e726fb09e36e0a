import { distanceKm, type Community } from '../directory/index.ts';
import type { ShippedNetwork } from './shipped-network.ts';

/** A road is longer than the straight line; by how much is a rule of thumb. */
const roadFactor = 1.3;
export const estimatedRoadKm = (straightKm: number): number => Math.max(1, Math.round(straightKm * roadFactor));

type LatLon = { lat: number; lon: number };
type Road = { between: readonly [string, string]; km: number };

/**
 * Links between neighbours known to be on the road, where roads lie so close that one follows the straight line within reason:
 * the south. Further north only what is written by hand counts, for there a straight line is a lake or a forest. No link crosses
 * the waters that are drawn as barriers.
 */
export function estimatedRoads(communities: readonly Community[], rules: ShippedNetwork['estimates']): Road[] {
  const barred = new Set(rules.notFrom);
  const linked = communities.filter(
    ({ id, access, lat }) => access === 'all-season-road' && lat < rules.southOf && !barred.has(id),
  );
  const found = new Map<string, Road>();
  for (const community of linked) {
    const near = linked
      .filter((other) => other !== community && isRoughlyWithin(community, other, rules.withinKm))
      .map((other) => ({ other, straightKm: distanceKm(community, other) }))
      .filter(({ straightKm }) => straightKm <= rules.withinKm)
      .sort((one, next) => one.straightKm - next.straightKm || (one.other.id < next.other.id ? -1 : 1));
    let links = 0;
    for (const { other, straightKm } of near) {
      if (links === rules.neighbours) break;
      if (crossesWater(community, other, rules.water)) continue;
      const [from = '', to = ''] = [community.id, other.id].sort();
      found.set(`${from} ${to}`, { between: [from, to], km: estimatedRoadKm(straightKm) });
      links += 1;
    }
  }
  return [...found.values()];
}

/** A box in degrees, to spare most of the trigonometry: a degree is 111 km of latitude, and over 75 of longitude here. */
const isRoughlyWithin = (one: LatLon, other: LatLon, km: number): boolean =>
  Math.abs(one.lat - other.lat) <= km / 111 && Math.abs(one.lon - other.lon) <= km / 75;

function crossesWater(one: LatLon, other: LatLon, water: ShippedNetwork['estimates']['water']): boolean {
  return water.some((line) =>
    line.some(([lat, lon], at) => {
      const next = line[at + 1];
      return next !== undefined && segmentsCross(one, other, { lat, lon }, { lat: next[0], lon: next[1] });
    }),
  );
}

/** Which side of the line from `a` to `b` a point is on. */
const side = (a: LatLon, b: LatLon, point: LatLon): boolean =>
  (b.lon - a.lon) * (point.lat - a.lat) > (b.lat - a.lat) * (point.lon - a.lon);

const segmentsCross = (a: LatLon, b: LatLon, c: LatLon, d: LatLon): boolean =>
  side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
