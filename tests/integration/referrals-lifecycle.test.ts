import { beforeAll, describe, expect, it } from 'vitest';
import {
  agreementFor,
  changeHubSettings,
  loadDirectory,
  readEntry,
  readHubSettingsVersion,
  saveEntry,
} from '../../shared/directory/index.ts';
import { giveConsent, openFile, revokeConsent } from '../../shared/people/index.ts';
import {
  changeReferral,
  createReferral,
  disclosedNow,
  listNoReferrals,
  listReferralFeedback,
  readFeedback,
  recordNoReferral,
  type Referral,
  type ReferralRequest,
} from '../../shared/referrals/index.ts';
import type { ConsentTerms } from '../../shared/people/index.ts';
import { demoHub } from '../hub.ts';
import { codeOf, ok, onCallPhone, partners, referralScene, request, staff, type Scene } from './referrals-scene.ts';

const HOUR_MS = 3_600_000;
const [partner] = partners;
if (partner === undefined) throw new Error('the demo hub lacks its partners');

let scene: Scene;
beforeAll(async () => {
  scene = await referralScene();
});

interface Sent {
  readonly referral: Referral;
  readonly id: string;
  readonly code: string;
  readonly consentId: string;
}

async function sent(
  change: Partial<ReferralRequest> = {},
  shares?: ConsentTerms['shares'],
  purpose?: ConsentTerms['purpose'],
): Promise<Sent> {
  const { personId, consentId } = await scene.person(shares, purpose);
  const { platform } = scene;
  const referral = ok(await createReferral(platform, staff, platform.ids.uuid(), request(personId, change), true));
  return { referral, id: referral.id, code: codeOf(referral), consentId };
}

const say = (body: string): Promise<string> => scene.say(partner.phone, body);
async function change(id: string, transition: Parameters<typeof changeReferral>[4]) {
  return changeReferral(scene.platform, staff, id, (await scene.read(id)).version, transition);
}
const eventsOf = async (id: string): Promise<string[]> => (await scene.history(id)).map(({ event }) => event);

describe('consent at sending', () => {
  it('must cover the purpose: one to a referral hands no case over', async () => {
    const { personId } = await scene.person();
    const { platform } = scene;
    const asked = request(personId, { kind: 'transfer' });
    expect(await createReferral(platform, staff, platform.ids.uuid(), asked, true)).toMatchObject({
      code: 'consent-missing',
    });
  });

  it('must cover what is asked; the text holds nothing it does not', async () => {
    const { personId } = await scene.person(['age-band']);
    const { platform } = scene;
    const refused = await createReferral(platform, staff, platform.ids.uuid(), request(personId), true);
    expect(refused).toMatchObject({ code: 'consent-scope', field: 'needs' });
    const { id } = await sent({ communityId: 'place-timmins', ageBand: '16-17' }, ['needs']);
    const [text] = await scene.texts(id);
    expect(text?.body).toMatch(/counsel/);
    expect(text?.body).not.toMatch(/16-17|Timmins/);
    const wide = await sent({ communityId: 'place-timmins', ageBand: '16-17' }, ['needs', 'age-band', 'community']);
    expect((await scene.texts(wide.id))[0]?.body).toMatch(/16-17.*Timmins/);
  });

  it('taken back later marks what was sent, ends what is shown, and tells the hub once', async () => {
    const { id, code, referral, consentId } = await sent({}, ['needs', 'name']);
    await say(`yes ${code}`);
    await scene.settle();
    const now = scene.platform.clock().toISOString();
    expect(disclosedNow(await scene.read(id), now)).toMatchObject({ needs: ['counselling'], byTelephone: ['name'] });
    ok(await revokeConsent(scene.platform, staff, referral.personId, consentId));
    await scene.settle();
    await scene.settle();
    const marked = await scene.read(id);
    expect(marked).toMatchObject({
      status: 'accepted',
      consentEndedAt: now,
      alert: { kind: 'consent-ended', count: 1 },
    });
    expect(disclosedNow(marked, now)).toEqual({ kind: 'referral', urgency: 'urgent', byTelephone: [] });
    expect(marked.clock).toBeDefined();
    expect((await eventsOf(id)).slice(-2)).toEqual(['consent-ended', 'alert-consent-ended']);
  });

  it('taken back, and covered by another one, stands on that', async () => {
    const { id, referral, consentId } = await sent({}, ['needs', 'age-band']);
    const { platform } = scene;
    const other: ConsentTerms = {
      recipient: { kind: 'organization', organizationId: partner.id },
      purpose: 'referral',
      shares: ['needs'],
      how: 'spoken',
    };
    const given = ok(await giveConsent(platform, staff, referral.personId, platform.ids.uuid(), other));
    ok(await revokeConsent(platform, staff, referral.personId, consentId));
    await scene.settle();
    const standing = await scene.read(id);
    expect(standing).toMatchObject({ sending: { consentId: given.id, shares: ['needs'] } });
    expect(standing.consentEndedAt).toBeUndefined();
    expect(disclosedNow(standing, platform.clock().toISOString()).ageBand).toBeUndefined();
  });

  it('is held against a revocation that comes between the reading and the writing', async () => {
    const { personId, consentId } = await scene.person();
    const { platform } = scene;
    const asked = request(personId);
    // The partner's line is looked up once the consent was read.
    const racing = {
      ...platform,
      phoneKey: async (phone: string) => {
        ok(await revokeConsent(platform, staff, personId, consentId));
        return platform.phoneKey(phone);
      },
    };
    expect(await createReferral(racing, staff, platform.ids.uuid(), asked, true)).toMatchObject({
      code: 'consent-missing',
    });
  });
});

