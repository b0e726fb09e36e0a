import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenBack, withPerson } from '../../shared/intake/conversation.ts';
import { classify } from '../../shared/intake/hearing/keywords.ts';
import { conversationSchema, type Conversation, type Effect, type Inbound } from '../../shared/intake/model.ts';
import { step } from '../../shared/intake/step.ts';
import { plainTexts } from '../../shared/intake/texts/plain-texts.ts';
import { shippedTexts } from '../../shared/intake/texts/shipped-texts.ts';
import { lintText } from '../../shared/messaging/safety-lint.ts';
import { measure } from '../../shared/messaging/segments.ts';
import { aHub, minutesIn } from '../unit/intake-hub-builder.ts';
import { besideTexts } from '../unit/intake-labelled-near.ts';
import { labelledTexts } from '../unit/intake-labelled-texts.ts';

const hub = aHub();
const written = Object.values(labelledTexts).flatMap((texts) => [...texts]);
const plain = [
  'yes',
  'oui',
  'no',
  'non',
  '1',
  '2 3',
  '17',
  'fort',
  '0',
  'Moosonee',
  'skip',
  'passer',
  'hi',
  '?',
  'idk',
  'ᐗᒋᔦ',
  'en tout temps',
  'after 8pm',
  'thats all',
  'métis',
  'CODE bleuet',
  'bleuet',
  'SIMPLE',
  'NORMAL',
  'not safe, in 2 hours',
  'who is this texting my girlfriend',
  'bonjour qui est-ce qui écrit à ma blonde et pourquoi',
];
const anyText = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...plain) },
  { weight: 8, arbitrary: fc.constantFrom(...written) },
  { weight: 3, arbitrary: fc.string({ maxLength: 60, unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1500, maxLength: 1600 }) },
);
const anyInbound: fc.Arbitrary<Inbound> = fc.record({ text: anyText, mediaCount: fc.nat({ max: 2 }) });
/** Minutes since the text before: at once, or after a night. */
const anyPause = fc.constantFrom(0, 1, 1, 1, 900);
const anyAct = fc.constantFrom<Act>('takeOver', 'giveBack', 'asWell');
const anyTurn = fc.tuple(fc.oneof({ weight: 12, arbitrary: anyInbound }, { weight: 1, arbitrary: anyAct }), anyPause);
const anyTalk = fc.array(anyTurn, { maxLength: 14 });

/** What a member of the hub does in between. */
const acts = {
  takeOver: withPerson,
  giveBack: givenBack,
  asWell: (state: Conversation) => ({ ...state, plain: true }),
};
type Act = keyof typeof acts;
type Turn = readonly [Inbound | Act, number];
type Talk = readonly Turn[];
type Told = { readonly state: Conversation | undefined; readonly minute: number; readonly effects: readonly Effect[] };

function tell(talk: Talk, from: Told = { state: undefined, minute: 0, effects: [] }): Told {
  return talk.reduce<Told>(({ state, minute, effects }, [inbound, pause]) => {
    if (typeof inbound === 'string') return { state: state && acts[inbound](state), minute: minute + pause, effects };
    const told = step(state, inbound, minutesIn(minute + pause), hub);
    return { state: told.state, minute: minute + pause, effects: [...effects, ...told.effects] };
  }, from);
}

