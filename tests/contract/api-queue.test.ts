import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { api as contracts } from '../../shared/contracts/api.ts';
import { receiveText } from '../../shared/intake/index.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

const CAMILLE = 'demo-coordinator';
const ALEX = 'demo-coordinator-2';
const Problem = z.looseObject({ code: z.string(), detail: z.string() });

let api: ApiUnderTest;
let texts = 0;
beforeAll(async () => {
  api = await apiUnderTest();
});
const inDanger = (phone: string) =>
  receiveText(api.test.platform, {
    from: { channel: 'sms', phone },
    body: 'je suis en danger',
    messageSid: `AQ${(texts += 1)}`,
    mediaCount: 0,
  });
const queue = async (headers: Readonly<Record<string, string>> = {}) => {
  const answer = await api.call(CAMILLE, 'GET', '/v1/queue', { headers });
  return { ...answer, etag: answer.headers['etag'] ?? '' };
};
const parsed = (body: unknown) => contracts.queue.readQueue.answer.parse(body);

describe('GET /v1/queue', () => {
  it('answers as its contract says, and is kept nowhere', async () => {
    await inDanger('+17055550161');
    const { status, body, headers } = await queue();
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(parsed(body).items).toMatchObject([{ kind: 'conversation', urgency: 'danger', reason: 'danger' }]);
  });

  it('says only that nothing is new, until something is', async () => {
    const { etag } = await queue();
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await queue({ 'if-none-match': known });
      expect(again).toMatchObject({ status: 304, etag });
      expect(again.body).toBeUndefined();
      expect(again.headers['content-type']).toBeUndefined();
    }
    await inDanger('+17055550162');
    const anew = await queue({ 'if-none-match': etag });
    expect(anew.status).toBe(200);
    expect(anew.etag).not.toBe(etag);
    expect(parsed(anew.body).items).toHaveLength(2);
  });

  it('tells a further text of somebody who waits already', async () => {
    const { etag } = await queue();
    await inDanger('+17055550162');
    expect((await queue({ 'if-none-match': etag })).status).toBe(200);
  });
});

describe('claims', () => {
  it('are made, shown, refused with the name of the holder, taken over, given back', async () => {
    const [first] = parsed((await queue()).body).items;
    const at = (what: string) => `/v1/queue/conversation/${first?.id}/${what}`;
    const claimed = await api.call(CAMILLE, 'POST', at('claim'), { body: {} });
    expect(claimed.status).toBe(200);
    const claim = contracts.queue.claimWork.answer.parse(claimed.body);
    expect(claim).toMatchObject({ kind: 'conversation', id: first?.id, claimedBy: CAMILLE });
    expect(parsed((await queue()).body).items[0]).toMatchObject({ ...claim, urgency: 'danger' });

    const refused = await api.call(ALEX, 'POST', at('claim'));
    expect(refused.status).toBe(409);
    const { code, detail } = Problem.parse(refused.body);
    expect(code).toBe('claimed-by-another');
    expect(detail).toContain('Camille (démo)');
    const taken = await api.call(ALEX, 'POST', at('claim'), { body: { from: CAMILLE } });
    expect(contracts.queue.claimWork.answer.parse(taken.body).claimedBy).toBe(ALEX);
    expect((await api.call(CAMILLE, 'POST', at('release'))).status).toBe(409);
    expect((await api.call(ALEX, 'POST', at('release'))).status).toBe(200);
    expect(parsed((await queue()).body).items[0]?.claimedBy).toBeUndefined();
  });

  it.each(['/v1/queue/person/018f0000-0000-7000-8000-000000000000/claim', '/v1/queue/trip/not-an-id/claim'])(
    'are refused for what is not in the queue: %s',
    async (path) => {
      expect((await api.call(CAMILLE, 'POST', path)).status).toBe(400);
    },
  );
});

describe('GET /v1/colleagues', () => {
  it('names everybody who may enter, and nobody who may not any more', async () => {
    const member = { role: 'coordinator', displayName: 'Partie', active: false };
    const made = await api.call('demo-admin', 'POST', '/v1/members', { body: { sub: 'gone', member } });
    expect(made.status).toBe(201);
    const { body, status } = await api.call(CAMILLE, 'GET', '/v1/colleagues');
    expect(status).toBe(200);
    const { items } = contracts.access.listColleagues.answer.parse(body);
    expect(items).toContainEqual({ sub: ALEX, displayName: 'Alex (demo)', role: 'coordinator' });
    expect(items.map(({ sub }) => sub)).not.toContain('gone');
    expect(items).toHaveLength(api.hub.members.length);
  });
});
