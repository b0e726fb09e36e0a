import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { loadDirectory, loadHub, saveEntry, type Directory } from '../../shared/directory/index.ts';
import { directoryPk, versionKey } from '../../shared/directory/store.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { Table } from '../../shared/platform/table.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { demoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { largeDirectory } from '../unit/routing-large-directory.ts';

const by = { kind: 'member', id: 'somebody' } as const;
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
const sorted = ({ version, ...parts }: Directory) => ({
  version,
  organizations: parts.organizations.toSorted(byId),
  programs: parts.programs.toSorted(byId),
  services: parts.services.toSorted(byId),
  locations: parts.locations.toSorted(byId),
  agreements: parts.agreements.toSorted(byId),
});

/** What a platform logs and counts. */
function watched(platform: Platform): { platform: Platform; lines: string[] } {
  const lines: string[] = [];
  const log: Platform['log'] = {
    ...platform.log,
    error: (event, fields) => lines.push(`${event} ${JSON.stringify(fields)}`),
    metric: (name, value) => lines.push(`${name} ${value}`),
  };
  return { platform: { ...platform, log }, lines };
}

async function withDirectory(directory: Directory): Promise<TestPlatform> {
  const test = await testPlatform();
  await loadHub(test.platform, demoHub().hub, directory);
  return test;
}

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'ca-central-1' }));

describe('a directory larger than a page of DynamoDB', () => {
  it('is read whole, in ranges of keys side by side, each entry once', async () => {
    const long = { fr: 'Longue description. '.repeat(95).trim(), en: 'Long description. '.repeat(105).trim() };
    const few = largeDirectory(320);
    const directory: Directory = {
      ...few,
      organizations: few.organizations.map((one) => ({ ...one, description: long })),
      services: few.services.map((one) => ({ ...one, description: long })),
    };
    expect(JSON.stringify(directory).length).toBeGreaterThan(2_000_000);
    const test = await withDirectory(directory);
    const loaded = await loadDirectory(test.platform);
    expect(sorted({ ...loaded, version: 1 })).toEqual(sorted(directory));
    expect(test.meter.operations.filter((name) => name === 'QueryCommand').length).toBeGreaterThan(10);
  });
});

describe('a snapshot', () => {
  it('is revalidated by one read, and read again when a version is missed', async () => {
    const test = await withDirectory(largeDirectory(5));
    const first = await loadDirectory(test.platform);
    test.meter.reset();
    expect(await loadDirectory(test.platform)).toBe(first);
    expect(test.meter.operations).toEqual(['GetItemCommand']);

    const [organization] = first.organizations;
    if (organization === undefined) throw new Error('no organization');
    const other = test.another();
    const changed = { ...organization, name: { fr: 'Autre nom', en: 'Other name' } };
    expect(isRefusal(await saveEntry(other, by, { kind: 'organization', value: changed, version: 1 }))).toBe(false);
    const second = await loadDirectory(test.platform);
    expect(second.version).toBe(first.version + 1);
    expect(second.organizations.find(({ id }) => id === changed.id)?.name.en).toBe('Other name');
    // What did not change is not read anew.
    expect(second.organizations.filter((one) => first.organizations.includes(one))).toHaveLength(4);
    expect(second.services.every((one) => first.services.includes(one))).toBe(true);
  });

  it('is read once for all who ask at the same time', async () => {
    const test = await withDirectory(largeDirectory(5));
    await test.platform.keys.hubKey();
    test.meter.reset();
    const [one, ...others] = await Promise.all(Array.from({ length: 8 }, () => loadDirectory(test.platform)));
    for (const other of others) expect(other).toBe(one);
    expect(test.meter.operations.filter((name) => name === 'QueryCommand')).toHaveLength(1);
  });

  it('without secrets never stands in for the whole one', async () => {
    const directory = largeDirectory(3);
    const test = await withDirectory(directory);
    const open = await loadDirectory(test.platform, { secrets: false });
    const whole = await loadDirectory(test.platform);
    expect(open.organizations.flatMap(({ dispatchPhones }) => dispatchPhones)).toEqual([]);
    expect(whole.organizations.flatMap(({ dispatchPhones }) => dispatchPhones)).toHaveLength(3);
    expect(await loadDirectory(test.platform, { secrets: false })).toBe(open);
  });
});

