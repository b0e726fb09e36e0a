import { describe, expect, it } from 'vitest';
import { givenBack, newConversation, takenOver, withPerson } from '../../shared/intake/conversation.ts';
import type { Conversation, Step } from '../../shared/intake/model.ts';
import { step } from '../../shared/intake/step.ts';
import { saysArrived } from '../../shared/intake/trips/arrival.ts';
import { aHub, effectsOf, minutesIn, replyOf, talk } from './intake-hub-builder.ts';

const TRIP = 'a-trip';
const SENT_AT = minutesIn(300);

/** Somebody whose questions are over, asked at minute 300 whether they arrived well. */
function asked(change: Partial<Conversation> = {}): Conversation {
  const { state } = talk(['Bonjour', 'oui', 'non', 'en tout temps', 'un lift', 'Moosonee', '18', 'non', 'non', 'oui']);
  const arrivalCheck = { tripId: TRIP, askedAt: SENT_AT, outboxId: 'text' };
  return { ...state, arrivalCheck, ...change };
}

function answer(text: string, from: Conversation = asked(), minute = 310, mediaCount = 0): Step {
  return step(from, { text, mediaCount, checkSentAt: SENT_AT }, minutesIn(minute), aHub());
}

const arrivalOf = ({ effects }: Step): readonly string[] =>
  effects.flatMap((effect) => (effect.kind === 'arrival' ? effect.answer : []));

describe('a yes, alone or in as many words', () => {
  it.each([
    ...[
      'oui',
      'Oui!',
      'OUI MERCI',
      'ouais',
      'ok',
      'Ok merci bcp',
      'oui je suis rendue',
      'rendue',
      'Bien arrivée',
      'arrivé',
    ],
    ...[
      'je suis arrivée merci',
      'chu rendu',
      'oui, tout va bien',
      'ca va bien',
      'oui merci pour le transport',
      'à bon port',
      'oui je suis bien là où je voulais aller',
      'Là où je voulais être',
    ],
    ...['oui chez nous', 'oui je suis à la maison', 'on est arrivés', 'tout est beau', 'je suis en sécurité'],
    ...[
      'yes',
      'Yep',
      'yes I am home',
      "yes I'm home",
      'yeah im here',
      'made it',
      'I made it safe',
      'just got here',
      'I arrived ok',
    ],
    ...['im safe', 'safe and sound', 'all good thank you', 'yes thank you so much', 'I did get there ok', 'here safe'],
    ...['\u{1F44D}', '\u{1F44D}\u{1F3FD}', '\u2705', 'oui \u2764\uFE0F', 'yes \u{1F64F}'],
  ])('"%s" is one', (text) => {
    expect(saysArrived(text)).toBe(true);
    expect(arrivalOf(answer(text))).toEqual(['well']);
  });

  it.each([
    ...[
      'non',
      'no',
      'pas encore',
      'not yet',
      'pas bien arrivée',
      'oui mais',
      'oui mais il est là',
      'yes but',
      'ok?',
      'oui?',
    ],
    ...[
      'je ne suis pas rendue',
      'I did not make it',
      'not safe',
      'pas safe',
      'presque arrivée',
      'almost there',
      'on the way',
    ],
    ...[
      'bientôt',
      'je sais pas',
      'i think so',
      'peut-être',
      'yes but he followed me',
      'oui vite',
      'nope',
      'not ok',
      'pas ok',
    ],
    ...[
      'home',
      'chez moi',
      'back home',
      'im back',
      'oui il conduit encore',
      'merci',
      'thanks',
      '',
      '?',
      '\u{1F622}',
      '\u{1F44E}',
    ],
    ...[
      'je suis arrivée au mauvais endroit',
      'arrivee mais personne',
      'yes i am here alone and scared',
      'where am I',
      'oui non',
    ],
    ...[
      'no one is here',
      'je suis rendue nulle part',
      'rendue à moitié',
      'ok who is this',
      'everything is not fine',
      'unsafe',
    ],
  ])('"%s" is none, and a human is called at once', (text) => {
    expect(saysArrived(text)).toBe(false);
    const answered = answer(text);
    expect(arrivalOf(answered)).toEqual(['not-well']);
    expect(answered.effects).toContainEqual(expect.objectContaining({ kind: 'call-human', urgent: true }));
    expect(answered.state.arrivalCheck).toBeUndefined();
  });
});

