import * as z from 'zod';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Item, Key } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import {
  agreementSchema,
  locationSchema,
  organizationSchema,
  programSchema,
  serviceSchema,
  type Agreement,
  type Contact,
  type Location,
  type Organization,
  type Program,
  type Service,
} from './model.ts';

/** Numbers, contacts and a shelter's whereabouts are sealed with the hub's key; the rest of the directory is public. */
const entryItem = z.object({
  pk: z.string(),
  sk: z.string(),
  data: z.record(z.string(), z.unknown()),
  sealed: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  version: z.number().int(),
  changedAt: z.string().optional(),
});

export const directoryPk = (hubId: string): string => `HUB#${hubId}#DIRECTORY`;
const VERSION = 'VERSION';
export const versionKey = (hubId: string): Key => ({ pk: directoryPk(hubId), sk: VERSION });

const PREFIX = {
  organization: 'ORG#',
  program: 'PROGRAM#',
  service: 'SERVICE#',
  location: 'LOCATION#',
  agreement: 'AGREEMENT#',
} as const;
export type EntryKind = keyof typeof PREFIX;
export const entryKey = (hubId: string, kind: EntryKind, id: string): Key => ({
  pk: directoryPk(hubId),
  sk: PREFIX[kind] + id,
});

/** After every key of an entry, and of the version. */
const END = '~';
/** Ids are random, so that their first digits part a kind into ranges of about the same size. */
const BOUNDS: readonly string[] = Object.values(PREFIX)
  .flatMap((prefix) => ['', '2', '4', '6', '8', 'a', 'c', 'e'].map((digit) => prefix + digit))
  .sort();

/** Ranges of sort keys that hold every entry from `first` on, each once; no entry's key is a bound but `first`. */
export function directoryRanges(first: string): (readonly [string, string])[] {
  const starts = [first, ...BOUNDS.filter((bound) => bound > first)];
  return starts.map((start, at) => [start, starts[at + 1] ?? END]);
}

/** Where the entries of a kind are. */
export const entriesIn = (hubId: string, kind: EntryKind) => ({ pk: directoryPk(hubId), prefix: PREFIX[kind] });

/** Whether an item of the directory is an entry. */
export const isEntryKey = ({ sk }: Key): boolean => Object.values(PREFIX).some((prefix) => sk.startsWith(prefix));

/** Whether the entry of an item was taken out, without reading the rest of it. */
export const isRemovedItem = (item: Item): boolean => entryItem.parse(item).data['removedAt'] !== undefined;

/** Where the organizations of a hub are, and the id of one by its key. */
export const organizationsIn = (hubId: string) => ({ pk: directoryPk(hubId), prefix: PREFIX.organization });
export const organizationIdOf = ({ sk }: Key): string => sk.slice(PREFIX.organization.length);

interface Stored {
  readonly version: number;
  /** When it was last stored; unknown of entries that were stored before this was kept. */
  readonly changedAt?: string | undefined;
}
export type Entry =
  | ({ readonly kind: 'organization'; readonly value: Organization } & Stored)
  | ({ readonly kind: 'program'; readonly value: Program } & Stored)
  | ({ readonly kind: 'service'; readonly value: Service } & Stored)
  | ({ readonly kind: 'location'; readonly value: Location } & Stored)
  | ({ readonly kind: 'agreement'; readonly value: Agreement } & Stored);

/** People who are published with the directory stand in the open too, where the public directory can read them. */
function openContacts(contacts: readonly Contact[]): { contacts?: Contact[] } {
  const open = contacts.filter((contact) => contact.public === true);
  return open.length === 0 ? {} : { contacts: open };
}

/** An entry that was taken out at this instant; with `undefined`, one that is there again. */
export function withRemovedAt(entry: Entry, removedAt: string | undefined): Entry {
  const set = <T extends { readonly removedAt?: string | undefined }>({ removedAt: _was, ...rest }: T) => ({
    ...rest,
    ...(removedAt !== undefined && { removedAt }),
  });
  switch (entry.kind) {
    case 'organization':
      return { ...entry, value: set(entry.value) };
    case 'program':
      return { ...entry, value: set(entry.value) };
    case 'service':
      return { ...entry, value: set(entry.value) };
    case 'location':
      return { ...entry, value: set(entry.value) };
    case 'agreement':
      return { ...entry, value: set(entry.value) };
  }
}

/** Splits an entry into what may stand in the open and what may not. */
function split(entry: Entry): { data: Record<string, unknown>; secret: Record<string, unknown> | undefined } {
  if (entry.kind === 'organization') {
    const { dispatchPhones, contacts, nation, ...data } = entry.value;
    const { dataSteward, ...openNation } = nation ?? {};
    return {
      data: { ...data, ...openContacts(contacts), ...(nation && { nation: openNation }) },
      secret: { dispatchPhones, contacts, ...(dataSteward && { dataSteward }) },
    };
  }
  if (entry.kind === 'service' && entry.value.contacts !== undefined) {
    const { contacts, ...data } = entry.value;
    return { data: { ...data, ...openContacts(contacts) }, secret: { contacts } };
  }
  if (entry.kind === 'location' && entry.value.confidential) {
    const { lat, lon, address, phones, ...data } = entry.value;
    return { data, secret: { lat, lon, address, phones } };
  }
  return { data: { ...entry.value }, secret: undefined };
}

