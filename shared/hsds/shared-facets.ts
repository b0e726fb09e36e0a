import type { Identifier } from '../directory/index.ts';
import type { Facet } from './facet.ts';
import type { JsonObject } from './json.ts';
import { writeLocalized } from './localized.ts';
import { ownAttribute, ownTermsOf } from './taxonomies.ts';

/** What entries of several kinds say in the same way. */

interface Localized {
  readonly en: string;
  readonly fr: string;
}

/** HSDS has one name and an alternate one: English, then French where it differs. */
export const nameFacet = <E extends { readonly id: string; readonly name: Localized }>(entity: string): Facet<E> => ({
  fields: ['name'],
  hsds: ['name', 'alternate_name'],
  says: [['carrefour-french', 'name']],
  write: ({ id, name }, source) => {
    const { record, attributes } = writeLocalized({ id, entity }, 'name', name);
    const other = name.fr === name.en ? source['alternate_name'] : name.fr;
    return { record: { ...record, ...(other !== undefined && { alternate_name: other }) }, attributes };
  },
});

/** HSDS asks for a description of organizations and programs: where there is none, their name stands for it. */
export const descriptionFacet = <
  E extends { readonly id: string; readonly name: Localized; readonly description?: Localized | undefined },
>(
  entity: string,
  isRequired: boolean,
): Facet<E> => ({
  fields: ['description'],
  hsds: ['description'],
  says: [['carrefour-french', 'description']],
  write: ({ id, name, description }) =>
    description === undefined && isRequired
      ? { record: { description: name.en }, attributes: [] }
      : writeLocalized({ id, entity }, 'description', description),
});

export const identifiersFacet = <E extends { readonly id: string; readonly identifiers?: Identifier[] | undefined }>(
  entity: string,
): Facet<E> => ({
  fields: ['identifiers'],
  hsds: [],
  says: ['carrefour-identifiers'],
  write: ({ id, identifiers = [] }) => ({
    record: {},
    attributes: identifiers.map(({ scheme, value }) =>
      ownAttribute(id, entity, 'carrefour-identifiers', 'identifier', value, scheme),
    ),
  }),
});

/** Identifiers by which others know an entry, as our own records tell them. */
export const readIdentifiers = (record: JsonObject): Identifier[] =>
  ownTermsOf(record, 'carrefour-identifiers').flatMap(({ value, label }) => identifier(label, value));

export const identifier = (scheme: string | undefined, value: string | undefined): Identifier[] => {
  const [given, told] = [scheme?.trim() ?? '', value?.trim() ?? ''];
  return given === '' || told === '' || given.length > 100 || told.length > 200 ? [] : [{ scheme: given, value: told }];
};

/** Each once, and no more than an entry holds. */
export const eachOnce = (identifiers: readonly Identifier[]): Identifier[] =>
  [...new Map(identifiers.map((one) => [`${one.scheme}\n${one.value}`, one])).values()].slice(0, 20);
