import { communityById } from './gazetteer.ts';
import type { Problem } from './polygon-checks.ts';
import { polygonProblem } from './polygon-checks.ts';
import type { Entry, EntryKind } from './store.ts';

/** What an entry names that has to be there. */
export interface Reference {
  readonly kind: EntryKind;
  readonly id: string;
  /** Where it is named, as a JSON path. */
  readonly field: string;
  /** The organization it has to be of. */
  readonly of?: string;
}

/** Everything of the directory that an entry names, each once: by the first place that names it. */
export function referencesOf(entry: Entry): Reference[] {
  const seen = new Set<string>();
  return namedBy(entry).filter(({ kind, id }) => {
    const key = `${kind} ${id}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function namedBy({ kind, value }: Entry): Reference[] {
  switch (kind) {
    case 'organization':
      return [];
    case 'program':
    case 'location':
      return [{ kind: 'organization', id: value.organizationId, field: 'organizationId' }];
    case 'service': {
      const { organizationId, programId, locationIds } = value;
      return [
        { kind: 'organization', id: organizationId, field: 'organizationId' },
        ...(programId === undefined
          ? []
          : [{ kind: 'program' as const, id: programId, field: 'programId', of: organizationId }]),
        ...locationIds.map((id, at): Reference => ({ kind: 'location', id, field: `locationIds.${at}` })),
      ];
    }
    case 'agreement':
      return [
        ...value.organizationIds.map((id, at): Reference => ({
          kind: 'organization',
          id,
          field: `organizationIds.${at}`,
        })),
        ...(value.serviceIds ?? []).map((id, at): Reference => ({ kind: 'service', id, field: `serviceIds.${at}` })),
      ];
  }
}

/** What of an entry is well formed and yet makes no sense, without looking at any other entry. */
export function entryProblems(entry: Entry): Problem[] {
  return [...communitiesOf(entry).flatMap(unknownCommunity), ...areaProblems(entry)];
}

type Named = { readonly field: string; readonly id: string | undefined };

const unknownCommunity = ({ field, id }: Named): Problem[] =>
  id === undefined || communityById(id) !== undefined
    ? []
    : [{ field, code: 'unknown-community', message: 'No community of the gazetteer has this id.' }];

function communitiesOf({ kind, value }: Entry): Named[] {
  const listed = (field: string, ids: readonly string[]): Named[] =>
    ids.map((id, at) => ({ field: `${field}.${at}`, id }));
  switch (kind) {
    case 'organization':
      return [{ field: 'nation.communityId', id: value.nation?.communityId }];
    case 'location':
      return [{ field: 'communityId', id: value.communityId }];
    case 'agreement':
      return listed('communityIds', value.communityIds ?? []);
    case 'service':
      return value.serviceAreas.flatMap((area, at) =>
        area.kind === 'communities' ? listed(`serviceAreas.${at}.communityIds`, area.communityIds) : [],
      );
    case 'program':
      return [];
  }
}

const areaProblems = ({ kind, value }: Entry): Problem[] =>
  kind !== 'service'
    ? []
    : value.serviceAreas.flatMap((area, at) => {
        const problem = area.kind === 'polygon' ? polygonProblem(area.geometry) : undefined;
        return problem === undefined ? [] : [{ ...problem, field: `serviceAreas.${at}.geometry.${problem.field}` }];
      });
