import { describe, expect, it } from 'vitest';
import type { TripAlertKind } from '../../shared/transport/model.ts';
import { promiseHolds, personNews } from '../../shared/transport/review/person-news.ts';
import { reviewTrip, type TripReview } from '../../shared/transport/review/review.ts';
import { ownerOf } from '../../shared/transport/states.ts';
import { accepted, at, facts, NOW, offer, offering, rules, trip } from '../trip-model/drafts.ts';

const alertOf = (minute: number, change: Record<string, unknown> = {}) => ({
  kind: 'unfilled',
  at: at(minute),
  count: 1,
  turn: 0,
  textId: 'al',
  ...change,
});
const nobody = facts({ stages: [] });
const unfilled = (change: Record<string, unknown> = {}) =>
  trip({ status: 'unfilled', wave: 2, alert: alertOf(0), ...change });
const review = (one: ReturnType<typeof trip>, minute: number, around = nobody): TripReview =>
  reviewTrip(one, [], around, rules, at(minute));

describe('whoever is on call', () => {
  it('has time to answer before the next one is told', () => {
    expect(review(unfilled(), 9)).toMatchObject({ lookAgainAt: at(10) });
    expect(review(unfilled(), 9).alert).toBeUndefined();
    expect(review(unfilled(), 10)).toMatchObject({
      alert: { kind: 'unfilled', count: 2, turn: 1 },
      lookAgainAt: at(20),
    });
  });

  it('is told round after round, each twice as slow, at most four hours apart', () => {
    const third = unfilled({ alert: alertOf(20, { count: 3, turn: 2 }) });
    expect(review(third, 30)).toMatchObject({ alert: { count: 4, turn: 0 }, lookAgainAt: at(50) });
    const seventh = unfilled({ alert: alertOf(0, { count: 7, turn: 0 }) });
    expect(review(seventh, 39).lookAgainAt).toBe(at(40));
    const late = unfilled({ alert: alertOf(0, { count: 60, turn: 2 }) });
    expect(review(late, 239)).toMatchObject({ lookAgainAt: at(240) });
    expect(review(late, 240)).toMatchObject({ alert: { count: 61, turn: 0 }, lookAgainAt: at(480) });
  });

  it('passes it on to the next one at once', () => {
    const passed = unfilled({ alert: alertOf(0, { passedOn: true }) });
    expect(review(passed, 1)).toMatchObject({ alert: { kind: 'unfilled', count: 1, turn: 1, deaf: [0] } });
  });

  it('is not waited for when the text did not arrive; once nobody is left, the hub has other ways to tell its people', () => {
    const failed = { ...nobody, failedTexts: new Set(['al']) };
    expect(review(unfilled(), 1, failed).alert).toEqual({ kind: 'unfilled', count: 1, turn: 1, deaf: [0] });
    const lastOne = alertOf(0, { turn: 2, deaf: [0, 1] });
    const deaf = review(unfilled({ alert: lastOne }), 1, failed);
    expect(deaf).toMatchObject({ tellStaff: true, lookAgainAt: at(10) });
    expect(deaf.alert).toBeUndefined();
    const told = review(unfilled({ alert: { ...lastOne, staffTold: true } }), 2, failed);
    expect(told).toEqual({ open: [], close: [], tell: [], lookAgainAt: at(10) });
    expect(review(unfilled({ alert: lastOne }), 10, failed).alert).toEqual({
      kind: 'unfilled',
      count: 2,
      turn: 0,
      deaf: [],
    });
  });

  it('who has it in hand is left in peace, and is the first to be asked again', () => {
    const inHand = unfilled({
      alert: alertOf(20, { count: 3, turn: 2 }),
      alertAsks: [
        { turn: 0, phoneKey: 'k0', code: 'AAAA', openedAt: NOW },
        { turn: 2, phoneKey: 'k2', code: 'CCCC', openedAt: NOW },
      ],
      acknowledged: { at: at(22), phoneKey: 'k2' },
    });
    expect(ownerOf(inHand)).toEqual({ kind: 'on-call', acknowledged: true });
    expect(review(inHand, 60)).toMatchObject({ open: [], lookAgainAt: at(67) });
    expect(review(inHand, 60).alert).toBeUndefined();
    expect(review(inHand, 67).alert).toEqual({ kind: 'unfilled', count: 1, turn: 2, deaf: [] });
  });

  it('hears once that a partner withdrew while others are being asked', () => {
    const told = offering({ round: 2, alert: alertOf(0, { kind: 'partner-withdrew' }) });
    const asking = reviewTrip(told, [offer('b', { round: 2 })], facts(), rules, at(4));
    expect(asking).toEqual({ open: [], close: [], tell: [], lookAgainAt: at(5) });
  });

  it('of an earlier stage has no say in this one', () => {
    const since = accepted({ progressAt: at(3), alert: alertOf(1, { kind: 'partner-withdrew' }) });
    expect(ownerOf(since)).toEqual({ kind: 'partner', organizationId: 'a' });
    expect(review(since, 20)).toMatchObject({ lookAgainAt: at(33) });
    expect(review(since, 33).alert).toEqual({ kind: 'not-departed', count: 1, turn: 0, deaf: [] });
  });

  it('who acknowledged a withdrawal during a long wave is not looked at again and again', () => {
    const acknowledged = offering({
      round: 2,
      waveEndsAt: at(60),
      alert: alertOf(0, { kind: 'partner-withdrew' }),
      acknowledged: { at: at(1), phoneKey: 'k0' },
    });
    const waiting = reviewTrip(
      acknowledged,
      [offer('b', { round: 2 })],
      facts(),
      { ...rules, inHandMinutes: 5 },
      at(10),
    );
    expect(waiting.lookAgainAt).toBe(at(60));
  });
});

