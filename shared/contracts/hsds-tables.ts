/**
 * The tables of Open Referral's HSDS 3.1 and how its rows nest into one another: the CSV form joins them by foreign keys, the
 * JSON form writes them inside one another. https://docs.openreferral.org/en/v3.1/hsds/schema_reference.html
 */
export type HsdsTableName = keyof typeof TABLES;

export interface HsdsTable {
  /** As the specification names it in its data package. */
  readonly file: string;
  /** Columns that hold numbers; every other column of the specification holds text. */
  readonly numbers?: readonly string[];
  /** Rows of another table that name this row in their column `by`. */
  readonly lists?: Readonly<Record<string, { readonly table: HsdsTableName; readonly by: string }>>;
  /** The row of another table that this row names in its column `by`. */
  readonly single?: Readonly<Record<string, { readonly table: HsdsTableName; readonly by: string }>>;
}

const ABOUT = {
  attributes: { table: 'attribute', by: 'link_id' },
  metadata: { table: 'metadata', by: 'resource_id' },
} as const;

const TABLES = {
  organization: {
    file: 'organizations.csv',
    numbers: ['year_incorporated'],
    lists: {
      additional_websites: { table: 'url', by: 'organization_id' },
      funding: { table: 'funding', by: 'organization_id' },
      contacts: { table: 'contact', by: 'organization_id' },
      phones: { table: 'phone', by: 'organization_id' },
      locations: { table: 'location', by: 'organization_id' },
      programs: { table: 'program', by: 'organization_id' },
      organization_identifiers: { table: 'organization_identifier', by: 'organization_id' },
      ...ABOUT,
    },
  },
  service: {
    file: 'services.csv',
    numbers: ['minimum_age', 'maximum_age'],
    lists: {
      additional_urls: { table: 'url', by: 'service_id' },
      phones: { table: 'phone', by: 'service_id' },
      schedules: { table: 'schedule', by: 'service_id' },
      service_areas: { table: 'service_area', by: 'service_id' },
      service_at_locations: { table: 'service_at_location', by: 'service_id' },
      languages: { table: 'language', by: 'service_id' },
      funding: { table: 'funding', by: 'service_id' },
      cost_options: { table: 'cost_option', by: 'service_id' },
      required_documents: { table: 'required_document', by: 'service_id' },
      contacts: { table: 'contact', by: 'service_id' },
      capacities: { table: 'service_capacity', by: 'service_id' },
      ...ABOUT,
    },
    single: {
      organization: { table: 'organization', by: 'organization_id' },
      program: { table: 'program', by: 'program_id' },
    },
  },
  service_at_location: {
    file: 'service_at_location.csv',
    lists: {
      service_areas: { table: 'service_area', by: 'service_at_location_id' },
      contacts: { table: 'contact', by: 'service_at_location_id' },
      phones: { table: 'phone', by: 'service_at_location_id' },
      schedules: { table: 'schedule', by: 'service_at_location_id' },
      ...ABOUT,
    },
    single: { location: { table: 'location', by: 'location_id' } },
  },
  location: {
    file: 'locations.csv',
    numbers: ['latitude', 'longitude'],
    lists: {
      languages: { table: 'language', by: 'location_id' },
      addresses: { table: 'address', by: 'location_id' },
      contacts: { table: 'contact', by: 'location_id' },
      accessibility: { table: 'accessibility', by: 'location_id' },
      phones: { table: 'phone', by: 'location_id' },
      schedules: { table: 'schedule', by: 'location_id' },
      ...ABOUT,
    },
  },
  program: { file: 'programs.csv', lists: ABOUT },
  phone: {
    file: 'phones.csv',
    numbers: ['extension'],
    lists: { languages: { table: 'language', by: 'phone_id' }, ...ABOUT },
  },
  contact: { file: 'contacts.csv', lists: { phones: { table: 'phone', by: 'contact_id' }, ...ABOUT } },
  schedule: { file: 'schedules.csv', numbers: ['timezone', 'count', 'interval'], lists: ABOUT },
  service_area: { file: 'service_areas.csv', lists: ABOUT },
  address: { file: 'addresses.csv', lists: ABOUT },
  accessibility: { file: 'accessibility.csv', lists: ABOUT },
  language: { file: 'languages.csv', lists: ABOUT },
  funding: { file: 'funding.csv', lists: ABOUT },
  cost_option: { file: 'cost_options.csv', numbers: ['amount'], lists: ABOUT },
  required_document: { file: 'required_documents.csv', lists: ABOUT },
  organization_identifier: { file: 'organization_identifiers.csv', lists: ABOUT },
  service_capacity: {
    file: 'service_capacity.csv',
    numbers: ['available', 'maximum'],
    lists: ABOUT,
    single: { unit: { table: 'unit', by: 'unit_id' } },
  },
  unit: { file: 'units.csv', lists: ABOUT },
  url: { file: 'url.csv', lists: ABOUT },
  attribute: {
    file: 'attributes.csv',
    lists: { metadata: ABOUT.metadata },
    single: { taxonomy_term: { table: 'taxonomy_term', by: 'taxonomy_term_id' } },
  },
  taxonomy_term: {
    file: 'taxonomy_terms.csv',
    lists: { metadata: ABOUT.metadata },
    single: { taxonomy_detail: { table: 'taxonomy', by: 'taxonomy_id' } },
  },
  taxonomy: { file: 'taxonomies.csv', lists: { metadata: ABOUT.metadata } },
  metadata: { file: 'metadata.csv' },
  meta_table_description: { file: 'meta_table_descriptions.csv', lists: ABOUT },
} as const;

export const hsdsTables: Readonly<Record<HsdsTableName, HsdsTable>> = TABLES;

const isTableName = (name: string): name is HsdsTableName => Object.hasOwn(TABLES, name);
export const tableNames: readonly HsdsTableName[] = Object.keys(TABLES).filter(isTableName);

/** The columns by which the rows of a table name the rows that they belong to: said by the nesting, and not again inside it. */
export const parentColumns = (table: HsdsTableName): string[] => [
  ...new Set(
    tableNames.flatMap((parent) =>
      Object.values(hsdsTables[parent].lists ?? {}).flatMap((list) => (list.table === table ? [list.by] : [])),
    ),
  ),
  ...(table === 'attribute' ? ['link_entity'] : table === 'metadata' ? ['resource_type'] : []),
];

/** The table that a file or a resource of a data package holds, by its name: `service`, `services` or `services.csv`. */
export function tableOf(name: string): HsdsTableName | undefined {
  const bare = (name.split('/').at(-1) ?? '').toLowerCase().replace(/\.csv$/, '');
  return tableNames.find((table) => namesOf(table).includes(bare));
}

const namesOf = (table: HsdsTableName): string[] => [
  table,
  hsdsTables[table].file.replace('.csv', ''),
  `${table}s`,
  table.replace(/y$/, 'ies'),
];

const ONLY_IN_SERVICES = [
  'status',
  'organization',
  'organization_id',
  'service_at_locations',
  'service_areas',
  'schedules',
  'capacities',
  'cost_options',
  'required_documents',
  'eligibility_description',
];

/** What a record is, by what only such a record has. `location_type` is required of a location, `status` of a service. */
export function recordTypeOf(record: object): 'organization' | 'location' | 'service' | 'service_at_location' {
  if ('location_type' in record) return 'location';
  if (!('name' in record) && ('location' in record || 'location_id' in record)) return 'service_at_location';
  return ONLY_IN_SERVICES.some((key) => key in record) ? 'service' : 'organization';
}
