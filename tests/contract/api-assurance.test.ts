import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { daysAfter, type Agreement } from '../../shared/directory/index.ts';
import { localDateIn } from '../../shared/platform/local-date.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const coordinator = 'demo-coordinator';
/** The functions go by the real clock. */
const today = () => localDateIn('America/Toronto', new Date());

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
    expect(found?.organization.assuredOn).toBe(today());
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
    expect(own).toMatchObject({ stale: false, organization: { assuredOn: today() } });
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
    const admin = api.hub.members.find(({ role }) => role === 'admin')?.sub;
    const day = (days: number): string => daysAfter(today(), days);
    const agreement = (at: number, kind: Agreement['kind'], validTo: string) => ({
      id: `00000000-0000-4000-8000-00000000000${at}`,
      kind,
      organizationIds: [organizationId(at)],
      validFrom: '2025-04-01',
      validTo,
    });
    const [ended, ending] = [agreement(1, 'cross-sector-referral', day(-1)), agreement(2, 'intake-protocol', day(10))];
    for (const body of [ending, ended, agreement(3, 'service-agreement', day(400))]) {
      expect((await api.call(admin, 'PUT', `/v1/agreements/${body.id}`, { body })).status).toBe(200);
    }
    const own = async () => (await reminders()).filter(({ agreementId }) => agreementId.startsWith('00000000'));
    expect(await own()).toEqual([
      { agreementId: ended.id, state: 'ended', lastDay: day(-1), parties: [{ id: organizationId(1) }] },
      { agreementId: ending.id, state: 'ends-soon', lastDay: day(10), parties: [{ id: organizationId(2) }] },
    ]);
    const path = `/v1/agreements/${ending.id}/renew`;
    const asked = { body: { validTo: day(400) }, headers: { 'idempotency-key': 'renew-1' } };
    const renewed = await api.call(coordinator, 'POST', path, asked);
    expect(renewed.status).toBe(201);
    expect(renewed.body).toMatchObject({ kind: 'intake-protocol', validFrom: day(11), validTo: day(400) });
    expect((await api.call(coordinator, 'POST', path, asked)).body).toEqual(renewed.body);
    expect((await own()).map(({ agreementId }) => agreementId)).toEqual([ended.id]);
  });
});
