import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHub, saveEntry, entrySchemas, type Directory } from '../../shared/directory/index.ts';
import { fromHsds } from '../../shared/hsds/index.ts';
import { keptWrite } from '../../shared/hsds/import-store.ts';
import { foreignService, mappingContext } from '../hsds.ts';
import { hsdsUnderTest, type HsdsUnderTest } from '../hsds-api.ts';
import { demoHub } from '../hub.ts';

const { organization: organizationSchema, service: serviceSchema, location: locationSchema } = entrySchemas;

const CENTRE = organizationSchema.parse({
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  name: { en: 'Open house (invented)', fr: 'Maison ouverte (inventée)' },
  kinds: ['shelter'],
  status: 'active',
  isRecipient: true,
  fundingStreams: ['csf'],
  dispatchPhones: ['+17055550191'],
  language: 'fr',
  contacts: [
    { name: 'Canary Private', email: 'canary.private@example.org', phone: '+17055550192' },
    { name: 'Sample Public', email: 'public@example.org', public: true },
  ],
  nation: {
    bandNumber: 145,
    communityId: 'fn-145',
    dataSteward: { name: 'Canary Steward' },
    protocols: { disclosureNeedsAgreement: true, notifyOnReferral: true },
  },
});
const SHELTER = locationSchema.parse({
  id: 'aaaaaaaa-0000-4000-8000-000000000002',
  organizationId: CENTRE.id,
  name: { en: 'Canary place', fr: 'Lieu canary' },
  type: 'physical',
  lat: 48.4711,
  lon: -81.3322,
  address: '12 Canary Street',
  confidential: true,
  phones: [{ number: '705 555 0193' }],
  identifiers: [{ scheme: 'canary', value: 'canary' }],
});
const OFFICE = locationSchema.parse({
  ...SHELTER,
  id: 'aaaaaaaa-0000-4000-8000-000000000003',
  name: { en: 'Office', fr: 'Bureau' },
  lat: 48.38,
  lon: -89.25,
  address: '1 Open Street, Thunder Bay, ON P7B 5E1',
  confidential: false,
  phones: [{ number: '807 555 0120' }],
  identifiers: [],
});
const BEDS = serviceSchema.parse({
  id: 'aaaaaaaa-0000-4000-8000-000000000004',
  organizationId: CENTRE.id,
  name: { en: 'Beds', fr: 'Lits' },
  kinds: ['safe-place'],
  status: 'active',
  languages: ['fr', 'en'],
  interpretation: false,
  eligibility: { genders: ['woman'] },
  accessibility: [],
  cultures: [],
  serviceAreas: [{ kind: 'radius', lat: SHELTER.lat, lon: SHELTER.lon, radiusKm: 200 }],
  locationIds: [SHELTER.id],
  virtual: false,
  mobile: false,
  contacts: [{ name: 'Canary Worker', phone: '+17055550194' }],
});
const TALK = serviceSchema.parse({
  ...BEDS,
  id: 'aaaaaaaa-0000-4000-8000-000000000005',
  name: { en: 'Talking', fr: 'Écoute' },
  kinds: ['counselling'],
  serviceAreas: [{ kind: 'radius', lat: 48.38, lon: -89.25, radiusKm: 50 }],
  locationIds: [OFFICE.id],
  programId: undefined,
});
/** Nothing of this may be read by the public, whatever they ask for. */
const CANARIES =
  /canary|555019[0-9]|555-?0143|48\.47|81\.33|csf|disclosureNeedsAgreement|dispatchPhones|quietHours|assurer/i;

const pageShape = z.strictObject({
  total_items: z.int(),
  total_pages: z.int(),
  page_number: z.int(),
  size: z.int(),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(z.looseObject({ id: z.string() })),
});

let api: HsdsUnderTest;
const list = async (target: string) => pageShape.parse((await api.get(`/hsds/${target}`)).body);
const ids = async (target: string): Promise<string[]> => (await list(target)).contents.map(({ id }) => id);

