import type { BrowserContext, Locator, Page } from 'playwright-core';
import { afterEach } from 'vitest';
import type * as z from 'zod';
import { localDateIn, type LocalDate } from '../../../shared/platform/local-date.ts';
import { COORDINATOR } from '../../scenario/cast.ts';
import { until } from '../../scenario/client.ts';
import { openBrowser } from '../browser.ts';
import { wordsOf, type Language, type Words } from './words.ts';

/** A member at a console of their own. */
export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The texts of the language in which the console is shown. */
  readonly t: Words;
  /** What the browser complained of: errors of scripts, refusals of the content security policy, failed requests. */
  readonly complaints: string[];
  /** What an expression comes to in the page; a text, because nothing else here knows the types of a browser. */
  readonly see: <T>(schema: z.ZodType<T>, expression: string) => Promise<T>;
  readonly close: () => Promise<void>;
}

export interface Seat {
  readonly url: string;
  /** Whom the member says to be on the sign-in page. */
  readonly member?: string;
  /** The first page that is asked for. */
  readonly path?: string;
  readonly language?: Language;
  readonly look?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  readonly calm?: boolean;
  /** Complaints that belong to the test. */
  readonly expected?: RegExp;
  /** Before the console is opened, so that a test can stand between it and the server. */
  readonly before?: (context: BrowserContext, page: Page) => Promise<void>;
}

/** Opens a browser of its own (Chromium runs in one process here) and signs in through the sign-in page. */
export async function sitDown(seat: Seat): Promise<Desk> {
  const { language = 'fr', width = 1280, height = 800, path = '/', expected } = seat;
  const t = await wordsOf(language);
  const browser = await openBrowser();
  const context = await browser.newContext({
    viewport: { width, height },
    locale: `${language}-CA`,
    timezoneId: 'America/Toronto',
    colorScheme: seat.look ?? 'light',
    reducedMotion: seat.calm === true ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  // A page that is slow to be built on a busy machine is not a page that fails.
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  const complain = (what: string): void => {
    if (expected?.test(what) !== true) complaints.push(what);
  };
  page.on('pageerror', ({ message }) => {
    complain(message);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complain(`${message.text()} ${message.location().url}`);
  });
  await seat.before?.(context, page);
  await page.goto(seat.url + path);
  await chooseMember(page, seat.member);
  return {
    page,
    context,
    t,
    complaints,
    see: async (schema, expression) => schema.parse(await page.evaluate(expression)),
    close: async () => {
      // What a test answers in the server's place may still be on its way.
      await context.unrouteAll({ behavior: 'ignoreErrors' });
      await browser.close();
    },
  };
}

/** On the issuer's page: who one is, on a machine without passwords. */
export async function chooseMember(page: Page, member: string = COORDINATOR): Promise<void> {
  await page.locator(`button[name=sub][value="${member}"]`).click();
  await page.locator('nav.nav').waitFor();
}

/** Waits until the screen stands: its heading is there, and nothing is still on its way. */
export async function settled({ page, t }: Pick<Desk, 'page' | 't'>): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page
    .getByRole('status', { name: t('loading') })
    .first()
    .waitFor({ state: 'detached' });
}

/** By two keys to another screen; a machine that stood still between them takes the second one for itself alone. */
export async function goBy(page: Page, keys: readonly [string, string], there: Locator): Promise<void> {
  await until(`the screen of ${keys.join(' ')}`, 60_000, async () => {
    for (const one of keys) await page.keyboard.press(one);
    return there.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => undefined,
    );
  });
}

/** The day on the hub's clock: what books and counts go by. */
export const hubToday = (): LocalDate => localDateIn('America/Toronto', new Date());

/** Seats for the tests of a file: a desk is closed after its test, which fails when the browser complained of something. */
export function seatsAt(url: () => string): (seat?: Omit<Seat, 'url'>) => Promise<Desk> {
  const desks: Desk[] = [];
  afterEach(async () => {
    const complaints = desks.flatMap((desk) => desk.complaints);
    await Promise.all(desks.splice(0).map((desk) => desk.close()));
    if (complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join('\n')}`);
  });
  return async (seat = {}) => {
    const desk = await sitDown({ url: url(), ...seat });
    desks.push(desk);
    await settled(desk);
    return desk;
  };
}
