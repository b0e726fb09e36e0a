import { describe, expect, it } from 'vitest';
import { givenBack, withPerson } from '../../shared/intake/conversation.ts';
import { describeAnswers, shareableAnswers } from '../../shared/intake/describe.ts';
import { conversationSchema } from '../../shared/intake/model.ts';
import { step } from '../../shared/intake/step.ts';
import { measure } from '../../shared/messaging/segments.ts';
import { aHub, effectsOf, minutesIn, replyOf, talk } from './intake-hub-builder.ts';

/** To the question of what is needed. */
const SAFE = ['hi', 'yes', 'no', 'any time'];
/** To the end. */
const REST = ['no', 'no'];

describe('the first text', () => {
  it('in French is greeted in French, with a way to English', () => {
    expect(replyOf(talk(['Bonjour, j’ai besoin d’un lift']))).toMatch(/^Bonjour.*sans risque.*EN\.$/u);
  });

  it('in English is greeted in English, with a way to French', () => {
    expect(replyOf(talk(['hi i need a ride']))).toMatch(/^Hi.*safe.*FR\.$/u);
  });

  it('that tells no language is greeted in both', () => {
    expect(replyOf(talk(['😀']))).toMatch(/Is it safe|is it safe/u);
    expect(replyOf(talk(['😀']))).toContain('sans risque');
  });

  it('that says what and where is not asked again', () => {
    const asked = talk(['Besoin d’un lift de Attawapiskat pour un endroit sécuritaire', 'oui', 'non', 'passer']);
    expect(asked.state.node).toBe('age');
    expect(asked.state.answers).toMatchObject({ needs: ['transport', 'safe-place'], communityId: 'fn-143' });
  });

  it('that names where the person wants to go does not tell where they are', () => {
    expect(talk(['i want to go to Moosonee']).state.answers.communityId).toBeUndefined();
    expect(talk(['un lift à Moosonee svp']).state.answers.communityId).toBeUndefined();
  });

  it('"I need help" begins the conversation, and a human is told', () => {
    const asked = talk(['I need help']);
    expect(asked.state.node).toBe('safe');
    expect(effectsOf(asked)).toEqual(['call-human:help']);
  });
});

describe('a whole conversation', () => {
  const french = [
    ...['allo j’ai besoin d’aide avec un lift', 'oui', 'non', 'en tout temps', 'Moosonee', '17 ans', 'non', 'non'],
    'oui',
  ];
  const english = ['hi i am looking for a ride', 'yes', 'no', 'any time', 'Moosonee', '17', 'no', 'no', 'yes'];

  it.each([french, english])('is ready for triage at its end', (...texts) => {
    const end = talk(texts);
    expect(effectsOf(end)).toEqual(['intake-ready']);
    expect(describeAnswers(end.state)).toMatchObject({
      safeToText: 'yes',
      needs: ['transport'],
      communityId: 'place-moosonee',
      ageBand: '16-17',
      consent: 'yes',
      intakeReadyAt: minutesIn(8),
    });
  });

  it('may be skipped all through, and is still brought to a human', () => {
    const end = talk(['hi', ...Array.from({ length: 9 }, () => 'skip')]);
    expect(effectsOf(end)).toEqual(['intake-ready', 'call-human:consent-not-given']);
    expect(describeAnswers(end.state)).toMatchObject({ needs: [], ageBand: 'unknown', consent: 'not-given' });
  });

  it('without consent stays with a human, and nothing may be shared', () => {
    const end = talk([...SAFE, '1', 'Moosonee', '18', ...REST, 'no']);
    expect(end.state.handledBy).toBe('human');
    expect(shareableAnswers(end.state)).toBeUndefined();
  });

  it('a consent with a condition is not a consent', () => {
    expect(talk([...SAFE, '1', 'Moosonee', '18', ...REST, 'yes but not my mom']).state.answers.consent).toBeUndefined();
  });

  it('shares what is needed and nothing of what was said', () => {
    expect(shareableAnswers(talk(english).state)).toEqual({
      language: 'en',
      needs: ['transport'],
      communityId: 'place-moosonee',
      ageBand: '16-17',
      accommodations: [],
    });
  });

  it('keeps later texts for a human, says so, and gives the file to the queue only once', () => {
    const later = talk([...english, 'i forgot to say i have a baby']);
    expect(effectsOf(later)).toEqual(['text-for-human']);
    expect(describeAnswers(later.state).notes).toContain('i forgot to say i have a baby');
  });

  it('asks which place when there are several of a name', () => {
    const asked = talk([...SAFE, '1', 'fort']);
    expect(replyOf(asked)).toContain('1 Fort Albany 2 Fort Severn');
    expect(talk([...SAFE, '1', 'fort', '2']).state.answers.communityId).toBe('fn-215');
    expect(talk([...SAFE, '1', 'fort', '0']).state).toMatchObject({
      node: 'age',
      answers: { communityWords: 'fort' },
    });
  });
});

