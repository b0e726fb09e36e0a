/** Whether a polygon that is well formed can be somebody's territory at all. */

export interface Problem {
  /** As a JSON path. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

type Point = readonly [lon: number, lat: number];
type Ring = readonly Point[];
type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** The first thing wrong: longitude and latitude swapped, a ring without an inside or across itself, a hole outside. */
export function polygonProblem(geometry: Geometry): Problem | undefined {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const [at, rings] of polygons.entries()) {
    const above = geometry.type === 'Polygon' ? 'coordinates' : `coordinates.${at}`;
    for (const [n, ring] of rings.entries()) {
      const field = `${above}.${n}`;
      const problem = ringProblem(ring) ?? (n > 0 ? holeProblem(ring, rings[0] ?? []) : undefined);
      if (problem !== undefined) return { field, ...problem };
    }
  }
  return undefined;
}

type Wrong = Omit<Problem, 'field'>;

function ringProblem(ring: Ring): Wrong | undefined {
  if (ring.every(looksSwapped)) {
    const message = 'Longitude comes first: in Ontario it is between -96 and -74, and latitude between 41 and 57.';
    return { code: 'swapped-coordinates', message };
  }
  if (crossesItself(ring)) {
    return { code: 'crosses-itself', message: 'This ring crosses itself: put its points in their order.' };
  }
  if (Math.abs(doubleArea(ring)) < 1e-9) return { code: 'no-area', message: 'This ring has no inside.' };
  return undefined;
}

/** Ontario with its latitude in the place of its longitude lies in the Southern Ocean: nobody means that. */
const looksSwapped = ([lon, lat]: Point): boolean => lon >= 41 && lon <= 57 && lat >= -90 && lat <= -74;

const holeProblem = (hole: Ring, outer: Ring): Wrong | undefined =>
  hole.every((point) => isInside(point, outer))
    ? undefined
    : { code: 'hole-outside', message: 'A hole lies inside the outer ring, which comes first.' };

/** Twice the area in square degrees: its sign is the direction in which the ring runs. */
function doubleArea(ring: Ring): number {
  let sum = 0;
  for (const [[x1, y1], [x2, y2]] of edgesOf(ring)) sum += x1 * y2 - x2 * y1;
  return sum;
}

type Edge = readonly [Point, Point];

const edgesOf = (ring: Ring): Edge[] =>
  ring.slice(1).flatMap((to, at): Edge[] => {
    const from = ring[at];
    return from === undefined ? [] : [[from, to]];
  });

/** Edges sorted by their west end are only compared with those that begin before they end. */
function crossesItself(ring: Ring): boolean {
  const edges = edgesOf(ring)
    .map((edge, at) => ({ edge, at, west: Math.min(edge[0][0], edge[1][0]), east: Math.max(edge[0][0], edge[1][0]) }))
    .sort((a, b) => a.west - b.west);
  for (const [n, one] of edges.entries()) {
    for (let m = n + 1; m < edges.length; m += 1) {
      const other = edges[m];
      if (other === undefined || other.west > one.east) break;
      const apart = Math.abs(one.at - other.at);
      const areNeighbours = apart === 1 || apart === edges.length - 1;
      if (!areNeighbours && cross(one.edge, other.edge)) return true;
    }
  }
  return false;
}

/** Whether two edges have a point in common that is the end of neither. */
function cross([a, b]: Edge, [c, d]: Edge): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Left of the line from `a` to `b`: 1; right of it: -1; on it: 0. */
const side = ([ax, ay]: Point, [bx, by]: Point, [px, py]: Point): number =>
  Math.sign((bx - ax) * (py - ay) - (by - ay) * (px - ax));

function isInside([x, y]: Point, ring: Ring): boolean {
  let inside = false;
  for (const [[x1, y1], [x2, y2]] of edgesOf(ring)) {
    const onEdge = side([x1, y1], [x2, y2], [x, y]) === 0 && (x - x1) * (x - x2) <= 0 && (y - y1) * (y - y2) <= 0;
    if (onEdge) return true;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