beforeAll(async () => {
  api = await hsdsUnderTest();
  const { platform } = api.test;
  const mapped = fromHsds('service', foreignService(), mappingContext({ publishContacts: false }));
  const directory: Directory = {
    version: 1,
    organizations: [CENTRE],
    programs: [],
    services: [BEDS, TALK],
    locations: [SHELTER, OFFICE],
    agreements: [],
  };
  for (const { kind, value } of mapped.entries) {
    if (kind === 'organization') directory.organizations.push(value);
    if (kind === 'location') directory.locations.push(value);
    if (kind === 'service') directory.services.push(value);
  }
  await loadHub(platform, demoHub().hub, directory);
  const hubKey = await platform.keys.hubKey();
  await platform.table.write(
    mapped.entries.map(({ kind, value, kept }) =>
      keptWrite(
        platform.hubId,
        hubKey,
        { kind, id: value.id, confidential: false },
        { kept, source: 'lakeside', gone: false },
      ),
    ),
  );
});

const LISTS = ['services', 'organizations', 'service_at_locations', 'taxonomies', 'taxonomy_terms'];
const WHOLE = ['services', 'organizations', 'service_at_locations'];

describe('what is not for the public', () => {
  it('leaves by no address, in no form', async () => {
    const targets = [
      '',
      '/openapi.json',
      ...LISTS.flatMap((path) => [`/${path}`, `/${path}?format=ndjson`]),
      ...WHOLE.flatMap((path) => [`/${path}?full=true`, `/${path}?full=true&format=ndjson`]),
      '/organizations?full_service=true',
      '/services?minimal=true',
    ];
    for (const path of LISTS) {
      for (const { id } of (await list(`${path}?per_page=500`)).contents) targets.push(`/${path}/${id}`);
    }
    targets.push(`/organizations/${CENTRE.id}?full_service=true`);
    const answers = await Promise.all(targets.map((target) => api.get(`/hsds${target}`)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const leaks = answers.flatMap(({ text }, at) =>
      CANARIES.test(text) ? [[targets[at], CANARIES.exec(text)?.[0]]] : [],
    );
    expect(leaks).toEqual([]);
    expect(answers.length).toBeGreaterThan(60);
  });

  it('stands sealed in the table, so that the function could not read it if it tried', async () => {
    const { platform } = api.test;
    const open: unknown[] = [];
    for (const part of ['DIRECTORY', 'HSDS']) {
      for await (const item of platform.table.queryAll({ pk: `HUB#${platform.hubId}#${part}` }))
        open.push(item['data']);
    }
    expect(open.length).toBeGreaterThan(8);
    expect(JSON.stringify(open)).not.toMatch(/Canary (Private|Worker|Steward|Street)|555019|Sample Person|assurer/);
    expect(JSON.stringify(open)).toContain('Sample Public');
  });

  it('is found neither by its identifier nor by its words', async () => {
    expect((await api.get(`/hsds/service_at_locations/${SHELTER.id}`)).status).toBe(404);
    expect(await ids('services?search=canary')).toEqual([]);
    expect(await ids('organizations?search=canary')).toEqual([]);
  });

  it('takes a service without the place that it must not show, nor the middle of its circle', async () => {
    const { body } = await api.get(`/hsds/services/${BEDS.id}`);
    expect(body).toMatchObject({ id: BEDS.id, service_areas: [{ name: 'Within 200 km / À 200 km ou moins' }] });
    expect(body).not.toHaveProperty('service_at_locations');
    expect(body).not.toHaveProperty('service_areas.0.extent');
  });

  it('takes a question whom it reaches by its open places, where a circle may stand round a hidden one', async () => {
    const value = { ...BEDS, locationIds: [SHELTER.id, OFFICE.id] };
    const by = { kind: 'member', id: 'somebody' } as const;
    await saveEntry(api.test.platform, by, { kind: 'service', value, version: 1 });
    expect(await ids('service_at_locations?postcode=P4N 1A1')).toEqual([]);
    expect(await ids('service_at_locations?postcode=P7B 5E1&search=beds')).toHaveLength(1);
    await saveEntry(api.test.platform, by, { kind: 'service', value: BEDS, version: 2 });
  });

  it('is told of people only if they are published', async () => {
    const { body } = await api.get(`/hsds/organizations/${CENTRE.id}`);
    expect(body).toMatchObject({ contacts: [{ name: 'Sample Public', email: 'public@example.org' }] });
  });
});

describe('the HSDS API', () => {
  it('says what it is', async () => {
    const { body } = await api.get('/hsds');
    expect(body).toMatchObject({ version: '3.1', openapi_url: 'http://127.0.0.1:1/hsds/openapi.json' });
    expect((await api.get('/hsds/')).body).toEqual(body);
    expect((await api.get('/hsds/services/')).body).toEqual((await api.get('/hsds/services')).body);
  });

  it('describes every address that it has', async () => {
    const { body } = await api.get('/hsds/openapi.json');
    const { paths } = z.looseObject({ paths: z.record(z.string(), z.unknown()) }).parse(body);
    expect(Object.keys(paths)).toEqual(['/', ...LISTS.flatMap((path) => [`/${path}`, `/${path}/{id}`])]);
  });

  it('answers lists in pages', async () => {
    const { contents, ...page } = await list('services?per_page=2&page=2');
    expect(page).toEqual({
      total_items: 3,
      total_pages: 2,
      page_number: 2,
      size: 1,
      first_page: false,
      last_page: true,
      empty: false,
    });
    expect(contents.map(({ id }) => id)).toEqual([TALK.id]);
    expect(await list('services?page=9')).toMatchObject({ size: 0, empty: true, contents: [] });
    const post = await api.get('/hsds/services?per_page=2&page=2', {}, 'POST');
    expect(post.body).toEqual((await api.get('/hsds/services?per_page=2&page=2')).body);
  });

  it('answers a record a line, all of them', async () => {
    const { text, headers } = await api.get('/hsds/services?format=ndjson');
    expect(headers['content-type']).toBe('application/x-ndjson');
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    const { contents } = await list('services');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(contents);
    expect((await api.get('/hsds/services', { accept: 'application/x-ndjson' })).text).toBe(text);
  });

  it('gives a record of another directory as it came, but for people', async () => {
    const { body } = await api.get(`/hsds/services/${String(foreignService()['id'])}`);
    const { contacts: _, assurer_email: __, ...open } = foreignService();
    expect(body).toEqual(open);
  });

  it('lists services without what hangs on them, and whole when asked', async () => {
    const [listed] = (await list('services?search=lakeside')).contents;
    expect(listed).not.toHaveProperty('phones');
    expect(listed).toMatchObject({ funder_code: 'X-12', organization: { name: 'Lakeside (invented)' } });
    const [whole] = (await list('services?search=lakeside&full=true')).contents;
    expect(whole).toHaveProperty('phones.0.priority', 1);
  });

  it('gives services at their places, with both', async () => {
    const { contents } = await list('service_at_locations');
    expect(contents).toMatchObject([
      { location: { name: 'Lakeside centre' }, service: { name: 'Lakeside counselling' } },
      { location: { name: 'Office' }, service: { name: 'Talking' } },
    ]);
    const { body } = await api.get(`/hsds/service_at_locations/${contents[0]?.id ?? ''}`);
    expect(body).toMatchObject({
      door: 'blue',
      location: { transportation: 'Bus 3' },
      service: { wait_time: 'About a week' },
    });
  });

  it('gives an organization with its services, briefly or whole', async () => {
    const brief = await api.get(`/hsds/organizations/${CENTRE.id}`);
    expect(brief.body).toMatchObject({ services: [{ name: 'Beds' }, { name: 'Talking' }] });
    expect(brief.body).not.toHaveProperty('services.0.languages');
    const whole = await api.get(`/hsds/organizations/${CENTRE.id}?full_service=true`);
    expect(whole.body).toHaveProperty('services.0.languages.0.code', 'fr');
  });
});

describe('filters', () => {
  it('hold together', async () => {
    expect(await ids('services?search=LÏTS')).toEqual([BEDS.id]);
    expect(await ids(`services?organization_id=${CENTRE.id}`)).toEqual([BEDS.id, TALK.id]);
    expect(await ids(`services?organization_id=${CENTRE.id}&search=beds`)).toEqual([BEDS.id]);
    expect(await ids(`services?organization_id=${CENTRE.id}&search=lakeside`)).toEqual([]);
  });

  it('find by term and by taxonomy, ours and those of other directories', async () => {
    const [term] = (await list('taxonomy_terms?search=safe-place')).contents;
    expect(term).toMatchObject({ code: 'safe-place', taxonomy: 'carrefour-service-kinds' });
    expect(await ids(`services?taxonomy_term_id=${term?.id ?? ''}`)).toEqual([BEDS.id]);
    const [taxonomy] = (await list('taxonomies?search=carrefour-service-kinds')).contents;
    expect(await ids(`services?taxonomy_id=${taxonomy?.id ?? ''}`)).toHaveLength(3);
    expect(await ids(`taxonomy_terms?taxonomy_id=${taxonomy?.id ?? ''}&search=counselling`)).not.toEqual([]);
    expect(await ids('services?taxonomy_term_id=5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a18')).toEqual([
      foreignService()['id'],
    ]);
    expect(await ids(`organizations?taxonomy_term_id=${term?.id ?? ''}`)).toEqual([CENTRE.id]);
    expect((await api.get('/hsds/taxonomy_terms/5c1f3d0e-6d75-4b9e-9b0a-0d2a4e1f7a18')).body).toMatchObject({
      code: 'TALK-1',
    });
    expect(await ids('taxonomy_terms?parent_id=none')).toEqual([]);
  });

  it('find what changed since, and tell when', async () => {
    expect(await ids('services?modified_after=2026-11-22T15:00:00Z')).toHaveLength(3);
    expect(await ids('services?modified_after=2026-11-22T15:00:01Z')).toEqual([]);
    api.test.setNow('2026-11-23T10:00:00.000Z');
    await saveEntry(
      api.test.platform,
      { kind: 'member', id: 'somebody' },
      { kind: 'service', value: { ...TALK, fees: { en: 'Free', fr: 'Gratuit' } }, version: 1 },
    );
    expect(await ids('services?modified_after=2026-11-23')).toEqual([TALK.id]);
    expect(await ids('service_at_locations?modified_after=2026-11-23')).toHaveLength(1);
    const minimal = await list('services?minimal=true&modified_after=2026-11-23');
    expect(minimal.contents).toEqual([{ id: TALK.id, last_modified: '2026-11-23T10:00:00.000Z' }]);
    expect(await list('services?minimal=true')).toMatchObject({ total_pages: 1, size: 3 });
  });

  it('find the places that reach a postal code, and those close to it', async () => {
    expect(await ids('service_at_locations?postcode=p7b5e1')).toHaveLength(2);
    expect(await ids('service_at_locations?postcode=P6A 1A1')).toEqual([]);
    expect(await ids('service_at_locations?postcode=P7B 5E1&proximity=100')).toHaveLength(1);
  });

  it.each([
    ['services?page=0', 'query.page'],
    ['services?page=two', 'query.page'],
    ['services?per_page=501', 'query.per_page'],
    ['services?format=csv', 'query.format'],
    ['services?modified_after=yesterday', 'query.modified_after'],
    ['services?full=perhaps', 'query.full'],
    ['services?minimal=2', 'query.minimal'],
    ['services?postcode=P7B5E1', 'query.postcode'],
    ['services?taxonomy=1', 'query.taxonomy'],
    ['organizations?minimal=true', 'query.minimal'],
    ['organizations?modified_after=2026-01-01', 'query.modified_after'],
    ['taxonomies?taxonomy_id=1', 'query.taxonomy_id'],
    ['service_at_locations?postcode=90210', 'query.postcode'],
    ['service_at_locations?postcode=P0L 1A0', 'query.postcode'],
    ['service_at_locations?proximity=100', 'query.proximity'],
    ['service_at_locations?postcode=P7B5E1&proximity=far', 'query.proximity'],
  ])('refuses %s and names %s', async (target, field) => {
    const { status, body } = await api.get(`/hsds/${target}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field }] });
  });
});

describe('an answer', () => {
  it('is not sent again to who has it', async () => {
    const first = await api.get('/hsds/services?full=true');
    const etag = first.headers['etag'] ?? '';
    expect(first.headers['cache-control']).toBe('public, max-age=60');
    const again = await api.get('/hsds/services?full=true', { 'if-none-match': etag });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await api.get('/hsds/services', { 'if-none-match': etag })).status).toBe(200);
  });

  it('tells by HEAD what GET would, and not of anything that is not there', async () => {
    const got = await api.get('/hsds/services?full=true');
    const told = await api.get('/hsds/services?full=true', {}, 'HEAD');
    expect([told.status, told.headers]).toEqual([200, got.headers]);
    expect((await api.get('/hsds/services', { 'if-none-match': '*' }, 'HEAD')).status).toBe(304);
    expect((await api.get('/hsds/services/none', {}, 'HEAD')).status).toBe(404);
  });

  it('is packed for who can unpack it', async () => {
    const plain = await api.get('/hsds/services?full=true');
    const packed = await api.get('/hsds/services?full=true', { 'accept-encoding': 'br, gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.text).toBe(plain.text);
  });

  it('says that there is nothing, here or at all', async () => {
    expect((await api.get('/hsds/services/none')).status).toBe(404);
    expect((await api.get('/hsds/locations')).status).toBe(404);
    expect((await api.get('/health')).status).toBe(200);
  });
});
