import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fiscalYearOf } from '../../shared/counting/fiscal-year.ts';
import { COORDINATOR, DISPATCH, INTAKE, RECIPIENT } from '../scenario/cast.ts';
import { until } from '../scenario/client.ts';
import { goBy, hubToday, settled, sitDown } from './console/scene.ts';
import { newPhone, openStage, type Stage } from './console/stage.ts';
import type { Words } from './console/words.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

const TIMEOUT = 240_000;
/** Danger, after a talk that has said who needs what, and agreed to sharing it. */
const TALK = {
  fr: [
    "Allo, j'ai besoin d'un endroit sécuritaire, je suis à Timmins",
    'oui',
    'non',
    'en tout temps',
    '18',
    'non',
    'non',
    'oui',
  ],
  en: ['Hello I need a safe place to sleep, I am in Timmins', 'yes', 'no', 'anytime', '18', 'no', 'no', 'yes'],
} as const;
const DANGER = {
  fr: "il est devant la porte, j'ai peur il va me tuer",
  en: 'he is at the door, he will kill me',
} as const;

const queue = z.looseObject({
  items: z.array(z.looseObject({ kind: z.string(), id: z.string(), reference: z.string().optional() })),
});
const trips = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), personId: z.string().optional() })),
});
const trip = z.looseObject({
  offers: z.array(z.looseObject({ organizationId: z.string(), status: z.string(), code: z.string() })),
});
const organization = z.looseObject({ name: z.object({ fr: z.string(), en: z.string() }) });
const report = z.looseObject({ elements: z.array(z.looseObject({ code: z.string(), value: z.number() })) });

const phoneOf = async (organizationId: string): Promise<string> =>
  (await stage.client.phones()).find((one) => one.organizationId === organizationId)?.number ?? '';

/** Somebody texts until they are in danger; what the console calls them. */
async function inDanger(language: 'fr' | 'en'): Promise<{ phone: string; reference: string }> {
  const phone = newPhone();
  const before = new Set(
    queue.parse(await stage.client.api(COORDINATOR, 'GET', '/v1/queue')).items.map(({ id }) => id),
  );
  for (const body of TALK[language]) await stage.client.text(phone, INTAKE, body);
  const { items } = queue.parse(await stage.client.api(COORDINATOR, 'GET', '/v1/queue'));
  const reference = items.find(({ kind, id }) => kind === 'conversation' && !before.has(id))?.reference ?? '';
  expect(reference).not.toBe('');
  await stage.client.text(phone, INTAKE, DANGER[language]);
  return { phone, reference };
}

const served = async (): Promise<number> => {
  const answer = report.parse(await stage.client.api(COORDINATOR, 'GET', `/v1/reports/${RECIPIENT}/${fiscalYear()}`));
  return answer.elements.find(({ code }) => code === 'persons-served')?.value ?? -1;
};

const fiscalYear = (): number => fiscalYearOf(hubToday());

const rowOf = (page: Page, reference: string): Locator => page.getByRole('listitem').filter({ hasText: reference });

/** The partner who was asked answers by text, once the request is there: its code, then a word. */
async function partnerSays(organizationId: string, word: string, code: string): Promise<void> {
  const phone = await phoneOf(organizationId);
  await stage.client.received(phone, (body) => body.includes(code), 'the request');
  await stage.client.text(phone, DISPATCH, `${code} ${word}`);
}

const referral = z.looseObject({
  items: z.array(
    z.looseObject({ id: z.string(), organizationId: z.string(), code: z.string().optional(), personId: z.string() }),
  ),
});

async function theTrip(known: ReadonlySet<string>): Promise<{ id: string; organizationId: string; code: string }> {
  const { items } = trips.parse(await stage.client.api(COORDINATOR, 'GET', '/v1/trips?limit=100'));
  const id = items.find((one) => !known.has(one.id))?.id ?? '';
  return until('an offer', 30_000, async () => {
    const { offers } = trip.parse(await stage.client.api(COORDINATOR, 'GET', `/v1/trips/${id}`));
    const [offer] = offers;
    return offer === undefined ? undefined : { id, organizationId: offer.organizationId, code: offer.code };
  });
}
const tripIds = async (): Promise<Set<string>> =>
  new Set(trips.parse(await stage.client.api(COORDINATOR, 'GET', '/v1/trips?limit=100')).items.map(({ id }) => id));
const referralIds = async (): Promise<Set<string>> =>
  new Set(
    referral.parse(await stage.client.api(COORDINATOR, 'GET', '/v1/referrals?limit=100')).items.map(({ id }) => id),
  );

/** Waits for the state in words, wherever the screen says it, without touching anything. */
const seen = (page: Page, words: string): Promise<void> =>
  page.getByText(words, { exact: true }).filter({ visible: true }).first().waitFor({ timeout: 30_000 });

