import { beforeEach, describe, expect, it } from 'vitest';
import { parseTwiml } from '../../local/carrier/twiml.ts';
import { countNewPhone, hubLoadKey, readHubLoad } from '../../shared/intake/traffic/hub-load-store.ts';
import {
  listWaiting,
  readConversation,
  receiveText,
  recordReplyDelivery,
  textFailedNow,
} from '../../shared/intake/index.ts';
import { conversationKey, messageKey, parseConversation, type ConversationItem } from '../../shared/intake/store.ts';
import { twiml } from '../../shared/platform/http/twilio-webhook.ts';
import type { Log, Metric } from '../../shared/platform/log.ts';
import type { PhoneKey, Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { parseTimer, pendingBy } from '../../shared/platform/timer.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const PHONE = '+17055550190';
const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };

let test: TestPlatform;
/** The same platform, with what it told CloudWatch. */
let platform: Platform;
let metrics: Metric[];
let sent = 0;
beforeEach(async () => {
  test = await testPlatform();
  metrics = [];
  const nothing = (): void => undefined;
  const log: Log = {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
    metric: (name) => metrics.push(name),
  };
  platform = { ...test.platform, log };
  await setUpDemoHub(platform);
});

const say = (body: string, phone = PHONE, messageSid = `SM${(sent += 1)}`, mediaCount = 0) =>
  receiveText(platform, { from: { channel: 'sms', phone }, body, messageSid, mediaCount });
const keyOfPhone = (phone = PHONE): Promise<PhoneKey> => platform.phoneKey(phone);
async function item(phone = PHONE): Promise<ConversationItem> {
  const stored = await platform.table.get(conversationKey(await keyOfPhone(phone)));
  if (stored === undefined) throw new Error('There is no such conversation');
  return parseConversation(stored);
}
/** The carrier reports on the reply to the nth text of the phone. */
const report = async (sequence: number, status: string, errorCode?: number): Promise<boolean> =>
  recordReplyDelivery(
    platform,
    { conversation: await keyOfPhone(), sequence },
    { status, ...(errorCode !== undefined && { errorCode }) },
  );
async function fates(): Promise<[string | undefined, number | undefined][]> {
  const opened = await readConversation(platform, scope, await keyOfPhone(), 'intake-triage', {});
  if ('refused' in opened) throw new Error(opened.code);
  return opened.messages.map(({ replyStatus, replyError }) => [replyStatus, replyError]);
}
async function timers(what: string): Promise<string[]> {
  const { items } = await pendingBy(platform.table, '2999', 100);
  const all = items.filter(({ pk }) => pk.startsWith('TIMER#')).map(parseTimer);
  return all.filter(({ work }) => work.what === what).map(({ id }) => id);
}
async function queue(): Promise<string[]> {
  const { items } = await listWaiting(platform, scope, {});
  return items.map(({ waiting }) => waiting?.urgency ?? '');
}

describe('the reply to a text', () => {
  it('says where the carrier reports on it', async () => {
    const { reply = '', statusCallback = '' } = await say('Bonjour');
    const { body = '' } = twiml(reply, statusCallback);
    expect(parseTwiml(body, 'text/xml')).toEqual({ valid: true, messages: [{ body: reply, statusCallback }] });
    expect(statusCallback).toBe(`${platform.publicUrl}/sms/status?conversation=${await keyOfPhone()}&sequence=1`);
  });

  it('is known to have arrived, or not', async () => {
    for (const body of ['Bonjour', 'oui', 'non']) await say(body);
    expect(await report(1, 'sent')).toBe(false);
    expect(await report(1, 'delivered')).toBe(true);
    expect(await report(2, 'undelivered', 30003)).toBe(true);
    expect(await fates()).toEqual([
      ['delivered', undefined],
      ['undelivered', 30003],
      [undefined, undefined],
    ]);
  });

  it('only goes forward, whatever the order of the reports and however often they come', async () => {
    await say('Bonjour');
    expect(await report(1, 'undelivered', 30008)).toBe(true);
    expect(await report(1, 'undelivered', 30008)).toBe(false);
    expect(await report(1, 'delivered')).toBe(true);
    for (const status of ['undelivered', 'failed', 'sent', 'queued', 'canceled', 'delivered', 'no-such-status']) {
      expect(await report(1, status, 30008)).toBe(false);
    }
    expect(await fates()).toEqual([['delivered', undefined]]);
    expect(await timers('text-failed')).toHaveLength(1);
  });

  it('reported twenty times at once is written once, and told once', async () => {
    await say('Bonjour');
    const told = await Promise.all(Array.from({ length: 20 }, () => report(1, 'failed', 30006)));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await timers('text-failed')).toHaveLength(1);
    expect(metrics.filter((name) => name === 'OutboxFailed')).toHaveLength(1);
  });

  it('reported while texts come in loses neither', async () => {
    await say('Bonjour');
    await Promise.all([report(1, 'undelivered', 30006), say('oui'), say('non'), say('transport')]);
    expect(await item()).toMatchObject({ unreachable: 'landline', sequence: 4 });
    expect((await fates()).map(([status]) => status)).toEqual(['undelivered', undefined, undefined, undefined]);
  });

  it.each([
    ['of a text that is not there', 7, 'delivered'],
    ['of no text', 0, 'delivered'],
    ['of half a text', 1.5, 'delivered'],
    ['of nothing', Number.NaN, 'delivered'],
  ])('%s changes nothing', async (_what, sequence, status) => {
    await say('Bonjour');
    const before = await item();
    expect(await report(sequence, status)).toBe(false);
    expect(await item()).toEqual(before);
    expect(await platform.table.get(messageKey(await keyOfPhone(), 7))).toBeUndefined();
  });

  it('of a conversation that is not there, or is none, changes nothing', async () => {
    expect(await report(1, 'delivered')).toBe(false);
    expect(await recordReplyDelivery(platform, { conversation: 'STATE', sequence: 1 }, { status: 'failed' })).toBe(
      false,
    );
  });
});

