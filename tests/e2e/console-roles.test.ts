import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ADMIN, ATTAWAPISKAT, COORDINATOR, SAFE_HOUSE } from '../scenario/cast.ts';
import { violationsOf } from './console/axe.ts';
import { goBy, settled, seatsAt } from './console/scene.ts';
import { openStage, type Stage } from './console/stage.ts';

/** The console of those who are not of the hub's staff, and what goes from one hub to another. */
const STEWARD = 'demo-nation-steward';
const PARTNER = 'demo-partner';
const NAME = 'Rose Invented';

const me = z.looseObject({ organizationId: z.string() });
const made = z.looseObject({ id: z.string() });
const person = z.looseObject({ personId: z.string() });
const list = z.looseObject({
  items: z.array(z.looseObject({ id: z.string(), organizationId: z.string().optional() })),
});
const organization = z.looseObject({
  name: z.object({ fr: z.string(), en: z.string() }),
  assuredOn: z.string().optional(),
});
const service = z.looseObject({
  id: z.string(),
  name: z.object({ fr: z.string(), en: z.string() }),
  capacity: z.looseObject({ available: z.number() }).optional(),
});
const state = z.looseObject({ status: z.string(), personId: z.string(), organizationId: z.string() });

let stage: Stage;
let nationId: string;
let houseId: string;
let otherHouseId: string;
beforeAll(async () => {
  stage = await openStage();
  for (const member of [ADMIN, STEWARD, PARTNER]) await stage.client.signIn(member);
  ({ organizationId: nationId } = await read(me, '/v1/me', STEWARD));
  ({ organizationId: houseId } = await read(me, '/v1/me', PARTNER));
  const { items } = await read(list, '/v1/services?kind=safe-place&limit=50');
  otherHouseId = items.find(({ organizationId }) => organizationId !== houseId)?.organizationId ?? '';
}, 120_000);
afterAll(() => stage.close());

const sit = seatsAt(() => stage.url);

const TIMEOUT = { timeout: 180_000 };

async function read<T>(schema: z.ZodType<T>, path: string, member: string = COORDINATOR): Promise<T> {
  return schema.parse(await stage.client.api(member, 'GET', path));
}

const consent = {
  recipient: { kind: 'partners-as-needed' },
  purpose: 'referral',
  shares: ['needs', 'age-band', 'community', 'language', 'name'],
  how: 'spoken',
};
async function somebody(facts: object = {}): Promise<string> {
  const body = { ageBand: '18-plus', language: 'fr', consent, ...facts };
  return person.parse(await stage.client.api(COORDINATOR, 'POST', '/v1/people', { body })).personId;
}

async function asked(organizationId: string, urgency: 'urgent' | 'standard' = 'standard'): Promise<string> {
  const personId = await somebody();
  const body = { personId, organizationId, needs: ['safe-place'], urgency, communityId: 'place-timmins' };
  return made.parse(await stage.client.api(COORDINATOR, 'POST', '/v1/referrals', { body })).id;
}

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

/** A key that a hand would press: what is to hear it has been drawn before. */
async function key(page: Page, name: string): Promise<void> {
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  await page.keyboard.press(name);
}

/** Tab after Tab, as somebody without a mouse comes to a control, and then Enter. */
async function enter(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  const isThere = async (): Promise<boolean> => (await control.and(page.locator(':focus')).count()) === 1;
  for (let tabs = 0; tabs < 60 && !(await isThere()); tabs += 1) await page.keyboard.press('Tab');
  expect(await isThere()).toBe(true);
  await key(page, 'Enter');
}

