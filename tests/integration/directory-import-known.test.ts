import { beforeEach, describe, expect, it } from 'vitest';
import { entrySchemas, mergeEntries, readEntry, saveEntry } from '../../shared/directory/index.ts';
import { keptOfPlaceWrites } from '../../shared/hsds/index.ts';
import { keptIn } from '../../shared/hsds/import-store.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import {
  codes,
  entryReader,
  importOne,
  LOCATION,
  location,
  ORGANIZATION,
  organization,
  SERVICE,
  service,
} from './directory-import-scene.ts';

let test: TestPlatform;
const entryOf = entryReader(() => test.platform);
beforeEach(async () => {
  test = await testPlatform();
  await setUpDemoHub(test.platform);
});

const byMember = { kind: 'member', id: 'member-1' } as const;
const aService = { type: 'service', record: service() } as const;

describe('an entry that was here before', () => {
  const OURS = '0b5f2c1e-0000-4000-8000-0000000000aa';
  beforeEach(async () => {
    await importOne(
      test,
      { type: 'organization', record: organization({ id: OURS, contacts: [] }) },
      { source: 'first' },
    );
  });

  it('is found by an identifier of both, and what names it follows', async () => {
    const told = await importOne(test, aService);
    expect(told.outcome).toBe('added');
    expect(await readEntry(test.platform, 'organization', ORGANIZATION)).toBeUndefined();
    expect((await entryOf('service', SERVICE)).value.organizationId).toBe(OURS);
    expect((await entryOf('location', LOCATION)).value.organizationId).toBe(OURS);
  });

  it('is found again by its id alone', async () => {
    await importOne(test, aService);
    const bare = { ...service({ id: '0b5f2c1e-0000-4000-8000-0000000000bb' }), organization: undefined };
    const told = await importOne(test, { type: 'service', record: { ...bare, organization_id: ORGANIZATION } });
    expect(told.outcome).toBe('added');
    expect((await entryOf('service', '0b5f2c1e-0000-4000-8000-0000000000bb')).value.organizationId).toBe(OURS);
  });

  it('is named by what comes later, once somebody made it and another one', async () => {
    const theirs = '0b5f2c1e-0000-4000-8000-0000000000cc';
    await importOne(test, { type: 'organization', record: organization({ id: theirs, organization_identifiers: [] }) });
    const pair = { kind: 'organization', keptId: OURS, goneId: theirs } as const;
    const nothing = (): Promise<never[]> => Promise.resolve([]);
    expect(isRefusal(await mergeEntries(test.platform, byMember, pair, nothing, nothing))).toBe(false);
    const bare = { ...service(), organization: undefined, program: undefined, service_at_locations: [] };
    const record = { ...bare, organization_id: theirs };
    expect(await importOne(test, { type: 'service', record }, { source: 'another' })).toMatchObject({
      outcome: 'added',
    });
    expect((await entryOf('service', SERVICE)).value.organizationId).toBe(OURS);
    expect((await importOne(test, { type: 'service', record }, { source: 'another' })).outcome).toBe('unchanged');
  });

  it('belongs to the directory that brought it: another fills what is missing, and neither undoes the other', async () => {
    const first = { type: 'organization', record: organization({ id: OURS, contacts: [] }) } as const;
    await importOne(test, {
      type: 'organization',
      record: organization({ description: 'Else.', website: 'https://example.org' }),
    });
    const { value } = await entryOf('organization', OURS);
    expect(value.description?.en).toBe('Counselling for everybody along the lake.');
    expect(value.url).toBe('https://example.org');
    expect(await importOne(test, first, { source: 'first' })).toMatchObject({ outcome: 'unchanged' });
    const again = {
      type: 'organization',
      record: organization({ description: 'Else.', website: 'https://example.org' }),
    } as const;
    expect(await importOne(test, again)).toMatchObject({ outcome: 'unchanged' });
  });

  it('is told of no people of another directory among its own, who are published', async () => {
    const contacts = [{ id: '0b5f2c1e-0000-4000-8000-000000000031', name: 'Public Zzyzx' }];
    await importOne(test, { type: 'service', record: service({ contacts }) }, { publishContacts: true });
    const other = service({
      assurer_email: 'private@example.org',
      service_at_locations: [
        { id: '0b5f2c1e-0000-4000-8000-000000000021', location: location(), contacts: [{ name: 'Private Zzyzx' }] },
      ],
    });
    await importOne(test, { type: 'service', record: other }, { source: 'another' });
    const open: string[] = [];
    for await (const item of test.platform.table.queryAll(keptIn(test.platform.hubId)))
      open.push(JSON.stringify(item['data']));
    expect(open.join()).toContain('Public Zzyzx');
    expect(open.join()).not.toMatch(/private@example|Private Zzyzx/);
  });

  it('is pointed out when only its name is the same', async () => {
    const alike = {
      ...organization({ contacts: [] }),
      organization_identifiers: [],
      name: 'LAKESIDE  counselling (Invented)',
    };
    const told = await importOne(test, { type: 'organization', record: alike });
    expect(told.outcome).toBe('added');
    expect(codes(told)).toContain('possible-duplicate');
  });
});