describe('a reply that did not arrive', () => {
  it('brings the conversation back to the queue, and whoever is on call hears of it', async () => {
    await say('Bonjour');
    await report(1, 'undelivered', 30003);
    expect(await queue()).toEqual([]);
    const [id] = await timers('text-failed');
    await textFailedNow(platform, await keyOfPhone(), id ?? '');
    expect(await queue()).toEqual(['unread']);
    const { items } = await pendingBy(platform.table, '2999', 100);
    expect(items.filter(({ pk }) => pk.startsWith('OUTBOX#'))).toHaveLength(1);
  });

  it.each([
    [30006, 'landline'],
    [21614, 'landline'],
    [30004, 'blocked'],
    [30005, 'unknown-number'],
    [21211, 'unknown-number'],
    [30003, undefined],
    [30008, undefined],
    [undefined, undefined],
  ])('with error %s shows on the conversation as %s', async (errorCode, unreachable) => {
    await say('Bonjour');
    await report(1, 'undelivered', errorCode);
    expect((await item()).unreachable).toBe(unreachable);
    expect(await timers('text-failed')).toHaveLength(1);
  });

  it('to a landline is told once, however much it writes', async () => {
    for (const body of ['Bonjour', 'oui', 'non']) await say(body);
    for (const sequence of [1, 2, 3]) await report(sequence, 'undelivered', 30006);
    expect((await fates()).map(([status]) => status)).toEqual(['undelivered', 'undelivered', 'undelivered']);
    expect(await timers('text-failed')).toHaveLength(1);
  });

  it('is forgotten with the first that arrives', async () => {
    await say('Bonjour');
    await report(1, 'undelivered', 30006);
    await say('oui');
    expect((await item()).unreachable).toBe('landline');
    await report(2, 'delivered');
    expect(await item()).not.toHaveProperty('unreachable');
    expect((await say('non')).reply).toBeDefined();
  });

  it('to a conversation erased meanwhile is nobody’s any more', async () => {
    for (const body of ['Bonjour', 'effacer', 'oui']) await say(body);
    expect(await report(1, 'undelivered', 30003)).toBe(false);
    expect(await timers('text-failed')).toEqual([]);
  });
});

describe('an opt-out that only the carrier knows (error 21610)', () => {
  it('is kept, with no alert; the text that got no answer waits in the queue', async () => {
    await say('Bonjour');
    await report(1, 'failed', 21610);
    expect(await item()).toMatchObject({ optedOut: true, waiting: { urgency: 'unread' } });
    expect(await queue()).toEqual(['unread']);
    expect(await timers('text-failed')).toEqual([]);
    expect(await timers('review-conversation')).toHaveLength(1);
    expect((await platform.table.get(conversationKey(await keyOfPhone())))?.['expiresAt']).toBeUndefined();
    expect(metrics).not.toContain('OutboxFailed');
  });

  it('lasts through every text but a START', async () => {
    await say('Bonjour');
    await report(1, 'failed', 21610);
    expect((await say('oui')).reply).toBeUndefined();
    expect((await say('un transport svp')).reply).toBeUndefined();
    expect((await item()).optedOut).toBe(true);
    expect((await say('START')).reply).toBeDefined();
    expect((await item()).optedOut).toBe(false);
  });

  it('of yesterday does not undo a START of today', async () => {
    for (const body of ['Bonjour', 'STOP', 'START']) await say(body);
    await report(2, 'failed', 21610);
    expect((await item()).optedOut).toBe(false);
    expect((await fates()).map(([status]) => status)).toEqual([undefined, 'failed', undefined]);
  });

  it('is no news where we have heard the STOP ourselves', async () => {
    for (const body of ['Bonjour', 'STOP']) await say(body);
    await report(2, 'failed', 21610);
    expect(await queue()).toEqual([]);
  });
});

