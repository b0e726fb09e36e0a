import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const coordinator = 'demo-coordinator';

const line = z.object({
  organization: z.object({ id: z.string(), assuredOn: z.string().optional() }),
  status: z.string(),
  stale: z.boolean(),
  said: z.string().optional(),
});
const listed = async (query = '') => {
  const answer = await api.call(coordinator, 'GET', `/v1/directory/assurance${query}`);
  expect(answer.status).toBe(200);
  return z.object({ items: z.array(line) }).parse(answer.body).items;
};
const organizationId = (at: number): string => api.hub.organizations[at]?.id ?? '';

describe('how current the directory is', () => {
  it('is listed for every organization, without a number', async () => {
    const items = await listed();
    expect(items).toHaveLength(
      api.hub.organizations.length + 140 - api.hub.organizations.filter(({ nation }) => nation).length,
    );
    expect(items.filter(({ organization }) => organization.assuredOn === undefined).every(({ stale }) => stale)).toBe(
      true,
    );
    expect(JSON.stringify(items)).not.toMatch(/\+1\d{10}/);
  });

  it('is asked of one by hand, once', async () => {
    const path = `/v1/directory/assurance/${organizationId(0)}/ask`;
    const asked = await api.call(coordinator, 'POST', path);
    expect(asked.status).toBe(202);
    expect(asked.body).toMatchObject({ organizationId: organizationId(0), status: 'asked' });
    expect((await api.call(coordinator, 'POST', path)).body).toMatchObject({ code: 'asked-already' });
    expect((await listed('?status=asked')).map(({ organization }) => organization.id)).toEqual([organizationId(0)]);
  });

  it('is confirmed by telephone, with who said so', async () => {
    const path = `/v1/directory/assurance/${organizationId(1)}/confirm`;
    const missing = await api.call(coordinator, 'POST', path, { body: {} });
    expect(missing.body).toMatchObject({ errors: [{ field: 'saidBy' }] });
    const confirmed = await api.call(coordinator, 'POST', path, { body: { saidBy: 'M. Cardinal' } });
    expect(confirmed.status).toBe(200);
    const found = (await listed()).find(({ organization }) => organization.id === organizationId(1));
    expect(found).toMatchObject({ status: 'confirmed', stale: false, said: 'M. Cardinal' });
    expect(found?.organization.assuredOn).toBe('2026-11-22');
    const stale = await listed('?status=stale');
    expect(stale.some(({ organization }) => organization.id === organizationId(1))).toBe(false);
  });
});

describe('what is listed of a partner', () => {
  it('is confirmed by itself at the console, of its own entry alone', async () => {
    const partner = api.hub.members.find(({ role }) => role === 'partner');
    const confirmed = await api.call(partner?.sub, 'POST', '/v1/directory/assurance/own');
    expect(confirmed.body).toMatchObject({ organizationId: partner?.organizationId, status: 'confirmed' });
    const found = (await listed()).filter(({ status }) => status === 'confirmed');
    const own = found.find(({ organization }) => organization.id === partner?.organizationId);
    expect(own).toMatchObject({ stale: false, organization: { assuredOn: '2026-11-22' } });
    expect(own).not.toHaveProperty('said');
    const history = `/v1/organizations/${partner?.organizationId ?? ''}/history`;
    expect((await api.call(coordinator, 'GET', history)).body).toMatchObject({
      items: [{ how: 'confirmed', by: { kind: 'partner', organizationId: partner?.organizationId } }],
    });
  });
});

describe('agreements that end', () => {
  const reminder = z.object({
    agreementId: z.string(),
    state: z.string(),
    lastDay: z.string(),
    parties: z.array(z.object({ id: z.string() })),
  });
  const reminders = async () => {
    const answer = await api.call(coordinator, 'GET', '/v1/agreements/reminders');
    expect(answer.status).toBe(200);
    return z.object({ items: z.array(reminder) }).parse(answer.body).items;
  };

  it('are listed, those that have ended first, and leave the list when they are renewed', async () => {
    const before = await reminders();
    expect(before.map(({ state, lastDay }) => [state, lastDay])).toEqual([
      ['ended', '2026-03-31'],
      ['ends-soon', '2026-12-31'],
    ]);
    expect(before.every(({ parties }) => parties.length === 1)).toBe(true);
    const path = `/v1/agreements/${before[1]?.agreementId ?? ''}/renew`;
    const headers = { 'idempotency-key': 'renew-1' };
    const renewed = await api.call(coordinator, 'POST', path, { body: { validTo: '2027-12-31' }, headers });
    expect(renewed.status).toBe(201);
    expect(renewed.body).toMatchObject({ kind: 'intake-protocol', validFrom: '2027-01-01', validTo: '2027-12-31' });
    const again = await api.call(coordinator, 'POST', path, { body: { validTo: '2027-12-31' }, headers });
    expect(again.body).toEqual(renewed.body);
    expect((await reminders()).map(({ lastDay }) => lastDay)).toEqual(['2026-03-31']);
  });
});