describe('the silence of whoever carries the trip', () => {
  const expectedAt = (minute: number) => ({
    acceptance: { offerId: 'offer-a', organizationId: 'a', at: NOW, expectedAt: at(minute) },
  });
  const cases: readonly [string, Record<string, unknown>, number, TripAlertKind][] = [
    ['accepted', {}, 30, 'not-departed'],
    ['accepted', expectedAt(40), 40, 'not-departed'],
    ['accepted', { pickupAt: at(600), when: { kind: 'at', at: at(600) } }, 600, 'not-departed'],
    ['en-route', {}, 180, 'not-picked-up'],
    ['en-route', expectedAt(40), 70, 'not-picked-up'],
    ['picked-up', { progressAt: at(50) }, 410, 'not-arrived'],
    ['picked-up', { planned: { departsAt: at(0), arrivesAt: at(300), carriage: 'on-demand' } }, 660, 'not-arrived'],
  ];

  it.each(cases)('%s %j is a matter for whoever is on call after %i minutes: %s', (status, change, minute, kind) => {
    const carried = accepted({ status, ...change });
    expect(review(carried, minute - 1)).toEqual({ open: [], close: [], tell: [], lookAgainAt: at(minute) });
    expect(review(carried, minute).alert).toEqual({ kind, count: 1, turn: 0, deaf: [] });
  });

  it('is told of a problem at once, once', () => {
    const trouble = { kind: 'problem', at: at(1), alerted: false };
    expect(review(accepted({ attention: trouble }), 1).alert?.kind).toBe('problem');
    const heard = accepted({ attention: { ...trouble, alerted: true }, alert: alertOf(1, { kind: 'problem' }) });
    expect(review(heard, 2).alert).toBeUndefined();
    expect(review(heard, 2).lookAgainAt).toBe(at(11));
  });
});

describe('a partner who has the trip and stops texts', () => {
  const stopped = facts({ stopped: new Set(['phone-a']) });
  const mine = [offer('a', { closedAs: 'accepted' })];
  it('is a matter for whoever is on call, once', () => {
    expect(reviewTrip(accepted(), mine, stopped, rules, at(1)).alert?.kind).toBe('partner-stopped');
    const heard = accepted({ stoppedToldFor: 'offer-a', alert: alertOf(1, { kind: 'partner-stopped' }) });
    expect(reviewTrip(heard, mine, stopped, rules, at(2)).alert).toBeUndefined();
  });

  it('does not keep on-call from hearing that the person cannot be told', () => {
    const untold = accepted({
      attention: { kind: 'tell-person', at: at(1), alerted: false },
      alert: alertOf(1, { kind: 'partner-stopped' }),
    });
    expect(reviewTrip(untold, mine, stopped, rules, at(1)).alert?.kind).toBe('tell-person');
  });
});

describe('a no-show', () => {
  const missed = (change: Record<string, unknown> = {}) =>
    accepted({
      status: 'no-show',
      progressAt: at(1),
      attention: { kind: 'no-show', at: at(1), alerted: true },
      alert: alertOf(1, { kind: 'no-show' }),
      ...change,
    });

  it('is heard of although the trip is over', () => {
    const first = missed({ attention: { kind: 'no-show', at: at(1), alerted: false }, alert: undefined });
    expect(review(first, 1)).toMatchObject({ alert: { kind: 'no-show', count: 1 }, lookAgainAt: at(11) });
    expect(review(missed(), 11)).toMatchObject({ alert: { kind: 'no-show', count: 2, turn: 1 } });
  });

  it('is over once somebody has it in hand, or all were told twice', () => {
    expect(review(missed({ acknowledged: { at: at(4), phoneKey: 'k' } }), 11).lookAgainAt).toBeUndefined();
    expect(review(missed({ alert: alertOf(1, { kind: 'no-show', count: 6 }) }), 999).lookAgainAt).toBeUndefined();
    expect(review(missed({ alert: alertOf(1, { kind: 'no-show', count: 5 }) }), 999).alert).toBeDefined();
  });
});

