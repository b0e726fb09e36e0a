import { describe, expect, it } from 'vitest';
import { newConversation } from '../../shared/intake/conversation.ts';
import type { Conversation } from '../../shared/intake/model.ts';
import { isReaction } from '../../shared/intake/traffic/reactions.ts';
import { step } from '../../shared/intake/step.ts';
import { shippedTexts } from '../../shared/intake/texts/shipped-texts.ts';
import {
  isAutomatic,
  isHeeded,
  judge,
  kept,
  type TrafficQuestion,
  type Verdict,
} from '../../shared/intake/traffic/traffic.ts';
import { aHub, effectsOf, minutesIn, replyOf, talk } from './intake-hub-builder.ts';

const PHONE = '+17055550190';
const QUIET_HUB = { newPhones: 0, foreign: 0, neighbours: 0 };
const limits = { textsPerHour: 30, newPhonesPerHour: 60 };

type Given = Partial<Omit<TrafficQuestion, 'text' | 'decided'>>;

/** What becomes of a text, with the engine's own decision about it. */
function judged(text: string, given: Given = {}): Verdict {
  const now = given.now ?? minutesIn(0);
  return judge({
    from: PHONE,
    flood: undefined,
    before: undefined,
    isNew: given.before === undefined,
    hubLoad: QUIET_HUB,
    limits,
    hubTexts: undefined,
    ...given,
    text,
    now,
    decided: step(given.before, { text, mediaCount: 0 }, now, aHub()),
  });
}

/** Texts a minute apart from one phone; what became of each. */
function exchange(texts: readonly string[], given: Given = {}): Verdict[] {
  const verdicts: Verdict[] = [];
  let before: Conversation | undefined = given.before;
  let flood = given.flood;
  for (const [minute, text] of texts.entries()) {
    const verdict = judged(text, { ...given, before, flood, isNew: minute === 0, now: minutesIn(minute) });
    verdicts.push(verdict);
    before = verdict.decided.state;
    flood = verdict.flood;
  }
  return verdicts;
}

const answered = ({ decided }: Verdict): boolean => decided.replies.length > 0;
const after = (texts: readonly string[]): Conversation => talk(texts).state;
const twenty = (text: string): string[] => Array<string>(20).fill(text);
const beyond = { hour: minutesIn(0).slice(0, 13), texts: 30 };

describe('a short code or a name', () => {
  it('leaves nothing', () => {
    expect(isHeeded('898211', 'Your verification code is 123456')).toBe(false);
    expect(isHeeded('MaBanque', 'Votre relevé est prêt.')).toBe(false);
    expect(isHeeded('898211', 'For help, this is an automated message')).toBe(false);
  });

  it.each(['he has a knife', 'il va me tuer', 'help me please', 'I want to talk to a person'])(
    'is heard when it brings “%s”, as an e-mail gateway may, and never answered',
    (text) => {
      expect(isHeeded('898211', text)).toBe(true);
      const { decided, signs } = judged(text, { from: '898211' });
      expect(decided.replies).toEqual([]);
      expect(effectsOf(decided).some((effect) => effect.startsWith('call-human'))).toBe(true);
      expect(signs).toContain('automated-sender');
    },
  );

  it('is told apart from a phone and from the page, which are always heard', () => {
    expect(isHeeded(PHONE, 'Your verification code is 123456')).toBe(true);
    expect(isHeeded(undefined, 'Your verification code is 123456')).toBe(true);
  });
});

