import { beforeEach, describe, expect, it } from 'vitest';
import { loadDirectory, readEntry, saveEntry } from '../../shared/directory/index.ts';
import { listSourceEntries, readImport, removeMissing } from '../../shared/hsds/index.ts';
import { fromKeptItem, keptIn } from '../../shared/hsds/import-store.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import {
  codes,
  coordinator,
  entryReader,
  IMPORT,
  importing,
  importOne,
  LOCATION,
  location,
  ORGANIZATION,
  organization,
  PROGRAM,
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
/** Everything that an import could have written, as it stands. */
async function everything(): Promise<string[]> {
  const { hubId, table } = test.platform;
  const items: string[] = [];
  for (const pk of [`HUB#${hubId}#DIRECTORY`, keptIn(hubId).pk, `HUB#${hubId}#HSDS#ALIAS`]) {
    for await (const item of table.queryAll({ pk })) items.push(`${item.pk} ${item.sk} ${String(item['version'])}`);
  }
  return items.sort();
}

describe('a service of another directory', () => {
  it('comes in with its organization, program and place, each with its history', async () => {
    const outcome = await importOne(test, aService);
    expect(outcome).toMatchObject({ row: 1, outcome: 'added' });
    expect(outcome.entries.map(({ kind, id, outcome: how }) => [kind, id, how])).toEqual([
      ['organization', ORGANIZATION, 'added'],
      ['program', PROGRAM, 'added'],
      ['location', LOCATION, 'added'],
      ['service', SERVICE, 'added'],
    ]);
    const { value } = await entryOf('service', SERVICE);
    expect(value).toMatchObject({ organizationId: ORGANIZATION, programId: PROGRAM, locationIds: [LOCATION] });
    const history: unknown[] = [];
    const pk = `HUB#${test.platform.hubId}#DIRECTORY#HISTORY#SERVICE#${SERVICE}`;
    for await (const { how, by } of test.platform.table.queryAll({ pk })) history.push({ how, by });
    expect(history).toEqual([{ how: 'imported', by: { kind: 'import', importId: IMPORT, memberId: 'member-1' } }]);
  });

  it('brings no dispatch phone, and its people are private', async () => {
    await importOne(test, aService);
    const { value } = await entryOf('organization', ORGANIZATION);
    expect(value.dispatchPhones).toEqual([]);
    expect(value.contacts).toEqual([{ name: 'Camille Zzyzx', email: 'camille@example.org' }]);
    const open: string[] = [];
    for await (const item of test.platform.table.queryAll(keptIn(test.platform.hubId)))
      open.push(JSON.stringify(item['data']));
    expect(open.join()).not.toContain('Zzyzx');
    expect(open.join()).toContain('x_region');
  });

  it('publishes its people only when told to', async () => {
    await importOne(test, aService, { publishContacts: true });
    const { value } = await entryOf('organization', ORGANIZATION);
    expect(value.contacts).toEqual([{ name: 'Camille Zzyzx', email: 'camille@example.org', public: true }]);
  });

  it('writes nothing the second time', async () => {
    await importOne(test, aService);
    const before = await everything();
    expect(await importOne(test, aService)).toMatchObject({ outcome: 'unchanged', entries: [] });
    expect(await everything()).toEqual(before);
  });

  it('writes nothing in a dry run, and tells what it would', async () => {
    const before = await everything();
    const outcome = await importOne(test, aService, { dryRun: true });
    expect(outcome).toMatchObject({ outcome: 'added' });
    expect(await everything()).toEqual(before);
    expect(await readImport(test.platform, IMPORT)).toBeUndefined();
  });

  it('is told field by field when it changed', async () => {
    await importOne(test, aService);
    const record = service({ description: 'Without appointment.' });
    const dry = await importOne(test, { type: 'service', record }, { dryRun: true });
    const told = await importOne(test, { type: 'service', record });
    expect(dry).toEqual(told);
    expect(told.outcome).toBe('changed');
    expect(told.entries).toHaveLength(1);
    expect(told.entries[0]?.fields.map(({ field }) => field)).toEqual(['description']);
    expect((await entryOf('service', SERVICE)).value.description?.en).toBe('Without appointment.');
  });

  it('counts what the import came to', async () => {
    await importOne(test, aService);
    await importing(test, [aService, { type: 'service', record: { id: 'x' } }]);
    expect(await readImport(test.platform, IMPORT)).toMatchObject({
      source: 'elsewhere',
      memberId: 'member-1',
      records: 3,
      refused: 1,
      added: 4,
      changed: 0,
    });
  });

  it('changes its entry when only something changed that the hub does not go by', async () => {
    await importOne(test, aService);
    const told = await importOne(test, { type: 'service', record: service({ wait_time: 'three weeks' }) });
    expect(told.entries.map(({ kind, fields }) => [kind, fields])).toEqual([['service', [{ field: 'record' }]]]);
  });
});

