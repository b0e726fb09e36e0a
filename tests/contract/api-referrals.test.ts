import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
let coordinator: string;
let partner: { readonly sub: string; readonly organizationId: string };
let other: string;

beforeAll(async () => {
  api = await apiUnderTest();
  const { members, organizations } = api.hub;
  coordinator = members.find(({ role }) => role === 'coordinator')?.sub ?? '';
  const member = members.find(({ role }) => role === 'partner');
  partner = { sub: member?.sub ?? '', organizationId: member?.organizationId ?? '' };
  other =
    organizations.find(
      ({ id, dispatchPhones, status }) =>
        status === 'active' && dispatchPhones.length > 0 && id !== partner.organizationId,
    )?.id ?? '';
});

const Id = z.looseObject({ personId: z.string() });
const Referral = z.looseObject({ id: z.string(), status: z.string(), version: z.int() });
const Group = z.looseObject({ id: z.string(), mode: z.string(), referrals: z.array(Referral) });
const Items = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });

async function person(shares: readonly string[]): Promise<string> {
  const consent = { recipient: { kind: 'partners-as-needed' }, purpose: 'referral', shares, how: 'spoken' };
  const body = { ageBand: '16-17', language: 'fr', consent };
  return Id.parse((await api.call(coordinator, 'POST', '/v1/people', { body })).body).personId;
}

const asked = (personId: string) => ({
  personId,
  needs: ['counselling'],
  urgency: 'soon',
  ageBand: '16-17',
  communityId: 'place-timmins',
  language: 'fr',
  adaptations: ['plain-language'],
});

describe('POST /v1/referral-groups', () => {
  it('asks several partners, and can be read as a whole', async () => {
    const body = {
      ...asked(await person(['needs'])),
      mode: 'first',
      to: [{ organizationId: partner.organizationId }, { organizationId: other }],
    };
    const made = await api.call(coordinator, 'POST', '/v1/referral-groups', { body });
    expect(made.status).toBe(201);
    const group = Group.parse(made.body);
    expect(group.referrals.map(({ status }) => status)).toEqual(['requested', 'requested']);
    const [first] = group.referrals;
    const transitions = `/v1/referrals/${first?.id}/transitions`;
    const headers = { 'if-match': `"${first?.version}"` };
    expect((await api.call(partner.sub, 'POST', transitions, { body: { action: 'accept' }, headers })).status).toBe(
      200,
    );
    const read = Group.parse((await api.call(coordinator, 'GET', `/v1/referral-groups/${group.id}`)).body);
    expect(read).toMatchObject({ acceptedBy: first?.id, referrals: [{ status: 'accepted' }, { status: 'cancelled' }] });
  });

  it('wants two to five partners', async () => {
    const body = { ...asked(await person(['needs'])), mode: 'first', to: [{ organizationId: other }] };
    const refused = await api.call(coordinator, 'POST', '/v1/referral-groups', { body });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'to' }] } });
  });
});

describe('what a partner login is shown', () => {
  it('is what the person lets be told at the stage, and no more', async () => {
    const body = { ...asked(await person(['needs', 'phone'])), organizationId: partner.organizationId };
    const made = Referral.parse((await api.call(coordinator, 'POST', '/v1/referrals', { body })).body);
    const path = `/v1/referrals/${made.id}`;
    const before = await api.call(partner.sub, 'GET', path);
    expect(before.body).toMatchObject({ needs: ['counselling'], urgency: 'soon', byTelephone: [] });
    expect(JSON.stringify(before.body)).not.toMatch(/16-17|timmins|plain-language|personId|groupId|agreement|"nation"/);
    const headers = { 'if-match': `"${made.version}"` };
    const wait = { action: 'wait', position: 2 };
    const waiting = Referral.parse(
      (await api.call(partner.sub, 'POST', `${path}/transitions`, { body: wait, headers })).body,
    );
    expect(waiting).toMatchObject({ status: 'received', waitlist: { position: 2 } });
    const yes = { body: { action: 'accept' }, headers: { 'if-match': `"${waiting.version}"` } };
    expect((await api.call(partner.sub, 'POST', `${path}/transitions`, yes)).body).toMatchObject({
      byTelephone: ['phone'],
    });
    const whole = (await api.call(coordinator, 'GET', path)).body;
    expect(whole).toMatchObject({ ageBand: '16-17' });
    expect(whole).toHaveProperty('agreement');
  });
});

describe('a hand-over, a need without a referral, and feedback', () => {
  it('are the hub’s to record and to read', async () => {
    const personId = await person(['needs']);
    const body = { personId, need: 'housing', reason: 'person-declined' };
    expect((await api.call(partner.sub, 'POST', '/v1/no-referrals', { body })).status).toBe(403);
    const recorded = await api.call(coordinator, 'POST', '/v1/no-referrals', { body });
    expect(recorded).toMatchObject({ status: 201, body: { reason: 'person-declined', by: coordinator } });
    const listed = Items.parse((await api.call(coordinator, 'GET', `/v1/no-referrals?personId=${personId}`)).body);
    expect(listed.items).toHaveLength(1);
    expect((await api.call(coordinator, 'GET', '/v1/referrals/feedback')).body).toEqual({ items: [] });
    const request = { ...asked(personId), organizationId: partner.organizationId };
    const made = Referral.parse((await api.call(coordinator, 'POST', '/v1/referrals', { body: request })).body);
    const early = await api.call(coordinator, 'POST', `/v1/referrals/${made.id}/feedback`);
    expect(early).toMatchObject({ status: 409, body: { code: 'no-feedback' } });
    const handOver = { action: 'hand-over', how: 'met-in-person', at: '2026-01-01T00:00:00Z', outcome: 'connected' };
    const headers = { 'if-match': `"${made.version}"` };
    const refused = await api.call(partner.sub, 'POST', `/v1/referrals/${made.id}/transitions`, {
      body: handOver,
      headers,
    });
    expect(refused).toMatchObject({ status: 403, body: { code: 'hub-only' } });
  });
});
