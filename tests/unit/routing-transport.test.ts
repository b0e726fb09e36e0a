import { describe, expect, it } from 'vitest';
import type { Directory } from '../../shared/directory/model.ts';
import { indexDirectory, rankTransportPartners } from '../../shared/routing/index.ts';
import type { TripRequest } from '../../shared/routing/index.ts';
import { directoryOf, hub, id } from './routing-builder.ts';

const june = new Date('2026-06-15T15:00:00Z');
const road = { kinds: ['transport-road' as const], mobile: true };
const air = { kinds: ['transport-air' as const], mobile: true };
const between = (pickup: string, destination: string): TripRequest => ({
  pickup: { communityId: pickup },
  destination: { communityId: destination },
  passengers: 1,
});

const rank = (directory: Directory, trip: TripRequest, now = june) =>
  rankTransportPartners(trip, indexDirectory(directory), hub, now);
type Ranking = ReturnType<typeof rank>;
const order = (ranking: Ranking) => ranking.partners.map(({ service }) => Number(service.id.slice(-4)));
const why = (ranking: Ranking, n: number) =>
  ranking.excluded.find(({ service }) => service.id === id('service', n))?.reasons.map((reason) => reason.code);

describe('a trip between two towns on the road network', () => {
  it('is offered to road partners that serve both ends, the closest to the pickup first', () => {
    const only = { serviceAreas: [{ kind: 'communities' as const, communityIds: ['place-timmins'] }] };
    const ranking = rank(
      directoryOf(
        { in: 'place-hearst', service: road },
        { in: 'place-timmins', service: road },
        { in: 'place-timmins', service: { ...road, ...only } },
        { in: 'place-timmins', service: air },
      ),
      between('place-timmins', 'place-cochrane'),
    );
    expect(ranking.route.mode).toBe('road');
    expect(order(ranking)).toEqual([1, 0]);
    expect(why(ranking, 2)).toEqual(['route-not-served']);
    expect(why(ranking, 3)).toEqual(['other-mode-needed']);
  });
});

describe('a trip from a community on a winter road', () => {
  const directory = directoryOf({ in: 'place-moosonee', service: road }, { in: 'place-timmins', service: air });

  it('is by air in June', () => {
    const ranking = rank(directory, between('fn-143', 'place-timmins'));
    expect(order(ranking)).toEqual([1]);
    expect(ranking.route.reasons.map((reason) => reason.code)).toEqual(['by-air-only']);
  });

  it('is by road first, then by air, in February', () => {
    expect(order(rank(directory, between('fn-143', 'place-timmins'), new Date('2026-02-15T15:00:00Z')))).toEqual([
      0, 1,
    ]);
  });

  it('is by air between two communities of the coast in summer', () => {
    expect(order(rank(directory, between('fn-143', 'fn-243')))).toEqual([1]);
  });
});

describe('a trip where access is not known', () => {
  it('is offered to both, and says so', () => {
    const ranking = rank(
      directoryOf({ in: 'place-kenora', service: air }, { in: 'place-kenora', service: road }),
      between('fn-151', 'place-kenora'),
    );
    expect(order(ranking)).toEqual([1, 0]);
    expect(ranking.route.reasons.map((reason) => reason.code)).toEqual(['access-unknown']);
  });
});

describe('a partner', () => {
  const trip = between('place-timmins', 'place-cochrane');

  it('to avoid is never asked', () => {
    const ranking = rank(directoryOf({ service: road }), {
      ...trip,
      avoid: { organizationIds: [id('organization', 0)] },
    });
    expect(ranking.partners).toEqual([]);
    expect(why(ranking, 0)).toEqual(['avoid-organization']);
  });

  it('without a number cannot be asked', () => {
    expect(why(rank(directoryOf({ service: road, organization: { dispatchPhones: [] } }), trip), 0)).toEqual([
      'no-dispatch-phone',
    ]);
  });

  it('whose vehicle is too small, or without a lift, is not asked', () => {
    const small = {
      ...road,
      capacity: { unit: 'seat' as const, available: 1, maximum: 2, updatedAt: '2026-06-15T12:00:00Z' },
    };
    expect(why(rank(directoryOf({ service: small }), { ...trip, passengers: 3 }), 0)).toEqual(['not-enough-seats']);
    expect(
      why(rank(directoryOf({ service: small }), { ...trip, person: { accessibility: ['wheelchair'] } }), 0),
    ).toEqual(['not-accessible']);
  });

  it("who does not speak the person's language may still drive", () => {
    expect(
      order(rank(directoryOf({ service: { ...road, languages: ['en'] } }), { ...trip, person: { languages: ['fr'] } })),
    ).toEqual([0]);
  });

  it('is asked once, with its best service', () => {
    const directory = directoryOf({ in: 'place-hearst', service: road }, { in: 'place-timmins', service: road });
    const [first] = directory.organizations;
    const one = {
      ...directory,
      services: directory.services.map((service) => ({
        ...service,
        organizationId: first?.id ?? service.organizationId,
      })),
    };
    expect(order(rank(one, trip))).toEqual([1]);
  });
});

describe('a trip to a shelter', () => {
  it('tells the distance by the hundred only', () => {
    const directory = directoryOf(
      { in: 'place-cochrane', confidential: true, service: { kinds: ['safe-place'] } },
      { in: 'place-timmins', service: road },
    );
    const ranking = rank(directory, {
      ...between('place-timmins', 'place-cochrane'),
      destination: { locationId: id('location', 0) },
    });
    expect(ranking.route).toMatchObject({ mode: 'road', km: 100 });
  });

  it('to nowhere is a fault', () => {
    expect(() =>
      rank(directoryOf(), {
        ...between('place-timmins', 'place-timmins'),
        destination: { locationId: id('location', 9) },
      }),
    ).toThrow(RangeError);
  });
});
