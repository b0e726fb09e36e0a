import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ATTAWAPISKAT, COORDINATOR, DISPATCH, INTAKE, SAFE_HOUSE } from '../scenario/cast.ts';
import { until } from '../scenario/client.ts';
import { chooseMember, seatsAt, type Desk } from './console/scene.ts';
import { newPhone, openStage, type Stage } from './console/stage.ts';

const SECOND = 'demo-coordinator-2';
const NETWORK_DOWN = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

const sit = seatsAt(() => stage.url);

const queue = z.looseObject({
  items: z.array(
    z.looseObject({
      kind: z.string(),
      id: z.string(),
      reference: z.string().optional(),
      claimedBy: z.string().optional(),
    }),
  ),
});
const itemsOf = async () => queue.parse(await stage.client.api(COORDINATOR, 'GET', '/v1/queue')).items;

/** Somebody new asks for a person: their conversation in the queue. */
async function asks(phone: string): Promise<{ readonly id: string }> {
  const before = new Set((await itemsOf()).map(({ id }) => id));
  for (const body of ['Bonjour', 'oui', 'non', 'une personne svp']) await stage.client.text(phone, INTAKE, body);
  return until('them in the queue', 60_000, async () =>
    (await itemsOf()).find(({ kind, id }) => kind === 'conversation' && !before.has(id)),
  );
}

/** A new text of danger: what the console calls it, and how to ask who has it. */
async function danger(): Promise<{ reference: string; holder: () => Promise<string | undefined> }> {
  const before = new Set((await itemsOf()).map(({ id }) => id));
  await stage.client.text(newPhone(), INTAKE, "j'ai peur il va me tuer");
  const made = await until('the danger in the queue', 60_000, async () =>
    (await itemsOf()).find(({ kind, id }) => kind === 'conversation' && !before.has(id)),
  );
  return {
    reference: made.reference ?? '',
    holder: async () => (await itemsOf()).find(({ id }) => id === made.id)?.claimedBy,
  };
}

const rowOf = (page: Page, reference: string) => page.getByRole('listitem').filter({ hasText: reference });
/** Whether nobody has it yet or the other one was quicker: both reach for it, and one is told. */
const claimOf = ({ page, t }: Desk, what: string) =>
  page
    .getByRole('button', { name: t('triage:claims.claimNamed', { what }) })
    .or(page.getByRole('button', { name: t('triage:claims.takeOverNamed', { what }) }));

/** Every time that the words on the screen change, when and which: by the page's own clock. */
const WATCH_WORDS = `window.words = [];
  new MutationObserver(() => words.push([performance.now(), document.body.textContent]))
    .observe(document.body, { subtree: true, childList: true, characterData: true });`;
const QUEUE_LOOKS = `performance.getEntriesByType('resource')
  .filter(({ name }) => new URL(name).pathname === '/v1/queue').map(({ startTime }) => startTime)`;

describe('a text of danger', () => {
  it(
    'is on the screen, in the tab and in the navigation at the first look after it came, without a reload',
    { timeout: 180_000 },
    async () => {
      const desk = await sit();
      await desk.page.evaluate(WATCH_WORDS);
      const { reference } = await danger();
      const arrived = await desk.see(z.number(), 'performance.now()');
      await rowOf(desk.page, reference).waitFor();
      const shown = await desk.see(z.number(), `words.find(([, text]) => text.includes('${reference}'))[0]`);
      const looks = await desk.see(z.array(z.number()), QUEUE_LOOKS);
      console.log(`danger on the screen after ${Math.round(shown - arrived)} ms`);
      // There is one every two seconds; the next may leave while the first is being drawn.
      expect(looks.filter((at) => at > arrived && at < shown).length).toBeLessThanOrEqual(2);
      expect(await desk.page.title()).toMatch(/^\(\d+\) /);
      const inNavigation = desk.page.getByRole('navigation').getByText(desk.t('triage:alarm.danger', { count: 1 }));
      expect(await inNavigation.count()).toBe(1);
    },
  );
});