describe('an entry that somebody made one with another', () => {
  const SURVIVOR = '0b5f2c1e-0000-4000-8000-0000000000dd';
  const nobody = (): Promise<never[]> => Promise.resolve([]);
  const merged = async (kind: 'organization' | 'location', goneId: string): Promise<void> => {
    const outcome = await mergeEntries(test.platform, byMember, { kind, keptId: SURVIVOR, goneId }, nobody, (entry) =>
      entry.kind === 'location' ? keptOfPlaceWrites(test.platform, entry.value) : nobody(),
    );
    expect(isRefusal(outcome)).toBe(false);
  };
  /** As a later run of the command does, which knows the directory as it has become. */
  const again = (record: Parameters<typeof importOne>[1]) =>
    importOne(test, record, { importId: test.platform.ids.uuid() });
  const theirs = (over: object = {}) => ({ type: 'organization', record: organization(over) }) as const;

  describe('of the hub itself', () => {
    beforeEach(async () => {
      await importOne(test, theirs());
      const value = entrySchemas.organization.parse({
        ...(await entryOf('organization', ORGANIZATION)).value,
        id: SURVIVOR,
        identifiers: [],
        description: { en: 'As the hub has it.', fr: 'Comme le carrefour le dit.' },
      });
      await saveEntry(test.platform, byMember, { kind: 'organization', value, version: 0 });
      await merged('organization', ORGANIZATION);
    });
    const description = async () => (await entryOf('organization', SURVIVOR)).value.description?.en;

    it('stands as the hub has it, as long as the file says the same', async () => {
      expect((await again(theirs())).problems).toEqual([]);
      expect(await description()).toBe('As the hub has it.');
      expect(await again(theirs())).toMatchObject({ outcome: 'unchanged', problems: [] });
    });

    it('takes what the file has changed since, and says where the hub changed the same', async () => {
      const told = await again(theirs({ description: 'New words.', website: 'https://example.org/new' }));
      expect(told.entries).toMatchObject([{ id: SURVIVOR, conflicts: ['description'] }]);
      expect(await description()).toBe('As the hub has it.');
      expect((await entryOf('organization', SURVIVOR)).value.url).toBe('https://example.org/new');
      expect((await entryOf('organization', ORGANIZATION)).value.removedAt).toBeDefined();
    });
  });

  it('of the same file is left aside, and nobody is told to restore it', async () => {
    await importOne(test, theirs());
    const other = { type: 'organization', record: organization({ id: SURVIVOR, name: 'Lakeside, again' }) } as const;
    await importOne(test, other);
    await merged('organization', ORGANIZATION);
    const told = await again(theirs({ description: 'New words.' }));
    expect(codes(told)).toEqual(['merged-here']);
    expect(told.problems[0]?.message).toContain(SURVIVOR);
    expect(told.problems[0]?.remedy).not.toMatch(/restore/i);
    expect(told.entries).toEqual([]);
    expect(await again(other)).toMatchObject({ outcome: 'unchanged', problems: [] });
  });

  describe('and is a place that must not be shown', () => {
    const openly = async (): Promise<string> => {
      const open: string[] = [];
      const { hubId, table } = test.platform;
      for (const pk of [keptIn(hubId).pk, `HUB#${hubId}#DIRECTORY`]) {
        for await (const item of table.queryAll({ pk, prefix: 'LOCATION#' })) open.push(JSON.stringify(item['data']));
      }
      return open.join('\n');
    };
    const at = (id: string, number: number, address: string) => ({
      id: `0b5f2c1e-0000-4000-8000-0000000000${number}`,
      location: location({
        id,
        name: `Place ${number}`,
        addresses: [
          {
            id: `0b5f2c1e-0000-4000-8000-0000000001${number}`,
            address_1: address,
            city: 'Kenora',
            state_province: 'ON',
            postal_code: 'P9N 1A1',
            country: 'CA',
            address_type: 'physical',
          },
        ],
      }),
    });
    const two = {
      type: 'service',
      record: service({
        service_at_locations: [at(LOCATION, 41, '14 Hidden Street'), at(SURVIVOR, 42, '15 Secret Street')],
      }),
    } as const;

    it.each([
      ['the one that goes', LOCATION],
      ['the one that stays', SURVIVOR],
    ])('takes what is kept of both out of the open: %s was confidential', async (_which, id) => {
      await importOne(test, two);
      expect(await openly()).toMatch(/14 Hidden Street[^]*15 Secret Street|15 Secret Street[^]*14 Hidden Street/);
      const place = await entryOf('location', id);
      const value = { ...place.value, confidential: true };
      await saveEntry(test.platform, byMember, { ...place, value }, await keptOfPlaceWrites(test.platform, value));
      await merged('location', LOCATION);
      expect((await entryOf('location', SURVIVOR)).value.confidential).toBe(true);
      expect(await openly()).not.toMatch(/Hidden Street|Secret Street/);
      const told = await again(two);
      expect(told.entries.map(({ kind, fields }) => [kind, fields])).toEqual([['service', [{ field: 'record' }]]]);
      expect((await entryOf('service', SERVICE)).value.locationIds).toEqual([SURVIVOR]);
      expect(await again(two)).toMatchObject({ outcome: 'unchanged' });
      expect(await openly()).not.toMatch(/Hidden Street|Secret Street/);
    });
  });
});
