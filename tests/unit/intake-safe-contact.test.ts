import { describe, expect, it } from 'vitest';
import { trusted, withPerson } from '../../shared/intake/conversation.ts';
import type { Conversation } from '../../shared/intake/model.ts';
import { step } from '../../shared/intake/step.ts';
import { aHub, effectsOf, minutesIn, replyOf, talk } from './intake-hub-builder.ts';

const NIGHT = 60 * 24;
const SAFE = ['hi', 'yes', 'no', 'any time'];
const later = (state: Conversation, text: string, minutes = NIGHT) =>
  step(state, { text, mediaCount: 0 }, minutesIn(minutes), aHub());

describe('being asked about danger', () => {
  it('yes: told to call 911, and a human at once', () => {
    const said = talk(['hi', 'yes', 'yes']);
    expect(said.effects).toEqual([{ kind: 'call-human', reason: 'danger', urgent: true }]);
    expect(replyOf(said)).toContain('call 911');
    expect(said.state).toMatchObject({ handledBy: 'human', danger: { at: minutesIn(2) } });
  });

  it('not sure: a human hears of it, the person too, and the questions go on', () => {
    const said = talk(['hi', 'yes', 'not sure']);
    expect(said.effects).toEqual([{ kind: 'call-human', reason: 'may-be-in-danger', urgent: true }]);
    expect(replyOf(said)).toMatch(/told.*call 911\. When is it safe/u);
  });

  it.each(['no', 'not right now', 'pas maintenant', 'non ça va'])('%s: the questions go on', (text) => {
    expect(talk(['hi', 'yes', text]).state.node).toBe('safe-hours');
  });
});

describe('a no to danger that is none', () => {
  it.each(['not yet', 'pas encore', 'not right now but soon', 'no but i will be', 'non mais bientôt', 'no...yes'])(
    '%s: a human hears of it',
    (text) => {
      expect(effectsOf(talk(['hi', 'yes', text]))).toEqual(['call-human:may-be-in-danger']);
    },
  );
});

describe('the hours in which texting is safe', () => {
  it('are kept on the clock of the hub until the place is known, and said back', () => {
    const said = talk(['hi', 'yes', 'no', 'after 8pm']);
    expect(said.state.answers.safeHours).toEqual({
      timeZone: 'America/Toronto',
      windows: [expect.objectContaining({ from: '20:00' })],
    });
    expect(replyOf(said)).toMatch(/^Noted: .*20:00/u);
  });

  it('are on the clock of the place as soon as it is told', () => {
    const hub = aHub({ timeZoneOf: (id) => (id === undefined ? 'America/Toronto' : 'America/Winnipeg') });
    const said = talk(['hi', 'yes', 'no', 'after 8pm', '1', 'Moosonee'], undefined, hub);
    expect(said.state.answers.safeHours?.timeZone).toBe('America/Winnipeg');
  });

  it.each(['never', 'jamais', 'its never safe'])('%s: nothing is sent, and somebody reads it', (text) => {
    const said = talk(['hi', 'yes', 'no', text]);
    expect([said.state.answers.safeToText, effectsOf(said)]).toEqual(['no', ['text-for-human']]);
  });

  it('"any time" is an answer too', () => {
    expect(talk(['hi', 'yes', 'no', 'any time']).state.answers.safeHours?.windows).toEqual([]);
  });
});

describe('"not safe now"', () => {
  it('with an hour is a pause until then', () => {
    const said = talk(['hi', 'yes', 'not safe now, in 2 hours']);
    expect(said.state).toMatchObject({
      node: 'paused',
      pausedUntil: minutesIn(2 + 120),
      unsafeSince: minutesIn(2),
      answers: { safeToText: 'no' },
    });
    expect(replyOf(said)).toMatch(/not before/u);
  });

  it.each([
    ['cant talk now, text me after 8pm', SAFE],
    ['not safe, text me in 2 hours', SAFE],
    ['cant talk, tomorrow ok?', ['hi']],
    ['pas maintenant, dans 2 heures', SAFE],
  ])('%s: a pause, whatever was asked', (text, before) => {
    const said = talk([...before, text]);
    expect([said.state.node, said.state.pausedUntil === undefined]).toEqual(['paused', false]);
  });

  it('"no" to the question holds back what was queued before', () => {
    expect(talk(['hi', 'no']).state.unsafeSince).toBe(minutesIn(1));
  });

  it('ends when they say that it is safe', () => {
    const back = talk(['hi', 'yes', 'not safe now, in 2 hours', 'hello', 'yes']).state;
    expect([back.pausedUntil, back.unsafeSince, back.answers.safeToText]).toEqual([undefined, undefined, 'yes']);
  });
});

