import { describe, expect, it } from 'vitest';
import { ask, codes, order } from './routing-asking.ts';
import { directoryOf, id } from './routing-builder.ts';

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

describe('a confidential place', () => {
  it('is named by its identifier alone, with a distance that does not give it away', () => {
    const answer = ask(directoryOf({ in: 'place-cochrane', confidential: true, service: { kinds: ['safe-place'] } }), {
      need: 'safe-place',
    });
    expect(answer.options[0]?.location).toEqual({ confidential: true, id: id('location', 0) });
    expect(answer.options[0]?.minutes).toBeUndefined();
    expect(answer.options[0]?.reasons[0]).toMatchObject({
      code: 'hours-at-most',
      text: { en: 'At most 3 h by road, within 100 km as the crow flies.' },
      values: { minutes: 180, km: 100 },
    });
  });

  it('in the very community of the person is not told apart from one next to it', () => {
    const shelter = { confidential: true, service: { kinds: ['safe-place' as const] } };
    const answer = ask(directoryOf({ in: 'place-timmins', ...shelter }, { in: 'place-cochrane', ...shelter }), {
      need: 'safe-place',
    });
    const [here, there] = answer.options.map(({ reasons }) => reasons);
    expect(here).toEqual(there);
  });
});
