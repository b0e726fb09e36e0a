import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { INTAKE } from '../scenario/cast.ts';
import { settled, sitDown, type Desk } from './console/scene.ts';
import { newPhone, openStage, type Stage } from './console/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.client.text(newPhone(), INTAKE, "j'ai peur il va me tuer");
}, 120_000);
afterAll(() => stage.close());

const TIMEOUT = 300_000;
const listed = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
type Item = z.infer<typeof listed>['items'][number];

const TAG = '"many"';

/** The true answer of an operation, its items repeated until there are `count`, each with an id and words of its own. */
async function multiplied(
  context: BrowserContext,
  path: string,
  count: number,
  vary: (item: Item, nth: number) => object,
): Promise<void> {
  let made: string | undefined;
  await context.route(
    (url) => url.pathname === path,
    async (route) => {
      if (made === undefined) {
        const answer = listed.parse(await (await route.fetch()).json());
        const items = Array.from({ length: count }, (_, nth) => {
          const item = answer.items[nth % answer.items.length] ?? { id: '' };
          return { ...item, id: `${item.id}-${nth}`, ...vary(item, nth) };
        });
        made = JSON.stringify({ ...answer, items, total: count, next: undefined });
      }
      // As the API does: what the browser has already is not sent again.
      const known = route.request().headers()['if-none-match'] === TAG;
      await route.fulfill(
        known
          ? { status: 304, headers: { etag: TAG } }
          : { contentType: 'application/json', headers: { etag: TAG }, body: made },
      );
    },
  );
}

/** From each press of a key or button to the next paint that shows it, in milliseconds (Event Timing; 8 ms is its grain). */
const WATCH = `window.paints = new Map();
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) {
      if (one.interactionId) paints.set(one.interactionId, Math.max(one.duration, paints.get(one.interactionId) ?? 0));
    }
  }).observe({ type: 'event', durationThreshold: 16 });`;
const PAINTS = '[...paints.values()].sort((one, other) => one - other)';

async function paintsOf({ page, see }: Desk, act: () => Promise<void>): Promise<{ worst: number; median: number }> {
  await page.evaluate(WATCH);
  await act();
  await page.waitForTimeout(500);
  const paints = await see(z.array(z.number()), PAINTS);
  return { worst: paints.at(-1) ?? 0, median: paints[Math.floor(paints.length / 2)] ?? 0 };
}

const press = async ({ page }: Desk, key: string, times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) {
    await page.keyboard.press(key);
    // As fast as a hand goes through a list.
    await page.waitForTimeout(120);
  }
};

describe('a long list', () => {
  it(
    'of 5,000 conversations is filtered, walked and drawn only where it is looked at',
    async () => {
      const desk = await sitDown({
        url: stage.url,
        before: (context) =>
          multiplied(context, '/v1/queue', 5_000, (_item, nth) => ({ reference: `R${String(nth).padStart(4, '0')}` })),
      });
      const { page, t } = desk;
      try {
        await settled(desk);
        const rows = page.getByRole('listitem').filter({ hasText: t('triage:reason.danger') });
        await rows.first().waitFor();
        expect(await rows.count()).toBeLessThan(60);
        const walking = await paintsOf(desk, () => press(desk, 'j', 20));
        const typing = await paintsOf(desk, async () => {
          await page.keyboard.press('/');
          await page.keyboard.type('R4321', { delay: 60 });
        });
        await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(1);
        expect(await rows.filter({ hasText: 'R4321' }).count()).toBe(1);
        console.log(`5,000 conversations: j ${JSON.stringify(walking)}, filter ${JSON.stringify(typing)} ms`);
        expect(desk.complaints).toEqual([]);
      } finally {
        await desk.close();
      }
    },
    TIMEOUT,
  );

  it(
    'of 10,000 services is walked and drawn only where it is looked at',
    async () => {
      const desk = await sitDown({
        url: stage.url,
        path: '/triage',
        before: (context) => multiplied(context, '/v1/directory/search', 10_000, () => ({})),
      });
      const { page, t } = desk;
      try {
        await page.goto(`${stage.url}/directory`);
        await settled(desk);
        await page.getByRole('heading', { level: 1, name: t('nav.directory') }).waitFor();
        const links = page.getByRole('main').getByRole('link');
        await links.nth(5).waitFor();
        expect(await links.count()).toBeLessThan(150);
        const walking = await paintsOf(desk, () => press(desk, 'j', 20));
        const typing = await paintsOf(desk, async () => {
          await page.keyboard.press('/');
          await page.keyboard.type('maison', { delay: 60 });
        });
        console.log(`10,000 services: j ${JSON.stringify(walking)}, search ${JSON.stringify(typing)} ms`);
        expect(desk.complaints).toEqual([]);
      } finally {
        await desk.close();
      }
    },
    TIMEOUT,
  );
});
