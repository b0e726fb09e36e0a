import { beforeEach, describe, expect, it } from 'vitest';
import { loadDirectory, readEntry, saveEntry, type Organization } from '../../shared/directory/index.ts';
import { parseOutbox } from '../../shared/messaging/index.ts';
import {
  changeReferral,
  createReferral,
  createReferralGroup,
  readReferral,
  recordNationCall,
  type Referral,
} from '../../shared/referrals/index.ts';
import type { NationCall } from '../../shared/referrals/nation-call.ts';
import { pendingBy } from '../../shared/platform/timer.ts';
import { ok, partners, referralScene, request, staff, type Scene } from './referrals-scene.ts';

const BAND = 143;
const NATION_PHONE = '+18075550187';
const [asked, other] = partners;
if (asked === undefined || other === undefined) throw new Error('the demo hub lacks its partners');

let scene: Scene;
beforeEach(async () => {
  scene = await referralScene();
});

const by = { kind: 'member', id: 'm' } as const;

/** The Nation as an organization of the hub, wanting to be told or not, with or without a number. */
async function nation(notifyOnReferral = true, dispatchPhones = [NATION_PHONE]): Promise<Organization> {
  const { organizations } = await loadDirectory(scene.platform);
  const found = organizations.find((one) => one.nation?.bandNumber === BAND);
  if (found?.nation === undefined) throw new Error('the Nation is in the directory');
  const { nation: was } = found;
  const stored = await readEntry(scene.platform, 'organization', found.id);
  if (stored?.kind !== 'organization') throw new Error('it is in the directory');
  const value: Organization = {
    ...stored.value,
    dispatchPhones,
    quietHours: { from: '20:00', to: '09:30' },
    nation: { ...was, protocols: { ...was.protocols, notifyOnReferral } },
  };
  ok(await saveEntry(scene.platform, by, { ...stored, value }));
  return value;
}

/** A service of the first partner, for members of the Nation alone. */
async function serviceForMembers(): Promise<string> {
  const { services } = await loadDirectory(scene.platform);
  const service = services.find(({ organizationId }) => organizationId === asked?.id);
  if (service === undefined) throw new Error('the partner has a service');
  const stored = await readEntry(scene.platform, 'service', service.id);
  if (stored?.kind !== 'service') throw new Error('it is in the directory');
  const value = { ...stored.value, eligibility: { ...stored.value.eligibility, nationOnly: [BAND] } };
  ok(await saveEntry(scene.platform, by, { ...stored, value }));
  return service.id;
}

async function sent(serviceId?: string, organizationId?: string): Promise<Referral> {
  const { personId } = await scene.person(['needs', 'age-band', 'community']);
  const chosen = { communityId: `fn-${BAND}`, ...(serviceId !== undefined && { serviceId }) };
  const terms = request(personId, { ...chosen, ...(organizationId !== undefined && { organizationId }) });
  return ok(await createReferral(scene.platform, staff, scene.platform.ids.uuid(), terms, true));
}

const told = async (id: string) => (await scene.texts(id)).filter(({ to }) => to === NATION_PHONE);
const notices = async (id: string) => (await scene.history(id)).filter(({ event }) => event.startsWith('nation-'));

