import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const coordinator = 'demo-coordinator';

describe('bad input', () => {
  it('is answered with a problem document that names the field', async () => {
    const { status, headers, body } = await api.call(coordinator, 'POST', '/v1/matches', {
      body: { needs: [{ need: 'magic' }] },
    });
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body).toMatchObject({ code: 'invalid', errors: [{ field: 'needs.0.need' }] });
  });

  it('that is no JSON is told so', async () => {
    const { status, body } = await api.call(coordinator, 'POST', '/v1/matches', { raw: '{need:' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'not-json' });
  });

  it('of another media type is told so', async () => {
    const { status, body } = await api.call(coordinator, 'POST', '/v1/matches', {
      raw: 'need=talk',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(status).toBe(415);
    expect(body).toMatchObject({ code: 'not-json' });
  });

  it('with a field nobody knows is refused rather than ignored', async () => {
    const { status, body } = await api.call(coordinator, 'POST', '/v1/matches', {
      body: { needs: [{ need: 'talk' }], nede: 1 },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: '', code: 'unrecognized_keys' }] });
    expect(JSON.stringify(body)).toContain('number 2');
    expect(JSON.stringify(body), 'a name of a field may be anything').not.toContain('nede');
  });

  it('of free words where a code is asked is refused: they could name somebody', async () => {
    const trip = '/v1/trips/018f0000-0000-7000-8000-000000000000/cancel';
    const headers = { 'if-match': '"1"' };
    const words = await api.call(coordinator, 'POST', trip, { body: { reason: 'Zoélie a appelé' }, headers });
    expect(words.status).toBe(400);
    expect(words.body).toMatchObject({ errors: [{ field: 'reason' }] });
    expect(JSON.stringify(words.body)).not.toContain('Zoélie');
    const coded = await api.call(coordinator, 'POST', trip, { body: { reason: 'person-asked' }, headers });
    expect(coded.status).toBe(404);
  });

  it('with a cursor of another list is a problem, not a fault', async () => {
    const { status, body } = await api.call(coordinator, 'GET', '/v1/conversations?cursor=nonsense');
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-cursor' });
  });

  it('to an unknown address is a problem document too', async () => {
    const { status, body } = await api.call(coordinator, 'GET', '/v1/nowhere');
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'no-such-route' });
  });

  it('too large is refused before it is parsed', async () => {
    const { status } = await api.call(coordinator, 'POST', '/v1/matches', { raw: `"${'x'.repeat(300_000)}"` });
    expect(status).toBe(413);
  });
});

describe('a change', () => {
  it('needs the version that was read, and loses against a newer one', async () => {
    const admin = 'demo-admin';
    const read = await api.call(admin, 'GET', '/v1/hub');
    expect(read.status).toBe(200);
    expect((await api.call(admin, 'PUT', '/v1/hub', { body: read.body })).status).toBe(428);
    const etag = read.headers['etag'] ?? '';
    const first = await api.call(admin, 'PUT', '/v1/hub', { body: read.body, headers: { 'if-match': etag } });
    expect(first.status).toBe(200);
    const second = await api.call(admin, 'PUT', '/v1/hub', { body: read.body, headers: { 'if-match': etag } });
    expect(second.status).toBe(412);
    expect(second.body).toMatchObject({ code: 'changed-meanwhile' });
  });

  it('of a text to one that gives away what the hub is for is refused, by name of the text', async () => {
    const admin = 'demo-admin';
    const read = await api.call(admin, 'GET', '/v1/hub');
    const texts = { done: { fr: 'Merci, le refuge t’écrira.', en: 'Thanks, the shelter will write.' } };
    const { status, body } = await api.call(admin, 'PUT', '/v1/hub', {
      body: { ...z.looseObject({}).parse(read.body), texts },
      headers: { 'if-match': read.headers['etag'] ?? '' },
    });
    expect(status).toBe(422);
    const problem = z.object({ code: z.string(), errors: z.array(z.unknown()) }).parse(body);
    expect(problem.code).toBe('unfit-texts');
    expect(problem.errors).toContainEqual({
      field: 'texts.done.fr',
      code: 'names-organization',
      message: 'names-organization (refuge)',
    });
    expect(problem.errors).toContainEqual(expect.objectContaining({ field: 'texts.done.en', code: 'blank-missing' }));
  });
});

describe('the description', () => {
  it('is OpenAPI 3.1 and has every operation once', async () => {
    const { status, body } = await api.call(undefined, 'GET', '/v1/openapi.json');
    expect(status).toBe(200);
    const text = JSON.stringify(body);
    expect(text).toContain('"openapi":"3.1.0"');
    const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const { allRoutes } = await import('../../shared/contracts/api.ts');
    expect(ids.toSorted()).toEqual(allRoutes.map(({ name }) => name).toSorted());
  });
});