describe('the person', () => {
  const person = { personId: '0194d5a0-0000-7000-8000-000000000001', tellPerson: true };
  const coming = (minute?: number, change: Record<string, unknown> = {}) =>
    accepted({
      ...person,
      acceptance: {
        offerId: 'offer-a',
        organizationId: 'a',
        at: NOW,
        ...(minute !== undefined && { expectedAt: at(minute) }),
      },
      ...change,
    });
  const told = (says: string, holds: string, change: Record<string, unknown> = {}) => ({
    toldPerson: { says, holds, at: NOW, outboxId: 'o', ...change },
  });
  const isComing = (minute: number, change: Record<string, unknown> = {}) =>
    told('confirmed', `coming:offer-a:${at(minute)}`, { pickupAt: at(minute), ...change });

  it('hears nothing that is not certain, and nothing where nobody is to be told', () => {
    expect(personNews(trip(person))).toBeUndefined();
    expect(personNews(offering(person))).toBeUndefined();
    expect(personNews(coming(40, { tellPerson: false }))).toBeUndefined();
    expect(personNews(coming(40, { personId: undefined }))).toBeUndefined();
  });

  it('hears that somebody comes, with the time where there is one, once', () => {
    expect(personNews(coming(40))).toEqual({
      says: 'confirmed',
      holds: `coming:offer-a:${at(40)}`,
      at: at(40),
    });
    expect(personNews(coming())?.at).toBeUndefined();
    expect(personNews(coming(40, isComing(40)))).toBeUndefined();
    expect(personNews(coming(40, { status: 'en-route', ...isComing(40) }))).toBeUndefined();
  });

  it('hears another time only when it differs by ten minutes or more', () => {
    expect(personNews(coming(49, isComing(40)))).toBeUndefined();
    expect(personNews(coming(31, isComing(40)))).toBeUndefined();
    expect(personNews(coming(50, isComing(40)))).toMatchObject({ says: 'new-time', at: at(50) });
    expect(personNews(coming(30, isComing(40)))).toMatchObject({ says: 'new-time', at: at(30) });
  });

  it('is still told what waits to leave when the time moves by less than is worth a new text', () => {
    const { holds } = isComing(40).toldPerson;
    for (const minute of [31, 39, 41, 49]) expect(promiseHolds(coming(minute, isComing(40)), holds)).toBe(true);
    expect(promiseHolds(coming(50, isComing(40)), holds)).toBe(false);
    expect(promiseHolds(offering(person), holds)).toBe(false);
  });

  it('hears that it changed when nobody comes after all, then of whoever comes instead', () => {
    expect(personNews(offering({ ...person, ...isComing(40) }))).toEqual({ says: 'changed', holds: 'seeking' });
    const again = coming(60, told('changed', 'seeking'));
    expect(personNews(again)).toMatchObject({ says: 'confirmed', at: at(60) });
  });

  it('hears nothing of a withdrawal that was taken back before anybody was told', () => {
    expect(personNews(coming(40, isComing(40)))).toBeUndefined();
  });

  it('hears that it was called off, if they expected it', () => {
    const off = { status: 'cancelled' };
    expect(personNews(coming(40, { ...off, ...isComing(40) }))).toEqual({ says: 'cancelled', holds: 'cancelled' });
    expect(personNews(coming(40, off))).toBeUndefined();
    expect(personNews(coming(40, { ...off, ...told('cancelled', 'cancelled') }))).toBeUndefined();
  });

  it('is asked once whether they arrived well', () => {
    expect(personNews(coming(40, { status: 'completed' }))).toEqual({ says: 'check', holds: 'completed' });
    const asked = { status: 'completed', arrival: { status: 'asked', at: NOW } };
    expect(personNews(coming(40, asked))).toBeUndefined();
  });

  it('who could not be texted was told by somebody on call: only that nobody comes is news to them', () => {
    const cannot = isComing(40, { cannot: 'opted-out' });
    expect(personNews(coming(40, cannot))).toBeUndefined();
    expect(personNews(coming(90, cannot))).toBeUndefined();
    expect(personNews(offering({ ...person, ...cannot }))?.says).toBe('changed');
    expect(personNews(coming(40, { status: 'cancelled', ...cannot }))?.says).toBe('cancelled');
  });
});

describe('the owner of a trip', () => {
  it.each([
    ['requested', trip(), { kind: 'dispatch' }],
    ['offering', offering(), { kind: 'dispatch' }],
    ['unfilled', trip({ status: 'unfilled' }), { kind: 'on-call', acknowledged: false }],
    ['unfilled and told', unfilled(), { kind: 'on-call', acknowledged: false }],
    ['accepted', accepted(), { kind: 'partner', organizationId: 'a' }],
    ['en route', accepted({ status: 'en-route' }), { kind: 'partner', organizationId: 'a' }],
    ['completed', accepted({ status: 'completed' }), undefined],
    ['cancelled', trip({ status: 'cancelled' }), undefined],
  ] as const)('of one that is %s', (_what, one, owner) => {
    expect(ownerOf(one)).toEqual(owner);
  });
});
