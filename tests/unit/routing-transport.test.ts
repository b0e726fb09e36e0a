import { describe, expect, it } from 'vitest';
import type { Directory } from '../../shared/directory/model.ts';
import { indexDirectory, rankTransportPartners } from '../../shared/routing/index.ts';
import type { TripRequest } from '../../shared/routing/index.ts';
import { directoryOf, hub, id } from './routing-builder.ts';

const june = new Date('2026-06-15T15:00:00Z');
const road = { kinds: ['transport-road' as const], mobile: true };
const air = { kinds: ['transport-air' as const], mobile: true };
const rail = { kinds: ['transport-rail' as const], mobile: true };
const boat = { kinds: ['transport-boat' as const], mobile: true };
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
  ranking.excluded
    .find(({ organization }) => organization.id === id('organization', n))
    ?.reasons.map((reason) => reason.code);
/** The partners of each stage, by their number. */
const stages = (ranking: Ranking) =>
  [1, 2].map((stage) =>
    ranking.partners.filter((partner) => partner.stage === stage).map(({ service }) => Number(service.id.slice(-4))),
  );

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

  it('that said nothing is free, of a vehicle nobody has counted the seats of, is asked again another day', () => {
    const none = { ...road, capacity: { unit: 'seat' as const, available: 0, updatedAt: '2026-06-14T12:00:00Z' } };
    const ranking = rank(directoryOf({ service: none }), { ...trip, passengers: 2 });
    expect(order(ranking)).toEqual([0]);
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

describe('carriers of another mode that can still make the trip', () => {
  const all = directoryOf(
    { in: 'place-timmins', service: road },
    { in: 'place-timmins', service: air },
    { in: 'place-timmins', service: rail },
    { in: 'place-timmins', service: boat },
  );
  const february = new Date('2026-02-15T15:00:00Z');

  it('are planes only where there is an airport near both ends and the way is long', () => {
    expect(stages(rank(all, between('place-timmins', 'place-hearst')))).toEqual([[0], [1, 2, 3]]);
    const short = rank(all, between('place-timmins', 'place-cochrane'));
    expect(stages(short)).toEqual([[0], [2, 3]]);
    expect(why(short, 1)).toEqual(['other-mode-needed']);
  });

  it('are none within one community', () => {
    expect(stages(rank(all, between('place-timmins', 'place-timmins')))).toEqual([[0], []]);
  });

  it('are trains and boats where no road leads, and no boats while the ice carries trucks', () => {
    expect(stages(rank(all, between('fn-143', 'place-timmins')))).toEqual([[1], [2, 3]]);
    expect(stages(rank(all, between('fn-143', 'place-timmins'), february))).toEqual([[0], [1, 2]]);
  });

  it('are asked of whoever serves every point of the trip, the points on the way among them', () => {
    const line = { kind: 'communities' as const, communityIds: ['place-cochrane', 'place-moosonee'] };
    const train = directoryOf({ in: 'place-cochrane', service: { ...rail, serviceAreas: [line] } });
    const trip = between('place-cochrane', 'place-moosonee');
    expect(stages(rank(train, trip))).toEqual([[], [0]]);
    const far = { ...trip, via: [{ communityId: 'fn-143' }] };
    expect(why(rank(train, far), 0)).toEqual(['route-not-served']);
  });

  it('come once: a partner with a car and a plane comes with its car', () => {
    const both = directoryOf({ in: 'place-timmins', service: { kinds: ['transport-road', 'transport-air'] } });
    const ranking = rank(both, between('place-timmins', 'place-cochrane'));
    expect(ranking.partners.map(({ mode }) => mode)).toEqual(['road']);
    expect(ranking.excluded).toEqual([]);
  });
});

describe('a partner whose plane is ready and whose car is not', () => {
  it('still comes with its car where a road leads: nobody is asked to fly before everybody was asked to drive', () => {
    const full = { unit: 'seat' as const, available: 0, maximum: 4, updatedAt: '2026-02-15T12:00:00Z' };
    const hours = [{ days: ['MO' as const], opens: '08:00', closes: '09:00' }];
    const schedule = { kind: 'weekly' as const, timeZone: 'America/Toronto', hours };
    const two = directoryOf({ service: { ...road, capacity: full, schedule } }, { in: 'fn-143', service: air });
    const [one] = two.organizations;
    const services = two.services.map((service) => ({ ...service, organizationId: one?.id ?? service.organizationId }));
    const ranking = rank({ ...two, services }, between('fn-143', 'place-timmins'), new Date('2026-02-15T15:00:00Z'));
    expect(ranking.partners.map(({ mode, stage }) => ({ mode, stage }))).toEqual([{ mode: 'road', stage: 1 }]);
  });
});

describe('a trip whose mode is given', () => {
  const all = directoryOf(
    { in: 'place-moosonee', service: road },
    { in: 'place-moosonee', service: air },
    { in: 'place-moosonee', service: rail },
    { in: 'place-moosonee', service: boat },
  );

  it.each([
    ['road', 0],
    ['winter-road', 0],
    ['air', 1],
    ['rail', 2],
    ['boat', 3],
  ] as const)('by %s goes to carriers of that mode first, whatever the map says', (mode, first) => {
    const ranking = rank(all, { ...between('fn-144', 'place-moosonee'), mode });
    expect(stages(ranking)[0]).toEqual([first]);
    expect(ranking.route.mode).toBe(mode);
  });

  it('goes only then to the others that can', () => {
    expect(stages(rank(all, { ...between('fn-143', 'place-moosonee'), mode: 'boat' }))).toEqual([[3], [1, 2]]);
    expect(stages(rank(all, { ...between('place-timmins', 'place-hearst'), mode: 'air' }))).toEqual([[1], [0, 2, 3]]);
  });
});

describe('an airport', () => {
  const home = { in: 'fn-143', service: road };
  const flight: TripRequest = {
    pickup: { airportIdent: 'CYAT' },
    destination: { airportIdent: 'CYTS' },
    passengers: 1,
    mode: 'air',
  };

  it('is served by whoever serves its community', () => {
    const coast = { kind: 'communities' as const, communityIds: ['fn-143', 'place-timmins'] };
    const ranking = rank(directoryOf({ in: 'place-timmins', service: { ...air, serviceAreas: [coast] } }), flight);
    expect(stages(ranking)).toEqual([[0], []]);
    expect(ranking.route.km).toBeGreaterThan(400);
  });

  it('is a drive away from its community', () => {
    const ranking = rank(directoryOf(home), {
      pickup: { communityId: 'fn-143' },
      destination: { airportIdent: 'CYAT' },
      passengers: 1,
    });
    expect(ranking.route.mode).toBe('same-community');
    expect(stages(ranking)).toEqual([[0], []]);
  });

  it('that nobody knows is a fault', () => {
    expect(() => rank(directoryOf(home), { ...flight, destination: { airportIdent: 'CXXX' } })).toThrow(RangeError);
  });
});

describe('what the person must be kept away from', () => {
  const trip = between('place-timmins', 'place-hearst');
  const police = { service: road, organization: { kinds: ['police' as const] } };

  it('leaves out the police when no police car may come', () => {
    expect(why(rank(directoryOf(police), { ...trip, avoid: { policeMarks: true } }), 0)).toEqual([
      'avoid-organization-kind',
    ]);
    expect(stages(rank(directoryOf(police), { ...trip, avoid: { policeMarks: false } }))).toEqual([[0], []]);
  });

  it('leaves out a carrier based in a community or a place to avoid', () => {
    const directory = directoryOf({ in: 'place-cochrane', service: road }, { in: 'place-timmins', service: road });
    const ranking = rank(directory, { ...trip, avoid: { communityIds: ['place-cochrane'] } });
    expect(order(ranking)).toEqual([1]);
    expect(why(ranking, 0)).toEqual(['avoid-place']);
    expect(why(rank(directory, { ...trip, avoid: { locationIds: [id('location', 1)] } }), 1)).toEqual(['avoid-place']);
  });
});

describe('a neighbouring hub', () => {
  const trip = between('place-timmins', 'place-hearst');
  const directory = directoryOf(
    { in: 'place-kenora', service: { kinds: ['counselling'] } },
    { in: 'place-timmins', service: road },
    { in: 'place-dryden', service: road, organization: { status: 'inactive' } },
    { service: road, organization: { dispatchPhones: [] } },
  );
  const withNeighbours = (change: Partial<TripRequest> = {}) =>
    rank(directory, { ...trip, neighbours: directory.organizations, ...change });

  it('may be asked when it is active and has a number, and is no partner of the trip already', () => {
    const ranking = withNeighbours();
    expect(ranking.neighbours.map((one) => one.id)).toEqual([id('organization', 0)]);
    const hubs = ranking.excluded.filter(({ service }) => service === undefined);
    expect(hubs.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([['not-active'], ['no-dispatch-phone']]);
  });

  it.each([
    ['itself', { organizationIds: [id('organization', 0)] }, 'avoid-organization'],
    ['its kind', { organizationKinds: ['community-organization' as const] }, 'avoid-organization-kind'],
    ['its community', { communityIds: ['place-kenora'] }, 'avoid-place'],
  ] as const)('is not asked by a person who must avoid %s', (_, avoid, code) => {
    const ranking = withNeighbours({ avoid });
    expect(ranking.neighbours).toEqual([]);
    expect(why(ranking, 0)).toEqual([code]);
  });
});