describe('a directory that changes while it is read', () => {
  it('is read again, and is of one version in the end', async () => {
    const test = await withDirectory(largeDirectory(4));
    const writer = test.another();
    const { platform, changes } = changing(test, writer, 1);
    const loaded = await loadDirectory(platform);
    expect(changes()).toBe(1);
    expect(loaded).toEqual(await loadDirectory(writer));
  });

  it('serves what was read while it goes on, with every entry whole, and is read again once it rests', async () => {
    const test = await withDirectory(largeDirectory(4));
    const writer = test.another();
    const { platform, changes, queries } = changing(test, writer, Infinity);
    const torn = await loadDirectory(platform);
    expect(changes()).toBe(3);
    // 100 ms each, as the clock of this test tells: three reads, then four times as long without one.
    expect(await loadDirectory(platform)).toBe(torn);
    test.tick(1100);
    expect(await loadDirectory(platform)).toBe(torn);
    expect(queries()).toBe(3);
    test.tick(200);
    const later = await loadDirectory(platform);
    expect(later).not.toBe(torn);
    expect(later.version).toBeGreaterThan(torn.version);
  });
});

/** A platform on which somebody else changes an organization during each of the first reads, each of which takes 100 ms. */
function changing(test: TestPlatform, writer: Platform, times: number) {
  let changes = 0;
  let queries = 0;
  const { table: real } = test.platform;
  const table = new Table(documents, real.names);
  table.get = (key) => real.get(key);
  table.write = (writes) => real.write(writes);
  table.query = async (request) => {
    queries += 1;
    const page = await real.query(request);
    test.tick(100);
    if (changes < times) {
      changes += 1;
      await change(writer);
    }
    return page;
  };
  return { platform: { ...test.platform, table }, changes: () => changes, queries: () => queries };
}

async function change(writer: Platform): Promise<void> {
  const { organizations } = await loadDirectory(writer);
  const [organization] = organizations;
  if (organization === undefined) throw new Error('no organization');
  const item = await writer.table.get({ pk: directoryPk(writer.hubId), sk: `ORG#${organization.id}` });
  const value = { ...organization, name: { fr: `Nom ${writer.ids.uuid()}`, en: 'Name' } };
  const saved = await saveEntry(writer, by, { kind: 'organization', value, version: Number(item?.['version']) });
  expect(isRefusal(saved)).toBe(false);
}

describe('an entry that cannot be read', () => {
  it.each([
    ['its data are not those of an entry', 'data', { id: 'nonsense' }],
    ['what is sealed in it was altered', 'sealed', new Uint8Array(60)],
  ])('is left out when %s; everything else is there, and somebody is told', async (_why, attribute, value) => {
    const directory = largeDirectory(6);
    const test = await withDirectory(directory);
    const [bad] = directory.organizations;
    const sk = `ORG#${bad?.id ?? ''}`;
    const TableName = test.env.TABLE_NAME;
    await documents.send(
      new UpdateCommand({
        TableName,
        Key: { pk: directoryPk(test.platform.hubId), sk },
        UpdateExpression: 'SET #a = :value',
        ExpressionAttributeNames: { '#a': attribute },
        ExpressionAttributeValues: { ':value': value },
      }),
    );
    const { platform, lines } = watched(test.platform);
    const loaded = await loadDirectory(platform);
    expect(loaded.organizations.map(({ id }) => id)).not.toContain(bad?.id);
    expect(loaded.organizations).toHaveLength(5);
    expect(loaded.services).toHaveLength(6);
    expect(lines).toContain('DirectoryEntryUnreadable 1');
    expect(lines.join('\n')).toContain('directory-entry-unreadable');
    expect(lines.join('\n')).not.toContain(bad?.id);
  });

  it('is not what is wrong when most are: then it fails, and no empty directory says that there is no help', async () => {
    const test = await testPlatform();
    for (const n of [1, 2, 3]) {
      await documents.send(
        new PutCommand({
          TableName: test.env.TABLE_NAME,
          Item: { pk: directoryPk(test.platform.hubId), sk: `SERVICE#${n}`, data: {}, version: 1 },
        }),
      );
    }
    await expect(loadDirectory(test.platform)).rejects.toThrow();
    expect(versionKey(test.platform.hubId).sk).toBe('VERSION');
  });
});
