import { communityById, entrySchemas, findCommunity, type ServiceArea } from '../directory/index.ts';
import { uuidWithin } from './identified.ts';
import type { HsdsServiceArea } from './model.ts';
import { joinPath, type Report } from './problem.ts';
import { ownAttribute, ownTermsOf } from './taxonomies.ts';
import { asLocalized, bothLanguages } from './localized.ts';

/** What an area of an entry must be. */
const areaSchema = entrySchemas.service.shape.serviceAreas.element;

/** Whom a service reaches, from HSDS's areas to the hub's and back. */

export function readAreas(areas: readonly HsdsServiceArea[], path: string, report: Report): ServiceArea[] {
  return areas.flatMap((area, at): ServiceArea[] => {
    const read = ownArea(area) ?? drawnArea(area) ?? namedArea(area);
    const checked = areaSchema.safeParse(read);
    if (checked.success) return [checked.data];
    report({
      effect: 'kept-aside',
      path: joinPath(path, at),
      code: 'area-unknown',
      message: 'The area is neither a GeoJSON polygon, nor Ontario, nor the name of a community that the hub knows.',
      remedy: 'Give `extent` as a GeoJSON Polygon with `extent_type` geojson, or set the area in the hub.',
    });
    return [];
  });
}

function ownArea(area: HsdsServiceArea): unknown {
  const own = ownTermsOf(area, 'carrefour-service-areas');
  const codes = new Set(own.map(({ code }) => code));
  if (codes.has('province')) return { kind: 'province' };
  if (codes.has('virtual')) return { kind: 'virtual' };
  const circle = own
    .find(({ code }) => code === 'radius')
    ?.value?.split(',')
    .map(Number);
  if (circle !== undefined) return { kind: 'radius', lat: circle[0], lon: circle[1], radiusKm: circle[2] };
  const communityIds = own.find(({ code }) => code === 'communities')?.value?.split(',') ?? [];
  return communityIds.length > 0 ? { kind: 'communities', communityIds } : undefined;
}

function drawnArea({ extent, extent_type: type, name }: HsdsServiceArea): unknown {
  if (extent === undefined || (type ?? 'geojson').toLowerCase() !== 'geojson') return undefined;
  const drawn = geometryIn(extent);
  const called = asLocalized(name);
  return drawn === undefined ? undefined : { kind: 'polygon', ...(called && { name: called }), geometry: drawn };
}

/** A Polygon or MultiPolygon, alone or as the geometry of a Feature. */
function geometryIn(extent: string): unknown {
  try {
    const parsed: unknown = JSON.parse(extent);
    const geometry = typeof parsed === 'object' && parsed !== null && 'geometry' in parsed ? parsed.geometry : parsed;
    if (typeof geometry !== 'object' || geometry === null || !('type' in geometry) || !('coordinates' in geometry)) {
      return undefined;
    }
    return { type: geometry.type, coordinates: geometry.coordinates };
  } catch {
    return undefined;
  }
}

function namedArea({ name, extent, extent_type: type }: HsdsServiceArea): unknown {
  const words = [name, type?.toLowerCase() === 'text' ? extent : undefined].flatMap((text) => text ?? []);
  if (words.some((text) => /^(province of |province de l['’])?ontario$/iu.test(text.trim())))
    return { kind: 'province' };
  for (const text of words) {
    if (text.length > 80) continue;
    const found = findCommunity(text);
    if (found.kind === 'found' && found.exact) return { kind: 'communities', communityIds: [found.community.id] };
  }
  return undefined;
}

/**
 * `hidesCentre`: a circle is drawn round a place that is not published, and its centre would tell where that is.
 */
export function writeAreas(
  serviceId: string,
  areas: readonly ServiceArea[],
  { hidesCentre }: { readonly hidesCentre: boolean },
): HsdsServiceArea[] {
  return areas.map((area, at) => {
    const id = uuidWithin(serviceId, `service_areas/${String(at)}`);
    const say = (code: string, value?: string) =>
      ownAttribute(id, 'service_area', 'carrefour-service-areas', code, value);
    switch (area.kind) {
      case 'communities':
        return {
          id,
          name: area.communityIds
            .map((one) => bothLanguages(communityById(one)?.name ?? { en: one, fr: one }))
            .join(', '),
          attributes: [say('communities', area.communityIds.join(','))],
        };
      case 'radius': {
        const name = `Within ${String(area.radiusKm)} km / À ${String(area.radiusKm)} km ou moins`;
        if (hidesCentre) return { id, name };
        const { lat, lon, radiusKm } = area;
        const value = [lat, lon, radiusKm].join(',');
        return { id, name, extent: circle(area), extent_type: 'geojson', attributes: [say('radius', value)] };
      }
      case 'polygon':
        return {
          id,
          ...(area.name && { name: bothLanguages(area.name) }),
          extent: JSON.stringify(area.geometry),
          extent_type: 'geojson',
        };
      case 'province':
        return { id, name: 'Ontario', extent: 'Ontario', extent_type: 'text', attributes: [say('province')] };
      case 'virtual':
        return { id, name: 'Anywhere, at a distance / Partout, à distance', attributes: [say('virtual')] };
    }
  });
}

const KM_PER_DEGREE = 111.32;
const CORNERS = 24;

/** A GeoJSON polygon that stands for a circle, for programs that draw areas; our vocabulary holds the exact one. */
function circle({ lat, lon, radiusKm }: { lat: number; lon: number; radiusKm: number }): string {
  const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;
  const ring = Array.from({ length: CORNERS }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / CORNERS;
    const north = (radiusKm / KM_PER_DEGREE) * Math.sin(angle);
    const east = (radiusKm / (KM_PER_DEGREE * Math.max(0.1, Math.cos((lat * Math.PI) / 180)))) * Math.cos(angle);
    return [round(lon + east), round(lat + north)];
  });
  return JSON.stringify({ type: 'Polygon', coordinates: [[...ring, ring[0]]] });
}