const placeOf = (key: Key): string => `${key.pk}|${key.sk}|sealed`;

/** The item of an entry at `entry.version`, as it is stored at the instant `changedAt`. */
export function toEntryItem(hubId: string, hubKey: DataKey, entry: Entry, changedAt: string): Item {
  const key = entryKey(hubId, entry.kind, entry.value.id);
  const { data, secret } = split(entry);
  return {
    ...key,
    kind: entry.kind,
    data,
    ...(secret && { sealed: seal(hubKey.bytes, JSON.stringify(secret), placeOf(key)) }),
    version: entry.version,
    changedAt,
  };
}

const secretShape = z.looseObject({ dataSteward: z.unknown().optional() });

/**
 * Reads an entry back. Without the hub's key (the public directory) an organization has no numbers and only the contacts that are
 * published, and a confidential location is not there at all.
 */
export function fromEntryItem(item: Item, hubKey: DataKey | undefined): Entry | undefined {
  if (item.sk === VERSION) return undefined;
  const { data, sealed, sk, pk, version, changedAt } = entryItem.parse(item);
  const stored = { version, changedAt };
  const secret =
    sealed === undefined || hubKey === undefined
      ? {}
      : secretShape.parse(JSON.parse(open(hubKey.bytes, sealed, placeOf({ pk, sk }))));
  if (sk.startsWith(PREFIX.organization)) {
    const { dataSteward, ...rest } = secret;
    const whole = { dispatchPhones: [], contacts: [], ...data, ...rest };
    const nation = data['nation'];
    const value = organizationSchema.parse(
      typeof nation === 'object' && nation !== null && dataSteward !== undefined
        ? { ...whole, nation: { ...nation, dataSteward } }
        : whole,
    );
    return { kind: 'organization', value, ...stored };
  }
  if (sk.startsWith(PREFIX.program)) return { kind: 'program', value: programSchema.parse(data), ...stored };
  if (sk.startsWith(PREFIX.service)) {
    return { kind: 'service', value: serviceSchema.parse({ ...data, ...secret }), ...stored };
  }
  if (sk.startsWith(PREFIX.agreement)) return { kind: 'agreement', value: agreementSchema.parse(data), ...stored };
  if (sk.startsWith(PREFIX.location)) {
    if (sealed !== undefined && hubKey === undefined) return undefined;
    return { kind: 'location', value: locationSchema.parse({ ...data, ...secret }), ...stored };
  }
  return undefined;
}

/**
 * A change that nobody notes down, as a set-up, which writes over whatever is there: whoever holds the directory reads all
 * of it again, and what was packed of it is not looked at any more.
 */
export const bumpVersion = (hubId: string): Write => ({
  update: versionKey(hubId),
  set: 'SET #kind = :kind REMOVE #pack ADD #version :one',
  names: { version: 'version', kind: 'kind', pack: 'pack' },
  values: { one: 1, kind: 'directory-version' },
});

/**
 * Every change of the directory bumps its version in the same transaction, so that snapshots know they are old. With `seen` it is
 * a change that was decided by the directory at that version. Refusal `directory-changed`.
 */
export const nextVersion = (hubId: string, seen?: number): Write => ({
  update: versionKey(hubId),
  set: 'SET #kind = :kind ADD #version :one',
  ...(seen !== undefined && {
    condition: seen === 0 ? 'attribute_not_exists(pk)' : '#version = :seen',
    refusal: 'directory-changed',
  }),
  names: { version: 'version', kind: 'kind' },
  values: { one: 1, kind: 'directory-version', ...(seen !== undefined && seen > 0 && { seen }) },
});

const packSchema = z.object({ id: z.string(), parts: z.number().int(), version: z.number().int() });
/** Where a packed copy of the directory as it was at `version`, or a little later, lies; `id` begins with when it was made. */
export type PackRef = z.infer<typeof packSchema>;

const headItem = z.object({ version: z.number().int(), pack: packSchema.optional() });
export type Head = z.infer<typeof headItem>;
export const parseHead = (item: Item | undefined): Head => (item === undefined ? { version: 0 } : headItem.parse(item));

/** Points to another packed copy, unless somebody else has done so meanwhile. */
export const pointToPack = (hubId: string, was: PackRef | undefined, pack: PackRef): Write => ({
  update: versionKey(hubId),
  set: 'SET #pack = :pack',
  condition: was === undefined ? 'attribute_exists(pk) AND attribute_not_exists(#pack)' : '#pack.#id = :was',
  names: { pack: 'pack', ...(was !== undefined && { id: 'id' }) },
  values: { pack, ...(was !== undefined && { was: was.id }) },
});
