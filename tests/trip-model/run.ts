import { gather, type Evidence } from './evidence.ts';
import type { Operation, Run, Says } from './operations.ts';
import { Play } from './play.ts';
import { brokenLaws } from './verdict.ts';
import { World } from './world.ts';

/** Longer than any trip takes once everybody is told to come to an end. */
const MOST_CLOCKS = 80;

interface Outcome {
  /** What is wrong, a line each; none when all is well. */
  readonly broken: readonly string[];
  /** What happened, so that a test can say whether enough did. */
  readonly met: ReadonlySet<string>;
}

/** Plays a run to its end, and brings every trip to an end. */
export async function play(run: Run): Promise<Outcome> {
  const world = await World.open(run);
  try {
    const game = new Play(world);
    await game.begin();
    for (const asked of run.trips) await world.ask(asked);
    await game.check('asking for it');
    if (run.settled) await game.settle(1);
    for (const step of run.steps) {
      await game.step(step);
      if (world.broken.length > 0) return { broken: [...new Set(world.broken)], met: new Set() };
    }
    await toTheEnd(game);
    const evidence = await gather(world);
    return {
      broken: [...new Set([...world.broken, ...brokenLaws(game, evidence)])],
      met: whatHappened(game, evidence),
    };
  } finally {
    await world.close();
  }
}

const WAY = ['yes', 'en-route', 'picked-up', 'done'] as const satisfies Says[];
const text = (trip: number, says: Says): Operation => ({
  what: 'text',
  trip,
  offer: 1,
  says,
  words: 0,
  code: 'right',
  again: 'never',
});

/** From here on everything arrives; what is still open is called off, and the clock runs until nothing waits any more. */
async function toTheEnd(game: Play): Promise<void> {
  const { world } = game;
  world.wire.calm();
  await game.settle(1);
  for (let nth = 0; nth < world.tripIds.length; nth += 1) {
    const carried = WAY.map((says) => text(nth, says));
    // Every other trip is carried out by whoever says yes, the rest is called off where it stands.
    const last: readonly Operation[] = [{ what: 'cancel', trip: nth }];
    for (const one of nth % 2 === 0 ? [...carried, ...last] : last) {
      await game.step({ do: { what: 'next-clock' }, beside: undefined, dies: undefined });
      await game.step({ do: { what: 'settle', seed: nth }, beside: undefined, dies: undefined });
      await game.step({ do: one, beside: undefined, dies: undefined });
    }
  }
  for (let clock = 0; clock < MOST_CLOCKS; clock += 1) {
    await game.settle(clock);
    const waiting = (await world.pending('9999')).filter(
      ({ timer }) =>
        timer === undefined || ['review-trip', 'arrival-unanswered', 'arrival-answered'].includes(timer.work.what),
    );
    const [next] = waiting;
    if (next === undefined) return;
    world.waitUntil(next.dueAt);
  }
  world.broken.push('it never comes to an end');
}

function whatHappened({ world }: Play, { trips, texts }: Evidence): Set<string> {
  return new Set([
    ...trips.flatMap(({ trip, offers, history }) => [
      trip.status,
      ...history.map(({ event }) => event),
      ...history.flatMap(({ event, reason }) => (event === 'alert' ? [`alert: ${reason ?? ''}`] : [])),
      ...offers.map(({ closedAs, closedBecause }) => `offer ${closedAs ?? 'open'}: ${closedBecause ?? ''}`),
      ...offers.map(({ stage }) => `stage ${stage}`),
    ]),
    ...texts.map(({ status }) => `text ${status}`),
    ...texts.flatMap(({ promise }) => (promise === undefined ? [] : ['text to the person'])),
    ...world.wire.left.map(({ road, answerLost }) => `left by ${road}${answerLost ? ', answer lost' : ''}`),
  ]);
}