describe('two coordinators', () => {
  it('who reach for the same text at once: one has it, and the other is told who', { timeout: 180_000 }, async () => {
    const refused = /409/;
    const one = await sit({ expected: refused });
    const other = await sit({ member: SECOND, language: 'en', expected: refused });
    const { reference, holder } = await danger();
    await Promise.all([one, other].map((desk) => claimOf(desk, reference).waitFor()));
    await Promise.all([one, other].map((desk) => claimOf(desk, reference).click()));
    const has = await until('somebody to have it', 60_000, holder);
    const [winner, loser] = has === SECOND ? [other, one] : [one, other];
    await rowOf(winner.page, reference).getByText(winner.t('triage:holder.you'), { exact: true }).waitFor();
    const name = has === SECOND ? 'Alex (demo)' : 'Camille (démo)';
    await loser.page.getByRole('dialog', { name: loser.t('triage:claims.heldTitle', { name }) }).waitFor();
    await loser.page.getByRole('button', { name: loser.t('triage:claims.leave') }).click();
    expect(await holder()).toBe(has);
  });
});

describe('what can be done about a trip', () => {
  it('does not become something else under the hand when a partner answers', { timeout: 180_000 }, async () => {
    const trip = z.looseObject({
      id: z.string(),
      status: z.string(),
      offers: z.array(z.looseObject({ organizationId: z.string(), code: z.string() })).default([]),
    });
    const legs = [
      { from: { kind: 'community', communityId: ATTAWAPISKAT }, to: { kind: 'location', locationId: SAFE_HOUSE } },
    ];
    const body = { purpose: 'safe-place', legs, when: { kind: 'now' }, passengers: { adults: 1, children: 0 } };
    const { id } = trip.parse(await stage.client.api(COORDINATOR, 'POST', '/v1/trips', { body }));
    const standing = async () => trip.parse(await stage.client.api(COORDINATOR, 'GET', `/v1/trips/${id}`));
    const { organizationId, code } = await until('an offer', 60_000, async () => (await standing()).offers[0]);
    const phone = (await stage.client.phones()).find((one) => one.organizationId === organizationId)?.number ?? '';
    await stage.client.received(phone, (words) => words.includes(code), 'the offer by SMS');
    const { page, t, see } = await sit({ path: `/trips/${id}` });
    const deeds = page.getByRole('group', { name: t('trips:one.deeds') });
    const withdraw = deeds.getByRole('button', { name: t('trips:deed.links'), exact: true });
    await deeds.getByRole('button', { name: t('trips:deed.assign'), exact: true }).waitFor();
    await page.evaluate(AIM_AT_DEEDS);
    await stage.client.text(phone, DISPATCH, `${code} oui`);
    await until('the yes', 60_000, async () => ((await standing()).status === 'accepted' ? true : undefined));
    // Several looks at the trip later it is still the row that the pointer came to.
    await page.waitForResponse((answer) => answer.url().endsWith(`/v1/trips/${id}`));
    await page.waitForResponse((answer) => answer.url().endsWith(`/v1/trips/${id}`));
    await page.evaluate('clearInterval(aiming)');
    await withdraw.waitFor();
    expect(await see(z.array(z.number()), 'changedAfter')).not.toEqual([]);
    // A timer never rings early; what it is set by is noticed a moment sooner here.
    expect(await see(z.number(), 'Math.min(...changedAfter)')).toBeGreaterThan(990);
  });
});

/** The pointer moves over the deeds; how long after its last movement each change of them came, in milliseconds. */
const AIM_AT_DEEDS = `
  const deeds = document.querySelector('.trips-deeds');
  window.changedAfter = [];
  let moved = performance.now();
  deeds.addEventListener('pointermove', () => { moved = performance.now(); });
  new MutationObserver(() => changedAfter.push(performance.now() - moved))
    .observe(deeds, { subtree: true, childList: true, characterData: true });
  window.aiming = setInterval(() => deeds.dispatchEvent(new PointerEvent('pointermove', { bubbles: true })), 50);`;

describe('a text that gives away', () => {
  it('leaves only by a button of its own, which is not where Send was', { timeout: 180_000 }, async () => {
    const phone = newPhone();
    const { id } = await asks(phone);
    const { page, t } = await sit({ path: `/conversations/${id}` });
    const words = 'Viens au 12 rue Principale';
    const field = page.getByRole('textbox', { name: t('conversation:compose.label') });
    const send = page.getByRole('button', { name: t('conversation:compose.send'), exact: true });
    const knowingly = page.getByRole('button', { name: t('conversation:compose.knowingly') });
    await field.fill('Bonjour');
    const place = await send.boundingBox();
    await field.fill(words);
    await knowingly.waitFor();
    // Whoever was about to press Send presses nothing else instead.
    expect(await send.isDisabled()).toBe(true);
    expect(await send.boundingBox()).toEqual(place);
    // By the keyboard the reason comes first, the button after it.
    await page.keyboard.press('Control+Enter');
    const reason = page.locator('.conversation-refusal');
    await reason.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Enter');
    const sent = async () => (await stage.client.texts(phone)).map(({ body }) => body).includes(words);
    expect(await field.inputValue()).toBe(words);
    expect(await sent()).toBe(false);
    await page.keyboard.press('Tab');
    await knowingly.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await until('the text at the phone', 60_000, async () => ((await sent()) ? true : undefined));
  });
});

