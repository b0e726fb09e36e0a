import { describe, expect, it } from 'vitest';
import { allCommunities } from '../../shared/directory/communities.ts';
import { travelSettingsSchema } from '../../shared/directory/travel-settings.ts';
import { estimatedRoads } from '../../shared/travel/estimated-roads.ts';
import { networkFor, planJourneys } from '../../shared/travel/index.ts';
import { reasonTexts } from '../../shared/travel/reasons.ts';
import { shippedNetwork } from '../../shared/travel/shipped-network.ts';
import { stopFacts, straightKm } from '../../shared/travel/stops.ts';
import { allMeans, bestMeans, codesOf, leaving, pointOf, travelHub, usualHub } from './travel-builder.ts';

const february = '2026-02-10T09:00:00-05:00';
const june = '2026-06-10T09:00:00-04:00';

describe('what the hub reports of a winter road', () => {
  it('closes it in its season, and says so', () => {
    const hub = travelHub({ winterRoads: [{ corridor: '5', status: 'temporarily closed' }] });
    const found = leaving('fn-243', 'fn-142', '2026-02-10T20:00:00-05:00', { hub });
    expect(allMeans(found)).not.toContain('winter-road');
    expect(codesOf(found.why)).toEqual(['no-flight-tonight', 'winter-road-reported-closed']);
  });

  it('opens it early, for as long as a report tells something', () => {
    const hub = travelHub({ winterRoads: [{ corridor: '5', status: 'light' }] });
    const january = '2026-01-05T20:00:00-05:00';
    expect(bestMeans(leaving('fn-243', 'fn-142', january, { hub }))).toBe('winter-road');
    expect(allMeans(leaving('fn-243', 'fn-142', january))).not.toContain('winter-road');
    const inJune = planJourneys(
      { from: pointOf('fn-243'), to: pointOf('fn-142'), when: { leaveAt: june } },
      networkFor(hub, new Date(january)),
      new Date(january),
    );
    expect(allMeans(inJune)).not.toContain('winter-road');
  });

  it('leaves the others as they are', () => {
    const hub = travelHub({ winterRoads: [{ corridor: '1', status: 'under construction' }] });
    expect(bestMeans(leaving('fn-243', 'fn-142', '2026-02-10T20:00:00-05:00', { hub }))).toBe('winter-road');
  });

  it('may be about its dates', () => {
    const hub = travelHub({ winterRoads: [{ corridor: '5', status: 'by-season', opens: '12-01', closes: '04-15' }] });
    expect(bestMeans(leaving('fn-243', 'fn-142', '2026-04-10T20:00:00-04:00', { hub }))).toBe('winter-road');
  });

  it('is for all of them what routing goes by, but not for the ice of one river', () => {
    const hub = travelHub({}, { status: 'temporarily closed' });
    expect(allMeans(leaving('fn-243', 'fn-142', february, { hub }))).not.toContain('winter-road');
    expect(bestMeans(leaving('fn-144', 'place-moosonee', february, { hub }))).toBe('winter-road');
  });
});

describe('what is closed', () => {
  it('turns a journey to another way until then, and is told', () => {
    const hub = travelHub({ closures: [{ mode: 'rail', until: '2026-08-01T00:00:00-04:00' }] });
    const found = leaving('place-moosonee', 'place-cochrane', '2026-07-14T09:00:00-04:00', { hub });
    expect(allMeans(found).filter((means) => means.includes('rail'))).toEqual([]);
    expect(codesOf(found.why)).toContain('closed-until');
    expect(allMeans(leaving('place-moosonee', 'place-cochrane', '2026-07-14T09:00:00-04:00'))).toContain('rail');
  });

  it('may be one stretch of a highway: one drives around it', () => {
    const hub = travelHub({
      closures: [{ between: ['place-wawa', 'place-sault-ste-marie'], until: '2026-07-01T00:00:00-04:00' }],
    });
    const around = leaving('place-wawa', 'place-sault-ste-marie', june, { hub });
    expect(around.plans[0]?.legs[0]?.km).toBeGreaterThan(300);
    expect(leaving('place-wawa', 'place-sault-ste-marie', june).plans[0]?.legs[0]?.km).toBe(227);
    expect(codesOf(around.why)).toEqual(['closed-until']);
    expect(around.why[0]?.text.fr).toBe(
      "Route (Wawa - Sault-Sainte-Marie) : fermeture jusqu'au mercredi 1er juillet à 0 h.",
    );
  });
});

