import * as z from 'zod';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import { parseLocalDate } from '../platform/local-date.ts';
import type { Item } from '../platform/table.ts';
import { hubSettingsSchema, type HubSettings } from './hub-settings.ts';
import { settingsKey } from './retention-store.ts';

/** Apart from the entries: an inbound text needs the settings, and nothing of how an entry looks. */

const placeOf = (key: { readonly pk: string; readonly sk: string }): string => `${key.pk}|${key.sk}|sealed`;

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
