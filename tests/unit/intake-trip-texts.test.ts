import { describe, expect, it } from 'vitest';
import { withNote } from '../../shared/intake/conversation.ts';
import type { Language } from '../../shared/intake/model.ts';
import { isTextKey, wordingOf } from '../../shared/intake/texts/texts.ts';
import { shippedTexts } from '../../shared/intake/texts/shipped-texts.ts';
import { classify } from '../../shared/intake/hearing/keywords.ts';
import { answerWindowMs, standingOf } from '../../shared/intake/trips/check-clock.ts';
import { sayPickup } from '../../shared/intake/trips/trip-moment.ts';
import { isTooLate, textKeyOf, withTripText } from '../../shared/intake/trips/trip-text.ts';
import { alertText } from '../../shared/intake/texts/alert-texts.ts';
import { lintText, measure } from '../../shared/messaging/index.ts';
import { talk } from './intake-hub-builder.ts';

const languages: readonly Language[] = ['fr', 'en'];
const TORONTO = 'America/Toronto';
const KENORA = 'America/Winnipeg';
const EASTERN = { there: TORONTO, own: TORONTO };
const keys = Object.keys(shippedTexts)
  .filter(isTextKey)
  .filter((key) => key.startsWith('trip-'));

describe('the time of pickup', () => {
  const at = '2026-11-24T19:40:00.000Z';

  it('is said as people say it', () => {
    expect(sayPickup(at, '2026-11-24T15:00:00.000Z', EASTERN, 'fr')).toBe('vers 14 h 40');
    expect(sayPickup(at, '2026-11-24T15:00:00.000Z', EASTERN, 'en')).toBe('around 2:40 pm');
    expect(sayPickup('2026-11-24T19:00:00.000Z', at, EASTERN, 'fr')).toBe('vers 14 h');
    expect(sayPickup('2026-11-24T05:05:00.000Z', at, EASTERN, 'en')).toBe('around 12:05 am');
    expect(sayPickup('2026-11-24T17:00:00.000Z', at, EASTERN, 'en')).toBe('around 12:00 pm');
  });

  it('is that of the clock where they are picked up, which is named when theirs shows another hour', () => {
    const read = '2026-11-24T15:00:00.000Z';
    expect(sayPickup(at, read, { there: KENORA, own: KENORA }, 'fr')).toBe('vers 13 h 40');
    expect(sayPickup(at, read, { there: KENORA, own: TORONTO }, 'fr')).toBe('vers 13 h 40 (heure du Centre)');
    expect(sayPickup(at, read, { there: KENORA, own: TORONTO }, 'en')).toBe('around 1:40 pm (Central Time)');
    expect(sayPickup(at, read, { there: TORONTO, own: KENORA }, 'fr')).toBe("vers 14 h 40 (heure de l'Est)");
    expect(sayPickup(at, read, { there: TORONTO, own: KENORA }, 'en')).toBe('around 2:40 pm (Eastern Time)');
  });

  it('leaves a zone of another name alone while it shows the same hour', () => {
    const clocks = { there: 'America/Atikokan', own: TORONTO };
    expect(sayPickup(at, '2026-11-24T15:00:00.000Z', clocks, 'en')).toBe('around 2:40 pm');
    // No daylight saving time there: in summer it is an hour earlier than in Toronto.
    const summer = sayPickup('2026-07-24T18:40:00.000Z', '2026-07-24T15:00:00.000Z', clocks, 'en');
    expect(summer).toBe('around 1:40 pm (Eastern Standard Time)');
    expect(sayPickup('2026-07-24T18:40:00.000Z', '2026-07-24T15:00:00.000Z', clocks, 'fr')).toBe(
      "vers 13 h 40 (heure normale de l'Est)",
    );
  });

  it('has its day when the text is read on another one, by their calendar', () => {
    expect(sayPickup(at, '2026-11-23T15:00:00.000Z', EASTERN, 'fr')).toBe('mardi 24 vers 14 h 40');
    expect(sayPickup(at, '2026-11-23T15:00:00.000Z', EASTERN, 'en')).toBe('Tue Nov 24 around 2:40 pm');
    // It is still Monday in Toronto.
    expect(sayPickup(at, '2026-11-24T04:59:00.000Z', EASTERN, 'fr')).toBe('mardi 24 vers 14 h 40');
  });

  it('has its day while the two clocks are on different days: "tonight" is another night on each', () => {
    const clocks = { there: KENORA, own: TORONTO };
    // 23:50 on Monday in Kenora; read at 23:30 there, when it is Tuesday in Toronto.
    const late = sayPickup('2026-11-24T05:50:00.000Z', '2026-11-24T05:30:00.000Z', clocks, 'en');
    expect(late).toBe('Mon Nov 23 around 11:50 pm (Central Time)');
    const both = sayPickup('2026-11-24T05:50:00.000Z', '2026-11-24T02:00:00.000Z', clocks, 'en');
    expect(both).toBe('around 11:50 pm (Central Time)');
  });

  it('keeps a text in GSM-7, and within one segment, on every day of the year', () => {
    const wrong: string[] = [];
    for (let day = 0; day < 366; day += 1) {
      const pickup = new Date(Date.UTC(2026, 0, 1, 12 + (day % 24), day % 60) + day * 86_400_000).toISOString();
      for (const language of languages) {
        const clocks = { there: day % 2 === 0 ? 'America/Atikokan' : TORONTO, own: KENORA };
        const when = sayPickup(pickup, '2020-01-01T00:00:00.000Z', clocks, language);
        const text = wordingOf('trip-confirmed-at', language, {}, { when });
        const { encoding, segments } = measure(text);
        if (encoding !== 'GSM-7' || segments > 1 || lintText(text, { phoneDeclaredSafe: false }).length > 0)
          wrong.push(text);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the texts of a trip', () => {
  const texts = keys.flatMap((key) =>
    languages.flatMap((language) =>
      [false, true].map((plain) => ({
        key,
        language,
        plain,
        text: wordingOf(key, language, {}, { when: 'vers 14 h' }, plain),
      })),
    ),
  );

  it('are seven, in both languages, in ordinary and in simple words', () => {
    expect(texts).toHaveLength(7 * 4);
  });

  it.each(texts)('$key in $language, plain: $plain, gives nothing away, in GSM-7', ({ text }) => {
    expect(lintText(text, { phoneDeclaredSafe: false })).toEqual([]);
    expect(measure(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
  });

  it('would not be taken for danger or for a keyword, if a phone sent them back', () => {
    expect(
      texts.filter(({ text }) => classify(text).danger !== undefined || classify(text).changedHands === true),
    ).toEqual([]);
  });

  it('promise a time only where there is one', () => {
    expect(textKeyOf({ says: 'confirmed' })).toBe('trip-confirmed');
    expect(textKeyOf({ says: 'confirmed', at: '2026-11-24T19:40:00.000Z' })).toBe('trip-confirmed-at');
    expect(textKeyOf({ says: 'new-time', at: '2026-11-24T19:40:00.000Z' })).toBe('trip-new-time');
    expect(textKeyOf({ says: 'new-time' })).toBe('trip-confirmed');
  });

  it('come too late once whoever comes is there', () => {
    const at = '2026-11-24T19:40:00.000Z';
    const now = '2026-11-24T15:00:00.000Z';
    expect(isTooLate({ says: 'confirmed', at }, '2026-11-24T19:40:00.000Z', now)).toBe(true);
    expect(isTooLate({ says: 'confirmed', at }, '2026-11-24T19:40:00.000Z', at)).toBe(true);
    expect(isTooLate({ says: 'confirmed', at }, '2026-11-24T19:39:00.000Z', now)).toBe(false);
    expect(isTooLate({ says: 'confirmed' }, '2026-11-25T00:00:00.000Z', now)).toBe(false);
  });

  it.each(['confirmed', 'new-time', 'changed', 'cancelled'] as const)(
    '"%s" come too late to somebody who waits meanwhile, or waited from the time of pickup on',
    (says) => {
      const now = '2026-11-25T01:00:00.000Z';
      const pickupAt = '2026-11-25T12:00:00.000Z';
      expect(isTooLate({ says, urgent: true }, '2026-11-25T01:15:00.000Z', now)).toBe(false);
      expect(isTooLate({ says, urgent: true }, '2026-11-25T01:15:01.000Z', now)).toBe(true);
      expect(isTooLate({ says, urgent: false, pickupAt }, '2026-11-25T14:00:00.000Z', now)).toBe(true);
      expect(isTooLate({ says, urgent: false, pickupAt }, pickupAt, now)).toBe(true);
      expect(isTooLate({ says, urgent: false, pickupAt }, '2026-11-25T11:59:00.000Z', now)).toBe(false);
      // Whoever is late is still waited for.
      expect(
        isTooLate({ says, urgent: true, pickupAt: now }, '2026-11-25T01:10:00.000Z', '2026-11-25T01:05:00.000Z'),
      ).toBe(false);
    },
  );

  it('ask at any hour whether they arrived well', () => {
    const pickupAt = '2026-11-25T01:00:00.000Z';
    expect(isTooLate({ says: 'check', urgent: true, pickupAt }, '2026-11-25T14:00:00.000Z', pickupAt)).toBe(false);
  });

  it('to whoever is on call say why, and leave their letters as they are', () => {
    for (const reason of ['arrival-in-doubt', 'arrival-unanswered'] as const) {
      for (const language of languages) {
        expect(measure(alertText(reason, true, 'a'.repeat(43), language))).toMatchObject({
          encoding: 'GSM-7',
          segments: 1,
        });
      }
    }
  });
});

describe('a conversation into which a text of a trip is written', () => {
  const asked = { at: '2026-06-01T15:00:00.000Z', outboxId: 'text' };
  const open = talk(['Bonjour', 'oui', 'non', 'en tout temps', 'un lift', 'Moosonee', '18', 'non', 'non']).state;

  it('puts an open question away: an "ok" to the ride is no consent', () => {
    const after = withTripText(open, { tripId: 't', says: 'confirmed' }, asked);
    expect(after.handledBy).toBe('human');
    const told = talk(['ok'], after);
    expect(told.state.answers.consent).toBeUndefined();
    expect(told.effects).toEqual([{ kind: 'text-for-human' }]);
  });

  it('takes back the question whether everything is to be erased', () => {
    expect(withTripText({ ...open, eraseAsked: true }, { tripId: 't', says: 'check' }, asked).eraseAsked).toBe(false);
  });

  it('remembers a check until the trip has other news', () => {
    const checked = withTripText(withNote(open, 'x'), { tripId: 't', says: 'check' }, asked);
    expect(checked.arrivalCheck).toEqual({ tripId: 't', askedAt: asked.at, outboxId: 'text' });
    expect(withTripText(checked, { tripId: 'other', says: 'confirmed' }, asked).arrivalCheck).toEqual(
      checked.arrivalCheck,
    );
    expect(withTripText(checked, { tripId: 't', says: 'changed' }, asked).arrivalCheck).toBeUndefined();
  });
});

describe('the clock on an answer', () => {
  const minute = 60_000;
  const askedAt = '2026-11-24T15:00:00.000Z';
  const at = (minutes: number): string => new Date(Date.parse(askedAt) + minutes * minute).toISOString();

  it('leaves time to answer, and not for ever', () => {
    expect([1, 15, 45, 1440].map((minutes) => answerWindowMs(minutes) / minute)).toEqual([30, 30, 45, 120]);
  });

  it('runs from when the question left', () => {
    const text = { status: 'sent', claimedAt: at(20) } as const;
    expect(standingOf(text, askedAt, 30 * minute, at(30))).toEqual({ kind: 'look-again', at: at(50) });
    expect(standingOf(text, askedAt, 30 * minute, at(50))).toEqual({ kind: 'over' });
  });

  it('waits for one that is held up, for a day', () => {
    expect(standingOf({ status: 'pending' }, askedAt, 30 * minute, at(60))).toEqual({ kind: 'look-again', at: at(90) });
    expect(standingOf({ status: 'pending' }, askedAt, 30 * minute, at(24 * 60))).toEqual({ kind: 'over' });
  });

  it('is over for one that cannot arrive, unless it need not', () => {
    for (const status of ['undelivered', 'failed', 'erased'] as const) {
      expect(standingOf({ status }, askedAt, 30 * minute, at(1))).toEqual({ kind: 'over' });
    }
    expect(standingOf(undefined, askedAt, 30 * minute, at(1))).toEqual({ kind: 'over' });
    expect(standingOf({ status: 'withheld', withheld: 'not-safe' }, askedAt, 30 * minute, at(1))).toEqual({
      kind: 'over',
    });
    expect(standingOf({ status: 'withheld', withheld: 'no-longer-true' }, askedAt, 30 * minute, at(1))).toEqual({
      kind: 'withdrawn',
    });
  });
});
