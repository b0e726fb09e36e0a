import {
  accessibilityFeatureSchema,
  cultureSchema,
  serviceKinds,
  type Service,
  type ServiceKind,
} from '../directory/index.ts';
import { readAreas, writeAreas } from './areas.ts';
import { readCapacity, writeCapacity } from './capacity.ts';
import { readEligibility, writeEligibility } from './eligibility.ts';
import { plainFacet, type Facet } from './facet.ts';
import { readHours, writeHours, type HoursContext } from './hours.ts';
import { recordsOf, said } from './json.ts';
import { readLanguages, writeLanguages } from './languages.ts';
import { localizedFrom, writeLocalized } from './localized.ts';
import type { HsdsService } from './model.ts';
import { joinPath, type Report } from './problem.ts';
import { isEmail, readContacts, readPhones, writeContacts, writePhones } from './reached.ts';
import {
  descriptionFacet,
  eachOnce,
  identifier,
  identifiersFacet,
  nameFacet,
  readIdentifiers,
} from './shared-facets.ts';
import { ownAttribute, ownCodesOf, ownTermsOf, type Vocabulary } from './taxonomies.ts';
import { isWebAddress } from './web-address.ts';

export interface ServiceContext extends HoursContext {
  readonly publishContacts: boolean;
  /** What terms of other taxonomies mean here, by term id, code or name in lower case. */
  readonly kindOfTerm: ReadonlyMap<string, ServiceKind>;
}

/** The fields of a service that a record of HSDS tells, but for the entries it names. */
export function readService(
  record: HsdsService,
  context: ServiceContext,
  sourceId: string | undefined,
  path: string,
  report: Report,
): Partial<Service> {
  const at = (field: string): string => joinPath(path, field);
  const name = localizedFrom(record, 'name');
  const description = localizedFrom(record, 'description');
  const howToApply = localizedFrom(record, 'application_process');
  const fees = localizedFrom(record, 'fees_description');
  const kinds = readKinds(record, context.kindOfTerm);
  const languages = record.languages && readLanguages(record.languages, at('languages'), report);
  const areas = record.service_areas && readAreas(record.service_areas, at('service_areas'), report);
  const { schedules, path: schedulesPath } = schedulesOf(record);
  const schedule = readHours(schedules, context, at(schedulesPath), report);
  const capacity = record.capacities && readCapacity(record.capacities, at('capacities'), report);
  const identifiers = eachOnce([...identifier('hsds-id', sourceId), ...readIdentifiers(record)]);
  const eligibility = readEligibility(record);
  const saysWho = record.minimum_age !== undefined || record.maximum_age !== undefined || isOurs(record);
  return {
    ...(name && { name }),
    ...(description && { description }),
    ...(kinds.length > 0 && { kinds }),
    status: record.status,
    ...(languages !== undefined && languages.length > 0 && { languages }),
    ...(saysWho && { eligibility }),
    ...(isOurs(record) && ownVocabularies(record)),
    ...(schedule && { schedule }),
    ...(areas !== undefined && areas.length > 0 && { serviceAreas: areas }),
    ...(capacity && { capacity }),
    ...(record.assured_date !== undefined && { assuredOn: record.assured_date }),
    ...(record.contacts && { contacts: readContacts(record.contacts, context.publishContacts) }),
    ...(howToApply && { howToApply }),
    ...(fees && { fees }),
    ...(record.phones && { phones: readPhones(record.phones, at('phones'), report) }),
    ...(isEmail(record.email ?? '') && { email: record.email }),
    ...(isWebAddress(record.url) && { url: record.url }),
    ...(identifiers.length > 0 && { identifiers }),
  };
}

/** A record that speaks in our vocabularies says by its silence too: what it does not claim is not so. */
const isOurs = (record: HsdsService): boolean => ownTermsOf(record, 'carrefour-service-kinds').length > 0;

function ownVocabularies(record: HsdsService): Partial<Service> {
  const delivered = ownTermsOf(record, 'carrefour-delivery').map(({ code }) => code);
  return {
    accessibility: ownCodesOf(record, 'carrefour-accessibility', accessibilityFeatureSchema.options),
    cultures: ownCodesOf(record, 'carrefour-cultures', cultureSchema.options),
    interpretation: delivered.includes('interpretation'),
    virtual: delivered.includes('virtual'),
    mobile: delivered.includes('mobile'),
  };
}

/** Our own terms first; else those of another taxonomy that this hub has given a meaning. */
function readKinds(record: HsdsService, kindOfTerm: ReadonlyMap<string, ServiceKind>): ServiceKind[] {
  const told = ownCodesOf(record, 'carrefour-service-kinds', serviceKinds);
  if (told.length > 0) return told;
  const meant = (record.attributes ?? []).flatMap(({ taxonomy_term: term, taxonomy_term_id: id }) => {
    const names = [term?.id ?? id, term?.code, term?.name].flatMap((name) => name?.trim().toLowerCase() ?? []);
    return names.flatMap((name) => kindOfTerm.get(name) ?? []).slice(0, 1);
  });
  return [...new Set(meant)];
}

