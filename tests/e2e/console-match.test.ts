import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { COORDINATOR, DISPATCH } from '../scenario/cast.ts';
import { until } from '../scenario/client.ts';
import { violationsOf } from './console/axe.ts';
import { settled, sitDown } from './console/scene.ts';
import { openStage, type Stage } from './console/stage.ts';
import { playedOut, type Scenes } from './console/story.ts';

let stage: Stage;
let scenes: Scenes;
beforeAll(async () => {
  stage = await openStage();
  scenes = await playedOut(stage.client);
}, 240_000);
afterAll(() => stage.close());

const TIMEOUT = { timeout: 180_000 };
const referrals = z.looseObject({
  items: z.array(
    z.looseObject({
      id: z.string(),
      organizationId: z.string(),
      status: z.string(),
      code: z.string().optional(),
    }),
  ),
});

describe('options', () => {
  it('are compared, tried another way, and two are asked, of whom the first yes counts', TIMEOUT, async () => {
    const { personId } = scenes;
    const all = async () =>
      referrals.parse(await stage.client.api(COORDINATOR, 'GET', `/v1/referrals?personId=${personId}`)).items;
    const before = new Set((await all()).map(({ id }) => id));
    const made = async () => (await all()).filter(({ id }) => !before.has(id));
    const desk = await sitDown({
      url: stage.url,
      path: `/match?personId=${personId}&needs=safe-place&place=fn-143&age=18-plus`,
    });
    const { page, t } = desk;
    const { keyboard } = page;
    const dialog = page.getByRole('dialog');
    try {
      await settled(desk);
      await page
        .getByRole('checkbox', { name: t('match:choose') })
        .nth(1)
        .waitFor({ state: 'attached' });
      for (const key of ['j', 'x', 'j', 'x', 'v']) await keyboard.press(key);
      await page.getByRole('region', { name: t('match:compare.title') }).waitFor();
      expect(await violationsOf(desk)).toEqual([]);
      await keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });

      await page.getByRole('button', { name: t('match:whatIf.open') }).click();
      await dialog.getByText(t('match:whatIf.unchanged')).waitFor();
      await dialog.getByRole('button', { name: t('match:need.health') }).click();
      await dialog
        .getByText(t('match:whatIf.gained', { rank: 1 }))
        .first()
        .waitFor();
      expect(await violationsOf(desk)).toEqual([]);
      await keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });

      await keyboard.press('r');
      await dialog.getByText(t('match:consent.given')).waitFor();
      await dialog.getByText(t('match:mode.first'), { exact: true }).click();
      await dialog.getByRole('button', { name: t('match:sendNow', { count: 2 }) }).click();
      const asked = await until('two requests', 30_000, async () => {
        const some = await made();
        return some.length === 2 && some.every(({ status }) => status === 'requested') ? some : undefined;
      });
      const [one] = asked;
      const phone = (await stage.client.phones()).find(({ organizationId }) => organizationId === one?.organizationId);
      await stage.client.text(phone?.number ?? '', DISPATCH, `${one?.code ?? ''} oui`);
      const told = await until('an end of the other', 30_000, async () => {
        const states = (await made()).map(({ status }) => status).sort();
        return states.includes('accepted') && !states.includes('requested') ? states : undefined;
      });
      expect(told).toEqual(['accepted', 'cancelled']);
      await dialog.getByText(t('referrals:status.accepted')).first().waitFor();
      await dialog.getByText(t('referrals:status.cancelled')).first().waitFor();
      expect(desk.complaints).toEqual([]);
    } finally {
      await desk.close();
    }
  });
});