describe('a text that waits for an hour that is safe', () => {
  it('is taken back by the keyboard, and its words are there to be changed', { timeout: 180_000 }, async () => {
    const phone = newPhone();
    const { id } = await asks(phone);
    const path = `/v1/conversations/${id}`;
    const { version } = z
      .looseObject({ version: z.int() })
      .parse(await stage.client.api(COORDINATOR, 'GET', `${path}/signs`));
    const pausedUntil = new Date(Date.now() + 3_600_000).toISOString();
    await stage.client.api(COORDINATOR, 'PATCH', `${path}/contact`, {
      body: { safeToText: 'yes', pausedUntil },
      headers: { 'if-match': String(version) },
    });
    const { page, t } = await sit({ path: `/conversations/${id}` });
    const field = page.getByRole('textbox', { name: t('conversation:compose.label') });
    await field.fill('On a une place ce soir');
    await page.keyboard.press('Control+Enter');
    const button = page.getByRole('button', { name: t('conversation:takeBack.press') });
    await button.waitFor();
    expect(await itemsOf()).not.toContainEqual(expect.objectContaining({ id }));
    await button.press('Enter');
    await page.locator('.conversation-taken-back').waitFor();
    await field.and(page.locator(':focus')).waitFor();
    await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toBe('On a une place ce soir');
    expect(await button.count()).toBe(0);
    // Nobody has answered this person.
    expect(await itemsOf()).toContainEqual(expect.objectContaining({ id }));
    expect((await stage.client.texts(phone)).map(({ body }) => body)).not.toContain('On a une place ce soir');
  });
});

describe('without a connection', () => {
  it('says so, keeps what is done, and sends it by itself when it is back', { timeout: 180_000 }, async () => {
    const desk = await sit({ expected: NETWORK_DOWN });
    const { page, t, context } = desk;
    const { reference, holder } = await danger();
    await claimOf(desk, reference).waitFor();
    await context.setOffline(true);
    await page.getByText(t('connection.lost')).waitFor();
    await claimOf(desk, reference).click();
    await page.getByText(t('connection.waits')).waitFor();
    expect(await holder()).toBeUndefined();
    await context.setOffline(false);
    await page.getByText(t('connection.lost')).waitFor({ state: 'detached' });
    await until('the claim', 20_000, holder);
    await page.getByText(t('connection.waits')).waitFor({ state: 'detached' });
    expect(await holder()).toBe(COORDINATOR);
  });
});

describe('a sign-in that has ended', () => {
  it('is taken up in another tab, and nothing that was written is lost', { timeout: 180_000 }, async () => {
    const { page, context, t, see } = await sit({ expected: /40[01]/ });
    const words = page.getByRole('searchbox', { name: t('triage:filter.words') });
    await words.fill('à moitié écrit');
    // Neither token is any good any more, as after a night.
    const spoil = `(() => {
      const key = Object.keys(sessionStorage).find((one) => one.startsWith('oidc.user:'));
      const user = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.setItem(key, JSON.stringify({ ...user, access_token: user.access_token.slice(0, -9) + 'AAAAAAAAA', refresh_token: 'x' }));
      return key;
    })()`;
    expect(await see(z.string(), spoil)).toMatch(/^oidc\.user:/);
    const notice = page.getByRole('alertdialog', { name: t('expired.title') });
    await notice.waitFor();
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      notice.getByRole('button', { name: t('signInAgain') }).click(),
    ]);
    const closed = tab.waitForEvent('close');
    await tab.locator(`button[name=sub][value="${COORDINATOR}"]`).click();
    await closed;
    await notice.waitFor({ state: 'detached' });
    expect(await words.inputValue()).toBe('à moitié écrit');
    // It works again: what comes now is seen.
    await words.fill('');
    const { reference } = await danger();
    await rowOf(page, reference).waitFor();
  });
});

