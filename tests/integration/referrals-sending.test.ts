import { beforeAll, describe, expect, it } from 'vitest';
import { parseOutbox } from '../../shared/messaging/index.ts';
import { openOutbox } from '../../shared/messaging/store.ts';
import { referralHandlers } from '../../functions/coordination-api/referrals.ts';
import { answerPartner } from '../../shared/partners/index.ts';
import { createPersonWrites, giveConsent } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { pendingBy } from '../../shared/platform/timer.ts';
import {
  changeReferral,
  createReferral,
  listReferrals,
  openReferral,
  reviewReferralNow,
  type Referral,
  type ReferralRequest,
} from '../../shared/referrals/index.ts';
import { demoHub, setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const HOUR_MS = 3_600_000;
const file = demoHub();
const partner = file.organizations.find(({ kinds }) => kinds.includes('mental-health-addictions'));
const other = file.organizations.find(({ kinds }) => kinds.includes('legal'));
if (partner === undefined || other === undefined) throw new Error('the demo hub lacks its partners');
const phone = partner.dispatchPhones[0] ?? '';
const partnerScope: Scope = { hubId: 'demo', memberId: 'p', role: 'partner', organizationId: partner.id };

let hub: TestPlatform;
let platform: Platform;
let sid = 0;

beforeAll(async () => {
  hub = await testPlatform();
  platform = hub.platform;
  await setUpDemoHub(platform);
});

function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.code);
  return value;
}

async function person(withConsent = true): Promise<string> {
  const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
  await platform.table.write(writes);
  if (withConsent) {
    ok(
      await giveConsent(platform, staff, personId, platform.ids.uuid(), {
        recipient: { kind: 'partners-as-needed' },
        purpose: 'referral',
        shares: ['needs', 'age-band'],
        how: 'spoken',
      }),
    );
  }
  return personId;
}

const request = (personId: string, change: Partial<ReferralRequest> = {}): ReferralRequest => ({
  personId,
  organizationId: partner.id,
  kind: 'referral',
  needs: ['counselling'],
  urgency: 'urgent',
  ageBand: '18-plus',
  communityId: 'fn-143',
  ...change,
});

async function sent(change: Partial<ReferralRequest> = {}): Promise<Referral & { code: string }> {
  const made = await createReferral(platform, staff, platform.ids.uuid(), request(await person(), change), true);
  const referral = ok(made);
  if (referral.status !== 'requested') throw new Error('it was to be sent');
  return { ...referral, code: referral.sending.code };
}

const say = async (body: string, messageSid = `RM${(sid += 1)}`): Promise<string> =>
  (await answerPartner(platform, { from: phone, body, messageSid })).reply ?? '';
const read = async (id: string): Promise<Referral> => ok(await openReferral(platform, staff, id)).referral;
const eventsOf = async (id: string): Promise<string[]> =>
  ok(await openReferral(platform, staff, id)).history.map(({ event }) => event);

