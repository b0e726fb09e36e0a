import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPause } from '../../shared/intake/hours/pause.ts';

/** Wednesday 3 June 2026, 14:10 in Toronto. */
const NOW = '2026-06-03T18:10:00.000Z';
const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Toronto',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** On the wall in Toronto, "06-03, 16:10"; "-" when no time is told. */
function read(text: string, now = NOW): string {
  const at = readPause(text, now, 'America/Toronto');
  return at === undefined ? '-' : clock.format(new Date(at));
}

describe('a stretch of time', () => {
  it.each([
    ['not now, in 2 hours', '06-03, 16:10'],
    ['pas tantôt, dans 30 min', '06-03, 14:40'],
    ['not now hes here text me in 2 hours', '06-03, 16:10'],
    ['pas maintenant, dans 2h', '06-03, 16:10'],
    ['dans 1h30', '06-03, 15:40'],
    ['in two hrs', '06-03, 16:10'],
    ['text me in an hour', '06-03, 15:10'],
    ['in an hour and a half', '06-03, 15:40'],
    ['in half an hour', '06-03, 14:40'],
    ['dans une demi-heure', '06-03, 14:40'],
    ['dans une couple d’heures', '06-03, 16:10'],
    ['rappelle-moi dans 15 minutes', '06-03, 14:25'],
    ['wait 10 min', '06-03, 14:20'],
    ['donne moi 20 minutes', '06-03, 14:30'],
    ['not safe for 2 hours', '06-03, 16:10'],
    ['dans 3 jours', '06-06, 14:10'],
    ['in 2 weeks', '06-17, 14:10'],
  ])('%s → %s', (text, at) => {
    expect(read(text)).toBe(at);
  });
});

describe('an hour', () => {
  it.each([
    ['not now, after 8pm', '06-03, 20:00'],
    ['not now after 8pm', '06-03, 20:00'],
    ['later tonight after 9', '06-03, 21:00'],
    ['il est là, écris-moi après 20h', '06-03, 20:00'],
    ['after 5', '06-03, 17:00'],
    ['after 1', '06-04, 13:00'],
    ['after 9', '06-03, 21:00'],
    ['at 5', '06-03, 17:00'],
    ['at 9', '06-03, 21:00'],
    ['not until 5', '06-03, 17:00'],
    ['pas avant 17h', '06-03, 17:00'],
    ['dont text me until 8', '06-03, 20:00'],
    ['busy until 5', '06-03, 17:00'],
    ['cant talk til 6pm', '06-03, 18:00'],
    ['aujourd’hui après 18h', '06-03, 18:00'],
    ['tonight', '06-03, 18:00'],
    ['plus tard ce soir', '06-03, 21:00'],
    ['ce soir après minuit', '06-04, 00:00'],
    ['after midnight', '06-04, 00:00'],
  ])('%s → %s', (text, at) => {
    expect(read(text)).toBe(at);
  });

  it('that is past is the one of tomorrow, but for tonight', () => {
    const late = '2026-06-04T01:30:00.000Z';
    expect(read('after 8pm', late)).toBe('06-04, 20:00');
    expect(read('not until 9', late)).toBe('06-04, 21:00');
    expect(read('ce soir', '2026-06-03T23:00:00.000Z')).toBe('06-03, 21:00');
    expect(read('ce soir', late)).toBe('-');
  });
});

