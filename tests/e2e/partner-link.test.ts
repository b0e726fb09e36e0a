import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ATTAWAPISKAT, COORDINATOR, DISPATCH, SAFE_HOUSE } from '../scenario/cast.ts';
import { Client, until } from '../scenario/client.ts';
import { startServer, temporaryFolder, type ServerProcess } from '../scenario/server.ts';
import { openBrowser } from './browser.ts';
import { TOO_FAINT } from './contrast.ts';

const folder = temporaryFolder();
let server: ServerProcess;
let client: Client;
beforeAll(async () => {
  server = await startServer({ data: folder.path, fresh: true });
  client = new Client(server.url);
  await client.signIn(COORDINATOR);
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const DETAILS = 'Side door of the band office, ask for M.';
const PHONE = { width: 360, height: 640 };
/** A browser, a server and its functions share two cores, with other tests. */
const SLOW = { timeout: 240_000 };

const tripView = z.looseObject({
  id: z.string(),
  status: z.string(),
  offers: z.array(z.looseObject({ organizationId: z.string(), code: z.string() })).default([]),
  history: z.array(z.looseObject({ event: z.string() })).default([]),
});
type TripView = z.infer<typeof tripView>;

const read = async (id: string): Promise<TripView> =>
  tripView.parse(await client.api(COORDINATOR, 'GET', `/v1/trips/${id}`));

/** A trip that a partner has accepted by text, and the address that the answer brought. */
async function accepted(): Promise<{ id: string; code: string; link: string }> {
  const { id } = tripView.parse(
    await client.api(COORDINATOR, 'POST', '/v1/trips', {
      body: {
        purpose: 'safe-place',
        legs: [
          { from: { kind: 'community', communityId: ATTAWAPISKAT }, to: { kind: 'location', locationId: SAFE_HOUSE } },
        ],
        when: { kind: 'now' },
        passengers: { adults: 1, children: 1 },
        accessibility: ['wheelchair'],
        avoid: { communityIds: ['fn-243'] },
        pickupDetails: DETAILS,
      },
    }),
  );
  const offer = await until('a partner to be asked', 60_000, async () => (await read(id)).offers[0]);
  const phone = (await client.phones()).find((one) => one.organizationId === offer.organizationId)?.number ?? '';
  await client.received(phone, (body) => body.includes(offer.code), 'the offer by SMS');
  const { replies } = await client.text(phone, DISPATCH, `${offer.code} oui`);
  const link = /https?:\S+\/p\/[\w-]{22}/.exec(replies.join(' '))?.[0];
  if (link === undefined) throw new Error('The answer to a yes holds no link');
  return { id, code: offer.code, link };
}

let browser: Browser;
/** A browser of its own for each test: Chromium runs in one process here, and nothing may be left from the test before. */
beforeEach(async () => {
  browser = await openBrowser();
});
afterEach(() => browser.close());

interface Device {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every address asked for. */
  readonly asked: string[];
  readonly complaints: string[];
}

/** What one device keeps, no other sees. */
async function device(options: BrowserContextOptions = {}): Promise<Device> {
  const context = await browser.newContext({ viewport: PHONE, ...options });
  const page = await context.newPage();
  const [asked, complaints]: [string[], string[]] = [[], []];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => {
    // The browser's own word for an answer that refuses.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load')) complaints.push(message.text());
  });
  return { context, page, asked, complaints };
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).click();
const OPEN_HERE = /Open on this device/;

describe('a driver who taps the link, without scripts', SLOW, () => {
  it('opens it with one press, tells each step, and is thanked at the end', async () => {
    const { id, code, link } = await accepted();
    const { page, asked, context } = await device({ javaScriptEnabled: false });
    await page.goto(link);
    expect(await page.getByRole('button').count()).toBe(1);
    expect(await page.content()).not.toContain('band office');
    await press(page, OPEN_HERE);
    await page.getByText(DETAILS).waitFor();
    expect(page.url()).toBe(link);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(code);
    await page.reload();
    await page.getByText(DETAILS).waitFor();

    await page.getByLabel(/how many minutes/).fill('40');
    await press(page, /I am on my way/);
    await page.getByText(/at the pickup around/).waitFor();
    expect((await read(id)).status).toBe('en-route');
    await press(page, /The passenger is on board/);
    await press(page, /We have arrived/);
    await page.getByText(/the trip is done/).waitFor();
    expect((await read(id)).status).toBe('completed');
    await page.goto(link);
    await page.getByText(/no longer valid/).waitFor();

    expect([...new Set(asked)]).toEqual([link]);
    // The link was over, and with it the reason to be known; what is left ends by itself.
    expect((await context.cookies()).every(({ expires }) => expires > 0)).toBe(true);
  });

  it('says that nobody is there by two presses, the second elsewhere', async () => {
    const { id, link } = await accepted();
    const { page } = await device({ javaScriptEnabled: false });
    await page.goto(link);
    await press(page, OPEN_HERE);
    const sure = page.getByRole('button', { name: /Yes, nobody is there/ });
    expect(await sure.isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'Nobody is there' }).click();
    expect((await read(id)).status).toBe('accepted');
    await sure.click();
    await page.getByText(/nobody was there/).waitFor();
    expect((await read(id)).status).toBe('no-show');
  });

  it('reports a problem with its reason, and sees that it was heard', async () => {
    const { id, link } = await accepted();
    const { page } = await device({ javaScriptEnabled: false });
    await page.goto(link);
    await press(page, OPEN_HERE);
    await page.locator('summary', { hasText: 'There is a problem' }).click();
    await press(page, /Breakdown/);
    await page.getByText(/the hub has been told/).waitFor();
    expect((await read(id)).status).toBe('accepted');
  });
});

