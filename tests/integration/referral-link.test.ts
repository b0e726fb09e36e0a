import { beforeAll, describe, expect, it } from 'vitest';
import { loadDirectory } from '../../shared/directory/index.ts';
import { revokeConsent } from '../../shared/people/index.ts';
import { ttlAfter } from '../../shared/platform/clock.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import {
  changeReferral,
  createReferral,
  createReferralGroup,
  renewReferralLink,
  withdrawReferralLinks,
  type Referral,
  type ReferralRequest,
} from '../../shared/referrals/index.ts';
import type { ConsentTerms } from '../../shared/people/index.ts';
import { Device, tokenIn } from './partner-device.ts';
import { codeOf, ok, partners, referralScene, request, staff, type Scene } from './referrals-scene.ts';

let scene: Scene;
let platform: Platform;
beforeAll(async () => {
  scene = await referralScene();
  platform = scene.platform;
});

const DAY = 86_400_000;
const newDevice = (): Device => new Device(platform);

interface Sent {
  readonly id: string;
  readonly personId: string;
  readonly consentId: string;
  readonly code: string;
  readonly token: string;
}

async function sent(change: Partial<ReferralRequest> = {}, shares?: ConsentTerms['shares']): Promise<Sent> {
  const { personId, consentId } = await scene.person(shares, change.kind ?? 'referral');
  const made = ok(await createReferral(platform, staff, platform.ids.uuid(), request(personId, change), true));
  const [text] = await scene.texts(made.id);
  return { id: made.id, personId, consentId, code: codeOf(made), token: tokenIn(text?.body ?? '') };
}

/** Opened on a device of its own. */
async function opened(change: Partial<ReferralRequest> = {}, shares?: ConsentTerms['shares']) {
  const one = await sent(change, shares);
  const device = newDevice();
  const { html } = await device.open(one.token);
  return { ...one, device, html };
}

const told = async (id: string): Promise<string[]> =>
  (await scene.history(id))
    .filter(({ event }) => event.includes('link'))
    .map(({ event, reason }) => (reason === undefined ? event : `${event}: ${reason}`));
const statusOf = async (id: string): Promise<Referral['status']> => (await scene.read(id)).status;
const cancel = async (id: string) =>
  ok(await changeReferral(platform, staff, id, (await scene.read(id)).version, { action: 'cancel' }));

describe('the link in the text that asks', () => {
  it('shows a button and nothing else, then what may be told, on the device that pressed it', async () => {
    const { id, code, token } = await sent({ communityId: 'place-timmins' }, ['needs', 'age-band', 'community']);
    const phone = newDevice();
    const first = await phone.look(token);
    expect(first.status).toBe(200);
    expect(first.html.match(/<button/g)).toHaveLength(1);
    expect(first.html.split('</head>')[1]).not.toMatch(/ounsel|Timmins|18|Demande|Request/);
    expect((await phone.press(token, 'open')).status).toBe(303);
    const { html } = await phone.look(token);
    for (const words of [code, 'Counselling', '18 or over', 'Timmins', 'URGENT']) expect(html).toContain(words);
    expect(await told(id)).toEqual(['link-opened: first']);
  });

  it('tells before the yes no more than the consent and the stage allow', async () => {
    const { html } = await opened({ communityId: 'fn-243', language: 'fr', adaptations: ['wheelchair'] }, [
      'needs',
      'name',
    ]);
    expect(html).toContain('Counselling');
    expect(html).not.toMatch(/18 or over|Attawapiskat|wheelchair|French|by telephone only/);
  });

  it('tells after the yes how to reach the hub, and what it may say by telephone', async () => {
    const { device, token } = await opened({}, ['needs', 'age-band', 'name', 'safe-hours']);
    await device.press(token, 'accept');
    const { html } = await device.look(token);
    expect(html).toContain('by telephone only');
    expect(html).toMatch(/the name, when it is safe to call/);
    expect(html).toContain('The hub will call you');
  });

  it('stores neither the address nor the secret of the device, and forgets the link a day after its end', async () => {
    const { id, token, device } = await opened();
    const [secret = ''] = device.jar.values();
    const linkId = await platform.fingerprint('partner-link', token);
    const link = await platform.table.get({ pk: `LINK#${linkId}`, sk: 'LINK' });
    const current = await platform.table.get({ pk: `REFERRAL#${id}`, sk: 'LINK' });
    expect(secret).toHaveLength(22);
    expect(JSON.stringify([link, current])).not.toContain(secret);
    expect(JSON.stringify([link, current])).not.toContain(token);
    expect(link?.['expiresAt']).toBe(ttlAfter(String(link?.['endsAt']), 1));
  });

  it('is not used up by previews, nor by a robot that presses everything', async () => {
    const { id, token } = await sent();
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await newDevice().go(method, token)).html).not.toContain('ounsel');
    for (const button of ['open', 'accept', 'reject:other', 'wait', 'capacity:x']) {
      expect((await newDevice().press(token, button, { position: '1' })).status).toBe(403);
    }
    expect(await statusOf(id)).toBe('requested');
    expect((await newDevice().open(token)).html).toContain('Counselling');
  });

  it('says nothing to caches, other sites and their forms', async () => {
    const { id, token, device } = await opened();
    const { headers, html } = await device.look(token);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'/);
    expect(html).not.toMatch(/<script|https?:/);
    await device.go('POST', token, { answer: 'accept' }, { 'sec-fetch-site': 'cross-site' });
    expect(await statusOf(id)).toBe('requested');
  });
});

