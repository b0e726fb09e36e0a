import type { ServiceArea } from '../kinds.ts';

export type Geometry = Extract<ServiceArea, { kind: 'polygon' }>['geometry'];
type Position = [number, number];

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && typeof value[0] === 'number' && typeof value[1] === 'number';
const isRing = (value: unknown): value is Position[] =>
  Array.isArray(value) && value.length >= 4 && value.every(isPosition);
const isRings = (value: unknown): value is Position[][] =>
  Array.isArray(value) && value.length > 0 && value.every(isRing);
const isMany = (value: unknown): value is Position[][][] =>
  Array.isArray(value) && value.length > 0 && value.every(isRings);

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(key) : undefined;

/** Without the height that some programs write as a third number. */
const flat = (rings: readonly Position[][]): Position[][] =>
  rings.map((ring) => ring.map(([lon, lat]): Position => [lon, lat]));

/**
 * The area that was pasted: a GeoJSON geometry, a feature, or a collection of which the first is taken. Undefined: it is none; whether
 * its rings have an inside is for the API to say.
 */
export function geometryIn(text: string): Geometry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return geometryOf(value);
}

function geometryOf(value: unknown): Geometry | undefined {
  const features = at(value, 'features');
  if (Array.isArray(features)) return geometryOf(features[0]);
  const inside = at(value, 'geometry');
  if (inside !== undefined) return geometryOf(inside);
  const [type, coordinates] = [at(value, 'type'), at(value, 'coordinates')];
  if (type === 'Polygon' && isRings(coordinates)) return { type, coordinates: flat(coordinates) };
  if (type === 'MultiPolygon' && isMany(coordinates)) return { type, coordinates: coordinates.map(flat) };
  return undefined;
}

/** As a drawing: a path and the box around it; north is up, and a degree of longitude is as wide as it is there. */
export function outlineOf(geometry: Geometry): { readonly path: string; readonly viewBox: string } {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const points = rings.flat();
  const middle = points.reduce((sum, [, lat]) => sum + lat, 0) / points.length;
  const squeeze = Math.cos((middle * Math.PI) / 180);
  const drawn = rings.map((ring) => ring.map(([lon, lat]): Position => [lon * squeeze, -lat]));
  const [xs, ys] = [drawn.flat().map(([x]) => x), drawn.flat().map(([, y]) => y)];
  const least = (values: readonly number[]): number => values.reduce((so, one) => Math.min(so, one), Infinity);
  const most = (values: readonly number[]): number => values.reduce((so, one) => Math.max(so, one), -Infinity);
  const [left, top] = [least(xs), least(ys)];
  const [width, height] = [most(xs) - left || 1, most(ys) - top || 1];
  const path = drawn.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(4)},${y.toFixed(4)}`).join('L')}Z`).join('');
  return { path, viewBox: [left, top, width, height].map((one) => one.toFixed(4)).join(' ') };
}
