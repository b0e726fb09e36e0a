import { beforeEach, describe, expect, it } from 'vitest';
import { loadDirectory, mergeEntries } from '../../shared/directory/index.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import {
  agreement,
  by,
  entriesOf,
  naming,
  nobody,
  organization,
  place,
  program,
  service,
  uuid,
  type Uses,
} from './directory-entries-scene.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform({ now: '2026-03-02T15:00:00.000Z' });
});
const { stored, there, history, before } = entriesOf(() => test);

describe('making one of two', () => {
  const pair = { kind: 'organization', keptId: uuid(1), goneId: uuid(2) } as const;
  const merge = (platform = test.platform, uses: Uses = nobody) => mergeEntries(platform, by, pair, uses, nobody);
  beforeEach(async () => {
    await stored(organization(1), organization(2), program(12, 2), place(22, 2), agreement(42, [1, 2]));
    for (let n = 50; n < 90; n += 1) await stored(service(n, 2, { programId: uuid(12), locationIds: [uuid(22)] }));
  }, 60_000);

  it('moves all that named the other, in steps, and says so in the history of each', async () => {
    expect(await merge()).toMatchObject({
      version: 2,
      value: { identifiers: [{ scheme: 'carrefour', value: uuid(2) }] },
    });
    const { services, locations, programs, agreements } = await loadDirectory(test.platform);
    const owners = [...services, ...locations, ...programs].map(({ organizationId }) => organizationId);
    expect(new Set(owners)).toEqual(new Set([uuid(1)]));
    expect(services).toHaveLength(40);
    expect(agreements[0]?.organizationIds).toEqual([uuid(1)]);
    expect((await there('organization', 2)).value.removedAt).toBeDefined();
    expect((await history('organization', 2))[0]?.change).toMatchObject({
      how: 'merged',
      withId: uuid(1),
      reason: 'duplicate',
    });
    expect((await history('service', 60))[0]).toMatchObject({
      change: { how: 'merged', withId: uuid(2) },
      fields: [{ path: ['organizationId'], before: uuid(2), after: uuid(1) }],
    });
  });

  it('goes on where it broke off, and is done once', async () => {
    const broken = before(2, () => Promise.reject(new Error('The function ended here')));
    await expect(merge(broken)).rejects.toThrow('ended here');
    expect((await there('organization', 2)).value.removedAt).toBeUndefined();
    expect(await merge()).toMatchObject({ version: 2 });
    expect(await merge()).toMatchObject({ version: 2 });
    expect(await history('service', 60)).toHaveLength(2);
  });

  it('is refused while somebody needs the other', async () => {
    const uses: Uses = () => Promise.resolve([{ what: 'trip', id: uuid(88) }]);
    expect(await merge(test.platform, uses)).toMatchObject({ code: 'in-use', message: naming(88) });
  });

  it('leaves nothing behind that was added while it went on', async () => {
    const last = before(3, async () => stored(service(95, 2)));
    expect('value' in (await merge(last))).toBe(true);
    const { services } = await loadDirectory(test.platform);
    expect(services.find(({ id }) => id === uuid(95))?.organizationId).toBe(uuid(1));
  });
});
