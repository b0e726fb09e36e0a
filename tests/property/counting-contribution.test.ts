import * as fc from 'fast-check';
import { describe, it, expect } from 'vitest';
import {
  contributionOf,
  diff,
  nothing,
  talliesOf,
  withEvent,
  withoutEvent,
  type Contribution,
  type CountedEvent,
} from '../../shared/counting/contribution.ts';
import { cumulative, plus, type Figures } from '../../shared/counting/counter.ts';
import { FISCAL_MONTHS, fiscalMonthOf, monthEnd, parseFiscalYear } from '../../shared/counting/fiscal-year.ts';

const year = parseFiscalYear(2026);
const event: fc.Arbitrary<CountedEvent> = fc.record({
  recipientId: fc.constantFrom('north', 'south', 'west'),
  serviceDate: fc.constantFrom(...FISCAL_MONTHS).map((month) => monthEnd(year, month)),
  serviceType: fc.constantFrom('safety-planning', 'transportation', 'a-type-of-the-hub'),
});
const change = fc.oneof(
  fc.record({ what: fc.constant('record' as const), person: fc.nat(3), event }),
  fc.record({ what: fc.constant('void' as const), person: fc.nat(3), which: fc.nat() }),
  fc.record({ what: fc.constant('correct' as const), person: fc.nat(3), which: fc.nat(), event }),
);

/** Distinct persons with a first event in each month, counted the slow way. */
function bruteForce(events: readonly { person: number; event: CountedEvent }[], recipientId?: string, type?: string) {
  return FISCAL_MONTHS.map((through) => {
    const fitting = events.filter(
      ({ event: one }) =>
        (recipientId === undefined || one.recipientId === recipientId) &&
        (type === undefined || one.serviceType === type) &&
        fiscalMonthOf(one.serviceDate) <= through,
    );
    return new Set(fitting.map(({ person }) => person)).size;
  });
}

describe('under any sequence of recording, voiding and correcting', () => {
  it('every tally is the count of distinct persons over the live events', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const live: { person: number; event: CountedEvent }[] = [];
        const contributions = new Map<number, Contribution>();
        const tallies = new Map<string, Figures>();
        const become = (person: number, next: Contribution): void => {
          for (const [recipientId, delta] of diff([contributions.get(person) ?? nothing], [next])) {
            tallies.set(recipientId, plus(tallies.get(recipientId) ?? new Map(), delta));
          }
          contributions.set(person, next);
        };
        for (const one of changes) {
          const own = contributions.get(one.person) ?? nothing;
          if (one.what === 'record') {
            live.push(one);
            become(one.person, withEvent(own, one.event));
            continue;
          }
          const mine = live.filter(({ person }) => person === one.person);
          const chosen = mine[one.which % (mine.length || 1)];
          if (chosen === undefined) continue;
          live.splice(live.indexOf(chosen), 1);
          if (one.what === 'void') {
            become(one.person, withoutEvent(own, chosen.event));
          } else {
            live.push({ person: one.person, event: one.event });
            become(one.person, withEvent(withoutEvent(own, chosen.event), one.event));
          }
        }
        for (const [person, contribution] of contributions) {
          const events = live.filter((each) => each.person === person).map((each) => each.event);
          expect(contributionOf(events)).toEqual(contribution);
        }
        const none: Figures = new Map();
        for (const recipientId of ['north', 'south', 'west']) {
          expect(tallies.get(recipientId) ?? none).toEqual(talliesOf(contributions.values()).get(recipientId) ?? none);
          for (const type of [undefined, 'transportation', 'a-type-of-the-hub']) {
            expect(
              FISCAL_MONTHS.map((m) =>
                cumulative(tallies.get(recipientId) ?? none, 'persons', m, { serviceType: type }),
              ),
            ).toEqual(bruteForce(live, recipientId, type));
          }
        }
        for (const type of [undefined, 'safety-planning']) {
          const hub = FISCAL_MONTHS.map((m) =>
            [...tallies.values()].reduce(
              (sum, tally) =>
                sum +
                cumulative(tally, 'persons', m, { serviceType: type }) -
                cumulative(tally, 'persons-elsewhere', m, { serviceType: type }),
              0,
            ),
          );
          expect(hub).toEqual(bruteForce(live, undefined, type));
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a contribution', () => {
  it('does not depend on the order of the events', () => {
    fc.assert(
      fc.property(
        fc
          .array(event, { maxLength: 20 })
          .chain((events) =>
            fc.tuple(
              fc.constant(events),
              fc.shuffledSubarray(events, { minLength: events.length, maxLength: events.length }),
            ),
          ),
        ([events, shuffled]) => {
          expect(diff([contributionOf(events)], [contributionOf(shuffled)]).size).toBe(0);
          expect(contributionOf(shuffled)).toEqual(contributionOf(events));
        },
      ),
    );
  });

  it('is what it was after a record and its void', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 10 }), event, (events, extra) => {
        const before = contributionOf(events);
        expect(withoutEvent(withEvent(before, extra), extra)).toEqual(before);
      }),
    );
  });
});