describe('safety', () => {
  it('"no" ends in a neutral goodbye and asks again when they write', () => {
    const quiet = talk(['hi', 'no']);
    expect([quiet.state.node, replyOf(quiet)]).toEqual(['paused', 'OK, later. Text any time.']);
    expect(replyOf(talk(['hello'], quiet.state))).toContain('Is it safe');
  });

  it('"not sure" is asked once more, then leaves them in peace', () => {
    expect(talk(['hi', 'not sure']).state.node).toBe('safe-unsure');
    expect(talk(['hi', 'not sure', 'idk']).state.node).toBe('paused');
    expect(talk(['hi', 'not sure', 'yes']).state.node).toBe('danger-now');
  });

  it('is asked again after a silence, and what was told is not', () => {
    const before = talk([...SAFE, '1']).state;
    const back = step(before, { text: 'Moosonee', mediaCount: 0 }, minutesIn(60 * 24), aHub());
    expect([back.state.node, back.state.answers.safeToText]).toEqual(['safe', undefined]);
    expect(talk(['yes', 'no'], back.state).state.node).toBe('community');
  });

  it('a person who says mid-way that it is not safe is left in peace', () => {
    const quiet = talk(['hi', 'yes', 'cant talk now']);
    expect(quiet.state).toMatchObject({ node: 'paused', answers: { safeToText: 'no' } });
  });

  it('someone they fear comes near: a goodbye that says nothing, and a human at once', () => {
    const near = talk(['hi', 'yes', 'hes here']);
    expect(replyOf(near)).toBe('OK, later. Text any time.');
    expect(near.effects).toEqual([{ kind: 'call-human', reason: 'threat-near', urgent: true, isNews: true }]);
  });

  it.each([
    ['he has a knife hes beside me', 'OK, later. Text any time.'],
    ['dont answer me he hit me', 'OK, later. Text any time.'],
    ['jpeux pas parler il m’a frappée', 'OK, à plus. Écris quand tu veux.'],
    ['chut y va me tuer', 'OK, à plus. Écris quand tu veux.'],
  ])(
    '%s: danger with whoever they fear beside them, the goodbye alone, and a human who hears both',
    (text, goodbye) => {
      const beside = talk([text]);
      expect(replyOf(beside)).toBe(goodbye);
      expect(beside.effects).toEqual([{ kind: 'call-human', reason: 'danger-near', urgent: true, isNews: true }]);
      expect(beside.state).toMatchObject({ danger: { at: minutesIn(0), near: true }, answers: { safeToText: 'no' } });
    },
  );

  it.each(['he has a knife', 'help', 'call me', 'who is this'])(
    '%s, right after that, gets the same goodbye, and a human hears of it',
    (text) => {
      const again = talk(['hi', 'yes', 'hes here', text]);
      expect(replyOf(again)).toBe('OK, later. Text any time.');
      expect(again.effects).toMatchObject([{ kind: 'call-human', urgent: true, isNews: false }]);
    },
  );

  it('after the goodbye they are asked whether it is safe before they read that somebody was told', () => {
    const back = talk(['he has a knife hes beside me', 'ok']);
    expect(replyOf(back)).toContain('Is it safe');
    const safe = talk(['yes', 'no'], back.state);
    expect([safe.state.handledBy, replyOf(safe)]).toEqual(['human', expect.stringContaining('911')]);
    expect(replyOf(talk(['he has a knife'], safe.state))).toContain('911');
  });

  it('after a silence, danger is told to call again', () => {
    const before = talk(['hes here']).state;
    const later = step(before, { text: 'he has a knife', mediaCount: 0 }, minutesIn(60 * 24), aHub());
    expect(replyOf(later)).toContain('911');
  });

  it('who said it to a member of the hub gets nothing at all', () => {
    const { replies, effects } = talk(['he has a knife hes beside me'], withPerson(talk(SAFE).state));
    expect([replies, effects.length]).toEqual([[], 1]);
  });
});

