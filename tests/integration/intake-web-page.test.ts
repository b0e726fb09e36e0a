import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answer } from '../../functions/web-page/routes.ts';
import { changeHubSettings, readHubSettingsVersion } from '../../shared/directory/index.ts';
import {
  handleConversation,
  keyOf,
  listWaiting,
  readConversation,
  readThread,
  writeFromPage,
  writeToPerson,
  type WebThread,
} from '../../shared/intake/index.ts';
import type { HttpEvent, HttpResult } from '../../shared/platform/http/faults.ts';
import type { PhoneKey } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const TOKEN = 'abcdefghijklmnopqrstuv';
const MINUTE = 60_000;

let test: TestPlatform;
let n = 0;
beforeEach(async () => {
  test = await testPlatform();
  await setUpDemoHub(test.platform);
});

const newId = (): string => `WEB00000000-0000-4000-8000-${String((n += 1)).padStart(12, '0')}`;
const write = (body: string, token = TOKEN, id = newId()) =>
  writeFromPage(test.platform, { token, body, id, language: 'fr' });
async function read(after = 0, token = TOKEN): Promise<WebThread> {
  const thread = await readThread(test.platform, token, after);
  if (isRefusal(thread)) throw new Error(thread.code);
  return thread;
}
const refusalOf = (answered: object): string | undefined => (isRefusal(answered) ? answered.code : undefined);
const conversation = (token = TOKEN): Promise<PhoneKey> => keyOf(test.platform, { channel: 'web', token });
async function opened() {
  const found = await readConversation(test.platform, scope, await conversation(), 'intake-triage', {});
  if (isRefusal(found)) throw new Error(found.code);
  return found;
}

describe('a conversation on a page', () => {
  it('shows texts and replies in order, each once, and only what is new', async () => {
    expect(await read()).toMatchObject({ messages: [], through: 0 });
    await write('Bonjour');
    await write('oui');
    const all = await read();
    expect(all.messages.map(({ from, sequence }) => [sequence, from])).toEqual([
      [1, 'person'],
      [1, 'hub'],
      [2, 'person'],
      [2, 'hub'],
    ]);
    expect(all.through).toBe(2);
    expect((await read(1)).messages.map(({ sequence }) => sequence)).toEqual([2, 2]);
    expect((await read(2)).messages).toEqual([]);
  });

  it('waits in the same queue as one by text', async () => {
    await write('parler avec une personne');
    const { items } = await listWaiting(test.platform, scope, {});
    expect(items.map(({ phoneKey, channel, waiting }) => [phoneKey, channel, waiting?.urgency])).toEqual([
      [await conversation(), 'web', 'human-asked'],
    ]);
  });

  it('takes a text that is repeated, even ten times at once, for one', async () => {
    const id = newId();
    await Promise.all(Array.from({ length: 10 }, () => write('Bonjour', TOKEN, id)));
    expect((await read()).messages).toHaveLength(2);
  });

  it('is nobody else’s: another secret sees nothing of it', async () => {
    await write('Bonjour');
    expect((await read(0, 'vutsrqponmlkjihgfedcba')).messages).toEqual([]);
  });

  it('is asked for in one round trip when there is nothing new, in two when there is', async () => {
    await write('Bonjour');
    test.meter.reset();
    await read();
    expect(test.meter.operations).toEqual(['BatchGetItemCommand', 'QueryCommand']);
    await read(1);
    test.meter.reset();
    await read(1);
    expect(test.meter.operations).toEqual(['BatchGetItemCommand']);
  });
});

describe('a coordinator', () => {
  beforeEach(async () => {
    await write('parler avec une personne');
    await write('oui');
  });

  it('is read on the page, which says that a person is there, and sees up to where it was shown', async () => {
    const before = await opened();
    expect(before.item.seenThrough).toBeUndefined();
    await handleConversation(test.platform, scope, await conversation(), 'take-over', before.item.version);
    await writeToPerson(test.platform, scope, await conversation(), { body: 'Bonjour, je suis là.', knowingly: true });
    const thread = await read(2);
    expect(thread.messages.at(-1)).toMatchObject({ from: 'hub', text: 'Bonjour, je suis là.' });
    expect(thread.personIsHere).toBe(true);
    // Fetched is not shown: the page says so when it asks again.
    expect((await opened()).item.seenThrough).toBe(2);
    await read(thread.through);
    expect((await opened()).item.seenThrough).toBe(thread.through);
  });

  it('is not held up by a page that is looked at, and what it has shown never shrinks', async () => {
    const { item } = await opened();
    await read(2);
    await read(1);
    await read(900);
    const after = await opened();
    expect([after.item.version, after.item.seenThrough]).toEqual([item.version, 2]);
  });
});

