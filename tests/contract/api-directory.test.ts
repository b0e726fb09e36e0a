import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { agreementSchema, locationSchema, organizationSchema, serviceSchema } from '../../shared/directory/model.ts';
import { openTripsWith, reviewTripNow } from '../../shared/transport/index.ts';
import { apiUnderTest, type ApiAnswer, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const coordinator = 'demo-coordinator';
const uuid = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const named = (name: string) => ({ en: name, fr: name });
const call = (method: string, path: string, options = {}, sub = coordinator): Promise<ApiAnswer> =>
  api.call(sub, method, path, options);
const matching = ({ headers }: ApiAnswer) => ({ 'if-match': headers['etag'] ?? '' });

const organization = (n: number, more: object = {}) =>
  organizationSchema.parse({
    id: uuid(n),
    name: named(`Organization ${n}`),
    kinds: ['shelter'],
    status: 'active',
    isRecipient: false,
    fundingStreams: [],
    dispatchPhones: [],
    language: 'en',
    contacts: [],
    ...more,
  });
const service = (n: number, owner: number, more: object = {}) =>
  serviceSchema.parse({
    id: uuid(n),
    organizationId: uuid(owner),
    name: named(`Service ${n}`),
    kinds: ['counselling'],
    status: 'active',
    languages: ['en'],
    interpretation: false,
    eligibility: {},
    accessibility: [],
    cultures: [],
    serviceAreas: [{ kind: 'province' }],
    locationIds: [],
    virtual: true,
    mobile: false,
    ...more,
  });
/** What the matcher matches is a text. */
const containing = (part: string): unknown => expect.stringContaining(part);

type Identified = { readonly id: string; readonly [field: string]: unknown };
const put = async (path: string, body: Identified): Promise<ApiAnswer> => {
  const before = await call('GET', `/v1/${path}/${body.id}`);
  return call('PUT', `/v1/${path}/${body.id}`, { body, headers: before.status === 200 ? matching(before) : {} });
};
async function added(path: string, body: Identified): Promise<void> {
  expect(await put(path, body)).toMatchObject({ status: 200 });
}
const list = z.object({ items: z.array(z.looseObject({ id: z.string() })), total: z.number() });
const idsIn = async (path: string, sub = coordinator): Promise<string[]> =>
  list.parse((await call('GET', path, {}, sub)).body).items.map(({ id }) => id);
/** A partner of the demo hub, and a service of its own. */
function partner() {
  const member = api.hub.members.find(({ role }) => role === 'partner');
  const own = api.hub.services.find(({ organizationId }) => organizationId === member?.organizationId);
  const other = api.hub.services.find(({ organizationId }) => organizationId !== member?.organizationId);
  if (member?.organizationId === undefined || own === undefined || other === undefined) throw new Error('No partner');
  return { sub: member.sub, organizationId: member.organizationId, own, other };
}

describe('programs', () => {
  it('are added, listed and read, and stay with their organization', async () => {
    await added('organizations', organization(1));
    await added('organizations', organization(2));
    const program = { id: uuid(11), organizationId: uuid(1), name: named('Way home') };
    await added('programs', program);
    expect(await idsIn(`/v1/programs?organizationId=${uuid(1)}&search=way`)).toEqual([uuid(11)]);
    expect((await put('programs', { ...program, organizationId: uuid(2) })).body).toMatchObject({
      code: 'organization-stays',
      errors: [{ field: 'organizationId' }],
    });
    expect((await put('services', service(31, 2, { programId: uuid(11) }))).body).toMatchObject({
      code: 'unknown-program',
      errors: [{ field: 'programId' }],
    });
  });
});

describe('what makes no sense', () => {
  it.each([
    [
      'serviceAreas.0.communityIds.1',
      { serviceAreas: [{ kind: 'communities', communityIds: ['place-timmins', 'place-nowhere'] }] },
    ],
    [
      'serviceAreas.0.geometry.coordinates.0',
      {
        serviceAreas: [
          {
            kind: 'polygon',
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [48, -81],
                  [49, -81],
                  [49, -80],
                  [48, -81],
                ],
              ],
            },
          },
        ],
      },
    ],
    ['removedAt', { removedAt: '2026-01-01T00:00:00Z' }],
    ['locationIds.0', { locationIds: [uuid(999)] }],
  ])('is refused with the field %s', async (field, more) => {
    await added('organizations', organization(3));
    const answer = await call('PUT', `/v1/services/${uuid(39)}`, { body: service(39, 3, more) });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });
});

