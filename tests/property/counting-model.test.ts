import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../counting-model/operations.ts';
import { complaintsOf, Stage } from '../counting-model/run.ts';
import { FAULTS } from '../counting-model/traffic.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { testPlatform } from '../platform.ts';

/** Runs beside each other: while one waits for the database, another counts. */
const LANES = 4;
const RUNS_A_LANE = 80;
/** To play one lane again: `SEED=… RUN_PATH=… npm exec -- vitest run tests/property/counting-model.test.ts`. */
const { SEED, RUN_PATH } = process.env;

let platform: Platform;
beforeAll(async () => {
  ({ platform } = await testPlatform());
});

describe('whatever concurrent clients do, and whatever happens to their requests', { timeout: 400_000 }, () => {
  it('every count is that of the live events, and the record is what its clients were told', async () => {
    const seed = SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(SEED);
    const seen = new Map<string, number>();
    const t0 = performance.now();
    let ops = 0;
    const lane = async (number: number): Promise<void> => {
      const stage = new Stage(platform);
      await fc.assert(
        fc.asyncProperty(runs({ min: 2, max: 4 }), async (run) => {
          const outcome = await stage.play(run);
          ops += outcome.operations;
          for (const [what, n] of [...outcome.done, ...outcome.met]) seen.set(what, (seen.get(what) ?? 0) + n);
          expect(complaintsOf(outcome)).toEqual([]);
        }),
        {
          numRuns: RUNS_A_LANE,
          seed: seed + number,
          endOnFailure: SEED === undefined,
          ...(RUN_PATH !== undefined && { path: RUN_PATH }),
        },
      );
    };
    await Promise.all(Array.from({ length: SEED === undefined ? LANES : 1 }, (_, number) => lane(number)));
    console.log(seed, performance.now() - t0, ops, seen);
    expect(FAULTS.filter((fault) => !seen.has(fault))).toEqual([]);
  });
});
