import { describe, expect, it } from 'vitest';
import { lintText, measure } from '../../shared/messaging/index.ts';
import { seriesChangeSchema, seriesRequestSchema } from '../../shared/transport/series/model.ts';
import {
  comingOccurrences,
  instantOf,
  pruned,
  standingOf,
  without,
} from '../../shared/transport/series/occurrences.ts';
import { stepOf } from '../../shared/transport/series/plan.ts';
import { datesOf, isDateOf } from '../../shared/transport/series/recurrence.ts';
import { requestFor } from '../../shared/transport/series/request-for.ts';
import { scheduleSchema, type Schedule } from '../../shared/transport/series/schedule.ts';
import { notMadeText } from '../../shared/transport/series/texts.ts';

const schedule = (change: object): Schedule => ({
  ...scheduleSchema.parse({
    rhythm: { every: 'week', weekdays: ['TU'] },
    from: '2026-12-01',
    time: '10:00',
    ...change,
  }),
  timeZone: 'America/Toronto',
});
const series = (change: object) => ({ schedule: schedule(change), exceptions: {} });
const first = (count: number, change: object): string[] => [...datesOf(schedule(change)).take(count)];

describe('the dates of a schedule', () => {
  it('every other week are those of the week it begins in, and of each second week after', () => {
    const rhythm = { every: 'week', interval: 2, weekdays: ['MO', 'TH'] };
    expect(first(5, { rhythm })).toEqual(['2026-12-03', '2026-12-14', '2026-12-17', '2026-12-28', '2026-12-31']);
  });

  it('on the 31st of a month that is shorter are its last day', () => {
    const rhythm = { every: 'month', on: { kind: 'day', day: 31 } };
    expect(first(4, { rhythm, from: '2027-01-15' })).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
  });

  it('on the last Friday, or the second Tuesday, of a month', () => {
    const on = (ordinal: number | string, weekday: string) => ({
      rhythm: { every: 'month', interval: 3, on: { kind: 'weekday', ordinal, weekday } },
    });
    expect(first(3, on('last', 'FR'))).toEqual(['2026-12-25', '2027-03-26', '2027-06-25']);
    expect(first(3, on(2, 'TU'))).toEqual(['2026-12-08', '2027-03-09', '2027-06-08']);
  });

  it('end with a date, with a number, or with the calendar', () => {
    expect(first(9, { ends: { kind: 'on', date: '2026-12-15' } })).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
    expect(first(9, { ends: { kind: 'after', count: 2 } })).toEqual(['2026-12-01', '2026-12-08']);
    expect([...datesOf(schedule({ from: '2199-12-20' }))]).toEqual(['2199-12-24', '2199-12-31']);
    expect(isDateOf(schedule({}), '2026-12-09')).toBe(false);
  });
});

describe('the time of an appointment', () => {
  const zone = 'America/Toronto';

  it('is the same on the wall before and after the clocks are changed', () => {
    const at = comingOccurrences(series({ from: '2026-10-27', ends: { kind: 'after', count: 2 } }), 5);
    expect(at.map((one) => one.at)).toEqual(['2026-10-27T14:00:00.000Z', '2026-11-03T15:00:00.000Z']);
  });

  it('that the clocks skip is as much later as they skip', () => {
    expect(instantOf(zone, { date: '2027-03-14', time: '02:30' })).toBe('2027-03-14T07:30:00.000Z');
    expect(instantOf(zone, { date: '2027-03-14', time: '01:59' })).toBe('2027-03-14T06:59:00.000Z');
    expect(instantOf(zone, { date: '2027-03-14', time: '03:00' })).toBe('2027-03-14T07:00:00.000Z');
  });

  it('that the clocks show twice is the first of the two', () => {
    expect(instantOf(zone, { date: '2026-11-01', time: '01:30' })).toBe('2026-11-01T05:30:00.000Z');
  });

  it('goes by its own zone, one without any change of the clocks too', () => {
    expect(instantOf('America/Atikokan', { date: '2027-07-01', time: '10:00' })).toBe('2027-07-01T15:00:00.000Z');
    expect(instantOf('America/Winnipeg', { date: '2027-07-01', time: '10:00' })).toBe('2027-07-01T15:00:00.000Z');
    expect(instantOf('America/Winnipeg', { date: '2027-01-01', time: '10:00' })).toBe('2027-01-01T16:00:00.000Z');
  });
});

describe('the clock of a series', () => {
  it('is due its lead time before the pickup', () => {
    const one = series({});
    expect(stepOf(one, 1440, '2026-11-30T14:59:59.999Z')).toEqual({ missed: [], nextAt: '2026-11-30T15:00:00.000Z' });
    expect(stepOf(one, 1440, '2026-11-30T15:00:00.000Z')).toMatchObject({
      missed: [],
      make: { date: '2026-12-01' },
      nextAt: '2026-12-07T15:00:00.000Z',
    });
  });

  it('at the very instant of the pickup finds that it was missed', () => {
    const step = stepOf(series({ ends: { kind: 'after', count: 1 } }), 1440, '2026-12-01T15:00:00.000Z');
    expect(step).toMatchObject({ missed: [{ date: '2026-12-01' }] });
    expect(step.make).toBeUndefined();
    expect(step.nextAt).toBeUndefined();
  });
});