describe('what is said', () => {
  it('to a yes: thanks, and nobody needs to read it', () => {
    const answered = answer('oui');
    expect(replyOf(answered)).toMatch(/bonne nouvelle/u);
    expect(effectsOf(answered)).toEqual(['arrival']);
    expect(answered.state.handledBy).toBe('flow');
    expect(answered.state.arrivalCheck).toBeUndefined();
  });

  it('to a no: that a human is told, and nothing is asked any more', () => {
    const answered = answer('non');
    expect(replyOf(answered)).toMatch(/est avertie et te répondra ici/u);
    expect(effectsOf(answered)).toEqual(['text-for-human', 'arrival', 'call-human:arrival-in-doubt']);
    expect(answered.state.handledBy).toBe('human');
  });

  it('in simple words to whoever asked for them', () => {
    expect(replyOf(answer('oui', asked({ plain: true })))).toBe(
      "Merci. C'est une bonne nouvelle. Tu peux écrire en tout temps.",
    );
  });

  it('to danger: what is always said, once', () => {
    const answered = answer("non aide moi il m'a frappée");
    expect(replyOf(answered)).toContain('911');
    expect(effectsOf(answered)).toEqual(['call-human:danger', 'arrival']);
  });

  it('to STOP: that it is done, and a human hears that nobody knows whether they arrived', () => {
    const answered = answer('STOP');
    expect(replyOf(answered)).toMatch(/plus de textos/u);
    expect(answered.state.optedOut).toBe(true);
    expect(effectsOf(answered)).toEqual(['opted-out', 'arrival', 'call-human:arrival-in-doubt']);
  });

  it('to a picture: that a human is told', () => {
    expect(effectsOf(answer('', asked(), 310, 1))).toContain('call-human:arrival-in-doubt');
  });

  it('to "who is this?" in other hands: nothing that tells them anything', () => {
    const answered = answer('cest qui qui texte ma blonde');
    expect(answered.state.doubt).toMatchObject({ why: 'hostile-words' });
    expect(replyOf(answered)).toBe('OK.');
    expect(arrivalOf(answered)).toEqual(['not-well']);
  });

  it('to "not safe now": a neutral goodbye, and a human is told', () => {
    const answered = answer('pas safe');
    expect(replyOf(answered)).not.toMatch(/avertie/u);
    expect(answered.state.unsafeSince).toBeDefined();
    expect(effectsOf(answered)).toContain('call-human:arrival-in-doubt');
  });
});

describe('the next text only', () => {
  it('answers it: a second yes is an ordinary text', () => {
    const { state } = answer('oui');
    expect(arrivalOf(step(state, { text: 'oui', mediaCount: 0 }, minutesIn(311), aHub()))).toEqual([]);
  });

  it('answers it, and not a question of before: a yes is no consent', () => {
    const open = talk(['Bonjour', 'oui', 'non', 'en tout temps', 'un lift', 'Moosonee', '18', 'non', 'non']).state;
    const from = { ...open, arrivalCheck: { tripId: TRIP, askedAt: SENT_AT, outboxId: 'text' } };
    expect(answer('oui', from).state.answers.consent).toBeUndefined();
  });

  it('answers nothing while the question has not left, or something else was written to them since', () => {
    const said = step(asked(), { text: 'oui', mediaCount: 0 }, minutesIn(310), aHub());
    expect(arrivalOf(said)).toEqual([]);
    expect(said.state.arrivalCheck).toBeDefined();
  });

  it('of a person, not what the phone says by itself', () => {
    const said = answer('I am driving with Do Not Disturb turned on. I will see your message later.');
    expect(arrivalOf(said)).toEqual([]);
    expect(said.state.arrivalCheck).toBeDefined();
  });
});

describe('with a member of the hub there', () => {
  const held = (): Conversation => withPerson(asked());

  it('a yes counts, in silence', () => {
    const answered = answer('oui', held());
    expect(answered.replies).toEqual([]);
    expect(effectsOf(answered)).toEqual(['arrival']);
    expect(answered.state.withPerson).toBe(true);
  });

  it('a no counts, in silence, and a human is called', () => {
    const answered = answer('non', held());
    expect(answered.replies).toEqual([]);
    expect(arrivalOf(answered)).toEqual(['not-well']);
    expect(effectsOf(answered)).toContain('call-human:arrival-in-doubt');
  });

  it('anything else is between the two, and the question stays open', () => {
    const answered = answer('je descends de la voiture', held());
    expect(answered.replies).toEqual([]);
    expect(effectsOf(answered)).toEqual(['text-for-human']);
    expect(answered.state.arrivalCheck).toBeDefined();
  });
});

describe('a phone that may be in other hands', () => {
  it('never says that they are well: in doubt', () => {
    const doubtful = takenOver(asked({ doubt: { at: minutesIn(301), why: 'hostile-words' } }));
    const answered = answer('oui', doubtful);
    expect(arrivalOf(answered)).toEqual(['not-well']);
    expect(replyOf(answered)).toBe('OK.');
  });

  it('never says that they are well: after a silence', () => {
    const answered = answer('oui', asked(), 300 + 361);
    expect(arrivalOf(answered)).toEqual(['not-well']);
    expect(effectsOf(answered)).toContain('call-human:arrival-in-doubt');
  });

  it('is in the same sitting when it was just asked, however long they were silent before', () => {
    const long = asked({ lastTextAt: minutesIn(-2000) });
    expect(arrivalOf(answer('oui', long))).toEqual(['well']);
  });

  it('never says that they are well once they want no texts', () => {
    const answered = answer('oui', asked({ optedOut: true }));
    expect(answered.replies).toEqual([]);
    expect(arrivalOf(answered)).toEqual(['not-well']);
  });
});

describe('a conversation that goes on', () => {
  it('whatever the answer was', () => {
    const { state } = answer('non');
    const next = step(givenBack(state), { text: 'allo', mediaCount: 0 }, minutesIn(320), aHub());
    expect(replyOf(next)).not.toBe('');
    expect(newConversation('fr', minutesIn(0)).arrivalCheck).toBeUndefined();
  });
});
