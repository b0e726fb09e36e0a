import { winterRoadsOpen } from '../../shared/routing/calendar.ts';
import { describe, expect, it } from 'vitest';
import { allCommunities } from '../../shared/directory/communities.ts';
import type { Directory, Location, Service } from '../../shared/directory/model.ts';
import { indexDirectory, match } from '../../shared/routing/index.ts';
import type { Answer, MatchRequest } from '../../shared/routing/index.ts';
import { networkFor, reachFrom } from '../../shared/travel/index.ts';
import { directoryOf, hub, id } from './routing-builder.ts';
import { bestMeans, leaving, travelHub, usualHub } from './travel-builder.ts';

const june = new Date('2026-06-15T15:00:00Z');
const ask = (directory: Directory, request: Partial<MatchRequest> = {}, now = june): Answer => {
  const asked = { needs: [{ need: 'talk' as const }], communityId: 'place-timmins', ...request };
  const [answer] = match(asked, indexDirectory(directory), hub, now).answers;
  if (answer === undefined) throw new RangeError('one need has one answer');
  return answer;
};
const codes = (answer: Answer, n: number): string[] =>
  [...answer.options, ...answer.excluded]
    .filter(({ service }) => service.id === id('service', n))
    .flatMap(({ reasons }) => reasons.map(({ code }) => code));
const order = ({ options }: Answer): number[] => options.map(({ service }) => Number(service.id.slice(-4)));
const full = { unit: 'place' as const, available: 0, updatedAt: '2026-06-15T12:00:00Z' };

const positionOf = (communityId: string) => allCommunities().findIndex((community) => community.id === communityId);

describe('the reach of a community', () => {
  const moments = ['2026-02-10T14:00:00Z', '2026-02-10T02:00:00Z', '2026-06-10T13:00:00Z', '2026-11-20T22:15:00Z'];
  const ends = ['fn-143', 'place-timmins', 'place-kenora', 'place-moosonee', 'fn-241', 'place-toronto', 'fn-121'];
  const closed = travelHub({ closures: [{ mode: 'air', until: '2026-06-12T00:00:00Z' }] });

  it.each([
    ['the usual network', usualHub],
    ['one on which nothing flies', closed],
  ])('is what a plan takes, over %s', (_name, settings) => {
    for (const at of moments) {
      const now = new Date(at);
      for (const from of ends) {
        const reach = reachFrom(networkFor(settings, now), from, now, now);
        for (const to of ends.filter((end) => end !== from)) {
          const [best] = leaving(from, to, at, { hub: settings }).plans;
          const arrives = best === undefined ? Infinity : (Date.parse(best.arrivesAt) - now.getTime()) / 60_000;
          expect(reach?.minutes[positionOf(to)], `${from} to ${to} at ${at}`).toBe(arrives);
        }
      }
    }
  });

  it('tells the way by the same means', () => {
    const now = new Date('2026-06-10T13:00:00Z');
    const way = reachFrom(networkFor(usualHub, now), 'fn-143', now, now)?.wayTo(positionOf('place-timmins'));
    expect(way).toMatchObject({ modes: ['air'], km: 547 });
    expect(bestMeans(leaving('fn-143', 'place-timmins', now.toISOString()))).toBe('road, airline, road');
  });

  it('is that of the next quarter of an hour, so that what is kept is exact', () => {
    const network = networkFor(usualHub, june);
    const [one, other] = ['2026-06-15T15:01:00Z', '2026-06-15T15:15:00Z'].map((at) => new Date(at));
    if (one === undefined || other === undefined) throw new RangeError('two moments');
    expect(reachFrom(network, 'fn-143', one, one)).toBe(reachFrom(network, 'fn-143', other, other));
    expect(reachFrom(network, 'fn-143', june, june)?.startsAt).toBe(june.getTime() / 60_000);
  });

  it('of a place that is in no list is not known', () => {
    expect(reachFrom(networkFor(usualHub, june), 'place-atlantis', june, june)).toBeUndefined();
  });

  it('knows whether a vehicle can leave', () => {
    const canLeave = (at: string) =>
      reachFrom(networkFor(usualHub, new Date(at)), 'fn-143', new Date(at), new Date(at))?.hasRoadOut;
    expect([canLeave('2026-02-10T15:00:00Z'), canLeave('2026-06-10T15:00:00Z')]).toEqual([true, false]);
  });
});

