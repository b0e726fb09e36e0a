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
  other = organizations.find(({ id, status }) => status === 'active' && id !== partner.organizationId)?.id ?? '';
});

const Id = z.looseObject({ personId: z.string() });
const Referral = z.looseObject({
  id: z.string(),
  personId: z.string().optional(),
  status: z.string(),
  version: z.int(),
});
const Bundle = z.looseObject({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.looseObject({ fullUrl: z.string(), resource: z.looseObject({ resourceType: z.string() }) })),
});
type Bundle = z.infer<typeof Bundle>;
const Taken = z.looseObject({ id: z.string(), state: z.string(), ignored: z.array(z.string()) });
const Items = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });

async function person(shares: readonly string[] = ['needs', 'age-band']): Promise<string> {
  const consent = { recipient: { kind: 'partners-as-needed' }, purpose: 'referral', shares, how: 'spoken' };
  const body = { ageBand: '16-17', language: 'fr', consent };
  return Id.parse((await api.call(coordinator, 'POST', '/v1/people', { body })).body).personId;
}

async function referred(shares?: readonly string[]): Promise<z.infer<typeof Referral> & { readonly personId: string }> {
  const personId = await person(shares);
  const body = {
    personId,
    organizationId: partner.organizationId,
    needs: ['counselling', 'housing'],
    urgency: 'soon',
    ageBand: '16-17',
    communityId: 'fn-243',
    language: 'fr',
  };
  const made = Referral.parse((await api.call(coordinator, 'POST', '/v1/referrals', { body })).body);
  return { ...made, personId };
}

const packageOf = async (sub: string, id: string): Promise<Bundle> =>
  Bundle.parse((await api.call(sub, 'GET', `/v1/referrals/${id}/package`)).body);

/** As it would come from another hub: with an identifier that this one has never seen. */
const fromElsewhere = (bundle: Bundle, value: string): unknown =>
  JSON.parse(
    JSON.stringify(bundle).replaceAll(
      /urn:carrefour:hub:demo:referral","value":"[\w-]+/g,
      `urn:carrefour:hub:south:referral","value":"${value}`,
    ),
  );

const take = (body: unknown, query = '') => api.call(coordinator, 'POST', `/v1/referral-packages${query}`, { body });

describe('GET /v1/referrals/{id}/package', () => {
  it('is FHIR R4 of what the consent and the stage let be told, and names nobody', async () => {
    const { id, personId } = await referred(['needs', 'name', 'community']);
    const answer = await api.call(coordinator, 'GET', `/v1/referrals/${id}/package`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/fhir+json');
    const text = JSON.stringify(answer.body);
    expect(text).toContain('counselling');
    expect(text).toContain('"priority":"asap"');
    expect(text).not.toContain(personId);
    expect(text).not.toMatch(/16-17|fn-243|\+1705|555-01/);
    expect(Bundle.parse(answer.body).entry.map(({ resource }) => resource.resourceType)).toEqual([
      'Task',
      'ServiceRequest',
      'ServiceRequest',
      'Organization',
      'Organization',
    ]);
  });

  it("is the partner's own too, and no other partner's; the history tells of it", async () => {
    const { id } = await referred();
    expect(await packageOf(partner.sub, id)).toEqual(await packageOf(coordinator, id));
    const body = { ...(await draftFor(other)), send: false };
    const draft = Referral.parse((await api.call(coordinator, 'POST', '/v1/referrals', { body })).body);
    expect((await api.call(partner.sub, 'GET', `/v1/referrals/${draft.id}/package`)).status).toBe(404);
    const read = await api.call(coordinator, 'GET', `/v1/referrals/${id}`);
    expect(JSON.stringify(read.body)).toContain('package-written');
  });

  it('needs a consent in force', async () => {
    const body = { ...(await draftFor(other)), kind: 'transfer', send: false };
    const draft = Referral.parse((await api.call(coordinator, 'POST', '/v1/referrals', { body })).body);
    const refused = await api.call(coordinator, 'GET', `/v1/referrals/${draft.id}/package`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'consent-missing' } });
  });

  it('calls the same person otherwise to each partner', async () => {
    const { id, personId } = await referred();
    const body = { personId, organizationId: other, needs: ['counselling'], send: false };
    const draft = Referral.parse((await api.call(coordinator, 'POST', '/v1/referrals', { body })).body);
    const subjects = (bundle: Bundle) => new Set(JSON.stringify(bundle).match(/:person","value":"[\w-]+/g));
    const [one, two] = [subjects(await packageOf(coordinator, id)), subjects(await packageOf(coordinator, draft.id))];
    expect([one.size, two.size]).toEqual([1, 1]);
    expect([...one]).not.toEqual([...two]);
  });

  async function draftFor(organizationId: string) {
    return { personId: await person(), organizationId, needs: ['counselling'] };
  }
});

