import { describe, expect, it } from 'vitest';
import { directoryOfHubFile, type Service } from '../../shared/directory/index.ts';
import { fromHsds, Publication, sameJson, splitKept, type Mapped } from '../../shared/hsds/index.ts';
import { foreignService, mappingContext, publicationOf, roundTrip } from '../hsds.ts';
import { demoHub } from '../hub.ts';

const serviceOf = ({ entries }: Mapped): Service | undefined =>
  entries.flatMap((entry) => (entry.kind === 'service' ? [entry.value] : []))[0];
const codes = ({ problems }: Mapped): string[] => problems.map(({ effect, path, code }) => `${effect} ${path} ${code}`);

describe('a record of another directory', () => {
  it('becomes a service that the hub can match, with its organization and its place', () => {
    const mapped = fromHsds('service', foreignService(), mappingContext());
    expect(mapped.entries.map(({ kind }) => kind)).toEqual(['organization', 'location', 'service']);
    expect(serviceOf(mapped)).toMatchObject({
      name: { en: 'Lakeside counselling', fr: 'Lakeside counselling' },
      kinds: ['counselling'],
      languages: ['en', 'ojs'],
      eligibility: { ageBands: ['16-17', '18-plus'] },
      schedule: {
        kind: 'weekly',
        timeZone: 'America/Toronto',
        hours: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '08:30', closes: '16:30' }],
      },
      serviceAreas: [{ kind: 'communities', communityIds: ['place-thunder-bay'] }],
      capacity: { unit: 'appointment', available: 3, maximum: 12, updatedAt: '2026-11-20T14:00:00.000Z' },
      contacts: [{ name: 'Sample Person', phone: '+18075550143', public: true }],
      locationIds: ['5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a10'],
      virtual: false,
    });
    expect(codes(mapped)).toEqual(['noted attributes kind-unknown']);
  });

  it('goes out as it came in, attributes of its own included', () => {
    expect(roundTrip('service', foreignService())).toEqual(foreignService());
  });

  it('shows what the hub changed since, and the rest as it came in', () => {
    const mapped = fromHsds('service', foreignService(), mappingContext());
    const changed = mapped.entries.map((entry) =>
      entry.kind === 'service'
        ? {
            ...entry,
            value: {
              ...entry.value,
              status: 'temporarily closed' as const,
              capacity: {
                unit: 'appointment' as const,
                available: 0,
                maximum: 12,
                updatedAt: '2026-11-22T15:00:00.000Z',
              },
            },
          }
        : entry,
    );
    const publication = publicationOf({ entries: changed, problems: [] });
    const [capacity] = [foreignService()['capacities']].flat();
    expect(publication.services.map((service) => publication.service(service))).toEqual([
      {
        ...foreignService(),
        status: 'temporarily closed',
        capacities: [{ ...Object(capacity), available: 0, updated: '2026-11-22T15:00:00.000Z' }],
      },
    ]);
  });

  it('takes the kind that the hub gave to a term of its taxonomy', () => {
    const kindOfTerm = new Map([['talk-1', 'peer-support' as const]]);
    const mapped = fromHsds('service', foreignService(), mappingContext({ kindOfTerm }));
    expect(serviceOf(mapped)?.kinds).toEqual(['peer-support']);
    expect(codes(mapped)).toEqual([]);
  });

  it('is pointed out when it is a shelter with a place, whose address would be published', () => {
    const shelter = fromHsds('service', foreignService(), mappingContext({ defaultKind: 'safe-place' }));
    expect(codes(shelter)).toContain('noted service_at_locations shelter-place');
    expect(codes(fromHsds('service', foreignService(), mappingContext())).join()).not.toContain('shelter-place');
  });

  it('is refused without a kind when the hub has chosen none for those', () => {
    const { defaultKind: _, ...context } = mappingContext();
    const mapped = fromHsds('service', foreignService(), context);
    expect(mapped.entries).toEqual([]);
    expect(codes(mapped)).toEqual(['refused attributes kind-unknown']);
  });

  it('keeps its identifiers when they are no UUIDs, as a scheme, and names its parts by them', () => {
    const record = { id: 'S-1', name: 'A', status: 'active', organization: { id: 17, name: 'B' } };
    const first = fromHsds('service', record, mappingContext());
    expect(first.entries.map(({ value }) => value.identifiers)).toEqual([
      [{ scheme: 'hsds-id', value: '17' }],
      [{ scheme: 'hsds-id', value: 'S-1' }],
    ]);
    const again = fromHsds('service', { ...record, organization: undefined, organization_id: '17' }, mappingContext());
    expect(serviceOf(again)?.organizationId).toBe(serviceOf(first)?.organizationId);
    const elsewhere = fromHsds('service', record, mappingContext({ hubId: 'sud' }));
    expect(serviceOf(elsewhere)?.id).not.toBe(serviceOf(first)?.id);
  });

  it.each([
    ['no name', { name: undefined }, 'refused name missing'],
    ['an unknown status', { status: 'open' }, 'refused status not-a-choice'],
    ['a day that does not exist', { assured_date: '2026-02-30' }, 'refused assured_date not-a-date'],
    ['no organization', { organization: undefined }, 'refused organization_id organization-missing'],
    ['a malformed address', { email: 'nobody' }, 'kept-aside email email-malformed'],
    ['a page without https', { url: 'www' }, 'kept-aside url url-malformed'],
    ['ages the wrong way round', { minimum_age: 20, maximum_age: 10 }, 'kept-aside maximum_age dates-out-of-order'],
    [
      'more available than there is',
      { capacities: [{ id: 'c', unit: { name: 'bed' }, available: 5, maximum: 4, updated: '2026-01-01T00:00:00Z' }] },
      'kept-aside capacities[0].available capacity-above-maximum',
    ],
    [
      'a schedule that ends before it begins',
      { schedules: [{ id: 's', valid_from: '2026-02-01', valid_to: '2026-01-01' }] },
      'kept-aside schedules[0].valid_to dates-out-of-order',
    ],
    [
      'a part that names another service',
      { phones: [{ id: 'p', service_id: 'another', number: '807 555 0101' }] },
      'kept-aside phones[0].service_id reference-elsewhere',
    ],
    [
      'a language nobody knows',
      { languages: [{ id: 'l', name: 'Elvish tongue' }] },
      'kept-aside languages[0] language-unknown',
    ],
    [
      'a place at the other end of the world',
      {
        service_at_locations: [
          { id: 'x', location: { id: 'y', location_type: 'physical', latitude: -89.2, longitude: 48.4 } },
        ],
      },
      'noted service_at_locations[0].location.latitude coordinates-far-from-ontario',
    ],
  ])('says where it is wrong: %s', (_, change, expected) => {
    const mapped = fromHsds('service', { ...foreignService(), ...change }, mappingContext());
    expect(codes(mapped)).toContain(expected);
    expect(mapped.problems.every(({ message, remedy }) => message !== '' && remedy !== '')).toBe(true);
  });

  it('never repeats a value in what it says is wrong', () => {
    const canary = 'canary-7d1';
    const mapped = fromHsds(
      'service',
      {
        ...foreignService(),
        email: canary,
        url: canary,
        status: canary,
        phones: [{ id: canary, service_id: canary, number: '1' }],
        languages: [{ name: canary }],
        service_areas: [{ name: canary }],
      },
      mappingContext(),
    );
    expect(mapped.problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(mapped.problems)).not.toContain(canary);
  });

  it('parts what names people from what may stand in the open', () => {
    const mapped = fromHsds('service', foreignService(), mappingContext({ publishContacts: false }));
    const parts = mapped.entries.map(({ kept }) => splitKept(kept));
    expect(JSON.stringify(parts.map(({ open }) => open))).not.toMatch(/Sample Person|555-0143|8075550143|office@/);
    expect(JSON.stringify(parts.map(({ secret }) => secret))).toContain('Sample Person');
  });
});

