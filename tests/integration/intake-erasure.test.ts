import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../shared/access/index.ts';
import { fiscalYearOf, readReport, recordServiceEvent } from '../../shared/counting/index.ts';
import { lastDayOf, type FiscalYear } from '../../shared/counting/fiscal-year.ts';
import { changeHubSettings, readHubSettingsVersion, type HubSettings } from '../../shared/directory/index.ts';
import { eraseConversation, handleConversation, listWaiting, writeToPerson } from '../../shared/intake/index.ts';
import { mergePersons } from '../../shared/identity/index.ts';
import { changeFile, createPersonWrites, erasePerson, openFile } from '../../shared/people/index.ts';
import { addGoal, changeGoal } from '../../shared/plans/index.ts';
import type { Goal } from '../../shared/plans/model.ts';
import { localDateIn } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { Table, type Item } from '../../shared/platform/table.ts';
import { patientClient } from '../patient-client.ts';
import type { Write, WriteOutcome } from '../../shared/platform/transaction.ts';
import { cancelTrip, createTrip, openTrip, type Trip } from '../../shared/transport/index.ts';
import { demoHub } from '../hub.ts';
import { erasureScene, everythingReadable, INTAKE, ok, PHONE, staff, type ErasureScene } from './erasure-scene.ts';
import { request } from './transport-scene.ts';

/** What the person wrote, what was written to them and about them, and their number: nowhere once they are erased. */
const MARKS = [
  'marquewapiti',
  'marquecastor',
  'marqueloutre',
  'marquehuard',
  'marqueorignal',
  'marquebrochet',
  '5550190',
];

let scene: ErasureScene;
beforeEach(async () => {
  scene = await erasureScene();
});
afterEach(() => scene.stop());

const conversationId = (): Promise<string> => scene.platform.phoneKey(PHONE);
const certificates = () => scene.certificates();
const opened = () => scene.opened();

interface Known {
  readonly personId: string;
  readonly recipientId: string;
  readonly fiscalYear: FiscalYear;
  readonly goal: Goal;
  readonly trip: Trip;
}

/** A file with everything a file can hold, and a conversation in which both have written. */
async function known(): Promise<Known> {
  const { platform } = scene;
  const personId = await scene.intake();
  await scene.say('marquecastor: je ne veux pas que ça se sache', { mediaCount: 1 });
  ok(
    await writeToPerson(platform, staff, await conversationId(), {
      body: 'marqueloutre, on arrive bientot',
      knowingly: true,
    }),
  );
  const { profile } = ok(await openFile(platform, staff, personId, 'safety'));
  const named = await changeFile(
    platform,
    staff,
    personId,
    (facts, privately) => ({ facts, privately: { ...privately, name: 'Zoélie marquehuard' } }),
    profile.version,
  );
  ok(named);
  const wish = { area: 'education', words: 'marqueorignal' } as const;
  const goal = ok(await addGoal(platform, staff, personId, platform.ids.uuid(), wish));
  const ride = { ...request, personId, pickupDetails: 'marquebrochet' };
  const trip = ok(await createTrip(platform, staff, platform.ids.uuid(), ride));
  const recipientId = demoHub().organizations.find(({ isRecipient }) => isRecipient)?.id ?? '';
  const serviceDate = localDateIn('America/Toronto', platform.clock());
  const service = { personId, recipientId, serviceDate, serviceType: 'safety-planning' };
  ok(await recordServiceEvent(platform, staff, platform.ids.uuid(), service));
  await scene.work();
  return { personId, recipientId, fiscalYear: fiscalYearOf(serviceDate), goal, trip };
}

/** What the recipient reports of the year of that service. */
const personsServed = async ({ recipientId, fiscalYear }: Known): Promise<unknown> =>
  ok(await readReport(scene.platform, staff, { recipientId, fiscalYear })).elements.find(
    ({ code }) => code === 'persons-served',
  )?.value;

/** Of the marks, those that can be read in these items with the keys there are now. */
async function readable(items: readonly Item[]): Promise<string[]> {
  const all = everythingReadable(items, await scene.keys());
  return MARKS.filter((mark) => all.includes(mark));
}

