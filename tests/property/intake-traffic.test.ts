import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { conversationSchema, type Conversation } from '../../shared/intake/model.ts';
import { isReaction } from '../../shared/intake/traffic/reactions.ts';
import { step } from '../../shared/intake/step.ts';
import { judge, type HubLoad, type Verdict } from '../../shared/intake/traffic/traffic.ts';
import { aHub, minutesIn } from '../unit/intake-hub-builder.ts';
import { labelledTexts } from '../unit/intake-labelled-texts.ts';

const hub = aHub();
const written = Object.values(labelledTexts).flatMap((texts) => [...texts]);
const limits = { textsPerHour: 12, newPhonesPerHour: 60 };

interface Phone {
  readonly before: Conversation | undefined;
  readonly flood: Verdict['flood'] | undefined;
}
const NEW: Phone = { before: undefined, flood: undefined };
type Line = { readonly from: string | undefined; readonly hubLoad: HubLoad };

/** One text to a phone's conversation: what the engine said to it, and what was made of that. */
function turn(phone: Phone, text: string, minute: number, line: Line) {
  const now = minutesIn(minute);
  const spoken = step(phone.before, { text, mediaCount: 0 }, now, hub);
  const verdict = judge({
    ...phone,
    ...line,
    text,
    now,
    isNew: phone.before === undefined,
    limits,
    hubTexts: hub.texts,
    decided: spoken,
  });
  return { spoken, verdict, phone: { before: verdict.decided.state, flood: verdict.flood } };
}

const CALM = { newPhones: 0, foreign: 0, neighbours: 0 };
const anyLoad = fc.record({
  newPhones: fc.nat({ max: 200 }),
  foreign: fc.nat({ max: 200 }),
  neighbours: fc.nat({ max: 60 }),
});
const anyPerson = fc.constantFrom('+17055550190', '+33612345678', '+18335550190', '+18765550190', undefined);
const anyText = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...written) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'yes',
      'no',
      '1',
      'skip',
      'ok',
      'hello',
      '👍',
      'Liked “ok”',
      "I'm driving",
      'effacer',
      'oui',
    ),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 40, unit: 'grapheme' }) },
);
const anyTalk = fc.array(fc.tuple(anyText, fc.constantFrom(0, 1, 1, 20)), { minLength: 1, maxLength: 40 });

/** Runs a talk, and gives every turn of it. */
function run(talk: readonly (readonly [string, number])[], line: Line) {
  let phone = NEW;
  let minute = 0;
  return talk.map(([text, pause]) => {
    minute += pause;
    const taken = turn(phone, text, minute, line);
    phone = taken.phone;
    return { text, minute, ...taken };
  });
}

const MUST = ['call-human', 'opted-out', 'opted-in', 'erase'];

describe('whatever was texted before, and whatever the load of the hub', () => {
  it('what calls a human, opts out, comes back or erases is answered as the engine says, and nothing of it is lost', () => {
    fc.assert(
      fc.property(anyTalk, anyPerson, anyLoad, (talk, from, hubLoad) => {
        for (const { text, spoken, verdict } of run(talk, { from, hubLoad })) {
          if (isReaction(text) || !spoken.effects.some(({ kind }) => MUST.includes(kind))) continue;
          expect(verdict.decided.replies).toEqual(spoken.replies);
          expect(verdict.decided.effects).toEqual(expect.arrayContaining([...spoken.effects]));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the verdict never says what the engine did not, and keeps what it learned', () => {
    fc.assert(
      fc.property(anyTalk, anyPerson, anyLoad, (talk, from, hubLoad) => {
        for (const { text, spoken, verdict } of run(talk, { from, hubLoad })) {
          const { state, replies } = verdict.decided;
          expect([[], spoken.replies]).toContainEqual(replies);
          expect(conversationSchema.parse(structuredClone(state))).toEqual(state);
          expect(isReaction(text) || isDeepStrictEqual(state.answers, spoken.state.answers)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('one phone gets no more ordinary answers in an hour than the limit', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 20, maxLength: 40 }), anyPerson, (texts, from) => {
        const talk = texts.map((text): readonly [string, number] => [text, 1]);
        const turns = run(talk, { from, hubLoad: CALM }).filter(({ minute }) => minute < 60);
        const ordinary = turns.filter(
          ({ spoken, phone }) =>
            !spoken.effects.some(({ kind }) => MUST.includes(kind)) && phone.before.eraseAsked !== true,
        );
        expect(ordinary.filter(({ verdict }) => verdict.decided.replies.length > 0).length).toBeLessThanOrEqual(
          limits.textsPerHour,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('machines that cannot be answered never are', () => {
    fc.assert(
      fc.property(
        anyTalk,
        fc.constantFrom('898211', '121', 'MaBanque', 'anonymous'),
        anyLoad,
        (talk, from, hubLoad) => {
          for (const { verdict } of run(talk, { from, hubLoad })) expect(verdict.decided.replies).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** How a machine answers a text of ours. */
type Machine = (ours: string, count: number) => string;
const machines: Readonly<Record<string, Machine>> = {
  'at the wheel': () => "I'm driving - Sent from My Car",
  'au volant': () => 'Je conduis, je te reviens plus tard',
  'an office': () => 'Thank you for contacting us. Our office is closed until Monday.',
  'un bureau': () => 'Réponse automatique : je suis absente du bureau.',
  'a ticket desk': (_ours, count) => `Ticket ${count + 4711} was opened for your message`,
  'a yes': () => 'Yes',
  'a no': () => 'Non',
  'a number': () => '1',
  'two texts in turn': (_ours, count) => (count % 2 === 0 ? 'Message received' : 'We will write soon'),
  'three texts in turn': (_ours, count) => ['yes', 'no', 'skip'][count % 3] ?? '',
  'an empty text': () => '',
  'a mirror': (ours) => ours,
  'a mirror that says so': (ours) => `You wrote: ${ours}`,
  'a mail gateway': (ours) => `Undeliverable message. Original text: ${ours} -- end`,
  'a mirror that forgets': (ours) => `You wrote: ${ours.slice(0, 20)}`,
};

describe('two machines that answer each other', () => {
  it.each(Object.entries(machines))('stop within a few texts: %s', (_name, machine) => {
    let phone = NEW;
    let ours = '';
    let count = 0;
    for (; count < 100; count += 1) {
      const taken = turn(phone, machine(ours, count), count / 100, { from: '+17055550190', hubLoad: CALM });
      phone = taken.phone;
      const [reply] = taken.verdict.decided.replies;
      if (reply === undefined) break;
      ours = reply.text;
    }
    expect(count).toBeLessThanOrEqual(limits.textsPerHour);
  });

  it('stop at the limit of the hour whatever the machine says, unless it cries or steers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...written), { minLength: 1, maxLength: 6 }), (texts) => {
        let phone = NEW;
        let ordinary = 0;
        for (let count = 0; count < 60; count += 1) {
          const taken = turn(phone, texts[count % texts.length] ?? '', count / 60, {
            from: '+17055550190',
            hubLoad: CALM,
          });
          phone = taken.phone;
          const must =
            taken.spoken.effects.some(({ kind }) => MUST.includes(kind)) || taken.phone.before.eraseAsked === true;
          if (!must && taken.verdict.decided.replies.length > 0) ordinary += 1;
        }
        expect(ordinary).toBeLessThanOrEqual(limits.textsPerHour);
      }),
      { numRuns: 100 },
    );
  });
});