async function newReferral(known: ReadonlySet<string>): Promise<{ organizationId: string; code: string }> {
  const { items } = referral.parse(await stage.client.api(COORDINATOR, 'GET', '/v1/referrals?limit=100'));
  const made = items.find(({ id }) => !known.has(id));
  if (made?.code === undefined) throw new Error('The new referral has no code');
  return { organizationId: made.organizationId, code: made.code };
}

/** From the yes to the arrival, each word by text, each state seen on the screen as it comes. */
async function partnerCarries(page: Page, t: Words, offer: { organizationId: string; code: string }): Promise<void> {
  for (const [word, status] of [
    ['oui', 'accepted'],
    ['en route', 'en-route'],
    ['embarqué', 'picked-up'],
    ['arrivé', 'completed'],
  ] as const) {
    await partnerSays(offer.organizationId, word, offer.code);
    await seen(page, t(`trips:status.${status}`));
  }
}

const recipientName = async (language: 'fr' | 'en'): Promise<string> =>
  organization.parse(await stage.client.api(COORDINATOR, 'GET', `/v1/organizations/${RECIPIENT}`)).name[language];

const countedAfter = (before: number): Promise<number> =>
  until('the count', 30_000, async () => {
    const now = await served();
    return now > before ? now : undefined;
  });

/** A pointer does nothing in this window. */
const noMouse = async (_context: unknown, page: Page): Promise<void> => {
  await page.addInitScript(
    `for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, (event) => event.isTrusted && event.stopImmediatePropagation(), true)`,
  );
};

describe.each(['fr', 'en'] as const)('the main job by mouse, in %s', (language) => {
  it('from a text of danger to the report', { timeout: TIMEOUT }, async () => {
    const desk = await sitDown({ url: stage.url, language });
    const { page, t } = desk;
    const click = (role: 'button' | 'link', name: string): Promise<void> =>
      page.getByRole(role, { name, exact: true }).first().click();
    try {
      await settled(desk);
      const { phone, reference } = await inDanger(language);
      const row = rowOf(page, reference).filter({ hasText: t('triage:reason.danger') });
      await row.waitFor();
      await row.getByRole('button', { name: t('triage:claims.claimNamed', { what: reference }) }).click();
      await row.getByText(t('triage:holder.you'), { exact: true }).waitFor();
      await row.getByRole('link', { name: t('triage:reason.danger') }).click();
      await page.getByRole('heading', { level: 1, name: t('conversation:titleOf', { name: reference }) }).waitFor();

      await page.getByText(DANGER[language]).first().waitFor();
      await click('button', t('conversation:actions.takeOver'));
      await page.getByRole('button', { name: t('conversation:actions.giveBack') }).waitFor();
      await click('button', t('conversation:compose.canned'));
      const canned = page.getByRole('dialog').getByRole('option').first();
      const reply = await canned.innerText();
      await canned.click();
      await click('button', t('conversation:compose.send'));
      await stage.client.received(phone, (body) => body === reply, 'the reply');
      await page.getByText(reply, { exact: true }).last().waitFor();

      const [knownReferrals, knownTrips, before] = [await referralIds(), await tripIds(), await served()];
      await click('link', t('conversation:links.match'));
      await page.getByRole('checkbox').first().waitFor({ state: 'attached' });
      await click('button', t('match:refer'));
      await page.getByText(t('match:consent.given')).waitFor();
      await page.getByText(t('match:urgency.urgent'), { exact: true }).click();
      await click('button', t('match:sendNow', { count: 1 }));
      await seen(page, t('referrals:status.requested'));
      const made = await newReferral(knownReferrals);
      await partnerSays(made.organizationId, 'OUI', made.code);
      await seen(page, t('referrals:status.accepted'));
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('close') })
        .last()
        .click();

      await page.goBack();
      await click('link', t('conversation:links.trip'));
      const from = page.getByRole('combobox', { name: t('trips:new.from'), exact: true });
      await expect.poll(() => from.inputValue(), { timeout: 20_000 }).toBe('Timmins');
      const ask = page.getByRole('button', { name: t('trips:new.goTrip') });
      const place = await ask.boundingBox();
      await page.getByRole('combobox', { name: t('trips:new.to'), exact: true }).fill('Cochrane');
      await page.getByRole('option', { name: 'Cochrane' }).first().click();
      await page.locator('.trips-new-side [aria-busy="false"]').waitFor();
      // What comes in does not push away what is about to be pressed.
      expect(await ask.boundingBox()).toEqual(place);
      await ask.click();
      await page.waitForURL(/\/trips\/[0-9a-f-]{36}$/);
      const offer = await theTrip(knownTrips);
      await partnerCarries(page, t, offer);

      await page
        .getByRole('button', { name: new RegExp(t('trips:recipient')) })
        .first()
        .click();
      await page.getByRole('option', { name: await recipientName(language) }).click();
      await click('button', t('trips:service.confirm'));
      await seen(page, t('trips:service.confirmed'));
      const counted = await countedAfter(before);
      expect(counted).toBe(before + 1);
      await page.goto(`${stage.url}/reports?recipient=${RECIPIENT}&year=${fiscalYear()}`);
      await page
        .getByRole('row', { name: new RegExp(`\\b${counted}\\b`) })
        .first()
        .waitFor();
      expect(desk.complaints).toEqual([]);
    } finally {
      await desk.close();
    }
  });
});

