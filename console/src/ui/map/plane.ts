import { geoConicConformal } from 'd3-geo';

export type LonLat = readonly [lon: number, lat: number];

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What of the plane is seen: its point in the middle, and pixels for one of its units (3.2 km). */
export interface View extends Point {
  readonly scale: number;
}

/** Shapes stay true between James Bay and Lake Erie; angles are kept. */
const projection = geoConicConformal()
  .parallels([44, 54])
  .rotate([86, 0])
  .center([0, 50])
  .scale(2000)
  .translate([0, 0]);

export function onPlane([lon, lat]: LonLat): Point {
  const [x, y] = projection([lon, lat]) ?? [0, 0];
  return { x, y };
}

export const onScreen = (view: View, { width, height }: Size, { x, y }: Point): Point => ({
  x: (x - view.x) * view.scale + width / 2,
  y: (y - view.y) * view.scale + height / 2,
});

const FARTHEST = 0.45;
const NEAREST = 30;
const between = (scale: number): number => Math.min(NEAREST, Math.max(FARTHEST, scale));
/** One place alone is shown with what is around it. */
const ALONE = 1.6;

/** Everything in sight, with `margin` pixels around it. */
export function fit(points: readonly Point[], { width, height }: Size, margin: number): View {
  if (points.length === 0) return { x: 0, y: 0, scale: FARTHEST };
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fitting = (length: number, room: number): number =>
    length < 1 ? ALONE : Math.max(1, room - 2 * margin) / length;
  const scale = Math.min(fitting(right - left, width), fitting(bottom - top, height), ALONE * 4);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: between(scale) };
}

/** Nearer by `factor`, with what is under `at` (pixels) staying where it is. */
export function zoom(view: View, size: Size, factor: number, at?: Point): View {
  const scale = between(view.scale * factor);
  const dx = (at?.x ?? size.width / 2) - size.width / 2;
  const dy = (at?.y ?? size.height / 2) - size.height / 2;
  const moved = 1 / view.scale - 1 / scale;
  return { x: view.x + dx * moved, y: view.y + dy * moved, scale };
}

/** Moved by pixels, as if the paper were pulled. */
export const pull = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x - dx / view.scale,
  y: view.y - dy / view.scale,
});
