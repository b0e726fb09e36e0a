import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { api as contracts } from '../../shared/contracts/api.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const { answer } = contracts.search.searchDirectory;
const path = '/v1/directory/search';
const coordinator = 'demo-coordinator';
const partner = (): string => api.hub.members.find(({ role }) => role === 'partner')?.sub ?? '';

async function search(query: Readonly<Record<string, string>>, sub = coordinator): Promise<z.output<typeof answer>> {
  const found = await api.call(sub, 'GET', `${path}?${new URLSearchParams(query).toString()}`);
  expect(found.status).toBe(200);
  return answer.parse(found.body);
}

describe('searching the directory', () => {
  it('finds by need and place, in both languages, page by page', async () => {
    const french = await search({ q: 'avocate près de Kenora' });
    expect(french.items[0]).toMatchObject({ type: 'service', name: { en: 'Legal help and court support' } });
    const first = await search({ q: 'transport', limit: '2' });
    const second = await search({ q: 'transport', limit: '2', cursor: first.cursor ?? '' });
    const four = await search({ q: 'transport', limit: '4' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(four.items.map(({ id }) => id));
    expect(first.total).toBe(four.total);
  });

  it('shows what was changed a moment ago', async () => {
    const found = await search({ q: 'Portage General Store', type: 'organization' });
    const id = found.items[0]?.id ?? '';
    const { headers, body } = await api.call(coordinator, 'GET', `/v1/organizations/${id}`);
    const name = { fr: 'Comptoir Zibiing', en: 'Zibiing Counter' };
    const saved = await api.call(coordinator, 'PUT', `/v1/organizations/${id}`, {
      body: { ...z.record(z.string(), z.unknown()).parse(body), name },
      headers: { 'if-match': headers['etag'] ?? '' },
    });
    expect(saved.status).toBe(200);
    expect((await search({ q: 'zibing' })).items[0]).toMatchObject({ id, name });
  });

  it('tells a partner of no confidential place and no agreement', async () => {
    const all = await search({ limit: '100', type: 'location' }, partner());
    expect(all.total).toBeGreaterThan(10);
    expect((await search({ limit: '100', type: 'location' })).total).toBeGreaterThan(all.total);
    expect((await search({ type: 'agreement' }, partner())).total).toBe(0);
    expect((await search({ type: 'agreement' })).total).toBeGreaterThan(10);
  });

  it('looks for a number by POST, for the staff, and never in an address', async () => {
    const phone =
      api.hub.organizations.find(({ dispatchPhones }) => dispatchPhones.length > 0)?.dispatchPhones[0] ?? '';
    const inAddress = await api.call(coordinator, 'GET', `${path}?q=${encodeURIComponent(phone)}`);
    expect(inAddress).toMatchObject({ status: 422, body: { code: 'number-in-address' } });
    expect(JSON.stringify(inAddress.body)).not.toContain(phone.slice(-7));
    const found = await api.call(coordinator, 'POST', path, { body: { q: phone } });
    expect(answer.parse(found.body).total).toBeGreaterThan(0);
    expect(JSON.stringify(found.body)).not.toContain(phone.slice(-7));
    const byPartner = await api.call(partner(), 'POST', path, { body: { q: phone } });
    expect(answer.parse(byPartner.body).total).toBe(0);
  });

  it('names the parameter that is not acceptable', async () => {
    expect(await api.call(coordinator, 'GET', `${path}?place=Atlantis`)).toMatchObject({
      status: 422,
      body: { code: 'unknown-place' },
    });
    expect(await api.call(coordinator, 'GET', `${path}?sector=spaceships`)).toMatchObject({ status: 400 });
  });
});
