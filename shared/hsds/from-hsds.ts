import * as z from 'zod';
import { entrySchemas, type Location, type Service, type ServiceKind } from '../directory/index.ts';
import { isUuid } from '../platform/ids.ts';
import { areasAround, zoneOf } from './by-places.ts';
import { checkMeaning, checkSchema } from './checks.ts';
import { identified } from './identified.ts';
import { isObject, recordsOf, type JsonObject } from './json.ts';
import { referenceTo, referred } from './kept.ts';
import { readLocation } from './location-record.ts';
import { united, type MappedEntry } from './mapped-entry.ts';
import * as model from './model.ts';
import { readOrganization } from './organization-record.ts';
import { joinPath, type Problem, type Report } from './problem.ts';
import { readProgram } from './program-record.ts';
import { readService } from './service-record.ts';
import type { EntityName } from './tables.ts';

export interface MappingContext {
  readonly hubId: string;
  /** The hub's calendar day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The hub's IANA time zone. */
  readonly timeZone: string;
  /** The language of texts to organizations that are new here. */
  readonly language: 'fr' | 'en';
  /** What terms of other taxonomies mean here, by term id, code or name in lower case. */
  readonly kindOfTerm: ReadonlyMap<string, ServiceKind>;
  /** The kind of a service whose terms mean nothing here. Absent: it is refused. */
  readonly defaultKind?: ServiceKind;
  /** The people named in the records may be published. */
  readonly publishContacts: boolean;
}

export interface Mapped {
  /** What the record becomes, each entry once and after those it names; none when the record is refused. */
  readonly entries: readonly MappedEntry[];
  readonly problems: readonly Problem[];
}

export type RecordEntity = 'organization' | 'program' | 'location' | 'service' | 'service_at_location';

/**
 * The entries that a record of HSDS, with whatever is nested in it, becomes in the hub's directory. Pure; whether the entries
 * it names are there, and what becomes of one that is there already, is for whoever stores them.
 */
export function fromHsds(entity: RecordEntity, record: unknown, context: MappingContext): Mapped {
  const problems: Problem[] = [];
  const mapping = new Mapping(context, (problem) => problems.push(problem));
  if (!isObject(record)) {
    const message = 'This is not a record: a record of HSDS is an object.';
    problems.push({ effect: 'refused', path: '', code: 'not-a-record', message, remedy: 'Give one object a record.' });
  } else mapping.read(entity, record);
  const refused = problems.some(({ effect }) => effect === 'refused');
  return { entries: refused ? [] : mapping.entries(), problems };
}

const ORDER = ['organization', 'program', 'location', 'service'] as const;

class Mapping {
  readonly #context: MappingContext;
  readonly #report: Report;
  readonly #found = new Map<string, MappedEntry>();

  constructor(context: MappingContext, report: Report) {
    this.#context = context;
    this.#report = report;
  }

