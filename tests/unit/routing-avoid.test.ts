import { describe, expect, it } from 'vitest';
import type { Directory } from '../../shared/directory/model.ts';
import { indexDirectory, match, rankTransportPartners } from '../../shared/routing/index.ts';
import type { Answer, MatchRequest, NeedRequest } from '../../shared/routing/index.ts';
import { directoryOf, hub, id } from './routing-builder.ts';

const june = new Date('2026-06-15T15:00:00Z');

type Asked = Partial<Omit<MatchRequest, 'needs'> & NeedRequest>;
function ask(directory: Directory, asked: Asked, now = june): Answer {
  const { need = 'talk', kinds, ...request } = { communityId: 'place-timmins', ...asked };
  const [answer] = match({ needs: [{ need, kinds }], ...request }, indexDirectory(directory), hub, now).answers;
  if (answer === undefined) throw new RangeError('one need has one answer');
  return answer;
}
const offered = ({ options }: Answer) => options.map(({ service }) => service.id);
const codesOf = ({ options, excluded }: Answer, n: number) =>
  [...options, ...excluded].find(({ service }) => service.id === id('service', n))?.reasons.map(({ code }) => code);

/** The first service is given in the house of the second organization, which is the police. */
function atTheStation(changes: Partial<Directory['services'][number]> = {}): Directory {
  const directory = directoryOf({}, { in: 'place-timmins', organization: { kinds: ['police'] } });
  const [station] = directory.locations;
  return {
    ...directory,
    services: directory.services.map((service, n) =>
      n === 0 && station !== undefined ? { ...service, ...changes, locationIds: [station.id] } : service,
    ),
  };
}

describe("a service in another organization's house", () => {
  it('is not offered to whoever must avoid that organization, or its kind', () => {
    expect(offered(ask(atTheStation(), {}))).toContain(id('service', 0));
    for (const avoid of [{ organizationIds: [id('organization', 1)] }, { organizationKinds: ['police' as const] }]) {
      const answer = ask(atTheStation(), { avoid });
      expect(offered(answer)).toEqual([]);
      expect(codesOf(answer, 0)).toEqual(['avoid-place']);
    }
  });

  it('is, where it needs no house', () => {
    const answer = ask(atTheStation({ virtual: true }), { avoid: { organizationKinds: ['police'] }, virtual: 'yes' });
    expect(codesOf(answer, 0)?.[0]).toBe('at-a-distance');
  });

  it('is not, when that organization has been taken out of the directory', () => {
    const directory = atTheStation();
    const organizations = directory.organizations.map((one, n) =>
      n === 1 ? { ...one, removedAt: '2026-06-01T00:00:00Z' } : one,
    );
    const avoid = { organizationIds: [id('organization', 1)] };
    expect(offered(ask({ ...directory, organizations }, { avoid }))).toEqual([]);
  });

  it('sends no driver', () => {
    const index = indexDirectory(atTheStation({ kinds: ['transport-road'], mobile: true }));
    const trip = { pickup: { communityId: 'place-timmins' }, destination: { communityId: 'place-kapuskasing' } };
    const asked = (policeMarks: boolean) =>
      rankTransportPartners({ ...trip, passengers: 1, avoid: { policeMarks } }, index, hub, june).partners.length;
    expect([asked(false), asked(true)]).toEqual([1, 0]);
  });
});

describe('a carrier', () => {
  it('is not offered from a place to avoid, though it comes to the person: dispatch would refuse it', () => {
    const directory = directoryOf({ in: 'place-kenora', service: { kinds: ['transport-road'], mobile: true } });
    const answer = ask(directory, { need: 'transport', avoid: { communityIds: ['place-kenora'] } });
    expect(codesOf(answer, 0)).toEqual(['avoid-place']);
  });
});

describe('a moment that is past', () => {
  it('is now: for the hours, the agreement and the way alike', () => {
    const directory = directoryOf({ in: 'place-kapuskasing', agreement: { validTo: '2026-03-01' } });
    const past = new Date('2026-02-10T03:00:00Z');
    expect(ask(directory, { at: past })).toEqual(ask(directory, {}));
    expect(codesOf(ask(directory, { at: past }), 0)).toContain('agreement-ended');
  });
});

describe('an organization that became one with another', () => {
  it('is still the one the person prefers', () => {
    const directory = directoryOf({ in: 'place-timmins' }, { in: 'place-timmins' });
    const former = id('organization', 9);
    const organizations = directory.organizations.map((one, n) =>
      n === 1 ? { ...one, identifiers: [{ scheme: 'carrefour', value: former }] } : one,
    );
    const answer = ask({ ...directory, organizations }, { wishes: { prefer: { organizationIds: [former] } } });
    expect(offered(answer)[0]).toBe(id('service', 1));
    expect(codesOf(answer, 1)).toContain('wish-organization');
  });
});

describe('what is missing', () => {
  it('is said of the place where the least is, not of the service alone', () => {
    const directory = directoryOf({ in: 'place-timmins' });
    const locations = directory.locations.map((one) => ({ ...one, accessibility: ['wheelchair' as const] }));
    const answer = ask({ ...directory, locations }, { person: { accessibility: ['wheelchair', 'lifting'] } });
    expect(answer.excluded[0]?.reasons.map(({ text }) => text.en)).toEqual([
      'What the person needs is missing: help with lifting.',
    ]);
  });
});
