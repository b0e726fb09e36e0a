import KDBush from 'kdbush';
import { around } from 'geokdbush';
import { countsFor } from '../directory/index.ts';
import type { Agreement, Directory, Location, Organization, Service } from '../directory/index.ts';
import { weeklyHours } from './calendar.ts';
import type { WeeklyHours } from './calendar.ts';
import { isWithin, polygonsOf } from './polygons.ts';
import type { Polygon } from './polygons.ts';
import { agesMask, featuresMask, gendersMask } from './masks.ts';
import type { ServiceKind } from './need-kinds.ts';
import { chordSquared, chordSquaredOf, onSphere, placeOfLocation } from './reach.ts';
import type { OnSphere, Place } from './reach.ts';

/** Kinds that are of no use at a distance. */
const inPersonOnly: ReadonlySet<ServiceKind> = new Set([
  'safe-place',
  'housing',
  'transport-road',
  'transport-air',
  'transport-rail',
  'transport-boat',
  'material-support',
]);

/** What eligibility asks of every service, on the entry itself: a match reads thousands of them. */
type Eligible = {
  active: boolean;
  agesMask: number;
  gendersMask: number;
  featuresMask: number;
  nationOnly: readonly number[] | undefined;
  languages: readonly string[];
  interpretation: boolean;
};

/** A service with all that routing asks of it, resolved once. */
export type Entry = Eligible & {
  /** Its position in the index: entries are in the order of their services' identifiers. */
  at: number;
  /** One bit for each of its kinds; see `maskOf`. */
  kindMask: number;
  /** Its kinds that are of use at a distance. */
  kindsAtADistance: readonly ServiceKind[];
  /** One of its kinds is to carry people. */
  carries: boolean;
  service: Service;
  organization: Organization;
  /** Physical locations, by identifier. */
  places: readonly EntryPlace[];
  hours: 'always' | WeeklyHours | undefined;
  /** Agreements that cover this service and count for a referral to it, whatever their dates; and for a trip. */
  agreements: readonly Agreement[];
  tripAgreements: readonly Agreement[];
  capacityMs: number;
  /** The later of the days on which the service, or all of its organization, was confirmed; in milliseconds. */
  confirmedMs: number | undefined;
  province: boolean;
  communities: ReadonlySet<string>;
  radii: readonly Circle[];
  polygons: readonly Polygon[];
  /** Serves anybody, but only at a distance. */
  anywhereAtADistance: boolean;
};

/** `featuresMask`: what the place and the service can do together. `host`: whose place it is, where it is not the service's own organization. */
export type EntryPlace = { location: Location; place: Place; featuresMask: number; host?: Organization };

type Circle = { lat: number; lon: number; radiusKm: number; centre: OnSphere; reach: number };

type KindIndex = {
  all: readonly Entry[];
  province: readonly Entry[];
  byCommunity: ReadonlyMap<string, readonly Entry[]>;
  anywhere: readonly Entry[];
  polygons: readonly { entry: Entry; polygon: Polygon }[];
  /** Who reaches a community by a polygon: found once a community, then kept. */
  byPolygon: Map<string, readonly Entry[]>;
  circles: { tree: KDBush; entries: readonly Entry[]; largestKm: number };
};

export type DirectoryIndex = {
  version: number;
  entries: readonly Entry[];
  byKind: ReadonlyMap<ServiceKind, KindIndex>;
  kindBits: ReadonlyMap<ServiceKind, number>;
  /** How many services have each combination of kinds. */
  maskCounts: ReadonlyMap<number, number>;
  /** Every physical place of every service. */
  places: { tree: KDBush; entries: readonly Entry[] };
  locations: ReadonlyMap<string, Location>;
};

/** Whether a service reaches people at a place. */
export function covers(entry: Entry, place: Place): boolean {
  if (entry.province) return true;
  if (place.communityId !== undefined && entry.communities.has(place.communityId)) return true;
  return holds(entry.radii, place) || entry.polygons.some((polygon) => isWithin(polygon, place));
}

function holds(circles: readonly Circle[], place: Place): boolean {
  for (const { centre, reach } of circles) if (chordSquared(centre, place.onSphere) <= reach) return true;
  return false;
}

/** Some kinds as bits. There are fewer kinds than bits in an integer. */
export function maskOf(index: DirectoryIndex, kinds: readonly ServiceKind[]): number {
  let mask = 0;
  for (const kind of kinds) mask |= index.kindBits.get(kind) ?? 0;
  return mask;
}

export type Served = {
  entries: Entry[];
  has: (entry: Entry) => boolean;
  /** It reaches people at the place at a distance only. */
  atADistanceOnly: (entry: Entry) => boolean;
};

