import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { COORDINATOR } from '../scenario/cast.ts';
import { Client } from '../scenario/client.ts';
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

const PHONE = { width: 360, height: 640 };
/** A browser, a server and its functions share two cores, with other tests. */
const SLOW = { timeout: 120_000 };

const referralView = z.looseObject({ id: z.string(), status: z.string(), code: z.string().optional() });
const read = async (id: string) => referralView.parse(await client.api(COORDINATOR, 'GET', `/v1/referrals/${id}`));

/** A referral that a partner was asked about by text, and the address in that text. */
async function asked(urgency: 'urgent' | 'standard' = 'standard'): Promise<{ id: string; link: string }> {
  const consent = {
    recipient: { kind: 'partners-as-needed' },
    purpose: 'referral',
    shares: ['needs', 'age-band', 'community', 'language', 'name'],
    how: 'spoken',
  };
  const { personId } = z
    .looseObject({ personId: z.string() })
    .parse(
      await client.api(COORDINATOR, 'POST', '/v1/people', { body: { ageBand: '18-plus', language: 'fr', consent } }),
    );
  const partner = (await client.phones()).find(({ organizationId }) => organizationId !== undefined);
  const made = referralView.parse(
    await client.api(COORDINATOR, 'POST', '/v1/referrals', {
      body: {
        personId,
        organizationId: partner?.organizationId,
        needs: ['counselling', 'housing'],
        urgency,
        ageBand: '18-plus',
        communityId: 'place-timmins',
        language: 'fr',
      },
    }),
  );
  const isIt = (body: string): boolean => body.includes(made.code ?? '-') && body.includes('/p/');
  const text = await client.received(partner?.number ?? '', isIt, 'the ask by SMS');
  const link = /https?:\S+\/p\/[\w-]{22}/.exec(JSON.stringify(text))?.[0];
  if (link === undefined) throw new Error('The ask holds no link');
  return { id: made.id, link };
}

let browser: Browser;
beforeEach(async () => {
  browser = await openBrowser();
});
afterEach(() => browser.close());

async function device(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: PHONE, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load')) complaints.push(message.text());
  });
  return { page, complaints };
}

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).click();

describe('a partner who taps the link of a referral, without scripts', SLOW, () => {
  it('sees what is asked, puts it on the list, offers the place, and says how it ended', async () => {
    const { id, link } = await asked();
    const { page } = await device({ javaScriptEnabled: false });
    await page.goto(link);
    expect(await page.getByRole('button').count()).toBe(1);
    expect(await page.content()).not.toContain('Timmins');
    await press(page, /Open on this device/);
    await page.getByText('Timmins').waitFor();
    expect(page.url()).toBe(link);

    await page.locator('summary', { hasText: 'On our waiting list' }).click();
    await page.getByLabel(/At which position/).fill('3');
    await press(page, /Put on the list/);
    await page.getByText('Position 3').waitFor();
    expect((await read(id)).status).toBe('received');
    await press(page, /there is a place now/);
    await page
      .getByText(/The hub will call you/)
      .first()
      .waitFor();
    expect((await read(id)).status).toBe('accepted');
    await press(page, /It has begun/);
    await page.getByText(/Under way/).waitFor();
    await page.locator('summary', { hasText: 'It is over' }).click();
    await press(page, /Service given/);
    await page.getByText(/Noted: done/).waitFor();
    expect((await read(id)).status).toBe('completed');
    await page.goto(link);
    await page.getByText(/no longer valid/).waitFor();
  });

  it('says no with a reason, by two presses', async () => {
    const { id, link } = await asked('urgent');
    const { page } = await device({ javaScriptEnabled: false });
    await page.goto(link);
    await press(page, /Open on this device/);
    const sure = page.getByRole('button', { name: /Out of our area/ });
    expect(await sure.isVisible()).toBe(false);
    await page.locator('summary', { hasText: 'We cannot' }).click();
    await sure.click();
    await page.getByText(/Thank you for answering/).waitFor();
    expect(await read(id)).toMatchObject({ status: 'rejected', rejectReason: 'out-of-area' });
  });
});

describe('for everybody', SLOW, () => {
  const small = `[...document.querySelectorAll('button, input, summary, a')].filter((one) => one.checkVisibility())
    .filter((one) => one.getBoundingClientRect().height < (one.tagName === 'A' ? 44 : 56)).map((one) => one.outerHTML)`;
  const unnamed = `[...document.querySelectorAll('input')].filter((one) => one.labels.length === 0).length`;

  it('is read in the light and in the dark, large and small, in both languages', async () => {
    const { link } = await asked('urgent');
    const { page, complaints } = await device({ reducedMotion: 'reduce' });
    await page.goto(link);
    expect(await page.title()).toBe('Info');
    await press(page, /Open on this device/);
    await page.getByText('Timmins').waitFor();
    const bytes = z.number().parse(await page.evaluate('new Blob([document.documentElement.outerHTML]).size'));
    expect(bytes).toBeLessThan(12_000);
    expect(z.number().parse(await page.evaluate('document.querySelectorAll("small:not([lang])").length'))).toBe(0);
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(z.array(z.string()).parse(await page.evaluate(small))).toEqual([]);
    expect(z.number().parse(await page.evaluate(unnamed))).toBe(0);
    for (const [width, height] of [[360, 640] as const, [320, 256] as const, [1280, 800] as const]) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
        expect(z.array(z.string()).parse(await page.evaluate(TOO_FAINT))).toEqual([]);
      }
    }
    expect(complaints).toEqual([]);
  });
});