describe('a community to avoid on the way', () => {
  /** The highway is faster than any plane of that day. */
  const tuesday = new Date('2026-06-16T14:00:00Z');
  const east = { communityId: 'place-kenora', avoid: { communityIds: ['place-thunder-bay'] } };
  const avoiding = (from: string, ...communityIds: string[]) =>
    reachFrom(networkFor(usualHub, tuesday), from, tuesday, tuesday, communityIds);

  it('is gone around, or there is no way: as by a plan with the same to avoid', () => {
    const avoid = { communityIds: ['place-thunder-bay', 'place-timmins'] };
    for (const from of ['place-kenora', 'place-sudbury', 'fn-143', 'fn-241', 'place-timmins']) {
      const reach = reachFrom(networkFor(usualHub, june), from, june, june, avoid.communityIds);
      for (const to of ['place-kenora', 'place-sudbury', 'place-cochrane', 'fn-121', 'place-toronto']) {
        const [best] = to === from ? [] : leaving(from, to, june.toISOString(), { avoid }).plans;
        const arrives = best === undefined ? Infinity : (Date.parse(best.arrivesAt) - june.getTime()) / 60_000;
        expect(reach?.minutes[positionOf(to)], `${from} to ${to}`).toBe(to === from ? 0 : arrives);
      }
    }
  });

  it('is told apart: a way around, no way but through it, and no difference', () => {
    const detour = (from: string, to: string, avoided: string) => avoiding(from, avoided)?.detourTo(positionOf(to));
    expect(detour('place-kenora', 'place-thunder-bay', 'place-dryden')).toBe('around');
    expect(detour('place-kenora', 'place-sudbury', 'place-thunder-bay')).toBe('only-through');
    expect(detour('place-kenora', 'place-dryden', 'place-thunder-bay')).toBeUndefined();
    expect(detour('fn-127', 'place-sudbury', 'place-thunder-bay')).toBeUndefined();
  });

  it('may be the one the person leaves', () => {
    expect(avoiding('place-kenora', 'place-kenora')).toBe(avoiding('place-kenora'));
  });

  it('is kept by what there is to avoid, in whatever order it was told', () => {
    const one = avoiding('place-kenora', 'place-dryden', 'place-thunder-bay');
    expect(avoiding('place-kenora', 'place-thunder-bay', 'place-dryden', 'place-dryden')).toBe(one);
    expect(avoiding('place-kenora', 'place-dryden')).not.toBe(one);
  });

  it('is no place for a vehicle to leave for', () => {
    expect(avoiding('fn-149')?.hasRoadOut).toBe(true);
    expect(avoiding('fn-149', 'place-kenora')?.hasRoadOut).toBe(false);
  });

  it('leaves out what can be reached through it alone, and says so', () => {
    const answer = ask(directoryOf({ in: 'place-sudbury' }, { in: 'place-dryden' }), east);
    expect(order(answer)).toEqual([1]);
    expect(codes(answer, 0)).toEqual(['way-avoided']);
    expect(order(ask(directoryOf({ in: 'place-sudbury' }), { communityId: 'place-kenora' }))).toEqual([0]);
  });

  it('is named with what else speaks against a service', () => {
    const children = { eligibility: { ageBands: ['under-16' as const] } };
    const answer = ask(directoryOf({ in: 'place-sudbury', service: children }), {
      ...east,
      person: { ageBand: '18-plus' },
    });
    expect(codes(answer, 0)).toEqual(['age-not-served', 'way-avoided']);
  });

  it('does not matter to a service that comes, is given at a distance, or has another place', () => {
    expect(codes(ask(directoryOf({ in: 'place-sudbury', service: { mobile: true } }), east), 0)).toContain(
      'comes-to-person',
    );
    const virtual = directoryOf({ in: 'place-sudbury', service: { virtual: true } });
    expect(codes(ask(virtual, { ...east, virtual: 'yes' }), 0)).toContain('at-a-distance');
    const two = directoryOf({ in: 'place-sudbury' }, { in: 'place-dryden' });
    const locationIds = [id('location', 0), id('location', 1)].map((one) => two.locations.find((at) => at.id === one));
    const services = two.services.map((service, n) =>
      n === 0 ? { ...service, locationIds: locationIds.flatMap((at) => at?.id ?? []) } : service,
    );
    expect(codes(ask({ ...two, services }, east), 0)).toContain('hours-by-road');
  });

  it('leaves a carrier in: dispatch asks it too, for a way of its own', () => {
    const carrier = directoryOf({ in: 'place-sudbury', service: { kinds: ['transport-air'] } });
    expect(order(ask(carrier, { ...east, needs: [{ need: 'transport' }] }))).toEqual([0]);
  });

  it('is gone around with a reason, but of a confidential place', () => {
    const around = { communityId: 'place-kenora', avoid: { communityIds: ['place-dryden'] } };
    expect(codes(ask(directoryOf({ in: 'place-thunder-bay' }), around, tuesday), 0)).toContain('way-around');
    expect(codes(ask(directoryOf({ in: 'place-thunder-bay', confidential: true }), around, tuesday), 0)).not.toContain(
      'way-around',
    );
    expect(
      codes(ask(directoryOf({ in: 'place-thunder-bay' }), { communityId: 'place-kenora' }, tuesday), 0),
    ).not.toContain('way-around');
  });
});

