import * as z from 'zod';

/**
 * The records of Open Referral's HSDS 3.1 as they are exchanged in JSON, in our own words. Loose: an attribute that the
 * standard does not know stays where it is. `null` is taken away before these schemas are asked (`identified`).
 * @see https://docs.openreferral.org/en/v3.1/hsds/schema_reference.html
 */

export const text = z.string();
export const uuid = z.uuid();
export const email = z.string();
export const url = z.string();
export const date = z.iso.date();
export const dateTime = z.iso.datetime({ offset: true, local: true });
/** `HH:MM`, with or without seconds, with or without an offset from UTC. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?$/, 'a time such as 08:30');
export const number = z.number();
const place = z.enum(['physical', 'postal', 'virtual']);

export const metadata = z.looseObject({
  id: uuid,
  resource_id: uuid.optional(),
  resource_type: text.optional(),
  last_action_date: date.optional(),
  last_action_type: text.optional(),
  field_name: text.optional(),
  previous_value: text.optional(),
  replacement_value: text.optional(),
  updated_by: text.optional(),
});
const withMetadata = { metadata: z.array(metadata).optional() };

export const taxonomy = z.looseObject({
  id: uuid,
  name: text.optional(),
  description: text.optional(),
  uri: url.optional(),
  version: text.optional(),
  ...withMetadata,
});
export type HsdsTaxonomy = z.infer<typeof taxonomy>;

export const taxonomyTerm = z.looseObject({
  id: uuid,
  code: text.optional(),
  name: text.optional(),
  description: text.optional(),
  parent_id: uuid.optional(),
  taxonomy: text.optional(),
  taxonomy_detail: taxonomy.optional(),
  language: text.optional(),
  taxonomy_id: uuid.optional(),
  term_uri: url.optional(),
  ...withMetadata,
});
export type HsdsTaxonomyTerm = z.infer<typeof taxonomyTerm>;

export const attribute = z.looseObject({
  id: uuid,
  link_id: uuid.optional(),
  taxonomy_term_id: uuid.optional(),
  link_type: text.optional(),
  link_entity: text.optional(),
  value: text.optional(),
  taxonomy_term: taxonomyTerm.optional(),
  label: text.optional(),
  ...withMetadata,
});
export type HsdsAttribute = z.infer<typeof attribute>;

/** What nearly every record of HSDS can have beside what it is. */
const more = { attributes: z.array(attribute).optional(), ...withMetadata };

export const language = z.looseObject({
  id: uuid,
  service_id: uuid.optional(),
  location_id: uuid.optional(),
  phone_id: uuid.optional(),
  name: text.optional(),
  code: text.optional(),
  note: text.optional(),
  ...more,
});
export type HsdsLanguage = z.infer<typeof language>;

export const phone = z.looseObject({
  id: uuid,
  location_id: uuid.optional(),
  service_id: uuid.optional(),
  organization_id: uuid.optional(),
  contact_id: uuid.optional(),
  service_at_location_id: uuid.optional(),
  number: text.optional(),
  extension: number.optional(),
  type: text.optional(),
  description: text.optional(),
  languages: z.array(language).optional(),
  ...more,
});
export type HsdsPhone = z.infer<typeof phone>;

export const contact = z.looseObject({
  id: uuid,
  organization_id: uuid.optional(),
  service_id: uuid.optional(),
  service_at_location_id: uuid.optional(),
  location_id: uuid.optional(),
  name: text.optional(),
  title: text.optional(),
  department: text.optional(),
  email: email.optional(),
  phones: z.array(phone).optional(),
  ...more,
});
export type HsdsContact = z.infer<typeof contact>;

export const address = z.looseObject({
  id: uuid,
  location_id: uuid.optional(),
  attention: text.optional(),
  address_1: text.optional(),
  address_2: text.optional(),
  city: text.optional(),
  region: text.optional(),
  state_province: text.optional(),
  postal_code: text.optional(),
  country: text.optional(),
  address_type: place.optional(),
  ...more,
});
export type HsdsAddress = z.infer<typeof address>;

export const accessibility = z.looseObject({
  id: uuid,
  location_id: uuid.optional(),
  description: text.optional(),
  details: text.optional(),
  url: url.optional(),
  ...more,
});

/** Recurrence in the words of RFC 5545. `timezone` is an offset from UTC in hours, not a zone. */
export const schedule = z.looseObject({
  id: uuid,
  service_id: uuid.optional(),
  location_id: uuid.optional(),
  service_at_location_id: uuid.optional(),
  valid_from: date.optional(),
  valid_to: date.optional(),
  dtstart: date.optional(),
  timezone: number.optional(),
  until: date.optional(),
  count: number.optional(),
  wkst: z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']).optional(),
  freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
  interval: number.optional(),
  byday: text.optional(),
  byweekno: text.optional(),
  bymonthday: text.optional(),
  byyearday: text.optional(),
  description: text.optional(),
  opens_at: time.optional(),
  closes_at: time.optional(),
  schedule_link: url.optional(),
  attending_type: text.optional(),
  notes: text.optional(),
  ...more,
});
export type HsdsSchedule = z.infer<typeof schedule>;

export const serviceArea = z.looseObject({
  id: uuid,
  service_id: uuid.optional(),
  service_at_location_id: uuid.optional(),
  name: text.optional(),
  description: text.optional(),
  extent: text.optional(),
  extent_type: text.optional(),
  uri: text.optional(),
  ...more,
});
export type HsdsServiceArea = z.infer<typeof serviceArea>;