describe('a flood from one phone', () => {
  const asking = after(['hello', 'yes']);

  it('is answered up to the limit of the hour and not beyond, and told once', () => {
    const texts = Array.from(
      { length: 33 },
      (_, count) => `a story of many words, part ${'abcdefghijk'.slice(count % 11)} ${count}`,
    );
    const verdicts = exchange(texts);
    expect(verdicts.map(({ flood }) => flood.texts)).toEqual(texts.map((_, index) => index + 1));
    expect(verdicts.flatMap(({ signs }) => signs).filter((sign) => sign === 'flood')).toEqual(['flood']);
    expect(judged('hello', { before: asking, flood: { ...beyond, texts: 29 } }).decided.replies).toHaveLength(1);
    expect(judged('hello', { before: asking, flood: beyond }).decided.replies).toEqual([]);
  });

  it('is acted upon all the same', () => {
    const { decided } = judged('a ride, I am in Moosonee', { before: asking, flood: beyond });
    expect(decided.state.answers).toMatchObject({ needs: ['transport'], communityId: 'place-moosonee' });
  });

  it.each(['he has a knife', 'stop', 'arrêt svp', 'help', 'aide', 'I want to talk to a person', 'erase everything'])(
    'leaves “%s” answered',
    (text) => {
      expect(answered(judged(text, { before: asking, flood: { ...beyond, texts: 500 } }))).toBe(true);
    },
  );

  it('leaves the yes to an erasure and the START after a STOP answered', () => {
    expect(answered(judged('yes', { before: after(['hello', 'erase']), flood: beyond }))).toBe(true);
    expect(answered(judged('start', { before: after(['hello', 'stop']), flood: beyond }))).toBe(true);
  });

  it('is over with the hour', () => {
    const { flood, decided } = judged('hello', { before: asking, flood: beyond, now: minutesIn(60) });
    expect([flood.texts, decided.replies.length]).toEqual([1, 1]);
  });

  it('is no phone’s first text', () => {
    expect(judged('hello').flood).toEqual({ hour: '2026-06-01T12', texts: 1 });
  });
});

describe('more new phones than a hub expects', () => {
  const many = { newPhones: 60, foreign: 0, neighbours: 1 };

  it('are answered with the opening if they are near, and stand in the queue', () => {
    const { decided, signs } = judged('hello', { hubLoad: many });
    expect(replyOf(decided)).toBe(shippedTexts.opening.en);
    expect([effectsOf(decided), signs]).toEqual([['text-for-human'], ['pumping']]);
  });

  it('are kept and stand in the queue, unanswered, if they are not; their next text is met with the opening', () => {
    const { decided, signs } = judged('hello', { from: '+33612345678', hubLoad: many });
    expect([decided.replies, effectsOf(decided), signs]).toEqual([[], ['text-for-human'], ['pumping']]);
    const next = judged('hello?', { from: '+33612345678', before: decided.state, hubLoad: many, isNew: false });
    expect(replyOf(next.decided)).toBe(shippedTexts.opening.en);
  });

  it.each(['he has a knife', 'stop', 'help me', 'I want to talk to a person'])('never drown “%s”', (text) => {
    const { decided } = judged(text, { from: '+33612345678', hubLoad: { ...many, newPhones: 5000 } });
    expect(decided.replies).toHaveLength(1);
  });

  it('say nothing about a phone that has written before', () => {
    const { decided, signs } = judged('hello', {
      from: '+33612345678',
      hubLoad: many,
      before: after(['hello']),
      isNew: false,
    });
    expect([decided.replies.length, signs]).toEqual([1, []]);
  });

  it.each([
    ['few', { newPhones: 59, foreign: 0, neighbours: 3 }, []],
    ['half of them from abroad', { newPhones: 10, foreign: 5, neighbours: 1 }, ['pumping']],
    ['two from abroad', { newPhones: 3, foreign: 2, neighbours: 1 }, []],
    ['a run of numbers', { newPhones: 9, foreign: 0, neighbours: 8 }, ['pumping']],
  ])('are told by their signs: %s', (_what, hubLoad, signs) => {
    const verdict = judged('hello', { hubLoad });
    expect(verdict.signs).toEqual(signs);
    expect(answered(verdict)).toBe(true);
  });

  it('are none when they write on the page', () => {
    const verdict = judged('hello', { from: undefined, hubLoad: { ...many, newPhones: 5000 } });
    expect([answered(verdict), verdict.signs]).toEqual([true, []]);
  });
});

