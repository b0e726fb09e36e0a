import * as z from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import { receiveText } from '../../shared/intake/index.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
let sub: string;
beforeAll(async () => {
  api = await apiUnderTest();
  sub = api.hub.members.find(({ role }) => role === 'coordinator')?.sub ?? '';
});

const Erased = z.strictObject({ erased: z.literal(true), erasureId: z.string() });
const Page = z.strictObject({
  items: z.array(z.looseObject({ id: z.string(), by: z.looseObject({ kind: z.string() }) })),
  cursor: z.string().optional(),
});

async function conversation(phone: string): Promise<{ path: string; etag: string }> {
  const { platform } = api.test;
  await receiveText(platform, { from: { channel: 'sms', phone }, body: 'Bonjour', messageSid: phone, mediaCount: 0 });
  const path = `/v1/conversations/${await platform.phoneKey(phone)}`;
  const { headers } = await api.call(sub, 'GET', path, { headers: { 'access-reason': 'safety' } });
  return { path: `${path}/erase`, etag: headers['etag'] ?? '' };
}

describe('POST /v1/conversations/{conversationId}/erase', () => {
  it('asks for a reason and for the version that was read', async () => {
    const { path, etag } = await conversation('+17055550190');
    const status = async (headers: Record<string, string>) => (await api.call(sub, 'POST', path, { headers })).status;
    expect(await status({ 'if-match': etag })).toBe(400);
    expect(await status({ 'access-reason': 'data-request' })).toBe(428);
    expect(await status({ 'access-reason': 'data-request', 'if-match': '"99"' })).toBe(412);
    expect(await status({ 'access-reason': 'data-request', 'if-match': etag })).toBe(200);
    expect(await status({ 'access-reason': 'data-request', 'if-match': etag })).toBe(404);
  });
});

describe('GET /v1/erasures', () => {
  it('lists the certificates, the latest first, page by page, and names nobody', async () => {
    const ids: string[] = [];
    for (const phone of ['+17055550191', '+17055550192']) {
      const { path, etag } = await conversation(phone);
      const headers = { 'access-reason': 'data-request', 'if-match': etag };
      ids.push(Erased.parse((await api.call(sub, 'POST', path, { headers })).body).erasureId);
      api.test.tick(1000);
    }
    const first = await api.call(sub, 'GET', '/v1/erasures?limit=1');
    const { items, cursor } = Page.parse(first.body);
    const rest = Page.parse((await api.call(sub, 'GET', `/v1/erasures?limit=1&cursor=${cursor}`)).body);
    expect([...items, ...rest.items].map(({ id }) => id)).toEqual(ids.toReversed());
    expect(items[0]).toMatchObject({
      by: { kind: 'member', memberId: sub, role: 'coordinator', reason: 'data-request' },
      erased: { files: 0, conversations: 1, texts: 1, consents: 0, goals: 0 },
      carrier: { state: 'pending' },
    });
    expect(JSON.stringify(first.body)).not.toMatch(/5550192|CONVERSATION/);
  });
});