describe('the history of an entry', () => {
  const contact = { name: 'Private Person', phone: '+17055550188' };
  it('tells staff everything, and others neither numbers nor who of the hub it was', async () => {
    await added('organizations', organization(4));
    const changed = organization(4, {
      dispatchPhones: ['+17055550187'],
      contacts: [contact],
      url: 'https://four.example',
    });
    await added('organizations', changed);
    const path = `/v1/organizations/${uuid(4)}/history`;
    expect((await call('GET', path)).body).toMatchObject({
      items: [
        {
          how: 'changed',
          by: { kind: 'member', memberId: coordinator },
          fields: [{ field: 'contacts', before: [], after: [contact] }, { field: 'dispatchPhones' }, { field: 'url' }],
        },
        { how: 'added' },
      ],
    });
    const shown = await call('GET', path, {}, partner().sub);
    expect(shown.body).toMatchObject({ items: [{ by: { kind: 'member' }, fields: [{ field: 'url' }] }, {}] });
    expect(JSON.stringify(shown.body)).not.toMatch(/0187|0188|Private|demo-coordinator/);
  });

  it('of a confidential place is for staff alone', async () => {
    await added('organizations', organization(5));
    const shelter = locationSchema.parse({
      id: uuid(25),
      organizationId: uuid(5),
      name: named('House'),
      type: 'physical',
      communityId: 'place-timmins',
      address: '1 Hidden Road',
      confidential: true,
    });
    await added('locations', shelter);
    expect((await call('GET', `/v1/locations/${uuid(25)}/history`, {}, partner().sub)).status).toBe(403);
    expect((await call('GET', `/v1/locations/${uuid(25)}/history`)).body).toMatchObject({ items: [{ how: 'added' }] });
  });

  it('of what set-up loaded is empty', async () => {
    const { own } = partner();
    expect((await call('GET', `/v1/services/${own.id}/history`)).body).toEqual({ items: [] });
    expect((await call('GET', `/v1/services/${uuid(998)}/history`)).status).toBe(404);
  });
});

describe('taking out and putting back', () => {
  it('asks for the version and a coded reason; what is out is listed for staff alone', async () => {
    await added('organizations', organization(6, { dispatchPhones: ['+17055550186'] }));
    await added('services', service(36, 6));
    const path = `/v1/organizations/${uuid(6)}`;
    const read = await call('GET', path);
    expect((await call('DELETE', `${path}?reason=closed`)).status).toBe(428);
    expect((await call('DELETE', path, { headers: matching(read) })).status).toBe(400);
    const gone = await call('DELETE', `${path}?reason=closed`, { headers: matching(read) });
    expect(gone).toMatchObject({ status: 200, body: { id: uuid(6) } });

    expect(await idsIn('/v1/organizations?search=organization 6')).toEqual([]);
    expect(await idsIn('/v1/services?search=service 36')).toEqual([]);
    expect(await idsIn('/v1/services?search=service 36&removed=true')).toEqual([uuid(36)]);
    expect(await call('GET', '/v1/services?removed=true', {}, partner().sub)).toMatchObject({
      status: 403,
      body: { code: 'staff-only' },
    });
    expect((await call('GET', path)).body).toMatchObject({ name: named('Organization 6') });

    // Its number is free again, and no longer its own when it comes back.
    await added('organizations', organization(7, { dispatchPhones: ['+17055550186'] }));
    const restore = () => call('POST', `${path}/restore`, { body: {}, headers: matching(gone) });
    expect(await restore()).toMatchObject({ status: 422, body: { code: 'phone-taken' } });
    await added('organizations', organization(7));
    expect((await restore()).status).toBe(200);
    expect(await idsIn('/v1/services?search=service 36')).toEqual([uuid(36)]);
  });

  it('is refused while members, settings, referrals or trips need it, and says which', async () => {
    const { organizationId } = partner();
    const path = `/v1/organizations/${organizationId}`;
    const refused = await call('DELETE', `${path}?reason=other`, { headers: matching(await call('GET', path)) });
    expect(refused).toMatchObject({ status: 409, body: { code: 'in-use' } });
    expect(z.object({ detail: z.string() }).parse(refused.body).detail).toContain('end the memberships of its people');
  });

  it('is refused for an organization with an open referral, and for its service alone', async () => {
    await added('organizations', organization(8));
    await added('services', service(38, 8));
    const person = await call('POST', '/v1/people', { body: { ageBand: '18-plus', language: 'en', private: {} } });
    const { personId } = z.object({ personId: z.string() }).parse(person.body);
    const referral = await call('POST', '/v1/referrals', {
      body: { personId, organizationId: uuid(8), serviceId: uuid(38), needs: ['legal'], send: false },
    });
    expect(referral).toMatchObject({ status: 201 });
    for (const path of [`/v1/organizations/${uuid(8)}`, `/v1/services/${uuid(38)}`]) {
      const answer = await call('DELETE', `${path}?reason=closed`, { headers: matching(await call('GET', path)) });
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'in-use', detail: containing('referrals') },
      });
    }
  });
});

