import { describe, expect, it } from 'vitest';
import type { Directory } from '../../shared/directory/model.ts';
import { indexDirectory, match, reasonTexts } from '../../shared/routing/index.ts';
import type { MatchRequest, RoutingHub } from '../../shared/routing/index.ts';
import { directoryOf, hub, id } from './routing-builder.ts';

const june = new Date('2026-06-15T15:00:00Z');
const february = new Date('2026-02-15T15:00:00Z');

const ask = (directory: Directory, request: Partial<MatchRequest> = {}, now = june, settings: RoutingHub = hub) =>
  match({ need: 'talk', communityId: 'place-timmins', ...request }, indexDirectory(directory), settings, now);

type Answer = ReturnType<typeof match>;
const codes = (answer: Answer, n: number) =>
  (
    answer.options.find(({ service }) => service.id === id('service', n)) ??
    answer.excluded.find(({ service }) => service.id === id('service', n))
  )?.reasons.map((reason) => reason.code);
const order = (answer: Answer) => answer.options.map(({ service }) => Number(service.id.slice(-4)));
const withRouting = (changes: Partial<RoutingHub['routing']>): RoutingHub => ({
  ...hub,
  routing: { ...hub.routing, ...changes },
});

describe('what the person must avoid', () => {
  it('excludes an organization, whatever its merits', () => {
    const answer = ask(directoryOf({ in: 'place-timmins' }, { in: 'place-kenora' }), {
      avoid: { organizationIds: [id('organization', 0)] },
    });
    expect(order(answer)).toEqual([1]);
    expect(codes(answer, 0)).toEqual(['avoid-organization']);
  });

  it('excludes every place in a community, and close around it', () => {
    // Moose Factory stands 3 km from Moosonee.
    const answer = ask(directoryOf({ in: 'place-moosonee' }, { in: 'fn-144' }, { in: 'place-timmins' }), {
      avoid: { communityIds: ['place-moosonee'] },
    });
    expect(order(answer)).toEqual([2]);
    expect(codes(answer, 1)).toEqual(['avoid-place']);
  });

  it('leaves what needs no place, when the person can use it', () => {
    const answer = ask(directoryOf({ in: 'place-kenora', service: { virtual: true } }), {
      avoid: { communityIds: ['place-kenora'] },
      virtual: 'yes',
    });
    expect(answer.options[0]?.location).toBeUndefined();
    expect(codes(answer, 0)).toContain('at-a-distance');
  });

  it('excludes a kind of organization, such as the police', () => {
    const answer = ask(
      directoryOf({ organization: { kinds: ['police'] }, service: { kinds: ['police-liaison'] }, in: 'place-timmins' }),
      {
        need: 'legal',
        avoid: { organizationKinds: ['police'] },
      },
    );
    expect(codes(answer, 0)).toEqual(['avoid-organization-kind']);
  });
});

