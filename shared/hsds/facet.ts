import { recordsOf, sameJson, type JsonObject } from './json.ts';
import type { Kept } from './kept.ts';
import { isEmpty } from './localized.ts';
import type { HsdsAttribute } from './model.ts';
import { speaksIn, ownTermsOf, type Vocabulary } from './taxonomies.ts';

/**
 * One thing that both an entry and its HSDS record say. As long as the entry says of it what the record said, the record's own
 * words go out; once somebody changed it in the hub, the hub's.
 */
export interface Facet<E> {
  readonly fields: readonly (keyof E & string)[];
  /** Fields of the record that say it. */
  readonly hsds: readonly string[];
  /** Vocabularies in which attributes of the record say it; one term alone where a vocabulary says several things. */
  readonly says: readonly (Vocabulary | readonly [Vocabulary, string])[];
  /** Never in the record's own words, whoever said it. */
  readonly isAlwaysOurs?: boolean;
  write(entry: E, source: JsonObject): Written;
}
export interface Written {
  readonly record: Readonly<Record<string, unknown>>;
  readonly attributes: readonly HsdsAttribute[];
}

/** The record of an entry: what came in with it, under what the hub says now. */
export function overlaid<E extends { readonly id: string }>(
  entry: E,
  kept: Kept | undefined,
  facets: readonly Facet<E>[],
): Record<string, unknown> {
  const record: Record<string, unknown> = { ...kept?.source, id: entry.id };
  let attributes: readonly JsonObject[] = recordsOf(record['attributes']);
  for (const facet of facets) {
    const isSaidBySource = kept !== undefined && facet.fields.every((field) => saysTheSame(entry[field], kept, field));
    if (isSaidBySource && facet.isAlwaysOurs !== true) continue;
    const written = facet.write(entry, kept?.source ?? {});
    for (const field of facet.hsds) Reflect.deleteProperty(record, field);
    Object.assign(record, written.record);
    attributes = [...attributes.filter((attribute) => !isSaid(attribute, facet.says)), ...written.attributes];
  }
  if (attributes.length > 0) record['attributes'] = attributes;
  else if (kept?.source['attributes'] === undefined) delete record['attributes'];
  return record;
}

function saysTheSame(value: unknown, { carried, assumed }: Kept, field: string): boolean {
  const was = field in carried ? carried[field] : assumed[field];
  return sameJson(value, was) || (isEmpty(value) && isEmpty(was));
}

const isSaid = (attribute: JsonObject, says: Facet<never>['says']): boolean =>
  says.some((said) => {
    if (typeof said === 'string') return speaksIn(attribute, [said]);
    const [vocabulary, code] = said;
    return ownTermsOf({ attributes: [attribute] }, vocabulary).some((term) => term.code === code);
  });

/** A field that both call a plain value. */
export const plainFacet = <E>(field: keyof E & string, hsds: string): Facet<E> => ({
  fields: [field],
  hsds: [hsds],
  says: [],
  write: (entry) => ({ record: entry[field] === undefined ? {} : { [hsds]: entry[field] }, attributes: [] }),
});
