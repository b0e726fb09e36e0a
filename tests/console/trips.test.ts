import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersTo, canBeDone, DEEDS, textedBy, textedByAnswer } from '../../console/src/screens/trips/deeds.ts';
import {
  emptyDraft,
  gapsOf,
  journeyBodyOf,
  keyOf,
  planBodyOf,
  pointOfKey,
  seriesBodyOf,
  tripBodyOf,
  type Draft,
} from '../../console/src/screens/trips/draft.ts';
import { centsIn } from '../../console/src/screens/trips/money.ts';
import { instantAt, wallClock } from '../../console/src/screens/trips/times.ts';
import {
  boardOf,
  clockOf,
  groupOf,
  wavesOf,
  type Need,
  type Offer,
  type OpenedTrip,
  type Trip,
} from '../../console/src/screens/trips/trips.ts';
import { journeyRequestSchema, journeyToPlanSchema } from '../../shared/transport/journey.ts';
import { TRIP_STATUSES } from '../../shared/transport/model.ts';
import { tripRequestSchema } from '../../shared/transport/request.ts';
import { seriesRequestSchema } from '../../shared/transport/series/model.ts';
import { tripTable } from '../../shared/transport/states.ts';

const AT = '2026-11-22T20:00:00.000Z';
const NOW = Date.parse(AT);
const ZONE = 'America/Toronto';
const PARTNER = 'a0000000-0000-4000-8000-000000000001';
const OTHER = 'a0000000-0000-4000-8000-000000000002';

const trip = (with_: Partial<OpenedTrip> = {}): OpenedTrip => ({
  id: 'b0000000-0000-4000-8000-000000000001',
  reference: 'T-7K3M',
  purpose: 'safe-place',
  legs: [
    {
      from: { kind: 'community', communityId: 'place-timmins' },
      to: { kind: 'community', communityId: 'place-cochrane' },
    },
  ],
  when: { kind: 'now' },
  passengers: { adults: 1, children: 0, attendants: 0 },
  accessibility: [],
  luggage: 'hand',
  avoid: { organizationIds: [], locationIds: [], communityIds: [], policeMarks: false },
  tellPerson: true,
  status: 'offering',
  pickupAt: AT,
  dispatchAt: AT,
  createdAt: AT,
  updatedAt: AT,
  round: 1,
  wave: 1,
  version: 3,
  offers: [],
  history: [],
  ...with_,
});
const offer = (with_: Partial<Offer> = {}): Offer => ({
  id: 'c0000000-0000-4000-8000-000000000001',
  organizationId: PARTNER,
  code: '7K3M',
  round: 1,
  wave: 1,
  status: 'open',
  openedAt: AT,
  stage: 1,
  textId: 'text',
  ...with_,
});
const need = (with_: Partial<Need> = {}): Need => ({
  kind: 'trip',
  id: trip().id,
  urgency: 'now',
  reason: 'not-departed',
  since: AT,
  version: 1,
  ...with_,
});
const later = (minutes: number): string => new Date(NOW + minutes * 60_000).toISOString();
const everything = { shown: 'all', purpose: undefined, search: '' } as const;

