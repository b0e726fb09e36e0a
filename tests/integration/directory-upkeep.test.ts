import { beforeEach, describe, expect, it } from 'vitest';
import {
  loadDirectory,
  readHistory,
  removeEntry,
  saveEntry,
  setCapacity,
  type Entry,
} from '../../shared/directory/index.ts';
import { organizationSchema } from '../../shared/directory/model.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import {
  agreement,
  by,
  entriesOf,
  named,
  naming,
  nobody,
  organization,
  place,
  program,
  service,
  uuid,
} from './directory-entries-scene.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform({ now: '2026-03-02T15:00:00.000Z' });
});
const { stored, there, remove, restore, history, ids, before } = entriesOf(() => test);

describe('what an entry names', () => {
  it('has to be there, of the right organization, and not taken out; the field is named', async () => {
    await stored(organization(1), organization(2), program(11, 1), place(21, 1));
    const refused = async (entry: Entry) => saveEntry(test.platform, by, entry);
    expect(await refused(service(31, 9))).toMatchObject({ code: 'unknown-organization', field: 'organizationId' });
    expect(await refused(service(31, 2, { programId: uuid(11) }))).toMatchObject({
      code: 'unknown-program',
      field: 'programId',
    });
    expect(await refused(service(31, 1, { locationIds: [uuid(21), uuid(29)] }))).toMatchObject({
      code: 'unknown-location',
      field: 'locationIds.1',
    });
    expect(await refused(agreement(41, [1, 9]))).toMatchObject({ field: 'organizationIds.1' });
    expect(await refused(agreement(41, [1], { serviceIds: [uuid(39)] }))).toMatchObject({
      code: 'unknown-service',
      field: 'serviceIds.0',
    });
    await stored(service(31, 1, { programId: uuid(11), locationIds: [uuid(21), uuid(21)] }));
    await remove('organization', 2);
    expect(await refused(service(32, 2))).toMatchObject({ code: 'unknown-organization' });
  });

  it('cannot be taken out as it comes to be named', async () => {
    await stored(organization(1), place(21, 1));
    const late = before(1, async () => stored(service(31, 1, { locationIds: [uuid(21)] })));
    const wanted = { kind: 'location' as const, id: uuid(21), version: 1, reason: 'closed' as const };
    expect(await removeEntry(late, by, wanted, nobody, nobody)).toMatchObject({ code: 'in-use', message: naming(31) });
  });

  it('is refused when it is more than a transaction holds', async () => {
    await stored(organization(1));
    const serviceIds = Array.from({ length: 90 }, (_, at) => uuid(100 + at));
    expect(await saveEntry(test.platform, by, agreement(41, [1], { serviceIds }))).toMatchObject({
      code: 'too-many-references',
      field: 'serviceIds.79',
    });
  });
});

describe('two editors of one entry', () => {
  it('are told apart: one is told that it changed meanwhile, and nothing of the other is lost', async () => {
    await stored(organization(1));
    const { value } = await there('organization', 1);
    const change = (url: string): Promise<unknown> =>
      saveEntry(test.another(), by, {
        kind: 'organization',
        version: 1,
        value: organizationSchema.parse({ ...value, url }),
      });
    const outcomes = await Promise.all(['https://a.example', 'https://b.example', 'https://c.example'].map(change));
    expect(outcomes.filter((one) => one === 2)).toHaveLength(1);
    expect(outcomes.filter((one) => one !== 2)).toMatchObject([
      { code: 'changed-meanwhile' },
      { code: 'changed-meanwhile' },
    ]);
    const lines = await history('organization', 1);
    expect(lines.map(({ change: { how } }) => how)).toEqual(['changed', 'added']);
    expect((await there('organization', 1)).value).toMatchObject({ url: lines[0]?.fields?.[0]?.after });
  });

  it('cannot both win when one removes what the other names', async () => {
    await stored(organization(1), place(21, 1));
    const [saved, removed] = await Promise.all([
      saveEntry(test.another(), by, service(31, 1, { locationIds: [uuid(21)] })),
      removeEntry(test.another(), by, { kind: 'location', id: uuid(21), version: 1, reason: 'closed' }, nobody, nobody),
    ]);
    const [, , services, locations] = await ids();
    const outcome = [typeof saved === 'number', 'version' in removed];
    expect([
      { outcome: [true, false], services: [31], locations: [21] },
      { outcome: [false, true], services: [], locations: [] },
    ]).toContainEqual({ outcome, services, locations });
  });
});