describe('the buttons', () => {
  it.each([
    ['receive', {}, 'received'],
    ['accept', {}, 'accepted'],
    ['wait', { position: '3' }, 'received'],
    ['reject:no-capacity', {}, 'rejected'],
  ] as const)('%s does what the text does', async (button, fields, status) => {
    const { id, token, device } = await opened();
    await device.press(token, button, fields);
    expect(await statusOf(id)).toBe(status);
    expect((await told(id)).at(-1)).toBe(`link-answered: ${button.split(':')[0] ?? ''}`);
  });

  it('go through to the end, with what came of it', async () => {
    const { id, token, device } = await opened();
    for (const button of ['accept', 'start', 'news']) expect((await device.press(token, button)).status).toBe(303);
    const { status, html } = await device.press(token, 'complete:support-goes-on');
    expect(status).toBe(200);
    expect(html).toContain('Noted: done');
    expect(await scene.read(id)).toMatchObject({
      status: 'completed',
      outcome: 'successful',
      result: 'support-goes-on',
    });
    expect((await device.look(token)).status).toBe(404);
  });

  it('say that nobody could be reached, and that the person does not want it', async () => {
    for (const outcome of ['no-contact', 'declined-by-person']) {
      const { id, token, device } = await opened();
      await device.press(token, 'accept');
      expect((await device.press(token, `fail:${outcome}`)).html).toContain('The hub takes it from here');
      expect(await scene.read(id)).toMatchObject({ status: 'failed', outcome });
    }
  });

  it('keep the position on the list, which can move, and a place ends the wait', async () => {
    const { id, token, device } = await opened();
    await device.press(token, 'wait', { position: '3' });
    expect((await device.look(token)).html).toContain('Position 3');
    await device.press(token, 'wait', { position: '2' });
    expect((await scene.read(id)).waitlist?.position).toBe(2);
    await device.press(token, 'accept');
    expect((await scene.read(id)).waitlist).toBeUndefined();
  });

  it.each(['', 'soon', '0', '-1', '1000', '99999'])('take %j for no position, and change nothing', async (position) => {
    const { id, token, device } = await opened();
    const { status, html } = await device.press(token, 'wait', { position });
    expect(status).toBe(422);
    expect(html).toContain('Write a number');
    expect(await statusOf(id)).toBe('requested');
  });

  it('are refused out of order, and the page shows how it stands', async () => {
    const { id, token, device, code } = await opened();
    await scene.say(partners[0]?.phone ?? '', `yes ${code}`);
    const { status, html } = await device.press(token, 'reject:other');
    expect(status).toBe(409);
    expect(html).toContain('no longer possible');
    expect(await statusOf(id)).toBe('accepted');
  });

  it('answer the text too: the line knows it, and a later text goes on from there', async () => {
    const { id, token, device, code } = await opened();
    await device.press(token, 'accept');
    await scene.say(partners[0]?.phone ?? '', `started ${code}`);
    expect(await statusOf(id)).toBe('in-progress');
    expect((await device.look(token)).html).toContain('Under way');
  });

  it('pressed twice at one instant count once', async () => {
    const { id, token, device } = await opened();
    await Promise.all([device.press(token, 'accept'), device.press(token, 'accept')]);
    expect((await scene.history(id)).filter(({ event }) => event === 'accept')).toHaveLength(1);
  });

  it('tell kindly that another partner was quicker', async () => {
    const { personId } = await scene.person();
    const [one, other] = partners;
    if (one === undefined || other === undefined) throw new Error('the demo hub lacks its partners');
    const { organizationId: _, ...shared } = request(personId);
    const made = ok(
      await createReferralGroup(platform, staff, platform.ids.uuid(), {
        ...shared,
        mode: 'first',
        to: [{ organizationId: one.id }, { organizationId: other.id }],
      }),
    );
    const [first, second] = made.referrals;
    if (first === undefined || second === undefined) throw new Error('both are asked');
    const tokens = await Promise.all(
      [first, second].map(async ({ id }) => tokenIn((await scene.texts(id))[0]?.body ?? '')),
    );
    const [a, b] = [newDevice(), newDevice()];
    await a.open(tokens[0] ?? '');
    await b.open(tokens[1] ?? '');
    expect((await a.press(tokens[0] ?? '', 'accept')).status).toBe(303);
    expect((await b.press(tokens[1] ?? '', 'accept')).status).toBe(404);
    expect(await statusOf(first.id)).toBe('accepted');
    expect(await statusOf(second.id)).toBe('cancelled');
  });
});

