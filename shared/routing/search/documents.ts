import type { Agreement, Directory, Location, Organization, Program, Service } from '../../directory/index.ts';
import { communityById } from '../../directory/index.ts';
import type { DocumentType } from './document-types.ts';
import { facetsOfService, type Facet } from './facets.ts';
import { agreementNames } from './sectors.ts';
import { fold } from './words.ts';

type LocalizedText = { readonly fr: string; readonly en: string };

/** Where in an entry a word stands. */
export type FieldName =
  'name' | 'other-name' | 'organization' | 'program' | 'party' | 'description' | 'address' | 'identifier';
export type Field = { readonly on: FieldName; readonly language?: 'fr' | 'en'; readonly text: string };

/** One entry of the directory as search sees it. */
export type SearchDocument = {
  readonly type: DocumentType;
  readonly id: string;
  readonly name: LocalizedText;
  /** Both names folded, without what stands in brackets: to know a name that was written out. */
  readonly folded: LocalizedText;
  readonly organization: Organization | undefined;
  readonly services: readonly Service[];
  /** Confidential places and agreements: for the staff of the hub alone. */
  readonly staffOnly: boolean;
  readonly active: boolean;
  readonly fields: () => readonly Field[];
  /** How strongly each facet is meant, 0 to 255. */
  readonly facets: () => ReadonlyMap<Facet, number>;
  readonly phones: readonly { readonly digits: string; readonly staffOnly: boolean }[];
  readonly locations: readonly Location[];
};

const bothLanguages = (on: FieldName, text: LocalizedText | undefined): Field[] =>
  text === undefined
    ? []
    : text.fr === text.en
      ? [{ on, text: text.en }]
      : [
          { on, language: 'fr', text: text.fr },
          { on, language: 'en', text: text.en },
        ];

const foldName = (name: string): string =>
  fold(name)
    .replaceAll(/\([^)]*\)/gu, '')
    .trim();
const foldedOf = ({ fr, en }: LocalizedText): LocalizedText => ({ fr: foldName(fr), en: foldName(en) });
const digitsOf = (number: string): string => number.replaceAll(/\D/gu, '');
const identifiersOf = (entry: { identifiers?: readonly { value: string }[] | undefined }): Field[] =>
  (entry.identifiers ?? []).map(({ value }) => ({ on: 'identifier', text: value }));
const isThere = (entry: { removedAt?: string | undefined }): boolean => entry.removedAt === undefined;

function strongest(given: readonly (readonly [Facet, number])[]): ReadonlyMap<Facet, number> {
  const facets = new Map<Facet, number>();
  for (const [facet, strength] of given) facets.set(facet, Math.max(strength, facets.get(facet) ?? 0));
  return facets;
}
/** What an entry is by itself, through its services, and through the sector of its organization. */
const strength = { own: 170, further: 150, throughServices: 100, sector: 150, sectorOfOther: 80, aside: 60 } as const;
const sectorsOf = (organization: Organization | undefined, how: number) =>
  (organization?.kinds ?? []).map((kind): readonly [Facet, number] => [`sector:${kind}`, how]);

type Parts = {
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly programs: ReadonlyMap<string, Program>;
  readonly locations: ReadonlyMap<string, Location>;
  readonly servicesOf: ReadonlyMap<string, Service[]>;
  readonly locationsOf: ReadonlyMap<string, Location[]>;
};

/**
 * Every entry that can be found, in the order of the directory. What was removed is not found, nor what belongs to an organization
 * that was: nobody answers for it. A place stays as long as somebody else's service is given there.
 */
export function documentsOf(directory: Directory): SearchDocument[] {
  const gone = new Set<string>(directory.organizations.flatMap((one) => (isThere(one) ? [] : one.id)));
  const isKept = (entry: { removedAt?: string | undefined; organizationId: string }): boolean =>
    isThere(entry) && !gone.has(entry.organizationId);
  const services = directory.services.filter(isKept);
  const inUse = new Set<string>(services.flatMap(({ locationIds }) => locationIds));
  const locations = directory.locations.filter((one) => isThere(one) && (isKept(one) || inUse.has(one.id)));
  const parts: Parts = {
    organizations: new Map(directory.organizations.map((one) => [one.id, one])),
    programs: new Map(directory.programs.map((one) => [one.id, one])),
    locations: new Map(locations.map((one) => [one.id, one])),
    servicesOf: Map.groupBy(services, ({ organizationId }) => organizationId),
    locationsOf: Map.groupBy(locations, ({ organizationId }) => organizationId),
  };
  return [
    ...directory.organizations.filter(isThere).map((one) => ofOrganization(one, parts)),
    ...services.map((one) => ofService(one, parts)),
    ...directory.programs.filter(isKept).map((one) => ofProgram(one, parts)),
    ...locations.map((one) => ofLocation(one, parts)),
    ...directory.agreements.filter(isThere).map((one) => ofAgreement(one, parts)),
  ];
}

