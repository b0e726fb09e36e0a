import { describe, expect, it } from 'vitest';
import demoHub from '../../local/demo-hub.json' with { type: 'json' };
import { readHubFile } from '../../local/demo-hub.ts';
import { directoryOfHubFile, hubFileSchema } from '../../shared/directory/hub-file.ts';
import { indexDirectory, match, rankTransportPartners } from '../../shared/routing/index.ts';

const file = hubFileSchema.parse(demoHub);
const directory = directoryOfHubFile(file);
const index = indexDirectory(directory);
const june = new Date('2026-06-15T15:00:00Z');
const february = new Date('2026-02-15T15:00:00Z');

describe('the demo hub', () => {
  it('has at least 28 partners, all plainly named as demo data in both languages', () => {
    expect(file.organizations.length).toBeGreaterThanOrEqual(28);
    for (const { name } of file.organizations) {
      expect(name.fr).toContain('(démo)');
      expect(name.en).toContain('(demo)');
    }
  });

  it('tells news that is as fresh on any day as on the day it was written', () => {
    const newest = (content: unknown): readonly (string | undefined)[] => {
      const { services, agreements } = hubFileSchema.parse(content);
      const times = services.flatMap(({ capacity }) => capacity?.updatedAt ?? []).map((at) => Date.parse(at));
      const days = agreements.flatMap(({ validTo }) => validTo ?? []).toSorted();
      return [new Date(Math.max(...times)).toISOString(), days[1], agreements[0]?.validFrom];
    };
    const written = ['2026-11-20T14:00:00.000Z', '2026-12-31', '2025-04-01'];
    expect(newest(demoHub)).toEqual(written);
    expect(newest(readHubFile(undefined, new Date('2026-11-22T23:00:00Z')).content)).toEqual(written);
    const later = readHubFile(undefined, new Date('2027-11-22T12:00:00Z'));
    expect(newest(later.content)).toEqual(['2027-11-20T14:00:00.000Z', '2027-12-31', '2025-04-01']);
    expect(readHubFile('local/demo-hub.json').content).toEqual(demoHub);
  });

  it('uses fictional numbers only', () => {
    const phones = [
      file.hub.intakeNumber,
      file.hub.dispatchNumber,
      ...file.hub.onCall.map((person) => person.phone),
      ...file.organizations.flatMap((organization) => organization.dispatchPhones),
    ];
    expect(phones.filter((phone) => !/^\+1\d{3}55501\d{2}$/.test(phone))).toEqual([]);
    expect(new Set(phones).size).toBe(phones.length);
  });

  it('covers every kind of partner of the field', () => {
    const kinds = new Set(file.organizations.flatMap((organization) => organization.kinds));
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'sexual-assault-centre',
        'developmental-services',
        'mental-health-addictions',
        'legal',
        'child-services',
        'health',
        'police',
        'shelter',
        'housing',
        'transport-road',
        'transport-air',
        'municipality',
        'business',
        'language-program',
        'career-guidance',
        'education',
        'first-nation-services',
      ]),
    );
  });

  it('holds the 140 rows of First Nations, each with an identifier of its own', () => {
    const nations = directory.organizations.filter((organization) => organization.nation !== undefined);
    expect(nations).toHaveLength(140);
    expect(new Set(directory.organizations.map((organization) => organization.id)).size).toBe(
      directory.organizations.length,
    );
  });

  it('has three recipients, one for each funding stream, and a reporter for each', () => {
    const recipients = file.organizations.filter((organization) => organization.isRecipient);
    expect(recipients.flatMap((recipient) => recipient.fundingStreams).toSorted()).toEqual([
      'csf',
      'csf-sexual-assault-centre',
      'ilif',
    ]);
    const reporters = file.members.filter((member) => member.role === 'recipient-reporter');
    expect(reporters.map((member) => member.organizationId).toSorted()).toEqual(
      recipients.map((recipient) => recipient.id).toSorted(),
    );
  });

  it('keeps the place of every shelter confidential', () => {
    const shelters = file.services
      .filter((service) => service.kinds.includes('safe-place'))
      .flatMap((service) => service.locationIds);
    expect(shelters.length).toBeGreaterThan(3);
    for (const id of shelters) {
      expect(file.locations.find((location) => location.id === id)).toMatchObject({ confidential: true });
    }
  });
});

describe('a French-speaking girl of 17 in Attawapiskat who needs a safe place, in June', () => {
  const { answers } = match(
    {
      needs: [{ need: 'safe-place' }],
      communityId: 'fn-143',
      person: { ageBand: '16-17', gender: 'woman', languages: ['fr', 'en'] },
    },
    index,
    file.hub,
    june,
  );
  const { options, excluded } = answers[0] ?? { options: [], excluded: [] };

  it('is offered shelters in other communities, reached only by air', () => {
    expect(options.length).toBeGreaterThanOrEqual(3);
    expect(options[0]?.service.languages).toContain('fr');
    for (const option of options) {
      expect(option.reasons[0]?.code).toBe('hours-at-most');
      expect(option.reasons[0]?.text.en).toContain('air');
      expect(option.location).toEqual({ confidential: true, id: option.location?.id });
    }
  });

  it('is told why a shelter for adults is not offered', () => {
    const adults = excluded.find(({ organization }) => organization.name.en.startsWith('Great Lake House'));
    expect(adults?.reasons.map((reason) => reason.code)).toEqual(['age-not-served']);
  });
});

describe('transport partners of the demo hub', () => {
  const trip = { pickup: { communityId: 'fn-143' }, destination: { communityId: 'place-timmins' }, passengers: 2 };

  it('are at least three by air from Attawapiskat to Timmins in June', () => {
    const ranking = rankTransportPartners(trip, index, file.hub, june);
    expect(ranking.route.mode).toBe('air');
    expect(ranking.partners.length).toBeGreaterThanOrEqual(3);
    expect(ranking.partners.every((partner) => partner.mode === 'air')).toBe(true);
  });

  it('are also by road while the winter road is open', () => {
    const ranking = rankTransportPartners(trip, index, file.hub, february);
    expect(ranking.route.mode).toBe('winter-road');
    expect(new Set(ranking.partners.map((partner) => partner.mode))).toEqual(new Set(['road', 'air']));
    expect(ranking.partners[0]?.mode).toBe('road');
  });

  it('are at least three by road from Timmins to Cochrane', () => {
    const ranking = rankTransportPartners(
      { ...trip, pickup: { communityId: 'place-timmins' }, destination: { communityId: 'place-cochrane' } },
      index,
      file.hub,
      june,
    );
    expect(ranking.partners.length).toBeGreaterThanOrEqual(3);
    expect(ranking.partners.every((partner) => partner.mode === 'road')).toBe(true);
  });

  it.each([
    ['place-kenora', 'place-sioux-lookout'],
    ['fn-209', 'place-sioux-lookout'],
    ['place-thunder-bay', 'place-dryden'],
  ])('are at least two from %s to %s', (from, to) => {
    const ranking = rankTransportPartners(
      { ...trip, pickup: { communityId: from }, destination: { communityId: to } },
      index,
      file.hub,
      june,
    );
    expect(ranking.partners.length).toBeGreaterThanOrEqual(2);
  });
});
