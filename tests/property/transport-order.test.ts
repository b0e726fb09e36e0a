import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communities } from '../../shared/directory/communities.ts';
import type { AccessibilityFeature, Directory, OrganizationKind } from '../../shared/directory/model.ts';
import { indexDirectory, rankTransportPartners } from '../../shared/routing/index.ts';
import type { ServiceKind, TransportPartner, TripRequest } from '../../shared/routing/index.ts';
import { orderPartners, type OrderFacts, type PartnerOrder } from '../../shared/transport/order/order.ts';
import { isWithin, quietUntil } from '../../shared/directory/quiet-hours.ts';
import { MOST_GAINED_BY_A_TRIP, type CarrierCounts, type CarrierFact } from '../../shared/transport/order/record.ts';
import { directoryOf, hub, id } from '../unit/routing-builder.ts';

type Settings = typeof hub;
type Weights = Settings['dispatch']['order'];

const northeast = ['place-timmins', 'place-cochrane', 'place-hearst', 'place-moosonee', 'fn-143', 'fn-243', 'fn-146'];
const somewhere = fc.oneof(
  fc.constantFrom(...northeast),
  fc.constantFrom(...communities.map((community) => community.id)),
);
const aMoment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const aClockTime = fc
  .tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const quietHours = fc
  .record({
    from: aClockTime,
    to: aClockTime,
    timeZone: fc.option(fc.constantFrom('America/Toronto', 'America/Winnipeg', 'America/Halifax'), { nil: undefined }),
  })
  .filter(({ from, to }) => from !== to);

const aCarrier = fc.record({
  in: fc.option(somewhere, { nil: undefined }),
  agreement: fc.constantFrom<'none' | { validTo?: string }>('none', {}, { validTo: '2026-07-31' }),
  organization: fc.record({
    kinds: fc.constantFrom<OrganizationKind[]>(['police'], ['business'], ['transport-road']),
    quietHours: fc.option(quietHours, { nil: undefined }),
    dispatchPhones: fc.constantFrom<string[]>([], ['+17055550199'], ['+17055550199']),
  }),
  service: fc.record({
    kinds: fc.subarray<ServiceKind>(['transport-road', 'transport-air', 'transport-rail', 'transport-boat'], {
      minLength: 1,
    }),
    accessibility: fc.subarray<AccessibilityFeature>(['wheelchair', 'attendant', 'children']),
    capacity: fc.record({
      unit: fc.constant('seat' as const),
      available: fc.nat(4),
      maximum: fc.integer({ min: 4, max: 8 }),
      updatedAt: fc.constantFrom('2026-01-01T00:00:00Z', '2027-06-01T00:00:00Z'),
    }),
  }),
});
const aDirectory = fc.array(aCarrier, { minLength: 1, maxLength: 12 }).map((carriers) => directoryOf(...carriers));

const aTrip = fc.record({
  pickup: somewhere.map((communityId) => ({ communityId })),
  destination: somewhere.map((communityId) => ({ communityId })),
  mode: fc.option(fc.constantFrom('road' as const, 'winter-road', 'air', 'rail', 'boat'), { nil: undefined }),
  passengers: fc.integer({ min: 1, max: 7 }),
  person: fc.record({ accessibility: fc.subarray<AccessibilityFeature>(['wheelchair', 'attendant']) }),
  avoid: fc.record({
    organizationIds: fc.subarray([0, 1, 2].map((n) => id('organization', n))),
    communityIds: fc.subarray(northeast, { maxLength: 2 }),
    policeMarks: fc.boolean(),
  }),
});

/** A past that could have been: every yes was carried out, in vain or not, withdrawn or released. */
const someCounts: fc.Arbitrary<CarrierCounts> = fc
  .record({
    declined: fc.nat(20),
    silent: fc.nat(20),
    withdrew: fc.nat(5),
    released: fc.nat(5),
    carried: fc.nat(20),
    noShow: fc.nat(3),
  })
  .map((one) => {
    const accepted = one.carried + one.noShow + one.withdrew + one.released;
    return { ...one, accepted, asked: accepted + one.declined + one.silent };
  });
const someFacts: fc.Arbitrary<OrderFacts> = fc
  .array(fc.tuple(fc.nat(11), fc.constantFrom('2026-05', '2026-06', '2027-01'), someCounts), { maxLength: 12 })
  .map((rows) => ({ stats: new Map(rows.map(([n, month, one]) => [id('organization', n), new Map([[month, one]])])) }));