describe('danger', () => {
  it.each([
    ['he has a knife', 'call 911'],
    ['il va me tuer', 'appelle le 911'],
  ])('%s: told to call 911, and a human is alerted, even as a first text', (text, words) => {
    const alarmed = talk([text]);
    expect(replyOf(alarmed)).toContain(words);
    expect(alarmed.effects).toEqual([{ kind: 'call-human', reason: 'danger', urgent: true }]);
    expect(alarmed.state).toMatchObject({ handledBy: 'human', danger: { at: minutesIn(0) } });
  });

  it.each(['always', 'toujours', 'un peu', 'a bit', 'as usual', 'tjrs', 'sometimes', 'comme d’habitude', 'every day'])(
    '"%s" to "are you in danger?" is no plain no: a human hears, and it is asked again or the questions go on',
    (text) => {
      expect(effectsOf(talk(['hi', 'yes', text]))).toEqual(['call-human:may-be-in-danger']);
    },
  );

  it.each(['what', 'pourquoi?', 'hein', 'lol', '?', '😀', 'no', 'non pantoute', 'i need a ride to Moosonee'])(
    '"%s" to it calls nobody',
    (text) => {
      expect(effectsOf(talk(['hi', 'yes', text]))).toEqual([]);
    },
  );

  it('misunderstood twice there, a human hears at once', () => {
    expect(talk(['hi', 'yes', '?', '??']).effects).toEqual([
      { kind: 'call-human', reason: 'may-be-in-danger', urgent: true },
    ]);
  });

  it('is answered in the language it is told in, whatever the conversation speaks', () => {
    expect(replyOf(talk(['hi i need a ride', 'il a un couteau']))).toContain('appelle le 911');
  });

  it('is answered each time, also when a human has the conversation', () => {
    expect(replyOf(talk(['he has a knife', 'hes going to kill me']))).toContain('911');
  });

  it('from a person who opted out calls a human and sends nothing', () => {
    const alarmed = talk(['stop', 'he has a knife']);
    expect(alarmed.replies).toEqual([]);
    expect(effectsOf(alarmed)).toEqual(['call-human:opted-out-in-danger']);
    expect(alarmed.state.optedOut).toBe(true);
  });

  it('beside an opt-out is answered once, and the opt-out is kept', () => {
    const alarmed = talk(['hi', 'stop texting me he is going to kill me']);
    expect(effectsOf(alarmed)).toEqual(['call-human:opted-out-in-danger', 'opted-out']);
    expect(replyOf(alarmed)).toContain('911');
  });
});

describe('opting out', () => {
  it.each([
    ['ARRÊT', /plus de textos/u],
    ['unsubscribe', /no more texts/u],
  ])('%s is confirmed in its language, with the way back', (word, words) => {
    const out = talk(['hi', word]);
    expect(replyOf(out)).toMatch(words);
    expect(effectsOf(out)).toEqual(['opted-out']);
  });

  it('STOP from a phone never seen is confirmed in both languages', () => {
    expect(replyOf(talk(['STOP']))).toMatch(/START.*DÉBUT/u);
  });

  it.each(['yes', 'oui', 'hello', 'help', 'english', 'stop', 'no problem start over there', ''])(
    '"%s" does not undo it',
    (text) => {
      const silent = talk(['stop', text]);
      expect([silent.state.optedOut, silent.replies]).toEqual([true, []]);
    },
  );

  it('a cry for help still reaches a human', () => {
    expect(effectsOf(talk(['stop', 'help']))).toEqual(['call-human:opted-out-asks-help']);
  });

  it.each(['START', 'début', 'unstop'])('%s brings texts back, and asks if it is safe', (word) => {
    const back = talk(['hi', 'stop', word]);
    expect(effectsOf(back)).toEqual(['opted-in']);
    expect(back.state).toMatchObject({ optedOut: false, node: 'safe' });
  });
});

