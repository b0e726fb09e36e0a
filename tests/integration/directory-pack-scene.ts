import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { loadHub, packDirectory, saveEntry, type Directory } from '../../shared/directory/index.ts';
import { readHead } from '../../shared/directory/items-store.ts';
import { agreementSchema } from '../../shared/directory/model.ts';
import { packKeys } from '../../shared/directory/pack-store.ts';
import {
  bumpVersion,
  directoryPk,
  fromEntryItem,
  toEntryItem,
  withRemovedAt,
  type Entry,
} from '../../shared/directory/store.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { Table, type Key } from '../../shared/platform/table.ts';
import { demoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { largeDirectory } from '../unit/routing-large-directory.ts';

export const by = { kind: 'member', id: 'somebody' } as const;
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'ca-central-1' }));

/** More than fits a page, of few entries. */
export async function largeHub(): Promise<TestPlatform> {
  const long = { fr: 'Longue description. '.repeat(95).trim(), en: 'Long description. '.repeat(105).trim() };
  const few = largeDirectory(150);
  const organizations = few.organizations.map((one) => ({ ...one, description: long }));
  const services = few.services.map((one) => ({ ...one, description: long }));
  const [first, ...others] = few.locations;
  if (first === undefined) throw new Error('no location');
  const locations = [{ ...first, confidential: true, address: 'rue de la Paix 1', lat: 46.5, lon: -81 }, ...others];
  const test = await testPlatform();
  await loadHub(test.platform, demoHub().hub, { ...few, organizations, services, locations });
  return test;
}

export async function packedHub(): Promise<TestPlatform> {
  const test = await largeHub();
  expect(await packDirectory(test.platform)).toBe(true);
  return test;
}

/** What every entry of the table says, read one page after the other, without a copy or a memory. */
export async function asItStands(platform: Platform, secrets = true): Promise<Entry[]> {
  const hubKey = secrets ? await platform.keys.hubKey() : undefined;
  const entries: Entry[] = [];
  for await (const item of platform.table.queryAll({ pk: directoryPk(platform.hubId) })) {
    const entry = fromEntryItem(item, hubKey);
    const isShown = entry?.value.removedAt === undefined || entry.kind === 'organization';
    if (entry !== undefined && isShown) entries.push(entry);
  }
  return entries;
}

const valuesOf = ({ organizations, programs, services, locations, agreements }: Directory) =>
  [...agreements, ...locations, ...organizations, ...programs, ...services].map((value) => [value.id, value]);
/** As valuesOf: the kinds by their prefixes in the table, each by its ids. */
const valuesIn = (entries: readonly Entry[]) => entries.map(({ value }) => [value.id, value]);

export async function expectRight(platform: Platform, loaded: Directory, secrets = true): Promise<void> {
  const head = await readHead(platform);
  expect(loaded.version).toBe(head.version);
  expect(valuesOf(loaded)).toEqual(valuesIn(await asItStands(platform, secrets)));
}

/** Another instance, of which each call is told. */
export function instance(test: TestPlatform): { platform: Platform; queried: string[] } {
  const platform = test.another();
  const queried: string[] = [];
  const real = platform.table;
  const table = new Table(documents, real.names);
  table.query = (request) => {
    queried.push(request.pk);
    return real.query(request);
  };
  return { platform: { ...platform, clock: test.platform.clock, table }, queried };
}

export async function rename(platform: Platform, nth = 0): Promise<void> {
  const entries = (await asItStands(platform)).filter(({ kind }) => kind === 'organization');
  const entry = entries[nth % entries.length];
  if (entry?.kind !== 'organization') throw new Error('no organization');
  const name = { fr: `Nom ${platform.ids.uuid()}`, en: 'Name' };
  const stays = entry.value.removedAt === undefined ? 'changed' : 'restored';
  expect(isRefusal(await saveEntry(platform, by, { ...entry, value: { ...entry.value, name } }, [], stays))).toBe(
    false,
  );
}

export async function partKeys(platform: Platform): Promise<Key[]> {
  const { pack } = await readHead(platform);
  return pack === undefined ? [] : packKeys(platform.hubId, pack);
}

export const removePart = async (platform: Platform, nth: number): Promise<void> => {
  const keys = await partKeys(platform);
  const key = keys[nth % Math.max(1, keys.length)];
  if (key !== undefined) await platform.table.write([{ remove: key }]);
};

export async function damagePart(platform: Platform, nth: number): Promise<void> {
  const keys = await partKeys(platform);
  const key = keys[nth % Math.max(1, keys.length)];
  const item = key && (await platform.table.get(key));
  if (item === undefined || !(item['bytes'] instanceof Uint8Array)) return;
  const bytes = Uint8Array.from(item['bytes']);
  bytes[nth % bytes.length] = (bytes[nth % bytes.length] ?? 0) ^ 1;
  await platform.table.write([{ put: { ...item, bytes } }]);
}

/** A change as a program that keeps no notes would make it. */
export async function changeUnseen(platform: Platform, nth: number): Promise<void> {
  const services = (await asItStands(platform)).filter(({ kind }) => kind === 'service');
  const entry = services[nth % services.length];
  if (entry?.kind !== 'service') throw new Error('no service');
  const value = { ...entry.value, fees: { fr: platform.ids.uuid(), en: 'Free' } };
  const item = toEntryItem(
    platform.hubId,
    await platform.keys.hubKey(),
    { ...entry, value },
    platform.clock().toISOString(),
  );
  await platform.table.write([{ put: { ...item, version: entry.version + 1 } }, bumpVersion(platform.hubId)]);
}

/** An agreement that was not there, or an organization and what goes with it taken out. */
export async function add(platform: Platform): Promise<void> {
  const agreement = (await asItStands(platform)).find(({ kind }) => kind === 'agreement');
  if (agreement?.kind !== 'agreement') throw new Error('no agreement');
  const value = agreementSchema.parse({ ...agreement.value, id: platform.ids.uuid() });
  expect(isRefusal(await saveEntry(platform, by, { kind: 'agreement', value, version: 0 }))).toBe(false);
}

export async function takeOut(platform: Platform, nth: number): Promise<void> {
  const agreements = (await asItStands(platform)).filter(({ kind }) => kind === 'agreement');
  const entry = agreements[nth % agreements.length];
  if (entry === undefined) throw new Error('no agreement');
  const removed = withRemovedAt(entry, platform.clock().toISOString());
  expect(isRefusal(await saveEntry(platform, by, removed, [], 'removed'))).toBe(false);
}