describe('phones never seen before', () => {
  const now = '2026-11-22T15:00:00.000Z';
  const load = async () => readHubLoad(await platform.table.get(hubLoadKey('demo', now)));

  it('are counted by the hour, also a hundred at once', async () => {
    const phones = Array.from({ length: 100 }, (_, index) => `+1705555${String(index * 97).padStart(4, '0')}`);
    await Promise.all(phones.map((phone) => countNewPhone(platform, phone, now)));
    await countNewPhone(platform, '+33612345678', now);
    await countNewPhone(platform, PHONE, '2026-11-22T16:00:00.000Z');
    expect(await load()).toMatchObject({ newPhones: 101, foreign: 1 });
  });

  it('that are neighbours are seen, by a count that tells no number and goes after three days', async () => {
    for (let index = 0; index < 9; index += 1) await countNewPhone(platform, `+1807555130${index}`, now);
    expect((await load()).neighbours).toBe(9);
    const stored = await platform.table.get(hubLoadKey('demo', now));
    expect(stored?.['expiresAt']).toBe(Date.parse(now) / 1000 + 3 * 86_400);
    expect(JSON.stringify(stored)).not.toContain('807555');
  });

  it('none yet: nothing is counted', () => {
    expect(readHubLoad(undefined)).toEqual({ newPhones: 0, foreign: 0, neighbours: 0 });
  });

  it('cost no third round trip, and are counted once', async () => {
    await say('Bonjour', '+17055550101');
    test.meter.reset();
    await say('Bonjour');
    expect(test.meter.roundTrips).toBe(2);
    await say('oui');
    expect((await load()).newPhones).toBe(2);
  });

  it('are answered although they cannot be counted', async () => {
    const fingerprint = (): Promise<string> => Promise.reject(new Error('No pepper'));
    const { reply } = await receiveText(
      { ...platform, fingerprint },
      { from: { channel: 'sms', phone: PHONE }, body: 'Bonjour', messageSid: 'SMuncounted', mediaCount: 0 },
    );
    expect(reply).toBeDefined();
  });

  it('beyond the limit are kept: near ones answered, far ones met at their second text, danger always', async () => {
    const settings = { newPhones: 60 };
    await platform.table.add(hubLoadKey('demo', now), settings, 2_000_000_000);
    expect((await say('Bonjour')).reply).toBeDefined();
    expect((await say('Bonjour', '+33612345678')).reply).toBeUndefined();
    expect((await say('il a un couteau', '+33612345679')).reply).toContain('911');
    expect((await say('Bonjour?', '+33612345678')).reply).toBeDefined();
    expect(await queue()).toEqual(['danger', 'unread', 'unread']);
    expect(metrics.filter((name) => name === 'IntakePumping')).toHaveLength(3);
    // Only the one in danger has a reminder.
    expect(await timers('review-conversation')).toHaveLength(1);
  });
});

describe('traffic of machines', () => {
  it('leaves nothing of a short code but a count, and its picture is deleted at the carrier', async () => {
    expect(await say('Your code is 123456', '898211', 'SMcode', 1)).toEqual({ reply: undefined });
    expect(await platform.table.get(conversationKey(await keyOfPhone('898211')))).toBeUndefined();
    expect(metrics).toEqual(['AutomatedSender']);
    expect(await timers('delete-media')).toHaveLength(1);
  });

  it('hears a cry through an e-mail gateway, calls a human and does not answer', async () => {
    expect((await say('help me he has a knife', '898211')).reply).toBeUndefined();
    expect(await queue()).toEqual(['danger']);
    expect(await item('898211')).toMatchObject({ unreachable: 'unknown-number', sequence: 1 });
  });

  it('is not answered for ever, and one loop is told once', async () => {
    const replies: (string | undefined)[] = [];
    for (let count = 0; count < 8; count += 1) replies.push((await say("I'm driving - Sent from My Car")).reply);
    expect(replies.filter((reply) => reply !== undefined).length).toBeLessThanOrEqual(3);
    expect(replies.slice(4)).toEqual([undefined, undefined, undefined, undefined]);
    expect(metrics.filter((name) => name === 'AutoReplyLoop')).toHaveLength(1);
  });

  it('is told as a flood once in the hour', async () => {
    for (let count = 0; count < 33; count += 1)
      await say(`a story, part ${'abcdefghijklmnopqrstuvwxyz'.slice(0, count)}`);
    expect(metrics.filter((name) => name === 'IntakeFlood')).toHaveLength(1);
    expect((await item()).sequence).toBe(33);
    expect((await say('he has a knife')).reply).toContain('911');
  });

  it('keeps a long text up to 1600 characters, having read it all', async () => {
    await say('Bonjour');
    await say(`${'une longue histoire. '.repeat(90)}il a un couteau`);
    const opened = await readConversation(platform, scope, await keyOfPhone(), 'intake-triage', {});
    if ('refused' in opened) throw new Error(opened.code);
    expect(opened.messages.at(-1)?.text).toHaveLength(1600);
    expect(await queue()).toEqual(['danger']);
  });
});
