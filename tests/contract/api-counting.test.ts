import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
const coordinator = 'demo-coordinator';
beforeAll(async () => {
  api = await apiUnderTest();
});

const WithPerson = z.object({ personId: z.string() });
async function newPerson(): Promise<string> {
  const answer = await api.call(coordinator, 'POST', '/v1/people', { body: { ageBand: 'unknown', language: 'fr' } });
  return WithPerson.parse(answer.body).personId;
}

describe('two files over the API', () => {
  it('are made one, told of by either, repeated without effect, and taken apart', async () => {
    const [personId, keptPersonId] = [await newPerson(), await newPerson()];
    const body = { personId, keptPersonId, reason: 'same-person' };
    const headers = { 'idempotency-key': 'one' };
    const merged = await api.call(coordinator, 'POST', '/v1/merges', { body, headers });
    expect(merged).toMatchObject({ status: 201, body: { ...body, kind: 'merge', state: 'done', by: coordinator } });
    expect(await api.call(coordinator, 'POST', '/v1/merges', { body, headers })).toEqual(merged);
    expect(await api.call(coordinator, 'POST', '/v1/merges', { body })).toMatchObject({
      status: 409,
      body: { code: 'same-person-already' },
    });
    expect(await api.call(coordinator, 'GET', `/v1/people/${personId}/identity`)).toMatchObject({
      body: { countedWith: keptPersonId, files: [], merges: [{ kind: 'merge' }] },
    });
    const split = { body: { reason: 'merged-in-error' } };
    expect(await api.call(coordinator, 'POST', `/v1/people/${personId}/split`, split)).toMatchObject({
      status: 201,
      body: { kind: 'split', state: 'done' },
    });
    const after = await api.call(coordinator, 'GET', `/v1/people/${keptPersonId}/identity`);
    expect(after).toMatchObject({ body: { files: [], merges: [{ kind: 'merge' }, { kind: 'split' }] } });
    expect(after.body).not.toHaveProperty('countedWith');
    expect(await api.call(coordinator, 'POST', `/v1/people/${personId}/split`, split)).toMatchObject({
      status: 409,
      body: { code: 'not-merged' },
    });
  });

  it('have to be two, and of this hub', async () => {
    const personId = await newPerson();
    const same = { personId, keptPersonId: personId, reason: 'same-person' };
    expect(await api.call(coordinator, 'POST', '/v1/merges', { body: same })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'keptPersonId' }] },
    });
    const unknown = { ...same, keptPersonId: '0190a5d0-0000-7000-8000-000000000000' };
    expect(await api.call(coordinator, 'POST', '/v1/merges', { body: unknown })).toMatchObject({ status: 404 });
  });
});

describe('the report in its other forms', () => {
  it('is a table, a workbook and a page, each under its own type', async () => {
    const recipient = api.hub.organizations.find(({ isRecipient }) => isRecipient);
    const path = `/v1/reports/${recipient?.id ?? ''}/2026`;
    const csv = await api.call(coordinator, 'GET', path, { headers: { accept: 'text/csv' } });
    expect(csv).toMatchObject({ status: 200, headers: { 'content-type': 'text/csv; charset=utf-8' } });
    const workbook = await api.call(coordinator, 'GET', `${path}?format=xlsx`);
    expect(workbook.headers['content-disposition']).toMatch(/filename="[\w-]+-2026-27-2027-03-31\.xlsx"/);
    // A workbook is a zip file.
    expect(Buffer.from(z.string().parse(workbook.body), 'base64').subarray(0, 2).toString()).toBe('PK');
    const page = await api.call(coordinator, 'GET', `${path}?format=html&language=fr`);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body).toContain(recipient?.name.fr.slice(0, 5));
    expect(page.body).toContain('<html lang="fr');
  });

  it('of a submission is found by its number, with nothing restated yet', async () => {
    const recipientId = api.hub.organizations.find(({ isRecipient }) => isRecipient)?.id ?? '';
    const submitted = await api.call('demo-admin', 'POST', '/v1/submissions', {
      body: { recipientId, fiscalYear: 2026 },
    });
    expect(submitted).toMatchObject({ status: 201, body: { number: 1, id: `2026.${recipientId}.1` } });
    const read = await api.call('demo-admin', 'GET', submitted.headers['location'] ?? '');
    expect(read).toMatchObject({ status: 200, body: { restatements: [], report: { label: '2026-27' } } });
    expect(await api.call('demo-admin', 'GET', '/v1/submissions/nonsense')).toMatchObject({ status: 404 });
  });

  it('is warned of while the approved amount is used up', async () => {
    const recipientId = api.hub.organizations.filter(({ isRecipient }) => isRecipient)[1]?.id ?? '';
    const approved = { body: { funded: true, approvedCents: 100_000 } };
    expect(await api.call('demo-admin', 'PUT', `/v1/funding/${recipientId}/2026`, approved)).toMatchObject({
      status: 200,
    });
    const spend = (amountCents: number) =>
      api.call(coordinator, 'POST', '/v1/expenditures', {
        body: { recipientId, date: '2026-05-05', category: 'transport', amountCents },
      });
    expect(await spend(70_000)).toMatchObject({ status: 201, body: { spending: { standing: 'within' } } });
    const near = { approvedCents: 100_000, spentCents: 85_000, standing: 'near', funded: true };
    expect(await spend(15_000)).toMatchObject({ status: 201, body: { amountCents: 15_000, spending: near } });
    expect(await spend(15_001)).toMatchObject({ status: 422, body: { code: 'over-approved-amount' } });
    expect(await api.call(coordinator, 'GET', `/v1/funding/${recipientId}/2026`)).toMatchObject({ body: near });
  });
});
