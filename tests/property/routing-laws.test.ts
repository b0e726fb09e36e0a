import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communities, communityById, distanceKm } from '../../shared/directory/communities.ts';
import type { Directory, Location, Service } from '../../shared/directory/model.ts';
import {
  compareMatches,
  indexDirectory,
  intakeNeeds,
  match,
  rankTransportPartners,
} from '../../shared/routing/index.ts';
import type { Answer, Match, MatchRequest, Wishes } from '../../shared/routing/index.ts';
import { networkFor, planJourneys } from '../../shared/travel/index.ts';
import { directoryOf, hub, id } from '../unit/routing-builder.ts';
import { largeDirectory } from '../unit/routing-large-directory.ts';

const raise = (): never => {
  throw new RangeError('it is not there');
};

const somewhere = fc.constantFrom(...communities.map((community) => community.id));
const aMoment = fc.date({ min: new Date('2025-04-01'), max: new Date('2028-03-31'), noInvalidDate: true });
const aDirectory = fc
  .record({ size: fc.integer({ min: 1, max: 60 }), seed: fc.nat() })
  .map(({ size, seed }) => largeDirectory(size, seed));
const aWish: fc.Arbitrary<Wishes> = fc.record({
  prefer: fc.record({ communityIds: fc.array(somewhere, { maxLength: 2 }) }),
  home: fc.constantFrom(undefined, 'near' as const, 'away' as const),
  how: fc.constantFrom(undefined, 'in-person' as const, 'at-a-distance' as const),
});
const aNeed = fc.record({ need: fc.constantFrom(...intakeNeeds), wishes: fc.option(aWish, { nil: undefined }) });
const aRequest: fc.Arbitrary<MatchRequest> = fc.record({
  needs: fc.array(aNeed, { minLength: 1, maxLength: 5 }),
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

const matchOf = (directory: Directory, request: MatchRequest, now: Date): Match =>
  match(request, indexDirectory(directory), hub, now);
const aboutTalk = (communityId: string | undefined): MatchRequest => ({ needs: [{ need: 'talk' }], communityId });
/** The first of the answers: for a request of one need, all there is. */
function answerTo(directory: Directory, request: MatchRequest, now: Date): Answer {
  const [answer] = matchOf(directory, request, now).answers;
  return answer ?? raise();
}
const idsOf = (answer: Answer): string[] => answer.options.map(({ service }) => service.id);
/** Everything offered, in an answer or in a plan. */
const offeredBy = ({ answers, plans }: Match) => [
  ...answers.flatMap(({ options }) => options),
  ...plans.flatMap(({ parts }) => parts.map(({ option }) => option)),
];

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
        const answer = matchOf(directory, request, now);
        expect(matchOf(directory, request, now)).toEqual(answer);
        expect(matchOf(shuffled, request, now)).toEqual(answer);
      }),
    );
  });

  it('an organization to avoid is never offered, nor a place in a community to avoid or near it', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, somewhere, fc.nat(), (directory, request, now, communityId, which) => {
        const organizationId = directory.organizations[which % directory.organizations.length]?.id ?? '';
        const avoid = { organizationIds: [organizationId], communityIds: [communityId] };
        const avoided = communityById(communityId) ?? raise();
        for (const { organization, location } of offeredBy(matchOf(directory, { ...request, avoid }, now))) {
          expect(organization.id).not.toBe(organizationId);
          const place = directory.locations.find((other) => other.id === location?.id)?.communityId;
          const km = place === undefined ? Infinity : distanceKm(communityById(place) ?? raise(), avoided);
          expect(km).toBeGreaterThan(hub.routing.avoidRadiusKm);
        }
      }),
    );
  });

  it('no option is reached through a community to avoid: where a plan finds no way around it, nothing is offered', () => {
    const onTheWay = fc.constantFrom('place-thunder-bay', 'place-dryden', 'place-sudbury', 'place-wawa', 'fn-243');
    const needs = [{ need: 'talk' as const }, { need: 'safe-place' as const }];
    fc.assert(
      fc.property(
        fc.nat(),
        somewhere,
        aMoment,
        fc.uniqueArray(fc.oneof(onTheWay, somewhere), { minLength: 1, maxLength: 3 }),
        (seed, communityId, now, communityIds) => {
          const directory = largeDirectory(12, seed);
          const avoid = { communityIds };
          const leaveAt = new Date(Math.ceil(now.getTime() / 900_000) * 900_000).toISOString();
          const wayTo = (location: Location, toAvoid: typeof avoid | undefined) =>
            planJourneys(
              {
                from: { kind: 'community', communityId },
                to: { ...location, kind: 'location', locationId: location.id },
                when: { leaveAt },
                avoid: toAvoid,
              },
              networkFor(hub, now),
              now,
            ).plans[0];
          for (const { location } of offeredBy(matchOf(directory, { needs, communityId, avoid }, now))) {
            const place = directory.locations.find((other) => other.id === location?.id);
            if (place === undefined) continue;
            // Of a place that nothing leads to in any case somebody has to ask.
            const isReached = wayTo(place, avoid) !== undefined;
            expect(isReached || wayTo(place, undefined) === undefined).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('nothing of an organization that was removed is offered, excluded or counted', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, fc.nat(), (directory, request, now, which) => {
        const removed = which % directory.organizations.length;
        const organizations = directory.organizations.map((one, at) =>
          at === removed ? { ...one, removedAt: '2025-03-01T00:00:00Z' } : one,
        );
        const without = {
          ...directory,
          services: directory.services.filter((one) => one.organizationId !== organizations[removed]?.id),
        };
        expect(matchOf({ ...directory, organizations }, request, now)).toEqual(matchOf(without, request, now));
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
          expect(idsOf(answerTo(directory, aboutTalk(from), now))).toEqual([id('service', 1), id('service', 0)]);
        },
      ),
    );
  });

  it('of two equals the one reached sooner stands first', () => {
    fc.assert(
      fc.property(somewhere, somewhere, somewhere, aMoment, (from, one, other, now) => {
        const { options } = answerTo(directoryOf({ in: one }, { in: other }), aboutTalk(from), now);
        // Where a way is not known nothing is compared.
        const [first = 0, second = first] = options.map(({ minutes }) => minutes ?? Number.NaN);
        expect(first > second).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('of two equals the one reached sooner stands first even where travel weighs nothing', () => {
    const weightless = { ...hub, routing: { ...hub.routing, weights: { ...hub.routing.weights, travel: 0 } } };
    fc.assert(
      fc.property(somewhere, somewhere, somewhere, aMoment, (from, one, other, now) => {
        const index = indexDirectory(directoryOf({ in: one }, { in: other }));
        const { answers } = match(aboutTalk(from), index, weightless, now);
        const minutes = (answers[0]?.options ?? []).map((option) => option.minutes ?? Infinity);
        expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
      }),
    );
  });

  it('what answers a need is the same whatever else is needed', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, fc.nat(), (directory, request, now, which) => {
        const gone = which % request.needs.length;
        const { answers } = matchOf(directory, request, now);
        const fewer = matchOf(directory, { ...request, needs: request.needs.filter((_, at) => at !== gone) }, now);
        expect(fewer.answers).toEqual(answers.filter((_, at) => at !== gone));
      }),
    );
  });

  it('a wish never excludes', () => {
    const all = { ...hub, routing: { ...hub.routing, maxOptions: 100 } };
    fc.assert(
      fc.property(aDirectory, aRequest, aWish, aMoment, (directory, request, wishes, now) => {
        const index = indexDirectory(directory);
        const plain = { ...request, needs: request.needs.map(({ need }) => ({ need })) };
        const sorted = ({ answers }: Match) => answers.map((answer) => idsOf(answer).sort());
        expect(sorted(match({ ...plain, wishes }, index, all, now))).toEqual(sorted(match(plain, index, all, now)));
      }),
    );
  });

  it('a plan answers each need that anything answers, with what answers it, best first', () => {
    const all = { ...hub, routing: { ...hub.routing, maxOptions: 100 } };
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, (directory, request, now) => {
        const { answers, plans } = match(request, indexDirectory(directory), all, now);
        const answered = answers.flatMap(({ options }, at) => (options.length > 0 ? [at] : []));
        expect(plans.length > 0).toBe(answers.length > 1 && answered.length > 0);
        for (const { parts, unanswered } of plans) {
          expect(parts.map(({ need }) => need)).toEqual(answered);
          expect([...answered, ...unanswered].sort()).toEqual(answers.map((_, at) => at));
          for (const { need, option } of parts) expect(answers[need]?.options).toContainEqual(option);
        }
        const scores = plans.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
    );
  });

  it('the same question is answered the same by what is kept in memory as by what is made anew', () => {
    fc.assert(
      fc.property(
        aDirectory,
        aRequest,
        aMoment,
        fc.array(somewhere, { maxLength: 5 }),
        (directory, request, now, others) => {
          const warm = indexDirectory(directory);
          for (const communityId of others) match({ ...request, communityId }, warm, hub, now);
          // Settings of its own: nothing was kept for them yet.
          const cold = { ...hub, travel: structuredClone(hub.travel) };
          expect(match(request, warm, hub, now)).toEqual(match(request, indexDirectory(directory), cold, now));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('a change of nothing changes nothing, and what is gained one way is lost the other', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aRequest, aMoment, (directory, one, other, now) => {
        const [before, after] = [matchOf(directory, one, now), matchOf(directory, other, now)];
        expect(compareMatches(before, matchOf(directory, one, now))).toEqual({
          answers: [],
          plans: { gained: [], lost: [] },
        });
        const ids = (some: readonly { option: { service: { id: string } } }[]) =>
          some.map(({ option }) => option.service.id);
        const there = compareMatches(before, after).answers;
        const back = compareMatches(after, before).answers;
        expect(there.map(({ gained }) => ids(gained))).toEqual(back.map(({ lost }) => ids(lost)));
        expect(there.every(({ lost }) => lost.every(({ reasons }) => reasons.length > 0))).toBe(true);
      }),
    );
  });

  it('taking away a requirement never takes away an option', () => {
    fc.assert(
      fc.property(aDirectory, aRequest, aMoment, (directory, request, now) => {
        const unlimited = { ...hub, routing: { ...hub.routing, maxOptions: 100 } };
        const index = indexDirectory(directory);
        const all = match({ ...request, person: {} }, index, unlimited, now).answers.map(idsOf);
        const some = match(request, index, unlimited, now).answers.map(idsOf);
        const lost = some.flatMap((ids, at) => ids.filter((serviceId) => all[at]?.includes(serviceId) !== true));
        expect(lost).toEqual([]);
      }),
    );
  });

  it('an index over a large directory answers as a search through all of it would', () => {
    const large = largeDirectory(1500, 7);
    const index = indexDirectory(large);
    fc.assert(
      fc.property(aRequest, aMoment, (request, now) => {
        const all = { ...hub, routing: { ...hub.routing, maxOptions: 100 } };
        const [first] = request.needs;
        const one = { ...request, needs: first === undefined ? [] : [first] };
        const { options, counts } = match(one, index, all, now).answers[0] ?? raise();
        const kept = new Set<string>(options.map(({ service }) => service.id));
        const alone = { ...large, services: large.services.filter((service) => kept.has(service.id)) };
        const again = match(one, indexDirectory(alone), all, now).answers[0] ?? raise();
        // Why another community is offered depends on what else there is.
        const scored = (some: Answer['options']) =>
          some.map(({ service, score, minutes }) => [service.id, score, minutes]);
        expect(scored(again.options)).toEqual(scored(options));
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