describe('why another community', () => {
  const codeFor = (local: Parameters<typeof directoryOf>[0] | undefined, request: Partial<MatchRequest> = {}) => {
    const elsewhere = { in: 'place-cochrane' };
    const directory = local === undefined ? directoryOf(elsewhere) : directoryOf(elsewhere, local);
    return codes(ask(directory, request), 0)[1];
  };
  const closes = { kind: 'weekly' as const, timeZone: 'America/Toronto', hours: [] };
  const saturdays: Service['schedule'] = { ...closes, hours: [{ days: ['SA'], opens: '09:00', closes: '12:00' }] };

  it('is told: nothing, full, closed, out of reach, or less suitable where the person is', () => {
    expect(codeFor(undefined)).toBe('local-none');
    expect(codeFor({ in: 'place-timmins', service: { capacity: full } })).toBe('local-full');
    expect(codeFor({ in: 'place-timmins', service: { schedule: saturdays }, agreement: 'none' })).toBe('local-closed');
    expect(
      codeFor(
        { in: 'place-timmins', service: { eligibility: { ageBands: ['under-16'] } } },
        {
          person: { ageBand: '18-plus' },
        },
      ),
    ).toBe('local-less-suitable');
    const planes = directoryOf(
      { in: 'place-cochrane', service: { kinds: ['transport-air'] } },
      { in: 'fn-143', service: { kinds: ['transport-road'] } },
    );
    expect(codes(ask(planes, { needs: [{ need: 'transport' }], communityId: 'fn-143' }), 0)).toContain(
      'local-unreachable',
    );
  });

  it('is told in words', () => {
    const { options } = ask(
      directoryOf({ in: 'place-cochrane' }, { in: 'place-timmins', service: { capacity: full } }),
    );
    expect(options[0]?.reasons[1]?.text).toEqual({
      fr: 'À Timmins, tout est complet.',
      en: 'In Timmins everything is full.',
    });
  });

  it('is not asked where something local stands first, or where it would tell of a confidential place', () => {
    expect(codeFor({ in: 'place-timmins' })).not.toMatch(/^local-/);
    expect(codeFor({ in: 'place-timmins', confidential: true, service: { capacity: full } })).not.toMatch(/^local-/);
  });
});

