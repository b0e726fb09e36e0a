import { describe, expect, it } from 'vitest';
import { withPerson } from '../../shared/intake/conversation.ts';
import type { Conversation } from '../../shared/intake/model.ts';
import { step } from '../../shared/intake/step.ts';
import { withTripText } from '../../shared/intake/trips/trip-text.ts';
import { aHub, minutesIn, replyOf, talk } from './intake-hub-builder.ts';

const DONE = ['hi i am looking for a ride', 'yes', 'no', 'any time', 'Moosonee', '17', 'no', 'no', 'yes'];
const asked = { at: minutesIn(60), outboxId: 'text' };
const PICKUP = minutesIn(90);
const confirmed = { tripId: 't', says: 'confirmed', at: PICKUP } as const;
const riding = withTripText(talk(DONE).state, confirmed, asked);
const say = (text: string, minute = 61, from: Conversation = riding) =>
  step(from, { text, mediaCount: 0 }, minutesIn(minute), aHub());

describe('a text while a ride stands', () => {
  it.each([
    ...['the driver isnt here', 'cancel my ride', 'i dont want to go anymore', 'im outside its cold', 'no'],
    ...['this is not the right road', 'the driver is creepy', 'i want to go home', 'where is he?', 'thanks?'],
    ...['y a personne', 'jveux pu y aller', 'cest pas le bon chemin', 'jveux retourner chez nous', 'yé où le lift'],
  ])('%s: a human hears at once, and they read so', (text) => {
    const told = say(text);
    expect(told.effects).toContainEqual({ kind: 'call-human', reason: 'about-ride', urgent: true });
    expect(replyOf(told)).toMatch(/A person on our team has been told|Une personne de l'équipe est avertie/u);
  });

  it.each(['ok', 'ok thanks', 'merci beaucoup', 'yes', '👍', 'thank you so much', 'parfait merci', ''])(
    '"%s" disturbs nobody',
    (text) => {
      expect(say(text).effects.filter(({ kind }) => kind === 'call-human')).toEqual([]);
    },
  );

  it('that calls a human by itself calls once', () => {
    const calls = say('he has a knife').effects.filter(({ kind }) => kind === 'call-human');
    expect(calls).toEqual([{ kind: 'call-human', reason: 'danger', urgent: true }]);
  });

  it('is heard too when it stops the texts', () => {
    const stopped = say('STOP');
    expect(stopped.state.optedOut).toBe(true);
    expect(stopped.effects).toContainEqual({ kind: 'call-human', reason: 'about-ride', urgent: true });
  });

  it('days ahead wakes nobody', () => {
    const ahead = withTripText(talk(DONE).state, { ...confirmed, at: minutesIn(3 * 24 * 60) }, asked);
    expect(say('can i bring my dog', 61, ahead).effects).toContainEqual({
      kind: 'call-human',
      reason: 'about-ride',
      urgent: false,
    });
  });

  it('is left to the member of the hub who writes with them', () => {
    expect(say('where is he', 61, withPerson(riding)).effects).toEqual([{ kind: 'text-for-human' }]);
  });
});

describe('a ride', () => {
  it('stands from the text that confirms it until one takes it back, or asks whether they arrived', () => {
    expect(riding.ride).toEqual({ tripId: 't', pickupAt: PICKUP });
    for (const says of ['changed', 'cancelled', 'check'] as const) {
      expect(withTripText(riding, { tripId: 't', says }, asked).ride).toBeUndefined();
      expect(withTripText(riding, { tripId: 'other', says }, asked).ride).toEqual(riding.ride);
    }
  });

  it('wanted now stands from the text', () => {
    expect(withTripText(talk(DONE).state, { tripId: 't', says: 'confirmed' }, asked).ride?.pickupAt).toBe(asked.at);
  });

  it('is over a day after the pickup, though nobody said so', () => {
    const late = say('i need a ride', 90 + 25 * 60);
    expect(late.effects.filter(({ kind }) => kind === 'call-human')).toEqual([]);
  });
});