describe('taking out', () => {
  beforeEach(async () => {
    await stored(
      organization(1),
      organization(2),
      program(11, 1),
      place(21, 1, { confidential: true, address: '1 Hidden Road' }),
      service(31, 1, { programId: uuid(11), locationIds: [uuid(21)] }),
      service(32, 2),
      agreement(41, [1]),
      agreement(42, [1, 2]),
    );
  });

  it('takes an organization out with all that is its own, and its name stays', async () => {
    expect(await remove('organization', 1)).toMatchObject({ version: 2, value: { status: 'active' } });
    expect(await ids()).toEqual([[1, 2], [], [32], [], [42]]);
    const { organizations } = await loadDirectory(test.platform);
    expect(organizations[0]).toMatchObject({ name: named('Organization 1'), status: 'inactive', dispatchPhones: [] });
    expect((await history('service', 31))[0]).toMatchObject({
      change: { how: 'removed', reason: 'closed', withId: uuid(1) },
      fields: [{ path: ['removedAt'] }],
    });
  });

  it('puts it back as it was, with what went with it and nothing else', async () => {
    const before = await loadDirectory(test.platform);
    await remove('service', 31);
    await remove('organization', 1);
    await restore('organization', 1);
    expect(await ids()).toEqual([[1, 2], [11], [32], [21], [41, 42]]);
    await restore('service', 31);
    const { version: _after, ...after } = await loadDirectory(test.platform);
    const { version: _before, ...was } = before;
    expect(after).toEqual(was);
    expect((await there('location', 21)).value).toMatchObject({ address: '1 Hidden Road', confidential: true });
  });

  it('says what still needs it, and changes nothing', async () => {
    const uses = () => Promise.resolve([{ what: 'referral' as const, id: uuid(77) }]);
    expect(await remove('organization', 1, uses)).toMatchObject({ code: 'in-use', kind: 'conflict' });
    expect(await remove('location', 21)).toMatchObject({ code: 'in-use', message: naming(31) });
    expect(await remove('program', 11)).toMatchObject({ code: 'in-use' });
    expect(await ids()).toEqual([[1, 2], [11], [31, 32], [21], [41, 42]]);
  });

  it('says so of a place that another organization uses', async () => {
    const visiting = await there('service', 32);
    await stored({ ...service(32, 2, { locationIds: [uuid(21)] }), version: visiting.version });
    expect(await remove('organization', 1)).toMatchObject({
      code: 'in-use',
      message: naming(32),
    });
    expect(await ids()).toEqual([[1, 2], [11], [31, 32], [21], [41, 42]]);
  });

  it('goes on where it broke off', async () => {
    const broken = before(2, () => Promise.reject(new Error('The function ended here')));
    const wanted = { kind: 'organization' as const, id: uuid(1), version: 1, reason: 'closed' as const };
    await expect(removeEntry(broken, by, wanted, nobody, nobody)).rejects.toThrow('ended here');
    expect(await ids()).toEqual([[1, 2], [], [32], [], [42]]);
    expect((await there('organization', 1)).value.removedAt).toBeUndefined();
    expect(await removeEntry(test.platform, by, wanted, nobody, nobody)).toMatchObject({ version: 2 });
    expect(await removeEntry(test.platform, by, wanted, nobody, nobody)).toMatchObject({ version: 2 });
    await restore('organization', 1);
    expect(await ids()).toEqual([[1, 2], [11], [31, 32], [21], [41, 42]]);
  });

  it('lets nobody change what was taken out, and counts on the version that was read', async () => {
    await remove('service', 31);
    const gone = await there('service', 31);
    expect(await saveEntry(test.platform, by, { ...service(31, 1), version: gone.version })).toMatchObject({
      code: 'entry-removed',
    });
    const wanted = { kind: 'organization' as const, id: uuid(2), version: 7, reason: 'closed' as const };
    expect(await removeEntry(test.platform, by, wanted, nobody, nobody)).toMatchObject({ code: 'changed-meanwhile' });
  });

  it('does not put back a service whose place is gone, and says which', async () => {
    await remove('service', 31);
    await remove('location', 21);
    expect(await restore('service', 31)).toMatchObject({ code: 'unknown-location', field: 'locationIds.0' });
  });
});

