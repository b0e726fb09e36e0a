import {
  communityById,
  type Directory,
  type Location,
  type Organization,
  type Program,
  type Service,
  type ServiceArea,
} from '../directory/index.ts';
import { overlaid, type Facet } from './facet.ts';
import { uuidWithin } from './identified.ts';
import { isObject, recordsOf, type JsonObject } from './json.ts';
import { referred, type Kept } from './kept.ts';
import { locationFacets } from './location-record.ts';
import { organizationFacets } from './organization-record.ts';
import { programFacets } from './program-record.ts';
import { serviceFacets } from './service-record.ts';
import { hsdsTable, type EntityName } from './tables.ts';

/** A service at one of its places, as far as it takes to find it. */
export interface Placed {
  readonly id: string;
  readonly service: Service;
  /** Absent: a place that another directory named and that the hub cannot tell where it is. */
  readonly location?: Location;
  /** What another directory said of the service at this place. */
  readonly source?: JsonObject;
}

/** What another directory said of an entry, by `<kind>/<id>`. */
export type KeptByEntry = ReadonlyMap<string, Kept>;

/**
 * One snapshot of the directory as HSDS 3.1: what is published, and each record of it, made when it is asked for. It only knows
 * the snapshot that was read without the hub's key; confidential places, unpublished contacts and numbers that receive
 * referrals are not in it.
 */
export class Publication {
  readonly organizations: readonly Organization[];
  readonly services: readonly Service[];
  readonly locations: readonly Location[];
  readonly changedAt: ReadonlyMap<string, string>;
  readonly #kept: KeptByEntry;
  readonly #programs: readonly Program[];
  readonly #organization: ReadonlyMap<string, Organization>;
  readonly #location: ReadonlyMap<string, Location>;
  readonly #program: ReadonlyMap<string, Program>;
  readonly #service: ReadonlyMap<string, Service>;
  readonly #servicesOf: ReadonlyMap<string, readonly Service[]>;
  readonly #locationsOf: ReadonlyMap<string, readonly Location[]>;
  readonly #programsOf: ReadonlyMap<string, readonly Program[]>;
  readonly #made = new Map<string, JsonObject>();
  #placed: ReadonlyMap<string, Placed> | undefined;

  constructor(directory: Directory, kept: KeptByEntry) {
    this.#kept = kept;
    this.changedAt = directory.changedAt ?? new Map<string, string>();
    this.organizations = directory.organizations
      .filter(({ status, removedAt }) => status === 'active' && removedAt === undefined)
      .sort(byName);
    this.#organization = byId(this.organizations);
    const isPublished = ({ organizationId }: { organizationId: string }): boolean =>
      this.#organization.has(organizationId);
    this.services = directory.services.filter(isPublished).sort(byName);
    this.locations = directory.locations.filter((place) => !place.confidential && isPublished(place)).sort(byName);
    this.#programs = directory.programs.filter(isPublished);
    this.#location = byId(this.locations);
    this.#program = byId(this.#programs);
    this.#service = byId(this.services);
    this.#servicesOf = Map.groupBy(this.services, ({ organizationId }) => organizationId);
    this.#locationsOf = Map.groupBy(this.locations, ({ organizationId }) => organizationId);
    this.#programsOf = Map.groupBy(this.#programs, ({ organizationId }) => organizationId);
  }