describe('after an erasure, a backup taken before it', { timeout: 120_000 }, () => {
  it('yields nothing readable when the person erased by text', async () => {
    const file = await known();
    const backup = await scene.copy();
    const before = await personsServed(file);
    // Else the test could not fail.
    expect(await readable(backup)).toEqual(MARKS);

    await scene.say('effacer');
    await scene.say('oui');
    expect(await readable(backup)).toEqual([]);
    // Until the carrier's copies are gone the number is known, under a key that goes with them.
    const meanwhile = await scene.copy();
    expect(await readable(meanwhile)).toEqual(['5550190']);
    await scene.days(0.5);
    expect(await readable([...backup, ...meanwhile, ...(await scene.copy())])).toEqual([]);
    expect(await personsServed(file)).toEqual(before);
    expect(await certificates()).toMatchObject([
      { by: { kind: 'person' }, erased: { files: 1, conversations: 1, consents: 1, goals: 1 } },
    ]);
  });

  it('yields nothing readable when a coordinator erased the conversation, or the file', async () => {
    const file = await known();
    const { personId } = file;
    const backup = await scene.copy();
    const before = await personsServed(file);
    const { item } = await opened();
    const { erasureId } = ok(
      await eraseConversation(scene.platform, staff, item.phoneKey, 'data-request', item.version),
    );
    // The file went with it, under the same certificate.
    expect(await erasePerson(scene.platform, staff, personId, 'data-request')).toEqual({ erased: true, erasureId });
    await scene.days(0.5);
    expect(await readable([...backup, ...(await scene.copy())])).toEqual([]);
    expect(await personsServed(file)).toEqual(before);
    const [certificate, ...others] = await certificates();
    expect(certificate).toMatchObject({ id: erasureId, by: { kind: 'member', reason: 'data-request' } });
    expect(others).toEqual([]);
    const admin = { ...staff, role: 'admin' } as const;
    const audit = ok(await listAudit(scene.platform, admin, `PERSON#${personId}`, {})).items;
    expect(audit.map(({ action, reason }) => [action, reason])).toContainEqual(['erase-person', 'data-request']);
  });

  it('yields nothing readable when the hub’s time of keeping was over', async () => {
    const { platform } = scene;
    await keep({ conversationDays: 30, personDays: 40 });
    const file = await known();
    const backup = await scene.copy();
    const before = await personsServed(file);
    await scene.days(70);
    // Somebody still waits for a human, and for a ride.
    expect(await certificates()).toEqual([]);
    await close(file);
    await scene.days(50);
    expect(await certificates()).toMatchObject([{ by: { kind: 'retention' }, erased: { files: 0, conversations: 1 } }]);
    expect(await readable(backup)).toEqual(['marquehuard', 'marqueorignal', 'marquebrochet', '5550190']);
    // As long as a report that the person counts in may be handed in, and then no longer.
    for (let tens = 0; tens < 60 && (await certificates()).length < 2; tens += 1) await scene.days(10);
    expect((await certificates()).map(({ erased }) => erased.files)).toEqual([1, 0]);
    expect(localDateIn('America/Toronto', platform.clock()) > lastDayOf(file.fiscalYear)).toBe(true);
    await scene.days(10);
    expect(await readable([...backup, ...(await scene.copy())])).toEqual([]);
    expect(await personsServed(file)).toEqual(before);
    expect(await platform.table.get({ pk: `CONVERSATION#${await conversationId()}`, sk: 'STATE' })).toBeUndefined();
  });
});

describe('what is left in the table of an erased conversation', () => {
  const items = async (): Promise<string[]> =>
    (await scene.platform.table.query({ pk: `CONVERSATION#${await conversationId()}` })).items.map(({ sk }) => sk);

  it('is a trace for a day, for webhooks that come again, and then nothing', async () => {
    await scene.intake();
    await scene.say('effacer');
    await scene.say('oui');
    await scene.work();
    expect(await items()).toEqual(['STATE']);
    await scene.days(2);
    expect(await items()).toEqual([]);
    expect(await scene.pending('clear-conversation')).toEqual([]);
  });

  it('is the wish for no texts, for ever', async () => {
    await scene.say('Bonjour');
    await scene.say('STOP');
    await scene.eraseByCoordinator();
    await scene.days(400);
    expect(await items()).toEqual(['STATE']);
    expect(await scene.say('allo')).toBeUndefined();
  });

  it('is what the person wrote since, where they have begun anew', async () => {
    await scene.say('Bonjour');
    await scene.eraseByCoordinator();
    await scene.say('Re-bonjour');
    await scene.days(3);
    expect((await opened()).messages.map(({ text }) => text)).toEqual(['Re-bonjour']);
    expect(await items()).toHaveLength(2);
  });
});

describe('erasing a conversation', () => {
  it('is refused when it changed meanwhile, is not there, or was erased', async () => {
    const { platform } = scene;
    await scene.say('Bonjour');
    const { phoneKey, version } = (await opened()).item;
    const erase = (id: string, at: number) => eraseConversation(platform, staff, id, 'safety', at);
    expect(await erase(phoneKey, version - 1)).toMatchObject({ refused: true, code: 'changed-meanwhile' });
    expect(await erase('B'.repeat(43), 1)).toMatchObject({ code: 'conversation-not-found' });
    expect(await erase('nonsense', 1)).toMatchObject({ code: 'conversation-not-found' });
    ok(await erase(phoneKey, version));
    expect(await erase(phoneKey, version + 1)).toMatchObject({ code: 'conversation-erased' });
    expect(await certificates()).toHaveLength(1);
  });
});