/** What a press has the browser keep. */
async function kept(page: Page, name: string): Promise<{ fileName: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
  return { fileName: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

describe('the steward of a Nation', () => {
  const audit = z.looseObject({ items: z.array(z.looseObject({ action: z.string(), reason: z.string().optional() })) });

  it(
    'finds the files of those who named it and no other, with what the Nation asks; takes a copy, and has one erased',
    TIMEOUT,
    async () => {
      const facts = { nationId, communityId: ATTAWAPISKAT, language: 'cr', private: { name: NAME } };
      const [personId, strangerId] = [await somebody(facts), await somebody()];
      const desk = await sit({ member: STEWARD, language: 'en', expected: /\b404\b/ });
      const { page, t } = desk;
      const files = page.getByRole('main').getByRole('link', { name: t('people:list.fileNamed') });
      await files.first().waitFor();
      expect(await files.allInnerTexts()).toEqual([expect.stringContaining(personId.slice(-6))]);
      await page.getByText('Attawapiskat', { exact: true }).waitFor();
      await page.getByText(t('people:steward.nation.disclosure')).waitFor();
      await page.getByText(t('people:steward.nation.notifyNot')).waitFor();
      expect(await violationsOf(desk)).toEqual([]);
      const { text: table } = await kept(page, t('people:steward.export'));
      expect([table.includes(personId), table.includes(strangerId)]).toEqual([true, false]);

      await files.click();
      await page.getByRole('dialog', { name: t('people:why.title') }).waitFor();
      expect(await page.getByRole('button', { name: t('people:reason.intake-triage') }).count()).toBe(0);
      await page.getByRole('button', { name: t('people:reason.data-request') }).click();
      await page.getByRole('heading', { name: t('people:consents.title') }).waitFor();
      await settled(desk);
      expect(await violationsOf(desk)).toEqual([]);
      const copy = await kept(page, t('people:rights.copy'));
      expect(
        z.looseObject({ private: z.looseObject({ name: z.string() }) }).parse(JSON.parse(copy.text)),
      ).toMatchObject({
        personId,
        private: { name: NAME },
      });
      const { items } = await read(audit, `/v1/audit?personId=${personId}&limit=20`, ADMIN);
      expect(items).toContainEqual(
        expect.objectContaining({ memberId: STEWARD, action: 'open-file', reason: 'data-request' }),
      );

      await press(page, t('people:rights.erase'));
      expect(await page.getByRole('button', { name: t('people:erase.now') }).isDisabled()).toBe(true);
      await page.getByText(t('people:erase.understood')).click();
      await press(page, t('people:erase.now'));
      await page.getByText(t('people:certificate.title')).waitFor();
      await page.getByRole('link', { name: t('nav.people'), exact: true }).click();
      await page.getByText(t('people:steward.emptyText')).waitFor();

      // Whoever did not name the Nation is not there, for all that the address is known.
      await page.goto(`${stage.url}/people/${strangerId}`);
      await page.getByRole('button', { name: t('people:reason.data-request') }).click();
      const refusal = page.getByRole('alert').filter({ hasText: t('problems:unknown-person') });
      await refusal.waitFor();
      expect(await refusal.getByRole('button').count()).toBe(0);
    },
  );

  it(
    'reads the entry of the Nation and changes nothing there; what is of the staff is not shown',
    TIMEOUT,
    async () => {
      const { items } = await read(list, '/v1/agreements?limit=1');
      const desk = await sit({ member: STEWARD, language: 'en', path: '/directory', width: 360, height: 740 });
      const { page, t } = desk;
      await page.getByRole('link', { name: t('directory:own.nation') }).click();
      const { name } = await read(organization, `/v1/organizations/${nationId}`);
      await page.getByRole('heading', { level: 1, name: name.en }).waitFor();
      await page.getByText(t('directory:nation.disclosureNeedsAgreement')).waitFor();
      await settled(desk);
      for (const action of ['directory:edit.edit', 'directory:remove.remove', 'directory:fresh.own']) {
        expect(await page.getByRole('button', { name: t(action) }).count()).toBe(0);
      }
      expect(await violationsOf(desk)).toEqual([]);
      await page.goto(`${stage.url}/directory/agreements/${items[0]?.id ?? ''}`);
      await page.getByText(t('directory:staffOnly')).waitFor();
      for (const path of ['/triage', '/referrals', '/duplicates', '/directory-import', '/settings']) {
        await page.goto(stage.url + path);
        await page.getByRole('heading', { level: 1, name: t('notYours.title') }).waitFor();
      }
      expect(await violationsOf(desk)).toEqual([]);
    },
  );
});

describe('a partner', () => {
  it('answers what it is asked, without a mouse, and sees nothing that others are asked', TIMEOUT, async () => {
    const [urgent, later, others] = [await asked(houseId, 'urgent'), await asked(houseId), await asked(otherHouseId)];
    const statusOf = async (id: string) => (await read(state, `/v1/referrals/${id}`)).status;
    const desk = await sit({ member: PARTNER, expected: /\b404\b/ });
    const { page, t } = desk;
    const rows = page.getByRole('link', { name: t('match:service.safe-place') });
    await rows.first().waitFor();
    expect(await rows.count()).toBe(2);
    await page.getByText('Timmins').first().waitFor();
    expect(await violationsOf(desk)).toEqual([]);

    // The urgent one is due first.
    await key(page, 'j');
    await rows.first().and(page.locator(':focus')).waitFor();
    await key(page, 'o');
    await page.getByRole('heading', { level: 2, name: t('referrals:whatWeTold') }).waitFor();
    expect(page.url()).toContain(urgent);
    expect(await page.getByRole('link', { name: t('referrals:openFile') }).count()).toBe(0);
    expect(await page.getByRole('button', { name: t('referrals:action.cancel') }).count()).toBe(0);
    await enter(page, page.getByRole('button', { name: t('referrals:action.accept') }));
    await page.getByRole('button', { name: t('referrals:action.start') }).waitFor();
    expect(await statusOf(urgent)).toBe('accepted');
    expect(await violationsOf(desk)).toEqual([]);

    await page.goto(`${stage.url}/referrals/${later}`);
    await enter(page, page.getByRole('button', { name: t('referrals:action.reject') }));
    await enter(page, page.getByRole('dialog').getByRole('button', { name: t('referrals:action.reject') }));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await statusOf(later)).toBe('rejected');

    await page.goto(`${stage.url}/referrals/${others}`);
    const refusal = page.getByRole('alert').filter({ hasText: t('problems:referral-not-found') });
    await refusal.waitFor();
    expect(await statusOf(others)).toBe('requested');
  });

  it(
    'says how much room it has and that its entry is right; what others offer is only to be read',
    TIMEOUT,
    async () => {
      const shelter = await shelterOf(houseId);
      const desk = await sit({ member: PARTNER, path: '/referrals' });
      const { page, t } = desk;
      await goBy(page, ['g', 'd'], page.getByRole('link', { name: t('directory:own.organization') }));
      await enter(page, page.getByRole('link', { name: t('directory:own.organization') }));
      await page.getByText(t('directory:fresh.ownText')).waitFor();
      await settled(desk);
      expect(await violationsOf(desk)).toEqual([]);
      await enter(page, page.getByRole('button', { name: t('directory:fresh.own') }));
      await page.getByText(t('directory:fresh.ownDone')).waitFor();
      await page.getByText(t('directory:history.how.confirmed'), { exact: true }).waitFor();
      expect((await read(organization, `/v1/organizations/${houseId}`)).assuredOn).toMatch(/^\d{4}-\d\d-\d\d$/);

      const free = (shelter.capacity?.available ?? 0) + 1;
      const update = t('directory:capacity.updateOf', { name: shelter.name.fr });
      await enter(page, page.getByRole('button', { name: update }));
      await enter(page, page.getByRole('dialog').getByRole('button', { name: String(free), exact: true }));
      await page
        .getByText(t('directory:capacity.free.bed', { count: free }))
        .first()
        .waitFor();
      expect((await shelterOf(houseId)).capacity?.available).toBe(free);

      await page.goto(`${stage.url}/directory/services/${(await shelterOf(otherHouseId)).id}`);
      await page.getByRole('heading', { name: t('directory:capacity.title') }).waitFor();
      expect(await page.getByRole('button', { name: t('directory:capacity.update') }).count()).toBe(0);
      expect(await page.getByRole('button', { name: t('directory:edit.edit') }).count()).toBe(0);
    },
  );

  async function shelterOf(organizationId: string): Promise<z.infer<typeof service>> {
    const { items } = await read(list, `/v1/services?kind=safe-place&organizationId=${organizationId}&limit=1`);
    return read(service, `/v1/services/${items[0]?.id ?? ''}`);
  }
});

describe('a referral of another hub', () => {
  it('is handed over as a file, is taken in once, and waits until it is said who it is', TIMEOUT, async () => {
    const referralId = await asked(houseId);
    const desk = await sit({ path: `/referrals/${referralId}`, expected: /\b400\b/ });
    const { page, t } = desk;
    const { fileName, text } = await kept(page, t('referrals:links.package'));
    expect(fileName).toMatch(/^[A-Z0-9]{4}\.fhir\.json$/);

    await page.goto(`${stage.url}/referrals?view=packages`);
    await settled(desk);
    const file = page.locator('input[type=file]');
    const give = (content: string): Promise<void> =>
      file.setInputFiles({ name: fileName, mimeType: 'application/json', buffer: Buffer.from(content) });
    await give('{"resourceType":"Patient"}');
    await page.getByText(t('referrals:packages.notOne', { name: fileName })).waitFor();
    await give(text.replace('"requested"', '"asked"'));
    await page.getByRole('alert').getByText('entry.0.resource.status').waitFor();
    expect(await violationsOf(desk)).toEqual([]);

    // As another hub would have written it, whose directory has other ids.
    const theirs = text.replaceAll('urn:carrefour:hub:demo:', 'urn:carrefour:hub:elsewhere:');
    await give(theirs);
    await page.getByText(t('referrals:packages.taken')).waitFor();
    const adopt = page.getByRole('button', { name: t('referrals:packages.adoptNew') });
    await adopt.waitFor();
    expect(await adopt.isDisabled()).toBe(true);
    const { name } = await read(organization, `/v1/organizations/${houseId}`);
    await page.getByRole('combobox', { name: t('referrals:packages.organization') }).fill(name.fr);
    await page.getByRole('option', { name: name.fr }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await settled(desk);
    expect(await violationsOf(desk)).toEqual([]);
    await adopt.click();
    await page.getByRole('button', { name: t('referrals:action.send') }).waitFor();
    const draftId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const [draft, sent] = [
      await read(state, `/v1/referrals/${draftId}`),
      await read(state, `/v1/referrals/${referralId}`),
    ];
    expect(draft).toMatchObject({ status: 'draft', organizationId: houseId, needs: ['safe-place'] });
    expect(draft.personId).not.toBe(sent.personId);

    await page.goto(`${stage.url}/referrals?view=packages`);
    await page.getByText(t('referrals:packages.none')).waitFor();
    await give(theirs);
    await page.getByRole('link', { name: t('referrals:packages.openIt') }).click();
    await page.getByRole('button', { name: t('referrals:action.send') }).waitFor();
    expect(page.url()).toContain(draftId);
  });
});

describe('an agreement', () => {
  const agreement = z.looseObject({
    validTo: z.string().optional(),
    conditions: z.object({ en: z.string() }).optional(),
  });
  const now = Date.now();
  const dayIn = (days: number): string => new Date(now + days * 86_400_000).toISOString().slice(0, 10);

  it('is written down, changed, taken up again before it ends, and says who did it', TIMEOUT, async () => {
    const desk = await sit({ path: `/directory/agreements/new?organization=${houseId}`, language: 'en' });
    const { page, t } = desk;
    await page.getByLabel(t('directory:agreement.validTo')).fill(dayIn(20));
    await press(page, t('directory:edit.save'));
    await page.getByRole('button', { name: t('directory:ending.renew') }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(await read(agreement, `/v1/agreements/${id}`)).toMatchObject({
      organizationIds: [houseId],
      validTo: dayIn(20),
    });

    await key(page, 'e');
    await page.getByLabel(t('directory:agreement.validTo')).fill(dayIn(10));
    await press(page, t('directory:edit.save'));
    await page.getByText(t('directory:history.how.changed')).first().waitFor();
    expect((await read(agreement, `/v1/agreements/${id}`)).validTo).toBe(dayIn(10));

    await press(page, t('directory:ending.renew'));
    const renewal = page.getByRole('dialog');
    await renewal.getByLabel(t('directory:agreement.validTo')).fill(dayIn(400));
    await renewal.getByRole('button', { name: t('directory:ending.renew') }).click();
    await page.getByText(t('directory:ending.renewed')).waitFor();
    const { items } = await read(list, `/v1/agreements?organizationId=${houseId}&limit=100`);
    expect(items).toContainEqual(
      expect.objectContaining({ organizationIds: [houseId], validFrom: dayIn(11), validTo: dayIn(400) }),
    );
  });
});

describe('a trip of several legs', () => {
  it('is read leg by leg, on paper as well', TIMEOUT, async () => {
    const timmins = { kind: 'community', communityId: 'place-timmins' };
    const body = {
      personId: await somebody(),
      purpose: 'safe-place',
      when: { kind: 'now' },
      legs: [
        { from: { kind: 'community', communityId: ATTAWAPISKAT }, to: timmins },
        { from: timmins, to: { kind: 'location', locationId: SAFE_HOUSE } },
      ],
      passengers: { adults: 1, children: 0 },
    };
    const { id } = made.parse(await stage.client.api(COORDINATOR, 'POST', '/v1/trips', { body }));
    const desk = await sit({ path: `/trips/${id}` });
    const { page, t, see } = desk;
    const plan = page.locator('section').filter({ has: page.getByRole('heading', { name: t('trips:plan.title') }) });
    await plan.getByText('Attawapiskat').first().waitFor();
    expect(await plan.getByRole('listitem').filter({ hasText: 'Timmins' }).count()).toBe(2);
    expect(await violationsOf(desk)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await plan.isVisible()).toBe(true);
    expect(await see(z.boolean(), 'document.documentElement.scrollWidth > window.innerWidth')).toBe(false);
  });
});