/** The services of some kinds that reach people at a place, each once; all of those kinds when the place is unknown. */
export function serving(index: DirectoryIndex, kinds: readonly ServiceKind[], place: Place | undefined): Served {
  const seen = new Uint8Array(index.entries.length);
  const entries: Entry[] = [];
  const add = (some: readonly Entry[], how: 1 | 2 = 1) => {
    for (const entry of some) {
      if (seen[entry.at] === 0) entries.push(entry);
      if (seen[entry.at] !== 1) seen[entry.at] = how;
    }
  };
  for (const kind of kinds) {
    const ofKind = index.byKind.get(kind);
    if (ofKind === undefined) continue;
    add(ofKind.anywhere, 2);
    if (place === undefined) {
      for (const entry of ofKind.all) if (!isOnlyAtADistance(entry)) add([entry]);
    } else {
      add(ofKind.province);
      add(inPolygons(ofKind, place));
      add(ofKind.byCommunity.get(place.communityId ?? '') ?? []);
      add(aroundPlace(ofKind.circles, place));
    }
  }
  return {
    entries,
    has: (entry) => seen[entry.at] !== 0,
    atADistanceOnly: (entry) => seen[entry.at] === 2,
  };
}

const isOnlyAtADistance = ({ service }: Entry): boolean => service.serviceAreas.every(({ kind }) => kind === 'virtual');

function inPolygons({ polygons, byPolygon }: KindIndex, place: Place): readonly Entry[] {
  const id = place.communityId;
  const known = id === undefined ? undefined : byPolygon.get(id);
  if (known !== undefined) return known;
  const found = polygons.flatMap(({ entry, polygon }) => (isWithin(polygon, place) ? [entry] : []));
  if (id !== undefined) byPolygon.set(id, found);
  return found;
}

/** The entries with a circle that holds a place: first a box as wide as the largest circle, then the true distance. */
function aroundPlace({ tree, entries, largestKm }: KindIndex['circles'], place: Place): Entry[] {
  if (entries.length === 0) return [];
  const latitudes = largestKm / 111;
  const longitudes = latitudes / Math.max(0.05, Math.cos((Math.abs(place.lat) + latitudes) * (Math.PI / 180)));
  const { lon, lat } = place;
  const found: Entry[] = [];
  for (const at of tree.range(lon - longitudes, lat - latitudes, lon + longitudes, lat + latitudes)) {
    const entry = entries[at];
    if (entry !== undefined && holds(entry.radii, place)) found.push(entry);
  }
  return found;
}

/** The closest services around a place that pass a test, at most `most` places of them, within `km`. */
export function closest(
  index: DirectoryIndex,
  place: Place,
  limits: { most: number; km: number },
  wanted: (entry: Entry) => boolean,
): Entry[] {
  const { tree, entries } = index.places;
  if (entries.length === 0 || limits.most === 0) return [];
  const passes = (at: number) => {
    const entry = entries[at];
    return entry !== undefined && wanted(entry);
  };
  return around(tree, place.lon, place.lat, limits.most, limits.km, passes).flatMap((at) => entries[at] ?? []);
}

/** How many services there are of some kinds, each counted once. */
export function countOfKinds(index: DirectoryIndex, mask: number): number {
  let count = 0;
  for (const [kindMask, services] of index.maskCounts) if ((kindMask & mask) !== 0) count += services;
  return count;
}

/** Done once for each snapshot. Services whose organization is missing are left out: nobody could answer for them. */
export function indexDirectory(directory: Directory): DirectoryIndex {
  const organizations = new Map(
    directory.organizations.filter(isListed).map((organization) => [organization.id, organization]),
  );
  // A house that was taken out of the directory with its organization may stand in it through another's service.
  const hosts = new Map<string, Organization>(directory.organizations.map((one) => [one.id, one]));
  const locations = new Map<string, Location>(
    directory.locations.filter(isListed).map((location) => [location.id, location]),
  );
  const agreements = Map.groupBy(
    directory.agreements
      .filter(isListed)
      .flatMap((agreement) => agreement.organizationIds.map((id) => ({ id, agreement }))),
    ({ id }) => id,
  );
  const kindBits = new Map<ServiceKind, number>();
  const bitsOf = (kinds: readonly ServiceKind[]) => {
    for (const kind of kinds) if (!kindBits.has(kind)) kindBits.set(kind, 1 << kindBits.size);
    return kinds.reduce((mask, kind) => mask | (kindBits.get(kind) ?? 0), 0);
  };
  const entries = directory.services
    .filter(isListed)
    .toSorted((a, b) => byId(a.id, b.id))
    .flatMap((service): Omit<Entry, 'at' | 'kindMask'>[] => {
      const organization = organizations.get(service.organizationId);
      if (organization === undefined) return [];
      const ofOrganization = (agreements.get(service.organizationId) ?? []).map(({ agreement }) => agreement);
      return [entryOf(service, organization, ofOrganization, { locations, hosts })];
    })
    .map((entry, at): Entry => ({ ...entry, at, kindMask: bitsOf(entry.service.kinds) }));
  const places = entries.flatMap((entry) => entry.places.map(({ place }) => ({ entry, place })));
  return {
    version: directory.version,
    entries,
    locations,
    kindBits,
    maskCounts: new Map(
      [...Map.groupBy(entries, (entry) => entry.kindMask)].map(([kindMask, some]) => [kindMask, some.length]),
    ),
    places: { tree: treeOf(places.map(({ place }) => place)), entries: places.map(({ entry }) => entry) },
    byKind: new Map(
      [...kindBits.keys()].map((kind) => [
        kind,
        kindIndex(entries.filter((entry) => entry.service.kinds.includes(kind))),
      ]),
    ),
  };
}

