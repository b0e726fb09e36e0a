import pointInPolygon from 'point-in-polygon-hao';
import type { Service } from '../directory/index.ts';

type Geometry = Extract<Service['serviceAreas'][number], { kind: 'polygon' }>['geometry'];

/** One polygon with its holes, and the box around it: most points are outside of the box, which costs four comparisons. */
export type Polygon = { west: number; south: number; east: number; north: number; rings: number[][][] };

/** The polygons of a GeoJSON geometry (RFC 7946). */
export function polygonsOf(geometry: Geometry): Polygon[] {
  const all = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return all.map((rings) => {
    const [outer = []] = rings;
    const [longitudes, latitudes] = [outer.map(([lon]) => lon), outer.map(([, lat]) => lat)];
    return {
      west: Math.min(...longitudes),
      south: Math.min(...latitudes),
      east: Math.max(...longitudes),
      north: Math.max(...latitudes),
      rings: rings.map((ring) => ring.map(([lon, lat]) => [lon, lat])),
    };
  });
}

/** A point on the edge is within. */
export function isWithin(
  { west, south, east, north, rings }: Polygon,
  { lat, lon }: { lat: number; lon: number },
): boolean {
  if (lon < west || lon > east || lat < south || lat > north) return false;
  return pointInPolygon([lon, lat], rings) !== false;
}
