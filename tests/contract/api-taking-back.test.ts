import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { receiveText } from '../../shared/intake/index.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

const sub = 'demo-coordinator';
let api: ApiUnderTest;
let path: string;
beforeAll(async () => {
  api = await apiUnderTest();
  const { platform } = api.test;
  const from = { channel: 'sms' as const, phone: '+17055550197' };
  await receiveText(platform, { from, body: 'Bonjour', messageSid: 'SM1', mediaCount: 0 });
  path = `/v1/conversations/${await platform.phoneKey(from.phone)}`;
  // The handlers live by the clock of this machine.
  const pausedUntil = new Date(Date.now() + 3_600_000).toISOString();
  const { version } = await signs();
  await api.call(sub, 'PATCH', `${path}/contact`, {
    body: { safeToText: 'yes', pausedUntil },
    headers: { 'if-match': `"${version}"` },
  });
});

const Sent = z.looseObject({ sequence: z.int(), notBefore: z.string() });
const Signs = z.looseObject({ version: z.int(), deliveries: z.array(z.looseObject({ sequence: z.int() })) });
const Thread = z.looseObject({ messages: z.array(z.looseObject({ sequence: z.int() })) });
const write = async (body: string) =>
  Sent.parse((await api.call(sub, 'POST', `${path}/texts`, { body: { body, knowingly: true } })).body);
const signs = async () => Signs.parse((await api.call(sub, 'GET', `${path}/signs`)).body);
const messageOf = async (sequence: number) => {
  const { body } = await api.call(sub, 'GET', path, { headers: { 'access-reason': 'intake-triage' } });
  return Thread.parse(body).messages.find((message) => message.sequence === sequence);
};

describe('DELETE /v1/conversations/{conversationId}/texts/{sequence}', () => {
  it('takes back a text that waits: the thread and its signs say so, and a repeat answers the same', async () => {
    const { sequence, notBefore } = await write('On a une place');
    expect(await messageOf(sequence)).toMatchObject({ delivery: 'pending', leavesAt: notBefore });
    const before = await signs();
    const answer = await api.call(sub, 'DELETE', `${path}/texts/${sequence}`);
    expect(answer).toMatchObject({ status: 200, body: { sequence, by: sub } });
    expect(await api.call(sub, 'DELETE', `${path}/texts/${sequence}`)).toEqual(answer);
    const after = await signs();
    expect(after.version).toBe(before.version + 1);
    expect(after.deliveries).toContainEqual({ sequence, delivery: 'withheld', withheld: 'taken-back' });
    const message = await messageOf(sequence);
    expect(message).toMatchObject({ text: 'On a une place', withheld: 'taken-back', takenBack: { by: sub } });
    expect(message).not.toHaveProperty('leavesAt');
  });

  it('of the person’s own text, or of one that is not there, is not found', async () => {
    for (const sequence of [1, 999]) {
      const { status, body } = await api.call(sub, 'DELETE', `${path}/texts/${sequence}`);
      expect({ status, body }).toMatchObject({ status: 404, body: { code: 'text-not-found' } });
    }
  });

  it('of something that is no number names what is wrong', async () => {
    for (const sequence of ['last', '0', '1.5']) {
      const { status, body } = await api.call(sub, 'DELETE', `${path}/texts/${sequence}`);
      expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ field: 'path.sequence' }] } });
    }
  });

  it('is a matter of the hub’s own people', async () => {
    const { sequence } = await write('Une autre place');
    for (const member of ['demo-partner', 'demo-reporter-csf', 'demo-nation-steward']) {
      const { status, body } = await api.call(member, 'DELETE', `${path}/texts/${sequence}`);
      expect({ status, body }).toMatchObject({ status: 403, body: { code: 'role-not-allowed' } });
    }
    expect(await messageOf(sequence)).toMatchObject({ delivery: 'pending' });
  });
});