describe('a trip that is under way', () => {
  it('keeps its places, and whoever is asked for it, in the directory', async () => {
    const shown = list.parse((await call('GET', '/v1/locations?search=clinic&limit=1')).body).items[0];
    const clinic = locationSchema.parse(shown);
    const trip = await call('POST', '/v1/trips', {
      body: {
        purpose: 'appointment',
        legs: [
          {
            from: { kind: 'community', communityId: 'place-timmins' },
            to: { kind: 'location', locationId: clinic.id },
          },
        ],
        when: { kind: 'now' },
        passengers: { adults: 1, children: 0 },
      },
    });
    expect(trip).toMatchObject({ status: 201 });
    const { platform } = api.test;
    const { id } = z.object({ id: z.string() }).parse(trip.body);
    api.test.setNow(new Date().toISOString());
    await reviewTripNow(platform, id);
    const { offers } = z
      .object({ offers: z.array(z.object({ organizationId: z.string() })) })
      .parse((await call('GET', `/v1/trips/${id}`)).body);
    const asked = offers[0]?.organizationId ?? '';
    expect(await openTripsWith(platform, { organizationId: asked })).toEqual([id]);
    expect(await openTripsWith(platform, { locationId: clinic.id })).toEqual([id]);
    expect(await openTripsWith(platform, { organizationId: uuid(999) })).toEqual([]);
    for (const path of [`/v1/organizations/${asked}`, `/v1/locations/${clinic.id}`]) {
      const answer = await call('DELETE', `${path}?reason=closed`, { headers: matching(await call('GET', path)) });
      expect(answer).toMatchObject({ status: 409, body: { detail: containing(id) } });
    }
  });
});

describe('the capacity of a service', () => {
  it('is set by staff and by the partner whose service it is', async () => {
    const { sub, own, other } = partner();
    const body = { available: 2, unit: 'bed', maximum: 6 };
    expect(await call('PUT', `/v1/services/${own.id}/capacity`, { body }, sub)).toMatchObject({
      status: 200,
      body,
    });
    expect(await call('PUT', `/v1/services/${other.id}/capacity`, { body }, sub)).toMatchObject({
      status: 403,
      body: { code: 'not-yours' },
    });
    expect((await call('GET', `/v1/services/${own.id}`)).body).toMatchObject({ capacity: body });
    expect(await call('PUT', `/v1/services/${own.id}/capacity`, { body: { available: 9 } })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'available' }] },
    });
    expect((await call('GET', `/v1/services/${own.id}/history`)).body).toMatchObject({
      items: [{ how: 'capacity', by: { kind: 'partner' } }],
    });
  });
});

describe('how fresh it is', () => {
  it('is shown by the later of both days, and filtered by it', async () => {
    await added('organizations', organization(9, { assuredOn: '2026-02-01' }));
    await added('services', service(40, 9, { assuredOn: '2026-03-01' }));
    await added('services', service(41, 9));
    const path = `/v1/services?organizationId=${uuid(9)}`;
    expect((await call('GET', path)).body).toMatchObject({
      items: [
        { id: uuid(40), assuredOn: '2026-03-01', lastAssuredOn: '2026-03-01' },
        { id: uuid(41), lastAssuredOn: '2026-02-01' },
      ],
    });
    expect(await idsIn(`${path}&notAssuredSince=2026-02-15`)).toEqual([uuid(41)]);
    expect(await idsIn(`${path}&notAssuredSince=2026-02-01`)).toEqual([]);
  });
});

