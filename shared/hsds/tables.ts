import * as z from 'zod';
import * as model from './model.ts';

/** The tables of HSDS 3.1 and how they hang together, read off the schemas of the records. */

export type FieldType = 'string' | 'number' | 'date' | 'time' | 'datetime' | 'uuid' | 'email' | 'url';

const entities = {
  organization: { file: 'organizations.csv', schema: model.organization },
  program: { file: 'programs.csv', schema: model.program },
  service: { file: 'services.csv', schema: model.service },
  attribute: { file: 'attributes.csv', schema: model.attribute },
  service_at_location: { file: 'service_at_location.csv', schema: model.serviceAtLocation },
  location: { file: 'locations.csv', schema: model.location },
  phone: { file: 'phones.csv', schema: model.phone },
  contact: { file: 'contacts.csv', schema: model.contact },
  address: { file: 'addresses.csv', schema: model.address },
  schedule: { file: 'schedules.csv', schema: model.schedule },
  funding: { file: 'funding.csv', schema: model.funding },
  service_area: { file: 'service_areas.csv', schema: model.serviceArea },
  required_document: { file: 'required_documents.csv', schema: model.requiredDocument },
  language: { file: 'languages.csv', schema: model.language },
  accessibility: { file: 'accessibility.csv', schema: model.accessibility },
  taxonomy_term: { file: 'taxonomy_terms.csv', schema: model.taxonomyTerm },
  metadata: { file: 'metadata.csv', schema: model.metadata },
  meta_table_description: { file: 'meta_table_descriptions.csv', schema: model.metaTableDescription },
  cost_option: { file: 'cost_options.csv', schema: model.costOption },
  organization_identifier: { file: 'organization_identifiers.csv', schema: model.organizationIdentifier },
  taxonomy: { file: 'taxonomies.csv', schema: model.taxonomy },
  service_capacity: { file: 'service_capacity.csv', schema: model.serviceCapacity },
  unit: { file: 'units.csv', schema: model.unit },
  url: { file: 'url.csv', schema: model.urlRecord },
} as const;
export type EntityName = keyof typeof entities;

export interface HsdsField {
  readonly name: string;
  readonly type: FieldType;
  /** The table whose record an identifier names. */
  readonly of?: EntityName;
}
export interface HsdsChild {
  readonly field: string;
  readonly entity: EntityName;
  readonly many: boolean;
}
export interface HsdsTable {
  readonly name: EntityName;
  /** Its file in the CSV form of a directory. */
  readonly file: string;
  readonly schema: z.ZodObject;
  readonly fields: readonly HsdsField[];
  /** Records of other tables that stand inside a record of this one in the JSON form. */
  readonly children: readonly HsdsChild[];
}

const types: ReadonlyMap<unknown, FieldType> = new Map<unknown, FieldType>([
  [model.number, 'number'],
  [model.date, 'date'],
  [model.time, 'time'],
  [model.dateTime, 'datetime'],
  [model.uuid, 'uuid'],
  [model.email, 'email'],
  [model.url, 'url'],
]);

const names = new Map<string, EntityName>();
const ofSchema = new Map<unknown, EntityName>();
const entityNames: readonly EntityName[] = Object.keys(entities).filter((name) => isEntityName(name));
function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(entities, name);
}
for (const name of entityNames) {
  names.set(`${name}_id`, name);
  ofSchema.set(entities[name].schema, name);
}
names.set('parent_organization_id', 'organization');
names.set('parent_id', 'taxonomy_term');

function tableOf(name: EntityName): HsdsTable {
  const fields: HsdsField[] = [];
  const children: HsdsChild[] = [];
  const { file, schema } = entities[name];
  for (const [field, declared] of Object.entries(schema.shape)) {
    const plain: unknown = declared instanceof z.ZodOptional ? declared.unwrap() : declared;
    const many = plain instanceof z.ZodArray;
    const one: unknown = many ? plain.element : plain;
    const entity = ofSchema.get(one);
    const of = field === 'id' ? name : names.get(field);
    if (entity !== undefined) children.push({ field, entity, many });
    else fields.push({ name: field, type: types.get(one) ?? 'string', ...(of !== undefined && { of }) });
  }
  return { name, file, schema, fields, children };
}

const all = new Map<EntityName, HsdsTable>(entityNames.map((name) => [name, tableOf(name)]));

export const hsdsTables: ReadonlyMap<EntityName, HsdsTable> = all;

export function hsdsTable(name: EntityName): HsdsTable {
  const table = all.get(name);
  if (table === undefined) throw new Error(`HSDS has no table ${name}`);
  return table;
}

/** The table that a field such as `link_entity` names; a free text may name none. */
export const tableNamed = (name: unknown): EntityName | undefined =>
  typeof name === 'string' && isEntityName(name) ? name : undefined;
