import { beforeAll, describe, expect, it } from 'vitest';
import { ttlAfter } from '../../shared/platform/clock.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { cancelTrip, redispatchTrip } from '../../shared/transport/index.ts';
import { newLinkWrites, withdrawLinks } from '../../shared/transport/link/store.ts';
import { askOfOffer } from '../../shared/transport/store.ts';
import { acceptedTrip, DETAILS, Device, tokenIn, type Accepted } from './partner-device.ts';
import { ok, staff, transportScene, type Scene } from './transport-scene.ts';

let scene: Scene;
let platform: Platform;
beforeAll(async () => {
  scene = await transportScene();
  platform = scene.platform;
});

const HOUR = 3_600_000;
const newDevice = (): Device => new Device(platform);
const accepted = (): Promise<Accepted> => acceptedTrip(scene);

/** What the history tells of the link, oldest first. */
const told = async (tripId: string): Promise<string[]> =>
  (await scene.read(tripId)).history
    .filter(({ event }) => event.includes('link'))
    .map(({ event, reason }) => (reason === undefined ? event : `${event}: ${reason}`));

const statusOf = async (tripId: string): Promise<string> => (await scene.read(tripId)).trip.status;
const renewed = async ({ trip, first }: Accepted): Promise<{ link: string; outcome: { committed: boolean } }> => {
  const { writes, link } = await newLinkWrites(platform, askOfOffer(trip, first, 'accepted'));
  return { link, outcome: await platform.table.write(writes) };
};

describe('the link in a text', () => {
  it('shows a button and nothing else, then the details on the device that pressed it', async () => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    const first = await phone.look(token);
    expect(first.status).toBe(200);
    expect(first.html.match(/<button/g)).toHaveLength(1);
    expect(first.html).not.toMatch(/House|band office|Attawapiskat|Timmins|[Tt]rajet|[Tt]rip\b/);
    expect((await phone.press(token, 'open')).status).toBe(303);
    const opened = await phone.look(token);
    expect(opened.html).toContain(DETAILS);
    expect(opened.html).toContain('Attawapiskat');
    expect(opened.html).toContain('House');
    expect(await told(trip.id)).toEqual(['link-opened: first']);
  });

  it('gives a cookie that scripts, other sites and open lines never see, and that ends with the link', async () => {
    const { token } = await accepted();
    const { cookies } = await newDevice().look(token);
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(
      /^__Secure-p-[\w-]{8}=[\w-]{22}; Max-Age=43200; Path=\/p\/; Secure; HttpOnly; SameSite=Strict$/,
    );
  });

  it('stores neither the address nor the secret of the device', async () => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    const [secret = ''] = phone.jar.values();
    expect(secret).toHaveLength(22);
    const id = await platform.fingerprint('partner-link', token);
    const link = await platform.table.get({ pk: `LINK#${id}`, sk: 'LINK' });
    const current = await platform.table.get({ pk: `TRIP#${trip.id}`, sk: 'LINK' });
    expect(link?.['device']).toMatch(/^[\w-]{43}$/);
    expect(current?.['linkId']).toBe(id);
    expect(JSON.stringify([link, current])).not.toContain(secret);
    expect(JSON.stringify([link, current])).not.toContain(token);
    expect(link?.['expiresAt']).toBe(ttlAfter(String(link?.['endsAt']), 1));
  });

  it('says nothing to caches, search engines, frames and other sites', async () => {
    const { token } = await accepted();
    const { headers, html } = await newDevice().look(token);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers['x-robots-tag']).toContain('noindex');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(html).toContain('<title>Info</title>');
    expect(html).not.toMatch(/og:|<script|https?:/);
  });
});

describe('who comes before the driver', () => {
  it.each(['GET', 'HEAD'])('a preview or scanner (%s), however often, does not use the link up', async (method) => {
    const { trip, token } = await accepted();
    for (let n = 0; n < 5; n += 1) expect((await newDevice().go(method, token)).html).not.toContain(DETAILS);
    expect(await told(trip.id)).toEqual([]);
    expect((await newDevice().open(token)).html).toContain(DETAILS);
  });

  it('a robot that presses every button without keeping cookies does not either', async () => {
    const { trip, token } = await accepted();
    for (const button of ['open', 'en-route', 'completed', 'no-show', 'problem:other']) {
      const { status, html } = await newDevice().press(token, button);
      expect(status).toBe(403);
      expect(html).not.toContain(DETAILS);
      expect(html).toContain('cookies');
    }
    expect(await statusOf(trip.id)).toBe('accepted');
    expect((await newDevice().open(token)).html).toContain(DETAILS);
  });

  it('another site that sends the form through the browser of a driver does nothing', async () => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    const forged = await phone.go('POST', token, { answer: 'completed' }, { 'sec-fetch-site': 'cross-site' });
    expect(forged.html).not.toContain(DETAILS);
    expect(await statusOf(trip.id)).toBe('accepted');
  });
});

