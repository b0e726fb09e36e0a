import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fiscalYearOf } from '../../shared/counting/fiscal-year.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import { ADMIN, COORDINATOR, RECIPIENT } from '../scenario/cast.ts';
import { until } from '../scenario/client.ts';
import { temporaryFolder } from '../scenario/server.ts';
import { foreignService } from '../hsds.ts';
import { violationsOf } from './console/axe.ts';
import { hubToday, seatsAt } from './console/scene.ts';
import { newPhone, openStage, type Stage } from './console/stage.ts';
import { playedOut, showScreen, SCREENS, type Scenes } from './console/story.ts';

/** What is done by day: what is known is kept right, what was done is written down, and what is asked to be forgotten is. */
let stage: Stage;
let scenes: Scenes;
const folder = temporaryFolder();
beforeAll(async () => {
  stage = await openStage();
  scenes = await playedOut(stage.client);
}, 240_000);
afterAll(async () => {
  await stage.close();
  folder.remove();
});

const sit = seatsAt(() => stage.url);

const TIMEOUT = { timeout: 180_000 };
/** The fiscal year of the last month that is over: that much can be handed in. */
const dated = (): number => {
  const firstOfMonth = Date.parse(`${hubToday().slice(0, 7)}-01`);
  return fiscalYearOf(parseLocalDate(new Date(firstOfMonth - 86_400_000).toISOString().slice(0, 10)));
};
const read = async <T>(schema: z.ZodType<T>, path: string, member: string = COORDINATOR): Promise<T> =>
  schema.parse(await stage.client.api(member, 'GET', path));
const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
/** Opens a list of choices by its label, and takes one by its words. */
async function choose(page: Page, label: string, words: string): Promise<void> {
  const list = page.getByRole('listbox');
  await page.getByRole('button', { name: label }).click();
  await list.getByRole('option', { name: words, exact: true }).click();
  await list.waitFor({ state: 'detached' });
}
/** A key that a hand would press: what is to hear it has been drawn before. */
async function key(page: Page, name: string): Promise<void> {
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  await page.keyboard.press(name);
}
const named = z.looseObject({ name: z.object({ fr: z.string(), en: z.string() }) });

describe('the directory', () => {
  it('is corrected, and says who did it', TIMEOUT, async () => {
    const path = `/directory/services/${scenes.serviceId}`;
    const { page, t } = await sit({ path });
    await press(page, t('directory:edit.edit'));
    await page.getByLabel(`${t('directory:field.name')} (français)`).fill('Ligne de jour');
    await press(page, t('directory:edit.save'));
    await page.getByRole('heading', { level: 1, name: 'Ligne de jour' }).waitFor();
    await page.getByText(t('directory:history.how.changed')).first().waitFor();
    expect(await read(named, `/v1/services/${scenes.serviceId}`)).toMatchObject({ name: { fr: 'Ligne de jour' } });
  });

  it('takes in another one, after it has said what that would do', TIMEOUT, async () => {
    const file = join(folder.path, 'elsewhere.json');
    const { organization, ...service } = z.looseObject({ organization: z.unknown() }).parse(foreignService());
    writeFileSync(file, JSON.stringify({ organizations: [organization], services: [{ ...service, organization }] }));
    const { page, t } = await sit({ path: '/directory-import', language: 'en' });
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByLabel(t('directory:import.source')).fill('lakeside');
    await choose(page, t('directory:import.defaultKind'), t('directory:serviceKind.counselling'));
    await press(page, t('directory:import.preview'));
    await page.getByText(t('directory:import.previewDone')).waitFor();
    const search = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
    const found = async () => (await read(search, '/v1/directory/search?q=lakeside')).items.length;
    expect(await found()).toBe(0);
    await press(page, t('directory:import.run'));
    await page.getByText(t('directory:import.done')).waitFor();
    expect(await found()).toBeGreaterThan(0);
  });
});

describe('the books', () => {
  const report = z.looseObject({ elements: z.array(z.looseObject({ code: z.string(), value: z.number() })) });
  const valueOf = async (code: string): Promise<number> => {
    const { elements } = await read(report, `/v1/reports/${RECIPIENT}/${dated()}`);
    return elements.find((element) => element.code === code)?.value ?? -1;
  };

  it('take an activity and an expenditure, and are frozen by a report', TIMEOUT, async () => {
    const before = [await valueOf('group-activities'), await valueOf('expenditures')];
    const { page, t } = await sit({ path: `/reports?recipient=${RECIPIENT}&year=${dated()}&part=entries` });
    await press(page, t('reports:entries.addNamed.group'));
    await choose(page, t('reports:form.type'), t('reports:groupType.land-based'));
    await press(page, t('reports:entries.record'));
    await page.getByText(t('reports:entries.recorded')).first().waitFor();
    await press(page, t('reports:entries.addNamed.expenditure'));
    await page.getByLabel(t('reports:form.amount')).fill('120,50');
    await choose(page, t('reports:form.category'), t('reports:category.transport'));
    await press(page, t('reports:entries.record'));
    await page.getByText('120,50').first().waitFor();
    expect([await valueOf('group-activities'), await valueOf('expenditures')]).toEqual([
      Number(before[0]) + 1,
      Number(before[1]) + 12_050,
    ]);
    await page.getByRole('tab', { name: t('reports:parts.submissions') }).click();
    await press(page, t('reports:submissions.submit'));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('reports:submissions.submit') })
      .click();
    await page.getByText(t('reports:submissions.number', { number: 1 }), { exact: true }).waitFor();
    await press(page, t('reports:submissions.openNamed', { number: 1 }));
    await page.getByRole('dialog').waitFor();
  });
});