describe('who a service is for', () => {
  it('is respected for age, and left to confirm when the age is unknown', () => {
    const directory = directoryOf({ in: 'place-timmins', service: { eligibility: { ageBands: ['18-plus'] } } });
    expect(codes(ask(directory, { person: { ageBand: '16-17' } }), 0)).toEqual(['age-not-served']);
    expect(codes(ask(directory, { person: { ageBand: 'unknown' } }), 0)).toContain('age-to-confirm');
    expect(codes(ask(directory, { person: { ageBand: '18-plus' } }), 0)).not.toContain('age-to-confirm');
  });

  it('is respected for gender, and left to confirm when it was not told', () => {
    const directory = directoryOf({
      in: 'place-timmins',
      service: { eligibility: { genders: ['woman', 'two-spirit'] } },
    });
    expect(codes(ask(directory, { person: { gender: 'man' } }), 0)).toEqual(['gender-not-served']);
    expect(codes(ask(directory), 0)).toContain('gender-to-confirm');
  });

  it('is respected for members of a Nation, who alone say that they are', () => {
    const directory = directoryOf({ in: 'fn-143', service: { eligibility: { nationOnly: [143] } } });
    expect(codes(ask(directory, { communityId: 'fn-143' }), 0)).toEqual(['members-only']);
    expect(codes(ask(directory, { communityId: 'fn-143', person: { nations: [143] } }), 0)).toContain('for-members');
  });

  it('is respected for language, unless there is an interpreter', () => {
    const cree = { person: { languages: ['cr'] } };
    expect(codes(ask(directoryOf({ in: 'place-timmins' }), cree), 0)).toEqual(['no-common-language']);
    expect(codes(ask(directoryOf({ in: 'place-timmins', service: { interpretation: true } }), cree), 0)).toContain(
      'interpreter',
    );
  });

  it('is respected for accessibility, and says what is missing', () => {
    const answer = ask(directoryOf({ in: 'place-timmins', service: { accessibility: ['children'] } }), {
      person: { accessibility: ['wheelchair', 'children'] },
    });
    expect(answer.excluded[0]?.reasons[0]?.text).toEqual({
      fr: 'Il manque ce dont la personne a besoin : fauteuil roulant.',
      en: 'What the person needs is missing: wheelchair.',
    });
  });

  it('takes adapted support as a wish: it comes first, the rest stays', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-timmins' },
        { in: 'place-timmins', service: { accessibility: ['developmental-disability'] } },
      ),
      {
        person: { accessibility: ['developmental-disability'] },
      },
    );
    expect(order(answer)).toEqual([1, 0]);
    expect(codes(answer, 1)).toContain('adapted');
    expect(codes(answer, 0)).toContain('adaptation-unknown');
  });

  it('is respected for the communities it serves', () => {
    const answer = ask(
      directoryOf({
        in: 'place-cochrane',
        service: { serviceAreas: [{ kind: 'communities', communityIds: ['place-cochrane'] }] },
      }),
    );
    expect(codes(answer, 0)).toEqual(['out-of-area']);
  });

  it('is respected for a radius', () => {
    const around = (radiusKm: number) =>
      directoryOf({
        in: 'place-cochrane',
        service: { serviceAreas: [{ kind: 'radius', lat: 49.0669, lon: -81.0331, radiusKm }] },
      });
    expect(order(ask(around(100)))).toEqual([0]);
    expect(codes(ask(around(50)), 0)).toEqual(['out-of-area']);
  });

  it('leaves out what is closed down', () => {
    expect(codes(ask(directoryOf({ in: 'place-timmins', service: { status: 'temporarily closed' } })), 0)).toEqual([
      'not-active',
    ]);
    expect(codes(ask(directoryOf({ in: 'place-timmins', organization: { status: 'inactive' } })), 0)).toEqual([
      'not-active',
    ]);
  });
});

describe('travel', () => {
  it('prefers the same community, then the closest by road', () => {
    const answer = ask(directoryOf({ in: 'place-north-bay' }, { in: 'place-timmins' }, { in: 'place-cochrane' }));
    expect(order(answer)).toEqual([1, 2, 0]);
    expect([codes(answer, 1)?.[0], codes(answer, 2)?.[0]]).toEqual(['same-community', 'by-road']);
  });

  it('never weighs kilometres by air against kilometres by road', () => {
    // From Cochrane, Moosonee is 250 km away by air or rail; Windsor is 800 km away by road.
    const answer = ask(directoryOf({ in: 'place-moosonee' }, { in: 'place-windsor' }), {
      communityId: 'place-cochrane',
    });
    expect(order(answer)).toEqual([1, 0]);
  });

  it('from Attawapiskat is by air in June, and by winter road or air in February', () => {
    const directory = directoryOf({ in: 'place-timmins' });
    expect(codes(ask(directory, { communityId: 'fn-143' }), 0)?.[0]).toBe('by-air-only');
    expect(codes(ask(directory, { communityId: 'fn-143' }, february), 0)?.[0]).toBe('by-winter-road');
  });

  it('follows what is reported of the winter roads rather than the calendar', () => {
    const reported = (status: RoutingHub['routing']['winterRoad']['status']) =>
      withRouting({ winterRoad: { ...hub.routing.winterRoad, status } });
    const directory = directoryOf({ in: 'place-timmins' });
    expect(codes(ask(directory, { communityId: 'fn-143' }, february, reported('temporarily closed')), 0)?.[0]).toBe(
      'by-air-only',
    );
    expect(codes(ask(directory, { communityId: 'fn-143' }, june, reported('partial')), 0)?.[0]).toBe('by-winter-road');
  });

  it('to or from a community whose access nobody knows is said to be unknown', () => {
    const answer = ask(directoryOf({ in: 'place-kenora' }), { communityId: 'fn-151' });
    expect(codes(answer, 0)?.[0]).toBe('access-unknown');
  });

  it('names the train where there is one', () => {
    const answer = ask(directoryOf({ in: 'place-cochrane' }), { communityId: 'place-moosonee' });
    expect(answer.options[0]?.reasons[0]?.text.en).toContain('Polar Bear Express');
  });

  it('names no train that the person would have to fly to', () => {
    const answer = ask(directoryOf({ in: 'place-moosonee' }), { communityId: 'fn-143' });
    expect(codes(answer, 0)?.[0]).toBe('by-air-only');
  });

  it('is not needed where the person can use the telephone', () => {
    const directory = directoryOf({ in: 'place-kenora' }, { service: { virtual: true } });
    expect(order(ask(directory, { communityId: 'fn-143', virtual: 'yes' }))).toEqual([1, 0]);
    expect(codes(ask(directory, { virtual: 'ask' }), 1)?.[0]).toBe('at-a-distance-ask');
    expect(codes(ask(directory, { virtual: 'no' }), 1)).toEqual(['only-at-a-distance']);
  });

  it('offers no road carrier to a community that only planes reach', () => {
    const directory = directoryOf(
      { service: { kinds: ['transport-road'], mobile: true } },
      { service: { kinds: ['transport-air'], mobile: true } },
    );
    const answer = ask(directory, { need: 'transport', communityId: 'fn-143' });
    expect(order(answer)).toEqual([1]);
    expect(codes(answer, 0)).toEqual(['no-road-now']);
  });

  it('is left open when nobody knows where the person is', () => {
    const answer = ask(directoryOf({ in: 'place-kenora' }), { communityId: undefined });
    expect(codes(answer, 0)?.[0]).toBe('person-place-not-told');
  });
});