describe('any text in any reachable state', () => {
  it('is answered, unless the person opted out or a human is there to answer', () => {
    fc.assert(
      fc.property(anyTalk, anyInbound, (talk, inbound) => {
        const { state, minute } = tell(talk);
        const after = step(state, inbound, minutesIn(minute + 1), hub);
        const present = state?.handledBy === 'human' && state.withPerson === true;
        const excused = state?.optedOut === true || present;
        // Where nothing is said, somebody hears of it.
        expect(after.replies.length > 0 || state?.optedOut === true || after.effects.length > 0).toBe(true);
        expect(after.replies.length).toBeGreaterThanOrEqual(excused ? 0 : 1);
        expect(after.replies.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves a state that is plain data', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const { state } = tell(talk);
        const stored = conversationSchema.optional().parse(state && JSON.parse(JSON.stringify(state)));
        expect(stored).toEqual(state);
      }),
      { numRuns: 150 },
    );
  });

  it('gets a reply that gives nothing away, in two segments at most', () => {
    fc.assert(
      fc.property(anyTalk, anyInbound, (talk, inbound) => {
        const { state, minute } = tell(talk);
        for (const { text } of step(state, inbound, minutesIn(minute + 1), hub).replies) {
          expect(lintText(text, { phoneDeclaredSafe: false })).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gets a reply of one segment when it is a keyword', () => {
    const keywords = written.filter(
      (text) => classify(text).keyword !== undefined || classify(text).danger !== undefined,
    );
    fc.assert(
      fc.property(anyTalk, fc.constantFrom(...keywords), (talk, text) => {
        const { state, minute } = tell(talk);
        const replies = step(state, { text, mediaCount: 0 }, minutesIn(minute + 1), hub).replies;
        expect(replies.map((reply) => measure(reply.text).segments)).toEqual(replies.map(() => 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a person is never stuck', () => {
  it('answering and skipping end the questions, from wherever they are', () => {
    fc.assert(
      fc.property(anyTalk, (talk) => {
        const before = tell(talk);
        fc.pre(
          before.state?.optedOut !== true && before.state?.handledBy !== 'human' && before.state?.eraseAsked !== true,
        );
        const way: Talk = ['allo', ...Array.from({ length: 12 }, () => 'passer')].map((text) => [
          { text, mediaCount: 0 },
          1,
        ]);
        const after = tell(way, before);
        expect(after.state?.intakeReadyAt ?? after.state?.handledBy).not.toBe('flow');
      }),
      { numRuns: 200 },
    );
  });

  it('a human is one text away', () => {
    fc.assert(
      fc.property(anyTalk, fc.constantFrom('PERSONNE', 'I want to talk to someone', 'human'), (talk, text) => {
        const { state, minute } = tell(talk);
        const { effects } = step(state, { text, mediaCount: 0 }, minutesIn(minute + 1), hub);
        expect(effects.some(({ kind }) => kind === 'call-human')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('danger in any state', () => {
  it('calls a human urgently, and tells whoever is alone and has not opted out to call 911', () => {
    fc.assert(
      fc.property(anyTalk, fc.constantFrom(...labelledTexts.danger), (talk, text) => {
        const { danger, keyword } = classify(text);
        fc.pre(danger !== undefined && danger.kind !== 'near');
        const { state, minute } = tell(talk);
        const now = minutesIn(minute + 1);
        const { effects, replies } = step(state, { text, mediaCount: 0 }, now, hub);
        expect(effects.some((effect) => effect.kind === 'call-human' && effect.urgent)).toBe(true);
        // A member of the hub may have done something since their last text, and a night have passed.
        const silence = Date.parse(now) - Date.parse(state?.lastTextAt ?? now);
        const isSame = silence <= hub.askAgainAfterMinutes * 60_000;
        const wasNear = isSame && state?.danger?.near === true && state.answers.safeToText !== 'yes';
        const isQuiet = wasNear || keyword?.kind === 'unsafe' || danger.kind === 'now-and-near';
        const told = replies.filter((reply) => reply.text.includes('911'));
        expect(told).toHaveLength(state?.optedOut === true || isQuiet ? 0 : 1);
      }),
      { numRuns: 300 },
    );
  });

  it('beside whoever they fear, nothing is said that gives away, and a human is called', () => {
    const goodbyes: readonly string[] = [shippedTexts.goodbye, plainTexts.goodbye].flatMap(({ fr, en }) => [fr, en]);
    const besides = fc.constantFrom(...labelledTexts.near, ...besideTexts);
    fc.assert(
      fc.property(anyTalk, besides, (talk, text) => {
        const { state, minute } = tell(talk);
        const { effects, replies } = step(state, { text, mediaCount: 0 }, minutesIn(minute + 1), hub);
        expect(effects.some((effect) => effect.kind === 'call-human' && effect.urgent)).toBe(true);
        expect(replies.filter((reply) => !goodbyes.includes(reply.text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('STOP', () => {
  const starts = (text: string) => classify(text).keyword?.kind === 'opt-in';

  it('then anything but a START-type word stays stopped, and nothing is sent', () => {
    fc.assert(
      fc.property(anyTalk, anyTalk, (before, after) => {
        const stopped = tell([[{ text: 'STOP', mediaCount: 0 }, 1]], tell(before));
        for (
          let told = stopped, rest = after.filter(([turn]) => typeof turn === 'string' || !starts(turn.text));
          rest.length > 0;
          rest = rest.slice(1)
        ) {
          const [inbound, pause] = rest[0] ?? [{ text: '', mediaCount: 0 }, 0];
          if (typeof inbound === 'string') continue;
          const next = step(told.state, inbound, minutesIn(told.minute + pause), hub);
          expect([next.state.optedOut, next.replies]).toEqual([true, []]);
          told = { state: next.state, minute: told.minute + pause, effects: [] };
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('French and English', () => {
  const pairs = [
    ['oui', 'yes'],
    ['non', 'no'],
    ['je sais pas', 'i dont know'],
    ['passer', 'skip'],
    ['1', '1'],
    ['un lift', 'a ride'],
    ['un lift pis un avocat', 'a ride and a lawyer'],
    ['Moosonee', 'Moosonee'],
    ['fort', 'fort'],
    ['aucun', 'none'],
    ['seize', 'sixteen'],
    ['j’ai 19 ans', 'i am 19'],
    ['aide', 'help'],
    ['arrêt', 'unsubscribe'],
    ['début', 'start'],
    ['effacer', 'erase'],
    ['parler à quelqu’un', 'talk to someone'],
    ['il a un couteau', 'he has a knife'],
    ['il est là', 'he is here'],
    ['pas maintenant', 'not now'],
    ['en tout temps', 'at any time'],
    ['après 20h', 'after 8pm'],
    ['c’est tout', 'thats all'],
    ['métis', 'métis'],
    ['CODE bleuet', 'CODE bleuet'],
    ['SIMPLE', 'SIMPLE'],
    ['un fauteuil roulant', 'a wheelchair'],
    ['zut', 'hmm'],
  ] as const;

  type Pair = (typeof pairs)[number];
  /** Where the same talk leads in each language. */
  const walked = (spoken: readonly Pair[]) => {
    const [french, english] = ([0, 1] as const).map((side) => {
      const hello = side === 0 ? 'bonjour je cherche' : 'hello i am looking';
      const texts = [hello, ...spoken.map((pair) => pair[side])];
      const { state, effects } = tell(texts.map((text) => [{ text, mediaCount: 0 }, 1]));
      return { spoken, node: state?.node, handledBy: state?.handledBy, effects };
    });
    return { french, english };
  };

  it('walk the same states to the same effects', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pairs), { maxLength: 14 }), (spoken) => {
        const { french, english } = walked(spoken);
        expect(french).toEqual(english);
      }),
      { numRuns: 300 },
    );
  });

  it('take each answer at each question alike', () => {
    const skip: Pair = ['passer', 'skip'];
    const way: readonly Pair[] = [['oui', 'yes'], ['non', 'no'], ...Array.from({ length: 12 }, () => skip)];
    way.forEach((_, asked) => {
      for (const one of pairs) {
        const { french, english } = walked([...way.slice(0, asked), one, skip]);
        expect(french).toEqual(english);
      }
    });
  });
});
