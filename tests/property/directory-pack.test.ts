import * as fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { loadDirectory, packDirectory } from '../../shared/directory/index.ts';
import { readHead } from '../../shared/directory/items-store.ts';
import type { PackRef } from '../../shared/directory/store.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import {
  add,
  changeUnseen,
  damagePart,
  expectRight,
  instance,
  packedHub,
  removePart,
  rename,
  takeOut,
} from '../integration/directory-pack-scene.ts';
import type { TestPlatform } from '../platform.ts';

const HOUR_MS = 3_600_000;

interface House {
  readonly test: TestPlatform;
  /** An instance that has the directory in memory since the beginning, with and without what is sealed. */
  readonly warm: Platform;
  before?: PackRef | undefined;
}

/** A pointer to a copy that is older than the one that stands, whose parts are gone. */
async function pointBack({ test: { platform }, before }: House): Promise<void> {
  if (before === undefined) return;
  const sk = { pk: `HUB#${platform.hubId}#DIRECTORY`, sk: 'VERSION' };
  await platform.table.write([
    { update: sk, set: 'SET #pack = :pack', names: { pack: 'pack' }, values: { pack: before } },
  ]);
}

async function packAgain(house: House): Promise<void> {
  house.before = (await readHead(house.test.platform)).pack;
  house.test.tick(HOUR_MS);
  await packDirectory({ ...house.test.another(), clock: house.test.platform.clock });
}

const STEPS: Readonly<Record<string, (house: House, nth: number) => Promise<unknown>>> = {
  rename: ({ test }, nth) => rename(test.platform, nth),
  add: ({ test }) => add(test.platform),
  takeOut: ({ test }, nth) => takeOut(test.platform, nth),
  changeUnseen: ({ test }, nth) => changeUnseen(test.platform, nth),
  packAgain,
  removePart: ({ test }, nth) => removePart(test.platform, nth),
  damagePart: ({ test }, nth) => damagePart(test.platform, nth),
  pointBack,
  wait: ({ test: platform }, nth) => {
    platform.tick(nth * 1000);
    return Promise.resolve();
  },
  loadWarm: ({ warm }) => loadDirectory(warm),
};

const step = fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat({ max: 500 }));

describe('a large directory', () => {
  let house: House;
  beforeAll(async () => {
    const test = await packedHub();
    const { platform: warm } = instance(test);
    house = { test, warm };
  });

  it('is loaded as it stands, whatever became of its copy, its notes and what is in memory', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const [name, nth] of steps) await STEPS[name]?.(house, nth);
        const { platform } = house.test;
        const cold = instance(house.test).platform;
        for (const reader of [house.warm, cold]) {
          await expectRight(platform, await loadDirectory(reader));
          await expectRight(platform, await loadDirectory(reader, { secrets: false }), false);
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('is right for all who load it while it is changed and packed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const readers = [house.warm, instance(house.test).platform, instance(house.test).platform];
        const working = (async () => {
          for (const [name, nth] of steps) await STEPS[name]?.(house, nth);
        })();
        await Promise.all([working, ...readers.map((reader) => loadDirectory(reader))]);
        // What served while it changed all the time is not asked again before its rest is over.
        house.test.tick(60_000);
        for (const reader of readers) await expectRight(house.test.platform, await loadDirectory(reader));
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