describe('the number of a person among those of their organization', () => {
  const phones = [
    { id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a02', number: '807-555-0142' },
    {
      id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a30',
      number: '807-555-0149',
      contact_id: '5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a15',
    },
  ];
  it.each([{ contacts: foreignService()['contacts'] }, { contacts: undefined }])(
    'is no number for anybody to call, and stays inside: %#',
    ({ contacts }) => {
      const record = { ...foreignService(), contacts, phones, assurer_email: undefined };
      const mapped = fromHsds('service', record, mappingContext({ publishContacts: false }));
      expect(serviceOf(mapped)?.phones).toEqual([{ number: '807-555-0142' }]);
      const parts = mapped.entries.map(({ kept }) => splitKept(kept));
      expect(JSON.stringify(parts.map(({ open }) => open))).not.toContain('0149');
      expect(JSON.stringify(parts.map(({ open }) => open))).toContain('0142');
      expect(JSON.stringify(parts.map(({ secret }) => secret))).toContain('0149');
    },
  );

  it('goes out with them when they are published', () => {
    const record = { ...foreignService(), phones };
    expect(roundTrip('service', record)).toEqual(record);
  });
});

describe('an entry of ours', () => {
  const directory = directoryOfHubFile(demoHub());
  const publication = new Publication(directory, new Map());

  it('comes back from HSDS as it was, but for what is not published', () => {
    const different = publication.services.flatMap((service) => {
      const mapped = fromHsds('service', publication.service(service), mappingContext());
      const back = serviceOf(mapped);
      const places = service.locationIds.filter((id) => publication.locationById(id) !== undefined);
      const hidesCentre = places.length < service.locationIds.length;
      const areas = service.serviceAreas.filter(({ kind }) => !(hidesCentre && kind === 'radius'));
      const expected = { ...service, contacts: undefined, locationIds: places };
      return sameJson(hidesCentre ? { ...back, serviceAreas: areas } : back, {
        ...expected,
        ...(hidesCentre && { serviceAreas: areas }),
      })
        ? []
        : [{ back, expected, problems: mapped.problems }];
    });
    expect(different).toEqual([]);
    expect(publication.services.length).toBeGreaterThan(40);
  });

  it('goes out without the people who are not published, even if they are known', () => {
    const [first, ...others] = directory.organizations;
    const contacts = [{ name: 'Private Person' }, { name: 'Public Person', public: true }];
    const known = { ...directory, organizations: first === undefined ? [] : [{ ...first, contacts }, ...others] };
    const open = new Publication(known, new Map());
    const records = JSON.stringify(open.organizations.map((organization) => open.organization(organization, 'full')));
    expect(records).toContain('Public Person');
    expect(records).not.toContain('Private Person');
  });

  it('keeps its organization and its places', () => {
    for (const organization of publication.organizations) {
      const { entries, problems } = fromHsds(
        'organization',
        publication.organization(organization, 'listed'),
        mappingContext(),
      );
      expect(problems.filter(({ effect }) => effect === 'refused')).toEqual([]);
      const back = entries.find(({ kind }) => kind === 'organization')?.value;
      expect(back).toMatchObject({ id: organization.id, name: organization.name, kinds: organization.kinds });
    }
    for (const location of publication.locations) {
      const record = { ...publication.location(location), organization_id: location.organizationId };
      const { entries } = fromHsds('location', record, mappingContext());
      expect(entries.map(({ value }) => value)).toEqual([location]);
    }
  });
});
