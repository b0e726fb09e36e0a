import { beforeEach, describe, expect, it } from 'vitest';
import { directoryHandlers } from '../../functions/routing-api/directory.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { answerPartner, registerPartnerLine } from '../../shared/partners/index.ts';
import { openAsk, readLine, type Ask } from '../../shared/partners/line/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { openOutbox } from '../../shared/messaging/store.ts';
import { parseOutbox } from '../../shared/messaging/index.ts';
import { pendingBy } from '../../shared/platform/timer.ts';
import { setUpDemoHub } from '../hub.ts';
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
    ['👍👍', /Thank you/],
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

  it('is heard in a sentence, where it says nothing else', async () => {
    expect(await say('stop sending me these messages')).toMatch(/no more texts/);
  });

  it('outlives the organization being registered again', async () => {
    await say('stop');
    await platform.table.write(await registerPartnerLine(platform, { ...organization, language: 'fr' }, PHONE));
    expect((await readLine(platform, phoneKey))?.line).toMatchObject({ optedOut: true, language: 'fr' });
  });
});

describe('an ask', () => {
  it('for a trip that is sixty days old is forgotten, though the table still holds it; a referral may last longer', async () => {
    const now = '2026-11-22T15:00:00.000Z';
    const offer = { kind: 'offer' as const, tripId: 't', offerId: 'o', listedAt: now, pickupAt: now, siblings: [] };
    await platform.table.write([openAsk({ ...ask('R4TW'), about: offer }), openAsk(ask('7K3M'))]);
    expect((await readLine(platform, phoneKey))?.asks.map(({ code }) => code).sort()).toEqual(['7K3M', 'R4TW']);
    hub.tick(61 * 86_400_000);
    expect((await readLine(platform, phoneKey))?.asks.map(({ code }) => code)).toEqual(['7K3M']);
  });

  it('never takes the code of another on the same line', async () => {
    await platform.table.write([openAsk(ask('7K3M'))]);
    expect(await platform.table.write([openAsk(ask('7K3M'))])).toEqual({ committed: false, refusals: ['code-taken'] });
  });
});

describe('danger on the partner line', () => {
  beforeEach(async () => {
    await setUpDemoHub(platform);
    await platform.table.write(await registerPartnerLine(platform, organization, PHONE));
  });

  const alerts = async (): Promise<string[]> => {
    const { items } = await pendingBy(platform.table, '9999', 100);
    const texts = items.filter(({ pk }) => pk.startsWith('OUTBOX#')).map(parseOutbox);
    const opened = await Promise.all(texts.map((text) => openOutbox(platform, text)));
    return opened.map((text) => text?.body ?? '');
  };

  it('from a partner is answered with 911 and reaches whoever is on call, once', async () => {
    expect(await say('he has a gun', 'SM-gun')).toMatch(/911 now \(call, do not text\)/);
    expect(await say('he has a gun', 'SM-gun')).toMatch(/911/);
    const sent = await alerts();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/DANGER/);
    expect(sent[0]).not.toMatch(/unknown|inconnu|\d{4}$|gun/);
  });

  it('from a stranger is answered in both languages and alerts once, without the number', async () => {
    const text = { from: '+14165550199', body: 'il a un couteau, il va me tuer', messageSid: 'SM-knife' };
    const { reply } = await answerPartner(platform, text);
    expect(reply).toMatch(/Appelez le 911.*Call 911 \(call, do not text\)/);
    expect(await answerPartner(platform, text)).toEqual({ reply });
    const sent = await alerts();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/unknown number|numéro inconnu/);
    expect(sent[0]).not.toContain('4165550199');
  });

  it('is heard from a line that stopped texts, and beside an opt-out that is honoured', async () => {
    expect(await say('STOP')).toMatch(/no more texts/);
    expect(await say('help he is going to kill me')).toMatch(/911/);
    expect(await alerts()).toHaveLength(1);
  });

  it('is not seen in an ordinary yes', async () => {
    await platform.table.write([openAsk(ask('7K3M'))]);
    expect(await say('STOP')).toMatch(/no more texts/);
    expect(await say('yes')).toMatch(/Texts are stopped/);
    expect(await alerts()).toEqual([]);
  });

  it('includes a word for help from a partner with a trip in hand, and only then', async () => {
    await say('HELP');
    expect(await alerts()).toEqual([]);
    const about = { kind: 'offer' as const, tripId: 't', offerId: 'o', listedAt: 'x', pickupAt: 'x', siblings: [] };
    await platform.table.write([openAsk({ ...ask('R4TW'), about, state: 'accepted' })]);
    expect(await say('HELP')).toMatch(/R4TW: ON MY WAY/);
    expect(await alerts()).toMatchObject([expect.stringMatching(/trip in hand|trajet en main/)]);
  });
});

describe('a dispatch number of an organization', () => {
  it("is refused, with its field, when it stands twice, is the hub's own or somebody else's", async () => {
    const { organizations, hub: settings } = await setUpDemoHub(platform);
    const [one, other] = organizations.filter(({ dispatchPhones }) => dispatchPhones.length > 0);
    if (one === undefined || other === undefined) throw new Error('the demo hub lacks its partners');
    const scope = { hubId: 'demo', memberId: 'a', role: 'admin' as const };
    const save = async (dispatchPhones: string[]) => {
      const body = { ...one, dispatchPhones };
      const call = { params: { id: one.id }, query: undefined, body, newId: '', version: 1, reason: undefined };
      const saved = await directoryHandlers(platform).saveOrganization(scope, { ...call, accept: undefined });
      return isRefusal(saved) ? { kind: saved.kind, code: saved.code, field: saved.field } : 'saved';
    };
    const refused = (code: string, at: number) => ({ kind: 'invalid', code, field: `dispatchPhones.${at}` });
    const [mine = ''] = one.dispatchPhones;
    expect(await save([mine, mine])).toEqual(refused('phone-twice', 1));
    expect(await save([mine, settings.intakeNumber])).toEqual(refused('phone-of-hub', 1));
    expect(await save([settings.dispatchNumber])).toEqual(refused('phone-of-hub', 0));
    expect(await save([settings.onCall[0]?.phone ?? ''])).toEqual(refused('phone-of-hub', 0));
    expect(await save([other.dispatchPhones[0] ?? ''])).toEqual(refused('phone-taken', 0));
    expect(await save([mine, '+17055550987'])).toBe('saved');
  });
});
