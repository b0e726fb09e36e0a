import type { Program } from '../directory/index.ts';
import type { Facet } from './facet.ts';
import { localizedFrom } from './localized.ts';
import type { HsdsProgram } from './model.ts';
import {
  descriptionFacet,
  eachOnce,
  identifier,
  identifiersFacet,
  nameFacet,
  readIdentifiers,
} from './shared-facets.ts';

/** The fields of a program that a record of HSDS tells. */
export function readProgram(record: HsdsProgram, sourceId: string | undefined): Partial<Program> {
  const name = localizedFrom(record, 'name');
  const description = localizedFrom(record, 'description');
  const identifiers = eachOnce([...identifier('hsds-id', sourceId), ...readIdentifiers(record)]);
  return {
    ...(name && { name }),
    ...(description && description.en !== name?.en && { description }),
    ...(identifiers.length > 0 && { identifiers }),
  };
}

export const programFacets: readonly Facet<Program>[] = [
  nameFacet('program'),
  descriptionFacet('program', true),
  identifiersFacet('program'),
];