describe('duplicates', () => {
  const found = z.object({ items: z.array(z.looseObject({ pair: z.string(), kind: z.string() })) });
  const pairs = async () => found.parse((await call('GET', '/v1/directory/duplicates')).body).items;

  it('are listed with their reasons in both languages, told apart for good, or made one', async () => {
    expect(await pairs()).toEqual([]);
    await added('organizations', organization(50, { name: named('Maison Étoile du Nord') }));
    await added(
      'organizations',
      organization(51, { name: named('Maison Etoile-du-Nord'), dispatchPhones: ['+17055550185'] }),
    );
    await added('organizations', organization(52, { name: named('Étoile du nord (maison)') }));
    await added('services', service(53, 51));
    await added(
      'agreements',
      agreementSchema.parse({
        id: uuid(54),
        kind: 'service-agreement',
        organizationIds: [uuid(51)],
        serviceIds: [uuid(53)],
        validFrom: '2026-01-01',
      }),
    );
    const three = await pairs();
    expect(three).toHaveLength(3);
    expect(three[0]).toMatchObject({
      kind: 'organization',
      reasons: [{ code: 'name-alike', text: { en: 'Names that are alike', fr: 'Des noms semblables' } }],
    });

    const different = `organization~${uuid(50)}~${uuid(52)}`;
    expect((await call('POST', `/v1/directory/duplicates/${different}/different`, { body: {} })).status).toBe(204);
    expect((await pairs()).map(({ pair }) => pair)).not.toContain(different);

    const same = `organization~${uuid(50)}~${uuid(51)}`;
    const merge = (keep: string) => call('POST', `/v1/directory/duplicates/${same}/merge`, { body: { keep } });
    expect(await merge(uuid(52))).toMatchObject({ status: 422, body: { code: 'not-of-the-pair' } });
    expect(await merge(uuid(50))).toMatchObject({ status: 200, body: { id: uuid(50) } });
    expect(await merge(uuid(50))).toMatchObject({ status: 200 });
    expect((await call('GET', `/v1/organizations/${uuid(50)}`)).body).toMatchObject({
      dispatchPhones: ['+17055550185'],
    });
    expect((await call('GET', `/v1/services/${uuid(53)}`)).body).toMatchObject({ organizationId: uuid(50) });
    expect(await pairs()).toEqual([]);
    expect((await call('POST', '/v1/directory/duplicates/x/merge', { body: { keep: uuid(50) } })).status).toBe(400);
  });
});

describe('people of a service and stewards of a Nation', () => {
  it('are for the hub, but for those who are published', async () => {
    const contacts = [{ name: 'Private Person' }, { name: 'Front Desk', public: true }];
    await added('organizations', organization(60, { contacts }));
    await added('services', service(61, 60, { contacts }));
    const nation = list.parse((await call('GET', '/v1/organizations?kind=first-nation&limit=1')).body).items[0];
    const read = await call('GET', `/v1/organizations/${nation?.id ?? ''}`);
    const { nation: before, ...rest } = organizationSchema.parse(read.body);
    await added(
      'organizations',
      organizationSchema.parse({ ...rest, nation: { ...before, dataSteward: { name: 'Private Person' } } }),
    );
    const { sub } = partner();
    for (const path of [
      `organizations/${uuid(60)}`,
      `services/${uuid(61)}`,
      `organizations/${rest.id}`,
      `services?organizationId=${uuid(60)}`,
    ]) {
      const shown = JSON.stringify((await call('GET', `/v1/${path}`, {}, sub)).body);
      expect(shown).not.toContain('Private Person');
      expect(JSON.stringify((await call('GET', `/v1/${path}`)).body)).toContain('Private Person');
    }
    expect((await call('GET', `/v1/services/${uuid(61)}`, {}, sub)).body).toMatchObject({
      contacts: [{ name: 'Front Desk' }],
    });
  });
});
