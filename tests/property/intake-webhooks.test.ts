import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listWaiting, readConversation, receiveText } from '../../shared/intake/index.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const START = Date.parse('2026-11-22T15:00:00Z');

const TEXTS = [
  ...['Bonjour', 'oui', 'non', 'hi', 'yes', 'en tout temps', 'after 8pm', '1 et 2', 'Attawapiskat', '18', 'passer'],
  ...['STOP', 'START', 'personne', 'effacer', 'il a un couteau', 'il est là', 'CODE bleuet', 'SIMPLE', 'asdf', 'ᐗᒋᔦ'],
  ...['pas safe', "c'est tout", 'français', 'english please'],
];

/** A text, and the earlier webhooks (counted back from it) that the carrier repeats right after it. */
const turn = fc.record({ text: fc.constantFrom(...TEXTS), repeats: fc.array(fc.nat({ max: 3 }), { maxLength: 3 }) });
const talk = fc.array(turn, { minLength: 2, maxLength: 8 });
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never;

let test: TestPlatform;
let phones = 0;
beforeAll(async () => {
  test = await testPlatform();
  await setUpDemoHub(test.platform);
});

interface End {
  readonly thread: unknown;
  readonly conversation: unknown;
  readonly replies: readonly (string | undefined)[];
  readonly wrongRepeats: number;
}

async function play(turns: readonly Turn[], howOften: 'once' | 'in-turn' | 'at-once'): Promise<End> {
  phones += 1;
  // Each talk in an hour of its own, as far as the hub's count of new phones goes.
  await test.platform.table.write([{ remove: { pk: 'HUB#demo#INTAKE', sk: 'NEW#2026-11-22T15' } }]);
  const phone = `+1705555${String(3000 + phones)}`;
  const say = async (index: number): Promise<string | undefined> => {
    const { reply } = await receiveText(test.platform, {
      from: { channel: 'sms', phone },
      body: turns[index]?.text ?? '',
      messageSid: `SM${phone}-${index}`,
      mediaCount: 0,
    });
    return reply;
  };
  const replies: (string | undefined)[] = [];
  let wrongRepeats = 0;
  for (const [index, { repeats }] of turns.entries()) {
    test.setNow(new Date(START + index * 60_000).toISOString());
    if (howOften === 'at-once') {
      const same = await Promise.all([say(index), say(index), say(index)]);
      replies.push(same[0]);
      wrongRepeats += new Set(same).size - 1;
      continue;
    }
    replies.push(await say(index));
    if (howOften === 'once') continue;
    for (const back of repeats.map((far) => Math.max(0, index - far))) {
      const again = await say(back);
      // Of what was erased meanwhile nothing can be said again but the confirmation.
      const erased = replies.slice(back).some((reply) => /effacé|erased/u.test(reply ?? ''));
      if (again !== replies[back] && !erased) wrongRepeats += 1;
    }
  }
  const id = await test.platform.phoneKey(phone);
  const opened = await readConversation(test.platform, scope, id, 'intake-triage', { limit: 100 });
  if ('refused' in opened) return { thread: opened.code, conversation: undefined, replies, wrongRepeats };
  const { phoneKey: _own, sealed: _sealed, recent, waiting, personId, ...item } = opened.item;
  const alerts = (await listWaiting(test.platform, scope, { limit: 100 })).items.find(
    ({ phoneKey }) => phoneKey === id,
  );
  return {
    thread: opened.messages.map(({ sequence, direction, text, reply, at }) => [sequence, direction, text, reply, at]),
    conversation: {
      ...item,
      hasFile: personId !== undefined,
      intake: opened.intake,
      contact: opened.contact,
      waiting,
      alerts: alerts?.waiting?.alerts,
      recent: recent.map(({ sequence }) => sequence),
    },
    replies,
    wrongRepeats,
  };
}

describe('webhooks that come again', () => {
  it('later, in any order, or at the same instant, lead to the same end as each of them once', async () => {
    await fc.assert(
      fc.asyncProperty(talk, async (turns) => {
        const once = await play(turns, 'once');
        const inTurn = await play(turns, 'in-turn');
        const atOnce = await play(turns, 'at-once');
        expect({ ...inTurn, wrongRepeats: 0 }).toEqual(once);
        expect({ ...atOnce, wrongRepeats: 0 }).toEqual(once);
        expect([inTurn.wrongRepeats, atOnce.wrongRepeats]).toEqual([0, 0]);
      }),
      { numRuns: 20, seed: 4 },
    );
  }, 240_000);
});
