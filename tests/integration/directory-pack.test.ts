import { describe, expect, it } from 'vitest';
import { loadDirectory, loadHub, packDirectory, saveEntry } from '../../shared/directory/index.ts';
import { readHead } from '../../shared/directory/items-store.ts';
import { directoryPk } from '../../shared/directory/store.ts';
import { demoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { largeDirectory } from '../unit/routing-large-directory.ts';
import {
  add,
  asItStands,
  by,
  changeUnseen,
  damagePart,
  expectRight,
  instance,
  largeHub,
  packedHub,
  partKeys,
  removePart,
  rename,
  takeOut,
} from './directory-pack-scene.ts';

const HOUR_MS = 3_600_000;

const operationsOf = (test: TestPlatform) => ({
  queries: test.meter.operations.filter((name) => name === 'QueryCommand').length,
  others: test.meter.operations.filter((name) => name !== 'QueryCommand'),
});

describe('a packed copy of a large directory', () => {
  it('is loaded in a few reads, without a query of the entries', async () => {
    const test = await packedHub();
    const { platform, queried } = instance(test);
    await expectRight(test.platform, await loadDirectory(platform));
    expect(queried).toEqual([]);
  });

  it('is taken with what changed since, and that alone', async () => {
    const test = await packedHub();
    await rename(test.platform, 3);
    await rename(test.platform, 77);
    const { platform, queried } = instance(test);
    await expectRight(test.platform, await loadDirectory(platform));
    expect(queried).toEqual([`${directoryPk(platform.hubId)}#CHANGES`]);
  });

  it('shows nothing that is sealed to whoever has no key', async () => {
    const test = await packedHub();
    const loaded = await loadDirectory(test.another(), { secrets: false });
    expect(loaded.locations.some(({ confidential }) => confidential)).toBe(false);
    expect(loaded.organizations.flatMap(({ dispatchPhones }) => dispatchPhones)).toEqual([]);
    await expectRight(test.platform, loaded, false);
  });

  it('is not made of a directory that fits a page, nor twice of one that did not change', async () => {
    const small = await testPlatform();
    await loadHub(small.platform, demoHub().hub, largeDirectory(5));
    expect(await packDirectory(small.platform)).toBe(false);
    expect((await readHead(small.platform)).pack).toBeUndefined();
    small.meter.reset();
    expect(await packDirectory(small.platform)).toBe(false);
    expect(operationsOf(small)).toEqual({ queries: 0, others: ['GetItemCommand'] });

    const test = await packedHub();
    test.tick(2 * HOUR_MS);
    expect(await packDirectory(test.platform)).toBe(false);
  });

  it('is made anew an hour after a change, and the old parts go', async () => {
    const test = await packedHub();
    const old = await partKeys(test.platform);
    await rename(test.platform);
    test.tick(HOUR_MS / 2);
    expect(await packDirectory(test.platform)).toBe(false);
    test.tick(HOUR_MS / 2);
    expect(await packDirectory(test.platform)).toBe(true);
    expect(await Promise.all(old.map((key) => test.platform.table.get(key)))).toEqual(old.map(() => undefined));
    await expectRight(test.platform, await loadDirectory(test.another()));
  });

  it('is made anew at once when a place becomes confidential', async () => {
    const test = await packedHub();
    const open = (await asItStands(test.platform)).find(({ kind, value }) => kind === 'location' && !isHidden(value));
    if (open?.kind !== 'location') throw new Error('no open location');
    test.tick(120_000);
    await saveEntry(test.platform, by, { ...open, value: { ...open.value, confidential: true } });
    test.tick(60_000);
    expect(await packDirectory(test.platform)).toBe(true);
    const loaded = await loadDirectory(test.another(), { secrets: false });
    expect(loaded.locations.map(({ id }) => id)).not.toContain(open.value.id);
  });

  it('goes by itself when nobody takes it away', async () => {
    const test = await packedHub();
    const [part] = await partKeys(test.platform);
    const item = part && (await test.platform.table.get(part));
    expect(item?.['expiresAt']).toBe(Math.floor(test.platform.clock().getTime() / 1000) + 3 * 86_400);
    test.tick(25 * HOUR_MS);
    expect(await packDirectory(test.platform)).toBe(true);
  });

  it('of two made at once one stands, whole', async () => {
    const test = await largeHub();
    const others = [test.another(), test.another()].map((one) => ({ ...one, clock: test.platform.clock }));
    const made = await Promise.all(others.map(packDirectory));
    expect(made.filter(Boolean)).toHaveLength(1);
    const { platform, queried } = instance(test);
    await expectRight(test.platform, await loadDirectory(platform));
    expect(queried).toEqual([]);
  });

  it('that changes while it is made is right nevertheless', async () => {
    const test = await largeHub();
    const { platform } = instance(test);
    const real = test.platform.table;
    let changes = 0;
    platform.table.query = async (request) => {
      const page = await real.query(request);
      if (request.pk === directoryPk(platform.hubId) && request.between !== undefined && changes < 4) {
        await rename(test.platform, 11 * (changes += 1));
      }
      return page;
    };
    expect(await packDirectory(platform)).toBe(true);
    expect(changes).toBe(4);
    const reader = instance(test);
    await expectRight(test.platform, await loadDirectory(reader.platform));
    expect(reader.queried).toEqual([`${directoryPk(platform.hubId)}#CHANGES`]);
  });

  it.each([
    ['a part is missing', removePart],
    ['a part was altered', damagePart],
  ])('is left aside when %s', async (_when, harm) => {
    for (const nth of [0, 1]) {
      const test = await packedHub();
      await harm(test.platform, nth);
      const { platform, queried } = instance(test);
      await expectRight(test.platform, await loadDirectory(platform));
      expect(queried).toContain(directoryPk(platform.hubId));
    }
  });
});

const isHidden = (value: object): boolean => 'confidential' in value && value.confidential === true;

describe('a large directory in memory', () => {
  it('is brought up to a change by reading what changed alone, and keeps its order', async () => {
    const test = await largeHub();
    const { platform, queried } = instance(test);
    const first = await loadDirectory(platform);
    await rename(test.platform, 5);
    await takeOut(test.platform, 2);
    await add(test.platform);
    queried.length = 0;
    const second = await loadDirectory(platform);
    await expectRight(test.platform, second);
    expect(queried).toEqual([`${directoryPk(platform.hubId)}#CHANGES`]);
    expect(second.services.every((one, at) => one === first.services[at])).toBe(true);
  });

  it('is read whole again after a change that left no note', async () => {
    const test = await packedHub();
    const { platform } = instance(test);
    await loadDirectory(platform);
    await changeUnseen(test.platform, 9);
    await expectRight(test.platform, await loadDirectory(platform));
    await expectRight(test.platform, await loadDirectory(test.another()));
  });
});
