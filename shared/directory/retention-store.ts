import * as z from 'zod';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';

/** In a file of its own: what takes in a delivery report need not know how everything else in the settings looks. */
export const settingsKey = (hubId: string): Key => ({ pk: `HUB#${hubId}`, sk: 'SETTINGS' });

const days = z.number().int().positive();
const openPart = z.object({ data: z.object({ retention: z.object({ sentTextDays: days, auditDays: days }) }) });

/** What stands in the open of the settings: how long it is kept what was sent, and who did what. */
export const retentionOfSettings = (item: Item): z.infer<typeof openPart>['data']['retention'] =>
  openPart.parse(item).data.retention;

/** Also for whoever has no right to the hub's key; nothing before the hub is set up. */
export async function readRetention(platform: Platform): Promise<ReturnType<typeof retentionOfSettings> | undefined> {
  const item = await platform.table.get(settingsKey(platform.hubId));
  return item === undefined ? undefined : retentionOfSettings(item);
}
