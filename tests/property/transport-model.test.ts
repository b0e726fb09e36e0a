import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examples } from '../trip-model/examples.ts';
import { runs, type Run } from '../trip-model/operations.ts';
import { play } from '../trip-model/run.ts';

/** How many runs; `npm exec` with TRIP_RUNS and a SEED of one's own soaks for as long as one likes. */
const LANES = 2;
const { TRIP_RUNS, SEED, RUN_PATH } = process.env;
const RUNS_OF_A_LANE = Number(TRIP_RUNS ?? 8);
const AGAIN = 'npm exec -- vitest run tests/property/transport-model.test.ts';

/** What the runs of the first seeds have to meet. */
const EVERYTHING = [
  ...['accept', 'decline', 'withdraw', 'depart', 'pick-up', 'complete', 'cancel', 'redispatch', 'assign', 'unfilled'],
  ...['alert', 'acknowledge', 'person-told', 'problem', 'eta', 'ask', 'ask-instead'],
];

async function playLane(seed: number, met: Set<string>): Promise<void> {
  const property = fc.asyncProperty(runs, async (run: Run) => {
    const { broken, met: happened } = await play(run);
    for (const one of happened) met.add(one);
    if (broken.length > 0) throw new Error(broken.join('\n'));
  });
  const details = await fc.check(property, {
    seed,
    numRuns: RUNS_OF_A_LANE,
    includeErrorInReport: true,
    // Making it shorter takes minutes: only whoever asks for this seed waits for it.
    endOnFailure: SEED === undefined || RUN_PATH !== undefined,
    ...(RUN_PATH !== undefined && { path: RUN_PATH }),
  });
  if (!details.failed) return;
  const again = `Again: SEED=${seed} RUN_PATH=${details.counterexamplePath ?? ''} ${AGAIN}`;
  throw new Error(`${again}\n${fc.defaultReportMessage(details) ?? ''}`);
}

describe('trips of which it is known what they once met', { timeout: 600_000 }, () => {
  it.each(examples.map((run, nth) => [nth, run] as const))('end well: %i', async (_nth, run) => {
    expect((await play(run)).broken).toEqual([]);
  });
});

describe(
  'trips, whatever partners, people on call, coordinators, carriers and clocks do',
  { timeout: 3_600_000 },
  () => {
    it('are held by one partner, never lost, never told of in two ways, and come to an end', async () => {
      const first = Number(SEED ?? 1);
      const met = new Set<string>();
      const lanes = Array.from({ length: SEED === undefined ? LANES : 1 }, (_, lane) => playLane(first + lane, met));
      const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      // Enough happened, or the runs would prove less than they say.
      expect(SEED === undefined ? EVERYTHING.filter((what) => !met.has(what)) : []).toEqual([]);
    });
  },
);
