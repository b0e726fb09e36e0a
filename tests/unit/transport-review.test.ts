import { describe, expect, it } from 'vitest';
import { measure } from '../../shared/messaging/index.ts';
import { tripSchema, TRIP_STATUSES, type Offer, type Trip, type TripStatus } from '../../shared/transport/model.ts';
import { reviewTrip, type DispatchRules, type TripFacts } from '../../shared/transport/review.ts';
import { isClosedTrip, TRIP_ACTIONS, tripStatesBefore, tripTable } from '../../shared/transport/states.ts';
import {
  tripAlertText,
  tripAskText,
  tripCancelledText,
  tripCoveredText,
  tripLinkText,
} from '../../shared/transport/texts.ts';

const NOW = '2026-11-22T15:00:00.000Z';
const at = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
const rules: DispatchRules = { waveSize: 2, waitSeconds: 300, maxWaves: 2 };
const facts = (change: Partial<TripFacts> = {}): TripFacts => ({
  partners: ['a', 'b', 'c', 'd', 'e'],
  failedTexts: new Set(),
  stopped: new Set(),
  ...change,
});

const trip = (change: Record<string, unknown> = {}): Trip =>
  tripSchema.parse({
    id: 't1',
    purpose: 'safe-place',
    legs: [
      { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'community', communityId: 'place-timmins' } },
    ],
    when: { kind: 'now' },
    passengers: { adults: 1, children: 0 },
    status: 'requested',
    createdAt: NOW,
    createdBy: 'm',
    updatedAt: NOW,
    progressAt: NOW,
    pickupAt: NOW,
    round: 1,
    wave: 0,
    clock: { at: NOW, timerId: 'x' },
    sealedWith: 'HUB#demo',
    version: 1,
    ...change,
  });

const offering = (change: Record<string, unknown> = {}): Trip =>
  trip({ status: 'offering', wave: 1, waveEndsAt: at(5), ...change });

const offer = (organizationId: string, change: Partial<Offer> = {}): Offer => ({
  id: `offer-${organizationId}`,
  tripId: 't1',
  organizationId,
  phoneKey: `phone-${organizationId}`,
  code: '7K3M',
  round: 1,
  wave: 1,
  siblings: [],
  textId: `text-${organizationId}`,
  openedAt: NOW,
  ...change,
});

const accepted = (change: Record<string, unknown> = {}): Trip =>
  trip({ status: 'accepted', wave: 1, acceptance: { offerId: 'offer-a', organizationId: 'a', at: NOW }, ...change });

describe('a trip that was just requested', () => {
  it('is offered to the first wave, and looked at again when the wave ends', () => {
    expect(reviewTrip(trip(), [], facts(), rules, NOW)).toMatchObject({
      status: 'offering',
      open: ['a', 'b'],
      lookAgainAt: at(5),
    });
  });

  it('is unfilled, with an alert, when no partner can be asked', () => {
    expect(reviewTrip(trip(), [], facts({ partners: [] }), rules, NOW)).toMatchObject({
      status: 'unfilled',
      alert: 'unfilled',
    });
  });

  it('passes over a partner that has stopped texts', () => {
    expect(reviewTrip(trip(), [], facts({ stopped: new Set(['a']) }), rules, NOW).open).toEqual(['b', 'c']);
  });
});