describe('a capacity', () => {
  beforeEach(() => stored(organization(1), service(31, 1)));

  it('is set alone, again and again, beside whatever else is changed', async () => {
    const set = (available: number, more: object = {}) =>
      setCapacity(test.platform, { kind: 'partner', organizationId: uuid(1) }, uuid(31), { available, ...more });
    expect(await set(2)).toMatchObject({ code: 'unit-needed', field: 'unit' });
    expect(await set(2, { unit: 'bed', maximum: 4 })).toMatchObject({
      capacity: { unit: 'bed', available: 2, maximum: 4, updatedAt: '2026-03-02T15:00:00.000Z' },
    });
    expect(await set(5)).toMatchObject({ code: 'more-than-maximum', field: 'available' });
    test.tick(60_000);
    const now = await there('service', 31);
    expect(
      await saveEntry(test.platform, by, {
        ...now,
        ...service(31, 1, { url: 'https://a.example', capacity: undefined }),
        version: now.version,
      }),
    ).toBe(3);
    expect(await set(1, { unit: 'bed', maximum: 3 })).toMatchObject({ version: 4 });
    expect(await set(3, { maximum: null })).toMatchObject({ capacity: { available: 3 } });
    expect((await history('service', 31))[0]).toMatchObject({
      change: { how: 'capacity', by: { kind: 'partner' } },
      fields: [
        { path: ['capacity', 'available'], before: 1, after: 3 },
        { path: ['capacity', 'maximum'], before: 3 },
      ],
    });
  });

  it('set by many at once is one of theirs, and every one has its line', async () => {
    await setCapacity(test.platform, by, uuid(31), { available: 0, unit: 'bed' });
    const outcomes = await Promise.all(
      [1, 2, 3].map((available) => setCapacity(test.another(), by, uuid(31), { available })),
    );
    expect(outcomes.filter((one) => 'capacity' in one)).toHaveLength(3);
    expect(await history('service', 31)).toHaveLength(5);
  });
});

describe('a history', () => {
  it('is read page by page, each change compared with the one before it, which may be on the next page', async () => {
    await stored(organization(1));
    for (let n = 1; n <= 6; n += 1) {
      const { value, version } = await there('organization', 1);
      test.tick(1000);
      await stored({
        kind: 'organization',
        version,
        value: organizationSchema.parse({ ...value, description: named(`Text ${n}`) }),
      });
    }
    const wanted = { kind: 'organization' as const, id: uuid(1) };
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await readHistory(test.platform, wanted, { limit: 2, cursor });
      seen.push(
        ...page.lines.map(({ fields }) => fields?.find(({ path }) => path[1] === 'en' || path[0] === 'description')),
      );
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(7);
    expect(seen.slice(0, 5)).toMatchObject(
      [6, 5, 4, 3, 2].map((n) => ({ path: ['description', 'en'], before: `Text ${n - 1}`, after: `Text ${n}` })),
    );
  });
});
