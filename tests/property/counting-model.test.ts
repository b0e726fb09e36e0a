import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Platform } from '../../shared/platform/platform.ts';
import { runs } from '../counting-model/operations.ts';
import { complaintsOf, Stage, type Outcome } from '../counting-model/run.ts';
import { FAULTS } from '../counting-model/traffic.ts';
import { testPlatform } from '../platform.ts';

/** Lanes of runs beside each other: while one waits for the database, another counts. Together 304 runs. */
const LANES = 4;
const RUNS_OF_A_LANE = 76;

/** To play the runs of one seed again, and to make a failing one as short as it can be. */
const { SEED, RUN_PATH } = process.env;
const AGAIN = 'npm exec -- vitest run tests/property/counting-model.test.ts';

const EVERYTHING = [
  ...['record', 'correct', 'void', 'import', 'merge', 'split', 'erase', 'submit'],
  ...['group-activity', 'capacity-activity', 'void-activity', 'import-activity', 'expenditure', 'reverse'],
];

let platform: Platform;
beforeAll(async () => {
  ({ platform } = await testPlatform());
});

async function playLane(seed: number, see: (outcome: Outcome) => void): Promise<void> {
  const stage = new Stage(platform);
  const property = fc.asyncProperty(runs({ min: 2, max: 4 }), async (run) => {
    const outcome = await stage.play(run);
    see(outcome);
    const complaints = complaintsOf(outcome);
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  });
  const details = await fc.check(property, {
    seed,
    numRuns: RUNS_OF_A_LANE,
    includeErrorInReport: true,
    // Making it shorter takes minutes: only whoever asks for this seed waits for it.
    endOnFailure: SEED === undefined,
    ...(RUN_PATH !== undefined && { path: RUN_PATH }),
  });
  if (!details.failed) return;
  const again = `Again: SEED=${seed} RUN_PATH=${details.counterexamplePath ?? ''} ${AGAIN}`;
  throw new Error(`${again}\n${fc.defaultReportMessage(details) ?? ''}`);
}

describe('whatever clients do at once, and whatever happens to their requests', { timeout: 900_000 }, () => {
  it('every count is that of the live events, and the record is what its clients were told', async () => {
    const seen = new Map<string, number>();
    const see = ({ done, met }: Outcome): void => {
      for (const [what, n] of [...done, ...met]) seen.set(what, (seen.get(what) ?? 0) + n);
    };
    // The same runs each time, met by whatever order the requests take; `npm run soak:counting` begins elsewhere each time.
    const first = Number(SEED ?? 1);
    const lanes = Array.from({ length: SEED === undefined ? LANES : 1 }, (_, number) => playLane(first + number, see));
    const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    // Everything was done and every fault met, or the runs would prove less than they say.
    const missed = [...EVERYTHING, ...FAULTS].filter((what) => !seen.has(what));
    expect(SEED === undefined ? missed : []).toEqual([]);
  });
});