describe('whom the link is not for', SLOW, () => {
  it('previews and scanners see a button, and leave the link to the driver', async () => {
    const { link } = await accepted();
    for (const method of ['HEAD', 'GET', 'GET']) {
      const preview = await fetch(link, { method, headers: { 'user-agent': 'facebookexternalhit/1.1' } });
      expect(await preview.text()).not.toContain('band office');
    }
    const robot = await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'open' }) });
    expect(robot.status).toBe(403);
    const { page } = await device();
    await page.goto(link);
    await press(page, OPEN_HERE);
    await page.getByText(DETAILS).waitFor();
  });

  it('a second device is told kindly, and how to get another', async () => {
    const { code, link } = await accepted();
    const { page, context } = await device();
    await page.goto(link);
    await press(page, OPEN_HERE);
    await page.getByText(DETAILS).waitFor();
    // A second device is one that has nothing of what the first keeps.
    const kept = await context.cookies();
    await context.clearCookies();
    await page.goto(link);
    await press(page, OPEN_HERE);
    await page.getByText(`LINK ${code}`).waitFor();
    expect(await page.content()).not.toContain('band office');
    await context.addCookies(kept);
    await page.goto(link);
    await page.getByText(DETAILS).waitFor();
  });
});

describe('the cookie of a device', SLOW, () => {
  it('is kept by the browser as it was meant: for this place, for no script, and not for ever', async () => {
    const { link } = await accepted();
    const { page, context } = await device();
    await page.goto(link);
    const cookies = await context.cookies();
    expect(cookies).toMatchObject([{ path: '/p/', httpOnly: true, secure: true, sameSite: 'Strict' }]);
    expect(cookies[0]?.expires).toBeLessThan(Date.now() / 1000 + 13 * 3600);
    expect(z.string().parse(await page.evaluate('document.cookie'))).toBe('');
  });

  it('is not sent when another place brings the driver back, and one press finds it again', async () => {
    const { id, link } = await accepted();
    const { page, context } = await device();
    await context.route('https://messages.example/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${link}">the text</a>` }),
    );
    await page.goto(link);
    await press(page, OPEN_HERE);
    await page.getByText(DETAILS).waitFor();
    await page.goto('https://messages.example/');
    await page.getByText('the text').click();
    await page.getByRole('button', { name: OPEN_HERE }).waitFor();
    expect(await page.content()).not.toContain('band office');
    await press(page, OPEN_HERE);
    await page.getByText(DETAILS).waitFor();
    expect((await read(id)).history.filter(({ event }) => event.startsWith('link-'))).toHaveLength(1);
  });
});

describe('for everybody', SLOW, () => {
  const small = `[...document.querySelectorAll('button, input, summary, a')].filter((one) => one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().height < (one.tagName === 'A' ? 44 : 56)).map((one) => one.outerHTML)`;
  const close = `(() => {
    const boxes = [...document.querySelectorAll('button, summary')].filter((one) => one.checkVisibility())
      .map((one) => one.getBoundingClientRect());
    return boxes.slice(1).map((box, at) => box.top - boxes[at].bottom).filter((gap) => gap < 12);
  })()`;

  it('is read in the light and in the dark, large and small, with gloves on, and says its languages', async () => {
    const { link } = await accepted();
    const { page, asked, complaints } = await device({ reducedMotion: 'reduce' });
    await page.goto(link);
    expect(await page.title()).toBe('Info');
    await press(page, OPEN_HERE);
    await page.getByText(DETAILS).waitFor();
    expect(await page.title()).toBe('Info');
    const bytes = z.number().parse(await page.evaluate('new Blob([document.documentElement.outerHTML]).size'));
    expect(bytes).toBeLessThan(10_000);
    expect(z.string().parse(await page.evaluate('document.documentElement.lang'))).toMatch(/^(fr|en)$/);
    const others = z.number().parse(await page.evaluate('document.querySelectorAll("small:not([lang])").length'));
    expect(others).toBe(0);
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(z.array(z.string()).parse(await page.evaluate(small))).toEqual([]);
    expect(z.array(z.number()).parse(await page.evaluate(close))).toEqual([]);
    for (const [width, height] of [[360, 640] as const, [320, 256] as const, [1280, 800] as const]) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
        expect(z.array(z.string()).parse(await page.evaluate(TOO_FAINT))).toEqual([]);
      }
    }
    expect(asked.every((url) => url === link || url.startsWith('data:'))).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('is worked by keyboard alone, the next step first', async () => {
    const { id, link } = await accepted();
    const { page } = await device();
    await page.goto(link);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(DETAILS).waitFor();
    // The way past the details, then the field and its button.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('25');
    await page.keyboard.press('Enter');
    await page.getByText(/at the pickup around/).waitFor();
    expect((await read(id)).status).toBe('en-route');
  });
});