describe("a hub's own connections", () => {
  it('make known what was unknown: a road to Lac La Croix', () => {
    const hub = travelHub({ connections: [{ kind: 'road', between: ['fn-127', 'place-atikokan'], km: 95 }] });
    expect(leaving('fn-127', 'place-fort-frances', june).plans).toEqual([]);
    const [plan] = leaving('fn-127', 'place-fort-frances', june, { hub }).plans;
    expect(plan?.legs).toMatchObject([{ mode: 'road', km: 244 }]);
  });

  it('may be a coach with a timetable, there and back', () => {
    const coach = {
      kind: 'scheduled',
      name: { fr: 'autocar', en: 'coach' },
      mode: 'road',
      between: ['place-timmins', 'place-sudbury'],
      km: 298,
      minutes: 270,
      days: [1, 3, 5],
      departs: ['07:00'],
      returns: ['14:00'],
    };
    const hub = travelHub({
      connections: [coach],
      closures: [{ between: ['place-gogama', 'place-timmins'], until: '2027-01-01T00:00:00Z' }],
    });
    const coaches = leaving('place-sudbury', 'place-timmins', '2026-06-10T13:30:00-04:00', { hub }).plans.flatMap(
      ({ legs }) => legs.filter(({ kind, mode }) => kind === 'scheduled' && mode === 'road'),
    );
    expect(coaches.map(({ departsAt }) => departsAt)).toContain('2026-06-10T18:00:00.000Z');
  });

  it('are refused when they name what is no stop', () => {
    const of = (between: unknown) => ({ connections: [{ kind: 'road', between, km: 10 }] });
    expect(travelSettingsSchema.safeParse(of(['fn-127', 'place-atikokan'])).success).toBe(true);
    expect(travelSettingsSchema.safeParse(of(['Atikokan', 'fn-127'])).success).toBe(false);
    expect(travelSettingsSchema.safeParse({ closures: [{ until: june }] }).success).toBe(false);
  });
});

describe('a community to avoid', () => {
  const coast = { from: 'fn-143', to: 'place-cochrane' };

  it('is not stopped at on board either: the coast flight lands in Kashechewan', () => {
    const found = leaving(coast.from, coast.to, '2026-06-09T09:00:00-04:00', { avoid: { communityIds: ['fn-243'] } });
    const airlines = found.plans.filter(({ legs }) => legs.some(({ craft }) => craft === 'airline'));
    // On Tuesdays the only flight calls at every village; Wednesday's goes on from Attawapiskat straight to Moosonee.
    expect(airlines.every(({ departsAt }) => departsAt > '2026-06-10T12:00:00Z')).toBe(true);
    expect(airlines.length).toBeGreaterThan(0);
    const free = leaving(coast.from, coast.to, '2026-06-09T09:00:00-04:00').plans;
    expect(free.some(({ legs, departsAt }) => legs[1]?.craft === 'airline' && departsAt < '2026-06-10')).toBe(true);
  });

  it('may be the very one the person leaves, and is never where they are taken', () => {
    expect(leaving('fn-143', 'place-timmins', june, { avoid: { communityIds: ['fn-143'] } }).plans).not.toEqual([]);
    const taken = leaving('fn-143', 'place-timmins', june, { avoid: { communityIds: ['place-timmins'] } });
    expect([taken.plans, codesOf(taken.why)]).toEqual([[], ['place-avoided']]);
  });
});

describe('what is not known', () => {
  it('is said, with the closest place on the road, and no way is guessed', () => {
    const { plans, unknown, why } = leaving('fn-127', 'place-fort-frances', june);
    expect(plans).toEqual([]);
    expect(codesOf(why)).toEqual(['no-way-known']);
    expect(unknown).toMatchObject([{ code: 'access-unknown', values: { near: { en: 'Atikokan' }, km: 58 } }]);
    expect(unknown[0]?.text.fr).toBe(
      "On ne sait pas si une route mène à Lac La Croix : à demander sur place. Atikokan est à 58 km à vol d'oiseau.",
    );
  });

  it('is said where one can fly all the same', () => {
    const { plans, unknown } = leaving('fn-259', 'place-sioux-lookout', june);
    expect(plans.length).toBeGreaterThan(0);
    expect(codesOf(unknown)).toEqual(['access-unknown']);
  });

  it('is where a location is, when nobody told', () => {
    const nowhere = { kind: 'location', locationId: 'l', lat: 54, lon: -84 } as const;
    const request = { from: nowhere, to: pointOf('place-timmins'), when: { leaveAt: june } };
    const found = planJourneys(request, networkFor(usualHub, new Date(june)), new Date(june));
    expect([found.plans, codesOf(found.unknown)]).toEqual([[], ['place-unknown']]);
  });
});