describe('a confidential place', () => {
  it('is named by its identifier alone, with a distance that does not give it away', () => {
    const answer = ask(directoryOf({ in: 'place-cochrane', confidential: true, service: { kinds: ['safe-place'] } }), {
      need: 'safe-place',
    });
    expect(answer.options[0]?.location).toEqual({ confidential: true, id: id('location', 0) });
    expect(answer.options[0]?.reasons[0]?.values).toEqual({ km: 100 });
  });
});

describe('room', () => {
  const capacity = (available: number, updatedAt = '2026-06-15T12:00:00Z') => ({
    unit: 'bed' as const,
    available,
    maximum: 5,
    updatedAt,
  });

  it('comes before no room, and what is not known between the two', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', service: { capacity: capacity(0) } },
        { in: 'place-timmins', service: { capacity: undefined } },
        { in: 'place-timmins', service: { capacity: capacity(2) } },
      ),
    );
    expect(order(answer)).toEqual([2, 1, 0]);
    expect([codes(answer, 2)?.[1], codes(answer, 1)?.[1], codes(answer, 0)?.[1]]).toEqual([
      'has-room',
      'capacity-unknown',
      'is-full',
    ]);
  });

  it('counts less when it was told long ago, and says when', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', service: { capacity: capacity(2, '2026-05-15T12:00:00Z') } },
        { in: 'place-timmins', service: { capacity: capacity(1) } },
      ),
    );
    expect(order(answer)).toEqual([1, 0]);
    expect(answer.options[1]?.reasons[1]).toMatchObject({
      code: 'had-room',
      text: { en: 'Had room (2), but that was 31 days ago.' },
    });
  });
});

describe('hours', () => {
  const weekdays = (timeZone: string, opens = '08:30', closes = '16:30') => ({
    kind: 'weekly' as const,
    timeZone,
    hours: [{ days: ['MO' as const, 'TU' as const], opens, closes }],
  });

  it("are read on the service's own clock", () => {
    // Monday 15 June, 12:45 UTC: 8:45 in Toronto, 7:45 in Winnipeg.
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', service: { schedule: weekdays('America/Winnipeg') } },
        { in: 'place-timmins', service: { schedule: weekdays('America/Toronto') } },
      ),
      {},
      new Date('2026-06-15T12:45:00Z'),
    );
    expect(order(answer)).toEqual([1, 0]);
    expect(codes(answer, 1)?.[2]).toBe('open-then');
    expect(answer.options[1]?.reasons[2]?.text.fr).toBe('Fermé au moment voulu; ouvre lundi à 8 h 30 (heure locale).');
  });

  it('that run past midnight are still open then, also from Sunday to Monday', () => {
    const nights = {
      kind: 'weekly' as const,
      timeZone: 'America/Toronto',
      hours: [{ days: ['SU' as const], opens: '20:00', closes: '06:00' }],
    };
    const answer = ask(
      directoryOf({ in: 'place-timmins', service: { schedule: nights } }),
      {},
      new Date('2026-06-15T07:00:00Z'),
    );
    expect(codes(answer, 0)?.[2]).toBe('open-then');
  });

  it('are those of the moment asked about', () => {
    const directory = directoryOf({ in: 'place-timmins', service: { schedule: weekdays('America/Toronto') } });
    expect(codes(ask(directory, { at: new Date('2026-06-17T15:00:00Z') }), 0)?.[2]).toBe('closed-then');
  });
});