describe('the same text again', () => {
  const done = {
    ...newConversation('en', minutesIn(0)),
    languageIsGuess: false,
    node: 'done',
    intakeReadyAt: minutesIn(0),
  };

  it('is answered twice where nothing moves, and told once', () => {
    const verdicts = exchange(['Thanks!', 'thanks', 'THANKS', 'thanks...', 'thanks'], { before: done });
    expect(verdicts.map(answered)).toEqual([true, true, false, false, false]);
    expect(verdicts.flatMap(({ signs }) => signs)).toEqual(['loop']);
  });

  it('is answered again in the next hour', () => {
    const verdicts = exchange(['ok', 'ok', 'ok'], { before: done });
    const last = verdicts.at(-1);
    const next = judged('ok', { before: last?.decided.state, flood: last?.flood, now: minutesIn(61), isNew: false });
    expect(answered(next)).toBe(true);
  });

  it('is an answer each time where the questions go on', () => {
    const verdicts = exchange(['hello', 'yes', ...twenty('skip')]);
    const over = verdicts.findIndex(({ decided }) => decided.state.intakeReadyAt !== undefined);
    expect(over).toBeGreaterThan(6);
    expect(verdicts.slice(0, over + 1).every(answered)).toBe(true);
    expect(verdicts.slice(0, over + 1).flatMap(({ signs }) => signs)).toEqual([]);
  });

  it.each([
    [
      'numbers that go up',
      Array.from({ length: 12 }, (_, index) => `Your ticket ${index + 1000} was opened for you today`),
    ],
    [
      'two texts in turn',
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? 'we are closed' : 'come back soon')),
    ],
    ['emoji', twenty('🌻🌻')],
  ])('is seen through: %s', (_what, texts) => {
    const verdicts = exchange(texts, { before: done });
    expect(verdicts.filter(answered).length).toBeLessThanOrEqual(4);
    expect(verdicts.slice(-4).some(answered)).toBe(false);
  });

  it('that leads from a question and back again stops as well', () => {
    expect(exchange(twenty('no')).filter(answered).length).toBeLessThanOrEqual(10);
  });

  it.each(['he has a knife', 'help', 'I want to talk to a person'])('is answered for ever: “%s”', (text) => {
    expect(exchange(twenty(text), { before: done }).every(answered)).toBe(true);
  });

  it('keeps no more of what was said than a short print', () => {
    const heard = exchange(Array.from({ length: 40 }, (_, index) => `word${index}`)).at(-1)?.decided.state.heard ?? [];
    expect(heard).toHaveLength(24);
    expect(Math.max(...heard.map((print) => print.length))).toBeLessThanOrEqual(7);
  });
});

describe('an automatic answer', () => {
  it.each([
    "I'm driving - Sent from My Car",
    'I’m driving with Driving Focus turned on. I’ll see your message when I get where I’m going.',
    'AUTO-REPLY: the office is closed.',
    'This mailbox is not monitored.',
    'Please do not reply to this message',
    'Msg & data rates may apply. Reply STOP to cancel',
    'Je conduis en ce moment, je te reviens',
    'Réponse automatique : absente du bureau jusqu’à lundi',
    'Ceci est un message automatisé. Ne pas répondre à ce message.',
    'Cette boîte n’est pas surveillée',
    'Votre code de vérification est 123456',
  ])('is known: %s', (text) => {
    expect(isAutomatic(text)).toBe(true);
  });

  it.each(['can you drive me', 'je veux une réponse', 'he is driving me crazy', 'no one answers', 'oui', ''])(
    'is not: “%s”',
    (text) => {
      expect(isAutomatic(text)).toBe(false);
    },
  );

  it('is answered twice in an hour, whatever it seems to answer', () => {
    const texts = ["I'm driving", 'Je conduis', "I'm driving, call you later", 'auto-reply: later', "I'm driving"];
    const verdicts = exchange(texts);
    expect(verdicts.map(answered).slice(0, 2)).toEqual([true, true]);
    const silent = verdicts.slice(2).filter((verdict) => !answered(verdict));
    expect(
      silent.length +
        verdicts.slice(2).filter(({ decided }) => effectsOf(decided).some((kind) => kind.startsWith('call-human')))
          .length,
    ).toBe(3);
  });

  it('of a toll-free number is answered once where nothing moves', () => {
    const before = {
      ...newConversation('en', minutesIn(0)),
      languageIsGuess: false,
      node: 'done',
      intakeReadyAt: minutesIn(0),
    };
    expect(
      exchange(twenty('our hours are nine to five'), { before, from: '+18335550190' }).filter(answered),
    ).toHaveLength(1);
  });
});