describe('a trip being offered', () => {
  it('waits while a partner may still answer', () => {
    const review = reviewTrip(offering(), [offer('a'), offer('b', { closedAs: 'declined' })], facts(), rules, at(2));
    expect(review).toEqual({ open: [], close: [], tell: [], lookAgainAt: at(5) });
  });

  it('goes on at once when the whole wave declined', () => {
    const declined = [offer('a', { closedAs: 'declined' }), offer('b', { closedAs: 'declined' })];
    expect(reviewTrip(offering(), declined, facts(), rules, at(1))).toMatchObject({
      open: ['c', 'd'],
      lookAgainAt: at(6),
    });
  });

  it('passes over a silent partner when the wave is over', () => {
    const review = reviewTrip(offering(), [offer('a'), offer('b', { closedAs: 'declined' })], facts(), rules, at(5));
    expect(review.open).toEqual(['c', 'd']);
    expect(review.close).toMatchObject([{ offer: { id: 'offer-a' }, as: 'expired', because: 'no-answer' }]);
  });

  it('goes on when the only text of the wave did not arrive', () => {
    const review = reviewTrip(offering(), [offer('a')], facts({ failedTexts: new Set(['text-a']) }), rules, at(1));
    expect(review.close).toMatchObject([{ as: 'expired', because: 'unreachable' }]);
    expect(review.open).toEqual(['b', 'c']);
  });

  it('is unfilled, with an alert, when the waves have run out', () => {
    const review = reviewTrip(offering({ wave: 2 }), [offer('a'), offer('b')], facts(), rules, at(5));
    expect(review).toMatchObject({ status: 'unfilled', alert: 'unfilled', open: [] });
    expect(review.close).toHaveLength(2);
  });

  it('asks again, in a new round, partners that were only silent, never one that declined', () => {
    const old = [offer('a', { closedAs: 'declined' }), offer('b', { closedAs: 'expired' })];
    expect(reviewTrip(offering({ round: 2, wave: 0, waveEndsAt: undefined }), old, facts(), rules, at(9)).open).toEqual(
      ['b', 'c'],
    );
  });

  it('tells a human that the partner has withdrawn while it asks the others', () => {
    const left = offering({ round: 2, wave: 0, attention: { kind: 'partner-withdrew', at: at(1), alerted: false } });
    expect(reviewTrip(left, [offer('a', { closedAs: 'declined' })], facts(), rules, at(1))).toMatchObject({
      alert: 'partner-withdrew',
      open: ['b', 'c'],
    });
  });
});

describe('an unfilled trip', () => {
  const unfilled = trip({ status: 'unfilled', wave: 2, alert: { kind: 'unfilled', at: NOW, count: 1, textId: 'al' } });

  it('reminds whoever is on call until somebody acts', () => {
    expect(reviewTrip(unfilled, [], facts(), rules, at(5))).toMatchObject({ lookAgainAt: at(15) });
    expect(reviewTrip(unfilled, [], facts(), rules, at(15))).toMatchObject({ alert: 'unfilled', lookAgainAt: at(45) });
  });

  it('tries the next person on call at once when the alert did not arrive', () => {
    expect(reviewTrip(unfilled, [], facts({ failedTexts: new Set(['al']) }), rules, at(1)).alert).toBe('unfilled');
  });
});

describe('an accepted trip', () => {
  const others = [
    offer('a', { closedAs: 'accepted' }),
    offer('b', { closedAs: 'withdrawn', closedBecause: 'covered' }),
    offer('c'),
    offer('d', { closedAs: 'declined' }),
    offer('e', { closedAs: 'expired', closedBecause: 'no-answer' }),
  ];

  it('withdraws the other offers and tells all who may still be thinking that it is covered', () => {
    const review = reviewTrip(accepted(), others, facts(), rules, at(1));
    expect(review.close.map(({ offer: { organizationId } }) => organizationId)).toEqual(['c']);
    expect(review.tell.map(({ offer: { organizationId } }) => organizationId)).toEqual(['b', 'c', 'e']);
    expect(review.tell.every(({ what }) => what === 'covered')).toBe(true);
    expect(review.lookAgainAt).toBe(at(60));
  });

  it('tells nobody twice', () => {
    const told = others.map((one) => ({ ...one, closedAs: one.closedAs ?? ('withdrawn' as const), toldAt: at(1) }));
    expect(reviewTrip(accepted(), told, facts(), rules, at(2))).toEqual({
      open: [],
      close: [],
      tell: [],
      lookAgainAt: at(60),
    });
  });

  it('alerts when there is no news, then at growing intervals', () => {
    const first = reviewTrip(accepted(), [], facts(), rules, at(60));
    expect(first).toMatchObject({ alert: 'no-news', lookAgainAt: at(75) });
    const alerted = accepted({ alert: { kind: 'no-news', at: at(60), count: 1, textId: 'al' } });
    expect(reviewTrip(alerted, [], facts(), rules, at(70))).toMatchObject({ lookAgainAt: at(75) });
    expect(reviewTrip(alerted, [], facts(), rules, at(75))).toMatchObject({ alert: 'no-news', lookAgainAt: at(105) });
  });

  it('alerts at once about a problem, once', () => {
    const trouble = { kind: 'problem', at: at(1), alerted: false };
    expect(reviewTrip(accepted({ attention: trouble }), [], facts(), rules, at(1)).alert).toBe('problem');
    const heard = accepted({ attention: { ...trouble, alerted: true } });
    expect(reviewTrip(heard, [], facts(), rules, at(2)).alert).toBeUndefined();
  });

  it('alerts when its partner stops texts', () => {
    expect(reviewTrip(accepted(), [], facts({ stopped: new Set(['a']) }), rules, at(1)).alert).toBe('partner-stopped');
  });
});

