import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TripNews } from '../../shared/intake/index.ts';
import { readOutbox } from '../../shared/messaging/index.ts';
import { MINUTE, TripScene } from '../integration/intake-trip-scene.ts';

type Move =
  | { readonly kind: 'news'; readonly says: TripNews['says'] }
  /** The trip changes, and nobody is told: their text is still to come, or cannot go. */
  | { readonly kind: 'silently' }
  | { readonly kind: 'time'; readonly minutes: number }
  | { readonly kind: 'says'; readonly body: string };

const news = fc.record({
  kind: fc.constant('news' as const),
  says: fc.constantFrom<TripNews['says']>('confirmed', 'new-time', 'changed', 'cancelled', 'check'),
});
const silently = fc.record({ kind: fc.constant('silently' as const) });
const time = fc.record({ kind: fc.constant('time' as const), minutes: fc.constantFrom(1, 7, 40, 200, 600) });
// None of these puts the conversation into the queue by itself.
const says = fc.record({
  kind: fc.constant('says' as const),
  body: fc.constantFrom('oui', 'pas safe', 'STOP', 'DÉBUT', 'pas maintenant, dans 2 heures'),
});
const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.oneof({ weight: 4, arbitrary: news }, silently, { weight: 3, arbitrary: time }, says),
  { minLength: 4, maxLength: 12 },
);

interface Course {
  /** Texts as they were queued, and those that left, in the order in which they did. */
  readonly queued: readonly string[];
  readonly left: readonly string[];
  /** Texts that left while they were not true, or while it was not safe. */
  readonly wrong: readonly string[];
  /** Whether the person was last told what is true, will be, or a human knows that they were not. */
  readonly isKnown: boolean;
}

let scene: TripScene;
let persons = 0;
beforeAll(async () => {
  scene = await TripScene.begin();
});
afterAll(() => scene.stop());

async function play(course: readonly Move[], hours: string): Promise<Course> {
  persons += 1;
  const person = await scene.person(`+1705555${String(2000 + persons)}`).arrives({ hours });
  const promised = new Map<string, string>();
  const left: string[] = [];
  const wrong: string[] = [];
  let cannot = false;
  for (const [step, move] of course.entries()) {
    if (move.kind === 'time') scene.hub.tick(move.minutes * MINUTE);
    if (move.kind === 'says') await person.says(move.body);
    if (move.kind === 'silently' || move.kind === 'news') scene.truth = `${move.kind}:${step}`;
    if (move.kind === 'silently') cannot = true;
    if (move.kind === 'news') {
      const told = await scene.tell(person, { tripId: `trip-${persons}`, says: move.says, holds: scene.truth });
      cannot = told.kind === 'cannot';
      if (told.kind === 'queued') promised.set(told.outboxId, scene.truth);
    }
    const { safety } = await person.opened();
    await scene.workOff();
    for (const [id, holds] of promised) {
      const isNew = !left.includes(id) && (await readOutbox(scene.hub.platform.table, id))?.status === 'sent';
      if (isNew) left.push(id);
      if (isNew && (holds !== scene.truth || safety.safe !== 'now')) wrong.push(id);
    }
  }
  const queued = [...promised.keys()];
  const last = queued.at(-1);
  const isTrue = promised.get(left.at(-1) ?? '') === scene.truth;
  const willBe =
    last !== undefined &&
    promised.get(last) === scene.truth &&
    (await readOutbox(scene.hub.platform.table, last))?.status === 'pending';
  const isKnown = isTrue || willBe || cannot || queued.length === 0 || (await person.waitsFor()) !== undefined;
  return { queued, left, wrong, isKnown };
}

describe('whatever the order of the news', () => {
  it('no text leaves that contradicts what is true then, or before the one written before it; and nobody is left in error', async () => {
    await fc.assert(
      fc.asyncProperty(moves, fc.constantFrom('en tout temps', 'après 20 h'), async (course, hours) => {
        const { queued, left, wrong, isKnown } = await play(course, hours);
        expect(wrong).toEqual([]);
        expect(left).toEqual(queued.filter((id) => left.includes(id)));
        expect(isKnown).toBe(true);
      }),
      { numRuns: 15 },
    );
  }, 240_000);
});
