import { onPlane } from './plane.ts';
import outline from './outline.json';

/**
 * Natural Earth 1:50m (public domain), cut to Ontario and around it: each ring as hundredths of a degree, the first point and then
 * the steps, longitude before latitude.
 */
const pathOf = (rings: readonly (readonly number[])[]): string => rings.map(ringPath).join('');

function ringPath(steps: readonly number[]): string {
  let lon = 0;
  let lat = 0;
  const points: string[] = [];
  for (let at = 0; at + 1 < steps.length; at += 2) {
    lon += steps[at] ?? 0;
    lat += steps[at + 1] ?? 0;
    const { x, y } = onPlane([lon / 100, lat / 100]);
    points.push(`${x.toFixed(1)},${y.toFixed(1)}`);
  }
  return `M${points.join('L')}Z`;
}

export const LAND = pathOf(outline.land);
export const ONTARIO = pathOf(outline.ontario);
export const LAKES = pathOf(outline.lakes);
