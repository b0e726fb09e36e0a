import { beforeEach, describe, expect, it } from 'vitest';
import { confirmDirectoryNow, keepRoundGoing } from '../../shared/assurance/index.ts';
import { askNow, confirmByTelephone, listAssurances } from '../../shared/assurance/service.ts';
import {
  changeHubSettings,
  loadDirectory,
  readEntry,
  readHubSettings,
  readHubSettingsVersion,
  saveEntry,
} from '../../shared/directory/index.ts';
import { readChanges } from '../../shared/directory/history-store.ts';
import { openAsk, readPhoneTroubles } from '../../shared/partners/line/index.ts';
import { setTimer } from '../../shared/platform/timer.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { DAY, HOUR, MONDAY, assuranceScene, mayLeave, type AssuranceScene } from './assurance-scene.ts';
import { staff } from './transport-scene.ts';

let scene: AssuranceScene;
beforeEach(async () => {
  scene = await assuranceScene();
});

/** Runs whatever is due for so many days, and says who was asked, or reminded, when. */
async function runFor(days: number): Promise<{ at: string; organizationId: string; isReminder: boolean }[]> {
  const end = new Date(scene.platform.clock().getTime() + days * DAY).toISOString();
  await scene.sweep();
  for (;;) {
    const next = (await scene.timers()).map(({ dueAt }) => dueAt).sort()[0];
    if (next === undefined || next > end) break;
    scene.hub.setNow(next);
    await scene.sweep();
  }
  return (await scene.texts())
    .filter(({ text }) => text.about.kind === 'organization')
    .map(({ text, body }) => ({
      at: text.dueAt,
      organizationId: text.about.id,
      isReminder: /reminder|rappel/.test(body),
    }))
    .sort((a, b) => a.at.localeCompare(b.at));
}

const first = (): string => scene.organizations[0]?.id ?? '';
const asked = async (organizationId: string): Promise<string> => {
  const state = await askNow(scene.platform, organizationId);
  if (isRefusal(state)) throw new Error(state.code);
  return state.ask?.code ?? '';
};
const statusOf = async (organizationId: string) => (await scene.state(organizationId))?.status;

describe('the round', () => {
  it('asks nobody at first, then each organization once, by day, and no more a day than the hub says', async () => {
    const { platform } = scene;
    const { timeZone, directory } = await readHubSettings(platform);
    // A round of 30 days is as good as one of 90.
    const { settings, version } = await readHubSettingsVersion(platform);
    await changeHubSettings(
      platform,
      { ...settings, directory: { ...directory, confirmEveryDays: 30, asksADay: 4 } },
      version,
    );
    const sent = await runFor(12);
    const asks = sent.filter(({ isReminder }) => !isReminder);
    expect(asks.length).toBeGreaterThan(8);
    expect(new Set(asks.map(({ organizationId }) => organizationId)).size).toBe(asks.length);
    for (const { at } of sent) {
      const wall = new Date(at).toLocaleString('en-CA', {
        timeZone,
        weekday: 'short',
        hour: '2-digit',
        hourCycle: 'h23',
      });
      expect(wall).toMatch(/^(Mon|Tue|Wed|Thu|Fri),? (09|1[0-5])/);
    }
    const byDay = Map.groupBy(asks, ({ at }) => at.slice(0, 10));
    expect(Math.max(...[...byDay.values()].map(({ length }) => length))).toBeLessThanOrEqual(4);
    expect(asks[0]?.at.slice(0, 10)).not.toBe(MONDAY.slice(0, 10));
    // Nobody answered: whoever was asked more than a week ago was reminded, once.
    const reminded = sent.filter(({ isReminder }) => isReminder).map(({ organizationId }) => organizationId);
    expect(reminded.length).toBeGreaterThan(0);
    expect(new Set(reminded).size).toBe(reminded.length);
  });

  it('that is run twice at once, or again after it broke off, asks nobody twice', async () => {
    const { platform } = scene;
    await keepRoundGoing(platform);
    scene.hub.tick(HOUR);
    await scene.sweep();
    // Everybody is due.
    scene.hub.tick(120 * DAY);
    const [timer] = (await scene.timers()).filter(({ work }) => work.what === 'confirm-directory');
    if (timer === undefined) throw new Error('the round has a timer');
    const another = scene.hub.another();
    await Promise.all([confirmDirectoryNow(platform, timer), confirmDirectoryNow(another, timer)]);
    await confirmDirectoryNow(platform, timer);
    const asks = (await scene.texts()).map(({ text }) => text.about.id);
    expect(asks.length).toBeGreaterThan(0);
    expect(new Set(asks).size).toBe(asks.length);
    expect((await scene.timers()).filter(({ work }) => work.what === 'confirm-directory')).toHaveLength(1);
  });

  it('is set going once, and moves on by itself', async () => {
    const { platform } = scene;
    await keepRoundGoing(platform);
    await keepRoundGoing(scene.hub.another());
    const round = async () => (await scene.timers()).filter(({ work }) => work.what === 'confirm-directory');
    const [before] = await round();
    expect(before?.dueAt).toBe('2026-11-23T15:30:00.000Z');
    // Friday, 15:30: the next hour of the hub is on Monday at nine.
    scene.hub.setNow('2026-11-27T20:30:00.000Z');
    await scene.sweep();
    expect((await round()).map(({ dueAt }) => dueAt)).toEqual(['2026-11-30T14:00:00.000Z']);
  });
});