describe('door to door', () => {
  const shelter = {
    kind: 'location',
    locationId: 'l-1',
    communityId: 'place-timmins',
    lat: 48.47,
    lon: -81.4,
  } as const;

  it('the last drive goes to the location itself, from the airport in one leg', () => {
    const request = { from: pointOf('fn-143'), to: shelter, when: { leaveAt: june } };
    const [plan] = planJourneys(request, networkFor(usualHub, new Date(june)), new Date(june)).plans;
    expect(plan?.legs.at(-1)).toMatchObject({
      mode: 'road',
      from: { kind: 'airport', ident: 'CYTS' },
      to: { kind: 'location', locationId: 'l-1' },
    });
  });

  it('is one short drive within a community', () => {
    const request = { from: pointOf('place-timmins'), to: shelter, when: { arriveBy: june } };
    const now = new Date('2026-06-09T09:00:00-04:00');
    const { plans, why } = planJourneys(request, networkFor(usualHub, now), now);
    expect(plans).toMatchObject([{ minutes: 10, arrivesAt: '2026-06-10T13:00:00.000Z', legs: [{ mode: 'road' }] }]);
    expect(why).toEqual([]);
  });

  it('nobody waits at an airport through the night for the flight of the morning', () => {
    const { plans } = leaving('fn-143', 'place-timmins', '2026-12-01T23:00:00-05:00');
    expect(plans[0]?.departsAt).toBe('2026-12-02T11:33:00.000Z');
    expect(plans[0]?.legs[1]?.departsAt).toBe('2026-12-02T12:00:00.000Z');
  });
});

describe('an appointment', () => {
  const planBy = (arriveBy: string, now: string) =>
    planJourneys(
      { from: pointOf('fn-143'), to: pointOf('place-timmins'), when: { arriveBy } },
      networkFor(usualHub, new Date(now)),
      new Date(now),
    );

  it('is reached in time, leaving as late as that allows', () => {
    const { plans } = planBy('2026-06-11T09:00:00-04:00', '2026-06-08T09:00:00-04:00');
    expect(bestMeans({ plans, unknown: [], why: [] })).toBe('road, airline, road');
    expect(plans[0]?.departsAt.slice(0, 10)).toBe('2026-06-10');
    expect(plans.every(({ arrivesAt }) => arrivesAt <= '2026-06-11T13:00:00.000Z')).toBe(true);
  });

  it('that nothing reaches any more is said to be too late', () => {
    const { plans, why } = planBy('2026-06-10T09:30:00-04:00', june);
    expect([plans, codesOf(why)]).toEqual([[], ['winter-road-closed', 'too-late']]);
  });
});

describe('who travels', () => {
  it('decides the price of seats, not of a vehicle', () => {
    const costs = (passengers: number) =>
      leaving('fn-143', 'place-timmins', june, { passengers }).plans[0]?.legs.map(({ costCents }) => costCents);
    const [drive = 0, flight = 0, last = 0] = costs(1) ?? [];
    expect(costs(3)).toEqual([drive, 3 * flight, last]);
  });

  it('may be too many for one charter', () => {
    const found = leaving('fn-143', 'place-timmins', june, { passengers: 9 });
    expect(allMeans(found)).not.toContain('road, charter, road');
    expect(codesOf(found.why)).toContain('too-many-for-charter');
  });

  it('with a wheelchair: ask who carries, of what is not a vehicle', () => {
    const ask = (from: string) =>
      codesOf(leaving(from, 'place-timmins', june, { wheelchair: true }).plans[0]?.reasons ?? []);
    expect(ask('fn-143')).toContain('wheelchair-ask');
    expect(ask('place-sudbury')).not.toContain('wheelchair-ask');
  });
});

describe('what ships', () => {
  it('names only stops there are, and no road shorter than the straight line by more than a rounding', () => {
    const { roads, winterRoads, lines, crossings } = shippedNetwork();
    const stops = [
      ...roads.flatMap(([, from, to]) => [from, to]),
      ...winterRoads.flatMap(([, from, to]) => [from, to]),
      ...lines.flatMap((line) => line.stops),
      ...crossings.flatMap(({ between }) => between),
    ];
    expect(stops.filter((stop) => stopFacts(stop) === undefined)).toEqual([]);
    const tooShort = roads.filter(([, from, to, km]) => km + 6 < straightKm(from, to));
    expect(tooShort).toEqual([]);
  });

  it('draws no estimated road over water: a barrier parts neighbours, and only them', () => {
    const rules = shippedNetwork().estimates;
    const links = (water: typeof rules.water) =>
      estimatedRoads(allCommunities(), { ...rules, water }).map(({ between }) => between.join(' '));
    const [dry, drawn] = [links([]), links(rules.water)];
    const parted = dry.filter((link) => !drawn.includes(link));
    // Rice Lake, Lake St. Clair, Georgian Bay.
    expect(parted).toEqual(
      expect.arrayContaining(['fn-160 fn-162', 'fn-170 place-stoney-point', 'place-parry-sound place-penetanguishene']),
    );
    expect(parted.length).toBeLessThan(dry.length / 50);
  });

  it('says everything in both languages, with the same values', () => {
    const names = (text: string) => [...text.matchAll(/\{\w+\}/gu)].map(([name]) => name).sort();
    for (const { fr, en } of Object.values(reasonTexts)) expect(names(fr)).toEqual(names(en));
  });
});