describe('POST /v1/referral-packages', () => {
  it('makes a draft for the person that the coordinator names, once', async () => {
    const { id } = await referred(['needs', 'age-band', 'language']);
    const sent = fromElsewhere(await packageOf(coordinator, id), 'a-1');
    const personId = await person();
    const taken = Taken.parse((await take(sent, `?personId=${personId}`)).body);
    expect(taken).toMatchObject({ state: 'referral', organizationId: partner.organizationId, ignored: [] });
    const read = await api.call(coordinator, 'GET', `/v1/referrals/${taken.id}`);
    expect(read.body).toMatchObject({
      status: 'draft',
      personId,
      needs: ['counselling', 'housing'],
      urgency: 'soon',
      ageBand: '16-17',
      language: 'fr',
    });
    expect((await take(sent, `?personId=${personId}`)).body).toMatchObject({ id: taken.id, state: 'referral' });
    expect(await take(sent, `?personId=${await person()}`)).toMatchObject({
      status: 409,
      body: { code: 'package-taken' },
    });
  });

  it('keeps it waiting without a person, until somebody says who it is', async () => {
    const { id } = await referred();
    const sent = fromElsewhere(await packageOf(coordinator, id), 'a-2');
    const waiting = Taken.parse((await take(sent)).body);
    expect(waiting.state).toBe('waiting');
    expect(Taken.parse((await take(sent)).body).id).toBe(waiting.id);
    const listed = Items.parse((await api.call(coordinator, 'GET', '/v1/referral-packages')).body);
    expect(listed.items.filter((one) => one.id === waiting.id)).toHaveLength(1);
    const personId = await person();
    const adopt = `/v1/referral-packages/${waiting.id}/adopt`;
    const made = await api.call(coordinator, 'POST', adopt, { body: { personId } });
    expect(made).toMatchObject({ status: 201, body: { id: waiting.id, status: 'draft', personId } });
    expect((await api.call(coordinator, 'POST', adopt, { body: { personId } })).body).toMatchObject({ id: waiting.id });
    const after = Items.parse((await api.call(coordinator, 'GET', '/v1/referral-packages')).body);
    expect(after.items.map((one) => one.id)).not.toContain(waiting.id);
    expect((await take(sent)).body).toMatchObject({ id: waiting.id, state: 'referral' });
  });

  it('asks whom to refer to, where the package names nobody of this directory', async () => {
    const { id } = await referred();
    const sent = fromElsewhere(await packageOf(coordinator, id), 'a-3');
    const strange: unknown = JSON.parse(
      JSON.stringify(sent).replaceAll('urn:carrefour:hub:demo:', 'urn:carrefour:hub:south:'),
    );
    const personId = await person();
    const refused = await take(strange, `?personId=${personId}`);
    expect(refused).toMatchObject({ status: 422, body: { code: 'organization-unknown' } });
    const taken = await take(strange, `?personId=${personId}&organizationId=${other}`);
    expect(taken).toMatchObject({ status: 201, body: { state: 'referral', organizationId: other } });
  });

  it('names every flaw by its place, and what it has not read', async () => {
    const { id } = await referred();
    const text = JSON.stringify(fromElsewhere(await packageOf(coordinator, id), 'a-4'));
    const flawed: unknown = JSON.parse(
      text.replace('"status":"requested"', '"status":"open"').replace('"counselling"', '"tea"'),
    );
    expect(await take(flawed)).toMatchObject({ status: 400, body: { errors: [{ field: 'entry.0.resource.status' }] } });
    const unknown: unknown = JSON.parse(text.replace('"code":"counselling"', '"code":"tea"'));
    expect(await take(unknown)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'entry.1.resource.code.coding.0.code' }] },
    });
    const more: unknown = JSON.parse(text.replace('"intent":"order"', '"intent":"order","note":[{"text":"Marie"}]'));
    expect((await take(more)).body).toMatchObject({ ignored: ['entry.0.resource.note'] });
    const twisted: unknown = JSON.parse(text.replace('"intent":"order"', '"intent":"order","modifierExtension":[{}]'));
    expect(await take(twisted)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'entry.0.resource.modifierExtension' }] },
    });
  });
});

describe('POST /v1/referrals/{id}/links', () => {
  it('makes a new one, for the hub alone, shown where that is asked for', async () => {
    const { id } = await referred();
    const path = `/v1/referrals/${id}/links`;
    expect((await api.call(partner.sub, 'POST', path, { body: { how: 'shown' } })).status).toBe(403);
    const shown = await api.call(coordinator, 'POST', path, { body: { how: 'shown' } });
    expect(shown.status).toBe(201);
    expect(z.object({ link: z.url() }).parse(shown.body).link).toMatch(/\/p\/[\w-]{22}$/);
    expect(await api.call(coordinator, 'POST', path, { body: { how: 'text' } })).toMatchObject({
      status: 201,
      body: {},
    });
    expect((await api.call(coordinator, 'POST', path, { body: {} })).status).toBe(400);
  });
});

describe('POST /v1/referrals/{id}/links/withdraw', () => {
  it("is the hub's alone", async () => {
    const { id } = await referred();
    const path = `/v1/referrals/${id}/links/withdraw`;
    expect((await api.call(partner.sub, 'POST', path)).status).toBe(403);
    expect((await api.call(coordinator, 'POST', path)).body).toMatchObject({ id });
  });
});
