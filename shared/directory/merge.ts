import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Directory, Identifier, Location, Organization, Service } from './model.ts';
import { agreementSchema, locationSchema, organizationIdSchema, serviceSchema } from './model.ts';
import { MERGED } from './merged.ts';
import type { EntryRef } from './removal.ts';
import type { Entry } from './store.ts';

/** Two entries of the directory that are the same thing, made one: what is united, and who has to name the other one. */

/** What names an entry, in the order in which nothing is left without what it names. */
export function entriesNaming(directory: Directory, { kind, id }: EntryRef): EntryRef[] {
  const all = <T extends { readonly id: string }>(
    of: EntryRef['kind'],
    some: readonly T[],
    names: (one: T) => boolean,
  ) => some.filter(names).map((one): EntryRef => ({ kind: of, id: one.id }));
  const isIt = (one: string): boolean => one === id;
  const { programs, services, locations, agreements } = directory;
  switch (kind) {
    case 'organization':
      return [
        ...all('location', locations, (one) => isIt(one.organizationId)),
        ...all('program', programs, (one) => isIt(one.organizationId)),
        ...all('service', services, (one) => isIt(one.organizationId)),
        ...all('agreement', agreements, (one) => one.organizationIds.some(isIt)),
      ];
    case 'location':
      return all('service', services, (one) => one.locationIds.some(isIt));
    case 'service':
      return all('agreement', agreements, (one) => (one.serviceIds ?? []).some(isIt));
    case 'program':
    case 'agreement':
      return [];
  }
}

const moved = (ids: readonly string[], from: string, to: string): string[] => [
  ...new Set(ids.map((id) => (id === from ? to : id))),
];

/** An entry that names `to` wherever it named `from`; `undefined` when it does not name it. */
export function withReference(entry: Entry, of: EntryRef['kind'], from: string, to: string): Entry | undefined {
  if (entry.kind === 'organization') return undefined;
  if (entry.kind === 'agreement') {
    const { organizationIds, serviceIds } = entry.value;
    if (of === 'organization' && organizationIds.some((id) => id === from)) {
      const value = agreementSchema.parse({ ...entry.value, organizationIds: moved(organizationIds, from, to) });
      return { ...entry, value };
    }
    if (of === 'service' && serviceIds?.some((id) => id === from) === true) {
      return { ...entry, value: agreementSchema.parse({ ...entry.value, serviceIds: moved(serviceIds, from, to) }) };
    }
    return undefined;
  }
  if (of === 'organization') {
    return entry.value.organizationId === from ? withOwner(entry, to) : undefined;
  }
  if (of === 'location' && entry.kind === 'service' && entry.value.locationIds.some((id) => id === from)) {
    const locationIds = moved(entry.value.locationIds, from, to);
    return { ...entry, value: serviceSchema.parse({ ...entry.value, locationIds }) };
  }
  return undefined;
}

function withOwner(entry: Exclude<Entry, { kind: 'organization' | 'agreement' }>, to: string): Entry {
  const organizationId = organizationIdSchema.parse(to);
  switch (entry.kind) {
    case 'program':
      return { ...entry, value: { ...entry.value, organizationId } };
    case 'service':
      return { ...entry, value: { ...entry.value, organizationId } };
    case 'location':
      return { ...entry, value: { ...entry.value, organizationId } };
  }
}

const MOST_IDENTIFIERS = 20;
const MOST_DISPATCH_PHONES = 5;
const MOST_REACHED = 20;

/** The entry that is kept, with what the other one is known by and reached at. Its own fields stay as they are. */
export function mergedInto(kept: Entry, gone: Entry): Entry | Refusal {
  if (kept.kind === 'organization' && gone.kind === 'organization') {
    const value = organizations(kept.value, gone.value);
    return 'refused' in value ? value : { ...kept, value };
  }
  if (kept.kind === 'service' && gone.kind === 'service') {
    const value = services(kept.value, gone.value);
    return 'refused' in value ? value : { ...kept, value };
  }
  if (kept.kind === 'location' && gone.kind === 'location') {
    const value = locations(kept.value, gone.value);
    return 'refused' in value ? value : { ...kept, value };
  }
  return refuse('invalid', 'cannot-merge', 'Only two organizations, two services or two locations can be made one.');
}

function organizations(kept: Organization, gone: Organization): Organization | Refusal {
  if (gone.nation !== undefined) {
    const message = 'A First Nation is kept: merge the other entry into it. Two Nations are never one.';
    return refuse('conflict', 'keep-the-nation', message, 'keep');
  }
  if (gone.isRecipient) {
    const message = 'A recipient is kept: what it reported is counted under it. Merge the other entry into it.';
    return refuse('conflict', 'keep-the-recipient', message, 'keep');
  }
  const dispatchPhones = [...new Set([...kept.dispatchPhones, ...gone.dispatchPhones])];
  if (dispatchPhones.length > MOST_DISPATCH_PHONES) {
    const message = `Together they have more than ${MOST_DISPATCH_PHONES} dispatch phones: take some off first.`;
    return refuse('conflict', 'too-many-phones', message, 'dispatchPhones');
  }
  const contacts = united(kept.contacts, gone.contacts).slice(0, MOST_REACHED);
  return known({ ...kept, ...phonesOf(kept, gone), dispatchPhones, contacts }, kept, gone);
}

function services(kept: Service, gone: Service): Service | Refusal {
  if (kept.organizationId !== gone.organizationId) {
    const message = 'They are of two organizations: make those one first, or say that these are different.';
    return refuse('conflict', 'other-organization', message, 'keep');
  }
  const contacts = united(kept.contacts ?? [], gone.contacts ?? []).slice(0, MOST_REACHED);
  return known({ ...kept, ...phonesOf(kept, gone), ...(contacts.length > 0 && { contacts }) }, kept, gone);
}

function locations(kept: Location, gone: Location): Location | Refusal {
  // Where one of them is a shelter, both are.
  const confidential = kept.confidential || gone.confidential;
  return locationOf(known({ ...kept, ...phonesOf(kept, gone), confidential }, kept, gone));
}

const locationOf = (value: Location | Refusal): Location | Refusal =>
  'refused' in value ? value : locationSchema.parse(value);

type Known = { readonly id: string; readonly identifiers?: Identifier[] | undefined };

function known<T extends object>(merged: T, kept: Known, gone: Known): (T & { identifiers: Identifier[] }) | Refusal {
  const own: Identifier = { scheme: MERGED, value: gone.id };
  const identifiers = united(kept.identifiers ?? [], [...(gone.identifiers ?? []), own]);
  if (identifiers.length <= MOST_IDENTIFIERS) return { ...merged, identifiers };
  const message = `Together they have more than ${MOST_IDENTIFIERS} identifiers: take some off first.`;
  return refuse('conflict', 'too-many-identifiers', message, 'identifiers');
}

type Reached = Pick<Organization, 'phones'>;

function phonesOf(kept: Reached, gone: Reached): Reached {
  const phones = united(kept.phones ?? [], gone.phones ?? []).slice(0, MOST_REACHED);
  return phones.length > 0 ? { phones } : {};
}

/** Both lists, the first one first, each of what they hold once. */
function united<T>(first: readonly T[], second: readonly T[]): T[] {
  const seen = new Set<string>();
  return [...first, ...second].filter((one) => {
    const key = JSON.stringify(one);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