describe('the board', () => {
  const board = (
    trips: readonly Trip[],
    needs: readonly Need[] = [],
    filter: Parameters<typeof boardOf>[2] = everything,
  ) =>
    boardOf(trips, new Map(needs.map((one) => [one.id, one])), filter, () => 'Timmins Saint-Félicien').map(
      ({ group, rows }) => [group, rows.map((row) => row.trip.id)],
    );

  it('has what needs somebody first, whatever its state', () => {
    const trips = [trip({ id: '1' }), trip({ id: '2', status: 'accepted' }), trip({ id: '3', status: 'unfilled' })];
    expect(board(trips, [need({ id: '2' })])).toEqual([
      ['risk', ['2', '3']],
      ['offering', ['1']],
    ]);
  });

  it('has first in a group what nobody has in hand, then what rings next', () => {
    const trips = [
      trip({ id: '1', status: 'accepted', nextLookAt: later(1) }),
      trip({ id: '2', status: 'accepted', nextLookAt: later(9) }),
      trip({ id: '3', status: 'accepted', nextLookAt: later(5) }),
    ];
    const needs = ['1', '2', '3'].map((id) => need({ id, inHand: id === '1' }));
    expect(board(trips, needs)).toEqual([['risk', ['3', '2', '1']]]);
  });

  it('shows nothing that is over, and everything else once', () => {
    const trips = TRIP_STATUSES.map((status) => trip({ id: status, status }));
    const shown = board(trips).flatMap(([, ids]) => ids);
    expect([...shown].sort()).toEqual(
      TRIP_STATUSES.filter((status) => Object.keys(tripTable[status]).length > 0).sort(),
    );
  });

  it('is searched without accents or case', () => {
    expect(board([trip()], [], { ...everything, search: 'saint-felicien' })).toHaveLength(1);
    expect(board([trip()], [], { ...everything, search: '7k3m' })).toHaveLength(1);
    expect(board([trip()], [], { ...everything, search: 'kenora' })).toHaveLength(0);
  });

  it('runs the clock of the wave while partners are asked, else that of the next look', () => {
    expect(clockOf(trip({ waveEndsAt: later(5), nextLookAt: later(6) }))).toEqual({ kind: 'wave', at: later(5) });
    expect(clockOf(trip({ status: 'accepted', waveEndsAt: later(5), nextLookAt: later(6) }))?.kind).toBe('look');
    expect(clockOf(trip({ status: 'requested', nextLookAt: later(6) }))?.kind).toBe('first');
    expect(clockOf(trip({ status: 'requested', when: { kind: 'open' }, nextLookAt: later(6) }))?.kind).toBe('look');
    expect(clockOf(trip({ status: 'completed' }))).toBeUndefined();
  });

  it('has no group for a trip that is over, however much it needs somebody', () => {
    expect(groupOf(trip({ status: 'no-show' }), need())).toBeUndefined();
  });
});

describe('waves', () => {
  it('are the latest first, by round and then wave, and only the present one has an end', () => {
    const one = trip({
      round: 2,
      wave: 10,
      waveEndsAt: later(5),
      offers: [
        offer({ id: '1', wave: 3 }),
        offer({ id: '2', round: 2, wave: 9 }),
        offer({ id: '3', round: 2, wave: 10 }),
      ],
    });
    expect(wavesOf(one).map(({ round, wave, endsAt }) => [round, wave, endsAt])).toEqual([
      [2, 10, later(5)],
      [2, 9, undefined],
      [1, 3, undefined],
    ]);
  });
});

describe('what can be done to a trip', () => {
  const accepted = { acceptedBy: { organizationId: PARTNER, at: AT } };

  it('is what the machine of states allows', () => {
    for (const status of TRIP_STATUSES) {
      const one = trip({ status });
      expect([status, canBeDone('cancel', one)]).toEqual([status, tripTable[status].cancel !== undefined]);
      expect([status, canBeDone('redispatch', one)]).toEqual([status, tripTable[status].redispatch !== undefined]);
      expect([status, canBeDone('assign', one)]).toEqual([status, tripTable[status].accept !== undefined]);
    }
  });

  it('is nothing but noting the arrival, once it is completed', () => {
    const one = trip({ status: 'completed', ...accepted });
    expect(DEEDS.filter((deed) => canBeDone(deed, one))).toEqual(['arrival']);
  });

  it('does not assign a trip that has no time yet', () => {
    expect(canBeDone('assign', trip({ status: 'requested', when: { kind: 'open' } }))).toBe(false);
  });

  it('lets a partner who has it say how it goes, and one who was passed over say yes', () => {
    const has = offer({ status: 'accepted' });
    const one = trip({ status: 'en-route', ...accepted, offers: [has] });
    expect(answersTo(has, one)).toEqual(['picked-up', 'completed', 'no-show', 'problem', 'withdraw']);
    expect(answersTo(offer(), trip())).toEqual(['accept', 'decline']);
    expect(answersTo(offer({ status: 'expired' }), trip({ status: 'unfilled' }))).toEqual(['accept']);
    expect(answersTo(offer({ status: 'withdrawn', closedBecause: 'withdrawn-by-hub' }), trip())).toEqual([]);
  });
});