describe('a Nation that wants to be told when its own service is asked', () => {
  it('is told once by text, which says nothing of the person, and the history says so', async () => {
    const { id: nationId } = await nation();
    const referral = await sent(await serviceForMembers());
    expect(referral.nationNotice).toBe('told');
    const texts = await told(referral.id);
    expect(texts).toHaveLength(1);
    expect(texts[0]?.body).toMatch(/^For your information: a request was sent to one of your Nation's services/);
    expect(texts[0]?.body).not.toMatch(/counselling|18|urgent|Attawapiskat/i);
    expect(await notices(referral.id)).toMatchObject([{ event: 'nation-told', reason: nationId }]);
  });

  it('is not woken: the text waits for its morning, though the request is urgent', async () => {
    await nation();
    // 02:00 in Toronto.
    scene.hub.setNow('2026-11-24T07:00:00.000Z');
    const { id } = await sent(await serviceForMembers());
    expect(await told(id)).toHaveLength(1);
    const page = await pendingBy(scene.platform.table, '2026-11-24T14:29:00.000Z', 100);
    const due = page.items.filter(({ pk }) => pk.startsWith('OUTBOX#')).map(parseOutbox);
    expect(due.filter(({ about }) => about.id === id)).toHaveLength(1);
    const later = await pendingBy(scene.platform.table, '2026-11-24T14:31:00.000Z', 100);
    const all = later.items.filter(({ pk }) => pk.startsWith('OUTBOX#')).map(parseOutbox);
    expect(all.filter(({ about }) => about.id === id)).toHaveLength(2);
  });

  it('hears of it once, however often it is called off and sent again', async () => {
    await nation();
    const { id, version } = await sent(await serviceForMembers());
    const cancelled = ok(await changeReferral(scene.platform, staff, id, version, { action: 'cancel' }));
    const reopened = ok(
      await changeReferral(scene.platform, staff, id, cancelled.version, { action: 'reopen', reason: 'again' }),
    );
    ok(await changeReferral(scene.platform, staff, id, reopened.version, { action: 'send' }));
    expect(await told(id)).toHaveLength(1);
    expect(await notices(id)).toHaveLength(1);
  });

  it('gets no second text where the request goes to the same number', async () => {
    const { id: nationId } = await nation();
    const { id } = await sent(undefined, nationId);
    const texts = await told(id);
    expect(texts.map(({ body }) => /YES|OUI/.test(body))).toEqual([true]);
    expect(await notices(id)).toMatchObject([{ event: 'nation-told', reason: 'by-the-request' }]);
  });

  it('is for a coordinator to call when it has no number, or stopped texts', async () => {
    const { id: nationId } = await nation(true, []);
    const serviceId = await serviceForMembers();
    const silent = await sent(serviceId);
    expect(silent.nationNotice).toBe('to-call');
    expect(await notices(silent.id)).toMatchObject([{ event: 'nation-to-call', reason: nationId }]);
    await nation();
    await sent(serviceId);
    await scene.say(NATION_PHONE, 'STOP');
    const stopped = await sent(serviceId);
    expect(stopped.nationNotice).toBe('to-call');
    await scene.say(NATION_PHONE, 'START');
    expect(await told(stopped.id)).toEqual([]);
  });

  it('is off the list once somebody called it: who, when and what was agreed stay in the history', async () => {
    await nation(true, []);
    const { id, version } = await sent(await serviceForMembers());
    const now = scene.platform.clock();
    const at = new Date(now.getTime() - 3_600_000).toISOString();
    const call = (agreed: NationCall['agreed'], known: number, when = at) =>
      recordNationCall(scene.platform, staff, id, known, { at: when, agreed });

    const tomorrow = new Date(now.getTime() + 86_400_000).toISOString();
    expect(await call('informed', version, tomorrow)).toMatchObject({ kind: 'invalid', code: 'future-date' });
    expect(await call('informed', version + 1)).toMatchObject({ code: 'changed-meanwhile' });
    expect(ok(await call('call-again', version)).nationNotice).toBe('to-call');
    const called = ok(await call('takes-part', version + 1));
    expect(called).toMatchObject({ nationNotice: 'called', version: version + 2 });
    expect((await readReferral(scene.platform, id))?.nationNotice).toBe('called');
    expect(await call('informed', called.version)).toMatchObject({ code: 'no-nation-to-call' });
    const by = { kind: 'member', id: staff.memberId };
    const recorded = (await notices(id)).filter(({ event }) => event === 'nation-called');
    expect(recorded.map(({ reason }) => reason).toSorted()).toEqual(['call-again', 'takes-part']);
    expect(recorded.every((one) => one.at === at && one.by.kind === by.kind)).toBe(true);
    expect(recorded[0]?.by).toEqual(by);
  });

  it('is texted on its second number when the first stopped texts', async () => {
    await nation(true, ['+18075550186', NATION_PHONE]);
    const serviceId = await serviceForMembers();
    await sent(serviceId);
    await scene.say('+18075550186', 'STOP');
    const { id, nationNotice } = await sent(serviceId);
    expect(nationNotice).toBe('told');
    expect(await told(id)).toHaveLength(1);
  });

  it('hears of each of a group that asks its services', async () => {
    const { id: nationId } = await nation();
    const serviceId = await serviceForMembers();
    const { personId } = await scene.person(['needs']);
    const { organizationId: _, ...terms } = request(personId);
    const to = [{ organizationId: asked.id, serviceId }, { organizationId: nationId }, { organizationId: other.id }];
    const id = scene.platform.ids.uuid();
    const { referrals } = ok(await createReferralGroup(scene.platform, staff, id, { ...terms, mode: 'first', to }));
    expect(referrals.map(({ nationNotice }) => nationNotice)).toEqual(['told', 'told', undefined]);
  });
});

describe('a referral of which no Nation is told', () => {
  it('names a service that is not its own, wherever the person lives', async () => {
    await nation();
    const { id, nationNotice } = await sent();
    expect(nationNotice).toBeUndefined();
    expect(await told(id)).toEqual([]);
  });

  it('names the service of a Nation that did not ask to be told', async () => {
    await nation(false);
    const { id, nationNotice } = await sent(await serviceForMembers());
    expect(nationNotice).toBeUndefined();
    expect(await told(id)).toEqual([]);
    expect(await notices(id)).toEqual([]);
  });
});