function ofOrganization(organization: Organization, { servicesOf, locationsOf }: Parts): SearchDocument {
  const { id, name, nation, status } = organization;
  const services = servicesOf.get(id) ?? [];
  const community = nation === undefined ? undefined : communityById(nation.communityId);
  return {
    type: nation === undefined ? 'organization' : 'first-nation',
    id,
    name,
    folded: foldedOf(name),
    organization,
    services,
    staffOnly: false,
    active: status === 'active',
    fields: () => [
      ...bothLanguages('name', name),
      ...bothLanguages('other-name', community?.name),
      ...(community?.aliases ?? []).map((text): Field => ({ on: 'other-name', text })),
      ...bothLanguages('description', organization.description),
      ...identifiersOf(organization),
      ...(nation === undefined ? [] : [{ on: 'identifier' as const, text: String(nation.bandNumber) }]),
    ],
    facets: () =>
      strongest([
        ...sectorsOf(organization, strength.sector),
        ...services.flatMap(facetsOfService).map((facet) => [facet, strength.throughServices] as const),
      ]),
    phones: [
      ...(organization.phones ?? []).map(({ number }) => ({ digits: digitsOf(number), staffOnly: false })),
      ...organization.dispatchPhones.map((number) => ({ digits: digitsOf(number), staffOnly: true })),
      ...contactPhones(organization),
    ],
    locations: locationsOf.get(id) ?? [],
  };
}

function ofService(service: Service, { organizations, programs, locations }: Parts): SearchDocument {
  const { id, name, programId } = service;
  const organization = organizations.get(service.organizationId);
  const program = programId === undefined ? undefined : programs.get(programId);
  return {
    type: 'service',
    id,
    name,
    folded: foldedOf(name),
    organization,
    services: [service],
    staffOnly: false,
    active: service.status === 'active' && organization?.status === 'active',
    fields: () => [
      ...bothLanguages('name', name),
      ...bothLanguages('organization', organization?.name),
      ...bothLanguages('program', program?.name),
      ...bothLanguages('description', service.description),
      ...identifiersOf(service),
    ],
    facets: () =>
      strongest([
        ...facetsOfService(service).map(
          (facet) => [facet, facet === `kind:${service.kinds[0] ?? ''}` ? strength.own : strength.further] as const,
        ),
        ...sectorsOf(organization, strength.sectorOfOther),
      ]),
    phones: [
      ...(service.phones ?? []).map(({ number }) => ({ digits: digitsOf(number), staffOnly: false })),
      ...contactPhones(service),
    ],
    locations: service.locationIds.flatMap((one) => locations.get(one) ?? []),
  };
}

function ofProgram(program: Program, { organizations, servicesOf }: Parts): SearchDocument {
  const { id, name } = program;
  const organization = organizations.get(program.organizationId);
  const services = (servicesOf.get(program.organizationId) ?? []).filter(({ programId }) => programId === id);
  return {
    type: 'program',
    id,
    name,
    folded: foldedOf(name),
    organization,
    services,
    staffOnly: false,
    active: organization?.status === 'active',
    fields: () => [
      ...bothLanguages('name', name),
      ...bothLanguages('organization', organization?.name),
      ...bothLanguages('description', program.description),
      ...identifiersOf(program),
    ],
    facets: () =>
      strongest(services.flatMap(facetsOfService).map((facet) => [facet, strength.throughServices] as const)),
    phones: [],
    locations: [],
  };
}

function ofLocation(location: Location, { organizations }: Parts): SearchDocument {
  const { id, name, confidential } = location;
  const organization = organizations.get(location.organizationId);
  return {
    type: 'location',
    id,
    name,
    folded: foldedOf(name),
    organization,
    services: [],
    staffOnly: confidential,
    active: organization?.status === 'active',
    // A confidential place is found by its name and its organization's, never by where it is.
    fields: () => [
      ...bothLanguages('name', name),
      ...bothLanguages('organization', organization?.name),
      ...(confidential || location.address === undefined ? [] : [{ on: 'address' as const, text: location.address }]),
      ...identifiersOf(location),
    ],
    facets: () => strongest(sectorsOf(organization, strength.aside)),
    phones: (location.phones ?? []).map(({ number }) => ({ digits: digitsOf(number), staffOnly: confidential })),
    locations: [location],
  };
}

function ofAgreement(agreement: Agreement, { organizations }: Parts): SearchDocument {
  const name = agreementNames[agreement.kind];
  const parties = agreement.organizationIds.flatMap((one) => organizations.get(one) ?? []);
  return {
    type: 'agreement',
    id: agreement.id,
    name,
    folded: foldedOf(name),
    organization: parties[0],
    services: [],
    staffOnly: true,
    active: true,
    fields: () => [
      ...bothLanguages('name', name),
      ...parties.flatMap((party) => bothLanguages('party', party.name)),
      ...bothLanguages('description', agreement.conditions),
    ],
    facets: () => strongest(parties.flatMap((party) => sectorsOf(party, strength.aside))),
    phones: [],
    locations: [],
  };
}

function contactPhones(entry: {
  contacts?: readonly { phone?: string | undefined; public?: boolean | undefined }[] | undefined;
}) {
  return (entry.contacts ?? []).flatMap(({ phone, public: isPublic }) =>
    phone === undefined ? [] : [{ digits: digitsOf(phone), staffOnly: isPublic !== true }],
  );
}
