import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptanceOf, type Trip } from '../../shared/transport/model.ts';
import { promiseHolds } from '../../shared/transport/review/person-news.ts';
import type { DispatchRules } from '../../shared/transport/review/rules.ts';
import { isClosedTrip, ownerOf, seeksPartner } from '../../shared/transport/states.ts';
import { ImaginedTrip, type Happening } from '../trip-model/imagined-trip.ts';

const MINUTE = 60_000;
const is = <T extends string>(what: T) => fc.constant(what);
const eta = fc.option(fc.integer({ min: 0, max: 240 }), { nil: undefined });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: is('answer'),
      at: fc.nat(30),
      says: fc.constantFrom(
        ...([
          'accept',
          'accept',
          'decline',
          'withdraw',
          'depart',
          'eta',
          'pick-up',
          'complete',
          'miss',
          'problem',
          'danger',
        ] as const),
      ),
      eta,
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: is('text-fails'), at: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ what: is('line-stops'), at: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ what: is('goes-quiet'), at: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ what: is('time'), minutes: fc.oneof(fc.nat(20), fc.nat(600)) }) },
  { weight: 4, arbitrary: fc.record({ what: is('clock') }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: is('on-call'), says: fc.constantFrom('ok' as const, 'no' as const), turn: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ what: is('assign'), to: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom(...(['alert-fails', 'person-unreachable', 'redispatch', 'set-time', 'in-hand'] as const)),
    }),
  },
);

const dispatch: fc.Arbitrary<DispatchRules> = fc.record({
  waveSize: fc.integer({ min: 1, max: 4 }),
  waitSeconds: fc.integer({ min: 30, max: 3600 }),
  maxWaves: fc.integer({ min: 1, max: 3 }),
  patience: fc.record({
    departMinutes: fc.integer({ min: 5, max: 60 }),
    arriveMinutes: fc.integer({ min: 5, max: 300 }),
    completeMinutes: fc.integer({ min: 5, max: 600 }),
  }),
  acknowledgeMinutes: fc.integer({ min: 2, max: 60 }),
  inHandMinutes: fc.integer({ min: 5, max: 120 }),
  onCall: fc.integer({ min: 1, max: 3 }),
});

const when: fc.Arbitrary<Trip['when']> = fc.constantFrom(
  { kind: 'now' as const },
  { kind: 'now' as const },
  { kind: 'at' as const, at: '2026-11-22T19:00:00.000Z' },
  { kind: 'open' as const },
);

/** A trip and what happens to it; after each happening it is looked at, as its timers see to. */
function whatever(
  law: (one: ImaginedTrip, happened: Happening | undefined, looks: number) => void,
  atTheEnd: (one: ImaginedTrip) => void = () => undefined,
): void {
  fc.assert(
    fc.property(
      dispatch,
      when,
      fc.integer({ min: 0, max: 9 }),
      fc.array(happening, { maxLength: 40 }),
      (rules, time, booked, happenings) => {
        const one = new ImaginedTrip(rules, time, booked === 0 && time.kind === 'at');
        law(one, undefined, one.settle());
        for (const happened of happenings) {
          one.happen(happened);
          law(one, happened, one.settle());
        }
        atTheEnd(one);
      },
    ),
    { numRuns: 300 },
  );
}

describe('a trip, whatever partners, carrier, people on call and clock do', () => {
  it('has an owner and a clock in the future while it is open, after a look or two', () => {
    whatever(({ trip, now }, _happened, looks) => {
      expect(looks).toBeLessThan(4);
      const closed = isClosedTrip(trip.status);
      expect(ownerOf(trip) !== undefined).toBe(!closed);
      const ahead = trip.clock === undefined ? -1 : Date.parse(trip.clock.at) - now;
      expect(closed || ahead > 0).toBe(true);
    });
  });

  it('in danger has whoever is on call told of it, and told again, until somebody has it in hand', () => {
    whatever(({ trip, alerts, now }) => {
      const { dangerAt, alert } = trip;
      if (dangerAt === undefined) return;
      expect(alert?.kind).toBe('danger');
      expect(alerts.some(({ kind, at }) => kind === 'danger' && at >= Date.parse(dangerAt))).toBe(true);
      const isNext = trip.clock !== undefined && Date.parse(trip.clock.at) - now <= 240 * 60_000;
      expect(isNext || (isClosedTrip(trip.status) && (alert?.count ?? 0) >= 6)).toBe(true);
    });
  });

  it('is held by at most one partner, whose offer is the accepted one', () => {
    whatever(({ trip, offers }) => {
      const holders = offers.filter(({ closedAs }) => closedAs === 'accepted').map(({ id }) => id);
      const holder = acceptanceOf(trip)?.offerId;
      expect(holders).toEqual(seeksPartner(trip.status) || holder === undefined ? [] : [holder]);
    });
  });

  it('is quiet when it is looked at twice at the same instant', () => {
    whatever((one) => {
      // Only when to look next may be seen more sharply the second time.
      const seen = () => {
        const { trip, offers, alerts, person } = one;
        return structuredClone({ trip: { ...trip, clock: undefined }, offers, alerts, person });
      };
      const before = seen();
      one.settle();
      expect(seen()).toEqual(before);
    });
  });

  it('leaves every offer closed, and tells each partner at most once, when it ends', () => {
    whatever(
      () => undefined,
      (one) => {
        one.happen({ what: 'cancel' });
        for (let look = 0; look < 40 && one.trip.clock !== undefined; look += 1) {
          one.happen({ what: 'clock' });
          one.settle();
        }
        expect(one.isOver).toBe(true);
        expect(one.trip.clock).toBeUndefined();
        expect(one.offers.filter(({ closedAs }) => closedAs === undefined)).toEqual([]);
        expect(new Set(one.told).size).toBe(one.told.length);
      },
    );
  });
});

