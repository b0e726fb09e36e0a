import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { keptKey } from '../../shared/hsds/import-store.ts';
import { apiUnderTest, type ApiAnswer, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const uuid = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const named = (name: string) => ({ en: name, fr: name });
const call = (method: string, path: string, options = {}, sub = 'demo-coordinator'): Promise<ApiAnswer> =>
  api.call(sub, method, path, options);

async function put(kind: string, body: { readonly id: string; readonly [field: string]: unknown }): Promise<void> {
  const path = `/v1/${kind}/${body.id}`;
  const { headers } = await call('GET', path);
  const match = headers['etag'] === undefined ? {} : { 'if-match': headers['etag'] };
  expect(await call('PUT', path, { body, headers: match })).toMatchObject({ status: 200 });
}
const partner = (): string => api.hub.members.find(({ role }) => role === 'partner')?.sub ?? '';

const ORGANIZATION = {
  id: uuid(1),
  name: named('One'),
  kinds: ['shelter'],
  status: 'active',
  isRecipient: false,
  fundingStreams: [],
  dispatchPhones: [],
  language: 'en',
  contacts: [],
};
const SHELTER = {
  id: uuid(2),
  organizationId: uuid(1),
  name: named('House'),
  type: 'physical',
  lat: 48.4711,
  lon: -81.3322,
  confidential: true,
};
const OFFICE = { ...SHELTER, id: uuid(3), name: named('Office'), lat: 46.52, confidential: false };
const CIRCLE = { kind: 'radius', lat: 48.4711, lon: -81.3322, radiusKm: 40 };
const service = (n: number, locationId: string, serviceAreas: readonly object[]) => ({
  id: uuid(n),
  organizationId: uuid(1),
  name: named(`Service ${n}`),
  kinds: ['safe-place'],
  status: 'active',
  languages: ['en'],
  interpretation: false,
  eligibility: {},
  accessibility: [],
  cultures: [],
  serviceAreas,
  locationIds: [locationId],
  virtual: false,
  mobile: false,
});

describe('a confidential place', () => {
  it('is not told to a partner by the middle of a circle round it', async () => {
    await put('organizations', ORGANIZATION);
    await put('locations', SHELTER);
    await put('locations', OFFICE);
    await put('services', service(4, SHELTER.id, [CIRCLE]));
    await put('services', service(4, SHELTER.id, [CIRCLE, { kind: 'province' }]));
    await put('services', service(5, OFFICE.id, [CIRCLE]));
    const asked = ['', '/history'].map((rest) => `/v1/services/${uuid(4)}${rest}`);
    for (const path of [...asked, `/v1/services?organizationId=${uuid(1)}&search=4`]) {
      expect(JSON.stringify((await call('GET', path)).body)).toContain('48.4711');
      const shown = await call('GET', path, {}, partner());
      expect(shown.status).toBe(200);
      expect(JSON.stringify(shown.body)).not.toMatch(/48\.47|81\.33/);
    }
    expect((await call('GET', `/v1/services/${uuid(4)}`, {}, partner())).body).toMatchObject({
      serviceAreas: [{ ...CIRCLE, lat: 48, lon: -81 }, { kind: 'province' }],
    });
    expect((await call('GET', `/v1/services/${uuid(5)}`, {}, partner())).body).toMatchObject({
      serviceAreas: [CIRCLE],
    });
  });

  it('that came from another directory is sealed once it is said to be one', async () => {
    const record = {
      id: uuid(6),
      name: 'Two',
      description: 'Two',
      locations: [{ id: uuid(7), name: 'House', location_type: 'physical', latitude: 48.4711, longitude: -81.3322 }],
    };
    const body = { source: 'elsewhere', records: [{ row: 1, type: 'organization', record }] };
    const path = `/v1/directory/imports/${uuid(8)}/batches`;
    const imported = await call('POST', path, { body, headers: { 'idempotency-key': uuid(9) } });
    expect(imported).toMatchObject({ status: 200, body: { records: [{ outcome: 'added' }] } });
    const { hubId, table } = api.test.platform;
    const kept = async () => String((await table.get(keptKey(hubId, 'location', uuid(7))))?.['data']);
    expect(await kept()).toContain('48.4711');
    const place = z.looseObject({ id: z.string() }).parse((await call('GET', `/v1/locations/${uuid(7)}`)).body);
    await put('locations', { ...place, confidential: true });
    expect(JSON.parse(await kept())).toEqual({ source: {}, carried: {}, assumed: {} });
    const again = await call('POST', path, { body, headers: { 'idempotency-key': uuid(10) } });
    expect(again).toMatchObject({ body: { records: [{ outcome: 'unchanged' }] } });
  });
});
