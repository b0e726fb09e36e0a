import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptanceOf, tripSchema, type Offer, type Trip, type TripStatus } from '../../shared/transport/model.ts';
import { reviewTrip, type DispatchRules, type TripFacts } from '../../shared/transport/review.ts';
import { isClosedTrip, seeksPartner, tripTable, type TripAction } from '../../shared/transport/states.ts';

/**
 * A trip in memory, with the partners, the carrier and the clock at the mercy of chance. Answers are applied under the same
 * guards as the conditional writes; whatever reviewTrip says is carried out to the letter.
 */
interface World {
  trip: Trip;
  offers: Offer[];
  now: number;
  failed: Set<string>;
  stopped: Set<string>;
  acceptances: number;
  told: Map<string, number>;
  alerts: number;
}

const START = Date.parse('2026-11-22T15:00:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();
const PARTNERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

const newWorld = (): World => ({
  trip: tripSchema.parse({
    id: 't',
    purpose: 'safe-place',
    legs: [
      { from: { kind: 'community', communityId: 'fn-143' }, to: { kind: 'community', communityId: 'place-timmins' } },
    ],
    when: { kind: 'now' },
    passengers: { adults: 1, children: 0 },
    status: 'requested',
    createdAt: iso(START),
    createdBy: 'm',
    updatedAt: iso(START),
    progressAt: iso(START),
    pickupAt: iso(START),
    round: 1,
    wave: 0,
    clock: { at: iso(START), timerId: 'x' },
    sealedWith: 'HUB#demo',
    version: 1,
  }),
  offers: [],
  now: START,
  failed: new Set(),
  stopped: new Set(),
  acceptances: 0,
  told: new Map(),
  alerts: 0,
});

function review(world: World, rules: DispatchRules): void {
  const facts: TripFacts = { partners: PARTNERS, failedTexts: world.failed, stopped: world.stopped };
  const now = iso(world.now);
  const change = reviewTrip(world.trip, world.offers, facts, rules, now);
  expect(change.open.length).toBeLessThanOrEqual(rules.waveSize);
  const wave = world.trip.wave + (change.open.length > 0 ? 1 : 0);
  for (const { offer, as, because } of change.close) close(world, offer.id, as, because);
  for (const { offer, what } of change.tell) {
    close(world, offer.id, 'withdrawn', what);
    world.offers = world.offers.map((one) => (one.id === offer.id ? { ...one, toldAt: now } : one));
    world.told.set(offer.id, (world.told.get(offer.id) ?? 0) + 1);
  }
  for (const organizationId of change.open) {
    const id = `${world.trip.round}-${organizationId}`;
    expect(world.offers.some((one) => one.id === id)).toBe(false);
    world.offers.push({
      id,
      tripId: 't',
      organizationId,
      phoneKey: organizationId,
      code: '7K3M',
      round: world.trip.round,
      wave,
      siblings: [],
      textId: `text-${id}`,
      openedAt: now,
    });
  }
  if (change.alert !== undefined) world.alerts += 1;
  world.trip = tripSchema.parse({
    ...world.trip,
    wave,
    clock: change.lookAgainAt === undefined ? undefined : { at: change.lookAgainAt, timerId: 'x' },
    ...(change.status !== undefined && {
      status: change.status,
      progressAt: now,
      waveEndsAt: change.status === 'offering' ? change.lookAgainAt : undefined,
    }),
    ...(change.alert !== undefined && {
      alert: {
        kind: change.alert,
        at: now,
        count: (world.trip.alert?.count ?? 0) + 1,
        textId: `alert-${world.alerts}`,
      },
      attention:
        change.alert === 'partner-stopped'
          ? { kind: change.alert, at: now, alerted: true }
          : world.trip.attention && { ...world.trip.attention, alerted: true },
    }),
  });
}

function close(world: World, id: string, as: NonNullable<Offer['closedAs']>, because: string): void {
  world.offers = world.offers.map((one) =>
    one.id === id && one.closedAs === undefined ? { ...one, closedAs: as, closedBecause: because } : one,
  );
}

const set = (world: World, id: string, closedAs: NonNullable<Offer['closedAs']>): void => {
  world.offers = world.offers.map((one) => (one.id === id ? { ...one, closedAs } : one));
};

/** The guards of the conditional writes. */
function answer(world: World, at: number, says: TripAction | 'decline' | 'problem'): void {
  const offer = world.offers[at % Math.max(1, world.offers.length)];
  if (offer === undefined || world.stopped.has(offer.organizationId)) return;
  const { trip } = world;
  const isTheirs = acceptanceOf(trip)?.offerId === offer.id;
  const now = iso(world.now);
  const move = (status: TripStatus, change: Record<string, unknown> = {}): void => {
    world.trip = tripSchema.parse({ ...trip, status, progressAt: now, clock: { at: now, timerId: 'x' }, ...change });
  };
  if (says === 'decline') {
    if (offer.closedAs === undefined || offer.closedAs === 'expired') set(world, offer.id, 'declined');
    return;
  }
  if (says === 'problem') {
    if (isTheirs && !isClosedTrip(trip.status)) {
      world.trip = { ...trip, attention: { kind: 'problem', at: now, alerted: false } };
    }
    return;
  }
  const to = tripTable[trip.status][says];
  if (to === undefined) return;
  if (says === 'accept') {
    if (offer.closedAs === 'withdrawn') return;
    world.acceptances += 1;
    set(world, offer.id, 'accepted');
    move(to, { acceptance: { offerId: offer.id, organizationId: offer.organizationId, at: now } });
    return;
  }
  if (!isTheirs) return;
  if (says !== 'withdraw') {
    move(to);
    return;
  }
  set(world, offer.id, 'declined');
  const attention = { kind: 'partner-withdrew', at: now, alerted: false };
  move(to, { round: trip.round + 1, wave: 0, waveEndsAt: undefined, attention });
}

const event = fc.oneof(
  fc.record({
    what: fc.constant('answer' as const),
    at: fc.nat(30),
    says: fc.constantFrom('accept', 'decline', 'withdraw', 'depart', 'pick-up', 'complete', 'miss', 'problem'),
  }),
  fc.record({ what: fc.constant('text-fails' as const), at: fc.nat(30) }),
  fc.record({ what: fc.constant('partner-stops' as const), at: fc.nat(6) }),
  fc.record({ what: fc.constant('time' as const), minutes: fc.integer({ min: 0, max: 600 }) }),
  fc.constant({ what: 'clock' as const }),
  fc.constant({ what: 'cancel' as const }),
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

function play(world: World, one: Event): void {
  switch (one.what) {
    case 'answer':
      answer(world, one.at, one.says);
      break;
    case 'text-fails': {
      const failing = world.offers[one.at % Math.max(1, world.offers.length)];
      if (failing !== undefined) world.failed.add(failing.textId);
      break;
    }
    case 'partner-stops':
      world.stopped.add(PARTNERS[one.at] ?? 'a');
      break;
    case 'time':
      world.now += one.minutes * 60_000;
      break;
    case 'clock':
      world.now = Math.max(world.now, Date.parse(world.trip.clock?.at ?? iso(world.now)));
      break;
    case 'cancel':
      if (!isClosedTrip(world.trip.status)) {
        world.trip = tripSchema.parse({
          ...world.trip,
          status: 'cancelled',
          clock: { at: iso(world.now), timerId: 'x' },
        });
      }
      break;
  }
}

const dispatch = fc.record({
  waveSize: fc.integer({ min: 1, max: 4 }),
  waitSeconds: fc.integer({ min: 30, max: 3600 }),
  maxWaves: fc.integer({ min: 1, max: 5 }),
});

const acceptedNow = (world: World): Offer[] => world.offers.filter(({ closedAs }) => closedAs === 'accepted');

describe('a trip, whatever partners, carrier and clock do', () => {
  it('is never without a next look while it is open, and is held by at most one partner', () => {
    fc.assert(
      fc.property(dispatch, fc.array(event, { maxLength: 40 }), (rules, events) => {
        const world = newWorld();
        review(world, rules);
        for (const one of events) {
          play(world, one);
          review(world, rules);
          const { status, clock } = world.trip;
          expect(isClosedTrip(status) || clock !== undefined).toBe(true);
          const holders = acceptedNow(world).map(({ id }) => id);
          const holder = acceptanceOf(world.trip)?.offerId;
          expect(holders).toEqual(seeksPartner(status) || holder === undefined ? [] : [holder]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is quiet when it is looked at twice at the same instant', () => {
    fc.assert(
      fc.property(dispatch, fc.array(event, { maxLength: 30 }), (rules, events) => {
        const world = newWorld();
        review(world, rules);
        for (const one of events) {
          play(world, one);
          review(world, rules);
          const before = structuredClone(world);
          review(world, rules);
          expect(world.alerts).toBe(before.alerts);
          expect(world.offers).toEqual(before.offers);
          expect(world.trip.status).toBe(before.trip.status);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves every offer closed, and tells each partner at most once, when it ends', () => {
    fc.assert(
      fc.property(dispatch, fc.array(event, { maxLength: 40 }), (rules, events) => {
        const world = newWorld();
        review(world, rules);
        for (const one of [...events, { what: 'cancel' as const }]) {
          play(world, one);
          review(world, rules);
        }
        for (let look = 0; look < 20 && world.trip.clock !== undefined; look += 1) review(world, rules);
        expect(isClosedTrip(world.trip.status)).toBe(true);
        expect(world.trip.clock).toBeUndefined();
        expect(world.offers.filter(({ closedAs }) => closedAs === undefined)).toEqual([]);
        expect([...world.told.values()].every((times) => times === 1)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('asks each partner at most once in a round, and never again one that said no', () => {
    fc.assert(
      fc.property(dispatch, fc.array(event, { maxLength: 40 }), (rules, events) => {
        const world = newWorld();
        review(world, rules);
        for (const one of events) {
          play(world, one);
          const declined = new Set(
            world.offers.filter(({ closedAs }) => closedAs === 'declined').map(({ organizationId }) => organizationId),
          );
          const known = world.offers.length;
          review(world, rules);
          expect(world.offers.slice(known).filter(({ organizationId }) => declined.has(organizationId))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