describe('a server that fails', () => {
  it('is told in words with the way on, which works once it is well again', { timeout: 180_000 }, async () => {
    let fails = true;
    let looks = 0;
    const { page, t } = await sit({
      expected: /500/,
      before: async (context) => {
        await context.route('**/v1/queue', (route) => {
          looks += 1;
          return fails
            ? route.fulfill({
                status: 500,
                contentType: 'application/problem+json',
                body: '{"status":500,"code":"fault"}',
              })
            : route.continue();
        });
      },
    });
    const alert = page.getByRole('alert').filter({ hasText: t('problems:fault') });
    const wayOn = await alert.getByRole('button', { name: t('tryAgain') }).elementHandle();
    // However often it is asked again meanwhile, the way on stays where it is.
    const before = looks;
    await expect.poll(() => looks, { timeout: 60_000 }).toBeGreaterThan(before + 4);
    expect(await wayOn.isVisible()).toBe(true);
    // What was pressed asks several times: the server is well again before the last.
    await alert.getByRole('button', { name: t('tryAgain') }).click();
    fails = false;
    await page.getByRole('searchbox', { name: t('triage:filter.words') }).waitFor();
    expect(await alert.count()).toBe(0);
  });
});

describe('the lock', () => {
  const kept = `JSON.stringify([Object.keys(sessionStorage).filter((key) => key.startsWith('oidc.user:')).length, document.querySelectorAll('nav').length])`;

  const unlock = async ({ page, t }: Desk): Promise<void> => {
    await page.getByRole('button', { name: t('lock.open') }).click();
    await chooseMember(page);
  };

  it(
    'hides everything at one key, forgets the tokens, and leads back to the same page',
    { timeout: 180_000 },
    async () => {
      const desk = await sit({ path: '/trips' });
      await desk.page.keyboard.press('Shift+L');
      await desk.page.getByRole('heading', { name: desk.t('lock.title') }).waitFor();
      expect(await desk.see(z.string(), kept)).toBe('[0,0]');
      expect(await desk.page.title()).toBe('Carrefour');
      // A reload does not open it.
      await desk.page.reload();
      await desk.page.getByRole('heading', { name: desk.t('lock.title') }).waitFor();
      await unlock(desk);
      await desk.page.getByRole('heading', { level: 1, name: desk.t('nav.trips') }).waitFor();
    },
  );

  it('comes by itself after ten minutes without a hand on the desk, and not before', { timeout: 180_000 }, async () => {
    const desk = await sit({ language: 'en', before: (_context, page) => page.clock.install() });
    const title = desk.page.getByRole('heading', { name: desk.t('lock.title') });
    await desk.page.clock.fastForward('09:00');
    await desk.page.keyboard.press('?');
    await desk.page.clock.fastForward('09:00');
    expect(await title.count()).toBe(0);
    await desk.page.clock.fastForward('01:30');
    await title.waitFor();
    expect(await desk.see(z.string(), kept)).toBe('[0,0]');
  });
});

describe('the language', () => {
  it('changes at once, with the page, and is kept', { timeout: 180_000 }, async () => {
    const { page, t, see } = await sit();
    await page.getByRole('button', { name: t('member.menu', { name: 'Camille (démo)' }) }).click();
    await page.getByRole('menuitem', { name: t('member.otherLanguage') }).click();
    await page.getByRole('link', { name: 'Referrals', exact: true }).waitFor();
    expect(await see(z.string(), 'document.documentElement.lang')).toBe('en-CA');
    await page.reload();
    await page.getByRole('link', { name: 'Referrals', exact: true }).waitFor();
  });
});

describe('a member', () => {
  it.each([
    ['demo-reporter-csf', ['directory', 'reports']],
    ['demo-partner', ['referrals', 'directory']],
    ['demo-nation-steward', ['people', 'directory']],
  ] as const)('%s finds only what the role has, and begins there', { timeout: 180_000 }, async (member, sections) => {
    const { page, t } = await sit({ member });
    const links = page.getByRole('navigation', { name: t('nav.label') }).getByRole('link');
    expect(await links.allInnerTexts()).toEqual(sections.map((section) => t(`nav.${section}`)));
    expect(await links.first().getAttribute('aria-current')).toBe('page');
  });
});