describe('an organization that is asked', () => {
  it('and says ok has confirmed today, by itself, once', async () => {
    const code = await asked(first());
    const [question] = await scene.texts();
    expect(question).toMatchObject({ to: scene.phoneOf(first()) });
    expect(question?.body).toContain(`OK ${code}`);
    const { version } = await loadDirectory(scene.platform);
    const reply = await scene.say(first(), 'OK', 'SM-ok');
    expect(reply).toContain(code);
    expect((await scene.organization(first())).assuredOn).toBe('2026-11-23');
    expect(await statusOf(first())).toBe('confirmed');
    expect(await scene.asksOf(first())).toEqual(['confirmation done']);
    expect((await loadDirectory(scene.platform)).version).toBe(version + 1);
    const { items } = await readChanges(scene.platform, { kind: 'organization', id: first() }, {});
    expect(items.map(({ how, by }) => ({ how, by }))).toEqual([
      { how: 'confirmed', by: { kind: 'partner', organizationId: first() } },
    ]);
    // The same message again, and the same words again.
    expect(await scene.say(first(), 'OK', 'SM-ok')).toBe(reply);
    await scene.say(first(), `OK ${code}`);
    expect((await loadDirectory(scene.platform)).version).toBe(version + 1);
    if (question === undefined) throw new Error('a question was sent');
    expect(await mayLeave(scene.platform, question)).toEqual({ may: 'never', why: 'no-longer-true' });
  });

  it('and says what has changed is called by a human, who reads it; its entry is not confirmed', async () => {
    await asked(first());
    const reply = await scene.say(first(), 'Non, nouveau numéro: 705 555 0199');
    expect(reply).toMatch(/vous appellera|will call you/);
    await scene.say(first(), 'et on a déménagé');
    expect((await scene.organization(first())).assuredOn).toBeUndefined();
    const { lines } = await listAssurances(scene.platform);
    expect(lines[0]).toMatchObject({
      organization: { id: first() },
      status: 'changed',
      said: 'Non, nouveau numéro: 705 555 0199\net on a déménagé',
    });
    const { onCall } = await readHubSettings(scene.platform);
    const told = (await scene.texts()).filter(({ text }) => text.about.kind === 'alert');
    expect(told).toHaveLength(1);
    expect(told[0]?.to).toBe(onCall[0]?.phone);
    expect(told[0]?.body).not.toMatch(/0199|déménagé/);
  });

  it('tells it at night without waking whoever is on call', async () => {
    await asked(first());
    scene.hub.setNow('2026-11-24T03:00:00.000Z');
    await scene.say(first(), 'we moved');
    const [told] = (await scene.texts()).filter(({ text }) => text.about.kind === 'alert');
    expect(told?.text.dueAt).toBe('2026-11-24T14:00:00.000Z');
  });

  it('and is silent is reminded once, then a coordinator sees it; a late ok is still welcome', async () => {
    await keepRoundGoing(scene.platform);
    scene.hub.tick(HOUR);
    await scene.sweep();
    const code = await asked(first());
    scene.hub.tick(6 * DAY);
    await scene.sweep();
    expect(await statusOf(first())).toBe('asked');
    scene.hub.tick(DAY);
    await scene.sweep();
    expect(await statusOf(first())).toBe('reminded');
    const reminders = (await scene.texts()).filter(({ text }) => text.about.id === first());
    expect(reminders.map(({ body }) => body.includes(`OK ${code}`))).toEqual([true, true]);
    scene.hub.tick(7 * DAY);
    await scene.sweep();
    expect(await statusOf(first())).toBe('silent');
    expect((await listAssurances(scene.platform)).lines[0]).toMatchObject({ organization: { id: first() } });
    await scene.say(first(), 'oui tout est bon');
    expect(await statusOf(first())).toBe('confirmed');
  });

  it('whose text does not arrive is shown as unreachable, and its phone as failing', async () => {
    await asked(first());
    const state = await scene.state(first());
    const textId = state?.ask?.textId ?? '';
    const work = { what: 'confirmation-failed', organizationId: first(), textId } as const;
    const dueAt = scene.platform.clock().toISOString();
    await scene.platform.table.write([
      setTimer({ id: 'failed-1', dueAt, work }),
      setTimer({ id: 'failed-2', dueAt, work }),
    ]);
    await scene.sweep();
    expect(await statusOf(first())).toBe('unreachable');
    const phoneKey = await scene.platform.phoneKey(scene.phoneOf(first()));
    expect((await readPhoneTroubles(scene.platform, [phoneKey])).get(phoneKey)).toMatchObject({
      kind: 'failing',
      count: 1,
    });
    expect(await scene.asksOf(first())).toEqual(['confirmation passed-over']);
  });

  it('and stops texts gets none, and stands in the list', async () => {
    await keepRoundGoing(scene.platform);
    scene.hub.tick(HOUR);
    await scene.sweep();
    await asked(first());
    const question = (await scene.texts()).find(({ text }) => text.about.kind === 'organization');
    if (question === undefined) throw new Error('a question was sent');
    await scene.say(first(), 'STOP');
    expect(await mayLeave(scene.platform, question)).toEqual({ may: 'never', why: 'opted-out' });
    scene.hub.tick(HOUR);
    await scene.sweep();
    expect(await statusOf(first())).toBe('unreachable');
    const again = await askNow(scene.platform, first());
    expect(again).toMatchObject({ code: 'partner-opted-out' });
  });

  it('while a trip is offered to it is not asked, by the round or by hand', async () => {
    const phoneKey = await scene.platform.phoneKey(scene.phoneOf(first()));
    const now = scene.platform.clock().toISOString();
    const about = { kind: 'offer' as const, tripId: 't', offerId: 'f', listedAt: now, pickupAt: now, siblings: [] };
    await scene.platform.table.write([
      openAsk({ phoneKey, organizationId: first(), code: 'R4TW', about, state: 'open', openedAt: now }),
    ]);
    expect(await askNow(scene.platform, first())).toMatchObject({ code: 'partner-busy' });
    expect(await scene.texts()).toEqual([]);
  });

  it('in its quiet hours is texted when they end, and not before', async () => {
    const entry = await readEntry(scene.platform, 'organization', first());
    if (entry?.kind !== 'organization') throw new Error('it is in the directory');
    const quiet = { ...entry.value, quietHours: { from: '21:00', to: '11:15' } };
    await saveEntry(scene.platform, { kind: 'member', id: 'm' }, { ...entry, value: quiet });
    await asked(first());
    const [question] = await scene.texts();
    expect(question?.text.dueAt).toBe('2026-11-23T16:15:00.000Z');
    if (question === undefined) throw new Error('a question was queued');
    expect(await mayLeave(scene.platform, question)).toEqual({ may: 'later', at: '2026-11-23T16:15:00.000Z' });
  });

  it('by hand is asked once', async () => {
    await asked(first());
    expect(await askNow(scene.platform, first())).toMatchObject({ code: 'asked-already' });
    expect(await askNow(scene.platform, crypto.randomUUID())).toMatchObject({ code: 'unknown-organization' });
  });
});

describe('a confirmation by telephone', () => {
  it('says who said so, and settles what was asked', async () => {
    await asked(first());
    const confirmed = await confirmByTelephone(scene.platform, staff, first(), 'Mme Roy');
    expect(isRefusal(confirmed)).toBe(false);
    expect((await scene.organization(first())).assuredOn).toBe('2026-11-23');
    expect(await scene.asksOf(first())).toEqual(['confirmation done']);
    const { lines } = await listAssurances(scene.platform);
    expect(lines.find(({ organization }) => organization.id === first())).toMatchObject({
      status: 'confirmed',
      said: 'Mme Roy',
      heardBy: staff.memberId,
      isStale: false,
      dueOn: '2027-02-21',
    });
    const { items } = await readChanges(scene.platform, { kind: 'organization', id: first() }, {});
    expect(items.map(({ how, by }) => ({ how, by }))).toEqual([
      { how: 'confirmed', by: { kind: 'member', id: staff.memberId } },
    ]);
  });
});
