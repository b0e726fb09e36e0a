import { beforeAll, describe, expect, it } from 'vitest';
import { loadDirectory, readEntry, saveEntry } from '../../shared/directory/index.ts';
import { revokeConsent } from '../../shared/people/index.ts';
import { changeReferral, createReferral, type Referral } from '../../shared/referrals/index.ts';
import { codeOf, ok, onCallPhone, partners, referralScene, request, staff, type Scene } from './referrals-scene.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const [partner] = partners;
if (partner === undefined) throw new Error('the demo hub lacks its partners');

let scene: Scene;
beforeAll(async () => {
  scene = await referralScene();
});

async function sent(change: Parameters<typeof request>[1] = {}) {
  const { personId, consentId } = await scene.person();
  const terms = request(personId, change);
  const referral = ok(await createReferral(scene.platform, staff, scene.platform.ids.uuid(), terms, true));
  return { id: referral.id, code: codeOf(referral), personId, consentId };
}

function sendingOf(referral: Referral) {
  if (referral.status === 'draft' || referral.sending === undefined) throw new Error('it was sent');
  return { sending: referral.sending };
}

const say = (body: string): Promise<string> => scene.say(partner.phone, body);

async function change(id: string, transition: Parameters<typeof changeReferral>[4]): Promise<Referral> {
  const { version } = await scene.read(id);
  return ok(await changeReferral(scene.platform, staff, id, version, transition));
}

describe('support that goes on for months', () => {
  it('is ended by a text that comes long after the request', async () => {
    const { id, code } = await sent({ urgency: 'standard' });
    await say(`yes ${code}`);
    await say(`started ${code}`);
    scene.hub.tick(200 * DAY_MS);
    await say(`done ${code}`);
    expect(await scene.read(id)).toMatchObject({ status: 'completed', outcome: 'successful' });
  });

  it('is reported on and ended by the partner when it was taken up again after its end', async () => {
    const { id, code } = await sent({ urgency: 'standard' });
    await say(`yes ${code}`);
    await say(`done ${code}`);
    await change(id, { action: 'reopen', reason: 'they came back' });
    await say(`started ${code}`);
    expect((await scene.history(id)).at(-1)).toMatchObject({ event: 'news', by: { kind: 'partner' } });
    await say(`done ${code}`);
    expect(await scene.read(id)).toMatchObject({ status: 'completed' });
  });
});

describe('a consent that comes to its end while support goes on', () => {
  it('ends what is shown, and somebody of the hub hears of it that day', async () => {
    const { id, code } = await sent({ urgency: 'standard' });
    await say(`yes ${code}`);
    await say(`started ${code}`);
    await scene.settle();
    const { sending } = sendingOf(await scene.read(id));
    const until = Date.parse(sending.consentUntil ?? '');
    scene.hub.setNow(new Date(until - DAY_MS).toISOString());
    await say(`started ${code}`);
    await scene.settle();
    expect((await scene.read(id)).consentEndedAt).toBeUndefined();
    scene.hub.setNow(new Date(until).toISOString());
    await scene.settle();
    const ended = await scene.read(id);
    expect(ended.consentEndedAt).toBe(scene.platform.clock().toISOString());
    expect((await scene.history(id)).map(({ event }) => event)).toContain('alert-consent-ended');
    expect((await scene.texts(id)).at(-1)).toMatchObject({ to: onCallPhone });
  });
});

describe('a partner whom the person no longer wants to be asked', () => {
  it('is not reminded to answer', async () => {
    const { id, personId, consentId } = await sent();
    ok(await revokeConsent(scene.platform, staff, personId, consentId));
    await scene.settle();
    const before = (await scene.texts(id)).filter(({ to }) => to === partner.phone);
    for (let looks = 0; looks < 12; looks += 1) {
      scene.hub.tick(HOUR_MS / 6);
      await scene.settle();
    }
    expect((await scene.texts(id)).filter(({ to }) => to === partner.phone)).toEqual(before);
    await change(id, { action: 'cancel' });
  });
});

describe('a service that is closed', () => {
  it.each(['inactive', 'defunct'] as const)('is not asked when it is %s', async (status) => {
    const { services } = await loadDirectory(scene.platform);
    const service = services.find(({ organizationId }) => organizationId === partner.id);
    const stored = await readEntry(scene.platform, 'service', service?.id ?? '');
    if (stored?.kind !== 'service') throw new Error('the partner has a service');
    const by = { kind: 'member', id: 'm' } as const;
    ok(await saveEntry(scene.platform, by, { ...stored, value: { ...stored.value, status } }));
    const { personId } = await scene.person();
    const terms = request(personId, { serviceId: stored.value.id });
    const refused = await createReferral(scene.platform, staff, scene.platform.ids.uuid(), terms, true);
    expect(refused).toMatchObject({ code: 'service-closed', field: 'serviceId' });
  });
});
