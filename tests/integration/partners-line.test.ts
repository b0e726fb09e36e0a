import { beforeEach, describe, expect, it } from 'vitest';
import { answerPartner, registerPartnerLine } from '../../shared/partners/index.ts';
import { openAsk, readLine, type Ask } from '../../shared/partners/line/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { pendingBy } from '../../shared/platform/timer.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const PHONE = '+17055550126';
const organization = { id: '0190a000-0000-7000-8000-000000000009', language: 'en' as const };

let hub: TestPlatform;
let platform: Platform;
let phoneKey: string;
let sid = 0;

beforeEach(async () => {
  hub = await testPlatform();
  platform = hub.platform;
  phoneKey = await platform.phoneKey(PHONE);
  await platform.table.write(await registerPartnerLine(platform, organization, PHONE));
});

const say = async (body: string, messageSid = `SM${(sid += 1)}`): Promise<string | undefined> =>
  (await answerPartner(platform, { from: PHONE, body, messageSid })).reply;

const ask = (code: string): Ask => ({
  phoneKey,
  organizationId: organization.id,
  code,
  about: { kind: 'referral', referralId: `r-${code}`, listedAt: '2026-11-22T15:00:00.000Z' },
  state: 'open',
  openedAt: platform.clock().toISOString(),
});

describe('a number that is no partner', () => {
  it('gets a polite neutral answer in both languages, and nothing is written', async () => {
    hub.meter.reset();
    const { reply } = await answerPartner(platform, { from: '+14165550199', body: 'yes', messageSid: 'SM-x' });
    expect(reply).toMatch(/numéro.*number/s);
    expect(hub.meter.operations).toEqual(['QueryCommand']);
  });
});

describe('whatever a partner texts', () => {
  it.each([
    ['', /only read words/],
    ['   ', /only read words/],
    ['👍👍', /Nothing is waiting/],
    ['ᐗᒋᔦ', /Nothing is waiting/],
    ['x'.repeat(1600), /Nothing is waiting/],
    ['merci', /Thank you/],
    ['help', /Words I know/],
    ['YES 9G9G', /cannot find the code 9G9G/],
  ])('%j is answered and stored', async (body, expected) => {
    expect(await say(body, 'SM-stored')).toMatch(expected);
    expect(await platform.table.get({ pk: `PARTNER#${phoneKey}`, sk: 'TEXT#SM-stored' })).toBeDefined();
  });

  it('is sealed: neither the words nor the reply stand in the table', async () => {
    await say('a very particular sentence', 'SM-sealed');
    const item = await platform.table.get({ pk: `PARTNER#${phoneKey}`, sk: 'TEXT#SM-sealed' });
    const stored = Object.values(item ?? {}).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
    );
    expect(stored.length).toBeGreaterThan(4);
    expect(stored.join(' ')).not.toMatch(/particular|waiting/);
  });

  it('is answered once: the same message again gets the stored reply', async () => {
    await platform.table.write([openAsk(ask('7K3M')), openAsk(ask('R4TW'))]);
    const first = await say('yes', 'SM-again');
    expect(first).toMatch(/7K3M, R4TW/);
    await say('stop');
    expect(await say('yes', 'SM-again')).toBe(first);
  });
});

describe('opting out', () => {
  it.each(['STOP', 'arrêt', 'ARRET', 'stop please'])(
    'by %j is honoured, and what is open is looked at',
    async (word) => {
      await platform.table.write([openAsk(ask('7K3M'))]);
      expect(await say(word)).toMatch(/no more texts/);
      expect((await readLine(platform, phoneKey))?.line.optedOut).toBe(true);
      const due = await pendingBy(platform.table, '9999', 10);
      expect(due.items.map((item) => item['work'])).toEqual([{ what: 'review-referral', referralId: 'r-7K3M' }]);
    },
  );

  it('lasts until a START word, and no other text ends it', async () => {
    await say('stop');
    expect(await say('yes')).toMatch(/Texts are stopped/);
    expect((await readLine(platform, phoneKey))?.line.optedOut).toBe(true);
    expect(await say('DEBUT')).toMatch(/on again/);
    expect((await readLine(platform, phoneKey))?.line.optedOut).toBe(false);
  });

  it('outlives the organization being registered again', async () => {
    await say('stop');
    await platform.table.write(await registerPartnerLine(platform, { ...organization, language: 'fr' }, PHONE));
    expect((await readLine(platform, phoneKey))?.line).toMatchObject({ optedOut: true, language: 'fr' });
  });
});

describe('an ask', () => {
  it('that is sixty days old is forgotten, though the table still holds it', async () => {
    await platform.table.write([openAsk(ask('7K3M'))]);
    hub.tick(61 * 86_400_000);
    expect((await readLine(platform, phoneKey))?.asks).toEqual([]);
  });

  it('never takes the code of another on the same line', async () => {
    await platform.table.write([openAsk(ask('7K3M'))]);
    expect(await platform.table.write([openAsk(ask('7K3M'))])).toEqual({ committed: false, refusals: ['code-taken'] });
  });
});