describe('the room of the partner', () => {
  it('is told for the service that was asked, by the partner, and for no other', async () => {
    const { services } = await loadDirectory(platform);
    const mine = services.find(
      ({ organizationId, status }) => organizationId === partners[0]?.id && status === 'active',
    );
    const foreign = services.find(({ organizationId }) => organizationId === partners[1]?.id);
    if (mine === undefined || foreign === undefined) throw new Error('the demo hub lacks its services');
    const { token, device } = await opened({ serviceId: mine.id });
    await device.press(token, `capacity:${mine.id}`, { places: '1' });
    await device.press(token, `capacity:${foreign.id}`, { places: '7' });
    const after = (await loadDirectory(platform)).services;
    expect(after.find(({ id }) => id === mine.id)?.capacity?.available).toBe(1);
    expect(after.find(({ id }) => id === foreign.id)?.capacity).toEqual(foreign.capacity);
    expect((await device.look(token)).html).toMatch(/Last told: 1/);
  });
});

describe('a link is over', () => {
  it('when the hub calls the referral off, and when the partner has said no', async () => {
    const one = await opened();
    await cancel(one.id);
    expect((await one.device.look(one.token)).status).toBe(404);
    const other = await opened();
    await other.device.press(other.token, 'reject:not-eligible');
    expect((await other.device.look(other.token)).status).toBe(404);
  });

  it('when a coordinator withdraws it, for looking and for pressing', async () => {
    const { id, token, device } = await opened();
    ok(await withdrawReferralLinks(platform, staff, id));
    expect((await device.look(token)).status).toBe(404);
    expect((await device.press(token, 'accept')).status).toBe(404);
    expect(await statusOf(id)).toBe('requested');
    expect(await told(id)).toEqual(['link-opened: first', 'link-withdrawn']);
  });

  it('when another is asked for by text: on the old device too', async () => {
    const { id, code, token, device } = await opened();
    const reply = await scene.say(partners[0]?.phone ?? '', `link ${code}`);
    expect((await device.look(token)).status).toBe(404);
    const next = newDevice();
    expect((await next.open(tokenIn(reply))).html).toContain('Counselling');
    expect(await told(id)).toEqual(['link-opened: first', 'new-link', 'link-opened: first']);
  });

  it('is told so on a second device, once in the history', async () => {
    const { id, code, token } = await opened();
    const other = newDevice();
    for (let n = 0; n < 3; n += 1) expect((await other.press(token, 'open')).html).toContain(`LINK ${code}`);
    expect(await told(id)).toEqual(['link-opened: first', 'link-elsewhere']);
  });

  it('by time: after two weeks without an answer; each opening of one in hand counts them anew', async () => {
    const [asked, mine] = [await opened(), await opened()];
    await mine.device.press(mine.token, 'accept');
    scene.hub.tick(10 * DAY);
    await mine.device.look(mine.token);
    expect((await asked.device.look(asked.token)).status).toBe(200);
    scene.hub.tick(5 * DAY);
    expect((await asked.device.look(asked.token)).status).toBe(404);
    const { status, cookies } = await mine.device.look(mine.token);
    expect(status).toBe(200);
    expect(cookies[0]).toMatch(/Max-Age=1209600;/);
    expect(await told(mine.id)).toEqual([
      'link-opened: first',
      'link-answered: accept',
      'link-opened: again',
      'link-opened: again',
    ]);
  });
});

