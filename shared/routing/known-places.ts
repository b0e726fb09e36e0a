import { communityById, isOrWas } from '../directory/index.ts';
import type { Directory } from '../directory/index.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { MatchRequest, Rather } from './model.ts';

type Asked = Partial<Pick<MatchRequest, 'needs' | 'communityId' | 'avoid' | 'wishes'>>;
type Named = { readonly field: string; readonly ids: readonly string[] };

const unknown = (code: string, what: string, field: string) =>
  refuse('invalid', code, `No ${what} is known by this id. Look it up in the directory, or leave it out.`, field);

/** A misspelled place to avoid would be avoided by nobody: what a request names has to exist. Removed entries, and former ids, do. */
export function unknownCommunity(asked: Asked): Refusal | undefined {
  const named: Named[] = [
    { field: 'communityId', ids: asked.communityId === undefined ? [] : [asked.communityId] },
    { field: 'avoid.communityIds', ids: asked.avoid?.communityIds ?? [] },
    ...rathers(asked).map(({ field, rather }) => ({ field: `${field}.communityIds`, ids: rather.communityIds ?? [] })),
  ];
  const field = firstUnknown(named, (id) => communityById(id) !== undefined);
  return field === undefined ? undefined : unknown('unknown-community', 'community', field);
}

/** Whether a request names any entry of the directory. */
export const namesEntries = (asked: Asked): boolean =>
  [...organizationsOf(asked), ...locationsOf(asked)].some(({ ids }) => ids.length > 0);

/** The same for organizations and locations. */
export function unknownEntry(asked: Asked, { organizations, locations }: Directory): Refusal | undefined {
  const isOneOf = (entries: readonly Parameters<typeof isOrWas>[0][]) => (id: string) =>
    entries.some((entry) => isOrWas(entry, new Set([id])));
  const organization = firstUnknown(organizationsOf(asked), isOneOf(organizations));
  if (organization !== undefined) return unknown('unknown-organization', 'organization', organization);
  const location = firstUnknown(locationsOf(asked), isOneOf(locations));
  return location === undefined ? undefined : unknown('unknown-location', 'location', location);
}

const organizationsOf = (asked: Asked): Named[] => [
  { field: 'avoid.organizationIds', ids: asked.avoid?.organizationIds ?? [] },
  ...rathers(asked).map(({ field, rather }) => ({
    field: `${field}.organizationIds`,
    ids: rather.organizationIds ?? [],
  })),
];
const locationsOf = ({ avoid }: Asked): Named[] => [{ field: 'avoid.locationIds', ids: avoid?.locationIds ?? [] }];

function rathers({ wishes, needs = [] }: Asked): { field: string; rather: Rather }[] {
  const all = [
    { under: '', wishes },
    ...needs.map((need, at) => ({ under: `needs.${String(at)}.`, wishes: need.wishes })),
  ];
  return all.flatMap(({ under, wishes: { prefer, ratherNot } = {} }) => [
    ...(prefer === undefined ? [] : [{ field: `${under}wishes.prefer`, rather: prefer }]),
    ...(ratherNot === undefined ? [] : [{ field: `${under}wishes.ratherNot`, rather: ratherNot }]),
  ]);
}

function firstUnknown(named: readonly Named[], isKnown: (id: string) => boolean): string | undefined {
  for (const { field, ids } of named) {
    const at = ids.findIndex((id) => !isKnown(id));
    if (at !== -1) return `${field}.${String(at)}`.replace(/^communityId\.0$/u, 'communityId');
  }
  return undefined;
}