describe('a day', () => {
  it.each([
    ['text me tomorrow', '06-04, 09:00'],
    ['demain matin', '06-04, 09:00'],
    ['tmr after 5', '06-04, 17:00'],
    ['demain 9h', '06-04, 09:00'],
    ['demain soir après 8', '06-04, 20:00'],
    ['tomorrow night', '06-04, 21:00'],
    ['le matin', '06-04, 09:00'],
    ['non pas avant demain', '06-04, 09:00'],
    ['cant talk rn, tmr', '06-04, 09:00'],
    ['not tonight', '06-04, 09:00'],
    ['no texts tonight', '06-04, 09:00'],
    ['pas ce soir, demain', '06-04, 09:00'],
    ['après-demain', '06-05, 09:00'],
    ['not right now. friday after 4', '06-05, 16:00'],
    ['vendredi soir', '06-05, 18:00'],
    ['lundi', '06-08, 09:00'],
    ['mercredi', '06-10, 09:00'],
    ['lundi prochain', '06-08, 09:00'],
    ['next week', '06-08, 09:00'],
    ['la semaine prochaine', '06-08, 09:00'],
    ['jeudi de la semaine prochaine', '06-11, 09:00'],
    ['next friday', '06-12, 09:00'],
  ])('%s → %s', (text, at) => {
    expect(read(text)).toBe(at);
  });
});

describe('no time, or none that is plain', () => {
  it.each([
    'not now',
    'no',
    'pas maintenant',
    'later',
    'plus tard',
    'not now he is back at 6',
    'not now, back at 6',
    'il revient dans 2h',
    'hes home in 2 hours',
    'he leaves tomorrow',
    'safe until 5',
    'ok until 5',
    'safe for 2 hours',
    'until 5',
    'dont text me after 8',
    'dont text me tomorrow',
    'pas demain',
    'not safe tomorrow',
    'tomorrow is not good',
    'i’m busy tomorrow',
    'busy after 8',
    'if he leaves text me at 8',
    'quand il part, à 8h',
    'maybe tomorrow',
    'between 8 and 9',
    'in 30 days',
    'in 3 weeks',
    'next month',
    'in 0 min',
    'in a bit',
    'mon chum est là',
    'after school',
    '9',
    'not now 2h',
    'never',
    'call 911',
    '',
  ])('%s', (text) => {
    expect(read(text)).toBe('-');
  });
});

describe('around a change of the clocks', () => {
  it('tomorrow at 9 is 9 on the wall', () => {
    expect(readPause('tomorrow', '2026-03-07T20:00:00.000Z', 'America/Toronto')).toBe('2026-03-08T13:00:00.000Z');
    expect(readPause('tomorrow', '2026-10-31T20:00:00.000Z', 'America/Winnipeg')).toBe('2026-11-01T15:00:00.000Z');
    expect(readPause('demain', '2026-03-07T20:00:00.000Z', 'America/Atikokan')).toBe('2026-03-08T14:00:00.000Z');
  });

  it('an hour that is skipped is the leap, and one that comes twice the second', () => {
    expect(readPause('tomorrow at 2:30am', '2026-03-07T20:00:00.000Z', 'America/Toronto')).toBe(
      '2026-03-08T07:00:00.000Z',
    );
    expect(readPause('tomorrow at 1:30am', '2026-10-31T20:00:00.000Z', 'America/Toronto')).toBe(
      '2026-11-01T06:30:00.000Z',
    );
  });

  it('two hours are two hours', () => {
    expect(readPause('in 2 hours', '2026-03-08T06:30:00.000Z', 'America/Toronto')).toBe('2026-03-08T08:30:00.000Z');
  });
});

describe('whatever is written', () => {
  const word = fc.constantFrom(
    ...'not now in 2 hours dans 30 min text me tomorrow tonight after before until 9 8pm 17h demain matin soir lundi next week not busy , . wait for pas avant midi friday'.split(
      ' ',
    ),
  );

  it('a pause is in the future, and 14 days at most', () => {
    const zone = fc.constantFrom('America/Toronto', 'America/Winnipeg', 'America/Atikokan');
    const instant = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') });
    let read = 0;
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), zone, instant, (words, timeZone, now) => {
        const at = readPause(words.join(' '), new Date(now).toISOString(), timeZone);
        if (at === undefined) return;
        read += 1;
        const ahead = Date.parse(at) - now;
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual(14 * 86_400_000);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});