describe('areas', () => {
  const square = (west: number, south: number, east: number, north: number): [number, number][] => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const aroundTimmins = square(-82, 48, -81, 49);

  it('drawn as a polygon hold the communities within, and not in its holes', () => {
    const within = (coordinates: [number, number][][]) =>
      ask(
        directoryOf({
          in: 'place-timmins',
          service: { serviceAreas: [{ kind: 'polygon', geometry: { type: 'Polygon', coordinates } }] },
        }),
      );
    expect(order(within([aroundTimmins]))).toEqual([0]);
    expect(codes(within([aroundTimmins, square(-81.5, 48.4, -81.2, 48.6)]), 0)).toEqual(['out-of-area']);
    expect(codes(within([square(-90, 49, -89, 50)]), 0)).toEqual(['out-of-area']);
  });

  it('of several polygons hold what is in one of them', () => {
    const geometry = { type: 'MultiPolygon' as const, coordinates: [[square(-90, 49, -89, 50)], [aroundTimmins]] };
    const directory = directoryOf({ in: 'place-timmins', service: { serviceAreas: [{ kind: 'polygon', geometry }] } });
    expect(order(ask(directory))).toEqual([0]);
    expect(order(ask(directory))).toEqual([0]);
  });

  it('that are virtual serve anybody who can use it, and nobody in person', () => {
    const directory = directoryOf({ in: 'place-timmins', service: { serviceAreas: [{ kind: 'virtual' }] } });
    expect(codes(ask(directory, { virtual: 'yes', communityId: 'fn-143' }), 0)[0]).toBe('at-a-distance');
    expect(codes(ask(directory, { virtual: 'yes' }), 0)[0]).toBe('at-a-distance');
    expect(codes(ask(directory, { virtual: 'no' }), 0)).toEqual(['only-at-a-distance']);
    expect(codes(ask(directory, { virtual: 'yes', communityId: undefined }), 0)[0]).toBe('at-a-distance');
  });
});

describe('a place', () => {
  const withLocation = (change: Partial<Location>, service: Partial<Service> = {}): Directory => {
    const directory = directoryOf({ in: 'place-timmins', service });
    return { ...directory, locations: directory.locations.map((location) => ({ ...location, ...change })) };
  };
  const wheelchair = { person: { accessibility: ['wheelchair' as const] } };

  it('adds what it can do to what the service can', () => {
    expect(order(ask(withLocation({ accessibility: ['wheelchair'] }), wheelchair))).toEqual([0]);
    expect(codes(ask(withLocation({}), wheelchair), 0)).toEqual(['not-accessible']);
  });

  it('need not be accessible to whoever telephones', () => {
    expect(order(ask(withLocation({}, { virtual: true }), { ...wheelchair, virtual: 'yes' }))).toEqual([0]);
    const signs = { person: { accessibility: ['sign-language' as const] } };
    expect(codes(ask(withLocation({}, { virtual: true }), { ...signs, virtual: 'yes' }), 0)).toEqual([
      'not-accessible',
    ]);
  });

  it('that was removed is no place, and a service that was removed is not considered', () => {
    const removedAt = '2026-05-01T12:00:00Z';
    expect(codes(ask(withLocation({ removedAt })), 0)[0]).toBe('place-not-told');
    const { counts } = ask(directoryOf({ in: 'place-timmins', service: { removedAt } }));
    expect(counts).toEqual({ considered: 0, options: 0, excluded: 0 });
  });

  it('outside every community is reached by the closest, or not known to be', () => {
    const beside = withLocation({ communityId: undefined, lat: 48.5, lon: -81.35 });
    expect(codes(ask(beside), 0)[0]).toBe('same-community');
    const forest = withLocation({ communityId: undefined, lat: 52.2, lon: -87 });
    expect(codes(ask(forest), 0)[0]).toBe('access-unknown');
  });
});