describe('a second device', () => {
  it('sees the button, and when it presses it, that the link was opened elsewhere and how to get another', async () => {
    const { trip, first, token } = await accepted();
    await newDevice().open(token);
    const other = newDevice();
    expect((await other.look(token)).cookies).toEqual([]);
    // A secret of its own making is no better than none.
    for (const secret of [undefined, 'AAAAAAAAAAAAAAAAAAAAAA', 'nonsense']) {
      if (secret !== undefined) other.jar.set(await cookieName(token), secret);
      const { status, html } = await other.press(token, 'open');
      expect(status).toBe(403);
      expect(html).not.toContain(DETAILS);
      expect(html).toContain(`LIEN ${first.code}`);
      expect(html).toContain(`LINK ${first.code}`);
    }
    expect(await told(trip.id)).toEqual(['link-opened: first', 'link-elsewhere']);
  });

  it('that looked before the first had pressed is told so too', async () => {
    const { token } = await accepted();
    const [one, other] = [newDevice(), newDevice()];
    await one.look(token);
    await other.look(token);
    await one.press(token, 'open');
    const { status, html } = await other.press(token, 'open');
    expect(status).toBe(403);
    expect(html).not.toContain(DETAILS);
    expect((await other.look(token)).html).not.toContain(DETAILS);
    expect((await one.look(token)).html).toContain(DETAILS);
  });

  it('of twenty that press at one instant, one gets in', async () => {
    const { trip, token } = await accepted();
    const devices = Array.from({ length: 20 }, () => newDevice());
    await Promise.all(devices.map((device) => device.look(token)));
    const pressed = await Promise.all(devices.map((device) => device.press(token, 'open')));
    expect(pressed.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1);
    expect(pressed.map(({ status }) => status).filter((status) => status === 403)).toHaveLength(19);
    const after = await Promise.all(devices.map((device) => device.look(token)));
    expect(after.filter(({ html }) => html.includes(DETAILS))).toHaveLength(1);
    expect(await told(trip.id)).toEqual(['link-opened: first', 'link-elsewhere']);
  });

  it('presses no button of the trip, and neither does one that has not opened it', async () => {
    const { trip, token } = await accepted();
    const [one, other] = [newDevice(), newDevice()];
    await one.look(token);
    expect((await one.press(token, 'en-route')).status).toBe(403);
    await other.look(token);
    await one.open(token);
    expect((await other.press(token, 'completed')).status).toBe(403);
    expect(await statusOf(trip.id)).toBe('accepted');
  });
});

const cookieName = async (token: string): Promise<string> =>
  `__Secure-p-${(await platform.fingerprint('partner-link', token)).slice(0, 8)}`;

describe('the bound device', () => {
  it('opens again by its cookie, and an opening is told once in ten minutes', async () => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    await phone.look(token);
    expect(await told(trip.id)).toEqual(['link-opened: first']);
    scene.hub.tick(10 * 60_000);
    expect((await phone.look(token)).html).toContain(DETAILS);
    await phone.look(token);
    expect(await told(trip.id)).toEqual(['link-opened: first', 'link-opened: again']);
  });

  it('opens again after a press whose answer was lost on the way', async () => {
    const { token } = await accepted();
    const phone = newDevice();
    await phone.look(token);
    await phone.press(token, 'open');
    expect((await phone.press(token, 'open')).status).toBe(303);
    expect((await phone.look(token)).html).toContain(DETAILS);
  });

  it('keeps its secret when it comes from a text by a way on which browsers send no strict cookie', async () => {
    const { token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    const kept = new Map(phone.jar);
    phone.jar.clear();
    const seen = await phone.look(token);
    expect(seen.html).not.toContain(DETAILS);
    expect(seen.cookies).toEqual([]);
    for (const [name, value] of kept) phone.jar.set(name, value);
    expect((await phone.press(token, 'open')).status).toBe(303);
  });

  it('a press replayed by somebody without the cookie shows and changes nothing', async () => {
    const { trip, token } = await accepted();
    const phone = newDevice();
    await phone.open(token);
    await phone.press(token, 'en-route', { minutes: '40' });
    const replayed = await newDevice().press(token, 'en-route', { minutes: '5' });
    expect(replayed.status).toBe(403);
    expect(replayed.html).not.toContain(DETAILS);
    expect((await scene.read(trip.id)).history.filter(({ event }) => event === 'depart')).toHaveLength(1);
  });

  it('holds several links at once, with nothing in common between them', async () => {
    const phone = newDevice();
    const [one, two] = [await accepted(), await accepted()];
    expect((await phone.open(one.token)).html).toContain(one.first.code);
    expect((await phone.open(two.token)).html).toContain(two.first.code);
    expect((await phone.look(one.token)).html).toContain(DETAILS);
    expect(new Set(phone.jar.values()).size).toBe(2);
  });
});

