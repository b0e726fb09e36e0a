import { organizationKindSchema, type Organization } from '../directory/index.ts';
import { plainFacet, type Facet } from './facet.ts';
import { uuidWithin } from './identified.ts';
import { recordsOf, said, type JsonObject } from './json.ts';
import { localizedFrom } from './localized.ts';
import type { HsdsOrganization } from './model.ts';
import type { Report } from './problem.ts';
import { isEmail, readContacts, readPhones, writeContacts, writePhones } from './reached.ts';
import { descriptionFacet, eachOnce, identifier, nameFacet } from './shared-facets.ts';
import { ownAttribute, ownCodesOf } from './taxonomies.ts';
import { isWebAddress } from './web-address.ts';

const BAND = 'isc-band-number';
const TAX = 'tax-id';

/** The fields of an organization that a record of HSDS tells. Never numbers that receive referrals: those are the hub's. */
export function readOrganization(
  record: HsdsOrganization,
  { publishContacts, sourceId }: { readonly publishContacts: boolean; readonly sourceId: string | undefined },
  path: string,
  report: Report,
): Partial<Organization> {
  const name = localizedFrom(record, 'name');
  const description = localizedFrom(record, 'description');
  const kinds = ownCodesOf(record, 'carrefour-organization-kinds', organizationKindSchema.options);
  const identifiers = eachOnce([
    ...identifier('hsds-id', sourceId),
    ...identifier(TAX, record.tax_id),
    ...(record.organization_identifiers ?? []).flatMap((one) =>
      identifier(one.identifier_scheme ?? one.identifier_type, one.identifier),
    ),
    // The hub knows which organizations are First Nations, and writes their band numbers itself.
  ]).filter(({ scheme }) => scheme !== BAND);
  return {
    ...(name && { name }),
    ...(description && description.en !== name?.en && { description }),
    ...(kinds.length > 0 && { kinds }),
    ...(record.phones && { phones: readPhones(record.phones, `${path}phones`, report) }),
    ...(isEmail(record.email ?? '') && { email: record.email }),
    ...(isWebAddress(record.website) && { url: record.website }),
    ...(record.contacts && { contacts: readContacts(record.contacts, publishContacts) }),
    ...(identifiers.length > 0 && { identifiers }),
  };
}

const kinds: Facet<Organization> = {
  fields: ['kinds'],
  hsds: [],
  says: ['carrefour-organization-kinds'],
  write: ({ id, kinds: codes }) => ({
    record: {},
    attributes: codes.map((code) => ownAttribute(id, 'organization', 'carrefour-organization-kinds', code)),
  }),
};

const phones: Facet<Organization> = {
  fields: ['phones'],
  hsds: ['phones'],
  says: [],
  write: ({ id, phones: all }) => ({ record: said({ phones: all && writePhones(id, all) }), attributes: [] }),
};

const contacts: Facet<Organization> = {
  fields: ['contacts'],
  hsds: ['contacts'],
  says: [],
  write: ({ id, contacts: all }) => {
    const written = writeContacts(id, all);
    return { record: written.length > 0 ? { contacts: written } : {}, attributes: [] };
  },
};

/** HSDS has identifiers of organizations; those that the record came with keep what else is said of them. */
const identifiers: Facet<Organization> = {
  fields: ['identifiers'],
  hsds: ['organization_identifiers'],
  says: [],
  write: ({ id, identifiers: all = [], nation }, source) => {
    const was = recordsOf(source['organization_identifiers']);
    const band = nation === undefined ? [] : [{ scheme: BAND, value: String(nation.bandNumber) }];
    const written = eachOnce([...band, ...all])
      .filter(({ scheme, value }) => !(scheme === TAX && source['tax_id'] === value))
      .map((one): JsonObject => was.find((record) => names(record, one)) ?? newIdentifier(id, one));
    return { record: written.length > 0 ? { organization_identifiers: written } : {}, attributes: [] };
  },
};

const names = (record: JsonObject, { scheme, value }: { scheme: string; value: string }): boolean =>
  record['identifier'] === value && (record['identifier_scheme'] ?? record['identifier_type']) === scheme;

const newIdentifier = (ownerId: string, { scheme, value }: { scheme: string; value: string }): JsonObject => ({
  id: uuidWithin(ownerId, `identifiers/${scheme}/${value}`),
  identifier_scheme: scheme,
  identifier_type: scheme,
  identifier: value,
});

export const organizationFacets: readonly Facet<Organization>[] = [
  nameFacet('organization'),
  descriptionFacet('organization', true),
  kinds,
  plainFacet('email', 'email'),
  plainFacet('url', 'website'),
  phones,
  contacts,
  identifiers,
];