export const unit = z.looseObject({
  id: uuid,
  name: text.optional(),
  scheme: text.optional(),
  identifier: text.optional(),
  uri: url.optional(),
  ...more,
});

export const serviceCapacity = z.looseObject({
  id: uuid,
  service_id: uuid.optional(),
  unit: unit.optional(),
  unit_id: uuid.optional(),
  available: number.optional(),
  maximum: number.optional(),
  description: text.optional(),
  updated: dateTime.optional(),
  ...more,
});
export type HsdsCapacity = z.infer<typeof serviceCapacity>;

export const urlRecord = z.looseObject({
  id: uuid,
  label: text.optional(),
  url: url.optional(),
  organization_id: uuid.optional(),
  service_id: uuid.optional(),
  ...more,
});

export const costOption = z.looseObject({
  id: uuid,
  service_id: uuid.optional(),
  valid_from: date.optional(),
  valid_to: date.optional(),
  option: text.optional(),
  currency: text.optional(),
  amount: number.optional(),
  amount_description: text.optional(),
  ...more,
});

export const requiredDocument = z.looseObject({
  id: uuid,
  service_id: uuid.optional(),
  document: text.optional(),
  uri: url.optional(),
  ...more,
});

export const funding = z.looseObject({
  id: uuid,
  organization_id: uuid.optional(),
  service_id: uuid.optional(),
  source: text.optional(),
  ...more,
});

export const organizationIdentifier = z.looseObject({
  id: uuid,
  organization_id: uuid.optional(),
  identifier_scheme: text.optional(),
  identifier_type: text.optional(),
  identifier: text.optional(),
  ...more,
});

export const metaTableDescription = z.looseObject({
  id: uuid,
  name: text.optional(),
  language: text.optional(),
  character_set: text.optional(),
  ...more,
});

export const program = z.looseObject({
  id: uuid,
  organization_id: uuid.optional(),
  name: text,
  alternate_name: text.optional(),
  description: text.optional(),
  ...more,
});
export type HsdsProgram = z.infer<typeof program>;

export const location = z.looseObject({
  id: uuid,
  location_type: place,
  url: url.optional(),
  organization_id: uuid.optional(),
  name: text.optional(),
  alternate_name: text.optional(),
  description: text.optional(),
  transportation: text.optional(),
  latitude: number.optional(),
  longitude: number.optional(),
  external_identifier: text.optional(),
  external_identifier_type: text.optional(),
  languages: z.array(language).optional(),
  addresses: z.array(address).optional(),
  contacts: z.array(contact).optional(),
  accessibility: z.array(accessibility).optional(),
  phones: z.array(phone).optional(),
  schedules: z.array(schedule).optional(),
  ...more,
});
export type HsdsLocation = z.infer<typeof location>;

export const organization = z.looseObject({
  id: uuid,
  name: text,
  alternate_name: text.optional(),
  description: text.optional(),
  email: email.optional(),
  website: url.optional(),
  additional_websites: z.array(urlRecord).optional(),
  tax_status: text.optional(),
  tax_id: text.optional(),
  year_incorporated: number.optional(),
  legal_status: text.optional(),
  logo: text.optional(),
  uri: url.optional(),
  parent_organization_id: uuid.optional(),
  funding: z.array(funding).optional(),
  contacts: z.array(contact).optional(),
  phones: z.array(phone).optional(),
  locations: z.array(location).optional(),
  programs: z.array(program).optional(),
  organization_identifiers: z.array(organizationIdentifier).optional(),
  ...more,
});
export type HsdsOrganization = z.infer<typeof organization>;

export const serviceAtLocation = z.looseObject({
  id: uuid,
  service_id: uuid.optional(),
  location_id: uuid.optional(),
  description: text.optional(),
  service_areas: z.array(serviceArea).optional(),
  contacts: z.array(contact).optional(),
  phones: z.array(phone).optional(),
  schedules: z.array(schedule).optional(),
  location: location.optional(),
  ...more,
});
export type HsdsServiceAtLocation = z.infer<typeof serviceAtLocation>;

export const service = z.looseObject({
  id: uuid,
  organization_id: uuid.optional(),
  program_id: uuid.optional(),
  name: text,
  alternate_name: text.optional(),
  description: text.optional(),
  url: url.optional(),
  additional_urls: z.array(urlRecord).optional(),
  email: email.optional(),
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  interpretation_services: text.optional(),
  application_process: text.optional(),
  fees_description: text.optional(),
  wait_time: text.optional(),
  fees: text.optional(),
  accreditations: text.optional(),
  eligibility_description: text.optional(),
  minimum_age: number.optional(),
  maximum_age: number.optional(),
  assured_date: date.optional(),
  assurer_email: email.optional(),
  licenses: text.optional(),
  alert: text.optional(),
  last_modified: dateTime.optional(),
  phones: z.array(phone).optional(),
  schedules: z.array(schedule).optional(),
  service_areas: z.array(serviceArea).optional(),
  service_at_locations: z.array(serviceAtLocation).optional(),
  languages: z.array(language).optional(),
  organization: organization.optional(),
  funding: z.array(funding).optional(),
  cost_options: z.array(costOption).optional(),
  program: program.optional(),
  required_documents: z.array(requiredDocument).optional(),
  contacts: z.array(contact).optional(),
  capacities: z.array(serviceCapacity).optional(),
  ...more,
});
export type HsdsService = z.infer<typeof service>;