  entries(): MappedEntry[] {
    const all = [...this.#found.values()];
    return ORDER.flatMap((kind) => all.filter((entry) => entry.kind === kind));
  }

  read(entity: RecordEntity, raw: JsonObject): void {
    switch (entity) {
      case 'organization':
        this.#organization(raw, '');
        break;
      case 'service':
        this.#service(raw, '', undefined);
        break;
      case 'service_at_location':
        this.#serviceAtLocation(raw);
        break;
      case 'program':
      case 'location':
        this.#partOfOrganization(entity, raw);
        break;
    }
  }

  /** The record with UUIDs, when it is one of HSDS. */
  #checked(entity: EntityName, raw: JsonObject, path: string): JsonObject | undefined {
    const record = identified(this.#context.hubId, entity, raw);
    if (!checkSchema(entity, record, path, this.#report)) return undefined;
    checkMeaning(entity, record, path, this.#report);
    return record;
  }

  #partOfOrganization(entity: 'program' | 'location', raw: JsonObject): void {
    const record = this.#checked(entity, raw, '');
    if (record === undefined) return;
    const organizationId = record['organization_id'];
    if (typeof organizationId !== 'string') this.#refuseWithoutOrganization('');
    else if (entity === 'program') this.#program(raw, record, organizationId, '');
    else this.#location(raw, record, organizationId, '');
  }

  #serviceAtLocation(raw: JsonObject): void {
    const { service, ...at } = raw;
    if (!isObject(service)) {
      const message = 'The record does not hold its service.';
      const remedy = 'Import services; each holds its service_at_locations.';
      this.#report({ effect: 'refused', path: 'service', code: 'missing', message, remedy });
      return;
    }
    this.#service({ ...service, service_at_locations: [at] }, '', undefined);
  }

  #organization(raw: JsonObject, path: string, alreadyChecked?: JsonObject): string | undefined {
    const { services, ...alone } = raw;
    const record = alreadyChecked ?? this.#checked('organization', alone, path);
    if (record === undefined) return undefined;
    const parsed = model.organization.parse(record);
    const { publishContacts, language } = this.#context;
    const prefix = path === '' ? '' : `${path}.`;
    const carried = readOrganization(parsed, { publishContacts, sourceId: sourceIdOf(raw) }, prefix, this.#report);
    const assumed = {
      kinds: ['community-organization'],
      status: 'active',
      isRecipient: false,
      fundingStreams: [],
      dispatchPhones: [],
      language,
      contacts: [],
    };
    const id = parsed.id;
    const source: Record<string, unknown> = { ...record };
    delete source['services'];
    const value = this.#fitted(entrySchemas.organization, { id }, carried, assumed, path);
    if (value === undefined) return undefined;
    this.#add({ kind: 'organization', value, kept: { source, carried, assumed } });
    for (const [field, entity] of [
      ['locations', 'location'],
      ['programs', 'program'],
    ] as const) {
      if (record[field] === undefined) continue;
      const raws = recordsOf(raw[field]);
      source[field] = recordsOf(record[field]).map((one, at) => {
        const here = joinPath(joinPath(path, field), at);
        const was = raws[at] ?? one;
        return entity === 'location' ? this.#location(was, one, id, here) : this.#program(was, one, id, here);
      });
    }
    for (const [at, service] of recordsOf(services).entries()) {
      this.#service(service, joinPath(joinPath(path, 'services'), at), id);
    }
    return id;
  }

  /** @returns what stands for the program in the record it was found in. */
  #program(raw: JsonObject, record: JsonObject, organizationId: string, path: string): JsonObject {
    const parsed = model.program.parse(record);
    const carried = readProgram(parsed, sourceIdOf(raw));
    const value = this.#fitted(entrySchemas.program, { id: parsed.id, organizationId }, carried, {}, path);
    if (value === undefined) return record;
    this.#add({ kind: 'program', value, kept: { source: record, carried, assumed: {} } });
    return referenceTo(parsed.id);
  }

  /** @returns what stands for the location: itself, when it cannot be an entry of the hub. */
  #location(raw: JsonObject, record: JsonObject, organizationId: string, path: string): JsonObject {
    const parsed = model.location.parse(record);
    const carried = readLocation(parsed, sourceIdOf(raw), path, this.#report);
    const assumed = { name: { en: 'Location', fr: 'Lieu' }, confidential: false };
    const value = entrySchemas.location.safeParse({ id: parsed.id, organizationId, ...assumed, ...carried });
    if (!value.success) {
      this.#report({
        effect: 'kept-aside',
        path,
        code: 'location-not-placed',
        message: 'The hub cannot tell where this is: it has neither coordinates nor a community that the hub knows.',
        remedy: 'Give latitude and longitude, or the town of Ontario in its address.',
      });
      return record;
    }
    this.#add({ kind: 'location', value: value.data, kept: { source: record, carried, assumed } });
    return referenceTo(parsed.id);
  }

  #service(raw: JsonObject, path: string, parentId: string | undefined): void {
    const record = this.#checked('service', raw, path);
    if (record === undefined) return;
    const parsed = model.service.parse(record);
    const source: Record<string, unknown> = { ...record };
    const organizationId = this.#organizationOf(raw, record, source, path) ?? parentId;
    if (organizationId === undefined) {
      this.#refuseWithoutOrganization(path);
      return;
    }
    const rawProgram = raw['program'];
    if (isObject(rawProgram) && isObject(record['program'])) {
      source['program'] = this.#program(rawProgram, record['program'], organizationId, joinPath(path, 'program'));
    }
    const places = this.#places(raw, record, source, organizationId, path);
    const { timeZone } = this.#context;
    const context = { ...this.#context, timeZone: zoneOf(places.entries) ?? timeZone };
    const told = readService(parsed, context, sourceIdOf(raw), path, this.#report);
    const programId = parsed.program?.id ?? parsed.program_id;
    const carried = {
      ...told,
      organizationId,
      ...(parsed.service_at_locations && { locationIds: places.ids }),
      ...(programId !== undefined && { programId }),
    };
    const assumed = this.#assumed(told, places.entries, path);
    if (assumed === undefined) return;
    const value = this.#fitted(entrySchemas.service, { id: parsed.id }, carried, assumed, path);
    if (value !== undefined) this.#noteOpenShelter(value, path);
    if (value !== undefined) this.#add({ kind: 'service', value, kept: { source, carried, assumed } });
  }

  #organizationOf(
    raw: JsonObject,
    record: JsonObject,
    source: Record<string, unknown>,
    path: string,
  ): string | undefined {
    const [nested, was] = [record['organization'], raw['organization']];
    if (isObject(nested) && isObject(was)) {
      const id = this.#organization(was, joinPath(path, 'organization'), nested);
      if (id !== undefined) source['organization'] = referenceTo(id);
      return id;
    }
    const named = record['organization_id'];
    return typeof named === 'string' ? named : undefined;
  }

  #places(
    raw: JsonObject,
    record: JsonObject,
    source: Record<string, unknown>,
    organizationId: string,
    path: string,
  ): { ids: string[]; entries: Location[] } {
    const ids: string[] = [];
    const raws = recordsOf(raw['service_at_locations']);
    const written = recordsOf(record['service_at_locations']).map((one, at): JsonObject => {
      const here = joinPath(joinPath(joinPath(path, 'service_at_locations'), at), 'location');
      const nested = one['location'];
      if (!isObject(nested)) {
        const id = one['location_id'];
        if (typeof id === 'string') ids.push(id);
        return one;
      }
      const was = raws[at]?.['location'];
      const owner = typeof nested['organization_id'] === 'string' ? nested['organization_id'] : organizationId;
      const stands = this.#location(isObject(was) ? was : nested, nested, owner, here);
      const id = referred(stands);
      if (id !== undefined) ids.push(id);
      return { ...one, location: stands };
    });
    if (record['service_at_locations'] !== undefined) source['service_at_locations'] = written;
    const entries = ids.flatMap((id) => {
      const entry = this.#found.get(`location/${id}`);
      return entry?.kind === 'location' ? [entry.value] : [];
    });
    return { ids: [...new Set(ids)], entries };
  }

  /** Whether a place is confidential no record says; of a shelter somebody has to know that its places go out with /hsds. */
  #noteOpenShelter({ kinds, locationIds }: Service, path: string): void {
    if (!kinds.includes('safe-place') || locationIds.length === 0) return;
    this.#report({
      effect: 'noted',
      path: joinPath(path, 'service_at_locations'),
      code: 'shelter-place',
      message: 'This is a shelter with a place. What comes in is published with its address.',
      remedy:
        'If the address is not public, mark the location confidential in the hub now; every later import keeps that.',
    });
  }

  /** What a service is taken to be where its record is silent. */
  #assumed(told: Partial<Service>, places: readonly Location[], path: string): Record<string, unknown> | undefined {
    const { defaultKind } = this.#context;
    if (told.kinds === undefined) {
      const remedy = 'Map a term of the record to a kind of service, or choose a kind for those without one.';
      const effect = defaultKind === undefined ? 'refused' : 'noted';
      const message = 'None of its terms has a meaning in this hub.';
      this.#report({ effect, path: joinPath(path, 'attributes'), code: 'kind-unknown', message, remedy });
      if (defaultKind === undefined) return undefined;
    }
    const note = (field: string, code: string, message: string, remedy: string): void => {
      this.#report({ effect: 'noted', path: joinPath(path, field), code, message, remedy });
    };
    if (told.languages === undefined) {
      note(
        'languages',
        'language-assumed',
        'It does not say in which languages it serves: taken to be English.',
        'Give `languages`.',
      );
    }
    const areas = areasAround(places);
    if (told.serviceAreas === undefined && areas.some(({ kind }) => kind === 'province')) {
      note(
        'service_areas',
        'area-assumed',
        'It does not say whom it reaches: taken to be all of Ontario.',
        'Give `service_areas`.',
      );
    }
    return {
      kinds: [defaultKind],
      languages: ['en'],
      interpretation: false,
      eligibility: {},
      accessibility: [],
      cultures: [],
      serviceAreas: areas,
      locationIds: [],
      virtual: places.length === 0,
      mobile: false,
    };
  }

  #refuseWithoutOrganization(path: string): void {
    this.#report({
      effect: 'refused',
      path: joinPath(path, 'organization_id'),
      code: 'organization-missing',
      message: 'It does not say which organization it belongs to.',
      remedy: 'Give `organization`, or `organization_id` of one that is in the file or in the directory.',
    });
  }

  /** The entry, without fields that it cannot hold as the record tells them. */
  #fitted<T>(
    schema: z.ZodType<T>,
    fixed: Readonly<Record<string, unknown>>,
    carried: Record<string, unknown>,
    assumed: Readonly<Record<string, unknown>>,
    path: string,
  ): T | undefined {
    for (;;) {
      const parsed = schema.safeParse({ ...fixed, ...assumed, ...carried });
      if (parsed.success) return parsed.data;
      const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0])));
      const droppable = [...fields].filter((field) => field in carried && field !== 'organizationId');
      for (const field of fields) {
        const effect = droppable.includes(field) ? 'kept-aside' : 'refused';
        const message = `The hub cannot hold this as its ${field}.`;
        const remedy = 'It stays in the record. Shorten or correct it if the hub is to use it.';
        this.#report({ effect, path, code: 'cannot-be-held', message, remedy });
        if (effect === 'kept-aside') Reflect.deleteProperty(carried, field);
      }
      if (droppable.length < fields.size) return undefined;
    }
  }

  /** The same entity may stand in a record several times, here in full and there in part. */
  #add(entry: MappedEntry): void {
    const key = `${entry.kind}/${entry.value.id}`;
    const before = this.#found.get(key);
    this.#found.set(key, before === undefined ? entry : united(before, entry));
  }
}

/** What a directory without UUIDs calls the record. */
function sourceIdOf({ id }: JsonObject): string | undefined {
  const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
  return text === '' || isUuid(text.toLowerCase()) ? undefined : text;
}