describe('steering', () => {
  it('HELP and AIDE answer, and a human is told', () => {
    expect(effectsOf(talk(['hi', 'HELP']))).toEqual(['call-human:help']);
    expect(replyOf(talk(['hi', 'AIDE']))).toContain('PERSONNE');
    expect(talk(['hi', 'HELP', 'yes']).state.node).toBe('danger-now');
  });

  it('a human is one word away', () => {
    const asked = talk(['hi', 'yes', 'parler à quelqu’un']);
    expect(effectsOf(asked)).toEqual(['call-human:asked']);
    expect(asked.state.handledBy).toBe('human');
  });

  it('"a ride and talk to someone" is an answer, not a demand', () => {
    expect(talk([...SAFE, 'i need a ride and to talk to someone']).state.answers.needs).toEqual(['transport', 'talk']);
  });

  it('language changes at any moment, and the question is asked again in it', () => {
    const changed = talk(['hi i need a ride', 'yes', 'français svp']);
    expect(effectsOf(changed)).toEqual(['language-changed']);
    expect(replyOf(changed)).toMatch(/^Es-tu en danger/u);
  });

  it('erasing is confirmed once', () => {
    expect(effectsOf(talk(['hi', 'erase', 'yes']))).toEqual(['erase']);
    expect(talk(['hi', 'effacer', 'effacer']).state).toMatchObject({ node: 'start', answers: { notes: [] } });
    const kept = talk(['hi', 'yes', 'erase', 'no']);
    expect([kept.state.node, kept.state.eraseAsked]).toEqual(['danger-now', false]);
    expect(replyOf(kept)).toMatch(/^OK, nothing is erased\. Are you/u);
  });

  it('erasing remembers that the person wants no texts', () => {
    const erased = talk(['stop', 'erase', 'erase']);
    expect([erased.state.optedOut, effectsOf(erased)]).toEqual([true, ['erase']]);
  });

  it.each(['k', 'ok', '👍', 'fine', 'd’accord', 'oui mais', 'yes and no', 'not sure'])(
    '"%s" to "erase?" is no clear yes: it is asked again, and nothing is erased',
    (text) => {
      const asked = talk(['hi', 'yes', 'erase', text]);
      expect([effectsOf(asked), asked.state.eraseAsked]).toEqual([[], true]);
      expect(replyOf(asked)).toMatch(/YES|OUI/u);
    },
  );

  it.each(['oui', 'yes please', 'ok oui', 'yep', 'YES!!', 'effacer', 'erase'])('"%s" erases', (text) => {
    expect(effectsOf(talk(['hi', 'yes', 'erase', text]))).toEqual(['erase']);
  });

  it('another answer than yes or no to "erase?" keeps everything and is read as usual', () => {
    expect(talk([...SAFE, 'erase', '1']).state).toMatchObject({ node: 'community', eraseAsked: false });
  });
});

describe('being misunderstood', () => {
  it('once, is asked again; twice in a row, a human comes and the person is told', () => {
    expect(replyOf(talk(['hi', 'asdf']))).toMatch(/^Sorry/u);
    const twice = talk(['hi', 'asdf', 'qwer']);
    expect(effectsOf(twice)).toEqual(['call-human:misunderstood']);
    expect(replyOf(twice)).toContain('on us');
    expect(talk(['hi', 'asdf', 'yes', 'hmm']).state.handledBy).toBe('flow');
  });

  it('a picture without words is answered with words, then by a human', () => {
    const hub = aHub();
    const first = step(talk(['hi']).state, { text: '', mediaCount: 1 }, minutesIn(1), hub);
    expect(replyOf(first)).toContain('pictures');
    const second = step(first.state, { text: '', mediaCount: 1 }, minutesIn(2), hub);
    expect(effectsOf(second)).toEqual(['call-human:misunderstood']);
  });

  it('syllabics are answered by a human, at once', () => {
    expect(effectsOf(talk(['ᐗᒋᔦ ᓂᐗᐄᒋᐦᐃᑯᓐ']))).toEqual(['call-human:other-language']);
  });

  it('telling something else of use is being understood', () => {
    expect(talk(['hi', 'i need a ride from Moosonee']).state).toMatchObject({ node: 'safe', misunderstandings: 0 });
  });
});

describe('a human in the conversation', () => {
  const withHuman = withPerson(talk(['hi', 'yes']).state);

  it('silences the questions and keeps the texts', () => {
    const text = talk(['are you there'], withHuman);
    expect([text.replies, effectsOf(text)]).toEqual([[], ['text-for-human']]);
    expect(text.state.answers.notes).toEqual(['are you there']);
  });

  it('leaves the keywords working', () => {
    expect(effectsOf(talk(['stop'], withHuman))).toEqual(['opted-out']);
    expect(replyOf(talk(['info'], withHuman))).not.toBe('');
  });

  it('gives back to the questions by greeting, and asks again whether it is safe', () => {
    const back = talk(['hello'], givenBack(withHuman));
    expect([back.state.node, back.state.handledBy]).toEqual(['safe', 'flow']);
    const finished = givenBack(talk([...SAFE, '1', 'Moosonee', '18', ...REST, 'yes']).state);
    expect(finished.node).toBe('done');
  });
});

describe('what is remembered', () => {
  it('is plain data that comes back the same from JSON', () => {
    const { state } = talk([...SAFE, '1', 'fort']);
    expect(conversationSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  it('survives a flow that changed meanwhile', () => {
    const old = { ...talk(['hi', 'yes']).state, node: 'a-question-of-last-year' };
    expect(talk(['hello'], old).state.node).toBe('safe');
  });

  it('never makes a short list longer than two segments', () => {
    const name = 'Kitchenuhmaykoosib Inninuwug First Nation at Big Trout Lake';
    const candidates = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `${name} ${id}` }));
    const hub = aHub({ findCommunity: () => ({ kind: 'ambiguous', candidates }) });
    const asked = talk([...SAFE, '1', 'big trout'], undefined, hub);
    expect(measure(replyOf(asked)).segments).toBeLessThanOrEqual(2);
  });
});
