import { communityById } from '../directory/index.ts';
import { distanceKm } from '../directory/index.ts';
import type { Location, ServiceArea } from '../directory/index.ts';

/** Postal codes of Canada, as far as the directory can place them. */

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

const SHAPE = /^([A-Z]\d[A-Z])\s?(\d[A-Z]\d)$/;

/** `P7B 5E1`, however it is written; `undefined` when it is not one of Canada. */
export function postalCode(text: string): string | undefined {
  const [, area, local] = SHAPE.exec(text.trim().toUpperCase()) ?? [];
  return area === undefined || local === undefined ? undefined : `${area} ${local}`;
}

/**
 * Urban delivery areas of northern Ontario. The rural ones, whose second character is 0, are not here: one of them can span
 * hundreds of kilometres, and its middle would be near nobody.
 */
const TOWNS: readonly (readonly [community: string, areas: string])[] = [
  ['place-north-bay', 'P1A P1B P1C'],
  ['place-huntsville', 'P1H'],
  ['place-bracebridge', 'P1L'],
  ['place-gravenhurst', 'P1P'],
  ['place-parry-sound', 'P2A'],
  ['place-sturgeon-falls', 'P2B'],
  ['place-kirkland-lake', 'P2N'],
  ['place-sudbury', 'P3A P3B P3C P3E P3G P3L P3N P3P P3Y'],
  ['place-timmins', 'P4N P4P P4R'],
  ['place-elliot-lake', 'P5A'],
  ['place-espanola', 'P5E'],
  ['place-kapuskasing', 'P5N'],
  ['place-sault-ste-marie', 'P6A P6B P6C'],
  ['place-thunder-bay', 'P7A P7B P7C P7E P7G P7J P7K P7L'],
  ['place-dryden', 'P8N'],
  ['place-sioux-lookout', 'P8T'],
  ['place-fort-frances', 'P9A'],
  ['place-kenora', 'P9N'],
];
const townOf = new Map(
  TOWNS.flatMap(([community, areas]) => areas.split(' ').map((area) => [area, community] as const)),
);

/** Where a postal code is: where the directory's own places with that code are, else the middle of its town. */
export function placeOfPostalCode(code: string, locations: readonly Location[]): Point | undefined {
  const there = locations.flatMap(({ address, lat, lon }): Point[] =>
    lat !== undefined && lon !== undefined && codeIn(address) === code ? [{ lat, lon }] : [],
  );
  if (there.length > 0) {
    const mean = (pick: (point: Point) => number): number =>
      there.reduce((sum, one) => sum + pick(one), 0) / there.length;
    return { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) };
  }
  const town = townOf.get(code.slice(0, 3));
  return town === undefined ? undefined : communityById(town);
}

function codeIn(address: string | undefined): string | undefined {
  const [, area, local] = /\b([A-Z]\d[A-Z])\s?(\d[A-Z]\d)\b/i.exec(address ?? '') ?? [];
  return area === undefined || local === undefined ? undefined : `${area} ${local}`.toUpperCase();
}

/** A point belongs to a community within this distance of its middle. */
const COMMUNITY_KM = 15;

export function reaches(areas: readonly ServiceArea[], point: Point): boolean {
  return areas.some((area) => {
    switch (area.kind) {
      case 'province':
      case 'virtual':
        return true;
      case 'radius':
        return distanceKm(area, point) <= area.radiusKm;
      case 'communities':
        return area.communityIds.some((id) => {
          const community = communityById(id);
          return community !== undefined && distanceKm(community, point) <= COMMUNITY_KM;
        });
      case 'polygon':
        return area.geometry.type === 'Polygon'
          ? isInside(area.geometry.coordinates, point)
          : area.geometry.coordinates.some((rings) => isInside(rings, point));
    }
  });
}

/** In the outer ring and in none of the holes: as many crossings as make an odd number. */
const isInside = (rings: readonly (readonly (readonly [number, number])[])[], point: Point): boolean =>
  rings.reduce((inside, ring) => inside !== crossesOddly(ring, point), false);

function crossesOddly(ring: readonly (readonly [number, number])[], { lat, lon }: Point): boolean {
  let odd = false;
  for (const [at, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [x1, y1];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd;
  }
  return odd;
}
