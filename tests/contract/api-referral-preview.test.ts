import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
let coordinator: string;
let partner: { readonly sub: string; readonly organizationId: string };

beforeAll(async () => {
  api = await apiUnderTest();
  const { members } = api.hub;
  coordinator = members.find(({ role }) => role === 'coordinator')?.sub ?? '';
  const member = members.find(({ role }) => role === 'partner');
  partner = { sub: member?.sub ?? '', organizationId: member?.organizationId ?? '' };
});

const Id = z.looseObject({ personId: z.string() });
const Told = z.looseObject({ byTelephone: z.array(z.string()) });
const Preview = z.looseObject({
  items: z.array(
    z.looseObject({
      asked: Told,
      accepted: Told,
      consent: z.looseObject({ shares: z.array(z.string()) }).optional(),
      agreement: z.string(),
      nation: z.string(),
      refusal: z.looseObject({ code: z.string() }).optional(),
    }),
  ),
});
const Referral = z.looseObject({
  id: z.string(),
  madeBy: z.string().optional(),
  told: Told.optional(),
  due: z.looseObject({ stage: z.string(), at: z.string() }).optional(),
});
const Items = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });

async function person(shares?: readonly string[]): Promise<string> {
  const consent = { recipient: { kind: 'partners-as-needed' }, purpose: 'referral', shares, how: 'spoken' };
  const body = { ageBand: '16-17', language: 'fr', ...(shares !== undefined && { consent }) };
  return Id.parse((await api.call(coordinator, 'POST', '/v1/people', { body })).body).personId;
}

const asked = (personId: string) => ({
  personId,
  needs: ['counselling'],
  urgency: 'urgent',
  ageBand: '16-17',
  communityId: 'fn-243',
  language: 'fr',
});

async function preview(personId: string, more: object = {}) {
  const body = { ...asked(personId), to: [{ organizationId: partner.organizationId }], ...more };
  const answer = await api.call(coordinator, 'POST', '/v1/referrals/preview', { body });
  expect(answer.status).toBe(200);
  return Preview.parse(answer.body).items[0];
}

describe('POST /v1/referrals/preview', () => {
  it('shows what the consent lets be told, now and once accepted, and keeps nothing', async () => {
    const personId = await person(['needs', 'language', 'name', 'community']);
    const seen = await preview(personId);
    expect(seen?.asked).toEqual({
      kind: 'referral',
      urgency: 'urgent',
      needs: ['counselling'],
      language: 'fr',
      byTelephone: [],
    });
    expect(seen?.accepted).toMatchObject({ byTelephone: ['name'] });
    expect(seen?.consent?.shares).toEqual(['needs', 'language', 'name', 'community']);
    expect(seen?.refusal).toBeUndefined();
    const listed = await api.call(coordinator, 'GET', `/v1/referrals?personId=${personId}`);
    expect(Items.parse(listed.body).items).toEqual([]);
  });

  it('says what stands in the way, and what a consent about to be given would let be told', async () => {
    const personId = await person();
    const seen = await preview(personId, { shares: ['needs', 'age-band'] });
    expect(seen?.refusal?.code).toBe('consent-missing');
    expect(seen?.consent).toBeUndefined();
    expect(seen?.asked).toMatchObject({ needs: ['counselling'], ageBand: '16-17' });
    expect(seen?.asked).not.toHaveProperty('language');
  });

  it('is as the partner is then shown it', async () => {
    const personId = await person(['needs', 'age-band']);
    const foreseen = await preview(personId);
    const body = { ...asked(personId), organizationId: partner.organizationId };
    const made = Referral.parse((await api.call(coordinator, 'POST', '/v1/referrals', { body })).body);
    expect(made.told).toEqual(foreseen?.asked);
    expect(made.madeBy).toBe(coordinator);
    expect(made.due?.stage).toBe('receive');
    const theirs = Referral.parse((await api.call(partner.sub, 'GET', `/v1/referrals/${made.id}`)).body);
    expect(theirs).toMatchObject(foreseen?.asked ?? {});
    expect(theirs.due).toEqual(made.due);
    expect(theirs.madeBy).toBeUndefined();
    expect(theirs.told).toBeUndefined();
  });

  it('is not for a partner', async () => {
    const body = { ...asked(await person()), to: [{ organizationId: partner.organizationId }] };
    expect((await api.call(partner.sub, 'POST', '/v1/referrals/preview', { body })).status).toBe(403);
  });
});