/** What was taken out of the directory stays readable there, and is never offered. */
const isListed = ({ removedAt }: { removedAt?: string | undefined }): boolean => removedAt === undefined;

export const byId = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function entryOf(
  service: Service,
  organization: Organization,
  agreements: readonly Agreement[],
  { locations, hosts }: { locations: ReadonlyMap<string, Location>; hosts: ReadonlyMap<string, Organization> },
): Omit<Entry, 'at' | 'kindMask'> {
  const places = service.locationIds.toSorted(byId).flatMap((id) => {
    const location = locations.get(id);
    const place = location === undefined ? undefined : placeOfLocation(location);
    if (location === undefined || place === undefined) return [];
    const host = location.organizationId === organization.id ? undefined : hosts.get(location.organizationId);
    const features = featuresMask([...service.accessibility, ...(location.accessibility ?? [])]);
    return [{ location, place, featuresMask: features, ...(host === undefined ? {} : { host }) }];
  });
  const { schedule, serviceAreas } = service;
  const { ageBands, genders, nationOnly } = service.eligibility;
  const covering = agreements
    .filter(({ serviceIds }) => serviceIds === undefined || serviceIds.includes(service.id))
    .toSorted((a, b) => byId(a.id, b.id));
  // Asking a carrier for a ride is what an agreement on trips is about.
  const carries = service.kinds.some((kind) => kind.startsWith('transport-'));
  return {
    active: service.status === 'active' && organization.status === 'active',
    agesMask: agesMask(ageBands),
    gendersMask: gendersMask(genders),
    featuresMask: featuresMask(service.accessibility),
    nationOnly,
    languages: service.languages,
    interpretation: service.interpretation,
    kindsAtADistance: service.kinds.filter((kind) => !inPersonOnly.has(kind)),
    carries,
    service,
    organization,
    places,
    hours: schedule === undefined ? undefined : schedule.kind === 'always' ? 'always' : weeklyHours(schedule),
    agreements: covering.filter(
      (agreement) => countsFor('referral', agreement) || (carries && countsFor('transport', agreement)),
    ),
    tripAgreements: covering.filter((agreement) => countsFor('transport', agreement)),
    confirmedMs: confirmedOf(service, organization),
    anywhereAtADistance: serviceAreas.some((area) => area.kind === 'virtual'),
    polygons: serviceAreas.flatMap((area) => (area.kind === 'polygon' ? polygonsOf(area.geometry) : [])),
    capacityMs: service.capacity === undefined ? 0 : Date.parse(service.capacity.updatedAt),
    province: serviceAreas.some((area) => area.kind === 'province'),
    communities: new Set(serviceAreas.flatMap((area) => (area.kind === 'communities' ? area.communityIds : []))),
    radii: serviceAreas.flatMap((area) => (area.kind === 'radius' ? [circleOf(area)] : [])),
  };
}

function confirmedOf(service: Service, organization: Organization): number | undefined {
  const days = [service.assuredOn, organization.assuredOn].flatMap((day) =>
    day === undefined ? [] : [Date.parse(day)],
  );
  return days.length === 0 ? undefined : Math.max(...days);
}

const circleOf = ({ lat, lon, radiusKm }: Pick<Circle, 'lat' | 'lon' | 'radiusKm'>): Circle => ({
  lat,
  lon,
  radiusKm,
  centre: onSphere(lat, lon),
  reach: chordSquaredOf(radiusKm),
});

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
  return {
    all: entries,
    anywhere: entries.filter((entry) => entry.anywhereAtADistance),
    polygons: entries.flatMap((entry) => entry.polygons.map((polygon) => ({ entry, polygon }))),
    byPolygon: new Map(),
    province: entries.filter((entry) => entry.province),
    byCommunity,
    circles: {
      tree: treeOf(circles.map(({ point }) => point)),
      entries: circles.map(({ entry }) => entry),
      largestKm: Math.max(0, ...circles.map(({ point }) => point.radiusKm)),
    },
  };
}

function treeOf(points: readonly { lat: number; lon: number }[]): KDBush {
  const tree = new KDBush(points.length);
  for (const { lat, lon } of points) tree.add(lon, lat);
  return tree.finish();
}
