import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contributionOf,
  nothing,
  talliesOf,
  together,
  type Contribution,
  type CountedEvent,
} from '../../shared/counting/contribution.ts';
import { counter, plus, type Counter } from '../../shared/counting/counter.ts';
import { FISCAL_MONTHS, monthEnd, parseFiscalYear } from '../../shared/counting/fiscal-year.ts';
import type { LedgerEntry } from '../../shared/counting/ledger-entry.ts';
import {
  countsThere,
  differenceKey,
  groupsOf,
  personDifferences,
  rebuiltServices,
  TallyRebuild,
  type RebuiltPerson,
} from '../../shared/counting/rebuild.ts';
import { readTally, type Tally } from '../../shared/counting/store.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';

const year = parseFiscalYear(2026);
const event: fc.Arbitrary<CountedEvent> = fc.record({
  recipientId: fc.constantFrom('north', 'south', 'west'),
  serviceDate: fc.constantFrom(...FISCAL_MONTHS).map((month) => monthEnd(year, month)),
  serviceType: fc.constantFrom('safety-planning', 'transportation', 'a-type-of-the-hub'),
});
const served = (recipientId: string, date: string): CountedEvent => ({
  recipientId,
  serviceDate: parseLocalDate(date),
  serviceType: 'transportation',
});

/** A person whose item says what the events say. */
function person(
  personId: string,
  events: readonly CountedEvent[],
  stored: Partial<RebuiltPerson['served']> = {},
): RebuiltPerson {
  const contribution = contributionOf(events);
  return {
    personId,
    own: contribution.services,
    served: { contribution, version: 1, recipients: [...contribution.services.keys()], fiscalYear: year, ...stored },
    told: stored.told ?? [],
  };
}

/** A stored tally of these figures. */
const tallyOf = (figures: ReadonlyMap<Counter, number> = new Map(), spent = 0): Tally => ({
  ...readTally(undefined),
  figures,
  spent,
});

describe('a tally made anew', () => {
  it('is the one that the contributions give, for any persons and events', () => {
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 8 }), { maxLength: 12 }), (people) => {
        const contributions = people.map((events) => contributionOf(events, { language: 'fr' }));
        const rebuild = new TallyRebuild();
        for (const contribution of contributions) rebuild.addPerson(contribution);
        const tallies = talliesOf(contributions);
        for (const recipientId of ['north', 'south', 'west']) {
          const stored = tallyOf(tallies.get(recipientId));
          expect(rebuild.differences({ recipientId, fiscalYear: year }, stored)).toEqual([]);
        }
      }),
    );
  });

  it('names the one counter that was altered, and by how much', () => {
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...FISCAL_MONTHS),
        fc.integer({ min: 1, max: 5 }),
        (events, month, by) => {
          const contribution = contributionOf(events);
          const rebuild = new TallyRebuild();
          rebuild.addPerson(contribution);
          const name = counter({ measure: 'persons', month });
          const right = talliesOf([contribution]).get('north') ?? new Map<Counter, number>();
          const stored = tallyOf(plus(right, new Map([[name, by]])));
          expect(rebuild.differences({ recipientId: 'north', fiscalYear: year }, stored)).toEqual([
            {
              what: 'tally',
              recipientId: 'north',
              fiscalYear: year,
              counter: name,
              stored: (right.get(name) ?? 0) + by,
              rebuilt: right.get(name) ?? 0,
            },
          ]);
        },
      ),
    );
  });

  it('is without whoever was taken back', () => {
    const contribution = contributionOf([served('north', '2026-04-01'), served('south', '2026-05-01')]);
    const rebuild = new TallyRebuild();
    rebuild.addPerson(contribution);
    rebuild.takePerson(contribution);
    expect(rebuild.differences({ recipientId: 'south', fiscalYear: year }, tallyOf())).toEqual([]);
  });

  const entry = {
    id: 'id',
    fiscalYear: year,
    date: parseLocalDate('2026-07-01'),
    recordedAt: '',
    recordedBy: '',
    state: 'live',
    version: 1,
  } as const;
  const place = { recipientId: 'north', fiscalYear: year };
  const joint: LedgerEntry = { ...entry, kind: 'group-activity', type: 'cultural', hosts: ['north', 'south'] };
  const expense: LedgerEntry = {
    ...entry,
    kind: 'expenditure',
    category: 'transport',
    recipientId: 'north',
    amountCents: 500,
  };

  it('holds an activity for each host in whose ledger it stands, and none that was voided', () => {
    const rebuild = new TallyRebuild();
    rebuild.addEntry(place, joint);
    rebuild.addEntry({ ...place, recipientId: 'west' }, joint);
    rebuild.addEntry({ ...place, fiscalYear: parseFiscalYear(2025) }, joint);
    rebuild.addEntry(place, { ...joint, state: 'void' });
    const [north, west] = ['north', 'west'].map((recipientId) =>
      rebuild.differences({ ...place, recipientId }, tallyOf()).map(({ counter: name, rebuilt }) => [name, rebuilt]),
    );
    expect({ north, west }).toEqual({ north: [['g4', 1]], west: [] });
  });

  it('holds what was spent, with its reversals, in the month and in all', () => {
    const rebuild = new TallyRebuild();
    rebuild.addEntry(place, expense);
    rebuild.addEntry(place, { ...expense, amountCents: 200 });
    rebuild.addEntry(place, { ...expense, amountCents: -200, reverses: 'ref' });
    const found = rebuild.differences(place, tallyOf(new Map(), 700));
    expect(found.map(({ counter: name, stored, rebuilt }) => [name, stored, rebuilt])).toEqual([
      ['c4', 0, 500],
      ['spent', 700, 500],
    ]);
  });
});

