import type { Directory } from './model.ts';
import type { EntryKind } from './store.ts';

/** What stands in the way of taking an entry out, and what goes with it. */

export interface EntryRef {
  readonly kind: EntryKind;
  readonly id: string;
}

/** Somebody or something that needs an entry to be there. */
export interface Use {
  readonly what: 'referral' | 'trip' | 'trip-series' | 'member' | 'hub-setting' | 'service';
  /** Of what needs it; of a setting of the hub, its path. */
  readonly id: string;
}

/** Services that are given at a place, belong to a program, or are given at a place of another organization. */
export function usesWithin(directory: Directory, { kind, id }: EntryRef): Use[] {
  const uses = directory.services.filter((service) => {
    if (kind === 'program') return service.programId === id;
    if (kind === 'location') return service.locationIds.some((one) => one === id);
    return kind === 'organization' && service.organizationId !== id && isAtPlaceOf(directory, service.locationIds, id);
  });
  return uses.map((service) => ({ what: 'service', id: service.id }));
}

const isAtPlaceOf = (directory: Directory, locationIds: readonly string[], organizationId: string): boolean =>
  directory.locations.some(
    (location) => location.organizationId === organizationId && locationIds.includes(location.id),
  );

/** What has no sense without its organization, in the order in which nothing is left without what it names. */
export function goesWith(directory: Directory, organizationId: string): EntryRef[] {
  const ofIt = (kind: EntryKind, entries: readonly { readonly id: string; readonly organizationId: string }[]) =>
    entries.filter((entry) => entry.organizationId === organizationId).map(({ id }): EntryRef => ({ kind, id }));
  const alone = directory.agreements.filter(({ organizationIds }) =>
    organizationIds.every((id) => id === organizationId),
  );
  return [
    ...alone.map(({ id }): EntryRef => ({ kind: 'agreement', id })),
    ...ofIt('service', directory.services),
    ...ofIt('program', directory.programs),
    ...ofIt('location', directory.locations),
  ];
}

const REMEDY: Readonly<Record<Use['what'], string>> = {
  referral: 'close or cancel its open referrals',
  trip: 'let its open trips end, or give them to another partner',
  'trip-series': 'end the trip series that go there',
  member: 'end the memberships of its people',
  'hub-setting': 'take it out of the settings of the hub',
  service: 'take it off the services that name it',
};
const MOST_NAMED = 5;

/** What to do first, and where: "Still in use: close or cancel its open referrals (018f…, 018f… and 3 more)." */
export function inUseMessage(uses: readonly Use[]): string {
  const parts = [...Map.groupBy(uses, ({ what }) => what)].map(([what, some]) => {
    const named = some.slice(0, MOST_NAMED).map(({ id }) => id);
    const more = some.length > named.length ? ` and ${some.length - named.length} more` : '';
    return `${REMEDY[what]} (${named.join(', ')}${more})`;
  });
  return `Still in use. First ${parts.join('; ')}.`;
}