describe('a text of ours sent back', () => {
  const [first] = exchange(['hello']);
  const before = first?.decided.state;
  const ours = shippedTexts.opening.en;

  it.each([ours, `Undeliverable: ${ours}`, `${ours.toUpperCase()} (1/1)`])('is not answered: %s', (text) => {
    const { decided, signs } = judged(text, { before, flood: first?.flood, isNew: false });
    expect([decided, signs]).toEqual([{ state: before, replies: [], effects: [] }, ['loop']]);
  });

  it.each([`${ours} he has a knife`, `il va me tuer. ${ours}`])('is heard for what stands around it: %s', (text) => {
    const { decided } = judged(text, { before, flood: first?.flood, isNew: false });
    expect(effectsOf(decided).some((effect) => effect.startsWith('call-human'))).toBe(true);
  });
});

describe('a thumb on a text', () => {
  it.each([
    'Liked “Is it safe?”',
    'Loved "ok"',
    'Laughed at “ha”',
    'Emphasized “x”',
    'Reacted 😂 to “ha”',
    'Removed a like from “x”',
    '👍 to “hi”',
    '❤️ à « allô »',
    'Loved an image',
    'A aimé « Est-ce correct? »',
    'A adoré « à demain »',
    'N’a pas aimé « bof »',
    'A ri de « ha… »',
    'A mis en évidence « RDV »',
    'S’est interrogé(e) sur « ok »',
    'a attribué la mention « Adore » à « Avec enfant… »',
  ])('is known: %s', (text) => {
    expect(isReaction(text)).toBe(true);
  });

  it.each(['I liked “that”', 'liked it', 'Il a dit « viens ici »', 'A dit « viens ici »', '“yes”', '👍', 'removed'])(
    'is not: %s',
    (text) => {
      expect(isReaction(text)).toBe(false);
    },
  );

  it('is neither answered nor an answer', () => {
    const before = after(['hello']);
    expect(judged('Liked “yes”', { before }).decided).toEqual({ state: before, replies: [], effects: [] });
  });

  it('is seen by whoever has the conversation in hand', () => {
    const before = after(['hello', 'I want to talk to a person']);
    expect(effectsOf(judged('Liked “see you”', { before }).decided)).toEqual(['text-for-human']);
  });

  it.each(Object.entries(shippedTexts))('on our own text %s changes nothing', (_key, { fr, en }) => {
    const before = after(['hello', 'yes']);
    for (const text of [`A aimé « ${fr} »`, `Liked “${en}”`, `Loved “${en.slice(0, 60)}…”`]) {
      const { decided, signs } = judged(text, { before, flood: beyond });
      expect(decided).toEqual({ state: before, replies: [], effects: [] });
      expect(signs).toEqual([]);
    }
  });

  it('on the person’s own cry is heard, and opts nobody out', () => {
    const { decided } = judged('Emphasized “he has a knife, stop texting me”', { before: after(['hello', 'yes']) });
    expect(effectsOf(decided).some((effect) => effect.startsWith('call-human'))).toBe(true);
    expect(decided.state.optedOut).toBe(false);
  });

  it('from a phone never seen leaves it to be met with the opening', () => {
    const { decided } = judged('Liked “hi”');
    expect(decided.replies).toEqual([]);
    expect(replyOf(judged('hello', { before: decided.state }).decided)).toBe(shippedTexts.opening.en);
  });
});

describe('a long text', () => {
  it('is kept up to what a carrier brings, and never half a character', () => {
    expect(kept('a'.repeat(1600))).toHaveLength(1600);
    expect(kept('a'.repeat(100_000))).toHaveLength(1600);
    expect(kept(`${'a'.repeat(1599)}😀`)).toBe('a'.repeat(1599));
  });

  it.each([1500, 100_000])('of %i characters is heard to its end', (length) => {
    const story = 'I went to the store and came home again. '.repeat(length / 40).slice(0, length);
    expect(effectsOf(judged(`${story} he has a knife`, { before: after(['hello']) }).decided)).toContain(
      'call-human:danger',
    );
  });
});