describe('a link is over', () => {
  async function expectOver(device: Device, token: string): Promise<void> {
    for (const answered of [await device.look(token), await device.press(token, 'open')]) {
      expect(answered.status).toBe(404);
      expect(answered.html).not.toContain(DETAILS);
      expect(answered.html).not.toMatch(/Attawapiskat|Timmins/);
    }
  }
  const opened = async (): Promise<Accepted & { phone: Device }> => {
    const one = await accepted();
    const phone = newDevice();
    expect((await phone.open(one.token)).html).toContain(DETAILS);
    return { ...one, phone };
  };

  it('when its time has come', async () => {
    const { token, phone } = await opened();
    scene.hub.tick(12 * HOUR - 1);
    expect((await phone.look(token)).html).toContain(DETAILS);
    scene.hub.tick(1);
    await expectOver(phone, token);
  });

  it('when the partner withdraws, and stays so when they take the trip again', async () => {
    const { first, token, phone } = await opened();
    await scene.say(first.organizationId, `non ${first.code}`);
    await expectOver(phone, token);
    const again = tokenIn(await scene.say(first.organizationId, `oui ${first.code}`));
    expect(again).not.toBe('');
    await expectOver(phone, token);
    expect((await newDevice().open(again)).html).toContain(DETAILS);
  });

  it('when the hub takes the trip back, or calls it off', async () => {
    const [one, two] = [await opened(), await opened()];
    ok(await redispatchTrip(platform, staff, one.trip.id, (await scene.read(one.trip.id)).trip.version, 'other plans'));
    await expectOver(one.phone, one.token);
    ok(await cancelTrip(platform, staff, two.trip.id, (await scene.read(two.trip.id)).trip.version, 'not needed'));
    await expectOver(two.phone, two.token);
  });

  it.each(['completed', 'no-show'])('when the trip ends (%s), which the page says once', async (end) => {
    const { trip, token, phone } = await opened();
    const said = await phone.press(token, end);
    expect(said.status).toBe(200);
    expect(said.html).toMatch(end === 'completed' ? /terminé/ : /personne au rendez-vous/);
    expect(said.html).not.toContain(DETAILS);
    expect(await statusOf(trip.id)).toBe(end);
    await expectOver(phone, token);
  });

  it('when a coordinator withdraws it, opened or not, for good', async () => {
    const { trip, token, phone } = await opened();
    expect(await platform.table.write(withdrawLinks(platform, trip.id))).toEqual({ committed: true });
    await expectOver(phone, token);
    expect(await platform.table.write(withdrawLinks(platform, trip.id))).toEqual({ committed: true });
    const unopened = await accepted();
    await platform.table.write(withdrawLinks(platform, unopened.trip.id));
    await expectOver(newDevice(), unopened.token);
  });

  it.each(['non', 'terminé'])(
    'when the trip is not theirs or over (%s), even if the link itself was left',
    async (word) => {
      const { trip, first, token, phone } = await opened();
      const current = await platform.table.get({ pk: `TRIP#${trip.id}`, sk: 'LINK' });
      await scene.say(first.organizationId, `${word} ${first.code}`);
      await platform.table.write(current === undefined ? [] : [{ put: current }]);
      expect(await platform.table.get({ pk: `TRIP#${trip.id}`, sk: 'LINK' })).toEqual(current);
      await expectOver(phone, token);
    },
  );

  it('when it never was', async () => {
    for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', '../../etc', '', 'x'.repeat(5000)]) {
      expect((await newDevice().look(token)).status).toBe(404);
    }
  });
});

describe('a new link', () => {
  it('takes the place of every other, opened or not, and binds anew', async () => {
    const one = await accepted();
    const phone = newDevice();
    await phone.open(one.token);
    const { link, outcome } = await renewed(one);
    expect(outcome.committed).toBe(true);
    expect((await phone.look(one.token)).status).toBe(404);
    const second = tokenIn(link);
    expect((await newDevice().open(second)).html).toContain(DETAILS);
    await renewed(one);
    expect((await newDevice().look(second)).status).toBe(404);
    expect(await told(one.trip.id)).toEqual(['link-opened: first', 'new-link', 'link-opened: first', 'new-link']);
  });

  it('asked for twice at one instant leaves one that works', async () => {
    const one = await accepted();
    const links = await Promise.all([renewed(one), renewed(one), renewed(one)]);
    const seen = await Promise.all(links.map(({ link }) => newDevice().look(tokenIn(link))));
    expect(seen.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is not given for a trip that is not theirs any more', async () => {
    const one = await accepted();
    await scene.say(one.first.organizationId, `non ${one.first.code}`);
    expect((await renewed(one)).outcome).toEqual({ committed: false, refusals: ['trip-taken'] });
    const two = await accepted();
    await scene.say(two.first.organizationId, `terminé ${two.first.code}`);
    expect((await renewed(two)).outcome).toEqual({ committed: false, refusals: ['trip-taken'] });
  });
});