async function textsAbout(id: string): Promise<{ to: string; body: string }[]> {
  const texts: { to: string; body: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await pendingBy(platform.table, '9999', 100, cursor);
    for (const item of page.items.filter(({ pk }) => pk.startsWith('OUTBOX#'))) {
      const text = parseOutbox(item);
      const opened = text.about.id === id ? await openOutbox(platform, text) : undefined;
      if (opened !== undefined) texts.push({ to: opened.to, body: opened.body });
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return texts;
}

describe('a referral that is sent', () => {
  it('asks the partner by text, with a code and nothing that names the person or a small community', async () => {
    const referral = await sent();
    const [text] = await textsAbout(referral.id);
    expect(text?.to).toBe(phone);
    expect(text?.body).toContain(referral.code);
    expect(text?.body).not.toMatch(/Attawapiskat/);
    expect(await eventsOf(referral.id)).toEqual(['create', 'send']);
  });

  it('is refused without consent, and nothing is written', async () => {
    const id = platform.ids.uuid();
    const refused = await createReferral(platform, staff, id, request(await person(false)), true);
    expect(refused).toMatchObject({ code: 'consent-missing', field: 'organizationId' });
    expect(await openReferral(platform, staff, id)).toMatchObject({ code: 'referral-not-found' });
  });

  it('names what is wrong with a person or an organization', async () => {
    const personId = platform.ids.uuid();
    expect(await createReferral(platform, staff, platform.ids.uuid(), request(personId), true)).toMatchObject({
      code: 'person-not-found',
    });
    const organizationId = platform.ids.uuid();
    const nobody = request(await person(), { organizationId });
    expect(await createReferral(platform, staff, platform.ids.uuid(), nobody, true)).toMatchObject({
      code: 'organization-unknown',
    });
    const elsewhere = request(await person(), { serviceId: platform.ids.uuid() });
    expect(await createReferral(platform, staff, platform.ids.uuid(), elsewhere, true)).toMatchObject({
      code: 'service-unknown',
    });
  });

  it('twice under the same id is one referral and one text', async () => {
    const id = platform.ids.uuid();
    const asked = request(await person());
    const both = await Promise.all([
      createReferral(platform, staff, id, asked, true),
      createReferral(platform, staff, id, asked, true),
    ]);
    expect(both.map((one) => ok(one).id)).toEqual([id, id]);
    expect(await textsAbout(id)).toHaveLength(1);
  });
});

describe('a partner', () => {
  it('says received, then accepts: three facts, each with its time', async () => {
    const { id, code } = await sent();
    await say(`RECU ${code}`);
    expect(await read(id)).toMatchObject({ status: 'received' });
    hub.meter.reset();
    expect(await say(`oui ${code}`)).toContain(code);
    expect(hub.meter.roundTrips).toBe(2);
    const accepted = await read(id);
    expect(accepted).toMatchObject({ status: 'accepted' });
    expect(accepted.receivedAt).toBeDefined();
    expect(await eventsOf(id)).toEqual(['create', 'send', 'receive', 'accept']);
  });

  it('who accepts at once has received it too', async () => {
    const { id, code } = await sent();
    await say(`yes ${code}`);
    expect(await eventsOf(id)).toEqual(['create', 'send', 'receive', 'accept']);
    await say(`started ${code}`);
    await say(`done ${code}`);
    expect(await read(id)).toMatchObject({ status: 'completed', outcome: 'successful' });
    expect(await say(`yes ${code}`)).toMatch(/closed|fermée/);
  });

  it('who declines closes it with a reason; the urgent one is told to a human', async () => {
    const { id, code } = await sent();
    await say(`non ${code}`);
    expect(await read(id)).toMatchObject({
      status: 'rejected',
      rejectReason: 'other',
      outcome: 'declined-by-provider',
    });
    await reviewReferralNow(platform, id);
    await reviewReferralNow(platform, id);
    expect(await textsAbout(id)).toHaveLength(2);
    expect(await read(id)).toMatchObject({ alert: { kind: 'rejected' } });
  });

  it('gets the same reply to a repeated message', async () => {
    const { id, code } = await sent();
    const first = await say(`yes ${code}`, 'RM-replayed');
    const before = await read(id);
    expect(await say(`yes ${code}`, 'RM-replayed')).toBe(first);
    expect(await read(id)).toEqual(before);
  });

  it('sees its own referrals only, and may not send, cancel or reopen', async () => {
    const { id, version } = await sent();
    const mine = await listReferrals(platform, partnerScope, { limit: 100 });
    expect(mine.items.map((one) => one.id)).toContain(id);
    expect(mine.items.every(({ organizationId }) => organizationId === partner.id)).toBe(true);
    const stranger = { ...partnerScope, organizationId: other.id };
    expect(await openReferral(platform, stranger, id)).toMatchObject({ code: 'referral-not-found' });
    expect(await changeReferral(platform, partnerScope, id, version, { action: 'cancel' })).toMatchObject({
      code: 'hub-only',
    });
    expect(ok(await changeReferral(platform, partnerScope, id, version, { action: 'accept' })).status).toBe('accepted');
  });
});

describe('what a partner login is shown', () => {
  const seen = async (): Promise<string[]> => {
    const { items } = await listReferrals(platform, partnerScope, { limit: 100 });
    return items.map((one) => one.id);
  };

  it('leaves out drafts and what was cancelled before it was sent', async () => {
    const draft = ok(await createReferral(platform, staff, platform.ids.uuid(), request(await person()), false));
    expect(await seen()).not.toContain(draft.id);
    expect(await openReferral(platform, partnerScope, draft.id)).toMatchObject({ code: 'referral-not-found' });
    ok(await changeReferral(platform, staff, draft.id, draft.version, { action: 'cancel' }));
    expect(await seen()).not.toContain(draft.id);
    expect(await openReferral(platform, partnerScope, draft.id)).toMatchObject({ code: 'referral-not-found' });
  });

  it('is neither the person, nor a First Nation, nor who at the hub did what and why', async () => {
    const { id, personId } = await sent();
    expect((await listReferrals(platform, partnerScope, { personId })).items).toEqual([]);
    const handlers = referralHandlers(platform);
    const call = {
      params: { referralId: id },
      query: undefined,
      body: undefined,
      newId: '',
      version: 0,
      reason: undefined,
      accept: undefined,
    };
    const read = ok(await handlers.readReferral(partnerScope, call));
    expect(read.body).toMatchObject({ id });
    expect(read.body).not.toHaveProperty('personId');
    expect(read.body).not.toHaveProperty('communityId');
    expect(JSON.stringify(read.body)).not.toMatch(new RegExp(`${staff.memberId}|${personId}|fn-143|reason`));
    expect(ok(await handlers.readReferral(staff, call)).body).toMatchObject({ personId, communityId: 'fn-143' });
  });
});

describe('a cancellation', () => {
  it('is not texted to a line that stopped texts: if it had accepted, whoever is on call telephones', async () => {
    const { id, code } = await sent();
    await say(`yes ${code}`);
    await say('STOP');
    const { version } = await read(id);
    ok(await changeReferral(platform, staff, id, version, { action: 'cancel' }));
    await say('START');
    const texts = await textsAbout(id);
    expect(texts.map(({ to }) => to)).toEqual([phone, file.hub.onCall[0]?.phone]);
    expect(texts.at(-1)?.body).toMatch(/cannot be texted|ne peut pas recevoir/);
  });
});

describe('a referral nobody answers', () => {
  it('becomes overdue, and whoever is on call hears of it', async () => {
    const { id } = await sent();
    await reviewReferralNow(platform, id);
    expect(await read(id)).not.toHaveProperty('overdueSince');
    hub.tick(HOUR_MS);
    await reviewReferralNow(platform, id);
    await reviewReferralNow(platform, id);
    const overdue = await read(id);
    expect(overdue.overdueSince).toBe(platform.clock().toISOString());
    expect(overdue.clock).toBeDefined();
    const texts = await textsAbout(id);
    expect(texts.map(({ to }) => to)).toEqual([phone, file.hub.onCall[0]?.phone]);
  });
});

describe('a coordinator', () => {
  it('writes a draft, sends it, cancels it, reopens it, and the history says so', async () => {
    const draft = ok(await createReferral(platform, staff, platform.ids.uuid(), request(await person()), false));
    expect(await changeReferral(platform, staff, draft.id, 1, { action: 'accept' })).toMatchObject({
      code: 'not-in-order',
    });
    const requested = ok(await changeReferral(platform, staff, draft.id, 1, { action: 'send' }));
    expect(await changeReferral(platform, staff, draft.id, 1, { action: 'cancel' })).toMatchObject({
      code: 'changed-meanwhile',
    });
    const cancelled = ok(
      await changeReferral(platform, staff, draft.id, requested.version, {
        action: 'cancel',
        outcome: 'declined-by-person',
      }),
    );
    const again = ok(
      await changeReferral(platform, staff, draft.id, cancelled.version, { action: 'reopen', reason: 'asked again' }),
    );
    expect(again).toMatchObject({ status: 'draft', round: 2 });
    expect(await eventsOf(draft.id)).toEqual(['create', 'send', 'cancel', 'reopen']);
    expect((await textsAbout(draft.id)).at(-1)?.body).toMatch(/cancelled|annulée/);
  });

  it('finds open referrals by state, and those of one person', async () => {
    const { id, personId } = await sent();
    const requested = await listReferrals(platform, staff, { status: 'requested', limit: 100 });
    expect(requested.items.map((one) => one.id)).toContain(id);
    expect(requested.items.every(({ status }) => status === 'requested')).toBe(true);
    expect((await listReferrals(platform, staff, { personId })).items.map((one) => one.id)).toEqual([id]);
  });
});