  organizationById = (id: string): Organization | undefined => this.#organization.get(id);
  serviceById = (id: string): Service | undefined => this.#service.get(id);
  locationById = (id: string): Location | undefined => this.#location.get(id);
  programOf = ({ programId }: Service): Program | undefined =>
    programId === undefined ? undefined : this.#program.get(programId);
  placesOf = ({ locationIds }: Service): Location[] => locationIds.flatMap((id) => this.#location.get(id) ?? []);
  servicesOf = (organizationId: string): readonly Service[] => this.#servicesOf.get(organizationId) ?? [];

  /** What another directory said of an entry, as it came. */
  sourceOf = (kind: 'organization' | 'service' | 'location' | 'program', id: string): JsonObject | undefined =>
    this.#kept.get(`${kind}/${id}`)?.source;

  /** Every service at each of its published places, by the identifier of that. */
  get placed(): ReadonlyMap<string, Placed> {
    this.#placed ??= byId(this.services.flatMap((service) => this.#placesIn(service)));
    return this.#placed;
  }

  #placesIn(service: Service): Placed[] {
    const named = recordsOf(this.sourceOf('service', service.id)?.['service_at_locations']);
    const there = named.flatMap((source): Placed[] => {
      const id = typeof source['id'] === 'string' ? source['id'] : undefined;
      if (id === undefined) return [];
      const locationId = referred(source['location']) ?? source['location_id'];
      if (typeof locationId !== 'string') return [{ id, service, source }];
      const location = this.#location.get(locationId);
      return location === undefined || !isAmong(service.locationIds, locationId)
        ? []
        : [{ id, service, source, location }];
    });
    const known = new Set(there.flatMap(({ location }) => location?.id ?? []));
    const added = this.placesOf(service).filter(({ id }) => !known.has(id));
    return [...there, ...added.map((location) => ({ id: uuidWithin(service.id, location.id), service, location }))];
  }

  /** The record with everything that belongs to it. */
  service(service: Service): JsonObject {
    const record = this.#wholeService(service);
    const places = this.#placesIn(service).map((place) => this.#atPlace(place));
    delete record['service_at_locations'];
    const program = this.programOf(service);
    return {
      ...record,
      ...(places.length > 0 && { service_at_locations: places }),
      organization: this.#nestedOrganization(service.organizationId),
      ...(program && { program: this.program(program) }),
    };
  }