describe('the settings', () => {
  const hub = z.looseObject({ intake: z.looseObject({ answerMinutes: z.number() }) });
  const travelling = z.looseObject({ travel: z.looseObject({ closures: z.array(z.unknown()) }) });

  it('are changed by the administrator, who sees first what will change', TIMEOUT, async () => {
    const { page, t } = await sit({ path: '/settings?part=onCall', member: ADMIN, language: 'en' });
    await page.getByLabel(t('settings:field.intake.answerMinutes')).fill('20');
    const changes = page.getByRole('region', { name: t('settings:changes.title') });
    await changes.getByText('20').first().waitFor();
    await changes.getByRole('button', { name: t('settings:changes.save') }).click();
    await page.getByText(t('settings:saved')).first().waitFor();
    expect((await read(hub, '/v1/hub', ADMIN)).intake.answerMinutes).toBe(20);
  });

  it('take a closed road, marked until it is whole, and give it back', TIMEOUT, async () => {
    const closures = async () => (await read(travelling, '/v1/hub', ADMIN)).travel.closures;
    const before = await closures();
    const { page, t } = await sit({ path: '/settings?part=travel', member: ADMIN });
    await press(page, t('settings:list.closures.add'));
    const changes = page.getByRole('region', { name: t('settings:changes.title') });
    const save = changes.getByRole('button', { name: t('settings:changes.save') });
    await save.click();
    await page.getByText(t('settings:wrong.missing')).waitFor();
    // What is missing has the keyboard.
    await page.locator(':focus').fill('2030-01-01T08:00');
    await changes.getByText(t('settings:list.new')).waitFor();
    await save.click();
    await page.getByText(t('settings:saved')).first().waitFor();
    // Under the pointer a notice stays.
    await page.getByText(t('settings:saved')).first().hover();
    expect(await closures()).toEqual([...before, { mode: 'road', until: '2030-01-01T13:00:00.000Z' }]);
    await press(page, t('common:undo'));
    await page.getByText(t('settings:takenBack')).first().waitFor();
    expect(await closures()).toEqual(before);
  });
});

describe('two files of one person', () => {
  const made = z.looseObject({ personId: z.string() });
  const pairs = z.looseObject({ items: z.array(z.looseObject({ personIds: z.array(z.string()) })) });
  const paired = async (personId: string): Promise<boolean> =>
    (await read(pairs, '/v1/duplicates')).items.some(({ personIds }) => personIds.includes(personId));

  /** Two files with one phone. @returns one of them, once the pair is known. */
  async function pair(name: string): Promise<string> {
    const facts = { ageBand: '18-plus', language: 'fr', private: { phone: newPhone(), name } };
    const create = async () => made.parse(await stage.client.api(COORDINATOR, 'POST', '/v1/people', { body: facts }));
    const { personId } = await create();
    await create();
    await until('the pair', 60_000, async () => ((await paired(personId)) ? true : undefined));
    return personId;
  }

  it(
    'are laid beside each other, and made one; the next pair waits until something is said of it',
    TIMEOUT,
    async () => {
      const files = [await pair('Anne Roy (inventée)'), await pair('Ève Roy (inventée)')];
      const desk = await sit({ path: '/duplicates' });
      const { page, t } = desk;
      await page.getByRole('dialog', { name: t('people:why.title') }).waitFor();
      await key(page, '1');
      await page.getByRole('group', { name: t('people:duplicates.pair') }).waitFor();
      expect(await violationsOf(desk)).toEqual([]);
      await key(page, 'f');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('people:identity.merge') })
        .click();
      // Said aloud, with the way back; and what was said of this pair does not go on to the other.
      await page.getByText(t('people:identity.merged')).waitFor();
      await page.getByRole('group', { name: t('people:duplicates.pair') }).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      const left = await Promise.all(files.map(paired));
      expect(left.filter(Boolean)).toHaveLength(1);
    },
  );
});

describe('a file', () => {
  const goals = z.looseObject({ items: z.array(z.looseObject({ words: z.string().optional() })) });

  it(
    'takes a service in two keys, a goal in the words of the person, and is erased with a certificate',
    TIMEOUT,
    async () => {
      const { personId } = scenes;
      const recipient = (await read(named, `/v1/organizations/${RECIPIENT}`)).name.fr;
      const desk = await sit({ path: '/people', expected: /\b(?:404|410)\b/ });
      const { page, t } = desk;
      const person = SCREENS.find(({ name }) => name === 'person');
      if (person === undefined) throw new Error('There is a screen of a person');
      await showScreen(desk, stage.url, person, scenes);
      await key(page, 'b');
      await choose(page, t('people:plan.area'), t('people:area.permanent-housing'));
      await page.getByLabel(t('people:plan.words')).fill('Un logement à moi');
      await press(page, t('people:plan.save'));
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByText('Un logement à moi').first().waitFor();
      const headers = { 'access-reason': 'data-request' };
      const plan = goals.parse(await stage.client.api(COORDINATOR, 'GET', `/v1/plans/${personId}`, { headers }));
      expect(plan.items).toHaveLength(1);
      await key(page, 'e');
      const services = page.getByRole('dialog', { name: t('people:service.title') });
      await services.waitFor();
      // Who gave it is asked once on a device, and then kept.
      await choose(page, t('people:service.recipient'), recipient);
      await key(page, '2');
      await services.waitFor({ state: 'detached' });
      await key(page, 'e');
      await services.waitFor();
      await key(page, '3');
      await services.waitFor({ state: 'detached' });
      await press(page, t('people:rights.erase'));
      await page.getByText(t('people:erase.understood')).click();
      await press(page, t('people:erase.now'));
      await page.getByText(t('people:certificate.title')).waitFor();
      const gone = await stage.client.raw(COORDINATOR, `/v1/people/${personId}`, headers);
      expect([404, 410]).toContain(gone.status);
    },
  );
});
