import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { COORDINATOR } from '../scenario/cast.ts';
import { Client, until } from '../scenario/client.ts';
import { startServer, temporaryFolder, type ServerProcess } from '../scenario/server.ts';
import { openBrowser } from './browser.ts';
import { TOO_FAINT } from './contrast.ts';
import { inTheQueue, opened } from './triage-queue.ts';

/** A browser, a server and its functions share two cores, with other tests. */
vi.setConfig({ testTimeout: 120_000 });

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

/** Where the demo hub's quick exit leads. */
const AWAY = 'https://weather.gc.ca/';

let browser: Browser;
let context: BrowserContext;
let page: Page;
/** Addresses asked for, and how many bytes came back. */
let asked: string[];
let received: number;
let complaints: string[];
const faultsExpected = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/;

/** A browser of its own for each test: Chromium runs in one process here, and nothing may be left from the test before. */
async function sitDown(options: BrowserContextOptions = {}): Promise<void> {
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 360, height: 640 }, ...options });
  page = await context.newPage();
  [asked, received, complaints] = [[], 0, []];
  await context.route(`${AWAY}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Sunny</h1>' }));
  page.on('request', (request) => asked.push(request.url()));
  page.on('requestfinished', (request) => {
    void request.sizes().then(
      ({ responseBodySize, responseHeadersSize }) => (received += responseBodySize + responseHeadersSize),
      () => undefined,
    );
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !faultsExpected.test(message.text())) complaints.push(message.text());
  });
}
afterEach(() => browser.close());

/** What an expression comes to in the page; a text, because nothing else here knows the types of a browser. */
const inPage = async <T>(schema: z.ZodType<T>, expression: string): Promise<T> =>
  schema.parse(await page.evaluate(expression));

const field = () => page.locator('#field');
const bubbles = (from: 'person' | 'hub') => page.locator(`#thread .${from}`);
/** The sending was answered: a look at the thread may bring its bubbles before that, while the page still keeps the words. */
const LEFT = "document.querySelector('#status').textContent + document.querySelector('#field').value";
const sent = (): Promise<void> => expect.poll(() => inPage(z.string(), LEFT), { timeout: 60_000 }).toBe('');
/** Types, sends with Enter, and waits for the nth bubble of the person and the answer to it. */
async function say(words: string, nth: number): Promise<string> {
  await field().pressSequentially(words);
  await page.keyboard.press('Enter');
  await bubbles('person').nth(nth).waitFor();
  await bubbles('hub').nth(nth).waitFor();
  await sent();
  return bubbles('hub').nth(nth).innerText();
}

describe('the page in French, by keyboard alone', () => {
  beforeEach(() => sitDown());

  it('carries a talk into the queue of the coordinators', async () => {
    await page.goto(`${server.url}/ecrire`);
    for (let tabs = 0; tabs < 8 && !(await inPage(z.boolean(), 'document.activeElement.id === "field"')); tabs += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await say("Allo, j'ai besoin d'un lift, un endroit safe, je suis à Moosonee", 0)).toMatch(/OUI ou NON/);
    expect(await say('oui', 1)).not.toBe('');
    expect(await field().inputValue()).toBe('');
    expect(await inPage(z.boolean(), 'document.activeElement.id === "field"')).toBe(true);
    await say('une personne svp', 2);
    const { urgency, texts } = await inTheQueue(client, 'une personne svp');
    expect(urgency).toBe('human-asked');
    expect(texts).toEqual([
      "Allo, j'ai besoin d'un lift, un endroit safe, je suis à Moosonee",
      'oui',
      'une personne svp',
    ]);
    expect(complaints).toEqual([]);
  });

  it('weighs less than 30 kB, all that was fetched counted, and asks nobody else', async () => {
    await page.goto(`${server.url}/ecrire`, { waitUntil: 'networkidle' });
    const document = await inPage(z.number(), 'new Blob([document.documentElement.outerHTML]).size');
    // Counted when the browser tells of it.
    await vi.waitFor(() => expect(received).toBeGreaterThan(2_000), 60_000);
    expect(received).toBeLessThan(12_000);
    expect(document).toBeLessThan(13_000);
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([`${server.url}/ecrire`]);
  });

  it('keeps the words when the network fails, and sends them once when it is back', async () => {
    await page.goto(`${server.url}/ecrire`);
    await say('bonjour', 0);
    await context.setOffline(true);
    await field().fill('mes mots à moi');
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await page.getByText('Pas envoyé').waitFor();
    expect(await field().inputValue()).toBe('mes mots à moi');
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Envoyer' }).click();
    await bubbles('person').nth(1).waitFor();
    await sent();
    expect(await page.getByText('Pas envoyé').count()).toBe(0);
  });

  it('sends a text whose answer was lost again, and it is one text', async () => {
    await page.goto(`${server.url}/ecrire`);
    await page.route('**/web/texts', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await field().fill('parler avec une vraie personne');
    await page.keyboard.press('Enter');
    await page.getByText('Pas envoyé').waitFor();
    await page.unroute('**/web/texts');
    await page.keyboard.press('Enter');
    await bubbles('hub').first().waitFor();
    expect(await bubbles('person').allInnerTexts()).toEqual(['Toi\nparler avec une vraie personne']);
    expect((await inTheQueue(client, 'parler avec une vraie personne')).texts).toEqual([
      'parler avec une vraie personne',
    ]);
  });
});

describe('a coordinator who takes over', () => {
  beforeEach(() => sitDown());

  it('is announced on the page, and read there without a touch', async () => {
    await page.goto(`${server.url}/ecrire`);
    await say("je veux parler à quelqu'un de l'équipe", 0);
    await say('une intervenante svp', 1);
    const { conversationId } = await inTheQueue(client, 'une intervenante svp');
    const path = `/v1/conversations/${conversationId}`;
    const reason = { 'access-reason': 'intake-triage' };
    const { version } = opened.parse(await client.api(COORDINATOR, 'GET', path, { headers: reason }));
    const headers = { 'if-match': `"${version}"` };
    await client.api(COORDINATOR, 'POST', `${path}/actions`, { body: { action: 'take-over' }, headers });
    await page.getByText('Une personne est avec toi.').waitFor();
    const body = 'Bonjour, ça va? Je suis là tant que tu veux.';
    await client.api(COORDINATOR, 'POST', `${path}/texts`, { body: { body, knowingly: true } });
    await page.getByText(body).waitFor();
    expect(await bubbles('hub').last().innerText()).toBe(`Nous\n${body}`);
    expect(await page.title()).toBe('Messages');
    // The page tells that it has shown it, the next time that it asks.
    await until('the coordinator to see that it was shown', 60_000, async () => {
      const { messages, seenThrough } = opened.parse(await client.api(COORDINATOR, 'GET', path, { headers: reason }));
      return seenThrough === messages.at(-1)?.sequence ? true : undefined;
    });
  });

  it('is not asked for while nobody looks at the page', async () => {
    await page.clock.install();
    await page.goto(`${server.url}/ecrire`);
    await say('bonjour', 0);
    const look = (hidden: boolean): Promise<unknown> =>
      page.evaluate(
        `Object.defineProperty(document, 'hidden', { configurable: true, value: ${hidden} });
         document.dispatchEvent(new Event('visibilitychange'))`,
      );
    await look(true);
    asked.length = 0;
    await page.clock.fastForward('10:00');
    expect(asked).toEqual([]);
    const news = page.waitForRequest('**/web/thread');
    await look(false);
    expect((await news).postDataJSON()).toMatchObject({ after: 1 });
  });
});

describe('the page in English, without scripts', () => {
  beforeEach(() => sitDown({ javaScriptEnabled: false }));

  it('carries a talk by plain forms, and keeps what was not sent', async () => {
    await page.goto(`${server.url}/write`);
    const send = async (words: string): Promise<void> => {
      await page.getByLabel('Your message').fill(words);
      await page.getByRole('button', { name: 'Send' }).click();
    };
    await send('Hello, is anybody there <b>&amp;');
    await bubbles('hub').first().waitFor();
    expect(await bubbles('hub').allInnerTexts()).toHaveLength(1);
    expect(await bubbles('person').first().innerText()).toBe('You\nHello, is anybody there <b>&amp;');
    await send('I want to talk to a real person');
    await bubbles('hub').nth(1).waitFor();
    expect(await bubbles('hub').last().innerText()).toMatch(/person/i);
    await page.getByLabel('Your message').fill('half a th');
    // The page that was asked for has the address of the one that asks.
    const anew = page.waitForEvent('framenavigated');
    await page.getByRole('button', { name: 'New answers' }).click();
    await anew;
    await page.waitForURL(`${server.url}/write#last`);
    expect(await page.getByLabel('Your message').inputValue()).toBe('half a th');
    const { urgency, texts } = await inTheQueue(client, 'I want to talk to a real person');
    expect(urgency).toBe('human-asked');
    expect(texts).toEqual(['Hello, is anybody there <b>&amp;', 'I want to talk to a real person']);
    expect(await context.cookies()).toEqual([]);
  });

  it('leaves by the same button, a plain link', async () => {
    await page.goto(`${server.url}/write`);
    await page.getByLabel('Your message').fill('my whole story');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('my whole story').waitFor();
    await page.getByRole('link', { name: 'Leave now' }).click();
    await page.waitForURL(AWAY);
    expect(await page.getByText('Sunny').count()).toBe(1);
  });

  it('shows nothing any more once it was cleared, even to a browser that sends the form again', async () => {
    await page.goto(`${server.url}/write`);
    await page.getByLabel('Your message').fill('my whole story');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('my whole story').waitFor();
    await page.getByRole('button', { name: 'Clear the page' }).click();
    await page.getByText('The page is clear.').waitFor();
    expect(await bubbles('person').count()).toBe(0);
    await page.goBack();
    expect(await page.content()).not.toContain('my whole story');
  });
});

describe('the quick exit', () => {
  beforeEach(() => sitDown());
  const secret = 'words nobody else may see';
  const LEAVING = 'leaving';

  const ways: readonly (readonly [string, () => Promise<void>])[] = [
    ['by its button', () => page.getByRole('link', { name: 'Leave now' }).click()],
    [
      'by Shift three times, in the middle of writing',
      async () => {
        await field().press('Shift');
        await page.keyboard.press('Shift');
        await page.keyboard.press('Shift');
      },
    ],
  ];
  it.each(ways)(
    '%s leaves the address, asks us nothing, and Back does not bring the thread back',
    async (_how, leave) => {
      await page.addInitScript(
        `addEventListener('beforeunload', () => console.log('${LEAVING}', document.title + ':', document.body.innerText))`,
      );
      await page.goto(`${server.url}/sim`);
      await page.goto(`${server.url}/write`);
      await say(secret, 0);
      await field().fill('more of them');
      const entries = await inPage(z.number(), 'history.length');
      // No look at the thread is due for a while after one.
      await page.waitForResponse(`${server.url}/web/thread`);
      asked.length = 0;
      const onTheScreen = page.waitForEvent('console', (message) => message.text().startsWith(LEAVING));
      await leave();
      // What is seen until the other site answers, however long that takes.
      expect((await onTheScreen).text()).toBe(`${LEAVING} Messages: `);
      await page.waitForURL(AWAY);
      expect(asked).toEqual([AWAY]);
      expect(await inPage(z.number(), 'history.length')).toBe(entries);
      await page.goBack();
      expect(page.url()).toBe(`${server.url}/sim`);
      await page.goForward();
      expect(page.url()).toBe(AWAY);
      expect(await page.content()).not.toContain(secret);
    },
  );

  it('does not take capital letters for it', async () => {
    await page.goto(`${server.url}/write`);
    await field().focus();
    for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`);
    expect(await field().inputValue()).toBe('ABCD');
    expect(page.url()).toBe(`${server.url}/write`);
  });
});

describe('after the page', () => {
  beforeEach(() => sitDown());

  it('nothing is left in the browser: no cookie, no storage, no cache, no address with a secret', async () => {
    await page.goto(`${server.url}/write`);
    await say('hello there', 0);
    expect(await context.cookies()).toEqual([]);
    const kept = await inPage(
      z.looseObject({}),
      `(async () => ({ cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
        databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length, state: history.state, name: window.name }))()`,
    );
    expect(kept).toEqual({
      cookie: '',
      local: 0,
      session: 0,
      databases: 0,
      caches: 0,
      workers: 0,
      state: null,
      name: '',
    });
    const ours = ['/write', '/web/texts', '/web/thread'].map((path) => server.url + path);
    expect(asked.filter((url) => !ours.includes(url) && !url.startsWith('data:'))).toEqual([]);
  });

  it('going elsewhere and back shows an empty page that is another conversation', async () => {
    await page.goto(`${server.url}/write`);
    await say('my story', 0);
    await field().fill('and its end');
    // A browser may keep a page that was left as it stood: it must stand empty.
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    expect(await bubbles('person').count()).toBe(0);
    expect(await field().inputValue()).toBe('');
    await page.goto(AWAY);
    await page.goBack();
    expect(page.url()).toBe(`${server.url}/write`);
    expect(await page.content()).not.toContain('my story');
    expect(await field().inputValue()).toBe('');
    await say('a real person please', 0);
    expect((await inTheQueue(client, 'a real person please')).texts).toEqual(['a real person please']);
  });

  it('half an hour of silence takes the conversation off, and the next words begin another', async () => {
    await page.clock.install();
    await page.goto(`${server.url}/write`);
    await say('I need a person', 0);
    await page.clock.fastForward('31:00');
    await page.getByText('no longer on this page').waitFor();
    expect(await bubbles('person').count()).toBe(0);
    await field().fill('another person at this computer');
    await page.getByRole('button', { name: 'Send' }).click();
    await bubbles('person').first().waitFor();
    expect(await bubbles('person').allInnerTexts()).toEqual(['You\nanother person at this computer']);
  });
});

describe('for everybody', () => {
  beforeEach(() => sitDown({ reducedMotion: 'reduce' }));

  it.each(['/ecrire', '/write'])('%s names every control, says its language and moves nothing', async (path) => {
    await page.goto(server.url + path);
    const french = path === '/ecrire';
    expect(await inPage(z.string(), 'document.documentElement.lang')).toBe(french ? 'fr' : 'en');
    expect(await page.title()).toBe('Messages');
    expect(await page.getByRole('textbox', { name: french ? 'Ton message' : 'Your message' }).count()).toBe(1);
    expect(await page.getByRole('button', { name: french ? 'Envoyer' : 'Send' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: french ? 'Quitter vite' : 'Leave now' }).count()).toBe(1);
    expect(await page.getByRole('log').getAttribute('aria-label')).toBe('Conversation');
    expect(await page.getByRole('status').count()).toBe(2);
    expect(await page.getByRole('heading').count()).toBe(1);
    expect(await inPage(z.number(), 'document.getAnimations().length')).toBe(0);
    // A finger finds what is 44 pixels high (WCAG 2.2, 2.5.5); a line that opens is wide enough at 24 (2.5.8).
    const small = `[...document.querySelectorAll('#leave, button, textarea, summary')]
      .filter((one) => one.getBoundingClientRect().height < (one.tagName === 'SUMMARY' ? 24 : 44)).map((one) => one.outerHTML)`;
    expect(await inPage(z.array(z.string()), small)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('reads well, large and small, light and dark: nothing cut off, contrast of 4.5 or more everywhere', async () => {
    await page.goto(`${server.url}/ecrire`);
    await page.locator('summary').click();
    await say('bonjour', 0);
    await context.setOffline(true);
    await field().fill('unmotquinefinitjamais'.repeat(20));
    await page.keyboard.press('Enter');
    await page.getByText('Pas envoyé').waitFor();
    for (const [width, height] of [
      [360, 640],
      // A window of 1280 by 1024 at 400 %.
      [320, 256],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await inPage(z.boolean(), 'document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
        expect(await inPage(z.array(z.string()), TOO_FAINT)).toEqual([]);
      }
    }
  });
});
