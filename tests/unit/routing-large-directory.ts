import { communities } from '../../shared/directory/communities.ts';
import { serviceKindNames, serviceKinds } from '../../shared/directory/service-kinds.ts';
import { agreementSchema, locationSchema, organizationIdSchema, serviceSchema } from '../../shared/directory/model.ts';
import type { Directory, Service } from '../../shared/directory/model.ts';
import { directoryOf } from './routing-builder.ts';

/** A repeatable stand-in for chance (mulberry32): the same seed always gives the same directory. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What partners are named after. */
const natural =
  `Cedar/Cèdre Birch/Bouleau Spruce/Épinette Pine/Pin Maple/Érable Loon/Huard Heron/Héron Eagle/Aigle Raven/Corbeau Moose/Orignal
Otter/Loutre Beaver/Castor Sturgeon/Esturgeon Trout/Truite River/Rivière Lake/Lac Falls/Chutes Harbour/Havre Island/Île Granite/Granit
Amber/Ambre Copper/Cuivre Silver/Argent Aurora/Aurore Dawn/Aube Sunset/Couchant Winter/Hiver Summer/Été Morning/Matin Northern/Nord Clover/Trèfle
Willow/Saule Poplar/Peuplier Juniper/Genévrier Blueberry/Bleuet Cloud/Nuage Thunder/Tonnerre Rainbow/Arc-en-ciel Lantern/Lanterne Bridge/Pont`
    .split(/\s+/u)
    .map((pair) => pair.split('/'));

/** A square around a community, as GeoJSON. */
const squareAround = ({ lat, lon }: { lat: number; lon: number }, degrees: number): Service['serviceAreas'][number] => {
  const [west, south, east, north] = [lon - degrees, lat - degrees, lon + degrees, lat + degrees];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { kind: 'polygon', geometry: { type: 'Polygon', coordinates: [ring] } };
};

/** Identifiers are random in life: their first digits part the directory into ranges of about the same size. */
function scattered(directory: Directory): Directory {
  const other = <T extends string>(id: T, brand: { parse: (id: string) => T }): T => {
    const mixed = Math.imul(Number(id.slice(-12)) + 1, 0x9e3779b1) >>> 0;
    return brand.parse(`${mixed.toString(16).padStart(8, '0')}${id.slice(8, -12)}${id.slice(0, 2)}${id.slice(-10)}`);
  };
  const organization = (id: Directory['organizations'][number]['id']) => other(id, organizationIdSchema);
  const location = (id: Directory['locations'][number]['id']) => other(id, locationSchema.shape.id);
  return {
    ...directory,
    organizations: directory.organizations.map((one) => ({ ...one, id: organization(one.id) })),
    locations: directory.locations.map((one) => ({
      ...one,
      id: location(one.id),
      organizationId: organization(one.organizationId),
    })),
    services: directory.services.map((one) => ({
      ...one,
      id: other(one.id, serviceSchema.shape.id),
      organizationId: organization(one.organizationId),
      locationIds: one.locationIds.map(location),
    })),
    agreements: directory.agreements.map((one) => ({
      ...one,
      id: other(one.id, agreementSchema.shape.id),
      organizationIds: one.organizationIds.map(organization),
    })),
  };
}

/** A province full of services: every kind, every community, names in both languages, areas of each sort. */
export function largeDirectory(size: number, seed = 1): Directory {
  const random = chance(seed);
  const pick = <T>(from: readonly T[]): T => {
    const picked = from[Math.floor(random() * from.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  };
  const given = Array.from({ length: size }, () => {
    const home = pick(communities);
    const draw = random();
    const serviceAreas: Service['serviceAreas'] =
      draw < 0.1
        ? [{ kind: 'province' }]
        : draw < 0.6
          ? [
              {
                kind: 'communities',
                communityIds: [home.id, ...Array.from({ length: 8 }, () => pick(communities).id)],
              },
            ]
          : draw < 0.9
            ? [{ kind: 'radius', lat: home.lat, lon: home.lon, radiusKm: 20 + Math.floor(random() * 180) }]
            : draw < 0.96
              ? [squareAround(home, 0.2 + random())]
              : [{ kind: 'virtual' }];
    const kind = pick(serviceKinds);
    const [nature, other] = [pick(natural), pick(natural)];
    const service: Partial<Service> = {
      name: serviceKindNames[kind],
      kinds: random() < 0.2 ? [kind, pick(serviceKinds)] : [kind],
      languages: random() < 0.5 ? ['en'] : ['en', 'fr'],
      eligibility: random() < 0.3 ? { ageBands: ['18-plus'] } : {},
      accessibility: random() < 0.6 ? ['wheelchair', 'children'] : [],
      virtual: random() < 0.3,
      serviceAreas,
      capacity: {
        unit: 'place',
        available: Math.floor(random() * 4),
        maximum: 10,
        updatedAt: '2026-06-14T12:00:00Z',
      },
      schedule:
        random() < 0.3
          ? { kind: 'always' }
          : {
              kind: 'weekly',
              timeZone: home.timeZone,
              hours: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '08:30', closes: '16:30' }],
            },
    };
    const organization = {
      name: {
        fr: `${nature[1] ?? ''} et ${other[1] ?? ''} de ${home.name.fr}`,
        en: `${home.name.en} ${nature[0] ?? ''} and ${other[0] ?? ''}`,
      },
    };
    return { in: home.id, service, organization, ...(random() < 0.3 ? { agreement: 'none' as const } : {}) };
  });
  return scattered(directoryOf(...given));
}
