import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communities, communityById, distanceKm } from '../../shared/directory/communities.ts';
import type { Directory, Service } from '../../shared/directory/model.ts';
import { indexDirectory, intakeNeeds, match, rankTransportPartners } from '../../shared/routing/index.ts';
import type { MatchRequest } from '../../shared/routing/index.ts';
import { directoryOf, hub, id } from '../unit/routing-builder.ts';
import { largeDirectory } from '../unit/routing-large-directory.ts';

const somewhere = fc.constantFrom(...communities.map((community) => community.id));
const aMoment = fc.date({ min: new Date('2025-04-01'), max: new Date('2028-03-31'), noInvalidDate: true });
const aDirectory = fc
  .record({ size: fc.integer({ min: 1, max: 60 }), seed: fc.nat() })
  .map(({ size, seed }) => largeDirectory(size, seed));
const aRequest: fc.Arbitrary<MatchRequest> = fc.record({
  need: fc.constantFrom(...intakeNeeds),
  communityId: fc.option(somewhere, { nil: undefined }),
  virtual: fc.constantFrom('yes' as const, 'no' as const, 'ask' as const),
  person: fc.record({
    ageBand: fc.constantFrom('under-16' as const, '16-17' as const, '18-plus' as const, 'unknown' as const),
    languages: fc.constantFrom(['fr'], ['en'], ['fr', 'en'], ['cr', 'en']),
    accessibility: fc.constantFrom(
      [],
      ['wheelchair' as const],
      ['children' as const, 'developmental-disability' as const],
    ),
  }),
});

const answerTo = (directory: Directory, request: MatchRequest, now: Date) =>
  match(request, indexDirectory(directory), hub, now);
const idsOf = (answer: ReturnType<typeof answerTo>) => answer.options.map(({ service }) => service.id);

const raise = (): never => {
  throw new RangeError('no such community');
};