describe('a hub that refers only under an agreement', () => {
  const policy = async (agreementPolicy: 'warn' | 'refuse'): Promise<void> => {
    const { settings, version } = await readHubSettingsVersion(scene.platform);
    const next = { ...settings, routing: { ...settings.routing, agreementPolicy } };
    ok(await changeHubSettings(scene.platform, next, version));
  };

  it('refuses without one; a hub that only warns lets it go, and says so', async () => {
    const { agreements } = await loadDirectory(scene.platform);
    const date = scene.platform.clock().toISOString().slice(0, 10);
    const none = demoHub().organizations.find(
      ({ id, dispatchPhones }) =>
        dispatchPhones.length > 0 &&
        agreementFor({ purpose: 'referral', organizationId: id, date }, agreements).is === 'none',
    );
    const warned = await sent({ organizationId: none?.id ?? '' });
    expect(warned.referral).toMatchObject({ sending: { agreement: 'none' } });
    expect((await scene.history(warned.id)).at(-1)).toMatchObject({ event: 'send', reason: 'agreement-none' });
    await policy('refuse');
    const { personId } = await scene.person();
    const refused = await createReferral(
      scene.platform,
      staff,
      scene.platform.ids.uuid(),
      request(personId, { organizationId: none?.id ?? '' }),
      true,
    );
    expect(refused).toMatchObject({ code: 'agreement-required', field: 'organizationId' });
    await policy('warn');
  });
});

describe('a First Nation', () => {
  it('is named to nobody, not after the yes either, before its agreement on data is in force', async () => {
    const { platform } = scene;
    const directory = await loadDirectory(platform);
    const nation = directory.organizations.find((one) => one.nation?.protocols.disclosureNeedsAgreement === true);
    if (nation?.nation === undefined) throw new Error('the demo hub lacks a Nation with a protocol');
    const { communityId } = nation.nation;
    const named = async (): Promise<string | undefined> => {
      const { id, code } = await sent({ communityId, organizationId: partner.id }, ['needs', 'community']);
      await say(`yes ${code}`);
      const [text] = await scene.texts(id);
      expect(text?.body).not.toContain(nation.name.en);
      return disclosedNow(await scene.read(id), platform.clock().toISOString()).communityId;
    };
    for (const agreement of directory.agreements) {
      if (agreement.kind !== 'data-sharing' || !agreement.organizationIds.includes(nation.id)) continue;
      const stored = await readEntry(platform, 'agreement', agreement.id);
      if (stored?.kind !== 'agreement') throw new Error('an agreement of the snapshot is stored');
      const value = { ...stored.value, removedAt: platform.clock().toISOString() };
      ok(await saveEntry(platform, { kind: 'member', id: 'm' }, { ...stored, value }));
    }
    expect(await named()).toBeUndefined();
  });
});