const someWeights = (): fc.Arbitrary<Weights> => {
  const weight = fc.integer({ min: 0, max: 100 });
  return fc.record({ distance: weight, agreement: weight, reliability: weight, fairness: weight, night: weight });
};
const someSettings: fc.Arbitrary<Settings> = fc
  .record({ order: someWeights(), rota: fc.subarray([0, 1, 2, 3, 4].map((n) => id('organization', n))) })
  .map(({ order, rota }) => ({
    ...hub,
    dispatch: { ...hub.dispatch, order, nightRota: { from: '22:00', to: '07:00', organizationIds: rota } },
  }));

/** The neighbouring hubs are the last organizations of the directory, whether they are carriers as well or not. */
function ask(directory: Directory, trip: TripRequest, facts: OrderFacts, settings: Settings, now: Date) {
  const neighbours = directory.organizations.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, 2);
  const ranking = rankTransportPartners({ ...trip, neighbours }, indexDirectory(directory), settings, now);
  return { ranking, order: orderPartners(ranking, facts, settings, now) };
}
const everyone = (order: PartnerOrder): string[] =>
  [...order.now.flat(), ...order.quiet].map(({ organizationId }) => organizationId);

describe('whom to ask for a trip, and in what order', () => {
  it('does not depend on the order of the directory', () => {
    const shuffles = fc.array(fc.nat(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(aDirectory, aTrip, someFacts, someSettings, aMoment, shuffles, (...given) => {
        const [directory, trip, facts, settings, now, keys] = given;
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one, at) => ({ one, key: keys[at % keys.length] ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const other: Directory = {
          version: 1,
          programs: [],
          organizations: shuffled(directory.organizations),
          services: shuffled(directory.services),
          locations: shuffled(directory.locations),
          agreements: shuffled(directory.agreements),
        };
        const asked = ask(directory, trip, facts, settings, now);
        expect(ask(other, trip, facts, settings, now)).toEqual(asked);
        const { partners, neighbours } = asked.ranking;
        expect(orderPartners({ partners: shuffled(partners), neighbours }, facts, settings, now)).toEqual(asked.order);
      }),
    );
  });

  it('does not depend on the order in which equals are named', () => {
    const partners = equals([{}, {}, {}, {}]);
    const ids = partners.map(({ organization }) => organization.id);
    fc.assert(
      fc.property(fc.shuffledSubarray(partners, { minLength: 4 }), (shuffled) => {
        expect(first(shuffled, unknown, hub)).toEqual(ids);
      }),
    );
  });

  it('holds everybody who can be asked once, and nobody who is excluded', () => {
    fc.assert(
      fc.property(aDirectory, aTrip, someFacts, someSettings, aMoment, (directory, trip, facts, settings, now) => {
        const { ranking, order } = ask(directory, trip, facts, settings, now);
        const asked = everyone(order);
        const able = [
          ...ranking.partners.map(({ organization }) => organization.id),
          ...ranking.neighbours.map((one) => one.id),
        ];
        expect(asked.toSorted()).toEqual(able.toSorted());
        expect(new Set(asked).size).toBe(asked.length);
        expect(order.now).toHaveLength(3);
        for (const { organizationId } of [...order.now.flat(), ...order.quiet]) {
          const organization = directory.organizations.find((one) => one.id === organizationId);
          const bases = directory.locations.filter((one) => one.organizationId === organizationId);
          expect(trip.avoid.organizationIds).not.toContain(organizationId);
          expect(trip.avoid.policeMarks && organization?.kinds.includes('police')).toBe(false);
          expect(organization?.dispatchPhones).not.toEqual([]);
          for (const { communityId } of bases) expect(trip.avoid.communityIds).not.toContain(communityId);
        }
        for (const { service } of ranking.partners) {
          expect(service.capacity?.maximum).toBeGreaterThanOrEqual(trip.passengers);
          expect(service.accessibility).toEqual(expect.arrayContaining(trip.person.accessibility));
        }
      }),
    );
  });

  it('asks nobody in their quiet hours but members of the night rota at night, and says when the others may be asked', () => {
    fc.assert(
      fc.property(aDirectory, aTrip, someFacts, someSettings, aMoment, (directory, trip, facts, settings, now) => {
        const { order } = ask(directory, trip, facts, settings, now);
        const isNight = isWithin(settings.dispatch.nightRota, settings.timeZone, now.getTime());
        const quietOf = (organizationId: string) =>
          directory.organizations.find((one) => one.id === organizationId)?.quietHours;
        const untilOf = (organizationId: string) => quietUntil(quietOf(organizationId), settings.timeZone, now);
        const woken = order.now.flat().filter(({ organizationId }) => untilOf(organizationId) !== undefined);
        const rota = isNight ? settings.dispatch.nightRota.organizationIds : [];
        expect(rota).toEqual(expect.arrayContaining(woken.map(({ organizationId }) => organizationId)));
        expect(order.quiet.map(({ until }) => until)).toEqual(order.quiet.map(({ until }) => until).toSorted());
        for (const { organizationId, until } of order.quiet) expect(until).toBe(untilOf(organizationId));
      }),
    );
  });
});

describe('when quiet hours end', () => {
  it('is the first minute that is not quiet, over every change of the clocks', () => {
    const aroundAChange = fc
      .tuple(fc.constantFrom('2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'), fc.integer({ min: -1600, max: 1600 }))
      .map(([change, minutes]) => new Date(Date.parse(change) + minutes * 60_000));
    fc.assert(
      fc.property(quietHours, fc.oneof(aMoment, aroundAChange), (hours, now) => {
        const zone = hours.timeZone ?? 'America/Toronto';
        const isQuiet = (instant: number) => isWithin(hours, zone, instant);
        let first = now.getTime();
        while (isQuiet(first)) first = Math.floor(first / 60_000 + 1) * 60_000;
        const expected = first === now.getTime() ? undefined : new Date(first).toISOString();
        expect(quietUntil(hours, 'America/Toronto', now)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});

/** Partners of one stage, equal in everything that is not given, on a June afternoon. */
const noon = new Date('2026-06-15T16:00:00Z');
const midnight = new Date('2026-06-16T04:00:00Z');
function equals(changes: readonly Partial<TransportPartner>[]): TransportPartner[] {
  const directory = directoryOf(
    ...changes.map(() => ({ in: 'place-timmins', service: { kinds: ['transport-road' as const] } })),
  );
  const trip = {
    pickup: { communityId: 'place-timmins' },
    destination: { communityId: 'place-hearst' },
    passengers: 1,
  };
  const { partners } = rankTransportPartners(trip, indexDirectory(directory), hub, noon);
  return partners
    .toSorted((a, b) => (a.organization.id < b.organization.id ? -1 : 1))
    .map((partner, at) => ({ ...partner, ...changes[at] }));
}
const weighing = (order: Weights, rota: readonly string[] = []): Settings => ({
  ...hub,
  dispatch: { ...hub.dispatch, order, nightRota: { from: '22:00', to: '07:00', organizationIds: [...rota] } },
});
const first = (
  partners: readonly TransportPartner[],
  facts: OrderFacts,
  settings: Settings,
  now = noon,
): readonly string[] =>
  orderPartners({ partners: [...partners], neighbours: [] }, facts, settings, now)
    .now.flat()
    .map((one) => one.organizationId);
const unknown: OrderFacts = { stats: new Map() };

describe('the weights of the hub', () => {
  it('a closer partner comes first when all else is equal, whatever the weights', () => {
    const km = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(fc.uniqueArray(km, { minLength: 2, maxLength: 8 }), someWeights(), (distances, weights) => {
        const partners = equals(distances.map((baseKm) => ({ baseKm })));
        const inOrder = first(partners, unknown, weighing({ ...weights, distance: Math.max(1, weights.distance) }));
        const byDistance = partners
          .toSorted((a, b) => (a.baseKm ?? 0) - (b.baseKm ?? 0))
          .map(({ organization }) => organization.id);
        expect(inOrder).toEqual(byDistance);
      }),
    );
  });

  const aPartner = fc.record({
    baseKm: fc.integer({ min: 0, max: 900 }),
    agreement: fc.constantFrom(0, 0.9, 1),
    counts: someCounts,
    rota: fc.boolean(),
  });
  type Given = { baseKm: number; agreement: number; counts: CarrierCounts; rota: boolean };
  const orderOf = (given: readonly Given[], weights: Weights) => {
    const ids = given.map((_, n) => id('organization', n));
    const partners = equals(given.map(({ baseKm, agreement }) => ({ baseKm, agreement })));
    const stats = new Map(given.map(({ counts }, n) => [ids[n] ?? '', new Map([['2026-06', counts]])]));
    const rota = ids.filter((_, n) => given[n]?.rota === true);
    return first(partners, { stats }, weighing(weights, rota), midnight);
  };
  const anotherPast = (one: Given, other: Given, facts: readonly CarrierFact[]): Given => ({
    ...one,
    counts: { ...one.counts, ...Object.fromEntries(facts.map((fact) => [fact, other.counts[fact]])) },
  });
  /** With this weight at 0, how a partner may change without any effect. */
  const changes: [keyof Weights, (one: Given, other: Given) => Given][] = [
    ['distance', (one, { baseKm }) => ({ ...one, baseKm })],
    ['agreement', (one, { agreement }) => ({ ...one, agreement })],
    ['reliability', (one, other) => anotherPast(one, other, ['asked', 'declined', 'silent', 'carried', 'noShow'])],
    ['fairness', (one, other) => anotherPast(one, other, ['asked', 'accepted', 'released'])],
    ['night', (one, { rota }) => ({ ...one, rota })],
  ];

  it.each(changes)('a weight of 0 takes %s out of the order', (factor, change) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(aPartner, aPartner), { minLength: 2, maxLength: 6 }),
        someWeights(),
        (pairs, some) => {
          const weights = { ...some, [factor]: 0 };
          const before = orderOf(
            pairs.map(([one]) => one),
            weights,
          );
          const after = orderOf(
            pairs.map(([one, other]) => change(one, other)),
            weights,
          );
          expect(after).toEqual(before);
        },
      ),
    );
  });

  it.each(changes)('a weight of %s alone puts it into the order', (factor, change) => {
    const weights = { distance: 0, agreement: 0, reliability: 0, fairness: 0, night: 0, [factor]: 1 };
    const none = { asked: 0, accepted: 0, declined: 0, silent: 0, withdrew: 0, released: 0, carried: 0, noShow: 0 };
    const plain: Given = { baseKm: 500, agreement: 0, rota: false, counts: { ...none, accepted: 9, silent: 9 } };
    const better: Given = { baseKm: 1, agreement: 1, rota: true, counts: none };
    expect(orderOf([plain, change(plain, better)], weights)).toEqual([id('organization', 1), id('organization', 0)]);
  });

  it('members of the night rota come first at night when their weight is no less than all others together', () => {
    fc.assert(
      fc.property(fc.array(aPartner, { minLength: 2, maxLength: 6 }), someWeights(), (given, some) => {
        const { distance, agreement, reliability, fairness } = some;
        const night = Math.max(1, distance + agreement + reliability + fairness);
        const inOrder = orderOf(given, { ...some, night });
        const rota = given.flatMap((one, n) => (one.rota ? [id('organization', n)] : []));
        expect(new Set(inOrder.slice(0, rota.length))).toEqual(new Set(rota));
      }),
    );
  });
});

describe('fairness', () => {
  /** Every trip goes to the first in order, who accepts and carries it. */
  function widestGap(size: number, trips: number, weights: Weights, start: CarrierCounts): number {
    const partners = equals(Array.from({ length: size }, () => ({})));
    const stats = new Map<string, Map<string, CarrierCounts>>();
    for (const { organization } of partners) stats.set(organization.id, new Map([['2026-06', start]]));
    const carried = new Map<string, number>(partners.map(({ organization }) => [organization.id, 0]));
    let widest = 0;
    for (let trip = 0; trip < trips; trip += 1) {
      const [next = ''] = first(partners, { stats }, weighing(weights));
      carried.set(next, (carried.get(next) ?? 0) + 1);
      const known = stats.get(next)?.get('2026-06') ?? start;
      stats.get(next)?.set('2026-06', {
        ...known,
        asked: known.asked + 1,
        accepted: known.accepted + 1,
        carried: known.carried + 1,
      });
      const numbers = [...carried.values()];
      widest = Math.max(widest, Math.max(...numbers) - Math.min(...numbers));
    }
    return widest;
  }

  it('over many trips with equal partners, nobody ever carries more than one more than another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 60 }), someCounts, (size, trips, start) => {
        expect(widestGap(size, trips, hub.dispatch.order, start)).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  it('holds for all weights that let fairness outweigh what one trip adds to a record', () => {
    const fairEnough = someWeights().filter(
      ({ fairness, reliability }) => fairness / 10 > reliability * MOST_GAINED_BY_A_TRIP,
    );
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fairEnough, someCounts, (size, weights, start) => {
        expect(widestGap(size, 25, weights, start)).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});