describe('whoever does the work of an erasure', { timeout: 120_000 }, () => {
  it('may die before any write, and the end is the same', async () => {
    const { platform, hub } = scene;
    /** Whether the work came to its end before the writes were used up. */
    const survives = async (by: Platform): Promise<boolean> => {
      for (let look = 0; look < 3; look += 1) {
        try {
          await scene.work(by);
        } catch {
          return false;
        }
        hub.tick(2 * 60_000);
      }
      return true;
    };
    const ends = new Set<string>();
    for (let writes = 0, survived = false; !survived; writes += 1) {
      const phone = `+1705555${String(1000 + writes)}`;
      for (const body of [...INTAKE, 'effacer', 'oui']) await scene.say(body, { phone });
      survived = await survives({ ...platform, table: new MortalTable(platform.table.names, writes) });
      await scene.days(3);
      expect(scene.atCarrier(phone)).toEqual([]);
      const pk = `CONVERSATION#${await platform.phoneKey(phone)}`;
      expect((await platform.table.query({ pk })).items).toEqual([]);
      const [latest] = await certificates();
      ends.add(JSON.stringify({ ...latest?.erased, ...latest?.carrier, at: undefined }));
    }
    expect(ends.size).toBe(1);
    expect((await certificates()).length).toBeGreaterThan(5);
    for (const what of ['erase-at-carrier', 'clear-conversation', 'forget-person', 'expire-conversation'] as const) {
      expect(await scene.pending(what)).toEqual([]);
    }
  });
});

/** A function that is killed right before its nth write. */
class MortalTable extends Table {
  #left: number;
  constructor(names: Table['names'], writes: number) {
    super(patientClient(), names);
    this.#left = writes;
  }
  override async write(writes: readonly Write[]): Promise<WriteOutcome> {
    if (this.#left === 0) throw new Error('killed');
    this.#left -= 1;
    return super.write(writes);
  }
}

describe('what the hub has kept long enough', () => {
  const isActive = async (personId: string): Promise<boolean> =>
    !('refused' in (await openFile(scene.platform, staff, personId, 'follow-up')));

  it('stays while somebody waits for a human, and while they go on writing', async () => {
    await keep({ conversationDays: 10 });
    await scene.intake();
    await scene.days(30);
    expect(await certificates()).toEqual([]);
    await seeToQueue();
    await scene.days(6);
    await scene.say('Bonjour');
    await seeToQueue();
    await scene.days(9);
    expect(await certificates()).toEqual([]);
    await scene.days(10);
    expect(await certificates()).toMatchObject([{ by: { kind: 'retention' }, erased: { conversations: 1, files: 0 } }]);
  });

  it('stays while a plan is open, and while a file that is one with it is used', async () => {
    const { platform } = scene;
    await keep({ personDays: 10 });
    const open = async (): Promise<string> => {
      const { personId, writes } = await createPersonWrites(platform, { ageBand: 'unknown', language: 'fr' });
      await platform.table.write(writes);
      return personId;
    };
    const [alone, parent, child] = [await open(), await open(), await open()];
    ok(await mergePersons(platform, staff, platform.ids.uuid(), { personId: child, parentId: parent, reason: 'same' }));
    const terms = { area: 'education' } as const;
    const goal = ok(await addGoal(platform, staff, parent, platform.ids.uuid(), terms));
    await scene.days(30);
    expect([await isActive(alone), await isActive(parent), await isActive(child)]).toEqual([false, true, true]);
    ok(await changeGoal(platform, staff, parent, goal.id, { ...terms, state: 'dropped' }, goal.version));
    await scene.days(40);
    expect([await isActive(parent), await isActive(child)]).toEqual([false, false]);
    expect((await certificates()).map(({ by, erased }) => [by.kind, erased.files])).toEqual([
      ['retention', 1],
      ['retention', 1],
      ['retention', 1],
    ]);
  });
});

async function seeToQueue(): Promise<void> {
  for (const { phoneKey, version } of (await listWaiting(scene.platform, staff, {})).items) {
    ok(await handleConversation(scene.platform, staff, phoneKey, 'done', version));
  }
}

async function keep(days: Partial<HubSettings['retention']>): Promise<void> {
  const { settings, version } = await readHubSettingsVersion(scene.platform);
  ok(await changeHubSettings(scene.platform, { ...settings, retention: { ...settings.retention, ...days } }, version));
}

/** Everything that keeps a file or a conversation is brought to its end. */
async function close({ personId, goal, trip }: Known): Promise<void> {
  const { platform } = scene;
  ok(
    await cancelTrip(platform, staff, trip.id, ok(await openTrip(platform, trip.id)).trip.version, 'no longer needed'),
  );
  const { area, words } = goal;
  ok(await changeGoal(platform, staff, personId, goal.id, { area, words, state: 'dropped' }, goal.version));
  await seeToQueue();
}