describe('a waiting list', () => {
  it('is a place in a queue and no yes; a place is a yes, and the position may change before', async () => {
    const { id, code } = await sent();
    expect(await say(`LISTE 3 ${code}`)).toMatch(/3/);
    expect(await scene.read(id)).toMatchObject({ status: 'received', waitlist: { position: 3 } });
    const since = (await scene.read(id)).waitingSince;
    scene.hub.tick(2 * HOUR_MS);
    await say(`WAIT 1 ${code}`);
    expect(await scene.read(id)).toMatchObject({ status: 'received', waitlist: { position: 1 }, waitingSince: since });
    await scene.settle();
    expect((await scene.read(id)).alert).toBeUndefined();
    await say(`yes ${code}`);
    const accepted = await scene.read(id);
    expect(accepted.status).toBe('accepted');
    expect(accepted).not.toHaveProperty('waitlist');
    expect(
      (await scene.history(id)).flatMap(({ event, position }) =>
        position === undefined ? [] : [`${event} ${position}`],
      ),
    ).toEqual(['wait 3', 'wait 1']);
  });

  it('by the console too; for too long, the hub is told', async () => {
    const { id } = await sent();
    ok(await change(id, { action: 'wait', position: 2, expectedOn: '2026-12-24' }));
    expect(await scene.read(id)).toMatchObject({ waitlist: { position: 2, expectedOn: '2026-12-24' } });
    scene.hub.tick(12 * HOUR_MS);
    await scene.settle();
    expect((await scene.texts(id)).map(({ to }) => to)).toEqual([partner.phone, partner.phone]);
    scene.hub.tick(12 * HOUR_MS);
    await scene.settle();
    expect(await scene.read(id)).toMatchObject({ alert: { kind: 'waiting-long' } });
    expect((await scene.texts(id)).at(-1)?.to).toBe(onCallPhone);
  });

  it('whose rank nobody said changes nothing but is asked about', async () => {
    const { id, code, referral } = await sent();
    expect(await say(`on our waiting list ${code}`)).toMatch(/WAITLIST|LISTE/);
    expect((await scene.read(id)).version).toBe(referral.version);
  });
});

describe('a transfer', () => {
  const transferred = async (): Promise<Sent> => sent({ kind: 'transfer', warmHandOver: true }, ['needs'], 'transfer');
  const ownerOf = async ({ referral }: Sent) =>
    ok(await openFile(scene.platform, staff, referral.personId, 'referral')).caseOwner;

  it('moves the case with the yes and not before, and stays when it is completed', async () => {
    const one = await transferred();
    await say(`received ${one.code}`);
    expect(await ownerOf(one)).toBeUndefined();
    await say(`yes ${one.code}`);
    expect(await ownerOf(one)).toMatchObject({ organizationId: partner.id, referralId: one.id });
    await say(`started ${one.code}`);
    await say(`done ${one.code}`);
    expect(await scene.read(one.id)).toMatchObject({ status: 'completed' });
    expect(await ownerOf(one)).toMatchObject({ organizationId: partner.id });
  });

  it('that fails or is called off gives it back; a rejected one never had it', async () => {
    const failed = await transferred();
    await say(`yes ${failed.code}`);
    expect(await say(`no contact ${failed.code}`)).toMatch(/no contact|pas de contact/);
    expect(await scene.read(failed.id)).toMatchObject({ status: 'failed', outcome: 'no-contact' });
    expect((await ownerOf(failed))?.organizationId).toBeUndefined();
    expect((await eventsOf(failed.id)).filter((event) => event.startsWith('case'))).toEqual([
      'case-moved',
      'case-returned',
    ]);
    const cancelled = await transferred();
    await say(`yes ${cancelled.code}`);
    ok(await change(cancelled.id, { action: 'cancel', reason: 'person-asked' }));
    expect((await ownerOf(cancelled))?.organizationId).toBeUndefined();
    const rejected = await transferred();
    await say(`no ${rejected.code}`);
    expect(await ownerOf(rejected)).toBeUndefined();
  });

  it('with a warm hand-over is asked after until the two have spoken', async () => {
    const { id, code } = await transferred();
    await say(`yes ${code}`);
    const at = scene.platform.clock().toISOString();
    expect(
      await change(id, {
        action: 'hand-over',
        how: 'met-in-person',
        at: '2999-01-01T00:00:00.000Z',
        outcome: 'connected',
      }),
    ).toMatchObject({ code: 'future-date' });
    scene.hub.tick(24 * HOUR_MS);
    await scene.settle();
    expect((await scene.read(id)).alert?.kind).toMatch(/hand-over-due|not-started/);
    ok(await change(id, { action: 'hand-over', how: 'both-on-the-line', at, outcome: 'connected' }));
    expect(await scene.read(id)).toMatchObject({
      status: 'accepted',
      handOver: { how: 'both-on-the-line', outcome: 'connected', by: staff.memberId },
    });
    expect((await scene.history(id)).at(-1)).toMatchObject({
      event: 'hand-over',
      reason: 'both-on-the-line: connected',
    });
  });
});