describe('a new link, made by a coordinator', () => {
  const renew = (id: string, how: 'text' | 'shown', textId = platform.ids.uuid()) =>
    renewReferralLink(platform, staff, id, { id: textId, how });
  const linksSent = async (id: string): Promise<string[]> =>
    (await scene.texts(id)).filter(({ body }) => body.includes('/p/')).map(({ body }) => tokenIn(body));

  it('is texted to the number that was asked, and the old one leads nowhere, opened or not', async () => {
    const { id, token, device } = await opened();
    expect(ok(await renew(id, 'text'))).toEqual({ link: undefined });
    const [, text] = await scene.texts(id);
    expect(text?.to).toBe(partners[0]?.phone);
    expect((await device.look(token)).status).toBe(404);
    expect((await newDevice().open(tokenIn(text?.body ?? ''))).html).toContain('Counselling');
    expect(await told(id)).toEqual(['link-opened: first', 'new-link: text', 'link-opened: first']);
  });

  it('is texted once, however often the same request comes', async () => {
    const { id } = await sent();
    const textId = platform.ids.uuid();
    for (let n = 0; n < 3; n += 1) ok(await renew(id, 'text', textId));
    const links = await linksSent(id);
    expect(links).toHaveLength(2);
    expect((await newDevice().open(links[1] ?? '')).html).toContain('Counselling');
  });

  it('is shown once, and no text says so', async () => {
    const { id, token } = await sent();
    const { link = '' } = ok(await renew(id, 'shown'));
    expect((await newDevice().look(token)).status).toBe(404);
    const device = newDevice();
    await device.open(tokenIn(link));
    await device.press(tokenIn(link), 'accept');
    expect(await statusOf(id)).toBe('accepted');
    expect(await linksSent(id)).toHaveLength(1);
    const stored = await platform.table.get({ pk: `REFERRAL#${id}`, sk: 'LINK' });
    expect(JSON.stringify(stored)).not.toContain(tokenIn(link));
  });

  it('is not made where nobody is asked, nor for a partner of another organization', async () => {
    const { id, token } = await sent();
    const partner = { ...staff, role: 'partner', organizationId: partners[1]?.id ?? '' } as const;
    const asked = await renewReferralLink(platform, partner, id, { id: platform.ids.uuid(), how: 'shown' });
    expect(asked).toMatchObject({ kind: 'not-found' });
    expect((await newDevice().open(token)).status).toBe(200);
    await cancel(id);
    expect(await renew(id, 'text')).toMatchObject({ code: 'referral-not-open' });
    expect(await linksSent(id)).toHaveLength(1);
  });

  it('is not texted to who has stopped texts, but can be shown', async () => {
    const to = partners[2]?.id ?? '';
    const { id } = await sent({ organizationId: to });
    await scene.say(partners[2]?.phone ?? '', 'STOP');
    expect(await renew(id, 'text')).toMatchObject({ code: 'partner-opted-out', field: 'how' });
    expect(ok(await renew(id, 'shown')).link).toContain('/p/');
    await scene.say(partners[2]?.phone ?? '', 'START');
  });
});

describe('a consent that is taken back', () => {
  it('leaves the page without what was told under it', async () => {
    const { personId, consentId, token, device } = await opened();
    await device.press(token, 'accept');
    const consent = ok(await revokeConsent(platform, staff, personId, consentId));
    expect(consent).toBeDefined();
    await scene.settle();
    const { html } = await device.look(token);
    expect(html).not.toContain('Counselling');
    expect(html).toContain('no longer in force');
  });
});