describe('a correction made in the hub', () => {
  const correct = async (): Promise<void> => {
    const entry = await entryOf('service', SERVICE);
    const value = { ...entry.value, description: { en: 'Corrected.', fr: 'Corrigé.' } };
    const saved = await saveEntry(test.platform, byMember, { ...entry, value });
    expect(isRefusal(saved)).toBe(false);
  };

  it('outlives a file that says the same as before', async () => {
    await importOne(test, aService);
    await correct();
    const before = await everything();
    expect(await importOne(test, aService)).toMatchObject({ outcome: 'unchanged' });
    expect(await everything()).toEqual(before);
    expect((await entryOf('service', SERVICE)).value.description?.en).toBe('Corrected.');
  });

  it('stands beside what else the file changed', async () => {
    await importOne(test, aService);
    await correct();
    await importOne(test, { type: 'service', record: service({ name: 'Trauma therapy' }) });
    expect((await entryOf('service', SERVICE)).value).toMatchObject({
      name: { en: 'Trauma therapy' },
      description: { en: 'Corrected.' },
    });
  });

  it('is a conflict when the file changed the same, told once', async () => {
    await importOne(test, aService);
    await correct();
    const record = service({ description: 'By telephone.' });
    const told = await importOne(test, { type: 'service', record });
    expect(told.entries[0]?.conflicts).toEqual(['description']);
    expect((await entryOf('service', SERVICE)).value.description?.en).toBe('Corrected.');
    expect(await importOne(test, { type: 'service', record })).toMatchObject({ outcome: 'unchanged' });
    expect((await readImport(test.platform, IMPORT))?.conflicts).toBe(1);
  });

  it('gives way when the file is preferred', async () => {
    await importOne(test, aService);
    await correct();
    const record = service({ description: 'By telephone.' });
    await importOne(test, { type: 'service', record }, { preferFile: true });
    expect((await entryOf('service', SERVICE)).value.description?.en).toBe('By telephone.');
  });

  it('keeps dispatch phones and a place confidential', async () => {
    await importOne(test, aService);
    const org = await entryOf('organization', ORGANIZATION);
    const place = await entryOf('location', LOCATION);
    await saveEntry(test.platform, byMember, { ...org, value: { ...org.value, dispatchPhones: ['+18075550171'] } });
    await saveEntry(test.platform, byMember, { ...place, value: { ...place.value, confidential: true } });
    const record = service({
      organization: organization({ description: 'New words.' }),
      service_at_locations: [
        { id: '0b5f2c1e-0000-4000-8000-000000000021', location: location({ description: 'Behind the mill' }) },
      ],
    });
    const told = await importOne(test, { type: 'service', record });
    expect(told.outcome).toBe('changed');
    expect((await entryOf('organization', ORGANIZATION)).value.dispatchPhones).toEqual(['+18075550171']);
    expect((await entryOf('location', LOCATION)).value.confidential).toBe(true);
    for await (const item of test.platform.table.queryAll({ ...keptIn(test.platform.hubId), prefix: 'LOCATION#' })) {
      expect(fromKeptItem(item, undefined).kept.source).toEqual({});
      expect(fromKeptItem(item, await test.platform.keys.hubKey()).kept.source).toMatchObject({ latitude: 49.78 });
    }
  });

  it('stays out of the directory when somebody took it out', async () => {
    await importOne(test, aService);
    const entry = await entryOf('service', SERVICE);
    const value = { ...entry.value, removedAt: test.platform.clock().toISOString() };
    await saveEntry(test.platform, byMember, { ...entry, value }, [], 'removed');
    const told = await importOne(test, { type: 'service', record: service({ description: 'Changed.' }) });
    expect(codes(told)).toContain('removed-here');
    expect((await entryOf('service', SERVICE)).value.removedAt).toBeDefined();
  });
});

describe('what a record names', () => {
  it('has to be there', async () => {
    const bare = { ...service(), organization: undefined, organization_id: ORGANIZATION };
    const told = await importOne(test, { type: 'service', record: bare });
    expect(told.outcome).toBe('refused');
    expect(told.problems.find(({ effect }) => effect === 'refused')).toMatchObject({
      path: 'organization_id',
      code: 'unknown-organization',
    });
    expect(await readEntry(test.platform, 'location', LOCATION)).toBeUndefined();
  });

  it('may come earlier in the same dry run', async () => {
    const bare = { ...service(), organization: undefined, organization_id: 'their-7' };
    const dry = { dryRun: true, assumed: [{ type: 'organization' as const, id: 'their-7' }] };
    expect(await importOne(test, { type: 'service', record: bare }, dry)).toMatchObject({ outcome: 'added' });
  });

  it('means something within its source alone when it is no UUID', async () => {
    const one = { type: 'organization', record: { id: '7', name: 'One', description: 'One' } } as const;
    const other = { type: 'organization', record: { id: '7', name: 'Other', description: 'Other' } } as const;
    await importOne(test, one, { source: 'north' });
    await importOne(test, other, { source: 'south' });
    const names = (await loadDirectory(test.platform)).organizations.map(({ name }) => name.en);
    expect(names).toEqual(expect.arrayContaining(['One', 'Other']));
  });
});

