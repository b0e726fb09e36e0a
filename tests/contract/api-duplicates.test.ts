import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findDuplicates } from '../../shared/identity/index.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const coordinator = 'demo-coordinator';
const openFile = { 'access-reason': 'data-request' };

const person = z.object({ personId: z.string() });
const pair = z.object({ pairId: z.string(), personIds: z.array(z.string()), kinds: z.array(z.string()) });
const pairs = z.object({ items: z.array(pair) });

async function personWith(facts: object): Promise<string> {
  const body = { ageBand: '18-plus', language: 'fr', private: facts };
  const { status, body: made } = await api.call(coordinator, 'POST', '/v1/people', { body });
  expect(status).toBe(201);
  const { personId } = person.parse(made);
  await findDuplicates(api.test.platform, personId);
  return personId;
}

describe('what was given privately', () => {
  it('is shown and accepted with birth date and file numbers', async () => {
    const given = {
      name: 'Anne Roy',
      birthDate: '2001-02-03',
      fileNumbers: [{ organizationId: api.hub.organizations[0]?.id, number: '0042' }],
    };
    const personId = await personWith(given);
    const opened = await api.call(coordinator, 'GET', `/v1/people/${personId}`, { headers: openFile });
    expect(opened.body).toMatchObject({ private: given });
    const headers = { 'if-match': opened.headers['etag'] ?? '' };
    const changed = { ...given, birthDate: '2001-02-04' };
    const answer = await api.call(coordinator, 'PATCH', `/v1/people/${personId}`, {
      body: { private: changed },
      headers,
    });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('2001');
  });

  it.each([
    ['private.birthDate', 400, { birthDate: '2001-02-30' }],
    ['private.birthDate', 422, { birthDate: '2999-01-01' }],
    ['private.fileNumbers.0.number', 400, { fileNumbers: [{ organizationId: crypto.randomUUID(), number: '-' }] }],
    [
      'private.fileNumbers.0.organizationId',
      422,
      { fileNumbers: [{ organizationId: crypto.randomUUID(), number: '1' }] },
    ],
    ['ageBand', 422, { birthDate: '2020-01-01' }],
  ])('is refused by the field %s (%d)', async (field, status, facts) => {
    const body = { ageBand: '18-plus', language: 'fr', private: facts };
    const answer = await api.call(coordinator, 'POST', '/v1/people', { body });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ errors: [{ field }] });
  });
});

describe('duplicates', () => {
  it('are listed without names, opened for a reason, and refused as they were read', async () => {
    const phone = '+18075550144';
    const both = [await personWith({ phone, name: 'Anne Roy' }), await personWith({ phone, name: 'Annie Roy' })].sort();
    const listed = await api.call(coordinator, 'GET', '/v1/duplicates?limit=5');
    const found = pairs.parse(listed.body).items.find(({ personIds }) => personIds.join() === both.join());
    expect(found?.kinds).toEqual(['phone']);
    expect(JSON.stringify(listed.body)).not.toContain('Roy');

    const path = `/v1/duplicates/${found?.pairId ?? ''}`;
    expect((await api.call(coordinator, 'GET', path)).body).toMatchObject({ code: 'access-reason-needed' });
    const opened = await api.call(coordinator, 'GET', path, { headers: openFile });
    expect(opened.status).toBe(200);
    const files = both.map((personId) => ({ personId, ageBand: '18-plus', private: { phone } }));
    expect(opened.body).toMatchObject({ state: 'open', refusals: [], files });

    const refuse = (reason: string, etag?: string) =>
      api.call(coordinator, 'POST', `${path}/refusal`, {
        body: { reason },
        headers: etag === undefined ? {} : { 'if-match': etag },
      });
    const { etag = '' } = opened.headers;
    expect((await refuse('shared-phone')).status).toBe(428);
    expect((await refuse('because', etag)).body).toMatchObject({ errors: [{ field: 'reason' }] });
    const refused = await refuse('shared-phone', etag);
    expect(refused.body).toMatchObject({ state: 'refused', refusals: [{ reason: 'shared-phone', by: coordinator }] });
    expect((await refuse('shared-phone', etag)).body).toEqual(refused.body);
    expect((await refuse('cannot-tell', etag)).status).toBe(409);
    const after = pairs.parse((await api.call(coordinator, 'GET', '/v1/duplicates')).body);
    expect(after.items.map(({ pairId }) => pairId)).not.toContain(found?.pairId);
  });
});