describe('a Nation and what makes things easier', () => {
  const asked = ['hi', 'yes', 'no', 'any time', '1', 'Moosonee', '18'];

  it('is kept in their words, and as the Nation where it is known', () => {
    expect(talk([...asked, 'Attawapiskat']).state.answers.nation).toEqual({
      declared: true,
      words: 'Attawapiskat',
      communityId: 'fn-143',
    });
    expect(talk([...asked, 'métis']).state.answers.nation).toEqual({ declared: true, words: 'métis' });
    expect(talk([...asked, 'no']).state.answers.nation).toEqual({ declared: false });
    expect(talk([...asked, 'skip']).state.answers.nation).toBeUndefined();
  });

  it.each(['im not native', 'why', 'none of your business', 'je suis blanche', 'jsuis pas autochtone', 'ben non'])(
    '%s declares no Nation',
    (text) => {
      expect(talk([...asked, text]).state.answers.nation?.declared ?? false).toBe(false);
    },
  );

  it.each([
    ['1 and 6', ['plain-language', 'with-children']],
    ['my dog comes with me', ['service-animal']],
    ['un fauteuil roulant', ['wheelchair']],
    ['i have 2 kids', ['with-children']],
    ['no', []],
  ])('%s', (text, accommodations) => {
    expect(talk([...asked, 'no', text]).state.answers.accommodations).toEqual(accommodations);
  });

  it('"simple words" as an answer is kept as one', () => {
    const said = talk([...asked, 'no', 'simple words please']);
    expect([said.state.plain, said.state.answers.accommodations, said.state.node]).toEqual([
      true,
      ['plain-language'],
      'consent',
    ]);
  });

  it('simple words are used from the next text on', () => {
    const said = talk([...asked, 'no', '1']);
    expect(said.state.plain).toBe(true);
    expect(replyOf(said)).not.toBe(replyOf(talk([...asked, 'no', '3'])));
  });

  it('"that is all" leads to the last question, and waives neither safety nor danger', () => {
    expect(talk([...asked.slice(0, 5), 'thats all']).state.node).toBe('consent');
    expect(talk(['hi', 'thats all']).state.node).toBe('safe');
  });
});

describe('an age that is not one', () => {
  const asked = ['hi', 'yes', 'no', 'any time', '1', 'Moosonee'];
  it.each(['not 18 yet', 'almost 18', 'turning 16 in may', 'i have 4 kids', 'presque 18', 'jai 3 enfants'])(
    '%s',
    (text) => {
      expect(talk([...asked, text]).state.answers.ageBand).toBeUndefined();
    },
  );
});

describe('all, nothing', () => {
  it('are answers to what is needed', () => {
    expect(talk([...SAFE, 'all']).state.answers.needs).toHaveLength(5);
    expect(talk([...SAFE, 'nothing']).state.node).toBe('community');
    expect(talk([...SAFE, '1', 'fort', 'none']).state.node).toBe('age');
  });
});

