import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReply } from '../../shared/partners/reply.ts';
import { minutesUntil, timeIn, type SaidTime } from '../../shared/partners/reading/times.ts';

const ZONE = 'America/Toronto';
const at = (hour: number, minute: number, half?: 'am' | 'pm'): SaidTime => ({
  kind: 'at',
  hour,
  minute,
  ...(half !== undefined && { half }),
});
/** 13:30 in Toronto. */
const NOW = '2026-11-22T18:30:00.000Z';

describe('an hour that a partner names', () => {
  it.each([
    ['14h20', at(14, 20), 50],
    ['2h20, the next that comes', at(2, 20), 50],
    ['2:20 pm', at(2, 20, 'pm'), 50],
    ['1h20, which has passed and comes again in the night', at(1, 20), 710],
    ['13h20, which has passed', at(13, 20), undefined],
    ['midnight', at(0, 0), 630],
  ])('%s, for a pickup wanted already, is in %s minutes', (_name, time, minutes) => {
    expect(minutesUntil(time, NOW, NOW, ZONE)).toBe(minutes);
  });

  it('is the one nearest to a pickup that is still to come', () => {
    const nineTomorrow = '2026-11-23T14:00:00.000Z';
    expect(minutesUntil(at(9, 0), NOW, nineTomorrow, ZONE)).toBe(19 * 60 + 30);
    expect(minutesUntil(at(8, 45), NOW, nineTomorrow, ZONE)).toBe(19 * 60 + 15);
  });

  it('is not told when it is more than a day away', () => {
    expect(minutesUntil(at(9, 0), NOW, '2026-11-29T14:00:00.000Z', ZONE)).toBe(undefined);
  });

  it('is right in the night in which the clocks go back', () => {
    // 23:30 on 31 October, an hour before the day that has 25 hours.
    expect(minutesUntil(at(6, 0), '2026-11-01T03:30:00.000Z', '2026-11-01T11:00:00.000Z', ZONE)).toBe(7 * 60 + 30);
  });
});

describe('a figure in a yes to a pickup of tomorrow morning', () => {
  /** 19 and a half hours later, 9:00 in Toronto. */
  const nineTomorrow = '2026-11-23T14:00:00.000Z';
  const heard = (words: string, pickupAt: string): number | undefined => {
    const time = timeIn(words)?.time;
    return time && minutesUntil(time, NOW, pickupAt, ZONE);
  };

  it.each([
    ['oui 10', 20 * 60 + 30],
    ['9', 19 * 60 + 30],
    ['8h30', 19 * 60],
    ['dans 20h', 20 * 60],
    ['in 19 hours', 19 * 60],
    ['20 min de retard', 19 * 60 + 50],
    ['30 min plus tot', 19 * 60],
  ])('%j is the hour, or the wait, that it says: %s minutes', (words, minutes) => {
    expect(heard(words, nineTomorrow)).toBe(minutes);
  });

  it.each([
    'dans 40 min',
    'in 2 hours',
    'oui 15',
    '40',
    'yes 40 min',
    '15 min avant',
    '2h',
    '3',
    'oui 12',
    '90 min',
    '4h30',
  ])('%j is no time', (words) => {
    expect(heard(words, nineTomorrow)).toBeUndefined();
  });

  it.each([
    ['oui 10', 10],
    ['40 min', 40],
    ['2h', 120],
  ])('%j is minutes when the pickup is at most three hours ahead: %s', (words, minutes) => {
    expect(heard(words, '2026-11-22T21:30:00.000Z')).toBe(minutes);
    expect(heard(words, NOW)).toBe(minutes);
  });

  it('and an hour is not that of another day than the pickup', () => {
    // 22:00 in Toronto: nine in the evening tomorrow is within a day, and the pickup is in five.
    expect(minutesUntil(at(9, 0), '2026-11-23T03:00:00.000Z', '2026-11-28T14:00:00.000Z', ZONE)).toBeUndefined();
  });
});

describe('a delay', () => {
  const late = (words: string, pickupAt: string, promisedAt?: string): number | undefined => {
    const time = timeIn(words)?.time;
    return time && minutesUntil(time, NOW, pickupAt, ZONE, promisedAt);
  };
  const IN_AN_HOUR = '2026-11-22T19:30:00.000Z';

  it('is counted from the time agreed, or from now once that has passed', () => {
    expect(late('20 min late', '2026-11-22T19:00:00.000Z')).toBe(50);
    expect(late('20 min late', '2026-11-22T17:00:00.000Z')).toBe(20);
  });

  it.each([
    ['20 min de retard', 80],
    ['en retard de 20 min', 80],
    ['retard 20', 80],
    ['20 en retard', 80],
    ['20 min plus tard', 80],
    ['une demi heure de retard', 90],
    ['une heure de retard', 120],
    ['1h30 de retard', 150],
    ['10 min de plus', 70],
    ['encore 10 min', 70],
    ['running 20 late', 80],
    ['late 15', 75],
    ['late by 15', 75],
    ['15 min behind', 75],
    ['delayed 45 min', 105],
    ['half an hour late', 90],
    ['an hour late', 120],
    ['need 10 more min', 70],
    ['another 10 min', 70],
    ['30 min plus tot', 30],
    ['15 min d avance', 45],
    ['15 min early', 45],
    ['90 min early', undefined],
  ])('of %j is counted from the hour that was promised: %s minutes', (words, minutes) => {
    expect(late(words, NOW, IN_AN_HOUR)).toBe(minutes);
  });

  it.each([
    ['dans 20 min', 20],
    ['20 min', 20],
    ['in an hour and a half', 90],
    ['une demi heure', 30],
  ])('is not what is said to be from now: %j', (words, minutes) => {
    expect(late(words, NOW, IN_AN_HOUR)).toBe(minutes);
  });

  it('and an hour are held against what was promised', () => {
    // Ten in the morning for whoever promised nine, though ten at night comes first.
    expect(minutesUntil(at(10, 0), NOW, NOW, ZONE, '2026-11-23T14:00:00.000Z')).toBe(20 * 60 + 30);
  });

  it.each(['en retard, dans 20 min', 'running late, be there in 20 min', 'late, 20 min'])(
    'is never said to be earlier than what was promised: %j',
    (text) => {
      const { time } = parseReply(text, []);
      expect(time && minutesUntil(time, NOW, NOW, ZONE, IN_AN_HOUR)).toBeGreaterThanOrEqual(60);
    },
  );

  it('of whatever length and wording is never earlier than what was promised', () => {
    const said = fc.constantFrom(
      'MIN min de retard',
      'late MIN',
      'retard, MIN min',
      'en retard, dans MIN min',
      'MIN more min',
    );
    fc.assert(
      fc.property(
        said,
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: -300, max: 900 }),
        (words, minutes, ahead) => {
          const { time } = parseReply(words.replace('MIN', String(minutes)), []);
          const promised = new Date(Date.parse(NOW) + ahead * 60_000).toISOString();
          const until = time && minutesUntil(time, NOW, NOW, ZONE, promised);
          expect(until).toBeGreaterThanOrEqual(Math.max(1, ahead));
        },
      ),
    );
  });
});