describe('an event', () => {
  const id = '4b1f6a0e-7c1d-4d5e-9a3b-2c4d6e8f0a1b';
  const live = {
    personId: id,
    recipientId: id,
    serviceDate: parseLocalDate('2027-03-31'),
    serviceType: 'transportation',
    id,
    fiscalYear: year,
    state: 'live',
    recordedAt: '',
    recordedBy: '',
    version: 1,
  } as const;
  const place = { fiscalYear: year, recipientId: id, personId: id };

  it('counts where its key says, when it is live', () => {
    expect(countsThere(live, place)).toBe(true);
    expect(countsThere({ ...live, state: 'moved', movedTo: '' }, place)).toBe(false);
  });

  it.each([
    ['person', { personId: 'another' }],
    ['recipient', { recipientId: 'another' }],
    ['year', { serviceDate: parseLocalDate('2027-04-01') }],
  ])('counts nowhere when its %s is not that of its key', (_what, other) => {
    expect(countsThere({ ...live, ...other }, place)).toBe(false);
  });
});

describe('files that are one person', () => {
  const events = [served('north', '2026-04-01'), served('north', '2026-05-01'), served('south', '2026-06-01')];
  const [first, second, third] = events.map((one) => contributionOf([one]));
  const sum = (...parts: (typeof first)[]) =>
    parts.reduce<Contribution>((all, part = nothing) => together(all, part), nothing);
  const chain = (stored: Partial<Record<'a' | 'b' | 'c', ReturnType<typeof sum>>> = {}): RebuiltPerson[] => [
    person('a', events.slice(0, 1), { contribution: stored.a ?? sum(first, second, third) }),
    person('b', events.slice(1, 2), { contribution: stored.b ?? sum(second, third), countedBy: 'a' }),
    person('c', events.slice(2), { contribution: stored.c ?? third ?? nothing, countedBy: 'b' }),
  ];

  it('hold what is their own and what those hold that count for them, link after link', () => {
    const rebuilt = rebuiltServices(chain());
    expect(rebuilt.get('a')).toEqual(contributionOf(events).services);
    expect(rebuilt.get('b')).toEqual(contributionOf(events.slice(1)).services);
    expect(rebuilt.get('c')).toEqual(contributionOf(events.slice(2)).services);
    expect(personDifferences(year, chain())).toEqual([]);
  });

  it('differ where one of them was altered, and not in the others', () => {
    const found = personDifferences(year, chain({ b: third ?? nothing }));
    expect(
      found.map(({ personId, recipientId, counter: cell, stored, rebuilt }) => [
        personId,
        recipientId,
        cell,
        stored,
        rebuilt,
      ]),
    ).toEqual([['b', 'north', 'b2', 0, 1]]);
  });

  it('that count for one another in a ring come to an end', () => {
    const [a, b] = [
      person('a', events.slice(0, 1), { countedBy: 'b' }),
      person('b', events.slice(1), { countedBy: 'a' }),
    ];
    expect(rebuiltServices([a, b]).size).toBe(2);
  });
});

describe('what is known of a person', () => {
  const about = (...marks: [string, number][]) => ({ services: new Map(), about: new Map(marks) });
  const facts = (own: ReturnType<typeof about>, told: readonly string[], child = about()) =>
    personDifferences(year, [
      person('a', [], { contribution: own, told }),
      person('b', [], { contribution: child, told: [...child.about.keys()], countedBy: 'a' }),
    ]).map(({ counter: mark, stored, rebuilt }) => [mark, stored, rebuilt]);

  it('is what their file told, of each dimension one thing', () => {
    expect(facts(about(['A', 1], ['F', 1], ['N', 1]), ['A', 'F', 'N'])).toEqual([]);
    expect(facts(about(['A', 2]), ['A'])).toEqual([['about A', 2, 1]]);
    expect(facts(about(['A', 1]), ['A', 'F'])).toEqual([['about F', 0, 1]]);
    expect(facts(about(['A', 1], ['C', 1]), ['A', 'C'])).toEqual([['about C', 1, 0]]);
  });

  it('and what the files told that are theirs', () => {
    expect(facts(about(['A', 1], ['C', 1]), ['A'], about(['C', 1]))).toEqual([]);
    expect(facts(about(['C', 1]), [], about(['C', 1]))).toEqual([]);
    expect(facts(about(['C', 3]), ['C'], about(['C', 1]))).toEqual([['about C', 3, 2]]);
    expect(facts(about(['A', 1]), ['A'], about(['C', 1]))).toEqual([['about C', 0, 1]]);
  });
});

describe('groups', () => {
  it('hang together by any link, in whatever direction, and end there', () => {
    const links = new Map([
      ['a', ['b']],
      ['c', ['b']],
      ['d', []],
      ['e', ['f', 'g']],
      ['h', ['g']],
    ]);
    expect(groupsOf(links).map((group) => group.sort())).toEqual([['a', 'b', 'c'], ['d'], ['e', 'f', 'g', 'h']]);
  });
});

describe('two findings', () => {
  it('are the same when they are off by as much', () => {
    const one = {
      what: 'tally',
      fiscalYear: year,
      recipientId: 'north',
      counter: 'p1',
      stored: 5,
      rebuilt: 4,
    } as const;
    expect(differenceKey({ ...one, stored: 6, rebuilt: 5 })).toBe(differenceKey(one));
    expect(differenceKey({ ...one, stored: 6 })).not.toBe(differenceKey(one));
    expect(differenceKey({ ...one, counter: 'p2' })).not.toBe(differenceKey(one));
  });
});
