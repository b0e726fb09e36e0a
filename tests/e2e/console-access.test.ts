import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ADMIN, COORDINATOR } from '../scenario/cast.ts';
import { violationsOf } from './console/axe.ts';
import { goBy, settled, sitDown, type Desk, type Seat } from './console/scene.ts';
import { openStage, type Stage } from './console/stage.ts';
import { playedOut, SCREENS, showScreen, type Scenes } from './console/story.ts';

let stage: Stage;
let scenes: Scenes;
beforeAll(async () => {
  stage = await openStage();
  scenes = await playedOut(stage.client);
}, 240_000);
afterAll(() => stage.close());

const TIMEOUT = 900_000;
/** Wider than the window: something has to be scrolled sideways to be read (WCAG 2.2, 1.4.10). */
const OVERFLOWS = 'document.documentElement.scrollWidth > window.innerWidth';

/** At one desk, what `look` finds on each screen; a screen on which it finds nothing is left out. */
async function onEachScreen(
  seat: Omit<Seat, 'url'>,
  look: (desk: Desk) => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> {
  const desk = await sitDown({ url: stage.url, ...seat });
  try {
    const found: Record<string, readonly string[]> = {};
    for (const screen of SCREENS) {
      await showScreen(desk, stage.url, screen, scenes);
      const here = [...(await look(desk)), ...desk.complaints.splice(0)];
      if (here.length > 0) found[screen.name] = here;
    }
    return found;
  } finally {
    await desk.close();
  }
}

const widthOf = async ({ see }: Desk): Promise<string[]> =>
  (await see(z.boolean(), OVERFLOWS)) ? ['wider than the window'] : [];

describe('every screen', () => {
  it.each([
    ['light', 'fr', 1280, 800, COORDINATOR],
    ['dark', 'en', 1280, 800, ADMIN],
    ['dark', 'fr', 360, 740, ADMIN],
    ['light', 'en', 360, 740, COORDINATOR],
  ] as const)(
    'keeps WCAG 2.2 AA as far as axe can tell: %s, in %s, %i pixels wide',
    async (look, language, width, height, member) => {
      const found = await onEachScreen({ look, language, width, height, member }, async (desk) => [
        ...(await violationsOf(desk)),
        ...(await widthOf(desk)),
      ]);
      expect(found).toEqual({});
    },
    TIMEOUT,
  );

  it(
    'is read at 200 % without scrolling sideways, and moves nothing for those who want it still',
    async () => {
      // As a window of 1280 by 800 is at 200 %.
      const found = await onEachScreen({ width: 640, height: 400, calm: true }, async (desk) => [
        ...(await widthOf(desk)),
        ...(await desk.see(
          z.array(z.string()),
          `document.getAnimations().filter((one) => one.playState === 'running' && one.effect.getComputedTiming().duration > 1)
            .map((one) => 'moves: ' + one.effect.target?.className)`,
        )),
      ]);
      expect(found).toEqual({});
    },
    TIMEOUT,
  );
});

describe('the keyboard', () => {
  /** What has the focus, and whether it can be seen that it has. */
  const FOCUS = `(() => {
    const at = document.activeElement;
    const { outlineStyle, boxShadow } = getComputedStyle(at);
    return { name: at.getAttribute('aria-label') ?? at.textContent.trim(), shown: outlineStyle !== 'none' || boxShadow !== 'none',
      order: at.compareDocumentPosition(document.querySelector('h1') ?? document.body) };
  })()`;
  const Focus = z.object({ name: z.string(), shown: z.boolean(), order: z.number() });

  it(
    'comes first to the content, then through the parts of the console in their order, always in sight',
    async () => {
      const desk = await sitDown({ url: stage.url, path: '/settings' });
      const { page, t, see } = desk;
      try {
        await settled(desk);
        const names: string[] = [];
        for (let tabs = 0; tabs < 9; tabs += 1) {
          await page.keyboard.press('Tab');
          const { name, shown } = await see(Focus, FOCUS);
          expect({ name, shown }).toEqual({ name, shown: true });
          names.push(name);
        }
        const sections = ['triage', 'trips', 'match', 'referrals', 'people', 'directory', 'reports', 'settings'];
        expect(names[0]).toBe(t('skip'));
        expect(sections.map((section, at) => (names[at + 1] ?? '').startsWith(t(`nav.${section}`)))).not.toContain(
          false,
        );
      } finally {
        await desk.close();
      }
    },
    TIMEOUT,
  );

  it(
    'is told of all its keys by one key, and gets its place back when they are closed',
    async () => {
      const desk = await sitDown({ url: stage.url, path: '/triage', language: 'en' });
      const { page, t } = desk;
      try {
        await settled(desk);
        await page.keyboard.press('?');
        const help = page.getByRole('dialog', { name: t('keys.title') });
        await help.getByText(t('triage:keys.claim')).waitFor();
        expect(await violationsOf(desk)).toEqual([]);
        await page.keyboard.press('Escape');
        await help.waitFor({ state: 'detached' });
        await goBy(page, ['g', 'd'], page.getByRole('heading', { level: 1, name: t('nav.directory') }));
      } finally {
        await desk.close();
      }
    },
    TIMEOUT,
  );
});