describe('a batch', () => {
  it('takes what is right and refuses the rest, each record whole', async () => {
    const outcomes = await importing(test, [
      { type: 'service', record: service({ status: 'open' }) },
      { type: 'organization', record: organization() },
      { type: 'organization', record: { id: 'nameless' } },
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'added', 'refused']);
    expect(await readEntry(test.platform, 'service', SERVICE)).toBeUndefined();
  });

  it('is written in several transactions when it is large', async () => {
    const many = Array.from({ length: 50 }, (_, at) => ({
      type: 'service' as const,
      record: service({ id: `0b5f2c1e-0000-4000-8000-0000000010${String(at).padStart(2, '0')}` }),
    }));
    const outcomes = await importing(test, many);
    expect(outcomes.every(({ outcome }) => outcome === 'added')).toBe(true);
    expect((await readImport(test.platform, IMPORT))?.added).toBe(53);
    expect((await importing(test, many)).every(({ outcome }) => outcome === 'unchanged')).toBe(true);
  });

  it('is written entry by entry where one record is more than a transaction holds', async () => {
    const locations = Array.from({ length: 60 }, (_, at) =>
      location({ id: `0b5f2c1e-0000-4000-8000-0000000020${String(at).padStart(2, '0')}`, name: `Place ${at}` }),
    );
    const told = await importOne(test, { type: 'organization', record: organization({ locations }) });
    expect(told.entries).toHaveLength(61);
    const of = (await loadDirectory(test.platform)).locations.filter(
      ({ organizationId }) => organizationId === ORGANIZATION,
    );
    expect(of).toHaveLength(60);
  });

  it('comes to the same when two are at work on the same entries', async () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      type: 'service' as const,
      record: service({ id: `0b5f2c1e-0000-4000-8000-0000000030${String(at).padStart(2, '0')}` }),
    }));
    const [one, two] = await Promise.all([importing(test, many), importing(test, many.toReversed())]);
    expect([...one, ...two].filter(({ outcome }) => outcome === 'refused')).toEqual([]);
    expect((await readImport(test.platform, IMPORT))?.added).toBe(15);
    expect((await importing(test, many)).every(({ outcome }) => outcome === 'unchanged')).toBe(true);
  });
});

describe('what a source has no more', () => {
  const none = { uses: () => Promise.resolve([]), along: () => Promise.resolve([]) };

  it('is listed, taken out, and restored when it is back', async () => {
    await importOne(test, aService);
    const { items } = await listSourceEntries(test.platform, 'elsewhere', { limit: 100 });
    expect(items.map(({ kind, id }) => `${kind}/${id}`).sort()).toEqual(
      [`location/${LOCATION}`, `organization/${ORGANIZATION}`, `program/${PROGRAM}`, `service/${SERVICE}`].sort(),
    );
    const gone = { source: 'elsewhere', entries: [{ kind: 'service' as const, id: SERVICE }] };
    expect(await removeMissing(test.platform, coordinator, IMPORT, gone, none)).toMatchObject([{ outcome: 'removed' }]);
    expect(await removeMissing(test.platform, coordinator, IMPORT, gone, none)).toMatchObject([
      { outcome: 'already-removed' },
    ]);
    expect((await listSourceEntries(test.platform, 'elsewhere', { limit: 100 })).items).toHaveLength(3);
    const back = await importOne(test, aService);
    expect(back.entries).toMatchObject([{ kind: 'service', how: 'restored' }]);
    expect((await entryOf('service', SERVICE)).value.removedAt).toBeUndefined();
    expect(await importOne(test, aService)).toMatchObject({ outcome: 'unchanged' });
  });

  it('stays when another directory brought it, or something needs it', async () => {
    await importOne(test, aService);
    const other = { source: 'another', entries: [{ kind: 'service' as const, id: SERVICE }] };
    expect(await removeMissing(test.platform, coordinator, IMPORT, other, none)).toMatchObject([{ outcome: 'kept' }]);
    const place = { source: 'elsewhere', entries: [{ kind: 'location' as const, id: LOCATION }] };
    expect(await removeMissing(test.platform, coordinator, IMPORT, place, none)).toMatchObject([{ outcome: 'kept' }]);
    expect((await listSourceEntries(test.platform, 'elsewhere', { limit: 100 })).items).toHaveLength(4);
  });
});