/** Hours are the service's own, or those at its only place. */
function schedulesOf(record: HsdsService): { schedules: NonNullable<HsdsService['schedules']>; path: string } {
  const places = record.service_at_locations ?? [];
  const [only] = places;
  const own = record.schedules ?? [];
  if (own.length > 0 || places.length !== 1 || only === undefined) return { schedules: own, path: 'schedules' };
  return { schedules: only.schedules ?? [], path: 'service_at_locations[0].schedules' };
}

/** Codes of one vocabulary of ours, for a field that HSDS lacks. */
const codesFacet = (field: 'kinds' | 'cultures' | 'accessibility', vocabulary: Vocabulary): Facet<Service> => ({
  fields: [field],
  hsds: [],
  says: [vocabulary],
  write: (service) => ({
    record: {},
    attributes: service[field].map((code) => ownAttribute(service.id, 'service', vocabulary, code)),
  }),
});

const deliveryFacet = (field: 'virtual' | 'mobile'): Facet<Service> => ({
  fields: [field],
  hsds: [],
  says: [['carrefour-delivery', field]],
  write: (service) => ({
    record: {},
    attributes: service[field] ? [ownAttribute(service.id, 'service', 'carrefour-delivery', field)] : [],
  }),
});

const interpretation: Facet<Service> = {
  fields: ['interpretation'],
  hsds: ['interpretation_services'],
  says: [['carrefour-delivery', 'interpretation']],
  write: ({ id, interpretation: can }, source) => ({
    record: can
      ? {
          interpretation_services:
            source['interpretation_services'] ?? 'Interpretation can be arranged / Interprétation sur demande',
        }
      : {},
    attributes: can ? [ownAttribute(id, 'service', 'carrefour-delivery', 'interpretation')] : [],
  }),
};

const localizedFacet = (
  field: 'howToApply' | 'fees',
  hsds: 'application_process' | 'fees_description',
): Facet<Service> => ({
  fields: [field],
  hsds: [hsds],
  says: [['carrefour-french', hsds]],
  write: (service) => writeLocalized({ id: service.id, entity: 'service' }, hsds, service[field]),
});

const languages: Facet<Service> = {
  fields: ['languages'],
  hsds: ['languages'],
  says: [],
  write: ({ id, languages: codes }) => ({ record: { languages: writeLanguages(id, codes) }, attributes: [] }),
};

const eligibility: Facet<Service> = {
  fields: ['eligibility'],
  hsds: ['minimum_age', 'maximum_age', 'eligibility_description'],
  says: ['carrefour-eligibility'],
  write: ({ id, eligibility: who }, source) => writeEligibility(id, who, source['eligibility_description']),
};

const hours: Facet<Service> = {
  fields: ['schedule'],
  hsds: ['schedules'],
  says: [],
  write: ({ id, schedule }) => {
    const schedules = writeHours(id, schedule);
    return { record: schedules.length > 0 ? { schedules } : {}, attributes: [] };
  },
};

/** Needs to know whether a place of the service is not published: a circle round it would tell where it is. */
const areas = (hidesCentre: boolean): Facet<Service> => ({
  fields: ['serviceAreas'],
  hsds: ['service_areas'],
  says: [],
  isAlwaysOurs: hidesCentre,
  write: ({ id, serviceAreas }) => ({
    record: { service_areas: writeAreas(id, serviceAreas, { hidesCentre }) },
    attributes: [],
  }),
});

const capacity: Facet<Service> = {
  fields: ['capacity'],
  hsds: ['capacities'],
  says: [],
  write: ({ id, capacity: now }, source) => {
    const capacities = writeCapacity(id, now, recordsOf(source['capacities']));
    return { record: capacities.length > 0 ? { capacities } : {}, attributes: [] };
  },
};

const phones: Facet<Service> = {
  fields: ['phones'],
  hsds: ['phones'],
  says: [],
  write: ({ id, phones: all }) => ({ record: said({ phones: all && writePhones(id, all) }), attributes: [] }),
};

const contacts: Facet<Service> = {
  fields: ['contacts'],
  hsds: ['contacts'],
  says: [],
  write: ({ id, contacts: all }) => {
    const written = writeContacts(id, all);
    return { record: written.length > 0 ? { contacts: written } : {}, attributes: [] };
  },
};

const shared: readonly Facet<Service>[] = [
  nameFacet('service'),
  descriptionFacet('service', false),
  plainFacet('status', 'status'),
  plainFacet('url', 'url'),
  plainFacet('email', 'email'),
  plainFacet('assuredOn', 'assured_date'),
  localizedFacet('howToApply', 'application_process'),
  localizedFacet('fees', 'fees_description'),
  codesFacet('kinds', 'carrefour-service-kinds'),
  codesFacet('cultures', 'carrefour-cultures'),
  codesFacet('accessibility', 'carrefour-accessibility'),
  deliveryFacet('virtual'),
  deliveryFacet('mobile'),
  interpretation,
  languages,
  eligibility,
  hours,
  capacity,
  phones,
  contacts,
  identifiersFacet('service'),
];

export const serviceFacets = { open: [...shared, areas(false)], hiding: [...shared, areas(true)] } as const;