describe('half an hour without a word', () => {
  it('closes the page, however often it asked meanwhile; the conversation stays with the coordinators', async () => {
    await write('I want to talk to a person');
    for (let minutes = 0; minutes < 30; minutes += 5) {
      test.tick(5 * MINUTE);
      expect((await read()).messages).toHaveLength(2);
    }
    test.tick(1);
    expect(refusalOf(await readThread(test.platform, TOKEN, 0))).toBe('sitting-over');
    expect((await opened()).messages).toHaveLength(1);
  });

  it('lets the next words begin another conversation, so that no cry is lost', async () => {
    await write('Bonjour');
    test.tick(31 * MINUTE);
    const id = newId();
    const next = await write('il a un couteau', TOKEN, id);
    if (isRefusal(next)) throw new Error(next.code);
    expect(next.token).not.toBe(TOKEN);
    expect((await read(0, next.token)).messages[0]?.text).toBe('il a un couteau');
    expect((await opened()).messages).toHaveLength(1);
    const { items } = await listWaiting(test.platform, scope, {});
    expect(items.map(({ waiting }) => waiting?.urgency)).toContain('danger');
    // The answer was lost: the same text under the same name finds the same conversation.
    expect(await write('il a un couteau', TOKEN, id)).toEqual(next);
    expect((await read(0, next.token)).messages).toHaveLength(2);
  });

  it('takes no text twice when a browser sends an old page again', async () => {
    const id = newId();
    await write('Bonjour', TOKEN, id);
    test.tick(31 * MINUTE);
    expect(refusalOf(await write('Bonjour', TOKEN, id))).toBe('sitting-over');
    const later = await write('encore moi', TOKEN, 'WEB00000000-0000-4000-8000-00000000000a');
    test.tick(31 * MINUTE);
    expect(refusalOf(await write('encore moi', TOKEN, 'WEB00000000-0000-4000-8000-00000000000a'))).toBe('sitting-over');
    expect(isRefusal(later)).toBe(false);
  });
});

describe('erasing', () => {
  it('takes everything off the page but the last word, and a new text begins anew', async () => {
    await write('Bonjour');
    await write('effacer');
    const before = await read();
    await write('oui');
    const after = await read(before.through);
    expect(after.messages).toHaveLength(1);
    expect(after.messages[0]?.text).toMatch(/effacé/);
    expect(after.erasedThrough).toBe(after.through);
    expect((await read(after.through)).messages).toEqual([]);
    await write('Bonjour encore');
    expect((await read()).messages.map(({ text }) => text)[0]).toBe('Bonjour encore');
  });
});