describe('a code word', () => {
  const set = talk(['hi', 'yes', 'no', 'CODE bluebird']);

  it('is kept, and the question stays', () => {
    expect(set.state).toMatchObject({ codeWord: 'bluebird', node: 'safe-hours' });
  });

  it('is asked for after a silence, before anything else is said', () => {
    const asked = later(set.state, 'hi');
    expect(replyOf(asked)).toBe('Hi again. What is the word?');
    const said = later(asked.state, 'its blubird', NIGHT + 1);
    expect(said.state).toMatchObject({ node: 'safe', codeWordSaidAt: minutesIn(NIGHT + 1) });
  });

  it('wrong twice: nothing more is said, and a human is told', () => {
    const asked = later(set.state, 'hi');
    const once = later(asked.state, 'yes', NIGHT + 1);
    expect(replyOf(once)).toMatch(/not the word/u);
    const twice = later(once.state, 'who cares', NIGHT + 2);
    expect([replyOf(twice), effectsOf(twice)]).toEqual(['OK.', ['call-human:phone-in-doubt']]);
    expect(twice.state).toMatchObject({ doubt: { why: 'wrong-code-word' }, answers: { safeToText: 'no' } });
    expect(replyOf(later(twice.state, 'hello?', NIGHT + 3))).toBe('OK.');
  });

  it('said later ends the doubt, and safety is asked', () => {
    const asked = later(set.state, 'hi');
    const doubted = later(later(asked.state, 'x', NIGHT + 1).state, 'y', NIGHT + 2).state;
    const back = later(doubted, 'bluebird sorry', NIGHT + 3);
    expect(back.state.doubt).toBeUndefined();
    expect(replyOf(back)).toContain('Is it safe');
  });

  it('cannot be changed by whoever does not know it', () => {
    const asked = later(set.state, 'CODE raven');
    expect(asked.state.codeWord).toBe('bluebird');
    expect(replyOf(asked)).toBe('Hi again. What is the word?');
  });

  it('is not set by whoever comes back after a silence', () => {
    expect(later(talk(SAFE).state, 'CODE raven').state.codeWord).toBeUndefined();
  });

  it.each(['INFO', 'SIMPLE', 'FR', 'HELP'])(
    '%s after a silence leads past neither it nor the question of safety',
    (word) => {
      const steered = later(set.state, word);
      expect(steered.state.answers.safeToText).toBeUndefined();
      expect(replyOf(later(steered.state, '1', NIGHT + 1))).toMatch(/your word|the word|le mot|ton mot/u);
    },
  );

  it('skipped, the phone is in doubt', () => {
    expect(later(later(set.state, 'hi').state, 'skip', NIGHT + 1).state.doubt?.why).toBe('wrong-code-word');
  });

  it.each(['CODE', 'CODE stop', 'CODE yes', 'CODE 12'])('%s tells how it is done', (text) => {
    const told = talk(['hi', 'yes', text]);
    expect(replyOf(told)).toContain('CODE bluebird');
    expect(told.state.codeWord).toBeUndefined();
  });
});

describe('a phone in other hands', () => {
  const known = talk(['hi i need a ride to the clinic', 'yes', 'no', 'any time']).state;

  it('hostile words: quiet, and a human is told', () => {
    const doubted = talk(['who is this texting my girlfriend'], known);
    expect([replyOf(doubted), effectsOf(doubted)]).toEqual(['OK.', ['call-human:phone-in-doubt']]);
  });

  it('another language after a silence: the same', () => {
    const doubted = later(known, 'bonjour qui est-ce qui écrit à ma blonde et pourquoi');
    expect(effectsOf(doubted)).toEqual(['call-human:phone-in-doubt']);
  });

  it('STOP from a stranger is kept, and a human hears that it may not have been the person', () => {
    const out = talk(['stop texting my girlfriend'], known);
    expect(out.state).toMatchObject({ optedOut: true, doubt: { why: 'hostile-words' } });
    expect(effectsOf(out)).toEqual(['call-human:phone-in-doubt', 'opted-out']);
  });

  it.each(['INFO', 'who r u', 'HELP', 'PERSON', 'FR', 'erase'])('%s tells it nothing', (text) => {
    const doubted = talk(['who is this texting my girlfriend'], known).state;
    const told = talk([text, 'yes'], doubted);
    expect(replyOf(told)).toBe('OK.');
    expect(effectsOf(told)).not.toContain('erase');
  });

  it('is trusted again when a member of the hub says so', () => {
    const doubted = talk(['who is this texting my girlfriend'], known).state;
    expect(trusted(doubted, minutesIn(9)).doubt).toBeUndefined();
  });
});

describe('a human who was called', () => {
  it('and has not come: each text is answered by a word that it came in', () => {
    const waiting = talk(['hi', 'asdf', 'qwer', 'hello?']);
    expect([effectsOf(waiting), replyOf(waiting)]).toEqual([
      ['text-for-human'],
      expect.stringMatching(/^Thanks, noted/u),
    ]);
  });

  it('after a silence: safety is asked first, then the conversation is a human’s again', () => {
    const before = withPerson(talk(['hi', 'yes', 'no', 'any time']).state);
    const back = later(before, 'hi its me');
    expect([replyOf(back), effectsOf(back)]).toEqual([expect.stringContaining('Is it safe'), ['text-for-human']]);
    const danger = later(back.state, 'yes', NIGHT + 1);
    expect(danger.state.node).toBe('danger-now');
    const human = later(danger.state, 'no', NIGHT + 2);
    expect([human.state.handledBy, replyOf(human)]).toEqual(['human', expect.stringMatching(/^Thanks, noted/u)]);
  });
});

describe('simple words', () => {
  it('are used at once when asked for, and left again', () => {
    const simple = talk(['hi', 'yes', 'SIMPLE']);
    expect(simple.state).toMatchObject({ plain: true, node: 'danger-now' });
    expect(talk(['NORMAL'], simple.state).state.plain).toBe(false);
  });
});