describe('the partners of a trip', () => {
  it('are not asked once they said no, stopped texts or could not be reached there, nor twice in a round', () => {
    let known = 0;
    let declined = new Set<string>();
    let deaf = new Set<string>();
    whatever((one, happened) => {
      if (happened === undefined) [known, declined, deaf] = [0, new Set(), new Set()];
      const asked = one.asked.slice(known);
      expect(asked.filter(({ organizationId }) => declined.has(organizationId))).toEqual([]);
      expect(asked.filter(({ phoneKey }) => deaf.has(phoneKey) || one.stopped.has(phoneKey))).toEqual([]);
      const calls = one.asked.map(({ round, organizationId, phoneKey }) => `${round}/${organizationId}/${phoneKey}`);
      expect(new Set(calls).size).toBe(calls.length);
      known = one.asked.length;
      declined = new Set(
        one.offers.filter(({ closedAs }) => closedAs === 'declined').map((each) => each.organizationId),
      );
      deaf = new Set(one.offers.filter(({ textId }) => one.failed.has(textId)).map(({ phoneKey }) => phoneKey));
    });
  });

  it('are asked in no more waves of a stage, and no more at once, than the hub has set', () => {
    whatever(({ asked, rules }) => {
      const waves = Map.groupBy(
        asked.filter(({ instead }) => !instead),
        ({ round, stage }) => `${round}/${stage}`,
      );
      for (const some of waves.values()) {
        const sizes = [...Map.groupBy(some, ({ wave }) => wave).values()].map(({ length }) => length);
        expect(sizes.length).toBeLessThanOrEqual(rules.maxWaves);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(rules.waveSize);
      }
    });
  });
});

describe('whoever is on call', () => {
  it('hears of everything that needs a human, at once', () => {
    let heard = 0;
    whatever((one, happened) => {
      if (happened === undefined) heard = 0;
      const { trip } = one;
      const news = one.alerts.slice(heard).map(({ kind }) => kind);
      heard = one.alerts.length;
      const waits = trip.attention !== undefined && !trip.attention.alerted;
      const lapsed =
        isClosedTrip(trip.status) && trip.attention?.kind !== 'no-show' && trip.attention?.kind !== 'check-person';
      expect(waits && !lapsed).toBe(false);
      // Since the last look, and not by what came of it: the person whom no text reaches.
      const unheard = trip.attention?.at === new Date(one.now).toISOString() && trip.attention.kind === 'tell-person';
      expect(!unheard || news.includes('tell-person') || news.includes('unfilled')).toBe(true);
    });
  });

  it('is told in turn, and never before the one before has had the time to answer, unless they passed it on', () => {
    whatever(
      () => undefined,
      (one) => {
        // From here on nobody says anything; the clock alone goes on.
        const from = one.alerts.length;
        for (let look = 0; look < 60 && one.trip.clock !== undefined; look += 1) {
          one.happen({ what: 'clock' });
          one.settle();
        }
        const alerts = one.alerts.slice(from);
        for (const [at, { turn, count, at: instant }] of alerts.entries()) {
          const next = alerts[at + 1];
          const goesOn = next?.count === count + 1;
          expect(!goesOn || next.turn === (turn + 1) % one.rules.onCall).toBe(true);
          expect(!goesOn || next.at - instant >= one.rules.acknowledgeMinutes * MINUTE).toBe(true);
          expect(!goesOn || next.at - instant <= 240 * MINUTE).toBe(true);
        }
        // An open trip that nobody answers about is never forgotten.
        expect(one.isOver || alerts.length > 0).toBe(true);
      },
    );
  });
});

describe('the person', () => {
  it('is told only what is so, never the same twice in a row, and no new time of what could not be told', () => {
    let known = 0;
    whatever((one, happened) => {
      if (happened === undefined) known = 0;
      for (const [at, { says, holds }] of one.person.entries()) {
        const before = one.person[at - 1];
        expect(before?.says === says && before.holds === holds).toBe(false);
        expect(says !== 'confirmed' && says !== 'new-time' ? true : holds.startsWith('coming:')).toBe(true);
        expect(before?.cannot === true && says === 'new-time').toBe(false);
      }
      for (const { holds } of one.person.slice(known)) expect(promiseHolds(one.trip, holds)).toBe(true);
      known = one.person.length;
    });
  });

  it('is never left with what is no longer so', () => {
    whatever(({ trip }) => {
      const { toldPerson: told, status } = trip;
      const over = status === 'picked-up' || status === 'no-show';
      const expects = told !== undefined && told.cannot === undefined && !over;
      expect(!expects || promiseHolds(trip, told.holds)).toBe(true);
    });
  });
});