describe('hours', () => {
  const weekdays = { kind: 'weekly' as const, timeZone: 'America/Toronto' };
  const open = [{ days: ['MO' as const, 'TU' as const], opens: '08:30', closes: '16:30' }];

  it('by appointment are said to be, and stand behind a door that is open', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', service: { schedule: { ...weekdays, hours: open, byAppointment: true } } },
        { in: 'place-timmins', service: { schedule: { ...weekdays, hours: open } } },
      ),
    );
    expect(order(answer)).toEqual([1, 0]);
    expect(codes(answer, 0)).toContain('by-appointment');
  });

  it('end with a closure, and begin again after it', () => {
    const closures = [{ from: '2026-06-14', to: '2026-06-21' }];
    const answer = ask(
      directoryOf({ in: 'place-timmins', service: { schedule: { ...weekdays, hours: open, closures } } }),
    );
    expect(answer.options[0]?.reasons.find(({ code }) => code === 'closed-for-days')?.text).toEqual({
      fr: "Fermé jusqu'au 2026-06-21; rouvre lundi à 8 h 30 (heure locale).",
      en: 'Closed until 2026-06-21; opens again Monday at 8:30 (local time).',
    });
  });

  it('past midnight belong to the day on which they began', () => {
    const nights = [{ days: ['SU' as const], opens: '20:00', closes: '06:00' }];
    const closedOn = (day: string) =>
      codes(
        ask(
          directoryOf({
            in: 'place-timmins',
            service: { schedule: { ...weekdays, hours: nights, closures: [{ from: day, to: day }] } },
          }),
          {},
          new Date('2026-06-15T07:00:00Z'),
        ),
        0,
      );
    expect(closedOn('2026-06-14')).not.toContain('open-then');
    expect(closedOn('2026-06-15')).toContain('open-then');
  });
});

describe('what was not confirmed for long', () => {
  const assured = (service: string | undefined, organization: string | undefined) => ({
    in: 'place-timmins',
    service: { assuredOn: service },
    organization: { assuredOn: organization },
  });

  it('says so, and stands behind what was; the later of the two days counts', () => {
    const answer = ask(
      directoryOf(assured('2025-01-01', undefined), assured('2025-01-01', '2026-06-01'), assured(undefined, undefined)),
    );
    expect(order(answer)).toEqual([1, 2, 0]);
    expect(codes(answer, 0)).toContain('not-confirmed-lately');
    expect(codes(answer, 1)).not.toContain('not-confirmed-lately');
    expect(codes(answer, 2)).toContain('never-confirmed');
  });
});

describe('an agreement', () => {
  it('on data or on trips alone is no agreement to refer', () => {
    const of = (kind: 'data-sharing' | 'transport' | 'intake-protocol') => {
      const directory = directoryOf({ in: 'place-timmins' });
      const agreements = directory.agreements.map((agreement) => ({ ...agreement, kind }));
      return codes(ask({ ...directory, agreements }), 0);
    };
    expect(of('data-sharing')).toContain('no-agreement');
    expect(of('transport')).toContain('no-agreement');
    expect(of('intake-protocol')).toContain('agreement-in-force');
  });
});

describe('a season of winter roads', () => {
  const now = new Date('2026-11-22T15:00:00Z');
  const isOpen = (season: { opens: string; closes: string }, day: string): boolean =>
    winterRoadsOpen({ ...season, status: 'by-season' }, 'America/Toronto', new Date(`${day}T17:00:00Z`), now);

  it.each([
    ['2026-12-14', false],
    ['2026-12-15', true],
    ['2027-01-01', true],
    ['2027-03-31', true],
    ['2027-04-01', false],
  ])('that runs over the new year holds %s: %s', (day, open) => {
    expect(isOpen({ opens: '12-15', closes: '03-31' }, day)).toBe(open);
  });

  it.each([
    ['2027-01-19', false],
    ['2027-01-20', true],
    ['2027-03-25', true],
    ['2027-03-26', false],
  ])('that lies within a year holds %s: %s', (day, open) => {
    expect(isOpen({ opens: '01-20', closes: '03-25' }, day)).toBe(open);
  });
});