describe('what is known of a date', () => {
  it('says whether it is done, coming, moved, skipped, or none of the series', () => {
    const skip = { kind: 'skip', reason: 'other' } as const;
    const move = { kind: 'move', to: { date: '2026-12-20', time: '09:00' }, done: false } as const;
    const one = { schedule: schedule({}), exceptions: { '2026-12-08': skip, '2026-12-15': move } };
    const [next] = comingOccurrences(one, 1);
    if (next === undefined) throw new Error('it never ends');
    const after = without(one, [next]);
    const dates = ['2026-12-01', '2026-12-02', '2026-12-08', '2026-12-15', '2026-12-22'];
    expect(dates.map((date) => standingOf(after, date))).toEqual(['done', undefined, 'skipped', 'moved', 'coming']);
  });

  it('is forgotten a month later, but not that it was moved and is still to come', () => {
    const exceptions = {
      '2026-12-08': { kind: 'skip', reason: 'other' },
      '2026-12-15': { kind: 'move', to: { date: '2027-06-01', time: '09:00' }, done: false },
      '2026-12-22': { kind: 'move', to: { date: '2026-12-23', time: '09:00' }, done: true },
      '2027-02-02': { kind: 'skip', reason: 'other' },
    } as const;
    const [before] = datesOf(schedule({ from: '2027-02-09' }));
    const kept = pruned({ schedule: schedule({}), exceptions: { ...exceptions }, doneThrough: before });
    expect(Object.keys(kept.exceptions)).toEqual(['2026-12-15', '2027-02-02']);
  });
});

describe('the trip that is asked for', () => {
  const legs = [{ from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'airport', ident: 'CYTS' } }];
  const request = (back: object) =>
    seriesRequestSchema.parse({
      trip: {
        purpose: 'appointment',
        legs,
        passengers: { adults: 1, children: 1 },
        ...back,
      },
      schedule: schedule({}),
    });
  const asked = (back: object, moment = { date: '2026-12-01', time: '10:00' }) => {
    const { trip } = request(back);
    const { personId: _person, pickupDetails: _details, agreedAs: _agreed, ...open } = trip;
    const occurrence = { ...comingOccurrences(series({}), 1)[0], moment, at: instantOf('America/Toronto', moment) };
    if (occurrence.date === undefined || occurrence.as === undefined) throw new Error('it never ends');
    const { date, as } = occurrence;
    const words = { pickupDetails: 'Porte bleue', agreedAs: 'camion vert', avoidPeople: 'R.' };
    return requestFor({ trip: open, schedule: schedule({}) }, words, { ...occurrence, date, as });
  };

  it('is what the series asks for, at the time, with the words for the driver', () => {
    expect(asked({})).toMatchObject({
      purpose: 'appointment',
      legs,
      when: { kind: 'at', at: '2026-12-01T15:00:00.000Z' },
      pickupDetails: 'Porte bleue',
      agreedAs: 'camion vert',
      avoid: { people: 'R.' },
    });
    expect(asked({})).not.toHaveProperty('return');
  });

  it('has its way back as long after as in the schedule, when it is moved too', () => {
    const back = { return: { kind: 'at', time: '09:00', daysLater: 1 } };
    expect(asked(back).return).toEqual({ kind: 'at', at: '2026-12-02T14:00:00.000Z' });
    expect(asked(back, { date: '2026-12-05', time: '18:00' }).return).toEqual({
      kind: 'at',
      at: '2026-12-06T22:00:00.000Z',
    });
    expect(asked({ return: { kind: 'open' } }).return).toEqual({ kind: 'open' });
    expect(asked({ return: { kind: 'open', about: '12:15' } }).return).toEqual({
      kind: 'open',
      about: '2026-12-01T17:15:00.000Z',
    });
  });

  it('takes no time of its own, and a change no other person', () => {
    const { trip } = request({});
    const when = { kind: 'now' };
    expect(seriesRequestSchema.safeParse({ trip: { ...trip, when }, schedule: schedule({}) }).success).toBe(false);
    const personId = '018f0000-0000-7000-8000-000000000000';
    expect(seriesChangeSchema.safeParse({ trip: { ...trip, personId } }).success).toBe(false);
    expect(seriesChangeSchema.parse({})).toEqual({ forget: [] });
  });
});

describe('the text about trips that were not made', () => {
  const moments = (count: number) => Array.from({ length: count }, () => ({ date: '2026-12-01', time: '10:00' }));

  it.each(
    (['fr', 'en'] as const).flatMap((language) =>
      [1, 2, 26].map((count) => notMadeText(language, '018f0000-0000-7000-8000-00000000abcd', moments(count))),
    ),
  )('%j is one or two GSM-7 segments, and gives nothing away', (text) => {
    expect(measure(text).encoding).toBe('GSM-7');
    expect(measure(text).segments).toBeLessThanOrEqual(2);
    expect(lintText(text, { phoneDeclaredSafe: false })).toEqual([]);
    expect(text).toContain('00ABCD');
    expect(text).toContain('2026-12-01 10:00');
  });

  it('says how many more there are', () => {
    const of = (count: number) => notMadeText('fr', 'abcdef', moments(count));
    expect([of(1), of(2), of(3)]).toEqual([
      'Série ABCDEF: aucune demande faite pour le trajet du 2026-12-01 10:00. Voyez la console.',
      'Série ABCDEF: aucune demande faite pour le trajet du 2026-12-01 10:00 ni pour un autre. Voyez la console.',
      'Série ABCDEF: aucune demande faite pour le trajet du 2026-12-01 10:00 ni pour 2 autres. Voyez la console.',
    ]);
  });
});