describe.each(['fr', 'en'] as const)('the main job by keyboard alone, in %s', (language) => {
  /** Tab until it has the focus: whatever can be pressed can be reached. */
  async function tabTo(page: Page, goal: Locator): Promise<void> {
    await goal.first().waitFor({ state: 'attached' });
    for (let tabs = 0; tabs < 150; tabs += 1) {
      if ((await goal.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('The keyboard does not come there');
  }

  /** On the triage screen: filters by the reference, leaves the field, and walks to the line. */
  async function find(page: Page, reference: string): Promise<void> {
    await page.keyboard.press('/');
    await page.keyboard.type(reference);
    const others = page.getByRole('main').getByRole('listitem').filter({ hasNotText: reference });
    await others.first().waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('j');
  }

  it('from a text of danger to the report', { timeout: TIMEOUT }, async () => {
    const desk = await sitDown({ url: stage.url, language, before: noMouse });
    const { page, t } = desk;
    const { keyboard } = page;
    const enter = async (role: 'button' | 'link', name: string): Promise<void> => {
      await tabTo(page, page.getByRole(role, { name, exact: true }));
      await keyboard.press('Enter');
    };
    try {
      await settled(desk);
      const { phone, reference } = await inDanger(language);
      await rowOf(page, reference)
        .filter({ hasText: t('triage:reason.danger') })
        .waitFor();
      await find(page, reference);
      await keyboard.press('c');
      await rowOf(page, reference).getByText(t('triage:holder.you'), { exact: true }).waitFor();
      await keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: t('conversation:titleOf', { name: reference }) }).waitFor();
      const conversation = page.url();

      await page.getByText(DANGER[language]).first().waitFor();
      await keyboard.press('o');
      await page.getByRole('button', { name: t('conversation:actions.giveBack') }).waitFor();
      await keyboard.press('t');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      const field = page.getByRole('textbox', { name: t('conversation:compose.label') });
      await field.and(page.locator(':focus')).waitFor();
      const reply = await field.inputValue();
      expect(reply).not.toBe('');
      await keyboard.press('Control+Enter');
      await stage.client.received(phone, (body) => body === reply, 'the reply');

      const [knownReferrals, knownTrips, before] = [await referralIds(), await tripIds(), await served()];
      await keyboard.press('Escape');
      await enter('link', t('conversation:links.match'));
      await page.getByRole('checkbox').first().waitFor({ state: 'attached' });
      await keyboard.press('j');
      await keyboard.press('r');
      await page.getByText(t('match:consent.given')).waitFor();
      await enter('button', t('match:sendNow', { count: 1 }));
      await seen(page, t('referrals:status.requested'));
      const made = await newReferral(knownReferrals);
      await partnerSays(made.organizationId, 'YES', made.code);
      await seen(page, t('referrals:status.accepted'));
      await keyboard.press('Escape');

      // Alt and the left arrow, which a browser without a window does not know.
      await page.goBack();
      await page.waitForURL(conversation);
      await enter('link', t('conversation:links.trip'));
      // From where is known from the conversation, and the keyboard stands in the field of where to.
      const from = page.getByRole('combobox', { name: t('trips:new.from'), exact: true });
      await expect.poll(() => from.inputValue(), { timeout: 20_000 }).toBe('Timmins');
      await tabTo(page, page.getByRole('combobox', { name: t('trips:new.to'), exact: true }));
      await keyboard.type('Cochrane');
      await page.getByRole('option', { name: 'Cochrane' }).first().waitFor();
      await keyboard.press('Enter');
      await keyboard.press('Tab');
      await enter('button', t('trips:new.goTrip'));
      await page.waitForURL(/\/trips\/[0-9a-f-]{36}$/);
      const offer = await theTrip(knownTrips);
      await partnerCarries(page, t, offer);

      await tabTo(page, page.getByRole('button', { name: new RegExp(t('trips:recipient')) }));
      await keyboard.press('ArrowDown');
      await page.getByRole('option').first().waitFor();
      const name = await recipientName(language);
      const wanted = page.getByRole('option', { name });
      // A list forgets what was typed when the next letter is late.
      await until('the recipient', 30_000, async () => {
        await keyboard.type(name);
        if ((await wanted.and(page.locator(':focus')).count()) > 0) return true;
        await page.waitForTimeout(1_200);
        return undefined;
      });
      await keyboard.press('Enter');
      await enter('button', t('trips:service.confirm'));
      await seen(page, t('trips:service.confirmed'));
      expect(await countedAfter(before)).toBe(before + 1);
      await goBy(page, ['g', 'r'], page.getByRole('heading', { level: 1, name: t('nav.reports') }));
      await settled(desk);
      expect(desk.complaints).toEqual([]);
    } finally {
      await desk.close();
    }
  });
});