describe('the partner is reminded before anybody of the hub is told', () => {
  it('once per stage, and never when it has answered', async () => {
    const { id, code } = await sent();
    scene.hub.tick(HOUR_MS / 2);
    await scene.settle();
    await scene.settle();
    expect((await scene.texts(id)).map(({ to }) => to)).toEqual([partner.phone, partner.phone]);
    await say(`yes ${code}`);
    scene.hub.tick(12 * HOUR_MS);
    await scene.settle();
    expect((await scene.texts(id)).at(-1)?.body).toMatch(/begun|commencer/);
    scene.hub.tick(12 * HOUR_MS);
    await scene.settle();
    expect(await scene.read(id)).toMatchObject({
      alert: { kind: 'not-started' },
      overdueSince: scene.platform.clock().toISOString(),
    });
    expect(await say(`started ${code}`)).toMatch(/under way|en cours/);
    expect(await say(`started ${code}`)).toMatch(/goes on|continue/);
    expect(await eventsOf(id)).toContain('news');
  });
});

describe('the feedback to whoever made it', () => {
  it('waits in their list until it is read, and says what came of it', async () => {
    const { id, code } = await sent();
    const mine = async () =>
      (await listReferralFeedback(scene.platform, staff.memberId, { limit: 100 })).items.map((one) => one.id);
    await say(`yes ${code}`);
    await scene.settle();
    expect(await mine()).not.toContain(id);
    await say(`she declined ${code}`);
    await scene.settle();
    expect(await mine()).toContain(id);
    expect(await scene.read(id)).toMatchObject({ status: 'failed', outcome: 'declined-by-person' });
    ok(await readFeedback(scene.platform, staff, id));
    ok(await readFeedback(scene.platform, staff, id));
    expect(await mine()).not.toContain(id);
    await scene.settle();
    expect((await eventsOf(id)).filter((event) => event === 'read-feedback')).toHaveLength(1);
  });

  it('is anew after a reopening', async () => {
    const { id, code } = await sent();
    await say(`yes ${code}`);
    await say(`done ${code}`);
    await scene.settle();
    ok(await change(id, { action: 'reopen', reason: 'person-asked' }));
    await scene.settle();
    const listed = await listReferralFeedback(scene.platform, staff.memberId, { limit: 100 });
    expect(listed.items.map((one) => one.id)).not.toContain(id);
    expect(await scene.read(id)).toMatchObject({ status: 'in-progress', round: 2 });
    expect((await scene.read(id)).clock).toBeDefined();
  });
});

describe('a need that led to no referral', () => {
  it('is recorded with its reason, once, and for nobody who is not there', async () => {
    const { personId } = await scene.person();
    const { platform } = scene;
    const id = platform.ids.uuid();
    const terms = { personId, need: 'housing', reason: 'no-service' } as const;
    const recorded = ok(await recordNoReferral(platform, staff, id, terms));
    scene.hub.tick(1000);
    expect(await recordNoReferral(platform, staff, id, terms)).toEqual(recorded);
    expect((await listNoReferrals(platform, personId, {})).items).toEqual([recorded]);
    const nobody = { ...terms, personId: platform.ids.uuid() };
    expect(await recordNoReferral(platform, staff, platform.ids.uuid(), nobody)).toMatchObject({
      code: 'person-not-found',
    });
  });
});
