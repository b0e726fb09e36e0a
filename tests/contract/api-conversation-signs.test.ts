import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { receiveText } from '../../shared/intake/index.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
let sub: string;
beforeAll(async () => {
  api = await apiUnderTest();
  sub = api.hub.members.find(({ role }) => role === 'coordinator')?.sub ?? '';
});

const Signs = z.strictObject({
  version: z.int(),
  sequence: z.int(),
  safeToText: z.looseObject({ state: z.string() }),
  deliveries: z.array(z.looseObject({ sequence: z.int(), delivery: z.string(), leavesAt: z.string().optional() })),
});

const PHONE = '+17055550194';
async function text(body: string): Promise<string> {
  const { platform } = api.test;
  const from = { channel: 'sms' as const, phone: PHONE };
  await receiveText(platform, { from, body, messageSid: body, mediaCount: 0 });
  return `/v1/conversations/${await platform.phoneKey(PHONE)}`;
}

describe('GET /v1/conversations/{conversationId}/signs', () => {
  it('tells of a new text and of what waits to leave, and says nothing of what was written', async () => {
    const path = await text('Bonjour les mots');
    const first = Signs.parse((await api.call(sub, 'GET', `${path}/signs`)).body);
    const written = { body: { body: 'Je te lis.', knowingly: true } };
    expect((await api.call(sub, 'POST', `${path}/texts`, written)).status).toBe(202);
    const { body, headers } = await api.call(sub, 'GET', `${path}/signs`);
    const second = Signs.parse(body);
    expect(second.version).toBeGreaterThan(first.version);
    expect(second.sequence).toBe(first.sequence + 1);
    expect(second.deliveries).toMatchObject([{ sequence: second.sequence, delivery: 'pending' }]);
    expect(JSON.stringify(body)).not.toMatch(/Bonjour|lis|5550194/);
    const again = await api.call(sub, 'GET', `${path}/signs`, { headers: { 'if-none-match': headers['etag'] ?? '' } });
    expect(again.status).toBe(304);
  });

  it('is not an opening: the audit of the conversation does not grow', async () => {
    const path = await text('Encore');
    const id = path.split('/').at(-1) ?? '';
    const opened = async (): Promise<number> =>
      (await api.test.platform.table.query({ pk: `AUDIT#CONVERSATION#${id}` })).items.length;
    await api.call(sub, 'GET', path, { headers: { 'access-reason': 'intake-triage' } });
    const before = await opened();
    expect(before).toBeGreaterThan(0);
    await api.call(sub, 'GET', `${path}/signs`);
    expect(await opened()).toBe(before);
  });

  it('of a conversation that nobody knows is not found', async () => {
    expect((await api.call(sub, 'GET', `/v1/conversations/${'x'.repeat(43)}/signs`)).status).toBe(404);
  });
});