describe('who will be texted', () => {
  const person = { personId: 'd0000000-0000-4000-8000-000000000001' };
  const promised = { toldPerson: { says: 'confirmed', at: AT } };
  const accepted = { status: 'accepted', acceptedBy: { organizationId: PARTNER, at: AT } } as const;

  it('is whoever has it, whoever waits for an answer, and the person who was promised, when it is called off', () => {
    const one = trip({
      ...person,
      ...promised,
      ...accepted,
      offers: [offer({ status: 'accepted' }), offer({ id: '2', organizationId: OTHER, status: 'expired' })],
    });
    expect(textedBy('cancel', one)).toEqual([
      { who: 'holder-off', organizationId: PARTNER },
      { who: 'asked-off', organizationIds: [OTHER] },
      { who: 'person', says: 'off' },
    ]);
  });

  it('is not the person who was told nothing, nor who said no', () => {
    const one = trip({ ...person, offers: [offer({ status: 'declined' })] });
    expect(textedBy('cancel', one)).toEqual([{ who: 'nobody' }]);
  });

  it('is nobody of an airline where a seat was booked', () => {
    const planned = { departsAt: AT, arrivesAt: later(60), carriage: 'scheduled' } as const;
    expect(textedBy('assign', trip({ status: 'requested', planned }))).toEqual([{ who: 'nobody' }]);
  });

  it('is the next wave when the last who was asked says no', () => {
    const last = offer();
    expect(textedByAnswer('decline', trip({ offers: [last] }), last.id)).toEqual([{ who: 'next' }]);
    const two = trip({ offers: [last, offer({ id: '2', organizationId: OTHER })] });
    expect(textedByAnswer('decline', two, last.id)).toEqual([{ who: 'nobody' }]);
  });

  it('is always somebody, or said to be nobody', () => {
    for (const deed of DEEDS) expect(textedBy(deed, trip()).length).toBeGreaterThan(0);
  });
});

describe('an hour on the wall clock', () => {
  it('is the instant that shows it, in any zone and season', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
        fc.constantFrom('America/Toronto', 'America/Winnipeg', 'UTC'),
        (date, zone) => {
          const shown = wallClock(date.getTime(), zone);
          const back = instantAt(shown.date, shown.time, zone) ?? '';
          expect(wallClock(back, zone)).toEqual(shown);
        },
      ),
    );
  });

  it('is moved on where the spring leaves it out, and the first of the two in autumn', () => {
    expect(instantAt('2026-03-08', '02:30', ZONE)).toBe('2026-03-08T07:30:00.000Z');
    expect(instantAt('2026-11-01', '01:30', ZONE)).toBe('2026-11-01T05:30:00.000Z');
    expect(instantAt('2026-11-01', '12:00', ZONE)).toBe('2026-11-01T17:00:00.000Z');
  });

  it('is nothing when it is not a date and an hour', () => {
    expect(instantAt('', '12:00', ZONE)).toBeUndefined();
    expect(instantAt('2026-13-01', '12:00', ZONE)).toBeUndefined();
  });
});

describe('an amount as it is typed', () => {
  it.each([
    ['477,90', 47_790],
    ['477.9 $', 47_790],
    ['1 250', 125_000],
    ['1,250.00', 125_000],
    ['0,01', 1],
  ])('%s', (typed, cents) => {
    expect(centsIn(typed)).toBe(cents);
  });

  it.each(['', '0', '-5', '12,345', 'douze', '1.2.3'])('that is none: %s', (typed) => {
    // `12,345` is twelve thousand in English: that one is an amount.
    expect(centsIn(typed)).toBe(typed === '12,345' ? 1_234_500 : undefined);
  });
});