describe('agreements', () => {
  it('in force come first; without one the hub is warned', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', agreement: 'none' },
        { in: 'place-timmins', agreement: { validTo: '2026-03-31' } },
        { in: 'place-timmins' },
        { in: 'place-timmins', agreement: { validTo: '2026-07-01' } },
      ),
    );
    expect(order(answer).slice(0, 2)).toEqual([2, 3]);
    expect(codes(answer, 0)).toContain('no-agreement');
    expect(codes(answer, 1)).toContain('agreement-ended');
    expect(codes(answer, 3)).toContain('agreement-ends-soon');
  });

  it('are required where the hub says so', () => {
    const answer = ask(
      directoryOf({ in: 'place-timmins', agreement: 'none' }),
      {},
      june,
      withRouting({ agreementPolicy: 'refuse' }),
    );
    expect(codes(answer, 0)).toEqual(['agreement-required']);
  });

  it('hold to the last of their days, on the calendar of the hub', () => {
    const directory = directoryOf({ in: 'place-timmins', agreement: { validTo: '2026-06-15' } });
    expect(codes(ask(directory, {}, new Date('2026-06-16T03:30:00Z')), 0)).toContain('agreement-ends-soon');
    expect(codes(ask(directory, {}, new Date('2026-06-16T04:30:00Z')), 0)).toContain('agreement-ended');
  });

  it('cover only the communities they name', () => {
    const directory = directoryOf({ in: 'place-timmins', agreement: { communityIds: ['fn-143'] } });
    expect(codes(ask(directory), 0)).toContain('no-agreement');
    expect(codes(ask(directory, { communityId: 'fn-143' }), 0)).toContain('agreement-in-force');
  });
});

describe('culture', () => {
  it('weighs only when the person asks for it', () => {
    const directory = directoryOf({ in: 'place-timmins' }, { in: 'place-timmins', service: { cultures: ['cree'] } });
    expect(order(ask(directory))).toEqual([0, 1]);
    expect(order(ask(directory, { person: { cultures: ['cree'] } }))).toEqual([1, 0]);
    expect(codes(ask(directory, { person: { nations: [143] } }), 1)).not.toContain('culture-as-wished');
  });
});

describe('the answer as a whole', () => {
  it('says how many were considered, even when few are shown', () => {
    const directory = directoryOf(...Array.from({ length: 30 }, () => ({ in: 'place-timmins' })));
    const answer = ask(directory, {}, june, withRouting({ maxOptions: 5 }));
    expect(answer.options).toHaveLength(5);
    expect(answer.counts).toEqual({ considered: 30, options: 30, excluded: 0 });
  });

  it('puts equals in the order of their identifiers', () => {
    expect(order(ask(directoryOf({ in: 'place-timmins' }, { in: 'place-timmins' }, { in: 'place-timmins' })))).toEqual([
      0, 1, 2,
    ]);
  });

  it('has a reason in both languages for every code, with nothing left to fill', () => {
    const answer = ask(directoryOf({ in: 'place-cochrane' }, { in: 'place-timmins', service: { languages: ['oj'] } }), {
      person: { languages: ['fr'] },
    });
    for (const { reasons } of [...answer.options, ...answer.excluded]) {
      expect(reasons.length).toBeGreaterThan(0);
      for (const { text } of reasons) expect(`${text.fr}${text.en}`).not.toMatch(/[{}]/);
    }
    for (const { fr, en } of Object.values(reasonTexts)) expect(fr).not.toBe(en);
  });
});
