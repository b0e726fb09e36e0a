import * as z from 'zod';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import { parseLocalDate } from '../platform/local-date.ts';
import type { Item, Key } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import { hubSettingsSchema, type HubSettings } from './hub-settings.ts';
import {
  agreementSchema,
  locationSchema,
  organizationSchema,
  serviceSchema,
  type Agreement,
  type Location,
  type Organization,
  type Service,
} from './model.ts';
import { settingsKey } from './retention-store.ts';

/** Numbers, contacts and a shelter's whereabouts are sealed with the hub's key; the rest of the directory is public. */
const entryItem = z.object({
  pk: z.string(),
  sk: z.string(),
  data: z.record(z.string(), z.unknown()),
  sealed: z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
  version: z.number().int(),
});

export const directoryPk = (hubId: string): string => `HUB#${hubId}#DIRECTORY`;
const VERSION = 'VERSION';
export const versionKey = (hubId: string): Key => ({ pk: directoryPk(hubId), sk: VERSION });

const PREFIX = { organization: 'ORG#', service: 'SERVICE#', location: 'LOCATION#', agreement: 'AGREEMENT#' } as const;
export type EntryKind = keyof typeof PREFIX;
export const entryKey = (hubId: string, kind: EntryKind, id: string): Key => ({
  pk: directoryPk(hubId),
  sk: PREFIX[kind] + id,
});

/** Where the organizations of a hub are, and the id of one by its key. */
export const organizationsIn = (hubId: string) => ({ pk: directoryPk(hubId), prefix: PREFIX.organization });
export const organizationIdOf = ({ sk }: Key): string => sk.slice(PREFIX.organization.length);

export type Entry =
  | { readonly kind: 'organization'; readonly value: Organization; readonly version: number }
  | { readonly kind: 'service'; readonly value: Service; readonly version: number }
  | { readonly kind: 'location'; readonly value: Location; readonly version: number }
  | { readonly kind: 'agreement'; readonly value: Agreement; readonly version: number };

/** Splits an entry into what may stand in the open and what may not. */
function split(entry: Entry): { data: Record<string, unknown>; secret: Record<string, unknown> | undefined } {
  if (entry.kind === 'organization') {
    const { dispatchPhones, contacts, nation, ...data } = entry.value;
    const { dataSteward, ...openNation } = nation ?? {};
    return {
      data: { ...data, ...(nation && { nation: openNation }) },
      secret: { dispatchPhones, contacts, ...(dataSteward && { dataSteward }) },
    };
  }
  if (entry.kind === 'location' && entry.value.confidential) {
    const { lat, lon, address, ...data } = entry.value;
    return { data, secret: { lat, lon, address } };
  }
  return { data: { ...entry.value }, secret: undefined };
}

const placeOf = (key: Key): string => `${key.pk}|${key.sk}|sealed`;

/** The item of an entry at `entry.version`. */
export function toEntryItem(hubId: string, hubKey: DataKey, entry: Entry): Item {
  const key = entryKey(hubId, entry.kind, entry.value.id);
  const { data, secret } = split(entry);
  return {
    ...key,
    kind: entry.kind,
    data,
    ...(secret && { sealed: seal(hubKey.bytes, JSON.stringify(secret), placeOf(key)) }),
    version: entry.version,
  };
}

const secretShape = z.looseObject({ dataSteward: z.unknown().optional() });

/**
 * Reads an entry back. Without the hub's key (the public directory) an organization has no numbers and no contacts, and a
 * confidential location is not there at all.
 */
export function fromEntryItem(item: Item, hubKey: DataKey | undefined): Entry | undefined {
  if (item.sk === VERSION) return undefined;
  const { data, sealed, sk, pk, version } = entryItem.parse(item);
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
    return { kind: 'organization', value, version };
  }
  if (sk.startsWith(PREFIX.service)) return { kind: 'service', value: serviceSchema.parse(data), version };
  if (sk.startsWith(PREFIX.agreement)) return { kind: 'agreement', value: agreementSchema.parse(data), version };
  if (sk.startsWith(PREFIX.location)) {
    if (sealed !== undefined && hubKey === undefined) return undefined;
    return { kind: 'location', value: locationSchema.parse({ ...data, ...secret }), version };
  }
  return undefined;
}

/** Every change of the directory bumps its version in the same transaction, so that snapshots know they are old. */
export const bumpVersion = (hubId: string): Write => ({
  update: versionKey(hubId),
  set: 'SET #kind = :kind ADD #version :one',
  names: { version: 'version', kind: 'kind' },
  values: { one: 1, kind: 'directory-version' },
});

const versionItem = z.object({ version: z.number().int() });
export const parseVersion = (item: Item | undefined): number =>
  item === undefined ? 0 : versionItem.parse(item).version;

const settingsItem = z.object({
  data: z.record(z.string(), z.unknown()),
  sealed: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  version: z.number().int(),
});

/** The settings item; who is on call, and their numbers, are sealed. */
export function toSettingsItem(hubKey: DataKey, settings: HubSettings, version: number): Item {
  const key = settingsKey(settings.id);
  const { onCall, ...data } = settings;
  return {
    ...key,
    kind: 'hub-settings',
    data,
    sealed: seal(hubKey.bytes, JSON.stringify({ onCall }), placeOf(key)),
    version,
  };
}

const calendarShape = z.object({ openedOn: z.iso.date().transform(parseLocalDate), timeZone: z.string() });
export type HubCalendar = Readonly<z.infer<typeof calendarShape>>;

/** What stands in the open in the settings: since when the hub is there, and where its days begin. */
export const calendarOfSettings = (item: Item): HubCalendar => calendarShape.parse(settingsItem.parse(item).data);

const onCallShape = z.object({ onCall: z.unknown() });

export function fromSettingsItem(item: Item, hubKey: DataKey): { settings: HubSettings; version: number } {
  const { data, sealed, version } = settingsItem.parse(item);
  const { onCall } = onCallShape.parse(JSON.parse(open(hubKey.bytes, sealed, placeOf(item))));
  return { settings: hubSettingsSchema.parse({ ...data, onCall }), version };
}