describe('a trip that is filled in', () => {
  const draft = (with_: Partial<Draft> = {}): Draft => ({
    ...emptyDraft('2026-11-22'),
    from: { kind: 'community', communityId: 'fn-143' },
    to: { kind: 'airport', ident: 'CYTS' },
    ...with_,
  });
  const timed = { when: 'leave', date: '2026-11-24', time: '10:00' } as const;
  const way = {
    departsAt: AT,
    arrivesAt: later(90),
    minutes: 90,
    costCents: 100,
    legs: [],
    reasons: [],
    parts: [
      {
        legs: [{ from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'airport', ident: 'CYAT' } }],
        when: { kind: 'now' },
        mode: 'road',
      },
      {
        legs: [{ from: { kind: 'airport', ident: 'CYAT' }, to: { kind: 'airport', ident: 'CYTS' } }],
        when: { kind: 'at', at: later(60) },
        mode: 'air',
      },
    ],
  } as const;
  const asWay = {
    ...way,
    legs: [],
    reasons: [],
    parts: way.parts.map((part) => ({ ...part, way: 'there' as const, legs: [...part.legs] })),
  };

  it('is planned once both ends and the hour are known, to five minutes when it is wanted now', () => {
    expect(planBodyOf(draft({ to: undefined }), NOW, ZONE)).toBeUndefined();
    expect(planBodyOf(draft({ when: 'leave', time: '' }), NOW, ZONE)).toBeUndefined();
    expect(planBodyOf(draft(), NOW + 61_000, ZONE)?.when).toEqual({ leaveAt: later(5) });
    const body = planBodyOf(draft({ ...timed, when: 'arrive' }), NOW, ZONE);
    expect(body?.when).toEqual({ arriveBy: '2026-11-24T15:00:00.000Z' });
    expect(journeyToPlanSchema.safeParse(body).success).toBe(true);
  });

  it('says what is missing or wrong beside its field', () => {
    expect(gapsOf(draft(), NOW, ZONE)).toEqual({});
    expect(gapsOf(draft({ from: undefined, adults: 0 }), NOW, ZONE)).toEqual({
      from: 'missing',
      passengers: 'missing',
    });
    expect(gapsOf(draft({ to: { kind: 'community', communityId: 'fn-143' } }), NOW, ZONE)).toEqual({ to: 'same' });
    expect(gapsOf(draft({ ...timed, date: '2026-11-21' }), NOW, ZONE)).toEqual({ time: 'past' });
    const early = { back: 'at', backDate: '2026-11-24', backTime: '09:00' } as const;
    expect(gapsOf(draft({ ...timed, ...early }), NOW, ZONE)).toEqual({ back: 'early' });
    expect(gapsOf(draft({ ...timed, repeats: 'week' }), NOW, ZONE)).toEqual({ weekdays: 'missing' });
  });

  it('is a trip that the API takes, with or without a plan', () => {
    const one = draft({ pickupDetails: ' porte de côté ', back: 'open', avoidPeople: 'son frère' });
    const body = tripBodyOf(one, undefined, ZONE);
    expect(tripRequestSchema.parse(body)).toMatchObject({
      when: { kind: 'now' },
      return: { kind: 'open' },
      pickupDetails: 'porte de côté',
      avoid: { people: 'son frère' },
    });
  });

  it('is a journey of the parts of its way and the way back, details at the first pickup alone', () => {
    const back = { back: 'at', backDate: '2026-11-25', backTime: '09:00', pickupDetails: 'porte' } as const;
    const body = journeyRequestSchema.parse(journeyBodyOf(draft(back), asWay, ZONE));
    expect(body.parts.map(({ way: there, pickupDetails }) => [there, pickupDetails])).toEqual([
      ['there', 'porte'],
      ['there', undefined],
      ['back', undefined],
    ]);
  });

  it('is a series on the wall clock when it repeats, and none when it does not', () => {
    const weekly = draft({ ...timed, repeats: 'week', weekdays: ['TU', 'TH'], back: 'at', backTime: '15:00' });
    expect(seriesRequestSchema.parse(seriesBodyOf(weekly))).toMatchObject({
      trip: { return: { kind: 'at', time: '15:00' } },
      schedule: { time: '10:00', from: '2026-11-24', ends: { kind: 'never' }, rhythm: { weekdays: ['TU', 'TH'] } },
    });
    const monthly = draft({ ...timed, repeats: 'month', until: '2027-06-30' });
    expect(seriesRequestSchema.parse(seriesBodyOf(monthly)).schedule).toMatchObject({
      rhythm: { every: 'month', on: { kind: 'day', day: 24 } },
      ends: { kind: 'on', date: '2027-06-30' },
    });
    expect(seriesBodyOf(draft(timed))).toBeUndefined();
  });

  it('keeps a place in the address of the page', () => {
    for (const key of ['fn-143', 'place-timmins', 'CYAT', `location:${PARTNER}`]) {
      const point = pointOfKey(key);
      expect(point === undefined ? undefined : keyOf(point)).toBe(key);
    }
    expect(pointOfKey(null)).toBeUndefined();
  });
});