describe('a closed trip', () => {
  it('has no clock once everyone knows', () => {
    expect(reviewTrip(accepted({ status: 'completed' }), [], facts(), rules, at(99)).lookAgainAt).toBeUndefined();
  });

  it('that was cancelled tells also the partner who had it', () => {
    const cancelled = accepted({ status: 'cancelled' });
    const review = reviewTrip(cancelled, [offer('a', { closedAs: 'accepted' }), offer('b')], facts(), rules, at(3));
    expect(review.tell).toMatchObject([
      { offer: { organizationId: 'a' }, what: 'cancelled' },
      { offer: { organizationId: 'b' }, what: 'cancelled' },
    ]);
  });
});

describe('the states of a trip', () => {
  /** Columns: offer give-up accept withdraw depart pick-up complete miss redispatch cancel. */
  const no = undefined;
  const expected: Readonly<Record<TripStatus, readonly (TripStatus | undefined)[]>> = {
    requested: ['offering', 'unfilled', 'accepted', no, no, no, no, no, no, 'cancelled'],
    offering: [no, 'unfilled', 'accepted', no, no, no, no, no, 'offering', 'cancelled'],
    unfilled: [no, no, 'accepted', no, no, no, no, no, 'offering', 'cancelled'],
    accepted: [no, no, no, 'offering', 'en-route', 'picked-up', 'completed', 'no-show', 'offering', 'cancelled'],
    'en-route': [no, no, no, 'offering', no, 'picked-up', 'completed', 'no-show', 'offering', 'cancelled'],
    'picked-up': [no, no, no, no, no, no, 'completed', no, no, 'cancelled'],
    completed: Array.from(TRIP_ACTIONS, () => no),
    'no-show': Array.from(TRIP_ACTIONS, () => no),
    cancelled: Array.from(TRIP_ACTIONS, () => no),
  };

  it.each(TRIP_STATUSES)('from %s lead where the table says, and nowhere else', (from) => {
    expect(TRIP_ACTIONS.map((action) => tripTable[from][action])).toEqual(expected[from]);
  });

  it('guard an acceptance with every state in which somebody waits', () => {
    expect(tripStatesBefore('accept')).toEqual(['requested', 'offering', 'unfilled']);
  });

  it('that are closed stay closed', () => {
    expect(TRIP_STATUSES.filter(isClosedTrip)).toEqual(['completed', 'no-show', 'cancelled']);
  });
});

describe('the texts of a trip', () => {
  const asks = (['fr', 'en'] as const).flatMap((language) =>
    (['emergency-service', 'safe-place', 'appointment'] as const).flatMap((purpose) =>
      [undefined, 'Kitchenuhmaykoosib Inninuwug'].map((to) =>
        tripAskText(language, '7K3M', {
          purpose,
          passengers: { adults: 2, children: 3 },
          accessibility: ['wheelchair', 'service-animal', 'attendant'],
          when: { kind: 'at', at: at(60) },
          pickupAt: at(60),
          from: 'Noëlville',
          to,
          returns: true,
          timeZone: 'America/Toronto',
        }),
      ),
    ),
  );
  const others = (['fr', 'en'] as const).flatMap((language) => [
    tripCoveredText(language, '7K3M'),
    tripCancelledText(language, '7K3M'),
    tripLinkText(language, '7K3M', undefined),
    tripLinkText(language, '7K3M', 'https://carrefour.example.ca/p/0123456789abcdefghijkl'),
    ...(['unfilled', 'no-news', 'problem', 'partner-withdrew', 'partner-stopped'] as const).map((kind) =>
      tripAlertText(language, 'A1B2C3', kind),
    ),
  ]);

  it.each([...asks, ...others])('%j fits two GSM-7 segments', (text) => {
    expect(measure(text).encoding).toBe('GSM-7');
    expect(measure(text).segments).toBeLessThanOrEqual(2);
  });

  it('do not say what kind of place the passenger goes to', () => {
    expect(asks.filter((text) => /safe|sécur|shelter|refuge/i.test(text))).toEqual([]);
  });
});