  #wholeService(service: Service): Record<string, unknown> {
    return this.#bareService(service, serviceFacets[this.#hides(service) ? 'hiding' : 'open']);
  }

  /** Whether a place of the service is not published. */
  #hides = ({ locationIds }: Service): boolean => locationIds.some((id) => !this.#location.has(id));

  /**
   * The areas by which a question whom it reaches is answered. Who asks from many places would find the middle of a circle
   * that is hidden: in its stead stand circles of that size round the places that are published.
   */
  areasOf(service: Service): readonly ServiceArea[] {
    if (!this.#hides(service)) return service.serviceAreas;
    return service.serviceAreas.flatMap((area): ServiceArea[] =>
      area.kind === 'radius'
        ? this.placesOf(service).flatMap((place) => {
            const at = pointOf(place);
            return at === undefined ? [] : [{ ...area, lat: at.lat, lon: at.lon }];
          })
        : [area],
    );
  }

  #bareService(service: Service, facets: readonly Facet<Service>[]): Record<string, unknown> {
    const record = overlaid(service, this.#kept.get(`service/${service.id}`), facets);
    if (record['organization_id'] !== undefined) record['organization_id'] = service.organizationId;
    if (referred(record['program']) !== undefined) delete record['program'];
    if (record['program_id'] !== undefined && service.programId === undefined) delete record['program_id'];
    const changed = this.changedAt.get(service.id);
    if (record['last_modified'] === undefined && changed !== undefined) record['last_modified'] = changed;
    return record;
  }

  #atPlace({ id, source, location }: Placed): JsonObject {
    return { ...source, id, ...(location && { location: this.location(location) }) };
  }

  /** A service at a place, with the service in it. */
  serviceAtLocation(place: Placed): JsonObject {
    const { service_at_locations: _, ...service } = this.service(place.service);
    return { ...this.#atPlace(place), service };
  }

  location(location: Location): JsonObject {
    return this.#once(`location/${location.id}`, (kept) => overlaid(location, kept, locationFacets));
  }

  program(program: Program): JsonObject {
    return this.#once(`program/${program.id}`, (kept) => overlaid(program, kept, programFacets));
  }

  /** As it stands in a service: without services. */
  #nestedOrganization(id: string): JsonObject {
    const organization = this.#organization.get(id);
    if (organization === undefined) return { id };
    return this.#once(`organization/${id}`, (kept) => {
      const record = overlaid(organization, kept, organizationFacets);
      const locations = this.#belonging(kept, 'locations', this.#locationsOf.get(id) ?? [], (one) =>
        this.location(one),
      );
      const programs = this.#belonging(kept, 'programs', this.#programsOf.get(id) ?? [], (one) => this.program(one));
      delete record['locations'];
      delete record['programs'];
      return { ...record, ...(locations && { locations }), ...(programs && { programs }) };
    });
  }

  /**
   * What an organization has: what the record it came in with named, in that order, and what was added here. An imported
   * place that the record did not name under its organization is not put there: it stands where it was named.
   */
  #belonging<T extends { readonly id: string }>(
    kept: Kept | undefined,
    field: 'locations' | 'programs',
    all: readonly T[],
    make: (one: T) => JsonObject,
  ): JsonObject[] | undefined {
    const kind = field === 'locations' ? 'location' : 'program';
    const entries = byId(all);
    const source = kept?.source[field];
    const named = recordsOf(source).flatMap((one) => {
      const id = referred(one);
      if (id === undefined) return [one];
      const entry = entries.get(id);
      return entry === undefined ? [] : [make(entry)];
    });
    const ids = new Set(recordsOf(source).flatMap((one) => referred(one) ?? []));
    const added = all.filter(({ id }) => !ids.has(id) && !this.#kept.has(`${kind}/${id}`)).map(make);
    return source === undefined && added.length === 0 ? undefined : [...named, ...added];
  }

  /** `services`: each whole, or only what the list of services tells of it. */
  organization({ id }: Organization, services: 'full' | 'listed'): JsonObject {
    const all = this.servicesOf(id).map((service) => {
      const { organization: _, ...record } = services === 'full' ? this.service(service) : this.listedService(service);
      return record;
    });
    return { ...this.#nestedOrganization(id), ...(all.length > 0 && { services: all }) };
  }

  listedService(service: Service): JsonObject {
    return this.#once(`listed/${service.id}`, () => {
      const program = this.programOf(service);
      return {
        ...flat('service', this.#bareService(service, LISTED_FACETS)),
        organization: this.#listedOrganization(service.organizationId),
        ...(program && { program: flat('program', this.program(program)) }),
      };
    });
  }

  listedOrganization({ id }: Organization): JsonObject {
    return this.#listedOrganization(id);
  }

  #listedOrganization(id: string): JsonObject {
    return this.#once(`listed-organization/${id}`, () => flat('organization', this.#nestedOrganization(id)));
  }

  listedServiceAtLocation(place: Placed): JsonObject {
    const { location, ...record } = this.#atPlace(place);
    return {
      ...flat('service_at_location', record),
      ...(isObject(location) && { location: flat('location', location) }),
      service: this.listedService(place.service),
    };
  }

  /** When a service, or what is told with it, last changed here. `undefined`: that is not known. */
  modifiedAt(service: Service): string | undefined {
    const ids = [
      service.id,
      service.organizationId,
      ...service.locationIds,
      ...(service.programId ? [service.programId] : []),
    ];
    const times = ids.map((id) => this.changedAt.get(id));
    if (times[0] === undefined) return undefined;
    return times.reduce((latest, one) => (one !== undefined && one > (latest ?? '') ? one : latest));
  }

  /** Records that are told with many others are made once. */
  #once(key: string, make: (kept: Kept | undefined) => JsonObject): JsonObject {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = make(this.#kept.get(key));
    this.#made.set(key, made);
    return made;
  }
}

/** A list tells nothing that hangs on a record, so that what only writes that need not be asked. */
const LISTED_FACETS = serviceFacets.open.filter(({ hsds }) =>
  hsds.some((field) => hsdsTable('service').fields.some(({ name }) => name === field)),
);

/** A record of a list: without the records that hang on it. */
function flat(entity: EntityName, record: JsonObject): JsonObject {
  const bare: Record<string, unknown> = { ...record };
  for (const { field } of hsdsTable(entity).children) Reflect.deleteProperty(bare, field);
  return bare;
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): Map<string, T> =>
  new Map(all.map((one) => [one.id, one]));

const isAmong = (ids: readonly string[], id: string): boolean => ids.includes(id);

/** Where a place is, by its coordinates or its community. */
export const pointOf = ({ lat, lon, communityId }: Location): { lat: number; lon: number } | undefined =>
  lat !== undefined && lon !== undefined ? { lat, lon } : communityById(communityId ?? '');

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byName = (
  a: { readonly id: string; readonly name: { readonly en: string } },
  b: { readonly id: string; readonly name: { readonly en: string } },
): number => collator.compare(a.name.en, b.name.en) || (a.id < b.id ? -1 : 1);