describe('the laws of matching', () => {
  it('same question, same answer, whatever the order of the directory', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, (directory, request, now) => {
        const shuffled: Directory = {
          ...directory,
          organizations: directory.organizations.toReversed(),
          services: directory.services.toSorted((a, b) => (a.name.en + a.id < b.name.en + b.id ? 1 : -1)),
          locations: directory.locations.toReversed(),
          agreements: directory.agreements.toReversed(),
        };
        const answer = answerTo(directory, request, now);
        expect(answerTo(directory, request, now)).toEqual(answer);
        expect(answerTo(shuffled, request, now)).toEqual(answer);
      }),
    );
  });

  it('an organization to avoid is never offered, nor a place in a community to avoid or near it', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, somewhere, fc.nat(), (directory, request, now, communityId, which) => {
        const organizationId = directory.organizations[which % directory.organizations.length]?.id ?? '';
        const answer = answerTo(
          directory,
          { ...request, avoid: { organizationIds: [organizationId], communityIds: [communityId] } },
          now,
        );
        const avoided = communityById(communityId) ?? raise();
        for (const { organization, location } of answer.options) {
          expect(organization.id).not.toBe(organizationId);
          const place = directory.locations.find((other) => other.id === location?.id)?.communityId;
          const km = place === undefined ? Infinity : distanceKm(communityById(place) ?? raise(), avoided);
          expect(km).toBeGreaterThan(hub.routing.avoidRadiusKm);
        }
      }),
    );
  });

  it('nothing is both offered and excluded, and every one has a reason', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, (directory, request, now) => {
        const answer = answerTo(directory, request, now);
        const offered = new Set<string>(idsOf(answer));
        expect(answer.excluded.filter(({ service }) => offered.has(service.id))).toEqual([]);
        expect([...answer.options, ...answer.excluded].filter(({ reasons }) => reasons.length === 0)).toEqual([]);
        expect(answer.counts.options + answer.counts.excluded).toBe(answer.counts.considered);
      }),
    );
  });

  it('options come in falling order of score, from 0 to 100', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, (directory, request, now) => {
        const scores = answerTo(directory, request, now).options.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(scores.every((score) => score >= 0 && score <= 100)).toBe(true);
      }),
    );
  });

  it('a full service never stands above its equal with room', () => {
    const age = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(
        somewhere,
        somewhere,
        fc.integer({ min: 1, max: 50 }),
        age,
        age,
        (from, where, available, fullHours, roomHours) => {
          const now = new Date('2026-06-15T15:00:00Z');
          const told = (places: number, hours: number): Partial<Service> => ({
            capacity: {
              unit: 'bed',
              available: places,
              updatedAt: new Date(now.getTime() - hours * 3_600_000).toISOString(),
            },
          });
          // The full one has the smaller identifier, which would win a tie.
          const directory = directoryOf(
            { in: where, service: told(0, fullHours) },
            { in: where, service: told(available, roomHours) },
          );
          expect(idsOf(answerTo(directory, { need: 'talk', communityId: from }, now))).toEqual([
            id('service', 1),
            id('service', 0),
          ]);
        },
      ),
    );
  });

  it('the closer of two equals reached the same way stands first', () => {
    fc.assert(
      fc.property(somewhere, somewhere, somewhere, aMoment, (from, one, other, now) => {
        const directory = directoryOf({ in: one }, { in: other });
        const { options } = answerTo(directory, { need: 'talk', communityId: from }, now);
        const [first, second] = options.map(({ reasons }) => reasons[0]);
        // Two ways of travelling are not compared by kilometres, and within one community there are none to tell.
        const kilometres =
          first?.code === second?.code ? [first?.values?.['km'] ?? 0, second?.values?.['km'] ?? 0] : [0, 0];
        expect(Number(kilometres[0])).toBeLessThanOrEqual(Number(kilometres[1]));
      }),
    );
  });

  it('taking away a requirement never takes away an option', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, (directory, request, now) => {
        const unlimited = { ...hub, routing: { ...hub.routing, maxOptions: 100 } };
        const index = indexDirectory(directory);
        const all = match({ ...request, person: {} }, index, unlimited, now).options.map(({ service }) => service.id);
        const some = match(request, index, unlimited, now).options.map(({ service }) => service.id);
        expect(some.filter((serviceId) => !all.includes(serviceId))).toEqual([]);
      }),
    );
  });

  it('an index over a large directory answers as a search through all of it would', () => {
    const large = largeDirectory(1500, 7);
    const index = indexDirectory(large);
    fc.assert(
      fc.property(aRequest, aMoment, (request, now) => {
        const { options, counts } = match(
          request,
          index,
          { ...hub, routing: { ...hub.routing, maxOptions: 100 } },
          now,
        );
        const kept = new Set<string>(options.map(({ service }) => service.id));
        const alone = { ...large, services: large.services.filter((service) => kept.has(service.id)) };
        const again = match(
          request,
          indexDirectory(alone),
          { ...hub, routing: { ...hub.routing, maxOptions: 100 } },
          now,
        );
        expect(again.options).toEqual(options);
        expect(counts.options).toBeGreaterThanOrEqual(options.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the laws of transport partners', () => {
  it('each organization is asked once, in an order that never changes, and never one to avoid', () => {
    fc.assert(
      fc.property(aDirectory, somewhere, somewhere, aMoment, fc.nat(), (directory, from, to, now, which) => {
        const avoided = directory.organizations[which % directory.organizations.length]?.id ?? '';
        const trip = {
          pickup: { communityId: from },
          destination: { communityId: to },
          passengers: 1,
          avoid: { organizationIds: [avoided] },
        };
        const { partners } = rankTransportPartners(trip, indexDirectory(directory), hub, now);
        const asked = partners.map(({ organization }) => organization.id);
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked).not.toContain(avoided);
        expect(rankTransportPartners(trip, indexDirectory(directory), hub, now).partners).toEqual(partners);
      }),
    );
  });
});