const page = (routeKey: string, body = '', headers: Record<string, string> = {}): Promise<HttpResult> => {
  const [method = '', path = ''] = routeKey.split(' ');
  const event: HttpEvent = {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers,
    requestContext: {
      accountId: '',
      apiId: '',
      domainName: '',
      domainPrefix: '',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '', userAgent: '' },
      requestId: '',
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
  return answer(test.platform, event);
};
const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const ROUTES = ['GET /ecrire', 'GET /write', 'POST /ecrire', 'POST /write', 'POST /web/texts', 'POST /web/thread'];

describe('the routes', () => {
  it.each(ROUTES)('%s leaves nothing behind and tells nobody', async (route) => {
    const { headers } = await page(route, '{}');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
    });
    expect(Object.keys(headers ?? {})).not.toContain('set-cookie');
  });

  it.each(ROUTES)('%s is not there where the hub has no page', async (route) => {
    const { settings, version } = await readHubSettingsVersion(test.platform);
    const intake = { ...settings.intake, webPage: false };
    await changeHubSettings(test.platform, { ...settings, intake }, version);
    const text = { token: TOKEN, id: newId(), after: 0, language: 'fr', body: 'Bonjour' };
    const body = route.includes('/web/')
      ? JSON.stringify(route.endsWith('texts') ? text : { token: TOKEN, after: 0 })
      : form({ body: 'Bonjour' });
    expect((await page(route, body)).statusCode).toBe(404);
  });

  it.each(ROUTES.filter((route) => route.startsWith('POST')))('%s takes nothing from another site', async (route) => {
    expect((await page(route, form({ body: 'x' }), { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });

  it.each(['POST /web/texts', 'POST /web/thread'])('%s refuses what the page does not send', async (route) => {
    const good = { token: TOKEN, id: newId(), after: 0, language: 'fr', body: 'Bonjour' };
    const bad = [
      '',
      '[]',
      '{"token":1}',
      JSON.stringify({ ...good, token: 'short' }),
      JSON.stringify({ ...good, id: 'SM123' }),
      JSON.stringify({ ...good, body: ' ' }),
      JSON.stringify({ ...good, body: 'a'.repeat(1601) }),
      JSON.stringify({ ...good, more: true }),
    ];
    for (const body of bad) expect((await page(route, body)).statusCode).toBe(422);
  });

  it('pack the page where the browser unpacks it', async () => {
    const plain = await page('GET /ecrire');
    const packed = await page('GET /ecrire', '', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers?.['content-encoding']).toBe('gzip');
    expect(packed.body?.length ?? 0).toBeLessThan((plain.body?.length ?? 0) * 0.7);
  });

  it('give each page a secret of its own', async () => {
    const tokenIn = ({ body = '' }: HttpResult): string => /name="token" value="([\w-]{22})"/.exec(body)?.[1] ?? '';
    const tokens = await Promise.all([page('GET /ecrire'), page('GET /ecrire'), page('POST /write', form({}))]);
    expect(new Set(tokens.map(tokenIn)).size).toBe(3);
  });
});

describe('the form without a script', () => {
  const field = ({ body = '' }: HttpResult): string => /<textarea[^>]*>\n([^<]*)</.exec(body)?.[1] ?? '';
  const shown = ({ body = '' }: HttpResult): number => body.match(/<p class="(person|hub)"/g)?.length ?? 0;
  const fields = { token: TOKEN, after: '0', do: 'send' };

  it('takes a text once, however often the browser sends it', async () => {
    const sent = form({ ...fields, id: newId(), body: 'Bonjour' });
    expect(shown(await page('POST /ecrire', sent))).toBe(2);
    expect(shown(await page('POST /ecrire', sent))).toBe(2);
  });

  it('gives the words back when they were not sent: too long, or only asked for news', async () => {
    const long = await page('POST /ecrire', form({ ...fields, id: newId(), body: 'é'.repeat(1601) }));
    expect([long.statusCode, field(long).length]).toEqual([422, 1601]);
    const draft = await page('POST /ecrire', form({ ...fields, do: 'check', id: newId(), body: 'pas fini' }));
    expect([field(draft), shown(draft)]).toEqual(['pas fini', 0]);
  });

  it('counts a line end once, as the field does', async () => {
    const body = `${'a\r\n'.repeat(799)}bb`;
    expect((await page('POST /ecrire', form({ ...fields, id: newId(), body }))).statusCode).toBe(200);
  });

  it('gives the words back when we fail', async () => {
    const id = newId();
    test.platform.table.write = () => Promise.reject(new Error('broken'));
    const failed = await page('POST /ecrire', form({ ...fields, id, body: 'mes mots' }));
    expect([failed.statusCode, field(failed)]).toEqual([503, 'mes mots']);
    // The same name, so that a text which was taken in all the same is not taken twice.
    expect(failed.body).toContain(`value="${id}"`);
  });

  it('forgets on request: the secret opens nothing any more, the coordinators keep what was said', async () => {
    const id = newId();
    const sent = form({ ...fields, id, body: 'mon histoire' });
    await page('POST /ecrire', sent);
    const ended = await page('POST /ecrire', form({ ...fields, do: 'end' }));
    expect([shown(ended), ended.body?.includes(TOKEN)]).toEqual([0, false]);
    expect(shown(await page('POST /ecrire', sent))).toBe(0);
    expect(refusalOf(await readThread(test.platform, TOKEN, 0))).toBe('sitting-over');
    const { messages, item } = await opened();
    expect([messages.length, item.pageClosedAt]).toEqual([1, test.platform.clock().toISOString()]);
    const next = await write('encore', TOKEN);
    expect(isRefusal(next) ? '' : next.token).not.toBe(TOKEN);
  });

  it('shows nothing of what was said when the sitting is over', async () => {
    await write('mon histoire');
    test.tick(31 * MINUTE);
    const closed = await page('POST /ecrire', form({ ...fields, do: 'check', body: '' }));
    expect(closed.body).not.toContain('mon histoire');
    expect(closed.body).not.toContain(TOKEN);
    expect(closed.body).toMatch(/<p id="status"[^>]*>30 minutes/);
  });
});

describe('the answers to the script', () => {
  const told = z.object({ token: z.string(), through: z.number(), messages: z.array(z.unknown()) });

  it('bring the text, its reply, and the secret to go on with', async () => {
    const body = JSON.stringify({ token: TOKEN, id: newId(), after: 0, language: 'fr', body: 'Bonjour' });
    const { statusCode, body: json = '' } = await page('POST /web/texts', body);
    expect(statusCode).toBe(200);
    expect(told.parse(JSON.parse(json))).toMatchObject({ token: TOKEN, through: 1 });
  });

  it('say 409 when the sitting is over', async () => {
    await write('Bonjour');
    test.tick(31 * MINUTE);
    expect((await page('POST /web/thread', JSON.stringify({ token: TOKEN, after: 1 }))).statusCode).toBe(409);
  });
});
