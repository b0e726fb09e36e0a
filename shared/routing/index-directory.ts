import KDBush from 'kdbush';
import { around } from 'geokdbush';
import type { Agreement, Directory, Location, Organization, Service } from '../directory/index.ts';
import { weeklyHours } from './calendar.ts';
import type { WeeklyHours } from './calendar.ts';
import type { ServiceKind } from './need-kinds.ts';
import { kmBetween, placeOfLocation } from './reach.ts';
import type { Place } from './reach.ts';

/** A service with all that routing asks of it, resolved once. */
export type Entry = {
  service: Service;
  organization: Organization;
  /** Physical locations, by identifier. */
  places: readonly { location: Location; place: Place }[];
  hours: 'always' | WeeklyHours | undefined;
  /** Agreements of the organization that cover this service, whatever their dates. */
  agreements: readonly Agreement[];
  capacityMs: number;
  province: boolean;
  communities: ReadonlySet<string>;
  radii: readonly Circle[];
};

type Circle = { lat: number; lon: number; radiusKm: number };

type KindIndex = {
  all: readonly Entry[];
  province: readonly Entry[];
  byCommunity: ReadonlyMap<string, readonly Entry[]>;
  circles: { tree: KDBush; entries: readonly Entry[]; largestKm: number };
  places: { tree: KDBush; entries: readonly Entry[] };
};

export type DirectoryIndex = {
  version: number;
  entries: readonly Entry[];
  byKind: ReadonlyMap<ServiceKind, KindIndex>;
  locations: ReadonlyMap<string, Location>;
};

/** Whether a service reaches people at a place. */
export function covers(entry: Entry, place: Place): boolean {
  if (entry.province) return true;
  if (place.communityId !== undefined && entry.communities.has(place.communityId)) return true;
  return entry.radii.some((circle) => withinCircle(circle, place));
}

const withinCircle = (circle: Circle, place: Place) =>
  kmBetween({ ...place, lat: circle.lat, lon: circle.lon }, place) <= circle.radiusKm;

/** Every service of a kind that reaches people at a place; the same entry may come more than once. */
export function* serving(index: DirectoryIndex, kind: ServiceKind, place: Place | undefined): Generator<Entry> {
  const ofKind = index.byKind.get(kind);
  if (ofKind === undefined) return;
  if (place === undefined) {
    yield* ofKind.all;
    return;
  }
  yield* ofKind.province;
  if (place.communityId !== undefined) yield* ofKind.byCommunity.get(place.communityId) ?? [];
  const { tree, entries, largestKm } = ofKind.circles;
  if (entries.length === 0) return;
  const latitudes = largestKm / 111;
  const longitudes = latitudes / Math.max(0.05, Math.cos((Math.abs(place.lat) + latitudes) * (Math.PI / 180)));
  for (const at of tree.range(
    place.lon - longitudes,
    place.lat - latitudes,
    place.lon + longitudes,
    place.lat + latitudes,
  )) {
    const entry = entries[at];
    if (entry?.radii.some((circle) => withinCircle(circle, place)) === true) yield entry;
  }
}

/** The closest services of a kind around a place that pass a test, at most `most`, within `km`. */
export function closest(
  index: DirectoryIndex,
  kind: ServiceKind,
  place: Place,
  limits: { most: number; km: number },
  wanted: (entry: Entry) => boolean,
): Entry[] {
  const ofKind = index.byKind.get(kind);
  if (ofKind === undefined || ofKind.places.entries.length === 0 || limits.most === 0) return [];
  const { tree, entries } = ofKind.places;
  const passes = (at: number) => {
    const entry = entries[at];
    return entry !== undefined && wanted(entry);
  };
  return around(tree, place.lon, place.lat, limits.most, limits.km, passes).flatMap((at) => entries[at] ?? []);
}

/** Done once for each snapshot. Services whose organization is missing are left out: nobody could answer for them. */
export function indexDirectory(directory: Directory): DirectoryIndex {
  const organizations = new Map(directory.organizations.map((organization) => [organization.id, organization]));
  const locations = new Map<string, Location>(directory.locations.map((location) => [location.id, location]));
  const agreements = Map.groupBy(
    directory.agreements.flatMap((agreement) => agreement.organizationIds.map((id) => ({ id, agreement }))),
    ({ id }) => id,
  );
  const entries = directory.services
    .toSorted((a, b) => byId(a.id, b.id))
    .flatMap((service): Entry[] => {
      const organization = organizations.get(service.organizationId);
      if (organization === undefined) return [];
      const ofOrganization = (agreements.get(service.organizationId) ?? []).map(({ agreement }) => agreement);
      return [entryOf(service, organization, ofOrganization, locations)];
    });
  const kinds = new Set(entries.flatMap((entry) => entry.service.kinds));
  return {
    version: directory.version,
    entries,
    locations,
    byKind: new Map(
      [...kinds].map((kind) => [kind, kindIndex(entries.filter((entry) => entry.service.kinds.includes(kind)))]),
    ),
  };
}

export const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function entryOf(
  service: Service,
  organization: Organization,
  agreements: readonly Agreement[],
  locations: ReadonlyMap<string, Location>,
): Entry {
  const places = service.locationIds.toSorted(byId).flatMap((id) => {
    const location = locations.get(id);
    const place = location === undefined ? undefined : placeOfLocation(location);
    return location === undefined || place === undefined ? [] : [{ location, place }];
  });
  const { schedule, serviceAreas } = service;
  return {
    service,
    organization,
    places,
    hours: schedule === undefined ? undefined : schedule.kind === 'always' ? 'always' : weeklyHours(schedule),
    agreements: agreements
      .filter(({ serviceIds }) => serviceIds === undefined || serviceIds.includes(service.id))
      .toSorted((a, b) => byId(a.id, b.id)),
    capacityMs: service.capacity === undefined ? 0 : Date.parse(service.capacity.updatedAt),
    province: serviceAreas.some((area) => area.kind === 'province'),
    communities: new Set(serviceAreas.flatMap((area) => (area.kind === 'communities' ? area.communityIds : []))),
    radii: serviceAreas.flatMap((area) => (area.kind === 'radius' ? [area] : [])),
  };
}

function kindIndex(entries: readonly Entry[]): KindIndex {
  const byCommunity = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const id of entry.communities) {
      const known = byCommunity.get(id);
      if (known === undefined) byCommunity.set(id, [entry]);
      else known.push(entry);
    }
  }
  const circles = entries.flatMap((entry) => entry.radii.map((circle) => ({ entry, point: circle })));
  const places = entries.flatMap((entry) => entry.places.map(({ place }) => ({ entry, point: place })));
  return {
    all: entries,
    province: entries.filter((entry) => entry.province),
    byCommunity,
    circles: {
      tree: treeOf(circles.map(({ point }) => point)),
      entries: circles.map(({ entry }) => entry),
      largestKm: Math.max(0, ...circles.map(({ point }) => point.radiusKm)),
    },
    places: { tree: treeOf(places.map(({ point }) => point)), entries: places.map(({ entry }) => entry) },
  };
}

function treeOf(points: readonly { lat: number; lon: number }[]): KDBush {
  const tree = new KDBush(points.length);
  for (const { lat, lon } of points) tree.add(lon, lat);
  return tree.finish();
}
